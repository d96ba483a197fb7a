"""The words that documents use, as data: one module per language, all of them read at once.

A table's values are lists of spellings, separated by commas. To add a language, write a module with the same
tables and add it to `_LANGUAGES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from spec_extractor.naming import words
from spec_extractor.sources.markdown.vocabulary import (
    english,
    french,
    german,
    portuguese,
    services,
    spanish,
    types,
)

_LANGUAGES = (english, spanish, french, german, portuguese)


def _spellings(text: str) -> list[str]:
    return text.split(", ")


def _by_spelling(tables: Iterable[Mapping[str, str]], key: Callable[[str], str] = str) -> dict[str, str]:
    """Spelling → meaning; of two languages that share a spelling the first holds."""
    merged: dict[str, str] = {}
    for table in tables:
        for meaning, text in table.items():
            for spelling in _spellings(text):
                merged.setdefault(key(spelling), meaning)
    return merged


def _heading(spelling: str) -> str:
    return " ".join(words(spelling))


HEADINGS = _by_spelling((language.HEADINGS for language in _LANGUAGES), _heading)
"""A heading's words → the kind of its section (see `headings.Kind`)."""

HEADING_PHRASES = _by_spelling((language.HEADING_PHRASES for language in _LANGUAGES), _heading)
"""Words within a longer heading → the kind of its section."""

COLUMNS = _by_spelling((language.COLUMNS for language in _LANGUAGES), _heading)
"""A table column's heading → its role (see `readers.tables`)."""

TRUE_WORDS = frozenset(word for language in _LANGUAGES for word in _spellings(language.TRUE_WORDS))
FALSE_WORDS = frozenset(word for language in _LANGUAGES for word in _spellings(language.FALSE_WORDS)) | {""}

FLAGS = _by_spelling(language.FLAGS for language in _LANGUAGES)
"""A whole modifier → its meaning (see `modifiers`)."""

TYPE_SPELLINGS = _by_spelling((types.SPELLINGS,))
"""A type's spelling → the type: read without a word."""

OTHER_TYPE_WORDS = _by_spelling((types.OTHER_WORDS,))
"""A word that means a type → the type: told in a note."""

NUMBER_WORDS = frozenset(_spellings(types.NUMBER_WORDS))
"""Numbers without a kind: the field's name decides (see `inference`)."""

CATEGORIES = _by_spelling((services.CATEGORIES,))
"""A word for what an outside system does → its category."""
