"""Sentences of running text."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.sources.markdown.tree import Text

MAX_SENTENCE = 1500
"""Characters beyond which something is no sentence."""


def sentences_of(text: Text) -> Iterator[tuple[str, int]]:
    """The sentences of a text with their lines; what is too long for a sentence is left out."""
    body = text.marked
    start = 0
    line = text.line
    for i in range(len(body) + 1):
        ends = i == len(body) or (body[i] in ".!?" and (i + 1 == len(body) or body[i + 1].isspace()))
        if ends:
            sentence = body[start:i]
            stripped = sentence.strip()
            if stripped and len(sentence) <= MAX_SENTENCE:
                lead = len(sentence) - len(sentence.lstrip())
                yield " ".join(stripped.split()), line + sentence[:lead].count("\n")
            line += body[start : i + 1].count("\n")
            start = i + 1
