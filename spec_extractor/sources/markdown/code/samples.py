"""The members of an object that describes a thing: by type words (``"string"``), by options, or by samples."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.code.blocks import CodeBlock
from spec_extractor.sources.markdown.code.columns import column, typed
from spec_extractor.sources.markdown.code.literals import Literal, Member
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import in_model_chapter
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import by_word, split, unquote, word_set
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.types import is_plain_type, read_type

_SAMPLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("datetime", lazy(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S{0,20}")),
    ("datetime", lazy(r"iso ?-?8601.{0,20}|iso (?:date ?)?(?:time|string|timestamp)", re.I)),
    ("date", lazy(r"\d{4}-\d\d-\d\d|yyyy-mm-dd|iso ?date", re.I)),
    ("email", lazy(r"[^@\s]{1,64}@[^@\s.]{1,64}(?:\.[^@\s.]{1,64}){1,4}")),
    ("url", lazy(r"https?://\S{1,400}")),
)
_OPTIONS = by_word(
    {
        "nullable": "required optional nullable allowNull null",
        "unique": "unique",
        "indexed": "index indexed",
        "primary_key": "primary primary_key primaryKey pk",
    }
)
_TYPE_HEADS = frozenset({"ObjectId", "number", "Number", "array", "object", "ref"})
_TARGET = lazy(r"[\w.]{1,80}(?:\(\w{1,60}\))?")
_TYPE_NAME = lazy(r"[A-Z]\w{1,60}(?:\[\])?")
_KEPT = word_set(
    "type type_words type_exact nullable unique indexed primary_key default max_length minimum maximum "
    "above_minimum below_maximum precision scale values target foreign_key on_delete many description"
)
_REMARK = lazy(r" (?:—|–|--?|//) ")
_NEGATED = frozenset({"required"})
_REFERENCES = ("references", "ref", "foreign_key", "foreignKey", "fk", "relation", "to", "reference")


def is_described(value: Literal) -> bool:
    """Whether a value states a type, in words or by options, instead of being a sample."""
    if value.kind == "object":
        return any(value.get(key) is not None for key in ("type", "ref", "references"))
    return value.kind in {"string", "word", "call"} and _in_words(_said(value)) is not None


def _said(value: Literal) -> str:
    """What a value says in words, a remark behind its type included: ``int (1~10)``, ``uuid (FK)``."""
    if value.kind != "call":
        return value.text
    call = value.calls[0]
    plain = all(one.kind in {"string", "word", "number"} for one in call.arguments)
    alone = len(value.calls) == 1 and not value.text and plain and is_plain_type(call.name)
    return f"{call.name}({', '.join(one.text for one in call.arguments)})" if alone else ""


def _in_words(text: str) -> dict[str, Any] | None:
    """What type words with modifiers say (``string, required``, ``a | b``), or None where they are a sample."""
    parts = split(text, ",;")
    if not parts or len(text) > 300:
        return None
    # "int — hours until it is sent": a remark is none of the modifiers.
    head = _REMARK.split(parts[0], maxsplit=1)[0].strip()
    first = head.split(" ")[0].split("(")[0].rstrip("?!:")
    known = is_plain_type(head) or is_plain_type(first) or first in _TYPE_HEADS
    piped = len(split(text, "|")) > 1 and read_type(text) is not None
    if not (known or piped or head.startswith(("FK", "→", "->"))):
        return None
    if len(head.split()) > 3 and modifier(" ".join(head.split()[1:])) is None and not piped and "(" not in head:
        return None
    return {}


def _is_word(text: str) -> bool:
    """Whether a type's spelling is a word that samples have as well: ``"hair": "long"``."""
    return text in {"long", "short", "double", "real", "single"}


def members_of(literal: Literal, block: CodeBlock, exactness: Exactness) -> list[FieldTelling]:
    """The fields that an object's members state."""
    found = []
    described = sum(1 for member in literal.members if is_described(member.value)) * 2 > len(literal.members)
    for member in literal.members:
        telling = _member(member, block, exactness, described=described)
        if telling is not None:
            found.append(telling)
    return found


