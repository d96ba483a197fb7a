"""The vocabulary of types: what documents write → the types of the IR."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import split, unquote
from spec_extractor.sources.markdown.vocabulary import NUMBER_WORDS, OTHER_TYPE_WORDS, TYPE_SPELLINGS

ENUM_HEADS = frozenset(
    {
        "enum",
        "enumeration",
        "enumerated",
        "one of",
        "choice",
        "choices",
        "literal",
        "union",
        "oneof",
        "options",
        "values",
    }
)
_REFERENCE_HEADS = frozenset(
    {
        "foreignkey",
        "fk",
        "references",
        "reference",
        "ref",
        "manytoone",
        "belongsto",
        "relation",
        "foreign key",
        "link to",
        "objectid",
        "id",
    }
)
_ONE_TO_ONE_HEADS = frozenset({"onetoonefield", "onetoone", "hasone"})
_MANY_HEADS = frozenset(
    {"manytomanyfield", "manytomany", "list", "array", "set", "sequence", "collection", "relationship"}
)
_OPTIONAL_HEADS = frozenset({"optional", "nullable", "maybe"})
_TRANSPARENT_HEADS = frozenset({"mapped", "column", "field", "required"})

_PREFIX = lazy(
    r"(?:models|db|sa|sqlalchemy|sequelize|datatypes|types|schema\.types|mongoose\.types|postgresql|"
    r"pg|forms|datetime)\.",
    re.I,
)
_CALL = lazy(r"([A-Za-z][\w -]{0,40}?)\s*[(<\[{](.{0,2000})[)>\]}]$", re.S)
_LIST_OF = lazy(r"(?:list|array|set|collection|sequence|many)\s+(?:of\s+)?(.{1,80})$", re.I)
_NAME = lazy(r"[A-Z][A-Za-z0-9]{0,60}(?: [A-Z][A-Za-z0-9]{0,60}){0,3}$")
_LENGTH = lazy(
    r"(?:max_?length\s*[=:]\s*|max\s*|length\s*[=:]\s*)?(\d{1,9})(?:\s*(?:chars?|characters?|byte|char))?$", re.I
)
_SIZED = lazy(r"(varchar|nvarchar|char|string|character varying|text)\s+(\d{1,6})$", re.I)
_JSON_OF = lazy(
    r"jsonb?\s?[\u2e80-\ud7ff]{0,12}(?:数组|數組|对象|對象|列表|字符串|配列|オブジェクト|文字列|배열|객체|문자열)[。.]?"
)
"""``JSON 字符串数组``."""
_SIGNED = lazy(r"(?:unsigned|signed)\s+(.+)|(.+)\s+(?:unsigned|signed)", re.I)
_OR = lazy(r"\s+or\s+|\s?/\s?", re.I)
_NULLED = lazy(r"(?:null|blank|nullable)\s*=\s*true", re.I)
_DIGITS = lazy(r"(max_digits|decimal_places|precision|scale)\s*[=:]\s*(\d{1,4})$", re.I)

Changes = dict[str, Any]
"""Members of a `FieldTelling` to set."""


@lru_cache(maxsize=8192)
def _read(text: str) -> tuple[tuple[str, Any], ...] | None:
    words = unquote(text)
    if not words or len(words) > 2000:
        return None
    changes = _parse(words, 0)
    if changes is None:
        return None
    changes.setdefault("type_words", words)
    return tuple(changes.items())


_TEXT_OF = lazy(r"(?:str|string|text|varchar)\s(?=enum\s?[\[({])")
"""``str ENUM ['open', 'closed']``: what of, before the choice."""


def read_type(text: str) -> Changes | None:
    """What a type's words say (``varchar(255)``, ``string?``, ``enum(a, b)``, ``ForeignKey(Client)``), or None."""
    changes = _read(" ".join(text.split()))
    return None if changes is None else dict(changes)


