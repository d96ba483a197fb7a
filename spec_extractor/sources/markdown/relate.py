"""Relations: tellings between entities become reference fields and many-to-many sets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spec_extractor.diagnostics import Diagnostic, note, warning
from spec_extractor.ir import Certainty, ManyToMany
from spec_extractor.naming import entity_key, plural, singular, snake, words
from spec_extractor.sources.markdown.merge import Draft, field_key
from spec_extractor.sources.markdown.orphans import lead_orphans, reference_to
from spec_extractor.sources.markdown.resolve import USER, Known, target_of
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, RelationTelling

Sets = dict[str, list[ManyToMany]]
"""Entity key → its many-to-many sets."""


def names(drafts: dict[str, Draft]) -> Known:
    """The entities that the drafts stand for."""
    known = Known.of((key, draft.name) for key, draft in drafts.items())
    for draft in drafts.values():
        if len(draft.primary_keys) == 1 and draft.primary_keys[0] != "id":
            known.keys.setdefault(f"{snake(draft.name)}_{draft.primary_keys[0]}", draft.name)
    return known.called((entity_key(draft.label), draft.name) for draft in drafts.values())


def relate(drafts: dict[str, Draft], relations: Iterable[RelationTelling], told: list[Diagnostic]) -> Sets:
    """Apply all relations to the drafts; returns the many-to-many sets."""
    sets: Sets = {}
    known = names(drafts)
    ordered = [*relations, *_lists_of_entities(drafts, known)]
    distinct = list({(r.kind, r.source, r.target, r.name, r.on_delete): r for r in reversed(ordered)}.values())[
        ::-1
    ]
    distinct = _both_ways(distinct)
    lead_orphans(drafts, known, distinct)
    # What states its side of a relation goes first: "has many" adds a reference only where there is none.
    for relation in sorted(distinct, key=lambda r: r.kind == "has_many"):
        _apply(drafts, known, sets, relation, told)
    _join_tables(drafts, known, sets, distinct)
    return sets


def _both_ways(relations: list[RelationTelling]) -> list[RelationTelling]:
    """ "A has many B" and "B has many A" together are one many-to-many relation."""
    ends = {(entity_key(r.source), entity_key(r.target)) for r in relations if r.kind == "has_many"}
    both = {(source, target) for source, target in ends if (target, source) in ends and source != target}
    result = []
    for relation in relations:
        pair = entity_key(relation.source), entity_key(relation.target)
        if relation.kind == "has_many" and pair in both:
            both.discard(pair[::-1])
            relation = replace(relation, kind="many_to_many")  # noqa: PLW2901
        elif relation.kind == "has_many" and pair[::-1] in both:
            continue
        result.append(relation)
    return result


def relations_in_prose(tellings: Iterable[EntityTelling]) -> tuple[list[EntityTelling], list[RelationTelling]]:
    """Make relations of what a sentence lists among the fields and is an entity: ``has tasks``."""
    told = list(tellings)
    known = {entity_key(t.name) for t in told if t.fields}
    kept = []
    relations = []
    for telling in told:
        fields = []
        for member in telling.fields:
            bare = member.exactness is Exactness.PROSE and member.type is None and not member.foreign_key
            if (
                not bare
                or entity_key(member.name) not in known
                or entity_key(member.name) == entity_key(telling.name)
            ):
                fields.append(member)
                continue
            many = plural(member.name) == snake(member.name) != singular(member.name)
            relations.append(
                RelationTelling(
                    "has_many" if many else "belongs_to",
                    telling.name,
                    member.name,
                    member.location,
                    nullable=member.nullable if member.nullable is not None else True,
                    certainty=Certainty.INFERRED,
                )
            )
        kept.append(replace(telling, fields=tuple(fields)))
    return kept, relations


def _lists_of_entities(drafts: dict[str, Draft], known: Known) -> list[RelationTelling]:
    """A field that is a list of entities (``tags: Tag[]``) is a relation, not a column."""
    relations = []
    for draft in drafts.values():
        for key, member in list(draft.fields.items()):
            if member.target is None or entity_key(member.target) not in drafts:
                continue
            if not (member.many or _named_as_many(member.name, member.target)):
                continue
            del draft.fields[key]
            other = drafts[entity_key(member.target)]
            if reference_to(other, draft.key, known) is None:
                name = snake(member.name)
                relations.append(
                    RelationTelling("many_to_many", draft.name, other.name, member.location, name=name)
                )
    return relations


def _named_as_many(name: str, target: str) -> bool:
    """Whether a field is called like the plural of what it refers to: ``ingredients → Ingredients``."""
    return snake(name) == plural(target) != singular(target)


def _apply(
    drafts: dict[str, Draft], known: Known, sets: Sets, relation: RelationTelling, told: list[Diagnostic]
) -> None:
    source = drafts.get(entity_key(relation.source))
    target = drafts.get(entity_key(relation.target))
    if source is None or (target is None and entity_key(relation.target) != USER):
        if source is None and entity_key(relation.source) == USER and target is not None:
            # Every row belongs to the user who made it: nothing to add.
            return
        if not relation.weak or source is not None:
            told.append(_unknown(relation, relation.source if source is None else relation.target, drafts))
        return
    match relation.kind:
        case "belongs_to":
            _refer(source, target, relation, known, required=relation.nullable is not True and not relation.name)
        case "has_many" if target is not None:
            name = relation.name if relation.name.endswith("_id") else ""
            if _are_many(sets, source, target):
                return
            _refer(target, source, replace(relation, name=name), known, required=False)
        case "has_one" if target is not None:
            _refer(target, source, replace(relation, name=""), known, required=False, unique=True)
        case "has_one":
            _refer(source, None, relation, known, required=False)
        case _:
            # Users are accounts and hold no reference to a row: "has many Users" is a set at this side.
            _relate_many(drafts, known, sets, source, relation)


def _are_many(sets: Sets, one: Draft, other: Draft) -> bool:
    """Whether two entities are in a many-to-many relation already."""
    pairs = ((one, other), (other, one))
    return any(entity_key(s.entity) == b.key for a, b in pairs for s in sets.get(a.key, ()))


def _unknown(relation: RelationTelling, missing: str, drafts: dict[str, Draft]) -> Diagnostic:
    known = ", ".join(draft.name for draft in list(drafts.values())[:12]) or "none"
    return warning(
        "PRD135",
        relation.location,
        f"the relation between {relation.source} and {relation.target} is left out: {missing} is no "
        "entity of this document",
        f"describe {missing} as an entity; known are: {known}",
    )


def _refer(
    holder: Draft,
    target: Draft | None,
    relation: RelationTelling,
    known: Known,
    *,
    required: bool,
    unique: bool = False,
) -> None:
    """Give ``holder`` a reference to ``target``, or refine the one that it has."""
    target_key = target.key if target else USER
    target_name = target.name if target else "User"
    existing = field_key(relation.name) if relation.name else ""
    if existing not in holder.fields:
        existing = "" if relation.name else reference_to(holder, target_key, known) or ""
    if not existing and field_key(target_name) in holder.fields and not relation.name:
        existing = field_key(target_name)
    if existing:
        member = holder.fields[existing]
        holder.fields[existing] = replace(
            member,
            target=member.target or target_name,
            foreign_key=True,
            on_delete=member.on_delete or relation.on_delete,
            nullable=relation.nullable if member.nullable is None else member.nullable,
            unique=member.unique or (unique and not member.unique_with_others),
        )
        return
    stated = relation.kind == "belongs_to"
    nullable = relation.nullable if relation.nullable is not None else not required
    holder.fields[field_key(relation.name or target_name)] = FieldTelling(
        relation.name or f"{snake(target_name)}_id",
        relation.location,
        type="uuid",
        nullable=nullable,
        unique=unique,
        target=target_name,
        foreign_key=True,
        on_delete=relation.on_delete,
        certainty=relation.certainty if stated else Certainty.INFERRED,
    )


def _relate_many(
    drafts: dict[str, Draft], known: Known, sets: Sets, source: Draft, relation: RelationTelling
) -> None:
    target = drafts.get(entity_key(relation.target))
    target_name = target.name if target else "User"
    through = drafts.get(entity_key(relation.through)) if relation.through else None
    if through is not None and target is not None and not through.fields:
        for end in (source, target):
            held = replace(relation, kind="belongs_to", name="", nullable=False)
            _refer(through, end, held, known, required=True)
        # An association of which only the name is told is an entity like the others in its list.
        through.kept = True
        return
    if through is not None and not is_join(through, known, marked=True):
        # The association carries fields of its own: it stays an entity, and is the relation.
        return
    name = snake(relation.name) or plural(target_name)
    own = sets.get(source.key, [])
    other = sets.get(entity_key(target_name), [])
    same = [s for s in own if entity_key(s.entity) == entity_key(target_name)]
    back = [s for s in other if entity_key(s.entity) == source.key]
    if any(s.name == name for s in same) or (not relation.name and (same or back)):
        return
    if field_key(name) in source.fields:
        del source.fields[field_key(name)]
    sets.setdefault(source.key, []).append(
        ManyToMany(name, target_name, certainty=relation.certainty, location=relation.location)
    )


def is_join(draft: Draft, known: Known, *, marked: bool = False) -> bool:
    """Whether an entity is nothing but the association of two others."""
    if len(draft.fields) != 2 or draft.kept:
        return False
    targets = [target_of(member, draft.key, known)[0] for member in draft.fields.values()]
    if None in targets or targets[0] == targets[1]:
        return False
    ends = [entity_key(target) for target in targets if target]
    if len(ends) < 2:
        return False
    if not all(end in known.names or end == USER for end in ends) or draft.key in ends:
        return False
    both_keys = len(draft.primary_keys) == 2
    own = words(draft.name)
    parts = [words(known.names.get(end, "User")) for end in ends]
    joined = own in (parts[0] + parts[1], parts[1] + parts[0])
    return marked or draft.join or both_keys or joined


def _join_tables(drafts: dict[str, Draft], known: Known, sets: Sets, relations: list[RelationTelling]) -> None:
    through = {entity_key(r.through) for r in relations if r.through}
    sources: dict[str, set[str]] = {}
    for relation in relations:
        if relation.kind != "many_to_many":
            sources.setdefault(entity_key(relation.target), set()).add(entity_key(relation.source))
    order = {key: index for index, key in enumerate(drafts)}
    joins = [draft for draft in drafts.values() if is_join(draft, known, marked=draft.key in through)]
    removed = {}
    for draft in joins:
        ends = [target_of(member, draft.key, known)[0] or "" for member in draft.fields.values()]
        # An association that a third entity refers to is an entity of its own.
        if sources.get(draft.key, set()) <= {entity_key(end) for end in ends}:
            removed[draft.key] = sorted(ends, key=lambda name: order.get(entity_key(name), len(order)))
            del drafts[draft.key]
    for key, own in sets.items():
        sets[key] = [s for s in own if entity_key(s.entity) not in removed]
    for draft in joins:
        ends = removed.get(draft.key, [])
        source = drafts.get(entity_key(ends[0])) if ends else None
        if source is not None:
            relation = RelationTelling("many_to_many", ends[0], ends[1], draft.location, certainty=draft.certainty)
            _relate_many(drafts, known, sets, source, relation)


def told_reference(entity: str, member: FieldTelling, target: str) -> Diagnostic:
    """The note for a reference that only a name suggests."""
    name = snake(member.name)
    return note(
        "PRD140",
        member.location,
        f"{entity}.{name} is read as a reference to {target}, by its name",
        f"write `{name} (FK → {target})` to say so, or give it a type such as `string` under another name",
    )
