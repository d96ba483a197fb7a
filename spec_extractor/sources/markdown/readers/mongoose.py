"""Mongoose schemas: ``new Schema({…})``, named by their model, by their variable, or by the heading above."""

from __future__ import annotations

import re
from typing import Any

from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column, typed
from spec_extractor.sources.markdown.code.literals import Literal, Member, read_literal
from spec_extractor.sources.markdown.code.tokens import Token, tokenize
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document

_SIGNS = lazy(r"\bSchema\s*(?:<[^>\n]{0,80}>)?\s*\(\s*\{|\bmongoose\.model\s*(?:<[^>\n]{0,80}>)?\s*\(")
_MAX_TIMES = 4
"""How often a token may be read: schemas within schemas that are never closed would be read again and again."""

_TYPES = {
    "Number": "number",
    "Date": "datetime",
    "Buffer": "binary",
    "Mixed": "json",
    "Map": "json",
    "Object": "json",
    "Array": "json",
    "Decimal128": "decimal",
    "BigInt": "integer",
    "Types.UUID": "uuid",
    "UUID": "uuid",
}


def read_mongoose(document: Document, reading: Reading) -> None:
    """Read every block with Mongoose schemas."""
    for block in code_blocks(document, reading):
        if _SIGNS.search(block.text):
            _read(block, reading)


def _read(block: CodeBlock, reading: Reading) -> None:
    tokens = tokenize(block.text)
    models = _models(tokens)
    schemas: dict[str, tuple[Literal, int]] = {}
    spent = 0
    for index, token in enumerate(tokens):
        if token.text != "Schema" or not index or spent > _MAX_TIMES * len(tokens):
            continue
        opening = next((i for i in range(index + 1, min(index + 8, len(tokens))) if tokens[i].text == "("), None)
        if opening is None or opening + 1 >= len(tokens) or tokens[opening + 1].text != "{":
            continue
        end = min(tokens[opening + 1].close + 1, len(tokens))
        spent += end - opening
        body = read_literal(tokens, opening + 1, end)
        inline = _inline_model(tokens, index)
        if inline:
            models[inline] = inline
        name = inline or _variable(tokens, index) or f"{len(schemas)}"
        schemas.setdefault(name, (body, token.line))
    named = {name: _name(name, models, block, alone=len(schemas) == 1) for name in schemas}
    embedded = {name for body, _ in schemas.values() for name in _embedded(body)} & (
        schemas.keys() - models.keys()
    )
    for name, (body, line) in schemas.items():
        entity = named[name]
        if entity is None or (name in embedded and len(schemas) > len(embedded)):
            continue
        members = [_field(member, block) for member in body.members]
        told = tuple(member for member in members if member is not None)
        reading.used.add(block.fence.line)
        reading.tellings.append(EntityTelling(entity, block.at(line), told, exactness=Exactness.SCHEMA))


def _models(tokens: list[Token]) -> dict[str, str]:
    """The variable of a schema → the model's name, from ``model("User", userSchema)``."""
    found = {}
    for index, token in enumerate(tokens):
        if token.text == "model":
            rest = tokens[index + 1 : index + 12]
            text = next((t for t in rest if t.kind == "string"), None)
            if text is not None:
                after = rest[rest.index(text) + 1 :]
                variable = next((t.text for t in after[:3] if t.kind == "word"), "")
                found[variable] = text.value
    return found


def _inline_model(tokens: list[Token], index: int) -> str:
    """The name in ``model("Book", new Schema(…))``."""
    back = index - 1
    while back > 1 and tokens[back].text in {"new", ".", "mongoose"}:
        back -= 1
    before = tokens[back - 1] if back > 0 else tokens[0]
    return before.value if tokens[back].text == "," and before.kind == "string" else ""


