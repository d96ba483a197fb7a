"""Sentences that say of fields told elsewhere what holds: ``Name and e-mail are mandatory``, ``车牌必须唯一``.

The whole sentence must be fields and what holds for them; fields are known by their names and, in documents that
name columns in another language than they speak, by the descriptions of these columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key, words
from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded
from spec_extractor.sources.markdown.merge import field_key
from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.prose_text import sentences_of
from spec_extractor.sources.markdown.readers.known import Known
from spec_extractor.sources.markdown.readers.obligations import obligations
from spec_extractor.sources.markdown.split import one_line, unquote
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading, addition
from spec_extractor.sources.markdown.tree import Document, Section, texts_in
from spec_extractor.sources.markdown.vocabulary import AND_WORDS, ARTICLES, PREDICATES, is_wide

_MAX_SENTENCE = 240
_MAX_LABEL = 30
_SMALL = 60
"""Entities among which fields are looked for one by one."""
_CHANGES: dict[str, dict[str, bool]] = {
    "required": {"nullable": False},
    "optional": {"nullable": True},
    "unique": {"unique": True},
}


_SAID = "|".join(f"(?P<{kind}>{alternatives(PREDICATES[kind])})" for kind in _CHANGES)
_HOLDS = lazy(rf"(?:(?<=[\s`\"'»”])|(?<=[^\x00-\u2e7f])|(?=[^\x00-\u2e7f]))(?:{_SAID})(?=$|[\s,，;；])", re.I)
_CHECKED = lazy(
    rf"\b(?:{alternatives(PREDICATES['checking'])}) (?P<fields>[^.:]{{2,200}}?) "
    rf"(?:{alternatives(PREDICATES['there'])})\b",
    re.I,
)
"""``validate that name and price are present``."""
_ASKED = lazy(
    rf"\b(?:{alternatives(PREDICATES['asking'])}) "
    r"(?:(?:the )?(?:following )?(?:fields|information|attributes|details|data): )?(?P<fields>[^.:]{2,160}?)"
    rf"(?=$| (?:{alternatives(PREDICATES['until'])})\b)",
    re.I,
)
"""``THE system SHALL require name and price``."""
_NEEDED = lazy(
    rf"\b(?:{alternatives(PREDICATES['required_fields'])})(?: (?:are|include|including|such as|son|são|sont))?"
    r"\s?(?:\((?P<fields>[^()]{3,200})\))",
    re.I,
)
"""``with required fields (title, price)``."""
_UNIQUENESS = lazy(
    rf"\b(?:{alternatives(PREDICATES['uniqueness'])}) (?P<fields>[^.:,]{{2,80}}?)"
    rf"(?=$|[.,]| (?:{alternatives(PREDICATES['among'])})\b)",
    re.I,
)
"""``enforce uniqueness of the code across all products``."""
_WIDE_NEEDED = lazy(r"(?:^|[はがも,] ?)(?P<fields>[^はがを,.]{2,80})(?:を|は)必須(?:入力|項目)?(?:として|で入力)")
"""``品名・数量は必須で入力し``."""
_RULED = (
    (_CHECKED, "required"),
    (_ASKED, "required"),
    (_NEEDED, "required"),
    (_UNIQUENESS, "unique"),
)
_WHOLE = lazy(rf"(?:\s|^)(?:{alternatives(PREDICATES['whole'])})$", re.I)
_AND = lazy(rf"^[\s,，;；]*(?:(?:{alternatives(AND_WORDS)}|且|并且|並且|かつ|이며)\s*)?", re.I)
_LED = lazy(
    rf"^(?:(?:each|every|all|both|cada|todo|toda|jede[rsn]?|chaque|{alternatives(ARTICLES)}|{alternatives(PREDICATES['noun'])})\s+)+",
    re.I,
)
_OF = lazy(rf"\s(?:{alternatives(PREDICATES['of'])})\s+", re.I)
_DOTS = lazy(r"\s?(?:\([^()]*\))?\s?(?:[、・]\s?|$)")
_OWNED = lazy(r"[`\"']?(?P<owner>[\w ]{2,40}?)[`\"']?['’]s?\s+(?P<field>.+)")


@dataclass(slots=True)
class _Labelled(Known):
    """In ``labels``, per entity key, what descriptions in a script without blanks call its fields."""

    labels: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, telling: EntityTelling) -> None:
        """Add the labels as well."""
        Known.add(self, telling)
        called = self.fields[entity_key(telling.name)]
        labels = self.labels.setdefault(entity_key(telling.name), {})
        for one in telling.fields:
            label = re.split(r"[,，;；（(。]", one.description, maxsplit=1)[0].strip()
            if 1 < len(label) <= _MAX_LABEL and len(label.split()) < 4:
                called.setdefault(field_key(label), one.name)
            if is_wide(label):
                labels.setdefault(label, one.name)

    def having(self, parts: list[str]) -> list[str]:
        """The keys of the entities that may have what the parts name; all of them in a small document."""
        if len(self.fields) <= _SMALL:
            return list(self.fields)
        keys = [field_key(_bare(piece)) for part in parts[:2] for piece in (part, _OF.split(part)[-1])]
        return list(dict.fromkeys(entity for key in keys for entity in islice(self.owners.get(key, ()), _SMALL)))


def read_predicates(document: Document, reading: Reading) -> None:
    """Add what sentences and table cells say holds for fields that another reader has found."""
    known = _Labelled()
    known.take_in(reading)
    if not any(known.fields.values()):
        return
    for section in document.sections:
        if is_excluded(section) or context(section) in {Kind.STORIES, Kind.RELATIONS}:
            continue
        for text in texts_in(section.blocks, cells=True):
            for sentence, line in sentences_of(text):
                for entity, one in obligations(sentence.strip(), known, Location(document.file, line)):
                    reading.tellings.append(addition(known.names[entity], one))
                    reading.items.add(line)
                for entity, one in _told(sentence, section, known, Location(document.file, line)):
                    reading.tellings.append(addition(known.names[entity], one))
                    reading.items.add(line)


def _told(
    sentence: str, section: Section, known: _Labelled, location: Location
) -> Iterator[tuple[str, FieldTelling]]:
    for pattern, kind in _RULED if sentence.isascii() else ((_WIDE_NEEDED, "required"), *_RULED):
        ruled = pattern.search(sentence[: _MAX_SENTENCE * 3])
        if ruled is not None:
            yield from _fields(ruled["fields"], _CHANGES[kind], section, known, location)
    for clause in re.split(r"[;；。]\s*", sentence[: _MAX_SENTENCE * 2]):
        if len(clause) > _MAX_SENTENCE:
            continue
        match = _HOLDS.search(clause.strip(" ."))
        if match is None:
            continue
        changes = dict(_CHANGES[match.lastgroup or "unique"])
        if not _ends(clause.strip(" .")[match.end() :], changes):
            continue
        head = re.split(r"[:：]\s*", clause.strip(" .")[: match.start()])[-1].strip(" ,，")
        yield from _fields(head, changes, section, known, location)


def _ends(tail: str, changes: dict[str, bool]) -> bool:
    """Whether nothing follows but another predicate, which is added, or that it holds for all."""
    tail = tail.strip()
    for _ in range(2):
        tail = _WHOLE.sub("", tail).strip()
        if not tail:
            return True
        more = _HOLDS.match(f" {_AND.sub('', tail, count=1)}", 1)
        if more is None:
            return False
        changes.update(_CHANGES[more.lastgroup or "unique"])
        tail = more.string[more.end() :].strip()
    return not tail


def _fields(
    head: str, changes: dict[str, bool], section: Section, known: _Labelled, location: Location
) -> Iterator[tuple[str, FieldTelling]]:
    owner = ""
    owned = _OWNED.fullmatch(head)
    if owned and entity_key(_bare(owned["owner"])) in known.fields:
        owner, head = entity_key(_bare(owned["owner"])), owned["field"]
    parts = [
        piece for part in members(head) for piece in (_DOTS.split(part) if is_wide(part) else [part]) if piece
    ]
    around = [entity_key(one.title.plain[:60]) for one in section.ancestors()]
    near = [key for key in around if key in known.fields]
    candidates = [owner] if owner else [*near, *known.having(parts)]
    found = [(key, names) for key in dict.fromkeys(candidates) if (names := _matched(parts, key, known))]
    if not found:
        return
    if not owner and found[0][0] not in near and len(found) > 1:
        return
    entity, names = found[0]
    for name in names:
        told = FieldTelling(name, location, exactness=Exactness.PROSE)
        yield entity, replace(told, nullable=changes.get("nullable"), unique=changes.get("unique", False))


def _matched(parts: list[str], entity: str, known: _Labelled) -> list[str]:
    """The fields of an entity that the parts name: all of them, or most in a list of three and more."""
    called = known.fields[entity]
    found = []
    for part in parts:
        bare = _bare(part)
        name = (
            (called.get(field_key(bare)) or (is_wide(bare) and called.get(field_key(f"{bare}名"))) or None)
            if bare
            else None
        )
        if name is None and is_wide(bare):
            name = next(
                (n for label, n in known.labels[entity].items() if len(bare) > 1 and label.endswith(bare)), None
            )
        elif name is None:
            head, *owners = _OF.split(bare)
            if owners and (entity_key(owners[-1]) == entity or _is_one(owners[-1], entity)):
                name = called.get(field_key(head))
            elif owners:
                # "o número do chassi" is what is called "chassi".
                name = called.get(field_key(owners[-1]))
        if name is not None:
            found.append(name)
    enough = len(found) == len(parts) or (len(parts) > 2 and len(found) * 3 >= len(parts) * 2)
    return found if enough else []


def _is_one(noun: str, entity: str) -> bool:
    return bool(words(noun)) and entity.endswith(entity_key(noun))


def _bare(text: str) -> str:
    return unquote(_LED.sub("", one_line(text).strip(" *"), count=1).strip())
