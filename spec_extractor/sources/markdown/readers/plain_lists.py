"""Lists of attributes behind a name, as people part and end them: ``a, b and c``, ``a / b``, ``a; has many B``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.listed_values import is_enum_like
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.phrases import parse_relations, starts_relation
from spec_extractor.sources.markdown.readers.listed import inline_fields
from spec_extractor.sources.markdown.readers.members import Members
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.split import split
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.vocabulary import AND_WORDS, STAMP_WORDS

_LEAST = 2
_MANY = 3
_MOST_WORDS = 3
_NAME = r"[^\W\d_][\w-]{0,40}(?: [^\W\d_][\w-]{0,20})?"
_LAST_TWO = lazy(rf"(?P<one>{_NAME}) (?:{either(AND_WORDS)}) (?P<two>{_NAME})\.?", re.I)
_BINOMIALS = frozenset(
    {"terms and conditions", "date and time", "pros and cons", "profit and loss", "likes and dislikes"}
)
_IN_CODE = lazy(r"`(?P<listed>[A-Za-z_]\w{0,60}(?:, ?[A-Za-z_]\w{0,60}){1,40})`\.?")
_STAMPS = lazy(rf" \+ (?:{either(STAMP_WORDS)})(?=$|[.,;])", re.I)
_SIGNED = lazy(r"[a-z]\w{0,40}(?: ?(?P<sign>[/|]) ?[a-z]\w{0,40})(?: ?(?P=sign) ?[a-z]\w{0,40}){1,30}\.?")
_COMPOUND = lazy(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+|[a-z]+[A-Z][A-Za-z0-9]*")
_SAID = lazy(r"(?P<said>[^:,;.`]{3,80}): (?P<listed>[^:]{3,1500})")


def parted_by_commas(body: str) -> tuple[str, str]:
    """What a thing is, where that stands before its list, and the list with commas alone.

    It may stand in one piece of code, have strokes or end with ``and``; any other text is given back as it is.
    """
    if coded := _IN_CODE.fullmatch(body):
        return "", coded["listed"]
    body = _STAMPS.sub(", timestamps", body)
    if signed := _SIGNED.fullmatch(body):
        parts = [part.strip(" .") for part in body.split(signed["sign"])]
        # "open / paid / closed" are values.
        return "", ", ".join(parts) if _are_columns(parts) else body
    said = _SAID.fullmatch(body)
    if said is not None and " " in said["said"] and not is_enum_like(said["said"].split()[-1]):
        parts = split(said["listed"].rstrip("."), ",")
        if len(parts) >= _MANY and _are_columns(parts):
            return said["said"], said["listed"]
    return "", _without_and(body)


def _are_columns(names: Sequence[str]) -> bool:
    """Whether names are attributes' and no values: one as code joins words, or two that attributes often have."""
    return any(map(_COMPOUND.fullmatch, names)) or sum(map(is_column_name, names)) >= _LEAST


def _without_and(body: str) -> str:
    head, comma, last = body.rpartition(", ")
    two = _LAST_TWO.fullmatch(last) if comma else None
    listed = all(len(part.split()) <= _MOST_WORDS for part in split(head, ","))
    if two is None or not listed or last.rstrip(".").lower() in _BINOMIALS:
        return body
    return f"{head}, {two['one']}, {two['two']}"


def read_list_with_sentences(body: str, members: Members, location: Location) -> bool:
    """A list of attributes, then what else is said: ``title, price. Belongs to a shop.``"""
    if "`" in body:
        # Lists in code are read for themselves.
        return False
    first, *others = [part.strip() for clause in split(body, ";") for part in clause.split(". ") if part.strip()]
    fields = inline_fields(_without_and(first.rstrip(".")), location, strict=False) if others else None
    if not fields or not _are_attributes(fields):
        return False
    if any(not starts_relation(other) and _lists(other, location) for other in others):
        return False
    members.fields.extend(fields)
    for other in others:
        if starts_relation(other):
            members.relations.extend(parse_relations(other.rstrip("."), members.subject, location)[0])
        else:
            members.description = members.description or other[:500]
    return True


def _are_attributes(fields: list[FieldTelling]) -> bool:
    usual = any(is_typed(field) or is_column_name(field.name) for field in fields)
    return len(fields) >= _LEAST and (usual or len(fields) >= _MANY)


def _lists(text: str, location: Location) -> bool:
    """Whether a later part is one more of the list: a name, or several."""
    fields = inline_fields(text.rstrip("."), location, strict=False)
    return bool(fields) and (len(fields or []) > 1 or len(text.split()) <= _LEAST or is_typed((fields or [])[0]))
