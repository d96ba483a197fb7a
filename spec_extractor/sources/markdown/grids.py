"""Tables that are drawn with characters: grids of ``+---+`` and ``|``, and columns below underlined headings.

Like HTML tables they are taken out of the text, where a mark stands for each; every line keeps its number. A code
block without a language that holds nothing but such tables and their captions is text.
"""

from __future__ import annotations

from dataclasses import dataclass

from spec_extractor.sources.markdown.patterns import lazy

_BORDER = lazy(r"\s{0,8}\+(?:[-=]{2,}\+){2,}\s*")
_RULE = lazy(r"\s{0,8}(?:-{3,}|={3,})(?: {1,6}(?:-{2,}|={2,})){1,20}\s*")
_RULE_PART = lazy(r"-{2,}|={2,}")
_FENCE = lazy(r" {0,3}(?:```|~~~)[ \t]*(\w*)[ \t]*$")
_PLAIN = frozenset({"", "text", "txt", "plaintext", "plain", "ascii"})
_MAX_GRIDS = 200
_MAX_ROWS = 300
_MAX_CAPTION = 80


@dataclass(frozen=True, slots=True)
class Grid:
    """A drawn table in the lines ``first`` to ``last``, counted from 0: its rows with their lines.

    Without rows the lines are no table after all.
    """

    first: int
    last: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def grids(lines: list[str]) -> tuple[list[Grid], set[int]]:
    """The drawn tables of a text, and the lines of fences around nothing else."""
    found: list[Grid] = []
    opened: set[int] = set()
    fence: tuple[int, bool] | None = None
    number = 0
    inside: list[Grid] = []
    while number < len(lines) and len(found) < _MAX_GRIDS:
        mark = _FENCE.match(lines[number])
        if mark and fence is None:
            fence, inside = (number, mark.group(1).lower() in _PLAIN), []
        elif fence is not None and lines[number].strip() in {"```", "~~~"}:
            if inside and fence[1] and _holds_no_more(lines, fence[0] + 1, number, inside):
                found.extend(inside)
                opened |= {fence[0], number}
            fence = None
        elif fence is None or fence[1]:
            grid = _grid(lines, number) or _columns(lines, number)
            if grid is not None and grid.rows:
                (found if fence is None else inside).append(grid)
            number = grid.last if grid is not None else number
        number += 1
    return found, opened


def _holds_no_more(lines: list[str], start: int, end: int, inside: list[Grid]) -> bool:
    held = {number for grid in inside for number in range(grid.first, grid.last + 1)}
    others = [lines[n].strip() for n in range(start, end) if n not in held and lines[n].strip()]
    return all(len(other) <= _MAX_CAPTION and not set(other) & set("|+─│<>{}") for other in others)


def _grid(lines: list[str], start: int) -> Grid | None:
    if not _BORDER.fullmatch(lines[start]):
        return None
    end = start
    while end + 1 < len(lines) and end - start < _MAX_ROWS and lines[end + 1].strip()[:1] in {"|", "+"}:
        end += 1
    borders = [n for n in range(start, end + 1) if _BORDER.fullmatch(lines[n])]
    width = lines[start].count("+") - 1
    rows: list[tuple[int, tuple[str, ...]]] = []
    # With a rule below every row a row may have several lines.
    several = len(borders) > 3
    for number in range(start, end + 1):
        if number in borders:
            continue
        cells = tuple(cell.strip() for cell in lines[number].strip().strip("|").split("|"))
        if len(cells) != width:
            return Grid(start, end, ())
        if several and number - 1 not in borders and rows:
            rows[-1] = (
                rows[-1][0],
                tuple(" ".join(pair).strip() for pair in zip(rows[-1][1], cells, strict=True)),
            )
        else:
            rows.append((number, cells))
    return Grid(start, end, tuple(rows) if len(rows) > 1 and len(borders) > 1 else ())


def _columns(lines: list[str], start: int) -> Grid | None:
    """Columns below underlined headings, with or without a rule above and below."""
    above = _RULE.fullmatch(lines[start]) is not None
    rule = start + 2 if above else start + 1
    if rule >= len(lines) or not lines[rule - 1].strip() or not _RULE.fullmatch(lines[rule]):
        return None
    starts = [part.start() for part in _RULE_PART.finditer(lines[rule])]
    end = rule
    while (
        end + 1 < len(lines)
        and end - rule < _MAX_ROWS
        and lines[end + 1].strip()
        and not _FENCE.match(lines[end + 1])
    ):
        end += 1
        if _RULE.fullmatch(lines[end]):
            break
    told = [rule - 1, *(n for n in range(rule + 1, end + 1) if not _RULE.fullmatch(lines[n]))]
    rows = tuple((number, _cut(lines[number], starts)) for number in told)
    whole = all(not line[at - 1 : at].strip() for line in (lines[n] for n in told) for at in starts[1:])
    return Grid(start, end if whole else rule, rows if len(rows) > 1 and whole else ())


def _cut(line: str, starts: list[int]) -> tuple[str, ...]:
    return tuple(line[a:b].strip() for a, b in zip(starts, [*starts[1:], len(line)], strict=True))
