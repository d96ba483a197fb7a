"""Tables of pipes that Markdown alone would read otherwise: pipes within a cell, numbered lines over tables.

Both are rewritten in place; every line keeps its number.
"""

from __future__ import annotations

from spec_extractor.sources.markdown.patterns import lazy

_FENCE = lazy(r" {0,3}(?:```|~~~)")
_HEADING = lazy(r" {0,3}#{1,6}\s")
_NUMBERED = lazy(r"(?P<number>\d{1,3})\. (?P<name>[^\W\d][\w /-]{0,40}(?: \([^()]{1,40}\))?)\s*")
_CODE = lazy(r"`[^`\n]{1,400}`")
_PIPE = lazy(r"(?<!\\)\|")
_QUOTED = lazy(r"(?P<quote>[\"'])[^\"'|]{1,60}(?P=quote)")
_MAX_ROW = 4000
_MAX_ROWS = 500
_MAX_ABOVE = 10
"""Lines between a numbered line and the table below it."""
_MOST_WORDS = 4
_LEAST_HEADS = 2


def with_whole_cells(text: str) -> str:
    """The text with the pipes within the cells of its tables escaped: in code, and between values in quotes.

    Only rows with more cells than their table has columns are touched, and only where this mends them.
    """
    if "|" not in text:
        return text
    lines = text.split("\n")
    end = 0
    for at in _delimiters(lines):
        if at < end:
            # A row of dashes within a table.
            continue
        width = len(_cells(lines[at]))
        for number in range(at + 1, min(len(lines), at + _MAX_ROWS)):
            row = lines[number]
            end = number
            if "|" not in row or len(row) > _MAX_ROW:
                break
            if len(_cells(row)) > width:
                lines[number] = _mended(row, width)
    return "\n".join(lines)


def with_headed_tables(text: str) -> str:
    """The text with numbered lines that stand over tables as headings: ``3. orders``, and below it its columns.

    One such line may be an item of a list; two with rising numbers are headings. Texts without any heading are
    left alone: there every such line acts as one anyway.
    """
    if "|" not in text or "#" not in text:
        return text
    lines = text.split("\n")
    if not any(_HEADING.match(line) for line in lines):
        return text
    heads: list[tuple[int, int]] = []
    for at in _delimiters(lines):
        head = _head_above(lines, at - 1)
        if head is not None and (not heads or head[1] > heads[-1][1]):
            heads.append(head)
    if len(heads) < _LEAST_HEADS:
        return text
    over = dict(heads)
    last = heads[0][1] - 1
    for number in range(heads[0][0], len(lines)):
        found = over.get(number) or _alone(lines, number, last + 1)
        if found:
            lines[number] = f"###### {lines[number]}"
            last = found
    return "\n".join(lines)


def _alone(lines: list[str], number: int, wanted: int) -> int:
    """The number of a line that stands alone and goes on with the numbers of such headings, or 0."""
    found = _NUMBERED.fullmatch(lines[number])
    if found is None or int(found["number"]) != wanted:
        return 0
    return (
        0 if any(one.strip() for one in (*lines[number - 1 : number], *lines[number + 1 : number + 2])) else wanted
    )


def _head_above(lines: list[str], header: int) -> tuple[int, int] | None:
    """The line that numbers what a table below it is about, and its number."""
    for number in range(header - 1, max(-1, header - 1 - _MAX_ABOVE), -1):
        line = lines[number]
        found = _NUMBERED.fullmatch(line)
        if found and len(found["name"].partition("(")[0].split()) <= _MOST_WORDS:
            return number, int(found["number"])
        if found or _HEADING.match(line) or _FENCE.match(line) or line.lstrip()[:1] in {"|", "-", "*", ">"}:
            return None
    return None


def _delimiters(lines: list[str]) -> list[int]:
    """The lines of dashes below the headings of tables, outside code."""
    found = []
    fenced = False
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and number and _is_delimiter(line) and "|" in lines[number - 1]:
            found.append(number)
    return found


def _is_delimiter(line: str) -> bool:
    return "|" in line and "-" in line and len(line) <= _MAX_ROW and not set(line) - set("|:- \t\r")


def _cells(row: str) -> list[str]:
    parts = _PIPE.split(row.strip())
    return parts[row.strip().startswith("|") : len(parts) - (not parts[-1].strip())]


def _mended(row: str, width: int) -> str:
    coded = _CODE.sub(lambda code: _PIPE.sub(r"\\|", code.group()), row)
    if len(_cells(coded)) == width:
        return coded
    cells = _cells(row)
    joined = [cells[0]]
    for cell in cells[1:]:
        if _QUOTED.fullmatch(cell.strip()) and _QUOTED.fullmatch(joined[-1].rpartition("\\|")[2].strip()):
            joined[-1] += f"\\|{cell}"
        else:
            joined.append(cell)
    return f"|{'|'.join(joined)}|" if len(joined) == width else row
