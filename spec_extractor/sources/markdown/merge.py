"""Merging: all that was told about one entity and one field becomes one, the more exact telling first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace

from spec_extractor.diagnostics import Diagnostic, Location, note, warning
from spec_extractor.ir import Access, Certainty
from spec_extractor.naming import entity_key, entity_name, plural, singular_word, snake, words
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.tellings import EntityTelling, EnumTelling, Exactness, FieldTelling
from spec_extractor.wording import quoted

_TEXTUAL = frozenset({"string", "text", "email", "url", "enum"})
_NUMBERS = frozenset({"number", "integer", "float", "decimal"})
_SILENT = {f.name: f.default for f in fields(FieldTelling)}
_SERVER = {
    "created_at": "created_at",
    "updated_at": "updated_at",
    "createdat": "created_at",
    "updatedat": "updated_at",
}
_WORDED_MOMENTS = {
    "creation_timestamp": "created_at",
    "created_timestamp": "created_at",
    "last_modified_timestamp": "updated_at",
    "last_updated_timestamp": "updated_at",
    "modification_timestamp": "updated_at",
}
_MAX_NAME = 63
_IDENTIFIERS = frozenset({"id", "uuid", "_id", "pk", "guid"})


@dataclass(slots=True)
class Draft:
    """An entity while its tellings are merged; ``fields`` are keyed without ``_id``.

    ``kept`` marks an association that stays an entity although it has nothing but its two references.
    """

    key: str
    name: str
    label: str
    location: Location
    fields: dict[str, FieldTelling] = field(default_factory=dict)
    described: str = ""
    renamed_from: str | None = None
    access: Access = Access.OWNER
    crud: bool = True
    join: bool = False
    kept: bool = False
    certainty: Certainty = Certainty.STATED
    primary_keys: list[str] = field(default_factory=list)


def merge_entities(
    tellings: Iterable[EntityTelling], enums: Iterable[EnumTelling], told: list[Diagnostic]
) -> dict[str, Draft]:
    """Drafts by entity key, in the order in which the document names them first."""
    tellings = list(tellings)
    values = _told_once(tellings) | {entity_key(enum.name): enum for enum in enums}
    groups: dict[str, list[EntityTelling]] = {}
    for telling in tellings:
        key = entity_key(telling.name)
        if key and not is_usable(plural(telling.name)):
            told.append(_unusable(telling.name, telling.location))
        elif key and not (key in values and not telling.fields):
            groups.setdefault(key, []).append(telling)
    drafts = {}
    for key, group in groups.items():
        if any((t.fields or t.exactness > Exactness.PROSE) and not t.weak for t in group):
            drafts[key] = _draft(key, group, values, told)
    return drafts


_TYPE_NAME = lazy(r"[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+")


def _told_once(tellings: Iterable[EntityTelling]) -> dict[str, EnumTelling]:
    """The values that one field of a type tells, ``stage: KiteStage  # drawn, sewn``: they are the others' too."""
    fields = [f for t in tellings for f in t.fields if f.values and f.type == "enum" and f.type_words]
    named = [f for f in reversed(fields) if _TYPE_NAME.fullmatch(f.type_words)]
    return {entity_key(f.type_words): EnumTelling(f.type_words, f.values, f.location) for f in named}


def is_usable(name: str) -> bool:
    """Whether a snake-case name can be one of a table or a column: it starts with a letter, in at most 63."""
    return name[:1].isalpha() and len(name) <= _MAX_NAME


def _unusable(name: str, location: Location) -> Diagnostic:
    return warning(
        "PRD122",
        location,
        f"the name {quoted(name)} can't be that of a table or a column: it is left out",
        f"start it with a letter, and keep it to {_MAX_NAME} characters",
    )


def field_key(name: str) -> str:
    """What spellings of one field share: ``projectId``, ``project_id`` and ``project`` are one."""
    key = snake(name)
    return key.removesuffix("_id") if key not in {"id", "_id"} else key


