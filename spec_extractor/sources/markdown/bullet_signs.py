"""Bullets of word processors, ``•`` and ``◦`` after tabs, as those of Markdown; every line keeps its number."""

from __future__ import annotations

import re

from spec_extractor.sources.markdown.patterns import lazy

_SIGNS = "•◦▪‣⁃"
_BULLET = lazy(rf"(?P<indent>[ \t]{{0,40}})[{_SIGNS}][ \t\u00a0]+(?P<text>\S.*)")
_MARKED = lazy(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]")
_HEADING = lazy(r"[^\W_](?:[^\n]{0,58}[^\s.,;!?])?")
HEADED = "\u2063"
"""What begins a heading that the text has between two lists without a mark of its own."""
_FENCE = lazy(r" {0,3}(?:```|~~~)")
_DEEPEST = 12


def with_bullets(text: str) -> str:
    """The text with its signs as nested bullets, by their columns."""
    text = _with_blanks(text)
    if not any(sign in text for sign in _SIGNS):
        return text
    lines = text.split("\n")
    columns: list[int] = []
    fenced = below_marked = False
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
        if fenced or not line.strip():
            continue
        match = _BULLET.fullmatch(line)
        if match is None:
            below = lines[number + 1] if number + 1 < len(lines) else ""
            if columns and _HEADING.fullmatch(line) and _BULLET.fullmatch(below):
                # Word processors put no blank line before what heads the next list.
                lines[number] = f"###### {HEADED}{line}"
            below_marked = _MARKED.match(line) is not None or (below_marked and line[0].isspace())
            columns = columns if line[0].isspace() else []
            continue
        if below_marked:
            # It is nested in a list of Markdown, which says how deep.
            lines[number] = f"{match['indent']}- {match['text']}"
            continue
        column = len(match["indent"].expandtabs(4))
        while columns and columns[-1] >= column:
            columns.pop()
        lines[number] = f"{'  ' * len(columns)}- {match['text']}"
        if len(columns) < _DEEPEST:
            columns.append(column)
    return "\n".join(lines)


_CLOSE = lazy(r"(?P<indent>[ \t]{0,20})[-–](?P<text>[^\W\d_][^\n]{0,400})")
"""``-name``: a dash without the blank that makes it a bullet."""
_LEAST_CLOSE = 2


def _with_blanks(text: str) -> str:
    """The text with a blank behind the dashes of several lines in a row that have none."""
    if not _ANY_CLOSE.search(text):
        return text
    lines = text.split("\n")
    fenced = False
    row: list[int] = []
    for number, line in enumerate([*lines, ""]):
        fenced = fenced != (_FENCE.match(line) is not None)
        match = None if fenced else _CLOSE.fullmatch(line)
        if match is not None:
            row.append(number)
            continue
        for one in row if len(row) >= _LEAST_CLOSE else ():
            lines[one] = _CLOSE.sub(r"\g<indent>- \g<text>", lines[one], count=1)
        row = []
    return "\n".join(lines)


_ANY_CLOSE = lazy(r"^[ \t]{0,20}[-–][^\W\d_]", re.M)
