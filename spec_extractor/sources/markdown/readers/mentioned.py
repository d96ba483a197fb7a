"""Fields named in code in the sentences of a page on the database: ``` `Parcel.weightGrams` is whole grams ```.

Only pages that state no model are read so, only those of which the title or a heading speaks of data, and only
where several entities are named with their fields. Indexes, ``- `Parcel(depotId, sentAt)` ``, name fields too.
"""

from __future__ import annotations

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key, snake
from spec_extractor.sources.markdown.code.stored import is_call, is_message, may_be_message
from spec_extractor.sources.markdown.headings import Kind, is_excluded, kind_of
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import split, word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document, Section, Text, texts_in

_CODE = lazy(r"`([^`\n]{3,120})`")
_NAME = r"[A-Z][a-z0-9]{1,30}(?:[A-Z][a-z0-9]{1,30}){0,4}"
_FIELD = r"[a-z][a-z0-9]{0,40}(?:[A-Z][a-z0-9]{0,40}|_[a-z0-9]{1,40}){0,6}"
_DOTTED = lazy(rf"(?:[A-Z]{{3,5}}\()?({_NAME})\.({_FIELD})\)?")
_INDEXED = lazy(rf"({_NAME})\(({_FIELD}(?:, ?{_FIELD}){{1,6}})\)")
_LIBRARIES = word_set(
    "math json date object array string number promise console process document window response request error "
    "prisma zod intl buffer react next node express django rails laravel redis kafka docker"
)
_FILES = word_set(
    "md ts tsx js jsx py sql json yml yaml prisma go rs java rb php cs kt swift env toml txt csv vue"
)
_LEAST = 3
_MAX_TEXT = 4000


def read_mentioned(document: Document, reading: Reading) -> None:
    """Read the fields that sentences and lists of indexes name, where nothing else tells an entity."""
    if any(isinstance(telling, EntityTelling) for telling in reading.tellings):
        return
    found: dict[str, tuple[str, dict[str, FieldTelling]]] = {}
    for section in document.sections:
        if _is_of_data(section) and not is_excluded(section):
            for text in texts_in(section.blocks):
                _read(document, text, found)
    if len(found) < _LEAST or sum(len(fields) for _, fields in found.values()) <= len(found):
        return
    for name, fields in found.values():
        told = tuple(fields.values())
        reading.tellings.append(
            EntityTelling(name, told[0].location, told, exactness=Exactness.LOOSE, certainty=Certainty.INFERRED)
        )


def _is_of_data(section: Section) -> bool:
    kinds = {kind_of(one) for one in section.ancestors()}
    return bool(kinds & {Kind.MODEL, Kind.WEAK_MODEL}) and not kinds & {Kind.STORIES, Kind.ACCEPTANCE}


def _read(document: Document, text: Text, found: dict[str, tuple[str, dict[str, FieldTelling]]]) -> None:
    location = Location(document.file, text.line)
    for code in _CODE.findall(text.marked[:_MAX_TEXT]):
        dotted, indexed = _DOTTED.fullmatch(code), _INDEXED.fullmatch(code)
        match = dotted or indexed
        if match is None:
            continue
        name, names = match[1], split(match[2], ",")
        acts = any(is_call(one) for one in names) and may_be_message(name)
        if is_message(name) or acts or name.lower() in _LIBRARIES or (dotted and names[0] in _FILES):
            continue
        _, fields = found.setdefault(entity_key(name), (name, {}))
        for one in names:
            fields.setdefault(snake(one), FieldTelling(one, location, certainty=Certainty.INFERRED))
