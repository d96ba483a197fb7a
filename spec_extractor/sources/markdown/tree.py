"""The document tree: sections with their blocks. Text is flat; lines count from 1."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, TypeVar

T = TypeVar("T")

# Tables are read this far: the rest of a large one says the like.
_MAX_ROWS = 500
_MAX_CELLS = 4


@dataclass(frozen=True, slots=True)
class Text:
    """Inline content: ``plain`` without markup, ``marked`` with code in backticks; ``\\n`` separates its lines.

    ``lead`` is the bold or code text that it begins with; ``lead_code`` says that this is code; ``bold`` says
    that all of it is bold.
    """

    plain: str
    marked: str
    line: int
    lead: str = ""
    lead_code: bool = False
    bold: bool = False

    def lines(self) -> list[Text]:
        """One `Text` per line, empty ones left out."""
        if "\n" not in self.plain:
            return [self] if self.plain.strip() else []
        pairs = zip(self.plain.split("\n"), self.marked.split("\n"), strict=False)
        return [
            Text(plain.strip(), marked.strip(), self.line + offset, lead=lead_of(marked))
            for offset, (plain, marked) in enumerate(pairs)
            if plain.strip()
        ]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Text
    line: int


@dataclass(frozen=True, slots=True)
class Fence:
    """A code block: ``info`` is the word after the fence (``sql``), empty for an indented block.

    ``line`` is that of the fence, ``start`` that of the content's first line.
    """

    info: str
    content: str
    line: int
    start: int


@dataclass(frozen=True, slots=True)
class Row:
    """A table row with as many cells as the table has columns."""

    cells: tuple[Text, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``header`` may hold empty cells."""

    header: tuple[Text, ...]
    rows: tuple[Row, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: its first paragraph as ``text``, then everything else in it."""

    text: Text
    blocks: tuple[Block, ...]
    line: int

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of the lists nested directly in it."""
        return tuple(item for block in self.blocks if isinstance(block, List) for item in block.items)


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or numbered list."""

    items: tuple[Item, ...]
    ordered: bool
    line: int


Block = Paragraph | List | Table | Fence


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the blocks up to the next one; the text before the first heading has ``level`` 0."""

    title: Text
    level: int
    line: int
    parent: Section | None
    blocks: tuple[Block, ...]
    children: list[Section] = field(default_factory=list)
    told: dict[str, Any] = field(init=False, default_factory=dict, compare=False, repr=False)
    """What `once_a_section` has worked out."""

    def ancestors(self) -> Iterator[Section]:
        """The section itself, then each one around it."""
        section: Section | None = self
        while section is not None:
            yield section
            section = section.parent


def once_a_section(function: Callable[[Section], T]) -> Callable[[Section], T]:
    """``function`` worked out once for each section: a section does not change once its document is parsed."""
    name = function.__qualname__

    @wraps(function)
    def known(section: Section) -> T:
        if name not in section.told:
            section.told[name] = function(section)
        found: T = section.told[name]
        return found

    return known


@dataclass(frozen=True, slots=True)
class Document:
    """All sections in their order; ``front_matter`` holds the scalar members of a leading YAML block."""

    file: str
    sections: tuple[Section, ...]
    front_matter: dict[str, str]

    def section_at(self, line: int) -> Section:
        """The section in which a line stands; lines count from 1, and the first section begins with the text."""
        return self.sections[max(bisect_right(self.sections, line, key=lambda one: one.line) - 1, 0)]

    def blocks(self) -> Iterator[tuple[Section, Block]]:
        """Every top-level block with its section."""
        for section in self.sections:
            for block in section.blocks:
                yield section, block


def rebuilt(
    sections: Iterable[Section],
    *,
    titles: Mapping[int, Text] | None = None,
    blocks: Mapping[int, tuple[Block, ...]] | None = None,
    owners: Mapping[int, Section] | None = None,
) -> tuple[Section, ...]:
    """The sections with other titles and blocks, by the `id` of each, each below the new one of its parent.

    Those with an owner are left out: what stands below them stands below that.
    """
    owners = owners or {}
    known: dict[int, Section] = {}
    kept: list[Section] = []
    for section in sections:
        if id(section) in owners:
            known[id(section)] = known[id(owners[id(section)])]
            continue
        parent = known[id(section.parent)] if section.parent is not None else None
        own = replace(
            section,
            title=(titles or {}).get(id(section), section.title),
            blocks=(blocks or {}).get(id(section), section.blocks),
            parent=parent,
            children=[],
        )
        if parent is not None:
            parent.children.append(own)
        known[id(section)] = own
        kept.append(own)
    return tuple(kept)


def texts_in(blocks: Iterable[Block], *, cells: bool = False) -> Iterator[Text]:
    """What paragraphs and items of lists say, in order, at any depth; with ``cells`` tables' first cells too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, List):
            for item in block.items:
                yield item.text
                yield from texts_in(item.blocks, cells=cells)
        elif cells and isinstance(block, Table):
            for row in block.rows[:_MAX_ROWS]:
                yield from row.cells[:_MAX_CELLS]


def lead_of(marked: str) -> str:
    stripped = marked.strip()
    return stripped[1 : stripped.find("`", 1)] if stripped[:1] == "`" and "`" in stripped[1:] else ""
