"""What else a heading is: a word for an entity or an enumeration with its name, or the document's title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.tree import Section
from spec_extractor.sources.markdown.vocabulary import (
    DATABASES,
    MODEL_DATA,
    MODEL_KEEPING,
    MODEL_SHAPES,
    MODEL_THINGS,
    MODEL_WORDS,
    ROLE_WORDS,
    is_wide,
)

_MOST_WORDS = 2
_LEAST_CHAPTERS = 3
_ROLES = alternatives(sorted(ROLE_WORDS, key=lambda word: (-len(word), word)))
_ROLE_FIRST = lazy(rf"(?:{_ROLES})\s?[:：]?\s(?P<name>`?[^\W\d][\w -]{{0,50}}`?)", re.I)
_ROLE_LAST = lazy(
    rf"(?P<name>[^\W\d]\w{{0,20}}?)(?:{alternatives(word for word in sorted(ROLE_WORDS) if is_wide(word))})"
)
_ENUM = lazy(
    r"(?:enum(?:eration)?s?|énumération|enumeración|enumeração|enumerazione|枚举|列舉|列挙)\s?[:：]?\s?`?[a-z][a-z0-9_]{1,40}`?",
    re.I,
)
"""``Enum `state` ``: the values of a field."""


def name_with_role(title: str) -> str:
    """The name that stands with a word for an entity, or nothing: ``エンティティ: 顧客``, ``客戶資料表``."""
    found = _ROLE_FIRST.fullmatch(title) or _ROLE_LAST.fullmatch(title)
    name = found["name"].strip("`") if found else ""
    named = bool(name) and (name[0].isupper() or (name.islower() and name.isascii()) or is_wide(name))
    return name if named and (is_wide(name) or len(name.split()) <= _MOST_WORDS) else ""


def names_enum(title: str) -> bool:
    """Whether the values of a field follow."""
    return _ENUM.fullmatch(title) is not None


_MAX_HEADING = 9


def model_by_words(parts: Sequence[str]) -> str:
    """The kind of a heading of which every word may speak of a data model: ``Proposed Prisma Models``.

    ``model`` where its words name entities or the shape of data, ``weak_model`` where they speak of data only,
    else nothing.
    """
    told = set(parts)
    if not 1 < len(parts) <= _MAX_HEADING or not told <= MODEL_WORDS:
        return ""
    if told & MODEL_THINGS or (told & MODEL_SHAPES and told & (MODEL_DATA | DATABASES)):
        return "model"
    return "weak_model" if told & (MODEL_DATA | MODEL_KEEPING) else ""


def is_title(section: Section) -> bool:
    """Whether a heading is what the whole document is called: ``Harbour: system architecture``."""
    if section.level != 1 or len(section.children) < _LEAST_CHAPTERS or not _PARTED.search(section.title.plain):
        return False
    around = section.parent.children if section.parent is not None else []
    return not any(one.level == 1 and one is not section for one in around)


_PARTED = lazy(r"\w\s?[:：|]\s?\w|\w\s?[–—]\s?\w|\w - \w")
"""What it is about and what it is: a chapter is called by one of the two."""