def is_plain_type(text: str) -> bool:
    """Whether it is one of the spellings that programs use, not a natural word such as ``link``."""
    return unquote(text).lower() in TYPE_SPELLINGS


def _parse(words: str, depth: int) -> Changes | None:
    if depth > 4:
        return None
    lowered = words.lower()
    prefix = _PREFIX.match(lowered)
    if prefix:
        words, lowered = words[prefix.end() :], lowered[prefix.end() :]
    texts = _TEXT_OF.match(lowered)
    if texts:
        return _parse(words[texts.end() :], depth + 1)
    if lowered in TYPE_SPELLINGS:
        changes: Changes = {"type": TYPE_SPELLINGS[lowered]}
        if lowered.endswith("field"):
            changes["not_null_by_type"] = True
        return changes
    if lowered in NUMBER_WORDS:
        return {"type": "number", "type_exact": False}
    if _JSON_OF.fullmatch(lowered):
        return {"type": "json", "type_exact": False}
    if lowered in OTHER_TYPE_WORDS:
        changes = {"type": OTHER_TYPE_WORDS[lowered], "type_exact": False}
        if lowered.endswith("field"):
            changes["not_null_by_type"] = True
        return changes
    signed = _SIGNED.fullmatch(words) if "signed" in lowered else None
    if signed:
        return _parse((signed.group(1) or signed.group(2)).strip(), depth + 1)
    sized = _SIZED.match(words)
    if sized:
        return _parse(f"{sized.group(1)}({sized.group(2)})", depth + 1)
    if lowered.endswith("?") and len(words) > 1:
        return _with(_parse(words[:-1].strip(), depth + 1), nullable=True)
    if lowered.endswith("!") and len(words) > 1:
        return _with(_parse(words[:-1].strip(), depth + 1), nullable=False)
    if lowered.endswith("[]") and len(words) > 2:
        return _many(words[:-2].strip(), depth)
    call = _CALL.match(words)
    if "|" in words and not (call and call.group(1).strip().lower() in ENUM_HEADS):
        return _union(words, depth)
    if call:
        return _call(call.group(1).strip(), call.group(2).strip(), depth)
    listed = _LIST_OF.match(words)
    if listed:
        return _many(listed.group(1), depth)
    return _either(words)


_NULLS = frozenset({"null", "none", "undefined", "nil"})
_NUMBERS = ("decimal", "float", "integer", "number")


def _either(words: str) -> Changes | None:
    """``string or smallint bitmask``, ``string/text``: the first of two types, the wider of two texts."""
    parts = [part.strip() for part in _OR.split(words, maxsplit=4)]
    known = [part for part in parts if part.lower() not in _NULLS]
    if known and len(known) < len(parts):
        return _with(_parse(" / ".join(known), 1), nullable=True)
    told = [_parse(part, 4) for part in parts] if len(parts) > 1 else []
    if any(one and one["type"] == "json" for one in told) and all(told):
        return {"type": "json", "type_exact": False}
    if all(one and one["type"] in _NUMBERS for one in told) and told:
        kinds = {one["type"] for one in told if one} - {"number"}
        return {"type": min(kinds, key=_NUMBERS.index) if kinds else "number", "type_exact": False}
    spelled = [TYPE_SPELLINGS.get(part.partition(" ")[0].lower(), "") for part in parts]
    if "," in words or len(spelled) != 2 or not all(spelled) or parts[0].lower() not in TYPE_SPELLINGS:
        return None
    return {"type": "text" if set(spelled) == {"string", "text"} else spelled[0], "type_exact": False}


def _with(changes: Changes | None, **more: Any) -> Changes | None:
    return None if changes is None else {**changes, **more}


def _many(words: str, depth: int) -> Changes | None:
    inner = _parse(unquote(words), depth + 1)
    if inner is not None:
        return {"type": "json", "type_exact": False}
    if words[0] == "{" and words[-1] == "}":
        return {"type": "json", "type_exact": False}
    if _NAME.match(words) or re.fullmatch(r"[a-z_]{1,60}", words):
        return {"target": words, "many": True, "type": "json", "type_exact": False}
    return None


