"""Relations: tellings between entities become reference fields and many-to-many sets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spec_extractor.diagnostics import Diagnostic, note, warning
from spec_extractor.ir import Certainty, ManyToMany
from spec_extractor.naming import entity_key, plural, snake, words
from spec_extractor.sources.markdown.merge import Draft, field_key
from spec_extractor.sources.markdown.resolve import USER, target_of
from spec_extractor.sources.markdown.tellings import FieldTelling, RelationTelling

Sets = dict[str, list[ManyToMany]]
"""Entity key → its many-to-many sets."""


def names(drafts: dict[str, Draft]) -> dict[str, str]:
    """Entity key → name."""
    return {key: draft.name for key, draft in drafts.items()}


def relate(drafts: dict[str, Draft], relations: Iterable[RelationTelling], told: list[Diagnostic]) -> Sets:
    """Apply all relations to the drafts; returns the many-to-many sets."""
    sets: Sets = {}
    ordered = list(relations)
    _lists_of_entities(drafts, ordered)
    for relation in (r for r in ordered if r.kind != "has_many"):
        _apply(drafts, sets, relation, told)
    for relation in (r for r in ordered if r.kind == "has_many"):
        _apply(drafts, sets, relation, told)
    _join_tables(drafts, sets, ordered)
    return sets


def _lists_of_entities(drafts: dict[str, Draft], relations: list[RelationTelling]) -> None:
    """A field that is a list of entities (``tags: Tag[]``) is a relation, not a column."""
    for draft in drafts.values():
        for key, member in list(draft.fields.items()):
            if not member.many or member.target is None or entity_key(member.target) not in drafts:
                continue
            del draft.fields[key]
            other = drafts[entity_key(member.target)]
            back = _reference_to(other, draft.key, drafts)
            if back is None:
                mirrored = any(
                    m.many and m.target and entity_key(m.target) == draft.key for m in other.fields.values()
                )
                told_as = (
                    "many_to_many"
                    if mirrored or snake(member.name) != plural(other.name) or member.name
                    else "has_many"
                )
                relations.append(
                    RelationTelling(told_as, draft.name, other.name, member.location, name=snake(member.name))
                )


def _apply(drafts: dict[str, Draft], sets: Sets, relation: RelationTelling, told: list[Diagnostic]) -> None:
    source = drafts.get(entity_key(relation.source))
    target = drafts.get(entity_key(relation.target))
    if source is None or (target is None and entity_key(relation.target) != USER):
        if not relation.weak or source is not None:
            told.append(_unknown(relation, relation.source if source is None else relation.target, drafts))
        return
    match relation.kind:
        case "belongs_to":
            _refer(source, target, relation, drafts, required=relation.nullable is not True and not relation.name)
        case "has_one" if target is not None:
            _refer(target, source, replace(relation, name=""), drafts, required=False, unique=True)
        case "has_many" if target is not None:
            _refer(
                target,
                source,
                replace(relation, name=relation.name if relation.name.endswith("_id") else ""),
                drafts,
                required=False,
            )
        case "many_to_many":
            _relate_many(drafts, sets, source, relation)


def _unknown(relation: RelationTelling, missing: str, drafts: dict[str, Draft]) -> Diagnostic:
    known = ", ".join(draft.name for draft in list(drafts.values())[:12]) or "none"
    return warning(
        "PRD135",
        relation.location,
        f"the relation between {relation.source} and {relation.target} is left out: {missing} is no entity of this document",
        f"describe {missing} as an entity; known are: {known}",
    )


def _reference_to(draft: Draft, key: str, drafts: dict[str, Draft]) -> str | None:
    known = names(drafts)
    for name, member in draft.fields.items():
        target, _ = target_of(member, draft.key, known)
        if target is not None and entity_key(target) == key:
            return name
    return None


def _refer(
    holder: Draft,
    target: Draft | None,
    relation: RelationTelling,
    drafts: dict[str, Draft],
    *,
    required: bool,
    unique: bool = False,
) -> None:
    """Give ``holder`` a reference to ``target``, or refine the one that it has."""
    target_key = target.key if target else USER
    target_name = target.name if target else "User"
    existing = field_key(relation.name) if relation.name else ""
    if existing not in holder.fields:
        existing = "" if relation.name else _reference_to(holder, target_key, drafts) or ""
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
            unique=member.unique or unique,
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


def _relate_many(drafts: dict[str, Draft], sets: Sets, source: Draft, relation: RelationTelling) -> None:
    target = drafts.get(entity_key(relation.target))
    target_name = target.name if target else "User"
    through = drafts.get(entity_key(relation.through)) if relation.through else None
    if through is not None and not is_join(through, drafts, marked=True):
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


def is_join(draft: Draft, drafts: dict[str, Draft], *, marked: bool = False) -> bool:
    """Whether an entity is nothing but the association of two others."""
    known = names(drafts)
    targets = [target_of(member, draft.key, known)[0] for member in draft.fields.values()]
    if len(targets) != 2 or None in targets or targets[0] == targets[1]:
        return False
    ends = [entity_key(target) for target in targets if target]
    if not all(end in drafts or end == USER for end in ends) or draft.key in ends:
        return False
    both_keys = len(draft.primary_keys) == 2
    own = words(draft.name)
    parts = [words(known.get(end, "User")) for end in ends]
    joined = own in (parts[0] + parts[1], parts[1] + parts[0])
    return marked or draft.join or both_keys or joined


def _join_tables(drafts: dict[str, Draft], sets: Sets, relations: list[RelationTelling]) -> None:
    through = {entity_key(r.through) for r in relations if r.through}
    for key in list(drafts):
        draft = drafts[key]
        if not is_join(draft, drafts, marked=key in through):
            continue
        known = names(drafts)
        ends = [target_of(member, key, known)[0] or "" for member in draft.fields.values()]
        if any(
            r.kind != "many_to_many" and entity_key(r.target) == key and not _is_end(r, ends) for r in relations
        ):
            continue
        order = list(drafts)
        ends.sort(key=lambda name: order.index(entity_key(name)) if entity_key(name) in drafts else len(order))
        del drafts[key]
        for other in drafts.values():
            sets_of = sets.get(other.key, [])
            sets[other.key] = [s for s in sets_of if entity_key(s.entity) != key]
        relation = RelationTelling("many_to_many", ends[0], ends[1], draft.location, certainty=draft.certainty)
        source = drafts.get(entity_key(ends[0]))
        if source is not None:
            _relate_many(drafts, sets, source, relation)


def _is_end(relation: RelationTelling, ends: list[str]) -> bool:
    return entity_key(relation.source) in {entity_key(end) for end in ends}


def told_reference(entity: str, member: FieldTelling, target: str) -> Diagnostic:
    """The note for a reference that only a name suggests."""
    name = snake(member.name)
    return note(
        "PRD140",
        member.location,
        f"{entity}.{name} is read as a reference to {target}, by its name",
        f"write `{name} (FK → {target})` to say so, or give it a type such as `string` under another name",
    )
