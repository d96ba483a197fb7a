"""Criteria that oblige a table or a record to have attributes: ``THE Model `visits` SHALL define …``."""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.readers.listed import inline_fields
from spec_extractor.sources.markdown.readers.nouns import may_have_rows
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.split import one_line, split_list
from spec_extractor.sources.markdown.tellings import EntityTelling, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document, Text
from spec_extractor.sources.markdown.vocabulary import (
    AND_WORDS,
    ARTICLES,
    ATTRIBUTE_WORDS,
    EACH_WORDS,
    PREDICATES,
    ROLE_WORDS,
    STORE_WORDS,
    WITH_WORDS,
)

_MAX_TEXT = 1200
_ROLE = rf"(?:{either(ROLE_WORDS)}|record|schema|registro|datensatz|enregistrement)"
_MUST = rf"(?:{either(PREDICATES['modal'])})"
_EACH = rf"(?:{either(EACH_WORDS)}|an?|un|una|um|uma|une|eine?|einen)"
_THE = rf"(?:{either(ARTICLES)})"
_HAVE = rf"(?:{either(PREDICATES['having'])}|{either(PREDICATES['defining'])})"
_INFORMATION = rf"(?:{either(ATTRIBUTE_WORDS)}|information|data|details)"
_FOLLOWING = rf"(?:{either(PREDICATES['following'])})"
_FIELDS = (
    rf"(?:(?:{_THE} )?(?:{_FOLLOWING} )?(?:(?:{either(PREDICATES['leading'])}) )?{_INFORMATION}(?: {_FOLLOWING})?"
    r"\s?(?::\s?|\s))?"
)
_CODE = r"`[^\W\d]\w{1,60}`"
_WORDS = r"[^\W\d][\w-]{1,40}(?: [^\W\d][\w-]{1,30})?"
_CALLED = (
    rf"(?:{_ROLE} (?P<coded>{_CODE})|(?P<before>{_CODE}) {_ROLE}|(?P<said>{_WORDS}?) {_ROLE}|"
    r"(?P<glossed>[^\W\d]\w{1,40})_(?:Record|Entity|Model|Table))"
)
_LIST = r"(?P<list>\S.{3,800})"
_OF_A_TABLE = lazy(
    rf"(?:^|[,;] )(?:then )?(?:{_THE} |{_EACH} )?{_CALLED} {_MUST} {_HAVE} "
    rf"(?:(?:documents|records|rows|entries) (?:{either(WITH_WORDS)}) )?{_FIELDS}{_LIST}",
    re.I,
)
_OF_EACH = lazy(rf"^{_EACH} (?P<said>{_WORDS}) {_MUST} {_HAVE} {_FIELDS}{_LIST}", re.I)
_WITH = lazy(
    rf"\b{_MUST} (?:{either(STORE_WORDS)}|{either(PREDICATES['defining'])}|create|maintain|include) "
    rf"(?:{_THE} |{_EACH} )?{_CALLED} (?:(?:{either(WITH_WORDS)}) {_FIELDS}|containing |including |holding )"
    rf"(?!\w{{3,20}}ing\b){_LIST}",
    re.I,
)
_FOR_EACH = lazy(
    rf"\b{_MUST} (?:{either(STORE_WORDS)}|include|maintain|collect) (?:{_THE} )?(?:{_FOLLOWING} )?"
    rf"(?:{_INFORMATION} (?:for|about|of|de|para|por|pour|für|von) (?:{_THE} |{_EACH} )?(?P<coded>{_WORDS})|"
    rf"(?P<said>{_WORDS}) {_INFORMATION})\s?:\s?{_LIST}",
    re.I,
)
_MAKING = lazy(
    rf"^(?:when|while|on) (?:creating|adding|registering|submitting|recording|entering|booking) (?:{_EACH}|a new) "
    rf"(?P<said>{_WORDS}),? (?:{_THE} )?\w{{2,30}} {_MUST} "
    rf"(?:require|collect|capture|record|ask for|store) {_FIELDS}{_LIST}",
    re.I,
)
_OF_THE = lazy(
    rf"\b{_MUST} (?:{either(STORE_WORDS)}) (?:{_THE} )?(?P<list>[^.:;()]{{5,200}}?) "
    rf"(?:of|for|de|del|do|da|von) (?:{_THE} |{_EACH} )(?P<said>{_WORDS})\.?$",
    re.I,
)
_MODAL = lazy(rf"\b{_MUST}\b", re.I)
_LEAST = 2


def read_shall(document: Document, text: Text, reading: Reading) -> bool:
    """Tell the thing that a criterion obliges to have attributes; whether there is one."""
    marked = one_line(text.marked[:_MAX_TEXT])
    if len(text.marked) > _MAX_TEXT or not _MODAL.search(marked):
        return False
    for pattern in (_OF_A_TABLE, _WITH, _FOR_EACH, _OF_EACH, _MAKING, _OF_THE):
        found = pattern.search(marked)
        if found is None:
            continue
        stated = pattern in {_OF_A_TABLE, _WITH}
        label = read_label(_name(found))
        fields = _fields(found["list"], Location(document.file, text.line))
        if (
            label is None
            or not may_have_rows(label.name)
            or not _are_fields(fields, stated=stated, three=pattern is _OF_THE)
        ):
            continue
        exactness = max(field.exactness for field in fields)
        told = EntityTelling(label.name, Location(document.file, text.line), tuple(fields), exactness=exactness)
        reading.tellings.append(told)
        reading.items.add(text.line)
        return True
    return False


def _name(found: re.Match[str]) -> str:
    named = found.groupdict()
    return next(name for key in ("coded", "before", "said", "glossed") if (name := named.get(key)))


def _fields(listed: str, location: Location) -> list[FieldTelling]:
    """The members of a list up to the end of its sentence, without what follows them."""
    sentence = _AND.sub(", ", _END.split(listed)[0].rstrip(". "))
    parts = [_ARTICLE.sub("", part) for part in split_list(sentence)]
    return inline_fields(", ".join(parts), location, strict=False) or []


_AND = lazy(rf"(?<=[`)\w])\s(?:{either(AND_WORDS)})\s(?=`|{_THE} |\w+$)", re.I)
_ARTICLE = lazy(rf"^(?:{_THE}|{_EACH}) ", re.I)
_END = lazy(r"\. (?=[A-Z])|(?<!`)\s[–—]\s|; (?=[A-Z])")


def _are_fields(fields: list[FieldTelling], *, stated: bool, three: bool) -> bool:
    """Whether enough of them are likely; where a table or a record is ``stated`` one is enough."""
    likely = sum(
        is_typed(field) or is_column_name(field.name) or (stated and is_column_name(field.name.split()[-1]))
        for field in fields
    )
    enough = likely > 0 if stated else likely * 2 >= len(fields)
    return len(fields) >= _LEAST + three and enough
