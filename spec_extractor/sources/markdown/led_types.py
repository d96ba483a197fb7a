"""Types that lead: before a remark (``VARCHAR 7 for the colour``), and before the name of their column."""

from __future__ import annotations

import re

from spec_extractor.sources.markdown.listed_values import are_parts
from spec_extractor.sources.markdown.modifiers import modifier, run
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import split, word_set
from spec_extractor.sources.markdown.types import ENUM_HEADS, Changes, is_plain_type

_MOST = 8
_MOST_REMARK = 4
"""Words behind a type without a size: more are a sentence about it (``UUID in what is shown to guests, …``)."""
_SCALED = lazy(r"\b(?P<type>DECIMAL|NUMERIC)\s+(?P<digits>\d{1,2})\s?,\s?(?P<scale>\d{1,2})\b", re.I)


def led_by_type(part: str) -> tuple[Changes, str] | None:
    """What the longest beginning says that is a type with modifiers, and the remark after it; None without one."""
    words = part.split()
    head = words[0].partition("(")[0] if len(words) > 1 else ""
    sized = any(char.isdigit() for char in "".join(words[:2]))
    if not head.isupper() or not is_plain_type(head) or not (sized or len(words) <= _MOST_REMARK + 1):
        return None
    for size in range(min(len(words) - 1, _MOST), 0, -1):
        found = run(" ".join(words[:size]))
        # "DEFAULT 0 counted from the crates": the remark is no part of the default.
        if found is not None and "type" in found and " " not in (found.get("default") or ""):
            return found, " ".join(words[size:])
    return None


_REMARKED = lazy(
    r"(?P<type>[A-Za-z]\w{1,20}(?:\([^()]{1,30}\))?(?:\[\])?)\s?(?::\s|\s[–—-]\s|;\s)(?P<rest>[^:]+)", re.S
)


def with_type_apart(text: str) -> str:
    """``Decimal: 0-10`` as ``Decimal, 0-10``, ``String: film, series`` as ``enum(film, series)``."""
    found = _REMARKED.fullmatch(text)
    head = found["type"].lower() if found else ""
    if found is None or not (head in ENUM_HEADS or is_plain_type(found["type"].partition("(")[0])):
        return text
    listed = split(found["rest"], ",/|")
    values = len(listed) > 1 and all(map(_VALUE.fullmatch, listed)) and not are_parts(listed)
    values = values and not any(modifier(one) is not None for one in listed)
    if head in _TEXTS | ENUM_HEADS and values:
        # Among values a word such as `short` or `link` is no type.
        return f"enum({', '.join(listed)})"
    return text if head in ENUM_HEADS else f"{found['type']}, {found['rest']}"


_VALUE = lazy(r"[`'\"]?[^\W\d][\w-]{1,30}[`'\"]?")
_TEXTS = frozenset({"string", "text", "varchar", "str"})


def closed_up(text: str) -> str:
    """``DECIMAL 10,2`` as ``DECIMAL(10,2)``: its comma parts no list."""
    return _SCALED.sub(r"\g<type>(\g<digits>,\g<scale>)", text)


_FIRST = lazy(
    r"(?P<type>[A-Za-z]\w{1,20}(?:\([^()]{1,200}\))?(?:\[\])?\??) (?P<name>`?[A-Za-z_]\w{0,60}`?)"
    r"(?P<rest>(?:[ ,:(—–-].*)?)",
    re.S,
)
_BEHIND = lazy(
    r"(?P<name>`?[^\W\d][\w-]{0,40}`?), ?(?P<type>[A-Za-z]\w{1,20}(?:\([^()]{1,60}\))?)(?P<rest>(?:[:,;].*)?)",
    re.S,
)
_NO_WORDS = word_set(
    "string varchar varchar2 nvarchar char int integer bigint smallint tinyint bigserial bool boolean uuid "
    "guid decimal numeric float datetime timestamp timestamptz json jsonb objectid enum"
)
"""Types with which no name of two words begins."""
_WORDS = word_set("text date time number serial double")
_MADE_OF_PARTS = lazy(r"\w*[a-z\d](?:_|[A-Z])\w*")


def has_type_behind(text: str) -> bool:
    """Whether a name has its type behind a comma, and more behind that: ``done, bool: ticked off``."""
    behind = _BEHIND.fullmatch(text)
    return behind is not None and behind["type"].partition("(")[0].lower() in _NO_WORDS


def name_first(text: str) -> str:
    """``varchar(80) label required`` as ``label: varchar(80), required``; anything else as it is."""
    behind = _BEHIND.fullmatch(text)
    if behind and has_type_behind(text):
        return f"{behind['name']}: {behind['type']}, {(behind['rest'] or '').lstrip(':,; ')}".rstrip(", ")
    found = _FIRST.fullmatch(text)
    if found is None:
        return text
    type_, name, rest = found["type"], found["name"].strip("`"), found["rest"].strip()
    head = type_.partition("(")[0].rstrip("?[]").lower()
    surely = head in _NO_WORDS or (head in _WORDS and _MADE_OF_PARTS.fullmatch(name) is not None)
    said = run(rest.lstrip(",:—–- ")) if rest else {}
    if not surely or name.lower() in _NO_WORDS or modifier(name) is not None or (said and "type" in said):
        return text
    if rest[:1].isalnum() and said is None:
        return text
    return f"{name}: {type_}{', ' if rest[:1].isalnum() else ' '}{rest}".strip()


def unpiped(text: str) -> str:
    """``label | string | required`` as ``label: string, required``; anything else as it is."""
    parts = split(text, "|")
    name, said = (parts[0], parts[1:]) if parts else ("", [])
    if not said or not _PLAIN_NAME.fullmatch(name) or name.lower() in _NO_WORDS:
        return text
    return f"{name}: {', '.join(said)}" if is_plain_type(said[0].partition("(")[0].strip()) else text


_PLAIN_NAME = lazy(r"[`*]{0,2}[^\W\d]\w{0,60}(?: \w{1,30}){0,2}[`*]{0,2}")
