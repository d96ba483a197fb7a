"""Tables that list the names of tables in a column, ``Area | Tables``: entities of which no more is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import singular, singular_word, words
from spec_extractor.sources.markdown.columns import column_roles, roles_of
from spec_extractor.sources.markdown.headings import Kind, classify, context, is_excluded
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line, split, unquote
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.tree import Document, Row, Section, Table
from spec_extractor.sources.markdown.vocabulary import ENTITY_WORDS

_NAME = lazy(r"`?[a-z][a-z0-9]*(?:_[a-z0-9]+){0,6}`?|`[A-Z][A-Za-z0-9]{1,60}`")
_CLASSES = lazy(r"\((`[A-Z][A-Za-z0-9]{1,60}`(?:, ?`[A-Z][A-Za-z0-9]{1,60}`){0,11})\)")
_JOINED = lazy(r"_|[a-z][A-Z]")
_LEAST = 3
_MAX_ROWS = 60
_PLACES = frozenset({Kind.MODEL, Kind.WEAK_MODEL, Kind.FIELDS})


_SEVERAL_CODED = lazy(r"`\w{2,60}`(?:\s?(?:,|/|&|\+|·|、|and|y|e|et|und)\s?`\w{2,60}`){1,7}")
_SEVERAL = lazy(r"[A-Za-z]\w{1,40}(?:\s?·\s?[A-Za-z]\w{1,40}){1,7}|[A-Z]\w{1,40}(?:, [A-Z]\w{1,40}){1,7}")


def several_names(cell: str) -> list[str]:
    """The names of several things in one cell: `` `tenant`, `membership` ``, ``job·outbox``; one or none else."""
    if _SEVERAL_CODED.fullmatch(cell):
        return cell.split("`")[1::2]
    return [name.strip() for name in split(cell, ",·")] if _SEVERAL.fullmatch(cell) else []


def read_names(document: Document, section: Section, table: Table, reading: Reading) -> bool:
    """Read the names in the column that is headed ``Tables``; whether the table is such a list."""
    if _read_rows(document, section, table, reading):
        return True
    column = next((i for i, cell in enumerate(table.header[:6]) if _heads_names(cell.plain)), None)
    place = context(section)
    if column is None or place not in _PLACES | {Kind.UNKNOWN} or is_excluded(section):
        return False
    rows = [(row, _names(row, column)) for row in table.rows[:_MAX_ROWS]]
    names = [name for _, listed in rows for name in listed]
    if len(names) < _LEAST or not all(listed for _, listed in rows) or len(names) == len(rows):
        return False
    joined = sum(_JOINED.search(name) is not None for name in names)
    if not joined or (place is Kind.UNKNOWN and (joined < _LEAST or len(rows) < _LEAST)):
        return False
    for row, listed in rows:
        location = Location(document.file, row.line)
        ruled = ruled_fields(table, row, listed, location)
        reading.tellings.extend(
            EntityTelling(name, location, tuple(ruled.get(name, ())), exactness=Exactness.LOOSE) for name in listed
        )
        reading.used.update({row.line, table.line})
    return True


_TOLD_OTHERWISE = frozenset({"name", "type", "fields", "description", "from", "to"})
_CODED = lazy(r"`[A-Za-z_]\w{1,60}`|[a-z]+(?:_[a-z0-9]+)+")
_ARROW = lazy(r"(?P<own>[1NnMm*])\s?(?:→|->|:|–|—|-)\s?(?P<other>[1NnMm*])\s{1,3}`(?P<target>\w{1,60})`")


def _read_rows(document: Document, section: Section, table: Table, reading: Reading) -> bool:
    """Read a data model's table with a name in code per row, and what it relates to: ``1 → N `trips` ``."""
    roles = column_roles(table)
    at = roles.get("entity", -1)
    if at < 0 or _TOLD_OTHERWISE & roles.keys() or context(section) is not Kind.MODEL or is_excluded(section):
        return False
    rows = [(row, one_line(row.cells[at].marked)) for row in table.rows[:_MAX_ROWS]]
    if len(rows) < _LEAST or not all(_CODED.fullmatch(name) for _, name in rows):
        return False
    if "references" in roles and not any(_ARROW.search(cell.marked) for row, _ in rows for cell in row.cells):
        # What relates them is told in words, which says more.
        return False
    for row, coded in rows:
        name, location = unquote(coded), Location(document.file, row.line)
        reading.tellings.append(EntityTelling(name, location, exactness=Exactness.LOOSE))
        for match in _ARROW.finditer(" ".join(cell.marked for cell in row.cells)):
            kind = _KINDS[match["own"] == "1", match["other"] == "1"]
            reading.tellings.append(RelationTelling(kind, name, match["target"], location, weak=True))
        reading.used.update({row.line, table.line})
    return True