def _draft(key: str, group: list[EntityTelling], enums: dict[str, EnumTelling], told: list[Diagnostic]) -> Draft:
    ranked = sorted(group, key=lambda t: (t.weak, -t.exactness))
    best = ranked[0]
    first = min((t for t in group if not t.weak), key=lambda t: t.location)
    draft = Draft(key, entity_name(best.name), best.name, best.location if best.fields else first.location)
    draft.label = next((t.original for t in ranked if t.original), draft.label)
    draft.described = next((t.description for t in ranked if t.description), "")
    draft.renamed_from = next((t.renamed_from for t in ranked if t.renamed_from), None)
    draft.access = next((t.access for t in ranked if t.access), Access.OWNER)
    draft.crud = not any(t.crud is False for t in ranked)
    draft.join = any(t.join for t in ranked)
    draft.certainty = (
        Certainty.INFERRED if all(t.certainty is not Certainty.STATED for t in group) else Certainty.STATED
    )
    exact = sum(1 for t in ranked for f in t.fields if f.exactness >= Exactness.TYPED) >= 2
    exact = exact or any(sum(f.exactness >= Exactness.LOOSE for f in t.fields) > _LISTED for t in ranked)
    stated = any(t.fields for t in ranked if not t.weak)
    keyed = any(f.primary_key or f.name in _IDENTIFIERS for t in ranked for f in t.fields)
    surrogates = {snake(f.name) for t in ranked for f in t.fields if _is_surrogate(t, f)}
    for telling in ranked:
        for member in telling.fields:
            if telling.weak and stated and field_key(member.name) not in draft.fields:
                continue
            if member.exactness is Exactness.PROSE and exact and field_key(member.name) not in draft.fields:
                told.append(_only_in_prose(draft, member))
                continue
            own = member is telling.fields[0] and not keyed and _is_own_id(draft, member)
            if snake(member.name) in surrogates and not (member.foreign_key or member.target):
                told.append(_servers_id(draft, member, snake(member.name)))
                continue
            _add(draft, replace(member, primary_key=True) if own else member, enums, told)
    return draft


_LISTED = 2
"""Fields above which a list tells an entity whole: sentences about it add none."""


def _is_own_id(draft: Draft, member: FieldTelling) -> bool:
    """Whether the first of an entity's fields is its id by its name: ``bed_id`` of `Bed`."""
    bare = not (member.foreign_key or member.target or member.values)
    return bare and _is_called_own(snake(member.name), draft) and member.type in {None, "uuid", "integer"}


def _is_called_own(name: str, draft: Draft) -> bool:
    """Whether a name is that of an entity's own id: ``id_bed``, ``id_bateau`` of a table ``bateaux``."""
    if name in {f"{snake(draft.name)}_id", f"id_{snake(draft.name)}"}:
        return True
    return name.startswith("id_") and any(entity_key(f"{name[3:]}{end}") == draft.key for end in "sx")


def _is_surrogate(telling: EntityTelling, member: FieldTelling) -> bool:
    """Whether an entity's only key is a number of the database's own: ``id_invoice``, ``inv_id``."""
    parts = words(member.name)
    if not member.primary_key or len(parts) < 2 or sum(1 for f in telling.fields if f.primary_key) > 1:
        return False
    bare = not (member.foreign_key or member.target or member.values)
    own = tuple(singular_word(part) for part in words(telling.name))[-(len(parts) - 1) :]
    text = member.type == "string" and parts[-1] == "id" and own == parts[:-1]
    return bare and "id" in {parts[0], parts[-1]} and (text or member.type in {None, "uuid", "integer"})


def _only_in_prose(draft: Draft, member: FieldTelling) -> Diagnostic:
    return warning(
        "PRD139",
        member.location,
        f"{draft.name}: the text speaks of '{member.name}', which is not among the listed fields",
        f"add `{snake(member.name)}` to the fields of {draft.name} if it shall be stored",
    )


def _add(draft: Draft, member: FieldTelling, enums: dict[str, EnumTelling], told: list[Diagnostic]) -> None:
    name = snake(member.name)
    if name and not is_usable(name):
        told.append(_unusable(f"{draft.name}.{member.name}", member.location))
        return
    if not name or _is_servers(draft, member, name, told):
        return
    if member.primary_key:
        draft.primary_keys.append(field_key(name))
    member = with_enum(draft.key, member, enums)
    key = field_key(name)
    known = draft.fields.get(key)
    draft.fields[key] = member if known is None else _merged(draft, known, member, told)


