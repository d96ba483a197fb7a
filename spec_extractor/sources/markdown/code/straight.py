"""Boxes drawn beside each other, set straight: their lines are too long or too short, or have wide letters."""

from __future__ import annotations

from spec_extractor.sources.markdown.patterns import lazy

TOP = lazy(r"[┌╔╭+][─═━-]{2,}[─═━┬┴┼-]*[┐╗╮+]")
_BOTTOM = lazy(r"[└╚╰+][─═━-]{2,}[─═━┬┴┼-]*[┘╝╯+]")
_SIDES = "│║┃|├┤╠╣╟╢"
_MAX_LINES = 120
"""Lines of one box."""
_MAX_BOXES = 12


def straightened(text: str) -> str:
    """The drawing with each row of boxes set straight; rows with boxes in boxes stay as they are."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        boxes = len(TOP.findall(lines[at]))
        end = _bottom(lines, at, boxes) if 0 < boxes <= _MAX_BOXES else 0
        if end:
            lines[at : end + 1] = _straight(lines[at : end + 1], boxes)
            at = end
        at += 1
    return "\n".join(lines)


def _bottom(lines: list[str], top: int, boxes: int) -> int:
    """The line that closes as many boxes as the line ``top`` opens, with nothing opened between; 0 for none."""
    for at in range(top + 1, min(top + _MAX_LINES, len(lines))):
        if len(_BOTTOM.findall(lines[at])) == boxes:
            return at
        if TOP.search(lines[at]):
            return 0
    return 0


def _straight(lines: list[str], boxes: int) -> list[str]:
    middle = [_parted(line) for line in lines[1:-1]]
    if not middle or any(len(parts) != 2 * boxes + 1 for parts in middle):
        return lines
    borders = {tuple(map(len, parts)) for parts in middle}
    if len(borders) <= 1 and _starts(lines[0]) == len(middle[0][0]):
        return lines
    widths = [max(len(parts[column]) for parts in middle) for column in range(2 * boxes)]
    widths = [width if column % 2 == 0 else max(width, 2) for column, width in enumerate(widths)]
    rows = [_row(parts, widths, "│") for parts in middle]
    rule = ["─" * width if column % 2 else "" for column, width in enumerate(widths)]
    return [_row([*rule, ""], widths, "┌┐"), *rows, _row([*rule, ""], widths, "└┘")]


def _starts(line: str) -> int:
    found = TOP.search(line)
    return found.start() if found else 0


def _parted(line: str) -> list[str]:
    """What stands between the borders of a line: outside, inside, outside, …"""
    parts = [""]
    for char in line:
        if char in _SIDES:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _row(parts: list[str], widths: list[int], signs: str) -> str:
    told = ""
    for column, width in enumerate(widths):
        ruled = bool(parts[column].strip()) and not parts[column].strip("─═━-┼┬┴")
        text = "─" * width if ruled and column % 2 else parts[column].ljust(width)
        told += text + (signs[column % 2] if len(signs) > 1 else signs)
    return told + parts[-1]
