"""Random evolution of random specs: what an author may change between two versions of a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from spec_extractor import ir
from spec_extractor.diagnostics import has_errors
from spec_extractor.genome.stacks import DEFAULT_STACK
from spec_extractor.naming import plural, snake
from spec_extractor.review import review
from tests import strategies

Change = Callable[[st.DrawFn, ir.Spec], ir.Spec]


@st.composite
def evolved(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    """Another version of ``spec``, whose review has no errors. What it says of earlier names is stated anew."""
    spec = _forget_renames(spec)
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=5)):
        changed = change(draw, spec)
        reviewed, found = review(changed, DEFAULT_STACK)
        if not has_errors(found):
            spec = reviewed
    return spec


def _forget_renames(spec: ir.Spec) -> ir.Spec:
    entities = (
        replace(
            entity,
            renamed_from=None,
            fields=tuple(replace(field, renamed_from=None) for field in entity.fields),
            many_to_many=tuple(replace(many, renamed_from=None) for many in entity.many_to_many),
        )
        for entity in spec.entities
    )
    return replace(spec, entities=tuple(entities))


def _with(spec: ir.Spec, old: ir.Entity, new: ir.Entity) -> ir.Spec:
    return replace(spec, entities=tuple(new if entity is old else entity for entity in spec.entities))


def _any_entity(draw: st.DrawFn, spec: ir.Spec) -> ir.Entity:
    return draw(st.sampled_from(spec.entities))


def _any_field(draw: st.DrawFn, spec: ir.Spec) -> tuple[ir.Entity, ir.Field] | None:
    """A field of data that is not a key."""
    fields = [(entity, field) for entity in spec.entities for field in entity.fields if not field.primary_key]
    return draw(st.sampled_from(fields)) if fields else None


def _replaced(entity: ir.Entity, old: ir.Field, new: ir.Field) -> ir.Entity:
    return replace(entity, fields=tuple(new if field is old else field for field in entity.fields))


def add_entity(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    new = draw(strategies.specs(max_entities=1)).entities[0]
    if any(entity.name == new.name for entity in spec.entities):
        return spec
    if not spec.auth.enabled:
        new = replace(new, access=ir.Access.OWNER)
    return replace(spec, entities=(*spec.entities, new))


def drop_entity(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    gone = _any_entity(draw, spec)
    entities = tuple(
        replace(
            entity,
            fields=tuple(f for f in entity.fields if not (f.references and f.references.entity == gone.name)),
            many_to_many=tuple(many for many in entity.many_to_many if many.entity != gone.name),
        )
        for entity in spec.entities
        if entity is not gone
    )
    return replace(spec, entities=entities)


def rename_entity(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    old = _any_entity(draw, spec)
    # The account stays what it is: an entity that was called so begins anew, with consent to what is lost.
    if old.renamed_from is not None or (old.name == ir.ACCOUNT and spec.auth.enabled):
        return spec
    name = draw(strategies.entity_names(1))[0]

    def moved(reference: ir.Reference | None) -> ir.Reference | None:
        return replace(reference, entity=name) if reference and reference.entity == old.name else reference

    entities = tuple(
        replace(
            entity,
            name=name if entity is old else entity.name,
            renamed_from=old.name if entity is old else entity.renamed_from,
            fields=tuple(replace(field, references=moved(field.references)) for field in entity.fields),
            many_to_many=tuple(
                replace(many, entity=name) if many.entity == old.name else many for many in entity.many_to_many
            ),
        )
        for entity in spec.entities
    )
    return replace(spec, entities=entities)


def add_field(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    entity = _any_entity(draw, spec)
    field = draw(strategies.fields(draw(strategies.field_names)))
    if any(field.name == other.name for other in entity.fields):
        return spec
    position = draw(st.integers(1, len(entity.fields)))
    return _with(
        spec, entity, replace(entity, fields=(*entity.fields[:position], field, *entity.fields[position:]))
    )


def drop_field(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    found = _any_field(draw, spec)
    if found is None:
        return spec
    entity, gone = found
    return _with(spec, entity, replace(entity, fields=tuple(f for f in entity.fields if f is not gone)))


def rename_field(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    found = _any_field(draw, spec)
    if found is None or found[1].renamed_from is not None:
        return spec
    entity, field = found
    name = draw(strategies.field_names) + ("_ref_id" if field.references else "")
    if any(name == other.name for other in entity.fields):
        return spec
    return _with(spec, entity, _replaced(entity, field, replace(field, name=name, renamed_from=field.name)))


def retype_field(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    """Another type, length, precision, default, set of values, uniqueness and nullability at once."""
    found = _any_field(draw, spec)
    if found is None or found[1].references:
        return spec
    entity, field = found
    new = replace(draw(strategies.fields(field.name)), renamed_from=field.renamed_from)
    return _with(spec, entity, _replaced(entity, field, new))


def alter_field(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    """One property of a field."""
    found = _any_field(draw, spec)
    if found is None:
        return spec
    entity, field = found
    kinds = ["nullable", "unique", "indexed", "default"]
    kinds += {"string": ["length"], "decimal": ["precision"], "enum": ["values"]}.get(field.type, [])
    kinds += ["on_delete", "target"] if field.references else []
    match draw(st.sampled_from(kinds)):
        case "nullable":
            new = replace(field, nullable=not field.nullable)
        case "unique":
            new = replace(field, unique=not field.unique)
        case "indexed":
            new = replace(field, indexed=not field.indexed)
        case "default":
            new = replace(field, default=None)
        case "length":
            new = replace(field, max_length=draw(st.none() | st.integers(1, 400)))
        case "precision":
            precision = draw(st.integers(1, 38))
            new = replace(field, precision=precision, scale=draw(st.integers(0, precision)))
        case "values":
            values = draw(st.lists(st.sampled_from([*field.values, "one", "two"]), min_size=1, unique=True))
            new = replace(field, values=tuple(values), default=None)
        case "on_delete":
            choices = st.sampled_from([None, ir.OnDelete.CASCADE, ir.OnDelete.RESTRICT])
            assert field.references is not None
            new = replace(field, references=replace(field.references, on_delete=draw(choices)))
        case _:
            new = replace(field, references=ir.Reference(_any_entity(draw, spec).name))
    return _with(spec, entity, _replaced(entity, field, new))


def add_reference(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    entity, target = _any_entity(draw, spec), _any_entity(draw, spec)
    name = f"{snake(target.name)}_ref_id"
    if any(field.name == name for field in entity.fields):
        return spec
    field = ir.Field(name, "uuid", nullable=draw(st.booleans()), references=ir.Reference(target.name))
    return _with(spec, entity, replace(entity, fields=(*entity.fields, field)))


def add_set(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    entity, target = _any_entity(draw, spec), _any_entity(draw, spec)
    many = ir.ManyToMany(plural(f"linked_{target.name}"), target.name)
    return _with(spec, entity, replace(entity, many_to_many=(*entity.many_to_many, many)))


def drop_set(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    sets = [(entity, many) for entity in spec.entities for many in entity.many_to_many]
    if not sets:
        return spec
    entity, gone = draw(st.sampled_from(sets))
    return _with(
        spec, entity, replace(entity, many_to_many=tuple(many for many in entity.many_to_many if many is not gone))
    )


def change_access(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    entity = _any_entity(draw, spec)
    return _with(spec, entity, replace(entity, access=draw(st.sampled_from(ir.Access))))


def change_routes(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    entity = _any_entity(draw, spec)
    return _with(spec, entity, replace(entity, crud=not entity.crud))


def change_auth(draw: st.DrawFn, spec: ir.Spec) -> ir.Spec:
    enabled = not spec.auth.enabled
    entities = spec.entities
    if not enabled:
        entities = tuple(replace(entity, access=ir.Access.OWNER) for entity in entities)
    return replace(spec, auth=replace(spec.auth, enabled=enabled), entities=entities)


# The common ones more often.
CHANGES: tuple[Change, ...] = (
    *(add_field, alter_field, alter_field, rename_field, retype_field, drop_field),
    *(add_field, alter_field, alter_field, rename_field, retype_field, add_reference),
    *(add_entity, drop_entity, rename_entity, add_set, drop_set, change_access, change_routes, change_auth),
)
