"""Bullets that say that they are about a table: ``**`pits` table**: where we dig (`label`, `depth`)``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.entries import entity_line
from spec_extractor.sources.markdown.readers.table_heads import ROLE
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, Reading
from spec_extractor.sources.markdown.tree import Document, Item, List, Section, Text

_SAID = lazy(
    rf"(?:(?:{ROLE}) ?`(?P<after>[A-Za-z_]\w{{1,60}})`|`(?P<name>[A-Za-z_]\w{{1,60}})` ?(?:{ROLE})) ?"
    r"(?:$|[:：–—-](?P<said>.{0,1000}))",
    re.I,
)
_CODE = r"`[A-Za-z_]\w{0,60}`(?: ?\([^()]{1,60}\))?"
_COLUMNS = lazy(rf"[(（](?P<columns>{_CODE}(?:[,、，;] ?(?:and )?{_CODE}){{1,40}})[)）]")
_MAX_DEPTH = 3


def read_said_tables(document: Document, section: Section, reading: Reading) -> None:
    """Read the bullets of a section of a data model that name a table in code and say that it is one."""
    for block in section.blocks:
        if not isinstance(block, List) or block.line in reading.used:
            continue
        found = [item for item in block.items if item.line not in reading.items and _SAID.fullmatch(_line(item))]
        for item in found:
            _read(document, item, reading, 0)
        if found and len(found) == len(block.items):
            reading.used.add(block.line)


def _read(document: Document, item: Item, reading: Reading, depth: int) -> None:
    match = _SAID.fullmatch(_line(item))
    if match is None:
        return
    name = match["name"] or match["after"]
    said = (match["said"] or "").strip()
    columns = _COLUMNS.search(said)
    others = [child for child in item.items if _SAID.fullmatch(_line(child)) and depth < _MAX_DEPTH]
    children = tuple(child for child in item.items if child not in others)
    text = f"`{name}` ({columns['columns']})" if columns else f"`{name}`: {said}"
    line = Text(text.replace("`", ""), text, item.line, lead=name, lead_code=True)
    told = entity_line(document, line, children, reading, exact=False)
    if not any(isinstance(one, EntityTelling) for one in told):
        told = [EntityTelling(name, Location(document.file, item.line), (), said, exactness=Exactness.LOOSE)]
    reading.tellings.extend(told)
    reading.items.update(_lines((item,)))
    for other in others:
        _read(document, other, reading, depth + 1)


def _line(item: Item) -> str:
    return one_line(item.text.marked)[:1200]


def _lines(items: tuple[Item, ...]) -> Iterator[int]:
    for item in items:
        yield item.line
        yield from _lines(item.items)
