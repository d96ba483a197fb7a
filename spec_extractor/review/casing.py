"""Normal casing: entities in singular PascalCase, fields and sets in snake_case, references to match."""

from __future__ import annotations

from dataclasses import replace

from spec_extractor.ir import Entity, Field, ManyToMany, Reference, Spec
from spec_extractor.naming import entity_key, entity_name, snake


def normalise(spec: Spec) -> Spec:
    """``spec`` with every name in normal casing; what the document writes stays as the label.

    A name without a letter or digit has no normal form and stays as it is, for a rule to reject.
    """
    names: dict[str, str] = {}
    for entity in spec.entities:
        # Two spellings of one entity share a key; a rule rejects the second.
        names.setdefault(entity_key(entity.name), _entity_name(entity.name))
    return replace(spec, entities=tuple(_entity(entity, names) for entity in spec.entities))


def _entity_name(name: str) -> str:
    # Words of one letter run together in PascalCase (`plan a b` → `PlanAB`); the second pass reads the result as
    # every later stage will (`PlanAb`).
    return entity_name(entity_name(name)) or name


def _field_name(name: str) -> str:
    return snake(name) or name


def _label(label: str | None, stated: str, normal: str) -> str | None:
    return label if label is not None or stated == normal else stated


def _target(name: str, names: dict[str, str]) -> str:
    return names.get(entity_key(name), _entity_name(name))


def _entity(entity: Entity, names: dict[str, str]) -> Entity:
    name = _entity_name(entity.name)
    return replace(
        entity,
        name=name,
        label=_label(entity.label, entity.name, name),
        renamed_from=entity.renamed_from and _entity_name(entity.renamed_from),
        fields=tuple(_field(field, names) for field in entity.fields),
        many_to_many=tuple(_set(many, names) for many in entity.many_to_many),
    )


def _field(field: Field, names: dict[str, str]) -> Field:
    name = _field_name(field.name)
    reference = field.references
    if name == field.name and reference is None and field.renamed_from is None:
        return field
    return replace(
        field,
        name=name,
        label=_label(field.label, field.name, name),
        renamed_from=field.renamed_from and _field_name(field.renamed_from),
        references=reference and Reference(_target(reference.entity, names), reference.on_delete),
    )


def _set(many: ManyToMany, names: dict[str, str]) -> ManyToMany:
    return replace(
        many,
        name=_field_name(many.name),
        entity=_target(many.entity, names),
        renamed_from=many.renamed_from and _field_name(many.renamed_from),
    )