def _variable(tokens: list[Token], index: int) -> str:
    for back in range(index - 1, max(index - 14, -1), -1):
        if tokens[back].text == "=":
            names = [t.text for t in tokens[max(back - 8, 0) : back] if t.kind == "word"]
            declared = [i for i, name in enumerate(names) if name in {"const", "let", "var"}]
            at = declared[-1] + 1 if declared else len(names) - 1
            return names[at] if 0 <= at < len(names) else ""
        if tokens[back].text in {";", "{", "}"}:
            break
    return ""


def _name(variable: str, models: dict[str, str], block: CodeBlock, *, alone: bool) -> str | None:
    stem = re.sub(r"_?(?:Mongoose)?Schema$", "", variable, flags=re.I)
    if variable in models:
        return models[variable]
    if stem and not stem.isdigit():
        return stem
    if alone and "" in models:
        return models[""]
    label = block.label() if alone else None
    return label.name if label else None


def _embedded(body: Literal) -> set[str]:
    """The variables of schemas that a schema holds within itself."""
    words = set()
    for member in body.members:
        value = member.value
        for one in (value, *value.items, value.get("type") or value):
            words |= {one.text} if one.kind == "word" else {item.text for item in one.items if item.kind == "word"}
    return words


def _field(member: Member, block: CodeBlock) -> FieldTelling | None:
    changes: dict[str, Any] = {}
    _value(member.value, member.name, changes)
    return column(member.name, block.at(member.line), changes, comment=member.comment)


def _value(value: Literal, name: str, changes: dict[str, Any]) -> None:
    if value.kind == "list":
        inner: dict[str, Any] = {}
        if value.items:
            _value(value.items[0], name, inner)
        changes |= {"type": "json", "type_words": "array", "type_exact": False}
        if inner.get("target"):
            changes |= {"target": inner["target"], "many": True}
        return
    kind = value.get("type")
    if value.kind != "object":
        _typed(value, name, changes)
    elif kind is None or (kind.kind == "object" and "type" in kind.names()):
        changes |= {"type": "json", "type_words": "object", "type_exact": True}
    else:
        _typed(kind, name, changes)
        _options(value, changes)


def _typed(kind: Literal, name: str, changes: dict[str, Any]) -> None:
    words = kind.text.rpartition("Types.")[2] if kind.kind in {"word", "string"} else ""
    bare = words.removeprefix("mongoose.").removeprefix("Schema.")
    if kind.kind == "list":
        _value(kind, name, changes)
    elif bare == "ObjectId" or kind.kind == "call":
        changes |= {"type": "string", "type_words": "ObjectId", "type_exact": True}
    elif bare == "Date":
        changes["type"] = "date" if infer_type(name) == "date" and "_" not in name else "datetime"
    elif bare:
        changes |= typed(_TYPES.get(bare, bare))
    else:
        changes |= {"type": "json", "type_exact": False, "type_words": "object"}


def _options(value: Literal, changes: dict[str, Any]) -> None:
    for member in value.members:
        option = member.value
        first = option.items[0] if option.kind == "list" and option.items else option
        match member.name:
            case "required" if option.is_true or first.kind == "call" or option.kind == "string":
                changes["nullable"] = False
            case "unique" if option.is_true or option.kind == "string":
                changes["unique"] = True
            case "index" if option.is_true:
                changes["indexed"] = True
            case "ref" if option.text and option.kind in {"string", "word"}:
                changes |= {"target": option.text, "foreign_key": True}
            case "enum":
                values = (option.get("values") or option).strings()
                if values and changes.get("type") in {"string", "text", None}:
                    changes |= {"type": "enum", "values": values}
            case "maxlength" | "maxLength" if first.kind == "number" and first.text.isdigit():
                changes["max_length"] = int(first.text)
            case "min" | "max" if first.kind == "number":
                changes["minimum" if member.name == "min" else "maximum"] = first.text
            case "default":
                _default(option, changes)


def _default(option: Literal, changes: dict[str, Any]) -> None:
    scalar = option.kind in {"string", "number"} or option.text in {"true", "false"}
    if scalar and changes.get("type") != "json":
        changes["default"] = option.text
    elif option.text == "Date" or option.text.startswith("Date.now"):
        changes["default"] = "now"