def _is_servers(draft: Draft, member: FieldTelling, name: str, told: list[Diagnostic]) -> bool:
    """Whether a field is one that every entity has anyway: its id, its timestamps."""
    own_id = _is_called_own(name, draft) and (member.primary_key or not (member.foreign_key or member.target))
    # "unique identifier" in a sentence is that id; with a type it is a column of its own.
    plain = member.type is None and not (member.target or member.foreign_key)
    worded = plain and (name == "unique_identifier" or (name == "identifier" and member.unique))
    if name in _IDENTIFIERS or worded or (own_id and member.primary_key):
        if member.type not in {None, "uuid", "string"} or own_id:
            told.append(_servers_id(draft, member, name))
        return True
    servers = (
        _SERVER.get(name)
        or (_WORDED_MOMENTS.get(name) if member.type is None else None)
        or ("created_at and updated_at" if name == "timestamps" and member.type is None else None)
    )
    if servers:
        told.append(
            note(
                "PRD132",
                member.location,
                f"{draft.name}.{name}: the server keeps {servers} itself",
                "leave it out, or give it another name if it means something else",
            )
        )
    return servers is not None


def _servers_id(draft: Draft, member: FieldTelling, name: str) -> Diagnostic:
    return note(
        "PRD132",
        member.location,
        f"{draft.name}.{name}: every entity has an `id` of the type uuid that the server makes",
        "leave the id out, or keep another number as a field of its own",
    )


def with_enum(entity: str, member: FieldTelling, enums: dict[str, EnumTelling]) -> FieldTelling:
    """The field with the values of an enumeration of its type's name, its own name or entity plus name."""
    if member.values or member.target:
        return member
    candidates = [entity_key(member.type)] if member.type and member.type == member.type_words else []
    if member.type in {None, "enum", "string"}:
        candidates += [entity + entity_key(member.name), entity_key(member.name)]
    for candidate in candidates:
        enum = enums.get(candidate)
        if enum is not None:
            return replace(member, type="enum", type_exact=True, values=enum.values)
    return member


def _merged(draft: Draft, known: FieldTelling, other: FieldTelling, told: list[Diagnostic]) -> FieldTelling:
    """What both say; where they differ the first, more exact one holds."""
    _compare(draft, known, other, told)
    changes = {}
    for member, silent in _SILENT.items():
        if member in {"name", "location", "certainty", "exactness", "type_words", "type_exact", "nullable"}:
            continue
        if getattr(known, member) == silent and getattr(other, member) != silent:
            changes[member] = getattr(other, member)
    if known.nullable is None:
        changes["nullable"] = other.nullable
    if known.type == "number" and other.type in _NUMBERS:
        changes["type"] = other.type
    if "type" in changes:
        changes |= {"type_words": other.type_words, "type_exact": other.type_exact}
    if _is_narrower(known, other):
        changes |= {"type": other.type, "type_words": other.type_words, "type_exact": other.type_exact}
    if other.values and known.type == "string" and not known.values:
        changes |= {"type": "enum"}
    return replace(known, **changes)


def _is_narrower(known: FieldTelling, other: FieldTelling) -> bool:
    """Whether a typed list says more than the ``string`` of a diagram."""
    plain = known.type == "string" and known.type_words.lower() in {"string", "str"}
    return plain and other.exactness is Exactness.TYPED and other.type in {"text", "json"}


def _compare(draft: Draft, known: FieldTelling, other: FieldTelling, told: list[Diagnostic]) -> None:
    differences = []
    if (
        known.type
        and other.type
        and known.type != other.type
        and not {known.type, other.type} <= _TEXTUAL
        and not ({known.type, other.type} <= _NUMBERS and "number" in {known.type, other.type})
        and not _is_narrower(known, other)
        and not (known.target or other.target or known.foreign_key or other.foreign_key)
    ):
        differences.append(f"{known.type} and {other.type}")
    if known.nullable is not None and other.nullable is not None and known.nullable != other.nullable:
        differences.append("required and optional")
    holds = f"line {known.location.line} holds, not line {other.location.line}"
    if known.location.file != other.location.file:
        holds = f"{known.location} holds, not {other.location}"
    if known.location == other.location:
        holds = f"the first holds of the two in line {known.location.line}"
    for difference in differences:
        told.append(
            warning(
                "PRD133",
                other.location,
                f"{draft.name}.{snake(known.name)} is told as {difference}: {holds}",
                "say it once, or the same in both places",
            )
        )
