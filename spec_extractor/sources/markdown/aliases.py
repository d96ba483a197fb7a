"""Aliases: what a document calls one entity in several languages or spellings becomes one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spec_extractor.naming import entity_key, words
from spec_extractor.sources.markdown.merge import field_key
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.resolve import ENDS, ENDS_ALSO
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    RelationTelling,
    Telling,
)

_PREFIXES = ("tbl_", "tb_", "t_", "mst_", "app_")
_PLURAL_ENDINGS = (
    ("oes", "ao"),
    ("aes", "ao"),
    ("eis", "el"),
    ("ais", "al"),
    ("ois", "ol"),
    ("ns", "m"),
    ("ces", "z"),
    ("eaux", "eau"),
    ("aux", "al"),
    ("es", ""),
    ("s", ""),
)
"""Ends of plurals in Portuguese, Spanish and French, with the singular's."""
_MIN_STEM = 3
_MAX_GROUP = 200
"""Names with the same beginning that are compared with one another."""


def unify(tellings: Iterable[Telling]) -> list[Telling]:
    """The tellings with every name that another telling gives as its original, or prefixes, as that one."""
    told = list(tellings)
    entities = [t for t in told if isinstance(t, EntityTelling)]
    keys = {entity_key(t.name) for t in entities}
    aliases: dict[str, str] = {}
    prefixed = {t.name.lower() for t in entities if _without_prefix(t.name) != t.name}
    # A prefix that every table has is a habit of naming.
    everywhere = len(prefixed) > 1 and len(prefixed) == len({t.name.lower() for t in entities})
    for telling in entities:
        key = entity_key(telling.original)
        if key and key != entity_key(telling.name):
            aliases.setdefault(key, telling.name)
        bare = _without_prefix(telling.name)
        if bare != telling.name and (entity_key(bare) in keys or everywhere):
            aliases.setdefault(entity_key(telling.name), bare)
    aliases.update(_without_suffixes(entities))
    for plural, name in (*_head_plurals(entities), *_referred(entities)):
        aliases.setdefault(plural, name)
    if not aliases:
        return told
    return [renamed(telling, aliases) for telling in told]


def _without_suffixes(entities: Sequence[EntityTelling]) -> dict[str, str]:
    """Keys of classes that are called by what they are, with their own names: ``BerthDocument``, ``BerthEntity``.

    That is so where the name without it is told with some of the fields, or where most classes end alike.
    """
    classes = {t.name for t in entities if t.exactness >= Exactness.TYPED and _CLASS.fullmatch(t.name)}
    own = {name: found["name"] for name in classes if (found := _SUFFIX.fullmatch(name))}
    endings = Counter(name.removeprefix(bare) for name, bare in own.items())
    fields: dict[str, set[str]] = {}
    for telling in entities:
        keys = fields.setdefault(entity_key(telling.name), set())
        keys.update(field_key(field.name) for field in telling.fields)
    others = len(classes - set(own.values()))
    raw = {t.name: {field.name for field in t.fields} for t in entities if t.name in own}
    aliases = {}
    for name, bare in own.items():
        alike = endings[name.removeprefix(bare)]
        ours, told = fields[entity_key(name)], fields.get(entity_key(bare))
        # A `MedicalRecord` and a `VaccinationRecord` are called so by people.
        alike_enough = alike >= others / 2 if _is_technical(name, raw[name]) else alike == len(classes) > _MANY
        same = alike > 1 and alike_enough if told is None else not told or bool(told & ours - _SERVERS)
        # An `OrderDocument` with an `orderId` belongs to the order.
        if same and not {f"{entity_key(bare)}_id", entity_key(bare)} & ours:
            aliases[entity_key(name)] = bare
    return aliases


def _is_technical(name: str, fields: set[str]) -> bool:
    """Whether only code calls something so: an ``Entity``, or a ``Document`` with the ``_id`` of a database."""
    return _TECHNICAL.search(name) is not None or (name.endswith("Document") and "_id" in fields)


_MANY = 2
_TECHNICAL = lazy(r"(?:Entity|Doc|DB|Db|Dbo|PO|DO|Po|Do)$")
_CLASS = lazy(r"(?:[A-Z][a-z0-9]+){2,6}|[A-Z]\w{1,40}(?:DB|API|PO|DO)")
_SERVERS = frozenset({"id", "uuid", "created", "updated", "created_at", "updated_at"})
_SUFFIX = lazy(
    r"(?P<name>[A-Z]\w*[a-z0-9])(?:Entity|Model|Document|Doc|Schema|Table|Record|DB|Db|Dbo|PO|DO|Po|Do|Collection)"
)


