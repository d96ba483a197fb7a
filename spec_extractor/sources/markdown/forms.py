"""Forms that Markdown has no syntax for, rewritten in place as ones that it has; every line keeps its number.

Comma-separated values are tables. Definition lists become bullets, text that is structured by its indentation
alone becomes nested bullets. HTML tables are taken out of the text: a line with a mark stands in their place.
"""

from __future__ import annotations

import csv
import html
import re
from dataclasses import dataclass

from spec_extractor.sources.markdown.bullet_signs import with_bullets
from spec_extractor.sources.markdown.escaped import without_escapes
from spec_extractor.sources.markdown.grids import grids, lists_fields
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.pipe_tables import with_headed_tables, with_whole_cells
from spec_extractor.sources.markdown.spaced_tables import spaced_tables
from spec_extractor.sources.markdown.tabbed import tabbed
from spec_extractor.sources.markdown.unfenced import with_fences

_MAX_TABLE = 200_000
_MAX_TABLES = 500
_MARK = "\x1a"
"""A control character: the text that comes in has none."""
_OPEN = lazy(r"<table\b[^<>]{0,500}>", re.I)
_CLOSE = lazy(r"</table\s*>", re.I)
_TAG = lazy(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})\b[^<>]{0,500}>|<!--.{0,2000}?-->", re.S)
_MARKED = lazy(rf"{_MARK}(\d{{1,4}}){_MARK}")
_FENCE = lazy(r" {0,3}(?:```|~~~)")
_HEADING = lazy(r" {0,3}#{1,6}\s|\s{0,3}(?:=+|-+)\s*$")
_LISTED = lazy(r"\s*(?:[-*+•>|]|\d{1,3}[.)])\s")
_DEFINED = lazy(r":[ \t]{1,3}(?=\S)")
_TAG_LINE = lazy(
    r"^[ \t]{0,3}</?(?!(?:pre|script|style|textarea|table|tr|td|th)\b)[A-Za-z][\w-]{0,30}(?: [^<>\n]{0,200})?/?>"
    r"[ \t]*$",
    re.M,
)
_NAME_ABOVE = lazy(r"\s{0,40}(?:Table \"(?:\w{1,40}\.)?)?(?P<name>[^\W\d]\w{1,60})\"?\s?:?\s*")
"""``boats`` or ``Table "public.boats"`` right above a drawn table of columns."""
_SHORT = 60
_MAX_ROWS = 2000
_MAX_ROW = 2000


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """The cells of one row of an HTML table as Markdown, and the line where it begins."""

    cells: tuple[str, ...]
    line: int


def rewritten(text: str) -> tuple[str, list[list[MarkedRow]], bool]:
    """The text in forms of Markdown, the HTML tables that its marks stand for, whether it was indented only."""
    text, tables = _without_tables(with_bullets(with_fences(without_escapes(text))))
    text = _without_lines(_without_grids(text, tables), tables)
    text = with_headed_tables(with_whole_cells(text))
    # A tag alone on its line would hide the Markdown below it.
    text = _TAG_LINE.sub("", text)
    if ":" in text:
        text = _without_definitions(text)
    listed = _without_indentation(text)
    return listed, tables, listed is not text


def csv_rows(content: str, line: int) -> list[MarkedRow]:
    """The rows of comma-separated values of which ``line`` is the first; nothing where they are no table."""
    rows = []
    for number, text in enumerate(content.split("\n")[:_MAX_ROWS], line):
        cells = next(csv.reader([text[:_MAX_ROW]]), []) if text.strip() else []
        rows += [MarkedRow(tuple(cell.strip() for cell in cells), number)] if cells else []
    width = len(rows[0].cells) if rows else 0
    return rows if len(rows) > 1 and width > 1 and all(len(row.cells) == width for row in rows) else []


def table_number(text: str) -> int | None:
    """The number of the HTML table that a paragraph stands for."""
    match = _MARKED.fullmatch(text.strip())
    return int(match.group(1)) if match else None


def _without_tables(text: str) -> tuple[str, list[list[MarkedRow]]]:
    tables: list[list[MarkedRow]] = []
    parts: list[str] = []
    position = 0
    line = 1
    fences = 0
    while len(tables) < _MAX_TABLES:
        opening = _OPEN.search(text, position)
        closing = _CLOSE.search(text, opening.end(), opening.end() + _MAX_TABLE) if opening else None
        if opening is None or closing is None:
            break
        line += text.count("\n", position, opening.start())
        inside = text[opening.end() : closing.start()]
        rows = _rows(inside, line + text.count("\n", opening.start(), opening.end()))
        before = text[position : opening.start()]
        lines = text.count("\n", opening.start(), closing.end())
        fences += sum(1 for one in before.split("\n") if _FENCE.match(one))
        if fences % 2 or not rows:
            parts.append(text[position : closing.end()])
        else:
            # Blank lines around the mark make a paragraph of it, and hold the place of the table's lines.
            lead = before.rpartition("\n")[2]
            parts.append(before.removesuffix(lead) if not lead.strip() else before)
            parts.append(f"{_MARK}{len(tables)}{_MARK}" + "\n" * lines)
            tables.append(rows)
        line += lines
        position = closing.end()
    return "".join([*parts, text[position:]]), tables


