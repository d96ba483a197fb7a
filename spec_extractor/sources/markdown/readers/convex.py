"""Convex schemas: ``name: defineTable({…})``; every value without ``v.optional`` is required."""

from __future__ import annotations

from typing import Any

from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column
from spec_extractor.sources.markdown.code.literals import Literal, read_literal
from spec_extractor.sources.markdown.code.tokens import Token, tokenize
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, Reading
from spec_extractor.sources.markdown.tree import Document

_TYPES: dict[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "number": {"type": "number", "type_words": "number", "type_exact": False},
    "float64": {"type": "float"},
    "int64": {"type": "integer"},
    "bigint": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "bytes": {"type": "string", "type_words": "bytes", "type_exact": False},
    "null": {"type": "string", "nullable": True},
}
_MAX_TIMES = 4
"""How often a token may be read: tables within tables that are never closed would be read again and again."""

_SIGNS = lazy(r"\bdefineTable\s*\(")


def read_convex(document: Document, reading: Reading) -> None:
    """Read every block that defines tables of Convex."""
    for block in code_blocks(document, reading):
        if _SIGNS.search(block.text):
            _read(block, reading)


def _read(block: CodeBlock, reading: Reading) -> None:
    tokens = tokenize(block.text)
    # Validators that a constant names: `const role = v.union(…)`.
    shared = _constants(tokens)
    count = sum(1 for token in tokens if token.text == "defineTable")
    spent = 0
    for index, token in enumerate(tokens):
        if token.text != "defineTable" or index + 2 >= len(tokens) or tokens[index + 2].text != "{":
            continue
        spent += min(tokens[index + 2].close, len(tokens)) - index
        if spent > _MAX_TIMES * len(tokens):
            break
        name = tokens[index - 2].value if index > 1 and tokens[index - 1].text in {":", "="} else ""
        label = block.label() if not name and count == 1 else None
        name = name or (label.name if label else "")
        if not name:
            continue
        body = read_literal(tokens, index + 2, min(tokens[index + 2].close + 1, len(tokens)))
        fields = []
        for member in body.members:
            changes: dict[str, Any] = {"nullable": False, **_value(member.value, shared, 0)}
            told = column(member.name, block.at(member.line), changes, comment=member.comment)
            fields += [told] if told is not None else []
        line = tokens[index - 2].line if index > 1 else token.line
        reading.used.add(block.fence.line)
        reading.tellings.append(EntityTelling(name, block.at(line), tuple(fields), exactness=Exactness.SCHEMA))


def _constants(tokens: list[Token]) -> dict[str, Literal]:
    found = {}
    for index, token in enumerate(tokens[:-4]):
        if token.text in {"const", "let"} and tokens[index + 2].text == "=" and tokens[index + 3].text == "v":
            end = index + 4
            while end < len(tokens) and not (tokens[end].breaks and tokens[end].text != "."):
                end = tokens[end].close + 1 if tokens[end].close > end else end + 1
            found[tokens[index + 1].text] = read_literal(tokens, index + 3, min(end, len(tokens)))
    return found


def _value(value: Literal, shared: dict[str, Literal], depth: int) -> dict[str, Any]:
    """What a validator says: ``v.optional(v.id("users"))``."""
    if value.kind == "word" and value.text in shared and depth < 4:
        return _value(shared[value.text], shared, depth + 1)
    if value.kind != "call" or depth > 8:
        return {"type": "json", "type_exact": False, "type_words": value.text or "object"}
    call = value.calls[0]
    first = call.arguments[0] if call.arguments else None
    match call.name:
        case "optional" if first is not None:
            return {**_value(first, shared, depth + 1), "nullable": True}
        case "id" if first is not None:
            return {"type": "string", "target": first.text, "foreign_key": True}
        case "array":
            inner = _value(first, shared, depth + 1) if first is not None else {}
            told = {"type": "json", "type_words": "array", "type_exact": False}
            return {**told, "target": inner["target"], "many": True} if inner.get("target") else told
        case "union":
            return _union(call.arguments, shared, depth)
        case "literal":
            return {"type": "string"}
        case name if name in _TYPES:
            return dict(_TYPES[name])
    return {"type": "json", "type_words": call.name, "type_exact": call.name == "object"}


def _union(parts: list[Literal], shared: dict[str, Literal], depth: int) -> dict[str, Any]:
    nulls = [part for part in parts if part.kind == "call" and part.calls[0].name == "null"]
    kept = [part for part in parts if part not in nulls]
    nullable = {"nullable": True} if nulls else {}
    values = [
        part.calls[0].arguments[0].text
        for part in kept
        if part.kind == "call" and part.calls[0].name == "literal" and part.calls[0].arguments
    ]
    if values and len(values) == len(kept):
        return {"type": "enum", "values": tuple(dict.fromkeys(values)), **nullable}
    if len(kept) == 1:
        return {**_value(kept[0], shared, depth + 1), **nullable}
    return {"type": "json", "type_words": "union", "type_exact": False, **nullable}
