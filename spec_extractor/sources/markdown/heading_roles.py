"""What else a heading is: a word for an entity or an enumeration with its name, or the document's title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spec_extractor.naming import words
from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.tree import Section
from spec_extractor.sources.markdown.vocabulary import (
    ATTRIBUTE_WORDS,
    DATABASES,
    FACETS,
    FACETS_AMONG,
    FIELD_NOUNS,
    FIELD_QUALIFIERS,
    FIELD_WORDS,
    MODEL_DATA,
    MODEL_KEEPING,
    MODEL_SHAPES,
    MODEL_THINGS,
    MODEL_WORDS,
    ROLE_WORDS,
    SENTENCE_PARTS,
    is_wide,
)

_MOST_WORDS = 2
_LEAST_CHAPTERS = 3
_ROLES = alternatives(sorted(ROLE_WORDS, key=lambda word: (-len(word), word)))
_ROLE_FIRST = lazy(rf"(?:{_ROLES})(?:\s?[:：]\s?|\s)(?P<name>`?[^\W\d][\w -]{{0,50}}`?)", re.I)
_ROLE_LAST = lazy(
    rf"(?P<name>[^\W\d]\w{{0,20}}?)\s?(?:{alternatives(word for word in sorted(ROLE_WORDS) if is_wide(word))})|"
    r"(?P<model>[A-Z]\w{1,30}(?: [A-Z]\w{1,20})?) (?:Data Model|Data Schema|(?:Database|Table|DB) Schema)"
)
_CALLED = lazy(rf"(?:{_ROLES})\s?[:：]\s?`?(?P<name>[A-Z]\w{{1,50}})`?", re.I)
_ENUM = lazy(
    r"(?:enum(?:eration)?s?|énumération|enumeración|enumeração|enumerazione|枚举|列舉|列挙)\s?[:：]?\s?`?[a-z][a-z0-9_]{1,40}`?",
    re.I,
)
"""``Enum `state` ``: the values of a field."""


def name_with_role(title: str) -> str:
    """The name that stands with a word for an entity, or nothing: ``エンティティ: 顧客``, ``客戶資料表``."""
    found = _ROLE_FIRST.fullmatch(title) or _ROLE_LAST.fullmatch(title)
    told = found.groupdict() if found else {}
    name = (told.get("name") or told.get("model") or "").strip("`")
    named = bool(name) and (name[0].isupper() or (name.islower() and name.isascii()) or is_wide(name))
    return name if named and (is_wide(name) or len(name.split()) <= _MOST_WORDS) else ""


def names_entity(title: str) -> bool:
    """Whether a heading calls something an entity, whatever the name means as a word: ``Entity: Transaction``."""
    found = _CALLED.fullmatch(title)
    return found is not None and not (MODEL_THINGS | MODEL_SHAPES) & set(words(found["name"].lower()))


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


def fields_by_words(bare: str, parts: Sequence[str]) -> bool:
    """Whether every word of a heading speaks of the fields of a thing: ``Main attributes``, ``核心字段``.

    Both ways of writing it are looked at: scripts without blanks have their words in one.
    """
    if is_wide(bare):
        whole = bare.replace(" ", "")
        after = next((end for end in _WIDE_AFTER if whole.endswith(end)), "")
        if after and (whole.removesuffix(after) in _WIDE_NOUNS or fields_by_words(whole.removesuffix(after), ())):
            return True
        return any(whole == f"{said}{noun}" for noun in _WIDE_NOUNS if whole.endswith(noun) for said in _WIDE_SAID)
    if len(parts) <= 1:
        return bool(parts) and any(
            parts[0] == f"{said}{noun}" for noun in FIELD_NOUNS if parts[0].endswith(noun) for said in _COMPOUNDS
        )
    told = set(parts)
    known = FIELD_WORDS | FIELD_QUALIFIERS | MODEL_WORDS
    return len(parts) <= _MOST_LABELS and bool({parts[0], parts[-1]} & FIELD_WORDS) and told <= known


_MOST_LABELS = 5
_WIDE_NOUNS = tuple(word for word in ATTRIBUTE_WORDS if is_wide(word))
_WIDE_AFTER = (
    "设计",
    "設計",
    "说明",
    "說明",
    "説明",
    "定义",
    "定義",
    "一览",
    "一覧",
    "列表",
    "清单",
    "清單",
    "정의",
    "설명",
)
"""What may stand behind the word for fields: ``主要字段设计``."""
_WIDE_SAID = tuple(word for word in SENTENCE_PARTS["field_qualifiers"] if is_wide(word))
_COMPOUNDS = tuple(" ".join(words(word)) for word in SENTENCE_PARTS["field_compounds"])


def is_title(section: Section) -> bool:
    """Whether a heading is what the whole document is called: ``Harbour: system architecture``."""
    if section.level != 1 or len(section.children) < _LEAST_CHAPTERS or not _PARTED.search(section.title.plain):
        return False
    around = section.parent.children if section.parent is not None else []
    return not any(one.level == 1 and one is not section for one in around)


def is_chapter(section: Section) -> bool:
    """Whether a heading of the first level is one of several or has a number, and is not the document's title."""
    around = section.parent.children if section.parent is not None else []
    others = sum(1 for one in around[:_MAX_AROUND] if one.level == 1 and one is not section)
    return others >= _LEAST_CHAPTERS or _CHAPTER.match(section.title.plain) is not None


_CHAPTER = lazy(r"(?:[2-9]|1\d)[.)]? ")
_MAX_AROUND = 60


def is_facet(title: str, *, among: bool = False) -> bool:
    """Whether words are what documents say of an entity beside its fields: ``Indexes``, ``业务规则``.

    ``among``: words that a field may have for its name are taken as well.
    """
    bare = title.strip(" *:：")
    return (bare.replace(" ", "") if is_wide(bare) else " ".join(words(bare.lower()))) in (
        FACETS_AMONG if among else FACETS
    )


_PARTED = lazy(r"\w\s?[:：|]\s?\w|\w\s?[–—]\s?\w|\w - \w")
"""What it is about and what it is: a chapter is called by one of the two."""