def _without_grids(text: str, tables: list[list[MarkedRow]]) -> str:
    """The text without its drawn tables, which are added to ``tables``."""
    if not any(sign in text for sign in ("---", "===", "──", "══", "━━", "||")):
        return text
    lines = text.split("\n")
    found, fences = grids(lines)
    for number in fences:
        lines[number] = ""
    for grid in found:
        if len(tables) == _MAX_TABLES:
            break
        above = _NAME_ABOVE.fullmatch(lines[grid.first - 1]) if grid.first and lists_fields(grid) else None
        if above:
            lines[grid.first - 1] = f"Table: {above['name']}"
        lines[grid.first : grid.last + 1] = [""] * (grid.last + 1 - grid.first)
        # The first line stays empty, so that the mark is a paragraph of its own.
        lines[grid.first + 1] = f"{_MARK}{len(tables)}{_MARK}"
        tables.append([MarkedRow(cells, number + 1) for number, cells in grid.rows])
    return "\n".join(lines)


def _without_lines(text: str, tables: list[list[MarkedRow]]) -> str:
    """The text without the tables that tabs make and those with blank lines, which are added to ``tables``."""
    lines = text.split("\n")
    found = [*(tabbed(lines) if "\t" in text else ()), *(spaced_tables(lines) if "|\n\n|" in text else ())]
    for rows in found[: _MAX_TABLES - len(tables)]:
        (first, _), *_, (last, _) = rows
        lines[first : last + 1] = [""] * (last + 1 - first)
        # As with drawn tables, an empty line above and below the mark.
        lines[first + 1] = f"{_MARK}{len(tables)}{_MARK}"
        tables.append([MarkedRow(cells, number + 1) for number, cells in rows])
    return "\n".join(lines) if found else text


def _rows(inside: str, line: int) -> list[MarkedRow]:
    rows: list[MarkedRow] = []
    cells: list[str] = []
    cell: list[str] | None = None
    position = 0
    begun = line
    for tag in _TAG.finditer(inside):
        between = inside[position : tag.start()]
        if cell is not None:
            cell.append(html.unescape(between))
        line += between.count("\n") + tag.group().count("\n")
        position = tag.end()
        name = (tag.group(2) or "").lower()
        if name in {"td", "th", "tr"} and cell is not None:
            cells.append(" ".join("".join(cell).split()))
            cell = None
        if name == "tr":
            if cells:
                rows.append(MarkedRow(tuple(cells), begun))
            cells = []
            begun = line
        elif name in {"td", "th"} and not tag.group(1):
            cell = []
        elif cell is not None and name in {"code", "tt", "kbd"}:
            cell.append("`")
        elif cell is not None and name in {"br", "li", "p", "div"}:
            cell.append(" ")
    if cells:
        rows.append(MarkedRow(tuple(cells), begun))
    return rows if len(rows) > 1 else []


def _without_definitions(text: str) -> str:
    """``Term`` and below it ``: what it is`` as bullets."""
    lines = text.split("\n")
    fenced = False
    for i, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
        term = lines[i - 1] if i else ""
        if fenced or not _DEFINED.match(line) or not _is_term(term):
            continue
        several = i + 1 < len(lines) and _DEFINED.match(lines[i + 1]) is not None
        bare = term.strip().strip("*").strip()
        lines[i - 1] = f"- **{bare}**" if several else f"- **{bare}**:"
        lines[i] = _DEFINED.sub("  - " if several else "  ", line, count=1)
        following = i + 1
        while several and following < len(lines) and _DEFINED.match(lines[following]):
            lines[following] = _DEFINED.sub("  - ", lines[following], count=1)
            following += 1
    return "\n".join(lines)


def _is_term(line: str) -> bool:
    return (
        0 < len(line.strip()) <= _SHORT
        and not line[0].isspace()
        and not _HEADING.match(line)
        and not _LISTED.match(line)
        and line.strip()[-1] not in ".:;,!?"
    )


def _without_indentation(text: str) -> str:
    """A text of short lines that only indentation orders, as nested bullets; any other text as it is."""
    lines = text.expandtabs(4).split("\n")
    if len(lines) > 5000 or any(
        _HEADING.match(line) or _LISTED.match(line) or _FENCE.match(line) for line in lines
    ):
        return text
    told = [line for line in lines if line.strip()]
    indented = [line for line in told if line.startswith("  ")]
    if len(indented) < 4 or any(len(line.strip()) > _SHORT for line in indented):
        return text
    result = []
    open_columns: list[int] = []
    for line in lines:
        column = len(line) - len(line.lstrip())
        if not line.strip():
            result.append(line)
            continue
        if column < 2:
            open_columns = []
            result.append(line)
            continue
        while open_columns and open_columns[-1] >= column:
            open_columns.pop()
        result.append("  " * len(open_columns) + "- " + line.strip())
        if len(open_columns) < 20:
            open_columns.append(column)
    return "\n".join(result)
