"""Lists of values: which parts of a phrase are the members of an enumeration."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spec_extractor.naming import words
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import split, unquote, word_set
from spec_extractor.sources.markdown.types import is_plain_type, read_type
from spec_extractor.sources.markdown.vocabulary import OR_WORDS, OTHER_TYPE_WORDS, VALUE_WORDS

_ENUM_NAMES = word_set(
    "status state type kind role priority category level severity visibility gender method mode stage "
    "phase source frequency tier plan condition outcome size color colour"
)

_PARTS = word_set(
    "street city zip zipcode postcode state region country county venue latitude longitude lat lng lon line1 "
    "line2 first last middle width height depth length amount currency unit street_number name phone email "
    "value label hours minutes start end from to x y"
)
"""Nouns for the parts of one thing, such as an address."""

_CHOOSES = {word for word, meaning in OTHER_TYPE_WORDS.items() if meaning == "enum"}
_CHOOSING = "|".join(
    re.escape(word) for word in sorted(_CHOOSES | VALUE_WORDS, key=lambda word: (-len(word), word))
)
VALUES = lazy(
    rf"(?:(?:{_CHOOSING})\s*[:：]\s*(?=\S)|"
    r"(?:enum(?:eration)?|one of|any of|either|choices?|values?|allowed(?: values)?|options?|possible values|"
    r"can be|may be|must be(?: one of)?|valid values)\s*(?::|=|\bof\b|\s)\s*)(.+)$",
    re.I | re.S,
)
"""What announces values: ``one of``, and the words for what is chosen from a list, ``dropdown: low, high``."""


_BETWEEN = (*(f" {word} " for word in OR_WORDS), " and ")


def alternatives(text: str) -> list[str]:
    """``a or b and c`` → its members."""
    lowered = text.lower()
    for word in _BETWEEN:
        if word in lowered:
            at = lowered.find(word)
            return [text[:at].strip(), *alternatives(text[at + len(word) :].strip())]
    for word in (*(f"{word} " for word in OR_WORDS), "and "):
        if lowered.startswith(word):
            return [text[len(word) :].strip()]
    return [text]


_GLOSSED = lazy(r"`?(?P<value>[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){0,5})`? ?\([^()]{1,80}\)\s?\.?")


def glossed_values(parts: Sequence[str]) -> list[str]:
    """The values in ``HAND (by hand)``, ``SCALE (by machine)``: values in capitals with their meaning."""
    told = [_GLOSSED.fullmatch(part.strip()) for part in parts]
    values = [match["value"] for match in told if match]
    return values if len(values) > 1 and len(values) == len(parts) else []


def is_value(text: str) -> bool:
    """Whether a text can be a value: a few words, no sentence."""
    bare = unquote(text)
    return 0 < len(bare) <= 40 and len(bare.split()) <= 4 and not any(char in bare for char in "():;.?!")


_ENUM_NOUNS = word_set(
    "estado situacao situacion statut etat stato zustand durum tipo typ tip categoria kategorie kategori "
    "prioridad prioridade priorite prioritat nivel niveau stan status rodzaj stav"
)
_WIDE_ENUMS = (
    "状态",
    "狀態",
    "状態",
    "类型",
    "類型",
    "种类",
    "種類",
    "種別",
    "区分",
    "等级",
    "상태",
    "유형",
    "종류",
    "등급",
    "구분",
)
"""The same in other languages, where the noun stands first, or where the script has no blanks."""


def is_enum_like(name: str) -> bool:
    """Whether fields of that name mostly hold one of a few values: ``status``, ``Mode of travel``."""
    parts = words(name)
    parts = parts[: parts.index("of")] if "of" in parts[1:] else parts
    return bool(parts) and (
        parts[-1] in _ENUM_NAMES or parts[0] in _ENUM_NOUNS or name.strip().endswith(_WIDE_ENUMS)
    )


def are_parts(parts: list[str]) -> bool:
    """Whether a list names the parts of one thing and no values: ``location (venue, city)``."""
    return len(parts) > 1 and all("_".join(words(part)) in _PARTS for part in parts)


def natural_values(parts: list[str], name: str, position: str) -> list[str]:
    """Values among which a word happens to mean a type as well: ``channel (mail, phone, web)``."""
    if (
        position != "paren"
        or len(parts) < 3
        or not all(is_value(part) and len(part.split()) == 1 for part in parts)
    ):
        return []
    if any(modifier(part) is not None or is_plain_type(part) for part in parts) or are_parts(parts):
        return []
    kinds = [read_type(part) for part in parts]
    # Words of which each would be another type (`day, month, year`) are no type of one field.
    distinct = len({kind["type"] for kind in kinds if kind}) > 1
    unknown = sum(1 for kind in kinds if kind is None)
    return [unquote(part) for part in parts] if (unknown >= 2 or distinct) and words(name) else []


_SAID = lazy(r"(?P<said>[^()（）]{2,120}?)\s?[(（](?P<values>[^()（）]{3,200})[)）]\.?")
_TWO_WORDS = 2


def said_values(text: str, name: str, position: str, *, chosen: bool = False) -> tuple[str, list[str]] | None:
    """A description and the values after it, ``what it does there (guard, herd)``, of a field that has a few.

    ``chosen``: its type says so already.
    """
    fits = position in {"colon", "dash"} and (chosen or is_enum_like(name))
    match = _SAID.fullmatch(text) if fits else None
    listed = split(match["values"], ",/|;") if match else []
    members = [unquote(member) for part in listed for member in alternatives(part)]
    if match is None or len(members) < _TWO_WORDS or are_parts(members) or read_type(match["said"]) is not None:
        return None
    short = all(is_value(member) and len(member.split()) <= _TWO_WORDS for member in members)
    plain = not any(modifier(member) is not None or is_plain_type(member) for member in members)
    return (match["said"], members) if short and plain else None


def bare_values(unknown: list[str], name: str, position: str, typed: str | None) -> list[str]:
    """The members of an enumeration that no word announces, or nothing."""
    quoted = [part for part in unknown if part[:1] in "`\"'“" and unquote(part) != part]
    if len(unknown) > 1 and len(quoted) == len(unknown):
        return [unquote(part) for part in unknown]
    members = [unquote(member) for part in unknown for member in alternatives(part)]
    if len(unknown) == 1:
        for separator in ("/", "·"):
            slashed = [unquote(member) for member in split(unknown[0], separator)]
            if len(slashed) > 1 and all(is_value(member) and len(member.split()) <= 2 for member in slashed):
                usable = (
                    position in {"paren", "colon", "dash"} or typed == "enum" or unknown[0].startswith(("`", '"'))
                )
                return slashed if usable and slashed != ["N", "A"] else []
        if len(members) < 2:
            return []
    enum_like = is_enum_like(name)
    announced = typed == "enum" or position == "paren" or (enum_like and position in {"colon", "dash"})
    if not announced or typed == "string":
        return []
    short = all(
        is_value(member) and len(member.split()) <= (3 if enum_like or typed == "enum" else 2)
        for member in members
    )
    return members if short and len(members) > 1 else []
