"""Tables named in code one behind the other: `` `bed` (length, soil) · `crop` → `harvest` · `tool` ``.

Only whole paragraphs and bullets of a data model, with dots or arrows between the names; an arrow leads from the
table that owns to the one that is owned. Things with their attributes as calls are read wherever three stand so.
"""

from __future__ import annotations

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.sources.markdown.headings import Kind, classify, context, is_excluded, kind_of
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.listed import inline_fields
from spec_extractor.sources.markdown.readers.tables import names_message
from spec_extractor.sources.markdown.split import one_line, split
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.tree import Document, List, Section, Text, texts_in

_MODELS = frozenset({Kind.MODEL, Kind.WEAK_MODEL})
_PLACES = _MODELS | {Kind.UNKNOWN, Kind.OVERVIEW, Kind.FIELDS}
_NAME = r"`[a-z][a-z0-9]{0,40}(?:_[a-z0-9]{1,40}){0,6}`(?: \([^()]{1,400}\))?"
_RUNNING = lazy(rf"{_NAME}(?: ?[·•→|] ?{_NAME})+[.;]?")
_ONE = lazy(r"(?P<sign>[·•→|]?) ?`(?P<name>[a-z]\w{0,200})`(?: \((?P<said>[^()]{1,400})\))?")
_LABEL = lazy(r"[^`:：]{1,60}[:：] ?(?=`)")
_LEAST = 3
_MAX = 8000


def read_running_names(document: Document, reading: Reading) -> None:
    """Read every paragraph and bullet of a data model that names three tables at least and says nothing else."""
    for section in document.sections:
        kind = context(section)
        if is_excluded(section) or kind not in _PLACES | {Kind.IGNORED}:
            continue
        if kind is Kind.IGNORED:
            # "Technical architecture" over a paragraph in which it says "Data models: …".
            _read_announced(document, section, reading)
            continue
        for block in section.blocks:
            if isinstance(block, List) and kind_of(section) is Kind.MODEL and block.line not in reading.used:
                _read_tables(document, block, reading)
        for text in texts_in(section.blocks):
            if text.line in reading.used:
                continue
            for line in text.lines():
                if told := _calls(one_line(line.plain)[:_MAX]):
                    _read_calls(document, line, told, reading)
            if kind in _MODELS and text.line not in reading.used:
                _read(document, text, reading)


def _read_announced(document: Document, section: Section, reading: Reading) -> None:
    for text in texts_in(section.blocks):
        told = one_line(text.plain)[:_MAX] if text.line not in reading.used else ""
        if (calls := _calls(told)) and calls != told:
            _read_calls(document, text, calls, reading)


_CALL = r"[A-Z][A-Za-z0-9]{1,40} ?\([a-z][A-Za-z0-9_]{0,40}(?:, ?[a-z][A-Za-z0-9_]{0,40}){1,30}\)"
_CALLS = lazy(rf"(?:[^():|]{{1,40}}: ?)?{_CALL}(?: ?[|;·,] ?{_CALL}){{2,40}}\.?")
_SOME_CALLS = lazy(rf"{_CALL}(?:(?:, and|,|;| and) ?{_CALL}){{1,40}}\.?")
_SENTENCE = lazy(r"(?:^|(?<=[.;]) )(?P<label>[^\W\d_][\w ]{2,40}): (?=[A-Z]\w{1,40} ?\()")


def _calls(line: str) -> str:
    """What a line lists as calls: all of it, or what stands behind ``Data models:`` in the midst of it."""
    if _CALLS.fullmatch(line):
        return line
    for found in _SENTENCE.finditer(line):
        told = _SOME_CALLS.match(line, found.end()) if classify(found["label"]) is Kind.MODEL else None
        if told is not None:
            return told[0]
    return ""


_ONE_CALL = lazy(r"(?P<name>[A-Z][A-Za-z0-9]{1,40}) ?\((?P<listed>[^()]{3,1500})\)")


