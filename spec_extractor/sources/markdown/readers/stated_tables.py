"""Tables that a sentence names behind their role, or not at all: ``en la tabla jaulas con campos: id, metros``.

Where a record is made without a name, the path of the request that makes it names it: ``POST /api/cages``.
"""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Location
from spec_extractor.naming import plural, singular, snake
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.readers.listed import inline_fields
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.split import one_line, outside, split_list
from spec_extractor.sources.markdown.tellings import EntityTelling, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document, Text
from spec_extractor.sources.markdown.vocabulary import ARTICLES, ATTRIBUTE_WORDS, PREDICATES, WITH_WORDS

_MAX_TEXT = 8000
_CALLED = r"(?P<code>[`\"])?(?P<name>[a-z]\w{2,60})(?(code)[`\"])"
_FIELDS = (
    rf"(?:(?:{either(WITH_WORDS)}|containing|having) )?(?:(?:{either(ARTICLES)}) )?"
    rf"(?:(?:{either(PREDICATES['following'])}) )?(?:{either(ATTRIBUTE_WORDS)})"
    rf"(?: (?:{either(PREDICATES['following'])}))?"
)
_TABLE = rf"\b(?:{either(PREDICATES['table'])})"
_WITH_FIELDS = lazy(rf"{_TABLE} {_CALLED},? {_FIELDS}\s?:\s", re.I)
_LISTS = lazy(rf"{_TABLE} `(?P<name>[^\W\d]\w{{2,60}})` \((?=\w{{1,60}}(?:,\s?\w{{1,60}}){{2,40}}\))", re.I)
"""``plus a table `visits` (guest_id, came_at, left_at)``."""
_PUT_INTO = lazy(
    rf"\b(?:in|into|to|en|em|na|no|dans|nella|nel|naar|в) (?:(?:{either(ARTICLES)}) )?"
    rf"(?:(?P<role>{_TABLE}) {_CALLED}(?: [^.;:()]{{1,100}})?|"
    r"`?(?P<plain>[a-z][a-z0-9]{1,30}(?:_[a-z0-9]{1,30}){1,5})`?(?: (?:table|collection))?)\s?:\s",
    re.I,
)
"""``insert into cage_audit: id, keeper``, ``registrar en tabla pesos: id, kilos``."""
_VERB = (
    r"\b(?:creat|insert|add|sav|stor|writ|persist|log|record|cr[eé]|cri[ae]|inser|guard|almacen|armazen|grav|salv|"
    r"regist|enregistr|insér|insèr|stock|leg|speicher|schreib|erfass|aggiung|memorizz|opsla|сохран|запис)\w{0,8}\b"
)
_PUTS = lazy(_VERB, re.I)
_NEAR = 80
_UNNAMED = lazy(
    rf"{_VERB}(?: \w{{3,20}}(?:mente|ment|ly))?(?: (?:{either(ARTICLES)}|new))?(?: \w{{2,20}}){{1,3}}? "
    rf"{_FIELDS}\s?:\s",
    re.I,
)
_EXTENDED = lazy(
    rf"\b(?:extend|expand|augment|alter|change|update|add to) (?:(?:{either(ARTICLES)}|existing) ){{0,2}}"
    rf"(?:(?P<role>{_TABLE}) {_CALLED}|`?(?P<plain>[a-z][a-z0-9]{{1,30}}(?:_[a-z0-9]{{1,30}}){{0,5}})`? {_TABLE}) "
    r"(?:with|to (?:include|add|hold|have|store)) [^():.;]{0,60}?[(:]\s?",
    re.I,
)
"""``Extend `boats` table with winter fields (hall_id, cradle)``."""
_MADE_BY = lazy(r"\bPOST `?/(?:[\w{}:.-]{1,40}/){0,8}(?P<last>[a-z][\w-]{2,40})`?(?![\w/{-])")
_COLUMN = lazy(r"[^\W\dA-Z_][^\WA-Z_]*(?:_[^\WA-Z_]+)+|id")
_LEAST = 2


def read_stated(document: Document, text: Text, reading: Reading) -> bool:
    """Tell the table that a sentence states with its columns; whether there is one."""
    marked = one_line(text.marked[:_MAX_TEXT])
    if ":" not in marked and "(" not in marked:
        return False
    found = _named(marked)
    if found is None:
        return False
    name, start, sure = found
    location = Location(document.file, text.line)
    label, fields = read_label(name), _fields(marked, start, location)
    if label is None or len(fields) < _LEAST:
        return False
    # Names as columns have them, or types: else it is a sentence about something shown.
    likely = sum(1 for field in fields if is_typed(field) or (sure and _COLUMN.fullmatch(field.name)))
    if likely * 3 < len(fields):
        return False
    exactness = max(field.exactness for field in fields)
    reading.tellings.append(EntityTelling(label.name, location, tuple(fields), exactness=exactness))
    reading.items.add(text.line)
    return True


def _named(marked: str) -> tuple[str, int, bool] | None:
    """The name of the table, where its list begins, and whether the name is surely one."""
    match = _WITH_FIELDS.search(marked)
    if match:
        return match["name"], match.end(), _is_table(match["name"], coded=bool(match["code"]))
    match = _LISTS.search(marked)
    if match:
        return match["name"], match.end(), True
    match = _EXTENDED.search(marked)
    if match:
        return match["plain"] or match.groupdict().get("name", ""), match.end(), True
    match = _PUT_INTO.search(marked)
    if match and _PUTS.search(marked[max(0, match.start() - _NEAR) : match.start()]):
        name = match["plain"] or match["name"]
        return (name, match.end(), True) if _is_table(name, coded=bool(match["code"])) else None
    by = _MADE_BY.search(marked)
    match = _UNNAMED.search(marked, by.end()) if by else None
    return (by["last"], match.end(), True) if by and match else None


def _is_table(name: str, *, coded: bool) -> bool:
    return coded or "_" in name or plural(name) == snake(name) != singular(name)


def _fields(text: str, start: int, location: Location) -> list[FieldTelling]:
    """The fields from ``start`` to the sentence's end."""
    free = outside(text)
    end = next(
        (i for i in range(start, len(text) - 1) if text[i] == "." and text[i + 1] == " " and free[i]), len(text)
    )
    if text[:start].rstrip().endswith("("):
        end = min(end, text.find(")", start) % (len(text) + 1))
    return inline_fields(", ".join(split_list(text[start:end])), location, strict=False) or []
