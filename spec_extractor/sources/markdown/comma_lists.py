"""Lists of names as people write them, with commas alone: ``a, b and c``, ``a / b / c``, ``a、b等``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spec_extractor.sources.markdown.column_names import is_column_name, joins_words
from spec_extractor.sources.markdown.listed_values import is_enum_like
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.phrases import starts_relation
from spec_extractor.sources.markdown.split import split
from spec_extractor.sources.markdown.vocabulary import AND_WORDS, ARTICLES, STAMP_WORDS, is_wide

_LEAST = 2
_MANY = 3
_MOST_WORDS = 3
_NAME = r"[^\W\d_][\w-]{0,40}(?: [^\W\d_][\w-]{0,20})?"
_ITEM = rf"`?{_NAME}`?(?: ?\([^()]{{1,60}}\)|: ?[^\W\d]\w{{1,20}})?"
_LAST_TWO = lazy(rf"(?P<one>{_ITEM}) (?:{either(AND_WORDS)}|i|&|as well as) (?P<two>{_ITEM})\.?", re.I)
_LED = lazy(rf"(?:{either(tuple(word for word in AND_WORDS if len(word) > 1))}|plus|&) (?=[^\W\d_`])", re.I)
_ARTICLE = lazy(
    rf"(?:{either(tuple(word for word in ARTICLES if word.isalpha()))}|its|their|his|her) (?=[^\W\d_])", re.I
)
_WIDE_NAME = r"[^\W\d_a-zA-Z]{2,10}"
_WIDE_TWO = lazy(
    rf"(?P<one>{_WIDE_NAME}?) ?(?:{either(AND_WORDS, wide=True)}|(?:와|과)(?= )) ?(?P<two>{_WIDE_NAME})\.?"
)
_AND_SO_ON = lazy(r"(?:(?<=[^\W\d_a-zA-Z]{2}) ?(?:等|など)|(?<=[^\W\d_a-zA-Z]) 등|, ?(?:etc|usw|и т\.д))\.?$")
_BRACKETS = lazy(r" ?\([^()]{1,80}\)")
_MOST_CLAUSES = 8
_MOST_AT_END = 5
"""Words of a last part with two names."""
_MAX_NARROW = 40
_MAX_WIDE = 24
_BINOMIALS = frozenset(
    {"terms and conditions", "date and time", "pros and cons", "profit and loss", "likes and dislikes"}
)
_IN_CODE = lazy(r"`(?P<listed>[A-Za-z_]\w{0,60}(?:, ?[A-Za-z_]\w{0,60}){1,40})`\.?")
_STAMPS = lazy(rf" \+ (?:{either(STAMP_WORDS)})(?=$|[.,;])", re.I)
_SIGNED = lazy(r"[a-z]\w{0,40}(?: ?(?P<sign>[/|]) ?[a-z]\w{0,40})(?: ?(?P=sign) ?[a-z]\w{0,40}){1,30}\.?")
_SAID = lazy(r"(?P<said>[^:,;.`]{3,80}): (?P<listed>[^:]{3,1500})")


def parted_by_commas(body: str) -> tuple[str, str]:
    """What a thing is, where that stands before its list, and the list with commas alone.

    It may stand in one piece of code, have strokes or end with ``and``; any other text is given back as it is.
    """
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
    return "", without_end(body)


def without_end(body: str) -> str:
    """A list of names without what ends it: ``a, b and c``, ``a, b, c.``, ``a、b等``, or of its code."""
    if coded := _IN_CODE.fullmatch(body):
        return coded["listed"]
    parts = split(body, ",")
    short = _MAX_WIDE if is_wide(body) else _MAX_NARROW
    names = [_BRACKETS.sub("", part) for part in parts]
    if len(parts) < _LEAST or any(len(name.split()) > _MOST_AT_END or len(name) > short for name in names):
        return body
    if body.rstrip()[-1:] in {".", "。"} and not any(is_column_name(name.strip("`.。 ")) for name in names):
        # "Keeps bees, their honey and their wax.": a sentence.
        return body
    *others, last = split(_without_and(_AND_SO_ON.sub("", body.rstrip(".。 "))), ",")
    names = [*others, _LED.sub("", last, count=1) if _LED.match(last) else last]
    if sum(1 for name in names if _ARTICLE.match(name)) >= _LEAST:
        names = [_ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name for name in names]
    return ", ".join(names)


def _lists_names(text: str) -> bool:
    """Whether a text is a list of two short names at least, with what stands in brackets behind them."""
    names = [_BRACKETS.sub("", part) for part in split(without_end(text), ",;")]
    return len(names) >= _LEAST and all(len(name.split()) <= _MOST_WORDS for name in names)


def relations_apart(text: str) -> tuple[str, list[str]]:
    """A list without the clauses at its end that tell relations, and these; any other text has none.

    ``name, price; belongs to Shop``, ``name, price. Has many Tags.``
    """
    listed = text
    clauses: list[str] = []
    for _ in range(_MOST_CLAUSES):
        at = max(listed.rfind("; "), listed.rfind(". "))
        clause = listed[at + 2 :].strip().rstrip(".")
        if at <= 0 or listed.count("(", 0, at) != listed.count(")", 0, at) or not starts_relation(clause):
            break
        clauses.insert(0, clause)
        listed = listed[:at].rstrip()
    return (listed, clauses) if clauses and _lists_names(listed) else (text, [])


def first_sentence(text: str) -> str:
    """The list of three names at least with which a text of several sentences begins, or the text."""
    first, dot, _ = text.partition(". ")
    names = split(without_end(first), ",") if dot and first.count("(") == first.count(")") else []
    short = len(names) >= _MANY and all(len(name.split()) <= _MOST_WORDS and ":" not in name for name in names)
    return without_end(first) if short and any(map(is_column_name, names)) else text


def _are_columns(names: Sequence[str]) -> bool:
    """Whether names are attributes' and no values: one as code joins words, or two that attributes often have."""
    return any(map(joins_words, names)) or sum(map(is_column_name, names)) >= _LEAST


def _without_and(body: str) -> str:
    head, comma, last = body.rpartition(",")
    last = last.strip()
    two = (_WIDE_TWO if is_wide(last) else _LAST_TWO).fullmatch(last) if comma else None
    listed = all(len(_BRACKETS.sub("", part).split()) <= _MOST_WORDS for part in split(head, ","))
    if two is None or not listed or last.rstrip(".").lower() in _BINOMIALS:
        return body
    return f"{head}, {two['one']}, {two['two']}"
