"""What the server keeps of every row, told in one phrase: ``timestamps for creation and last update``."""

from __future__ import annotations

import re

from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.vocabulary import AND_WORDS, CHANGING_OF_ROWS, MAKING_OF_ROWS, STAMP_WORDS

_AND = rf"\s?(?:/|&|(?:{either(AND_WORDS)})|(?:{either(AND_WORDS, wide=True)}))\s?"
_STAMPS = rf"(?:{either(STAMP_WORDS)}|{either(STAMP_WORDS, wide=True)})"
_MADE = rf"(?:{either(MAKING_OF_ROWS)}|{either(MAKING_OF_ROWS, wide=True)})"
_CHANGED = rf"(?:{either(CHANGING_OF_ROWS)}|{either(CHANGING_OF_ROWS, wide=True)})"
_OF = r"(?: [a-zà-ü'’]{1,4}){0,2} "
"""``for``, ``de la``."""
_LEAD = rf"(?<!\w)(?:(?:{either(AND_WORDS)}) )?(?:the |automatic |audit )?"
_ANY = lazy(_STAMPS, re.I)
_STAMPS_FIRST = lazy(
    rf"{_LEAD}{_STAMPS}(?:{_OF}{_MADE}{_AND}(?:[a-zà-ü'’]{{1,4}} ){{0,2}}{_CHANGED}(?!\w)|"
    rf"\s?[(:] ?{_MADE}(?:, ?|{_AND}){_CHANGED}\)?(?!\w))",
    re.I,
)
_STAMPS_LAST = lazy(rf"{_LEAD}{_MADE}{_AND}{_CHANGED}\s?{_STAMPS}(?!\w)", re.I)


def with_timestamps(text: str) -> str:
    """The text with ``timestamps`` in the place of every phrase that says when a row was made and changed."""
    if not _ANY.search(text):
        return text
    return _STAMPS_LAST.sub("timestamps", _STAMPS_FIRST.sub("timestamps", text))
