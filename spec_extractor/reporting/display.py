"""Text from documents, made safe to show: on a terminal, in a log, in a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from spec_extractor.diagnostics import Diagnostic

# Control characters, line separators, halves of surrogate pairs, and the marks that make text read in another
# order than it is stored in (https://trojansource.codes).
_HOSTILE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def printable(text: str) -> str:
    """``text`` on one line, with whatever could mislead a reader or a terminal written as an escape."""
    return _HOSTILE.sub(_escape, text)


def visible(line: str) -> str:
    """`printable`, but with tabs as they are: for a line of a file."""
    return "\t".join(printable(part) for part in line.split("\t"))


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return {9: "\\t", 10: "\\n", 13: "\\r"}.get(code) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def width(text: str) -> int:
    """How many columns of a terminal ``text`` takes."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def columns(rows: Sequence[Sequence[str]], indent: str = "") -> list[str]:
    """Lines in which the rows' cells stand below one another; the rows are equally long."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = (cell + " " * (size - width(cell)) for cell, size in zip(row, widths, strict=True))
        lines.append((indent + "  ".join(cells)).rstrip())
    return lines


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By file, line and code; what is left equal keeps its order."""
    return sorted(diagnostics, key=lambda d: (d.location.file, d.location.line, d.code))
