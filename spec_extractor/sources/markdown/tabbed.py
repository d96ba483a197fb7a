"""Tables pasted with tabs between their cells, as they come out of a spreadsheet or a page."""

from __future__ import annotations

from collections.abc import Sequence

from spec_extractor.naming import words
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.vocabulary import COLUMNS

_FENCE = lazy(r" {0,3}(?:```|~~~)")
_LEAST_ROWS = 2
_MAX_ROWS = 2000
_MAX_LINE = 2000


def tabbed(lines: Sequence[str]) -> list[list[tuple[int, tuple[str, ...]]]]:
    """The tables outside fences: each with its rows, header first, as the number of the line from 0 and the cells.

    The first line's cells are words for columns of fields; as many cells, or fewer at the end, are in every other.
    """
    found = []
    fenced = False
    at = 0
    while at < len(lines):
        fenced ^= _FENCE.match(lines[at]) is not None
        header = () if fenced else _cells(lines[at])
        last = at + 1
        if _heads(header):
            while last < min(len(lines), at + _MAX_ROWS) and 1 < len(_cells(lines[last])) <= len(header):
                last += 1
            if last - at > _LEAST_ROWS:
                found.append([(number, _cells(lines[number])) for number in range(at, last)])
        at = last
    return found


def _cells(line: str) -> tuple[str, ...]:
    if "\t" not in line or line[0].isspace() or len(line) > _MAX_LINE:
        return ()
    return tuple(cell.strip() for cell in line.split("\t"))


def _heads(cells: Sequence[str]) -> bool:
    roles = [COLUMNS.get(" ".join(words(cell))) for cell in cells]
    return "name" in roles and "type" in roles and None not in roles
