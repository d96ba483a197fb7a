"""The words that documents use, as data: one module per language, all of them read at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spec_extractor.naming import words
from spec_extractor.sources.markdown.vocabulary import english, french, german, portuguese, spanish

_LANGUAGES = (english, spanish, french, german, portuguese)


def _merged(tables: Iterable[Mapping[str, tuple[str, ...]]]) -> dict[str, str]:
    merged: dict[str, str] = {}
    for table in tables:
        for meaning, spellings in table.items():
            for spelling in spellings:
                merged.setdefault(" ".join(words(spelling)), meaning)
    return merged


HEADINGS = _merged(language.HEADINGS for language in _LANGUAGES)
"""A heading's words → the kind of its section (see `headings.Kind`)."""

HEADING_PHRASES = _merged(language.HEADING_PHRASES for language in _LANGUAGES)
"""Words within a longer heading → the kind of its section."""

COLUMNS = _merged(language.COLUMNS for language in _LANGUAGES)
"""A table column's heading → its role (see `readers.tables`)."""

TRUE_WORDS = frozenset(word for language in _LANGUAGES for word in language.TRUE_WORDS)
FALSE_WORDS = frozenset(word for language in _LANGUAGES for word in language.FALSE_WORDS)
FLAGS = {flag: meaning for language in _LANGUAGES for meaning, flags in language.FLAGS.items() for flag in flags}
"""A whole modifier → its meaning (see `modifiers`)."""
