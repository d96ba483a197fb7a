"""Sentences of running text."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.tree import Text

_END = lazy(r"[.!?](?=\s|\Z)")
MAX_SENTENCE = 1500
"""Characters beyond which something is no sentence."""


def sentences_of(text: Text) -> Iterator[tuple[str, int]]:
    """The sentences of a text with their lines; what is too long for a sentence is left out."""
    body = text.marked
    start = 0
    line = text.line
    for end in [*(found.start() for found in _END.finditer(body)), len(body)]:
        sentence = body[start:end]
        stripped = sentence.strip()
        if stripped and len(sentence) <= MAX_SENTENCE:
            lead = len(sentence) - len(sentence.lstrip())
            yield " ".join(stripped.split()), line + sentence[:lead].count("\n")
        line += body[start : end + 1].count("\n")
        start = end + 1
