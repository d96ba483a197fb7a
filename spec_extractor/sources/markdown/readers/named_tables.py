"""Tables that list the names of tables in a column, ``Area | Tables``: entities of which no more is told."""

from __future__ import annotations

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.headings import Kind, classify, context, is_excluded
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line, split, unquote
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, Reading
from spec_extractor.sources.markdown.tree import Document, Row, Section, Table
from spec_extractor.sources.markdown.vocabulary import ENTITY_WORDS

_NAME = lazy(r"`?[a-z][a-z0-9]*(?:_[a-z0-9]+){0,6}`?")
_LEAST = 3
_MAX_ROWS = 60
_PLACES = frozenset({Kind.MODEL, Kind.WEAK_MODEL, Kind.FIELDS})


def read_names(document: Document, section: Section, table: Table, reading: Reading) -> bool:
    """Read the names in the column that is headed ``Tables``; whether the table is such a list."""
    column = next((i for i, cell in enumerate(table.header[:6]) if _heads_names(cell.plain)), None)
    place = context(section)
    if column is None or place not in _PLACES | {Kind.UNKNOWN} or is_excluded(section):
        return False
    rows = [(row, _names(row, column)) for row in table.rows[:_MAX_ROWS]]
    names = [name for _, listed in rows for name in listed]
    if len(names) < _LEAST or not all(listed for _, listed in rows) or len(names) == len(rows):
        return False
    joined = sum("_" in name for name in names)
    if not joined or (place is Kind.UNKNOWN and (joined < _LEAST or len(rows) < _LEAST)):
        return False
    for row, listed in rows:
        location = Location(document.file, row.line)
        reading.tellings.extend(EntityTelling(name, location, exactness=Exactness.LOOSE) for name in listed)
        reading.used.update({row.line, table.line})
    return True


def _heads_names(heading: str) -> bool:
    """``Tables``, ``Main tables``."""
    return heading.lower().strip() in ENTITY_WORDS or classify(heading) is Kind.MODEL


def _names(row: Row, column: int) -> list[str]:
    """The names that a row's cell lists, or nothing where one of them is none."""
    parts = split(one_line(row.cells[column].marked), ",;、") if column < len(row.cells) else []
    return [unquote(part) for part in parts] if all(_NAME.fullmatch(part) for part in parts) else []
