"""A column's type in capitals with words behind it that are a remark: ``VARCHAR 7 for the colour``."""

from __future__ import annotations

import re

from spec_extractor.sources.markdown.modifiers import run
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.types import Changes, is_plain_type

_MOST = 8
_MOST_REMARK = 4
"""Words behind a type without a size: more are a sentence about it (``UUID in what is shown to guests, …``)."""
_SCALED = lazy(r"\b(?P<type>DECIMAL|NUMERIC)\s+(?P<digits>\d{1,2})\s?,\s?(?P<scale>\d{1,2})\b", re.I)


def led_by_type(part: str) -> tuple[Changes, str] | None:
    """What the longest beginning says that is a type with modifiers, and the remark after it; None without one."""
    words = part.split()
    head = words[0].partition("(")[0] if len(words) > 1 else ""
    sized = any(char.isdigit() for char in "".join(words[:2]))
    if not head.isupper() or not is_plain_type(head) or not (sized or len(words) <= _MOST_REMARK + 1):
        return None
    for size in range(min(len(words) - 1, _MOST), 0, -1):
        found = run(" ".join(words[:size]))
        # "DEFAULT 0 counted from the crates": the remark is no part of the default.
        if found is not None and "type" in found and " " not in (found.get("default") or ""):
            return found, " ".join(words[size:])
    return None


def closed_up(text: str) -> str:
    """``DECIMAL 10,2`` as ``DECIMAL(10,2)``: its comma parts no list."""
    return _SCALED.sub(r"\g<type>(\g<digits>,\g<scale>)", text)
