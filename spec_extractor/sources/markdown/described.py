"""Fields in the description of an entity, in any of the vocabulary's languages: ``…, con título y autor``."""

from __future__ import annotations

import re
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.sources.markdown.attributes import is_activity
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.split import AND_OTHERS, outside, split
from spec_extractor.sources.markdown.tellings import Exactness, FieldTelling
from spec_extractor.sources.markdown.vocabulary import (
    AND_WORDS,
    ARTICLES,
    ATTRIBUTE_WORDS,
    HAS_WORDS,
    RELATION_WORDS,
    WITH_WORDS,
    is_wide,
)

_RELATIONS = tuple(word for word in RELATION_WORDS if is_wide(word))
_MAX_TEXT = 1500
_MAX_WORDS = 5
_MAX_LENGTH = 60
_MAX_WIDE = 12
"""Characters that a name has at most in a script without blanks."""


_ANNOUNCED = lazy(
    rf"(?:(?:^|[\s;,.(])(?:{either(ATTRIBUTE_WORDS, wide=False)})|(?:{either(ATTRIBUTE_WORDS, wide=True)}))"
    r"[^:;.,]{0,30}?\s*:",
    re.I,
)
_BEFORE_COLON = lazy(r"[^:;.,]*:")
_NARROW_HAS = rf"(?:^|[.;,]\s+)(?:{either(HAS_WORDS, wide=False)})\s+"
_PLAIN_HAS = lazy(_NARROW_HAS, re.I)
_HAS = lazy(rf"{_NARROW_HAS}|(?:{either(HAS_WORDS, wide=True)})(?:了|:)?\s*", re.I)
_WITH = lazy(rf",?\s+(?:{either(WITH_WORDS, wide=False)})\s+", re.I)
_PLAIN_ARTICLES = tuple(word for word in ARTICLES if word.isalpha())
_ARTICLE = lazy(rf"^(?:{either(_PLAIN_ARTICLES, wide=False)})\s+|^[ld]['’]", re.I)
_AND = lazy(rf"\s+(?:{either(AND_WORDS, wide=False)})\s+", re.I)
_WIDE_AND = lazy(rf"(?<=\w\w)(?:{either(AND_WORDS, wide=True)})(?=\w\w)")
_FIRST_AND = lazy(rf"(?:{either(AND_WORDS, wide=False)})\s+|(?:{either(AND_WORDS, wide=True)})", re.I)


def announced_list(text: str) -> tuple[str, str] | None:
    """What stands before a word such as ``Atributos:`` and the list after it, up to the sentence's end."""
    for clause in _BEFORE_COLON.finditer(text[:_MAX_TEXT]):
        # With what stands before it, since a word begins there.
        match = _ANNOUNCED.search(text, max(clause.start() - 1, 0), clause.end())
        if match is not None:
            listed = text[clause.end() :].partition(". ")[0].strip()
            return text[: match.start()].strip(" ;,.("), listed
    return None


def described_fields(text: str, location: Location) -> list[FieldTelling]:
    """The fields that a description lists after a verb or a preposition: at least two, or nothing."""
    text = text[:_MAX_TEXT]
    told = announced_list(text)
    if told is not None:
        return _fields(told[1], location, least=1)
    for pattern in (_PLAIN_HAS if text.isascii() else _HAS, _WITH):
        for match in pattern.finditer(text):
            found = _fields(text[match.end() :].partition(". ")[0], location, least=2)
            if found:
                return found
    return []


def members(text: str) -> list[str]:
    """The parts of an enumeration in any of the languages, without articles."""
    found: list[str] = []
    parts = split(AND_OTHERS.sub("", text.strip().rstrip(".")), ",;")
    for index, part in enumerate(parts):
        rest = _FIRST_AND.sub("", part, count=1) if _FIRST_AND.match(part) else part
        # "date et heure de départ" amid a list is one member.
        last = index == len(parts) - 1 or is_wide(rest.partition("(")[0])
        pieces = _at_and(rest) if last else [rest]
        found.extend(_ARTICLE.sub("", piece.strip(), count=1) for piece in pieces)
    return [piece for piece in found if piece]


def _at_and(text: str) -> list[str]:
    """The parts around an ``and`` that stands in no parentheses."""
    free = outside(text)
    pattern = _WIDE_AND if is_wide(text.partition("(")[0]) else _AND
    pieces = []
    start = 0
    word = ""
    for match in pattern.finditer(text):
        # The word of another language is none here: "precio y cantidad en stock".
        word = word or match.group().strip().lower()
        if free[match.start()] and match.group().strip().lower() == word:
            pieces.append(text[start : match.start()])
            start = match.end()
    return [*pieces, text[start:]]


def _fields(listed: str, location: Location, *, least: int) -> list[FieldTelling]:
    found = []
    for part in members(listed):
        field = parse_field(part, location)
        if field is not None and field.type is None and is_activity(field.name):
            return []
        if field is not None and is_wide(field.name) and any(word in field.name for word in _RELATIONS):
            return []
        limit = _MAX_WIDE if field is not None and is_wide(field.name) else _MAX_LENGTH
        if field is None or len(field.name.split()) > _MAX_WORDS or len(field.name) > limit:
            return []
        found.append(replace(field, certainty=Certainty.INFERRED, exactness=Exactness.PROSE))
    return found if len(found) >= least else []
