"""The document tree: sections with their blocks, from markdown-it-py's tokens.

Text is flat: markup, links and escapes are gone, what was code or bold is remembered. Lines count from 1.
Block quotes are transparent; of HTML only tables are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from spec_extractor.sources.markdown.bullet_signs import HEADED
from spec_extractor.sources.markdown.fenced import language_of, lists_a_model, lists_columns_only
from spec_extractor.sources.markdown.forms import MarkedRow, csv_rows, rewritten, table_number
from spec_extractor.sources.markdown.front_matter import split_front_matter
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.inline import flat_text
from spec_extractor.sources.markdown.numbered_heads import below_number
from spec_extractor.sources.markdown.outline import (
    MAX_PLAIN_HEADING,
    announces_model,
    ends_in_model,
    heads_a_model,
    is_heading,
    is_numbered_heading,
    is_thing,
    is_wide_sentence,
    with_numbered_headings,
)
from spec_extractor.sources.markdown.tree import (
    Block,
    Document,
    Fence,
    Item,
    List,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    lead_of,
)

BOLD_HEADING_LEVEL = 7
"""The level of a line in bold that acts as a heading: below every real heading."""

_PLAIN_LEVEL = 2
"""The level of headings in a text that marks none."""

_MARKS = (127, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
_INVISIBLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *_MARKS])
"""Control characters and marks of writing direction: they would make a name look like another."""


def parse(text: str, file: str) -> Document:
    """The tree of a Markdown text; any text has one."""
    front_matter, body = split_front_matter(text.translate(_INVISIBLE))
    numbered = with_numbered_headings(body)
    marked = numbered is not body
    body, tables, indented = rewritten(numbered)
    tokens = _PARSER.parse(body)
    pairs = ((token, inner) for token, inner in pairwise(tokens) if token.type == "heading_open")
    plain = marked or all(inner.content.startswith(HEADED) for _, inner in pairs)
    # Where indentation alone orders a text, every line that has none is a heading of the same level.
    builder = _Builder(_PARSER, tables, lowest=(2 if indented else 3 + marked) if plain else 0)
    for token in tokens:
        builder.take(token)
    return Document(file, tuple(builder.finish()), front_matter)


def parse_within(text: str, file: str, line: int, titles: Sequence[Text]) -> Document:
    """The tree of a text that begins at a line of another document and stands below headings there."""
    body, tables, _ = rewritten(text)
    tokens = _PARSER.parse(body)
    shifted = [[replace(row, line=row.line + line - 1) for row in rows] for rows in tables]
    plain = not any(token.type == "heading_open" for token in tokens)
    builder = _Builder(_PARSER, shifted, lowest=3 if plain else 0)
    # The first level is the title of a document, which says less than a heading.
    for level, title in enumerate(titles, 2):
        builder.head(title, level)
    for token in tokens:
        token.map = [number + line - 1 for number in token.map] if token.map else None
        if token.type == "heading_open":
            token.tag = f"h{int(token.tag[1:]) + len(titles) + 1}"
        builder.take(token)
    return Document(file, tuple(builder.finish()), {})


def _make_parser() -> MarkdownIt:
    # Inline content is parsed by the builder, which leaves oversized text alone.
    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable(["table", "strikethrough"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


_PARSER = _make_parser()


class _Builder:
    """Collects tokens into sections: the stack holds the open lists and items."""

    def __init__(self, parser: MarkdownIt, tables: Sequence[list[MarkedRow]], *, lowest: int) -> None:
        self._parser = parser
        self._tables = tables
        self._lowest = lowest
        self._sections: list[Section] = []
        self._blocks: list[Block] = []
        self._title = Text("", "", 1)
        self._top = ""
        self._level = 0
        self._line = 1
        self._open: list[tuple[str, list[Block] | list[Item], int]] = []
        self._number = 0
        self._next_number = 0
        self._heading: Token | None = None
        self._header: list[Text] = []
        self._rows: list[Row] = []
        self._cells: list[Text] | None = None
        self._table_line = 0

    def take(self, token: Token) -> None:
        """Add one token."""
        line = token.map[0] + 1 if token.map else 0
        match token.type:
            case "heading_open":
                self._heading = token
            case "heading_close":
                self._heading = None
            case "inline" if token.content.startswith(HEADED):
                text = flat_text(self._parser, token.content.removeprefix(HEADED), line)
                self._start_plain(text, self._plain_level(text) or self._lowest or BOLD_HEADING_LEVEL, line)
            case "inline":
                self._take_inline(flat_text(self._parser, token.content, line), line)
            case "bullet_list_open" | "ordered_list_open":
                if not self._open:
                    self._number = int(token.attrGet("start") or 1)
                self._open.append((token.type, [], line))
            case "bullet_list_close" | "ordered_list_close":
                kind, items, opened = self._open.pop()
                entries = tuple(item for item in items if isinstance(item, Item))
                follows = kind == "ordered_list_open" and self._number == self._next_number
                alone = self._lowest and not self._open and len(entries) == 1
                if alone and is_numbered_heading(entries[0], follows=follows):
                    self._next_number = self._number + 1
                    self._start_plain(entries[0].text, _PLAIN_LEVEL, opened)
                    return
                self._add_list(List(entries, kind == "ordered_list_open", opened))
            case "list_item_open":
                self._open.append((token.type, [], line))
            case "list_item_close":
                self._close_item()
            case "table_open":
                self._header, self._rows, self._table_line = [], [], line
            case "table_close":
                self._add(Table(tuple(self._header), tuple(self._rows), self._table_line))
            case "tr_open":
                self._cells, self._row_line = [], line
            case "tr_close":
                self._close_row()
            case "fence" | "code_block":
                self._take_code(token, line)

    def head(self, title: Text, level: int) -> None:
        """Start a section."""
        self._start_section(title, level, title.line)

    def finish(self) -> list[Section]:
        """Close the last section and return all."""
        self._close_section()
        return self._sections

    def _take_code(self, token: Token, line: int) -> None:
        info = language_of(token.info.strip(), token.content)
        free = not self._open and token.type == "fence"
        if info.lower() == "csv" and (rows := csv_rows(token.content, line + 1)):
            self._add(self._table_of(rows, line))
        elif free and lists_a_model(info, token.content):
            self._take_model(token, line)
        elif free and lists_columns_only(info, token.content):
            self._take_lines(token, line)
        else:
            self._add(Fence(info, token.content, line, line + (token.type == "fence")))

    def _take_model(self, fence: Token, line: int) -> None:
        """Read a fence's lists as a section of their own, with their own lines."""
        self._start_section(Text("Data model", "Data model", line), BOLD_HEADING_LEVEL, line)
        self._take_lines(fence, line)
        self._start_section(Text("", "", line), BOLD_HEADING_LEVEL, line)

    def _take_lines(self, fence: Token, line: int) -> None:
        """Read a fence's lists as if they stood outside of it."""
        for token in self._parser.parse(fence.content):
            token.map = [number + line for number in token.map] if token.map else None
            self.take(token)

    def _take_inline(self, text: Text, line: int) -> None:
        number = table_number(text.plain) if self._tables and self._cells is None else None
        if number is not None and number < len(self._tables):
            self._add(self._table_of(self._tables[number], line))
        elif self._cells is not None:
            self._cells.append(text)
        elif not self._open and self._heading is not None:
            self._start_section(text, int(self._heading.tag[1:]), line)
        elif not self._open and (is_heading(text) or (not self._lowest and announces_model(text))):
            self._start_section(text, BOLD_HEADING_LEVEL, line)
        elif self._lowest and not self._open and ends_in_model(text):
            *others, last = text.lines()
            self._take_inline(_joined(others), others[0].line)
            self._start_plain(last, self._lowest, last.line)
        elif self._lowest and not self._open and (level := self._plain_level(text)):
            self._start_plain(text, level, line)
        elif text.plain or self._open:
            self._add(Paragraph(text, line))

    def _start_plain(self, text: Text, level: int, line: int) -> None:
        """Start the section that a text's first line heads; its other lines are the first paragraph."""
        first, *others = text.lines()
        self._start_section(first, level, line)
        if others:
            self._add(Paragraph(_joined(others), others[0].line))

    def _table_of(self, rows: Sequence[MarkedRow], line: int) -> Table:
        """A table of as many columns as its first row has."""
        header, *others = (
            (tuple(flat_text(self._parser, cell, row.line) for cell in row.cells), row.line) for row in rows
        )
        width = len(header[0])
        empty = (Text("", "", line),) * width
        return Table(header[0], tuple(Row((*cells, *empty)[:width], at) for cells, at in others), line)

    def _plain_level(self, text: Text) -> int:
        """The level of the heading that a paragraph begins with, where no heading is marked; 0 for none."""
        lines = text.lines()
        first = lines[0].plain if lines else ""
        if not first or len(first) > MAX_PLAIN_HEADING or first[-1] in ".,;!?" or is_wide_sentence(first):
            return 0
        if not self._sections and not self._blocks and len(lines) == 1:
            return 1
        if is_thing(first, self._title.plain if self._level == _PLAIN_LEVEL else self._top):
            return self._lowest
        if classify(first) is not Kind.UNKNOWN or (first.isupper() and len(lines) == 1):
            return 2
        alone = len(lines) == 1 or (len(lines) == 2 and lines[1].plain.count(",") > 1)
        few = sum(any(map(str.isalnum, word)) for word in first.split()) <= 4
        return self._lowest if alone and few and not {":", ","}.intersection(first[:-1]) else 0

    def _close_row(self) -> None:
        cells = tuple(self._cells or ())
        self._cells = None
        if self._header:
            self._rows.append(Row(cells, self._row_line))
        else:
            self._header = list(cells)

    def _close_item(self) -> None:
        _, blocks, line = self._open.pop()
        contents = tuple(block for block in blocks if not isinstance(block, Item))
        text = Text("", "", line)
        if contents and isinstance(contents[0], Paragraph):
            text = _without_checkbox(contents[0].text)
            contents = contents[1:]
        parent = self._open[-1][1]
        parent.append(Item(text, contents, line))  # type: ignore[arg-type]

    def _add_list(self, found: List) -> None:
        """Add a list; an item such as ``- **Database:**`` with a list below it is a section in its midst."""
        heads = [item for item in found.items if not self._open and heads_a_model(item)]
        if not heads:
            self._add(found)
            return
        others: list[Item] = []
        for item in found.items:
            if item not in heads:
                others.append(item)
                continue
            if others:
                self._add(List(tuple(others), found.ordered, others[0].line))
            self._start_section(item.text, BOLD_HEADING_LEVEL, item.line)
            self._blocks.extend(item.blocks)
            self._start_section(Text("", "", item.line), BOLD_HEADING_LEVEL, item.line)
            others = []
        if others:
            self._add(List(tuple(others), found.ordered, others[0].line))

    def _add(self, block: Block) -> None:
        target = self._open[-1][1] if self._open else self._blocks
        joined = below_number(target[-1], block) if target else None  # type: ignore[arg-type]
        target[len(target) - (joined is not None) :] = [joined or block]  # type: ignore[list-item]

    def _start_section(self, title: Text, level: int, line: int) -> None:
        self._close_section()
        if self._level == _PLAIN_LEVEL:
            self._top = self._title.plain
        self._title, self._level, self._line, self._blocks = title, level, line, []

    def _close_section(self) -> None:
        parent = self._sections[-1] if self._sections else None
        while parent is not None and parent.level >= self._level:
            parent = parent.parent
        section = Section(self._title, self._level, self._line, parent, tuple(self._blocks))
        if parent is not None:
            parent.children.append(section)
        self._sections.append(section)


def _joined(lines: list[Text]) -> Text:
    plain = "\n".join(line.plain for line in lines)
    marked = "\n".join(line.marked for line in lines)
    return Text(plain, marked, lines[0].line, lead=lead_of(marked))


def _without_checkbox(text: Text) -> Text:
    if text.plain[:4].lower() not in {"[ ] ", "[x] "}:
        return text
    marked = text.marked[4:].strip()
    return Text(text.plain[4:].strip(), marked, text.line, lead=lead_of(marked))
