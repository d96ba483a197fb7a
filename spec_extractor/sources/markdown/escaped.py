"""Markdown that an editor has escaped as plain text: ``\\## Data model`` and ``\\*\\*Order:\\*\\* total``."""

from __future__ import annotations

import re

from spec_extractor.sources.markdown.patterns import lazy

_ESCAPED_MARK = lazy(r"^ {0,3}(?:\\(?:#{1,6} |[-+*] |\*\\?\*)|\d{1,3}\\[.)] )", re.M)
_MARK = lazy(r"^ {0,3}(?:#{1,6} |[-+*] |\*\*|\d{1,3}[.)] )", re.M)
_ESCAPE = lazy(r"\\([!\"#$%'()*+,./:;=?@\[\]^_`{}~-])")
"""Not of ``|``, ``<`` and ``&``, which would cut a cell in two or begin a tag."""
_FENCE = lazy(r"^( {0,3})\\`\\`\\`(\w{0,20})[ \t]{0,4}$", re.M)
_SOME = 3


def without_escapes(text: str) -> str:
    """The text with its marks instead of their escapes, where most headings and items have escaped ones."""
    if "\\" not in text:
        return text
    if "\\`\\`\\`" in text:
        text = _FENCE.sub(r"\1```\2", text)
    escaped = sum(1 for _ in _ESCAPED_MARK.finditer(text))
    plain = sum(1 for _ in _MARK.finditer(text))
    return _ESCAPE.sub(r"\1", text) if escaped >= _SOME and escaped > plain else text
