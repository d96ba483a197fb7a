"""One field of a schema in code: its name, its type's words, what the code says of it, and its comment."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from spec_extractor.diagnostics import Location
from spec_extractor.naming import words
from spec_extractor.sources.markdown.listed_values import VALUES, is_enum_like, is_value
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line, split, unquote
from spec_extractor.sources.markdown.tellings import Exactness, FieldTelling
from spec_extractor.sources.markdown.types import read_type

_MAX_COMMENT = 400
_MAX_VALUE = 100
_MAX_LENGTH = 100_000
_QUOTES = ("'", '"', "`", "“")
_REMARK = lazy(r"\b(?:e\.?g|i\.?e|for example|such as|etc)\b|\.\.\.|…", re.I)
_TEXTUAL = frozenset({None, "string", "text", "enum"})


def column(
    name: str,
    location: Location,
    changes: dict[str, Any],
    *,
    comment: str = "",
    exactness: Exactness = Exactness.SCHEMA,
) -> FieldTelling | None:
    """The telling of one field; None where its name can't be one."""
    parts = words(name)
    if not parts or not parts[0][0].isalpha() or len(name) > 60:
        return None
    if changes.get("values"):
        kept = (value.strip() for value in changes["values"] if len(value.strip()) <= _MAX_VALUE)
        changes = {**changes, "values": tuple(dict.fromkeys(value for value in kept if value))}
    if (changes.get("max_length") or 0) > _MAX_LENGTH:
        # `varchar(max)` by another name.
        changes = {**changes, "max_length": None}
    if changes.get("target") and not words(changes["target"]):
        changes = {**changes, "target": None, "foreign_key": False, "many": False}
    if changes.get("type") == "json":
        # What an object or a list begins as is no value of the contract.
        changes = {**changes, "default": None}
    telling = replace(FieldTelling(name, location, exactness=exactness), **changes)
    return with_comment(telling, comment)


def typed(text: str, *, otherwise: str = "json") -> dict[str, Any]:
    """What a type's words say; an unknown name is kept: it may be an entity or an enumeration told elsewhere.

    ``otherwise`` is the type that an unknown name means where it is neither.
    """
    found = read_type(text)
    if found is not None:
        return found
    bare = unquote(one_line(text))[:80]
    many = bare.endswith("[]")
    name = bare.removesuffix("[]").rstrip("?!")
    if not re.fullmatch(r"[^\W\d][\w.]{0,60}", name):
        return {"type": otherwise, "type_words": bare, "type_exact": False}
    return {"type": name, "type_words": name, "type_exact": False, "many": many, "otherwise": otherwise}


def with_comment(telling: FieldTelling, comment: str) -> FieldTelling:
    """The field with what its comment adds: what the code says holds, what it leaves open the comment may say."""
    text = one_line(comment).strip(" -—–*/#")
    if not text:
        return telling
    if len(text) > _MAX_COMMENT:
        return replace(telling, description=telling.description or text[:1000])
    described = replace(telling, description="; ".join(filter(None, (telling.description, text))))
    for part in [text, *split(text, ",;.")]:
        found = modifier(part)
        if found:
            described = _filled(described, found)
    textual = described.type in _TEXTUAL or _names_values(described)
    if textual and not described.values and not described.target and not _REMARK.search(text):
        values = values_in(text, telling.name)
        if values:
            return replace(described, type="enum", values=values, type_exact=True)
    return described


def _names_values(telling: FieldTelling) -> bool:
    """Whether the type is a name that is told nowhere, of a field that mostly has one of a few values."""
    named = telling.type is not None and not telling.many and read_type(telling.type) is None
    return named and is_enum_like(telling.name)


def _filled(telling: FieldTelling, found: dict[str, Any]) -> FieldTelling:
    """With what was silent; a comment's word about null gives way to the code's, except that it may be empty."""
    silent = {
        key: value
        for key, value in found.items()
        if getattr(telling, key) in (None, False, "", ()) and not key.startswith("type")
    }
    if "target" in silent and telling.type in {"boolean", "date", "datetime", "json", "decimal", "float", "enum"}:
        return telling
    return replace(telling, **silent)


def values_in(text: str, name: str) -> tuple[str, ...]:
    """The values that a comment lists: announced, quoted, between bars; or bare, where the name tells a choice."""
    listed = VALUES.match(text)
    body = (listed.group(1) if listed else text).strip().rstrip(".")
    for separators in ("|", ",;", "/"):
        members = split(body, separators)
        if len(members) < 2:
            continue
        quoted = all(member[:1] in _QUOTES and unquote(member) != member for member in members)
        bare = tuple(dict.fromkeys(unquote(member) for member in members))
        if not all(is_value(member) for member in bare) or len(bare) < 2:
            return ()
        short = all(len(member.split()) <= 2 for member in bare)
        if quoted or listed or (short and (separators == "|" or is_enum_like(name))):
            return bare
        return ()
    return ()
