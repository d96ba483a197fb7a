"""Free text of the author, made safe to carry: no control or direction characters, bounded length.

Escaping for a language is the templates' work, since only they know where the text lands.
"""

from __future__ import annotations

import unicodedata

# Cc control, Cf format (direction marks, zero-width), Cs surrogates, Co private use, Cn unassigned.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_LINE_SEPARATORS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\u0085": "\n"})


def one_line(text: str, limit: int = 200) -> str:
    """``text`` on one line of at most ``limit`` characters, an ellipsis marking a cut."""
    visible = "".join(
        " " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in _UNSAFE
    )
    line = " ".join(visible.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def paragraph(text: str, limit: int = 10_000) -> str:
    """``text`` with its line breaks, each line trimmed, of at most ``limit`` characters."""
    lines = (one_line(line, limit) for line in text.translate(_LINE_SEPARATORS).splitlines())
    return "\n".join(lines).strip()[:limit]
