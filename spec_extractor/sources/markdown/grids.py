"""Tables that are drawn with characters: grids of ``+---+`` and ``|`` or of lines (``┌──┬──┐``), those of a
database's console (``-----+-----``) and of a wiki (``||Column||Type||``), and columns below underlined headings.

Like HTML tables they are taken out of the text, where a mark stands for each; every line keeps its number. A code
block without a language that holds nothing but such tables and their captions is text.
"""

from __future__ import annotations

from dataclasses import dataclass

from spec_extractor.sources.markdown.columns import roles_of
from spec_extractor.sources.markdown.patterns import lazy

_BORDER = lazy(r"\s{0,8}\+(?:[-=]{2,}\+){2,}\s*")
_RULE = lazy(r"\s{0,8}(?:-{3,}|={3,})(?: {1,6}(?:-{2,}|={2,})){1,20}\s*")
_RULE_PART = lazy(r"-{2,}|={2,}")
_FENCE = lazy(r" {0,3}(?:```|~~~)[ \t]*(\w*)[ \t]*$")
_PLAIN = frozenset({"", "text", "txt", "plaintext", "plain", "ascii"})
_SIGNS = "─━═┄┈│┃║┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛┡╇┩┠╂┨┝┿┥╔╦╗╠╬╣╚╩╝╟╫╢╤╧╒╕╘╛╞╡╪╭╮╰╯"
_DRAWN = str.maketrans(_SIGNS, "-" * 5 + "|" * 3 + "+" * (len(_SIGNS) - 8))
"""The lines that tables are drawn with as the characters of plain ones."""
_TOP = lazy(r"\s{0,8}[┌┏╔╒╭]")
_CONSOLE = lazy(r"\s{0,8}-{2,}(?:\+-{2,}){1,20}\s*")
_WIKI = lazy(r"\s{0,8}\|\|[^|]{1,80}(?:\|\|[^|]{1,80}){1,20}\|\|\s*")
_BARS = lazy(r"\|{1,2}")
_BAR = lazy(r"\|")
_BOTTOM = lazy(r"\s{0,8}[└┗╚╘╰]")
_LEAST_ROWS = 2
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
            grid = _grid(lines, number) or _barred(lines, number) or _columns(lines, number)
            if grid is not None and grid.rows:
                (found if fence is None else inside).append(grid)
            number = grid.last if grid is not None else number
        number += 1
    return found, opened


def _holds_no_more(lines: list[str], start: int, end: int, inside: list[Grid]) -> bool:
    held = {number for grid in inside for number in range(grid.first, grid.last + 1)}
    others = [lines[n].strip() for n in range(start, end) if n not in held and lines[n].strip()]
    # Beside tables of columns lines between names are relations: "boats ──< berths".
    signs = "|+│{}" if all(lists_fields(grid) for grid in inside) else "|+─│<>{}"
    return all(len(other) <= _MAX_CAPTION and not set(other) & set(signs) for other in others)


def lists_fields(grid: Grid) -> bool:
    """Whether a table's heading says that its rows are columns with their types."""
    roles = {role for cell in grid.rows[0][1] for role in roles_of(cell[:80])[:1]}
    return {"name", "type"} <= roles


def _grid(lines: list[str], start: int) -> Grid | None:
    drawn = _TOP.match(lines[start]) is not None
    block = [lines[start].translate(_DRAWN) if drawn else lines[start]]
    if not _BORDER.fullmatch(block[0]):
        return None
    for line in lines[start + 1 : start + 1 + _MAX_ROWS]:
        plain = line.translate(_DRAWN) if drawn else line
        if plain.strip()[:1] not in {"|", "+"}:
            break
        block.append(plain)
        if drawn and _BOTTOM.match(line):
            break
    end = start + len(block) - 1
    borders = [n for n, line in enumerate(block) if _BORDER.fullmatch(line)]
    width = block[0].count("+") - 1
    rows: list[tuple[int, tuple[str, ...]]] = []
    # With a rule below every row a row may have several lines.
    several = len(borders) > 3
    for number, line in enumerate(block):
        if number in borders:
            continue
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        if len(cells) != width:
            return Grid(start, end, ())
        if rows and (number - 1 not in borders if several else drawn and not cells[0]):
            joined = tuple(" ".join(pair).strip() for pair in zip(rows[-1][1], cells, strict=True))
            rows[-1] = (rows[-1][0], joined)
        else:
            rows.append((start + number, cells))
    found = Grid(start, end, tuple(rows) if len(rows) > 1 and len(borders) > 1 else ())
    # Windows and architectures are drawn with the same lines.
    return found if not drawn or (found.rows and lists_fields(found)) else Grid(start, end, ())


def _barred(lines: list[str], start: int) -> Grid | None:
    """A table of a database's console, ``id | integer`` below ``----+----``, or of a wiki: ``||Name||Type||``."""
    wiki = _WIKI.fullmatch(lines[start]) is not None
    rule = start + 1
    if not wiki and (rule >= len(lines) or not _CONSOLE.fullmatch(lines[rule].translate(_DRAWN))):
        return None
    rows: list[tuple[int, tuple[str, ...]]] = []
    for number, line in enumerate(lines[start : start + _MAX_ROWS], start):
        if number == rule and not wiki:
            continue
        bare = line.translate(_DRAWN).strip()
        bars = _BARS if wiki else _BAR
        cells = tuple(cell.strip() for cell in bars.split(bare.strip("|") if wiki else bare))
        if "|" not in bare or (rows and len(cells) != len(rows[0][1])):
            break
        rows.append((number, cells))
    found = Grid(start, start + len(rows) - wiki, tuple(rows))
    return found if len(rows) > _LEAST_ROWS and lists_fields(found) else None


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