def _member(member: Member, block: CodeBlock, exactness: Exactness, *, described: bool) -> FieldTelling | None:
    where = block.at(member.line)
    value = member.value
    name = member.name.rstrip("?")
    changes: dict[str, Any] = {"nullable": True} if member.optional or member.name.endswith("?") else {}
    if value.kind == "object" and is_described(value):
        changes |= options(value)
    elif (
        value.kind in {"string", "word", "call"}
        and (described or not _is_word(value.text))
        and _in_words(_said(value)) is not None
    ):
        told = parse_field(f"{name}: {_said(value)}", where)
        if told is not None:
            changes = {**_stated(told), **changes}
    elif described and value.kind in {"string", "word"} and _TYPE_NAME.fullmatch(value.text):
        changes = {**typed(value.text, otherwise="string"), **changes}
    else:
        changes |= _sampled(value, name)
    return column(name, where, changes, comment=member.comment, exactness=exactness)


def _stated(told: FieldTelling) -> dict[str, Any]:
    changes = {key: getattr(told, key) for key in sorted(_KEPT)}
    named = changes["type"] is not None and changes["type"] == changes["type_words"]
    if named and read_type(changes["type"]) is None:
        changes |= typed(changes["type"])
    return changes


def options(value: Literal) -> dict[str, Any]:
    """What an object of options says: ``{ type: "string", required: true, unique: true }``."""
    changes: dict[str, Any] = {}
    kind = value.get("type")
    if kind is not None and kind.kind in {"string", "word"}:
        changes |= typed(kind.text, otherwise="string")
    for member in value.members:
        option, name = member.value, member.name
        if name in _OPTIONS and option.kind == "word" and option.text in {"true", "false"}:
            true = option.text == "true"
            changes[_OPTIONS[name]] = not true if name in _NEGATED else true
        elif name in _REFERENCES and option.kind in {"string", "word"} and _TARGET.fullmatch(option.text):
            told = modifier(f"references {option.text}") or {}
            changes |= {"target": told.get("target", option.text), "foreign_key": True}
        elif name in {"enum", "values", "choices", "options"} and option.strings():
            changes |= {"type": "enum", "values": option.strings()}
        elif name in {"maxLength", "max_length", "length", "maxlength"} and option.text.isdigit():
            changes["max_length"] = int(option.text[:9])
        elif name in {"min", "max", "minimum", "maximum"} and option.kind == "number":
            changes[{"min": "minimum", "max": "maximum"}.get(name, name)] = option.text
        elif name in {"default", "default_value"} and not (option.items or option.members or option.is_null):
            changes["default"] = option.text
        elif name in {"description", "comment", "note"} and option.kind == "string":
            changes["description"] = option.text[:400]
    return changes


def _sampled(value: Literal, name: str) -> dict[str, Any]:
    """The type of a sample value: inferred, so that what another place states holds."""
    changes: dict[str, Any] = {"certainty": Certainty.INFERRED}
    match value.kind:
        case "number":
            money = infer_type(name) == "decimal"
            changes["type"] = "decimal" if money else "float" if "." in value.text else "integer"
        case "word" if value.text in {"true", "false"}:
            changes["type"] = "boolean"
        case "word" if value.is_null:
            changes["nullable"] = True
        case "list" | "object":
            changes |= {"type": "json", "type_words": value.kind, "type_exact": True}
        case "string":
            text = unquote(value.text)
            kind = next((kind for kind, pattern in _SAMPLES if pattern.fullmatch(text[:500])), "string")
            changes["type"] = "text" if kind == "string" and (len(text) > 120 or "\n" in text) else kind
    return changes


def are_messages(found: Sequence[EntityTelling | RelationTelling], block: CodeBlock, reading: Reading) -> bool:
    """Whether the document tells its entities with types elsewhere, and none of these: messages and settings.

    In a chapter on the data model only where a schema does.
    """
    least = Exactness.SCHEMA if in_model_chapter(block.section) else Exactness.TYPED
    exact = {
        entity_key(one.name)
        for one in reading.tellings
        if isinstance(one, EntityTelling) and _is_exact(one, least)
    }
    named = {entity_key(one.name) for one in found if isinstance(one, EntityTelling)}
    described = any(isinstance(one, EntityTelling) and _is_exact(one, Exactness.TYPED) for one in found)
    return len(exact) > 1 and not described and exact.isdisjoint(named)


def _is_exact(telling: EntityTelling, least: Exactness) -> bool:
    return any(field.exactness >= least for field in telling.fields)
