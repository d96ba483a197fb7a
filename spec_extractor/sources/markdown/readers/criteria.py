"""What must hold for a story: its criteria, as items and as lines of Given, When, Then."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.story_text import MAX_STORY
from spec_extractor.sources.markdown.tree import Item, List, Text
from spec_extractor.sources.markdown.vocabulary import GIVEN_WORDS, is_wide

GIVEN = lazy(
    rf"\W{{0,4}}(?:\d+\.\s*)?\W{{0,4}}(?:(?:given|when|then|scenario|and|but|"
    rf"{'|'.join(re.escape(word) for word in GIVEN_WORDS if not is_wide(word))})\b|"
    rf"{'|'.join(re.escape(word) for word in GIVEN_WORDS if is_wide(word))})",
    re.I,
)


def criteria_of(items: Sequence[Item]) -> list[str]:
    """The criteria that the items of a list say, those below them too."""
    texts: list[str] = []
    for item in items:
        text = one_line(item.text.plain)[:MAX_STORY]
        if item.items and classify(text[:80].rstrip(":* ")) is Kind.ACCEPTANCE:
            texts.extend(criteria_of(item.items))
        elif item.items and GIVEN.match(text[:60]):
            texts.append(" ".join([text, *(one_line(child.text.plain) for child in item.items)])[:MAX_STORY])
        elif text:
            texts.append(text)
            texts.extend(criteria_of(item.items))
    return texts


def criteria_lines(text: Text) -> list[str]:
    """Given/When/Then lines: one criterion per scenario."""
    criteria: list[str] = []
    for line in text.lines():
        if not criteria or line.plain.lower().lstrip("*_ ").startswith(("given", "scenario")):
            criteria.append(line.plain)
        else:
            criteria[-1] = f"{criteria[-1]} {line.plain}"[:MAX_STORY]
    return criteria


def looks_like_criteria(block: List) -> bool:
    """Whether each item of a list begins as a criterion does."""
    return all(GIVEN.match(item.text.plain[:60]) for item in block.items)