def _read_calls(document: Document, text: Text, told: str, reading: Reading) -> None:
    """``Job(status, startsAt) | Slot(state, heldUntil) | Refund(amount, rule)``: things, whatever is around."""
    found = list(_ONE_CALL.finditer(told))
    if any(names_message(match["name"]) for match in found):
        return
    for match in found:
        location = Location(document.file, text.line)
        fields = tuple(inline_fields(match["listed"], location, strict=False) or [])
        reading.tellings.append(EntityTelling(match["name"], location, fields, exactness=Exactness.LOOSE))
    reading.used.add(text.line)
    reading.items.add(text.line)


_TABLE = lazy(r"`?(?P<name>[a-z][a-z0-9]{1,40}(?:_[a-z0-9]{1,40}){0,5})`?(?: ?\((?P<said>[^(),;]{1,200})\))?")
_PLURAL = lazy(r"(?:^|_)(?!status|address|access|news|series)[a-z]{2,30}[a-rt-z]s(?:_|$)")
_COLUMN = lazy(r".*_(?:id|at|by|on|url|name)")


def _read_tables(document: Document, block: List, reading: Reading) -> None:
    """Names of tables alone, as code has them and in the plural: ``- trades_raw (append-only)``."""
    found = [_TABLE.fullmatch(one_line(item.text.marked)) for item in block.items]
    named = [(item, match) for item, match in zip(block.items, found, strict=True) if match and not item.items]
    plural = sum(1 for _, match in named if _PLURAL.search(match["name"]))
    coded = sum(1 for _, match in named if "_" in match["name"])
    columns = any(_COLUMN.fullmatch(match["name"]) for _, match in named)
    if len(named) < max(_LEAST, len(block.items)) or plural * 3 < len(named) * 2 or coded < 2 or columns:
        return
    for item, match in named:
        location = Location(document.file, item.line)
        told = EntityTelling(match["name"], location, (), match["said"] or "", exactness=Exactness.LOOSE)
        reading.tellings.append(told)
        reading.items.add(item.line)
    reading.used.add(block.line)


def _read(document: Document, text: Text, reading: Reading) -> None:
    told = one_line(text.marked)[:_MAX]
    if text.lead and not text.lead_code and told.startswith(text.lead):
        told = told.removeprefix(text.lead).lstrip(":： ")
    told = _LABEL.sub("", told, count=1) if _LABEL.match(told) else told
    if not _RUNNING.fullmatch(told):
        return
    parts = list(_ONE.finditer(told))
    names = [part["name"] for part in parts]
    if len(set(names)) < _LEAST or any(map(names_message, names)):
        return
    above = ""
    for part in parts:
        location = Location(document.file, _line(text, part["name"]))
        fields = _fields(part["said"] or "", location)
        said = "" if fields else part["said"] or ""
        reading.tellings.append(
            EntityTelling(part["name"], location, tuple(fields), said, exactness=Exactness.LOOSE)
        )
        if part["sign"] == "→":
            reading.tellings.append(
                RelationTelling("has_many", above, part["name"], location, weak=True, certainty=Certainty.INFERRED)
            )
        above = part["name"]
    reading.used.update(line.line for line in text.lines())
    reading.items.add(text.line)


def _fields(said: str, location: Location) -> list[FieldTelling]:
    """What stands in parentheses where most of it are names; one thing alone says what the table is for."""
    parts = [_WITH_VALUES.sub(r"\g<name>: \g<values>", part.rstrip(".")) for part in split(said, ",")]
    found = [inline_fields(part, location, strict=False) or [] for part in parts]
    named = [field for fields in found for field in fields]
    return named if len(parts) > 1 and len(named) * 4 >= len(parts) * 3 else []


_WITH_VALUES = lazy(r"^(?P<name>[^\W\d]\w{1,30}) (?P<values>[\w-]{1,30}(?:/[\w-]{1,30}){1,9})$")
"""``state new/open/done``."""


def _line(text: Text, name: str) -> int:
    return next((line.line for line in text.lines() if f"`{name}`" in line.marked), text.line)
