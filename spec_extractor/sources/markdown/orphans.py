"""Foreign keys that do not say where they lead: the one relation that has no key otherwise tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.merge import Draft
from spec_extractor.sources.markdown.resolve import USER, Known, target_of
from spec_extractor.sources.markdown.tellings import FieldTelling, RelationTelling

_MAX_FIELDS = 300


def reference_to(draft: Draft, key: str, known: Known) -> str | None:
    """The key of the field that refers to the entity with that key, or None."""
    # What has more fields is no entity: the bound keeps a document with one hub linear.
    for name, member in islice(draft.fields.items(), _MAX_FIELDS):
        target, _ = target_of(member, draft.key, known)
        if target is not None and entity_key(target) == key:
            return name
    return None


def lead_orphans(drafts: Mapping[str, Draft], known: Known, relations: Iterable[RelationTelling]) -> None:
    """Let an entity's only key without a target lead to its only relation without a key.

    ``persons ||--o{ boats`` and ``holder_id FK`` in boats, where nothing is called Holder. A relation
    that is drawn twice has two such keys: ``sends`` and ``receives``.
    """
    ends: dict[str, dict[str, RelationTelling]] = {}
    for relation in relations:
        source, target = drafts.get(entity_key(relation.source)), drafts.get(entity_key(relation.target))
        if source is None or target is None or relation.name or relation.kind == "many_to_many":
            continue
        holder, other = (source, target) if relation.kind == "belongs_to" else (target, source)
        ends.setdefault(holder.key, {})[other.key] = relation
    for key, others in ends.items():
        holder = drafts[key]
        orphans = [
            name for name, member in islice(holder.fields.items(), _MAX_FIELDS) if _is_orphan(member, key, known)
        ]
        free = [other for other in others if reference_to(holder, other, known) is None]
        if len(free) == 1 and len(orphans) == others[free[0]].times:
            for name in orphans:
                member = holder.fields[name]
                nullable = others[free[0]].nullable if member.nullable is None else member.nullable
                holder.fields[name] = replace(member, target=drafts[free[0]].name, nullable=nullable)


def _is_orphan(member: FieldTelling, entity: str, known: Known) -> bool:
    if not member.foreign_key or member.target is not None or member.primary_key:
        return False
    target, _ = target_of(member, entity, known)
    return target is None or entity_key(target) not in known.names.keys() | {USER}
