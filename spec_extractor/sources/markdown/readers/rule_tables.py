"""Tables of rules about fields told elsewhere: ``Field | Rule``, ``orders.number | unique``, ``users.id → …``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.columns import truth
from spec_extractor.sources.markdown.fields import apply
from spec_extractor.sources.markdown.headings import is_excluded
from spec_extractor.sources.markdown.merge import field_key
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.known import Known
from spec_extractor.sources.markdown.segments import Collected, take_parts
from spec_extractor.sources.markdown.split import one_line, split, unquote
from spec_extractor.sources.markdown.tellings import Exactness, FieldTelling, Reading, addition
from spec_extractor.sources.markdown.tree import Document, Row, Section, Table
from spec_extractor.sources.markdown.vocabulary import COLUMNS

_PATH = r"`?([A-Za-z]\w{0,60})\.([A-Za-z]\w{0,60})`?"
_DOTTED = lazy(_PATH)
_REFERS = lazy(rf"{_PATH}\s?(?:→|->|=>|⟶|>|references)\s?{_PATH}")
_IDS = frozenset({"id", "_id", "uuid", "pk"})
_MAX_CELL = 300
_FLAGS = {"required": {"nullable": False}, "unique": {"unique": True}, "indexed": {"indexed": True}}


def read_rule_tables(document: Document, reading: Reading, rules: set[int]) -> None:
    """Read tables of dotted fields anywhere, and of fields in the sections on rules, whose lines are ``rules``."""
    known = Known()
    known.take_in(reading)
    for section in document.sections:
        if is_excluded(section):
            continue
        for block in section.blocks:
            if isinstance(block, Table) and block.line not in reading.used:
                for row in block.rows:
                    for entity, one in _row(document, section, block, row, known, section.line in rules):
                        reading.tellings.append(addition(known.names[entity], one))
                        reading.used.update({block.line, row.line})


def _row(
    document: Document, section: Section, table: Table, row: Row, known: Known, rules: bool
) -> Iterator[tuple[str, FieldTelling]]:
    first, *others = [one_line(cell.marked)[:_MAX_CELL] for cell in row.cells[:6]]
    location = Location(document.file, row.line)
    refers = _REFERS.fullmatch(first)
    if refers:
        own, other = refers.group(1, 2), refers.group(3, 4)
        own, other = (other, own) if own[1].lower() in _IDS and other[1].lower() not in _IDS else (own, other)
        name = known.fields.get(entity_key(own[0]), {}).get(field_key(own[1]))
        if name is not None and entity_key(other[0]) in known.fields:
            told = FieldTelling(name, location, target=other[0], foreign_key=True, exactness=Exactness.PROSE)
            yield entity_key(own[0]), told
        return
    dotted = _DOTTED.fullmatch(first)
    if dotted is None and not rules:
        return
    entity, name = _field(section, dotted.group(1) if dotted else "", dotted.group(2) if dotted else first, known)
    if not name:
        return
    changes = _changes(table, others)
    if changes is not None:
        yield entity, replace(apply(FieldTelling(name, location), changes), type=None, exactness=Exactness.PROSE)


def _field(section: Section, owner: str, name: str, known: Known) -> tuple[str, str]:
    """The entity and the field that a cell names; empty where it names none, or that of several entities."""
    key = field_key(unquote(name))
    if owner:
        return entity_key(owner), known.fields.get(entity_key(owner), {}).get(key, "")
    around = [entity_key(one.title.plain[:60]) for one in section.ancestors()]
    near = [entity for entity in around if key in known.fields.get(entity, {})]
    found = near[:1] or list(known.owners.get(key, ()))
    return (found[0], known.fields[found[0]][key]) if len(found) == 1 else ("", "")


def _changes(table: Table, cells: list[str]) -> Collected | None:
    """What the cells after the first say, or None where they say nothing that is kept."""
    collected = Collected()
    for index, cell in enumerate(cells, start=1):
        heading = " ".join(table.header[index].plain.lower().split()) if index < len(table.header) else ""
        flag = _FLAGS.get(COLUMNS.get(heading, ""))
        if flag and truth(cell) is not None:
            collected.add(flag if truth(cell) else {})
            continue
        parts = split(cell.rstrip("."), ",;+") if cell else []
        take_parts((part for part in parts if modifier(part) is not None), collected)
    collected.changes = {key: value for key, value in collected.changes.items() if not key.startswith("type")}
    return collected if collected.changes else None