_KINDS = {
    (True, True): "has_one",
    (True, False): "has_many",
    (False, True): "belongs_to",
    (False, False): "many_to_many",
}


def _heads_names(heading: str) -> bool:
    """``Tables``, ``Main tables``, ``Tables / models``, ``Table``."""
    told = [heading, *split(heading, "/&")]
    return any(one.lower() in ENTITY_WORDS or classify(one) is Kind.MODEL for one in told) or (
        roles_of(heading)[:1] == ("entity",)
    )


def _names(row: Row, column: int) -> list[str]:
    """The names that a row's cell lists, or nothing where one of them is none.

    Of tables that stand with their classes, ``` `boats`, `leases` (`Boat`, `Lease`) ```, those of the classes.
    """
    cell = one_line(row.cells[column].marked) if column < len(row.cells) else ""
    parts = split(_CLASSES.sub("", cell), ",;、")
    if not all(_NAME.fullmatch(part) for part in parts):
        return []
    classes = [one for listed in _CLASSES.findall(cell) for one in split(listed, ",")]
    return [unquote(part) for part in (classes if len(classes) == len(parts) else parts)]


def ruled_fields(
    table: Table, row: Row, listed: Sequence[str], location: Location
) -> dict[str, list[FieldTelling]]:
    """The fields that a row's rules name in code, by entity: ``Unique `code`; `price >= 0` ``."""
    ruled: dict[str, list[FieldTelling]] = {}
    for cell, heading in zip(row.cells, table.header[:_MAX_COLUMNS], strict=False):
        if not any(set(roles_of(word)) & _RULES for word in heading.plain[:80].split()):
            continue
        for clause in _CLAUSE.split(one_line(cell.marked)[:_MAX_CELL]):
            name = _ruled_by(clause, listed)
            if name:
                ruled.setdefault(name, []).extend(_fields(clause, location))
    return ruled


def _ruled_by(clause: str, listed: Sequence[str]) -> str:
    """The one entity of a row that a clause is about: of several the one that its first words name."""
    head = clause.partition("`")[0]
    if "," in head and len(listed) > 1:
        # "Unique part number, `(mould_id, no)`" goes on with another.
        return ""
    first = words(head)[:_FIRST]
    named = [name for name in listed if words(singular(name))[-1] in {singular_word(word) for word in first}]
    return listed[0] if len(listed) == 1 else named[0] if len(named) == 1 else ""


def _fields(clause: str, location: Location) -> Iterator[FieldTelling]:
    for found in _RULED.finditer(clause):
        names = _PART.findall(found["several"] or found["one"] or found["compared"])
        for name in names:
            unique = bool(found["unique"])
            yield FieldTelling(
                name,
                location,
                unique=unique and len(names) == 1,
                unique_with_others=unique and len(names) > 1,
                certainty=Certainty.INFERRED,
            )


_FIRST = 3
_CLAUSE = lazy(r"[.;] |,? and (?=[a-z]+ (?:unique|is|are) )")
_RULES = frozenset({"rules", "unique", "key"})
_MAX_COLUMNS = 6
_MAX_CELL = 600
_PART = lazy(r"[a-z]\w{0,60}")
_RULED = lazy(
    r"(?P<unique>\b[Uu]nique (?:[a-z]{2,12} ){0,2})?`(?:\((?P<several>[a-z]\w{0,60}(?:, ?[a-z]\w{0,60}){1,6})\)|"
    r"(?P<one>[a-z]+(?:_[a-z0-9]+){0,6})|(?P<compared>[a-z]\w{0,60}) ?[<>=]{1,2} ?[\w.-]{1,30})`"
)
