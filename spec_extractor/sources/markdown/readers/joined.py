"""Bullets that join or group names of fields: ``Name and description``, ``Voice details (range, part, pitch)``."""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.split import one_line, split, word_set
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.tree import Item
from spec_extractor.sources.markdown.types import is_plain_type
from spec_extractor.sources.markdown.vocabulary import (
    AND_WORDS,
    COMMON_NAMES,
    INFORMATION_WORDS,
    LIKELY_NAMES,
    PREDICATES,
    SENTENCE_PARTS,
    WHOLE_WORDS,
)

_NAME = r"[^\W\d_][^\W_]{1,30}(?: [^\W\d_][^\W_]{1,30})?"
_JOINED = lazy(rf"(?P<one>{_NAME}) (?P<joint>{either(AND_WORDS)}|&) (?P<two>{_NAME})\.?", re.I)
_COMMON = COMMON_NAMES | LIKELY_NAMES | word_set("latitude longitude weight height width length depth unit")
_SHARING = word_set("settings preferences options history status permissions rules conditions") | frozenset(
    INFORMATION_WORDS
)
"""Nouns that what stands before ``and`` may share: ``Email and phone preferences``."""
_SHARED = lazy(
    r"(?P<one>start|end|first|last|opening|closing|minimum|maximum|min|max|arrival|departure|issue|expiry|old|"
    r"new) (?:and|&) (?P<two>\w{3,20}) (?P<noun>date|time|name|number|price|amount|year)s?",
    re.I,
)
_MOMENTS = (frozenset({"date", "time"}), frozenset({"day", "time"}))
_WORDS = (*INFORMATION_WORDS, *SENTENCE_PARTS["information"])
_GROUP = lazy(
    rf"(?:[^\W\d][\w -]{{0,30}}? ?)?(?:{either(_WORDS)})(?: [^\W\d_][\w'’]{{0,20}}){{0,4}} ?"
    rf"\((?P<list>[^()]{{5,400}})\)\.?|"
    rf"[^\W\d_]{{0,15}} ?[^\W\d_]{{0,10}} ?(?:{either(WHOLE_WORDS, wide=True)}) ?"
    r"[(（](?P<wide>[^()（）]{3,400})[)）]",
    re.I,
)
"""``Basic information about the owner (name, phone, town)``, ``기본 정보 (이름, 전화)``."""
_LEAST = 3
_MAX_WORDS = 3
_MAX_GROUP = 500


def joined_fields(item: Item, location: Location) -> list[FieldTelling]:
    """The fields of a bullet that says nothing else of them: two names with ``and``, or a group with its names."""
    text = one_line(item.text.marked)
    if not item.items and names_group(text):
        return group_fields(text, location)
    shared = _SHARED.fullmatch(text)
    if shared is not None:
        return _fields([f"{shared[part]} {shared['noun']}" for part in ("one", "two")], location, 2)
    joined = _JOINED.fullmatch(text) if len(text) < 80 and not item.items else None
    if joined is None or joined["two"].lower().split()[-1] in _SHARING:
        return []
    names = [joined["one"], joined["two"]]
    if frozenset(name.lower() for name in names) in _MOMENTS:
        return []
    # No field is called "Weight & height".
    likely = joined["joint"] == "&" or any(
        name.lower() in _COMMON or infer_type(name) not in {"string", "boolean"} for name in names
    )
    return _fields(names, location, 2) if likely else []


def names_group(text: str) -> bool:
    """Whether words for information are followed by what it consists of in brackets."""
    return len(text) < _MAX_GROUP and _GROUP.fullmatch(text) is not None


def group_fields(text: str, location: Location) -> list[FieldTelling]:
    """The fields in the brackets behind words for information; none where one of the names is something else."""
    group = _GROUP.fullmatch(text[:_MAX_GROUP])
    listed = (group["list"] or group["wide"]) if group else ""
    return _fields(split(listed, ",;、，·"), location, _LEAST) if listed else []


def _fields(names: list[str], location: Location, least: int) -> list[FieldTelling]:
    """The names as fields, or nothing where one of them is something else."""
    plain = all(len(name.split()) <= _MAX_WORDS and modifier(name) is None for name in names)
    if len(names) < least or not plain or all(map(is_plain_type, names)):
        return []
    told = [parse_field(name, location) for name in names]
    fields = [field for field in told if field is not None]
    return fields if len(fields) == len(names) else []


_CODE = r"`[a-z]\w{0,60}\??`(?:\s?[(（][^()（）`]{1,60}[)）])?"
_AMONG = r"(?:\s?[,，、;；]\s?(?:[^\W\d_]{1,4}\s)?|\s[^\W\d_]{1,4}\s|\s?[与和及と・]\s?)"
_SAID_COLUMNS = lazy(
    rf"(?P<said>[^`:：()]{{2,60}}?)\s?(?P<run>{_CODE}(?:{_AMONG}{_CODE}){{1,20}})(?P<rest>(?:\s[^`]{{1,60}})?)\.?"
)
_ONE_COLUMN = lazy(_CODE)
_KEY = lazy(r"[a-z]\w{0,60}(?:_id|_at|_on|_by|(?<=[a-z])(?:Id|At))")
_OTHERS = lazy(
    rf"\b(?:{either(PREDICATES['no_columns'])}|index\w*|roles?|kinds?|levels?|order(?:ed)?|filter\w*|search\w*|group\w*|"
    rf"not|no|never|without)\b|{either(PREDICATES['no_columns'], wide=True)}|不",
    re.I,
)
_LEAST_SAID = 3


def said_columns(item: Item, location: Location) -> list[FieldTelling]:
    """The columns in code behind a few words, in any language: ``Keeps `code`, `name` and `seats` ``.

    Two are enough where both are called as keys and moments are.
    """
    found = _SAID_COLUMNS.fullmatch(one_line(item.text.marked)[:1500])
    if found is None or _OTHERS.search(found["said"]):
        return []
    told = [parse_field(one[0], location) for one in _ONE_COLUMN.finditer(found["run"])]
    fields = [field for field in told if field is not None]
    keys = sum(_KEY.fullmatch(field.name) is not None for field in fields)
    usual = sum(is_column_name(field.name) for field in fields)
    many = len(fields) >= _LEAST_SAID and usual * 2 >= len(fields)
    return fields if many or (len(fields) > 1 and keys == len(fields)) else []
