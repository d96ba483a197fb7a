"""Columns in which a page lists the rows of a thing: ``Boats are shown in a grid. Columns: name, harbour``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spec_extractor.sources.markdown.headings import without_number
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.prose_text import sentences_of
from spec_extractor.sources.markdown.tree import Section, Table, Text, texts_in
from spec_extractor.sources.markdown.vocabulary import ARTICLES, PREDICATES, WITH_WORDS

_WORD = r"[^\W\d_][\w-]{1,30}"
_NOUN = rf"(?P<noun>{_WORD}(?: (?!(?:{either(WITH_WORDS)}|show|display)){_WORD})?)"
_LISTING = rf"(?:{either(PREDICATES['listing'])})"
_COLUMNS = lazy(
    rf"(?:^|\b)(?:{either(PREDICATES['columns'])})(?: (?:{either(PREDICATES['showing'])}))?\s?"
    r"(?P<sign>:)? ?(?P<list>[^.:;]{8,400})$",
    re.I,
)
_LISTED = (
    lazy(rf"{_NOUN} {_LISTING}\b", re.I),
    lazy(rf"\b{_LISTING} (?:{either(PREDICATES['of'])}) (?:(?:{either(ARTICLES)}) )?{_NOUN}", re.I),
)
_SUBJECT = lazy(rf"(?:(?:{either(ARTICLES)}|all) )?{_NOUN} (?:are|is|werden|son|são|sont|sono|worden) ", re.I)


def shown_columns(section: Section) -> Iterator[tuple[str, str, int]]:
    """The noun that lines, their neighbours before or the heading say is listed, its columns and the line."""
    title = without_number(section.title.plain[:80])
    for above, text in _neighbours(section):
        before = above
        for sentence, line in sentences_of(text):
            match = _COLUMNS.search(sentence)
            if match is not None and (match["sign"] or match.start()):
                noun = _listed(sentence[: match.start()]) or (
                    match["sign"] and (_listed(before) or _listed(title))
                )
                if noun:
                    yield noun, match["list"], line
            before = sentence


def _neighbours(section: Section) -> Iterator[tuple[str, Text]]:
    """Every text with the one before it, or the cells before it in its row."""
    before = ""
    for text in texts_in(section.blocks):
        yield before, text
        before = text.plain[:200]
    for block in section.blocks:
        for row in block.rows[:300] if isinstance(block, Table) else ():
            for number, cell in enumerate(row.cells[1:6]):
                yield row.cells[number].plain[:200], cell


def _listed(text: str) -> str:
    """What a text says is listed, if it does."""
    subject = _SUBJECT.match(text)
    found = subject or next((match for pattern in _LISTED if (match := pattern.search(text))), None)
    return found["noun"] if found else ""