def _union(words: str, depth: int) -> Changes | None:
    parts = split(words, "|")
    kept = [part for part in parts if part.lower() not in _NULLS]
    if not kept:
        return None
    nullable = {"nullable": True} if len(kept) < len(parts) else {}
    if len(kept) == 1:
        return _with(_parse(kept[0], depth + 1), **nullable)
    if any(":" in part or len(part) > 40 or len(part.split()) > 4 or len(split(part, ",")) > 1 for part in kept):
        return None
    if all(_parse(part, depth + 1) is not None for part in kept):
        return {"type": "json", "type_exact": False, **nullable}
    return {"type": "enum", "values": tuple(unquote(part) for part in kept), **nullable}


def _call(head: str, inside: str, depth: int) -> Changes | None:
    lowered = head.lower()
    arguments = split(inside, ",;")
    if lowered in ENUM_HEADS:
        separators = ",;|/" if "|" in inside or "/" in inside else ",;"
        values = tuple(unquote(part) for part in split(inside, separators))
        return {"type": "enum", "values": values} if values else {"type": "enum"}
    if lowered in _OPTIONAL_HEADS:
        return _with(_parse(unquote(inside), depth + 1), nullable=True)
    if lowered in _TRANSPARENT_HEADS:
        return _parse(unquote(inside), depth + 1)
    if lowered in _REFERENCE_HEADS | _ONE_TO_ONE_HEADS | _MANY_HEADS and arguments:
        return _reference(lowered, arguments, depth)
    kind = _parse(head, depth + 1)
    if kind is None or not arguments:
        return kind if not arguments else None
    return _parameters(kind, arguments)


def _reference(head: str, arguments: list[str], depth: int) -> Changes | None:
    target = unquote(arguments[0].removeprefix("to=")).rpartition(".")[2]
    if head in _MANY_HEADS:
        return _many(target, depth)
    if not re.fullmatch(r"[A-Za-z_][\w -]{0,60}", target):
        return None
    changes: Changes = {"target": target, "foreign_key": True, "type": "uuid"}
    if any(_NULLED.fullmatch(argument) for argument in arguments[1:]):
        changes["nullable"] = True
    if head in {"foreignkey", "onetoonefield"}:
        changes["not_null_by_type"] = True
    if head in _ONE_TO_ONE_HEADS:
        changes["unique"] = True
    return changes


def _parameters(kind: Changes, arguments: list[str]) -> Changes | None:
    changes = dict(kind)
    if changes["type"] == "json":
        # `Record<string, any>` says what is inside.
        return changes
    numbers = []
    for argument in arguments:
        digits = _DIGITS.match(argument)
        length = _LENGTH.match(argument)
        if digits:
            changes["precision" if digits.group(1).lower() in {"max_digits", "precision"} else "scale"] = int(
                digits.group(2)
            )
        elif length:
            numbers.append(int(length.group(1)))
        elif changes["type"] == "enum" or (changes["type"] == "string" and argument[:1] in "'\""):
            changes["type"] = "enum"
            changes["values"] = (*changes.get("values", ()), *map(unquote, split(argument, "/|")))
        elif _NULLED.fullmatch(argument):
            changes["nullable"] = True
        elif "=" not in argument:
            return None
    if numbers and changes["type"] in {"string", "text", "email", "url"}:
        changes["max_length"] = numbers[0]
    elif len(numbers) == 1 and changes["type"] == "number":
        # Oracle's NUMBER(10) has no digits behind the point.
        changes["type"] = "integer"
    elif numbers and changes["type"] in {"decimal", "number"}:
        changes["type"] = "decimal"
        changes["precision"], changes["scale"] = numbers[0], numbers[1] if len(numbers) > 1 else 0
    elif numbers == [1] and changes["type"] == "integer":
        # tinyint(1) is how MySQL writes a boolean.
        changes["type"] = "boolean"
    return changes
