"""The document tree: sections with their blocks, from markdown-it-py's tokens.

Text is flat: markup, links and escapes are gone, what was code or bold is remembered. Lines count from 1.
Block quotes are transparent, HTML is not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

BOLD_HEADING_LEVEL = 7
"""The level of a line in bold that acts as a heading: below every real heading."""

_MAX_INLINE = 10_000
"""Characters beyond which a paragraph is taken as it is: nothing of that length carries markup that matters."""

_MARKUP = frozenset("\\`*_~[]<&!")


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
            Text(plain.strip(), marked.strip(), self.line + offset, lead=_lead_of(marked))
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
    """A code block: ``info`` is the word after the fence (``sql``), empty for an indented block."""

    info: str
    content: str
    line: int


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

    def ancestors(self) -> Iterator[Section]:
        """The section itself, then each one around it."""
        section: Section | None = self
        while section is not None:
            yield section
            section = section.parent


@dataclass(frozen=True, slots=True)
class Document:
    """All sections in their order; ``front_matter`` holds the scalar members of a leading YAML block."""

    file: str
    sections: tuple[Section, ...]
    front_matter: dict[str, str]

    def blocks(self) -> Iterator[tuple[Section, Block]]:
        """Every top-level block with its section."""
        for section in self.sections:
            for block in section.blocks:
                yield section, block


_INVISIBLE = dict.fromkeys(
    [
        *range(9),
        11,
        12,
        *range(14, 32),
        127,
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
        0xFEFF,
    ]
)
"""Control characters and marks of writing direction: they would make a name look like another."""


def parse(text: str, file: str) -> Document:
    """The tree of a Markdown text; any text has one."""
    front_matter, body = _split_front_matter(text.translate(_INVISIBLE))
    builder = _Builder(_PARSER)
    for token in _PARSER.parse(body):
        builder.take(token)
    return Document(file, tuple(builder.finish()), front_matter)


def _make_parser() -> MarkdownIt:
    # Inline content is parsed by the builder, which leaves oversized text alone.
    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable(["table", "strikethrough"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


_PARSER = _make_parser()


def _split_front_matter(text: str) -> tuple[dict[str, str], str]:
    head = text[:20_000].split("\n")
    if head[0].rstrip() != "---":
        return {}, text
    end = next((i for i, line in enumerate(head[1:200], 1) if line.rstrip() in {"---", "..."}), None)
    if end is None or not any(":" in line for line in head[1:end]):
        return {}, text
    members = {}
    for line in head[1:end]:
        key, colon, value = line.partition(":")
        if colon and key and not key[0].isspace():
            members[key.strip().lower()] = value.strip().strip("\"'")
    # Blank lines in its place keep every later line number right.
    return members, "\n" * (end + 1) + text[sum(len(line) + 1 for line in head[: end + 1]) :]


def _lead_of(marked: str) -> str:
    stripped = marked.strip()
    return stripped[1 : stripped.find("`", 1)] if stripped[:1] == "`" and "`" in stripped[1:] else ""


def _inline(parser: MarkdownIt, content: str, line: int) -> Text:
    if len(content) > _MAX_INLINE or not _MARKUP.intersection(content):
        return Text(content.strip(), content.strip(), line)
    children: list[Token] = []
    parser.inline.parse(content, parser, {}, children)
    plain: list[str] = []
    marked: list[str] = []
    lead: list[str] = []
    depth = 0
    state = "start"  # of the text's lead: start, inside, done
    outside_bold = False
    lead_code = False
    for token in children:
        text = token.content if token.type in {"text", "text_special", "code_inline", "image"} else ""
        if token.type == "html_inline":
            text = " " if token.content.lower().startswith("<br") else ""
        elif token.type in {"softbreak", "hardbreak"}:
            text = "\n"
        elif token.type == "strong_open":
            depth += 1
            state = "inside" if state == "start" else state
        elif token.type == "strong_close":
            depth -= 1
            state = "done" if state == "inside" else state
        code = token.type == "code_inline"
        if text.strip():
            outside_bold = outside_bold or depth == 0
            if state == "start":
                state = "done"
                if code:
                    lead.append(text)
                    lead_code = True
            elif state == "inside":
                lead.append(text)
                lead_code = code
        elif text and state == "inside":
            lead.append(text)
        plain.append(text)
        marked.append(f"`{text}`" if code and "`" not in text else text)
    joined = "".join(plain)
    return Text(
        joined.strip(),
        "".join(marked).strip(),
        line,
        lead="".join(lead).strip(),
        lead_code=lead_code,
        bold=bool(joined.strip()) and not outside_bold,
    )


class _Builder:
    """Collects tokens into sections: the stack holds the open lists and items."""

    def __init__(self, parser: MarkdownIt) -> None:
        self._parser = parser
        self._sections: list[Section] = []
        self._blocks: list[Block] = []
        self._title = Text("", "", 1)
        self._level = 0
        self._line = 1
        self._open: list[tuple[str, list[Block] | list[Item], int]] = []
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
            case "inline":
                self._take_inline(_inline(self._parser, token.content, line), line)
            case "bullet_list_open" | "ordered_list_open":
                self._open.append((token.type, [], line))
            case "bullet_list_close" | "ordered_list_close":
                kind, items, opened = self._open.pop()
                entries = tuple(item for item in items if isinstance(item, Item))
                self._add(List(entries, kind == "ordered_list_open", opened))
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
                self._add(Fence(token.info.strip(), token.content, line))

    def finish(self) -> list[Section]:
        """Close the last section and return all."""
        self._close_section()
        return self._sections

    def _take_inline(self, text: Text, line: int) -> None:
        if self._cells is not None:
            self._cells.append(text)
        elif not self._open and self._heading is not None:
            self._start_section(text, int(self._heading.tag[1:]), line)
        elif not self._open and text.bold and "\n" not in text.plain and 0 < len(text.plain) <= 80:
            self._start_section(text, BOLD_HEADING_LEVEL, line)
        elif text.plain or self._open:
            self._add(Paragraph(text, line))

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

    def _add(self, block: Block) -> None:
        target = self._open[-1][1] if self._open else self._blocks
        target.append(block)  # type: ignore[arg-type]

    def _start_section(self, title: Text, level: int, line: int) -> None:
        self._close_section()
        self._title, self._level, self._line, self._blocks = title, level, line, []

    def _close_section(self) -> None:
        parent = self._sections[-1] if self._sections else None
        while parent is not None and parent.level >= self._level:
            parent = parent.parent
        section = Section(self._title, self._level, self._line, parent, tuple(self._blocks))
        if parent is not None:
            parent.children.append(section)
        self._sections.append(section)


def _without_checkbox(text: Text) -> Text:
    if text.plain[:4].lower() not in {"[ ] ", "[x] "}:
        return text
    marked = text.marked[4:].strip()
    return Text(text.plain[4:].strip(), marked, text.line, lead=_lead_of(marked))
