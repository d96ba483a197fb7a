"""Tables by the names of their columns alone, in a data model: a name over a list or lines, or before a list.

``orders:`` over bullets, ``Table orders`` over a line for each column, ``orders → id, total``.
Sure are names of columns as code has them, or as attributes are often called; half of them have to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from spec_extractor.naming import entity_key, plural
from spec_extractor.sources.markdown.code.blocks import is_put_off
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded, kind_of
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.column_lines import is_read, read_column_lines
from spec_extractor.sources.markdown.readers.entries import entity_line
from spec_extractor.sources.markdown.readers.said_tables import read_said_tables
from spec_extractor.sources.markdown.readers.table_heads import (
    LEAST,
    MAX_LINES,
    are_columns,
    bare,
    head_of,
    is_marked,
)
from spec_extractor.sources.markdown.tellings import EntityTelling, Reading, Telling
from spec_extractor.sources.markdown.tree import Block, Document, Item, List, Paragraph, Section, Text

_DATA = frozenset({Kind.MODEL, Kind.WEAK_MODEL, Kind.RELATIONS})
_CLOSING = lazy(r"[)}\]]+[;,]?")
_MAX_NAME = 80


@dataclass(frozen=True, slots=True)
class _Group:
    """A name and what is listed below it: ``head`` is the line of the name, ``used`` the lines of its blocks.

    ``item`` is the bullet that both stand in, if they do.
    """

    head: Text
    items: tuple[Item, ...]
    used: tuple[int, ...]
    item: Item | None = None


def read_column_lists(document: Document, reading: Reading) -> None:
    """Read what stands below the headings on data, and no notation has been found in."""
    known = {entity_key(telling.name) for telling in reading.tellings if isinstance(telling, EntityTelling)}
    for section in document.sections:
        own = kind_of(section)
        if context(section) not in _DATA or own not in {*_DATA, Kind.UNKNOWN} or _is_left_out(section):
            continue
        read_said_tables(document, section, reading)
        for group in _groups(section, reading, inside=own is Kind.UNKNOWN):
            if group.item is not None and is_read(document, group.item, exact=own is Kind.WEAK_MODEL):
                continue
            told = _tell(document, group, known, reading)
            if told is not None:
                reading.tellings.extend(told)
                reading.used.update(group.used)
        if own is not Kind.UNKNOWN:
            read_column_lines(document, section, reading, exact=own is Kind.WEAK_MODEL)


def _is_left_out(section: Section) -> bool:
    return is_excluded(section) or is_put_off(section)


def _groups(section: Section, reading: Reading, *, inside: bool) -> Iterator[_Group]:
    """Names over lists and lines; ``inside`` where the section's own heading may be such a name."""
    blocks = [block for block in section.blocks if block.line not in reading.used]
    above: Text | None = section.title if inside and section.level > 1 and head_of(section.title) else None
    over: tuple[int, ...] = ()
    for block in blocks:
        # Below the name of a thing the name of a table is a plural: other names are about that thing.
        yield from (group for group in _within(block, above, over) if not inside or _is_table(group.head, section))
        above, over = _ending(block)


def _ending(block: Block) -> tuple[Text | None, tuple[int, ...]]:
    """The name at the end of a block, below which the next may stand; and the block's line if it is all of it."""
    if isinstance(block, Paragraph):
        lines = block.text.lines()
        if lines and head_of(lines[-1]) and (len(lines) == 1 or is_marked(lines[-1])):
            return lines[-1], (block.line,) if len(lines) == 1 else ()
    if (
        isinstance(block, List)
        and len(block.items) == 1
        and not block.items[0].blocks
        and not is_column_name(head_of(block.items[0].text) or "id")
    ):
        return block.items[0].text, (block.line,)
    return None, ()


def _within(block: Block, above: Text | None, over: tuple[int, ...]) -> Iterator[_Group]:
    if isinstance(block, List):
        if above is not None and over and are_columns([item.text for item in block.items]):
            yield _Group(above, block.items, (*over, block.line))
        elif len(block.items) == 1 and not block.items[0].blocks:
            # "1. orders", and its columns in the lines below.
            yield from _in_lines(block.items[0].text.lines(), block)
        yield from (
            _Group(item.text, item.items, (), item)
            for item in block.items
            if item.items and head_of(item.text) and are_columns([child.text for child in item.items])
        )
    elif isinstance(block, Paragraph):
        lines = [line for line in block.text.lines()[:MAX_LINES] if not _CLOSING.fullmatch(line.plain)]
        if above is not None and are_columns(lines):
            yield _Group(above, _as_items(lines), (*over, block.line))
            return
        yield from _in_lines(lines, block)


def _in_lines(lines: list[Text], block: Block) -> Iterator[_Group]:
    """Names over lines within one block, where every line is a name or a column."""
    starts = [0, *(at for at, line in enumerate(lines) if at and is_marked(line))]
    parts = [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    if all(part and head_of(part[0]) and are_columns(part[1:]) for part in parts):
        for part in parts:
            yield _Group(part[0], _as_items(part[1:]), (block.line,))


def _as_items(lines: Sequence[Text]) -> tuple[Item, ...]:
    return tuple(Item(bare(line), (), line.line) for line in lines)


def _is_table(head: Text, section: Section) -> bool:
    name = head_of(head).partition("(")[0]
    return head is section.title or (name.isascii() and " " not in name and plural(name) == name)


def _tell(document: Document, group: _Group, known: Set[str], reading: Reading) -> list[Telling] | None:
    name = head_of(group.head)
    if sum(1 for item in group.items if entity_key(item.text.plain[:_MAX_NAME]) in known) * 2 >= len(group.items):
        # The things below a thing: a tree of entities.
        return None
    found = Reading()
    told = entity_line(document, Text(name, name, group.head.line, lead=name), group.items, found, exact=False)
    if not any(isinstance(telling, EntityTelling) and len(telling.fields) >= LEAST for telling in told):
        return None
    reading.items.update(found.items, {group.head.line})
    reading.diagnostics.extend(found.diagnostics)
    return told
