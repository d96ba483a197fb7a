"""Tables of pipes with a blank line after every row, as texts with double line spacing have them."""

from __future__ import annotations

from collections.abc import Sequence

from spec_extractor.sources.markdown.patterns import lazy

_FENCE = lazy(r" {0,3}(?:```|~~~)")
_PIPE = lazy(r"(?<!\\)\|")
_MAX_ROW = 4000
_MAX_ROWS = 500


def spaced_tables(lines: Sequence[str]) -> list[list[tuple[int, tuple[str, ...]]]]:
    """Such tables outside fences: each with its rows, header first, as the line's number from 0 and its cells."""
    found = []
    fenced = False
    at = 0
    while at < len(lines):
        fenced ^= _FENCE.match(lines[at]) is not None
        rows = [at] if not fenced and _is_row(lines, at) else []
        while rows and len(rows) < _MAX_ROWS and _is_row(lines, rows[-1] + 2) and not lines[rows[-1] + 1].strip():
            rows.append(rows[-1] + 2)
        if len(rows) > 2 and not set(lines[rows[1]]) - set("|:- \t\r") and "-" in lines[rows[1]]:
            found.append([(row, _cells(lines[row])) for row in (rows[0], *rows[2:])])
        at = (rows[-1] if rows else at) + 1
    return found


def _is_row(lines: Sequence[str], at: int) -> bool:
    if at >= len(lines) or len(lines[at]) > _MAX_ROW:
        return False
    row = lines[at].strip()
    return len(row) > 2 and row[0] == "|" == row[-1]


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("\\|", "|") for cell in _PIPE.split(row.strip())[1:-1])