def _head_plurals(entities: Iterable[EntityTelling]) -> list[tuple[str, str]]:
    """Keys of plurals that English rules do not see, with the singular that is told too.

    Romance languages put the first noun or every word in the plural: ``ordenes_compra`` is ``OrdenCompra``.
    """
    by_words = {words(t.name): t.name for t in entities}
    by_ends: dict[tuple[int, str], list[tuple[str, ...]]] = {}
    for parts in by_words:
        if parts:
            by_ends.setdefault((len(parts), parts[0][:_MIN_STEM]), []).append(parts)
    found = []
    for group in by_ends.values():
        for parts in group[:_MAX_GROUP]:
            readings = [{part, *_singulars(part)} for part in parts]
            if all(len(reading) == 1 for reading in readings):
                continue  # No plural.
            others = (one for one in group[:_MAX_GROUP] if one != parts)
            singular = next((one for one in others if _is_one_of(one, readings)), None)
            if singular is not None and entity_key(by_words[parts]) != entity_key(by_words[singular]):
                found.append((entity_key(by_words[parts]), by_words[singular]))
    return found


def _referred(entities: Sequence[EntityTelling]) -> list[tuple[str, str]]:
    """Keys of plurals that English rules do not see, with the singular by which fields refer to them.

    ``azienda_id`` says that one of the ``Aziende`` is an ``Azienda``; ``plan_id`` says nothing of a ``Plane``.
    """
    stems = {stem: ends for one in entities for field in one.fields for stem, ends in _stem(field)}
    single = {words(one.name)[0]: entity_key(one.name) for one in entities if len(words(one.name)) == 1}
    keys = {entity_key(one.name) for one in entities}
    found = []
    for stem, ends in stems.items():
        if entity_key(stem) in keys or len(stem) < _LEAST_STEM:
            continue
        plurals = (*(f"{stem}{end}" for end in ends), *(f"{stem[:-1]}{end}" for end in _CHANGED.get(stem[-1], "")))
        told = {single[plural] for plural in plurals if plural in single}
        if len(told) == 1:
            found.append((told.pop(), stem.capitalize()))
    return found


def _stem(field: FieldTelling) -> list[tuple[str, tuple[str, ...]]]:
    """The one word by which a field refers to an entity, with what a plural of it may end in."""
    parts = words(field.target or field.name)
    if field.target:
        return [(parts[0], ENDS_ALSO)] if len(parts) == 1 else []
    return [(parts[0], (*ENDS, "es"))] if len(parts) == len(("name", "id")) and parts[1] == "id" else []


_LEAST_STEM = 4
_CHANGED = {"a": "ei", "o": "i", "e": "i"}
"""In Italian the last letter of a plural changes."""


def _is_one_of(name: tuple[str, ...], readings: list[set[str]]) -> bool:
    return all(part in reading for part, reading in zip(name, readings, strict=True))


def _singulars(word: str) -> set[str]:
    """What a word may be the plural of."""
    found = {word[: len(word) - len(end)] + singular for end, singular in _PLURAL_ENDINGS if word.endswith(end)}
    return {stem for stem in found if len(stem) >= _MIN_STEM}


def _without_prefix(name: str) -> str:
    prefix = next((p for p in _PREFIXES if name.lower().startswith(p)), "")
    return name[len(prefix) :]


def renamed(telling: Telling, aliases: dict[str, str]) -> Telling:
    """The telling with every name of which ``aliases`` has the key called as it says there."""
    match telling:
        case EntityTelling():
            fields = tuple(_field(member, aliases) for member in telling.fields)
            return replace(telling, name=_name(telling.name, aliases), fields=fields)
        case RelationTelling():
            return replace(
                telling,
                source=_name(telling.source, aliases),
                target=_name(telling.target, aliases),
                through=_name(telling.through, aliases),
            )
        case _:
            return telling


def _field(member: FieldTelling, aliases: dict[str, str]) -> FieldTelling:
    if member.target is not None:
        return replace(member, target=_name(member.target, aliases))
    if member.type is not None and member.type == member.type_words and entity_key(member.type) in aliases:
        name = _name(member.type, aliases)
        return replace(member, type=name, type_words=name)
    return member


def _name(name: str, aliases: dict[str, str]) -> str:
    return aliases.get(entity_key(name), name) if name else name
