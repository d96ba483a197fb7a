"""Laravel: migrations (``Schema::create``) and Eloquent models with their relations."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from spec_extractor.ir import OnDelete
from spec_extractor.naming import plural, singular
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column
from spec_extractor.sources.markdown.code.literals import Call, Literal, read_literal
from spec_extractor.sources.markdown.code.tokens import Token, tokenize
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import by_word
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.tree import Document

_SIGNS = lazy(r"\bSchema::(?:create|table)\s*\(|\bextends\s+(?:Model|Authenticatable|Pivot)\b|\$table->\w+\(")
_TYPES = by_word(
    {
        "string": "string char tinyText ipAddress macAddress ulid foreignUlid time timeTz binary",
        "text": "text mediumText longText",
        "integer": (
            "integer bigInteger smallInteger tinyInteger mediumInteger unsignedInteger unsignedBigInteger "
            "unsignedSmallInteger unsignedTinyInteger unsignedMediumInteger increments bigIncrements id year "
            "foreignId"
        ),
        "float": "float double",
        "decimal": "decimal unsignedDecimal",
        "boolean": "boolean",
        "date": "date",
        "datetime": "dateTime dateTimeTz timestamp timestampTz softDeletes",
        "uuid": "uuid foreignUuid",
        "enum": "enum",
        "json": "json jsonb set geometry point",
    }
)
_ON_DELETE = {
    "cascade": OnDelete.CASCADE,
    "set null": OnDelete.SET_NULL,
    "restrict": OnDelete.RESTRICT,
    "no action": OnDelete.RESTRICT,
}
_RELATIONS = {
    "belongsTo": "belongs_to",
    "hasMany": "has_many",
    "hasOne": "has_one",
    "belongsToMany": "many_to_many",
}
_MODELS = (["Model"], ["Authenticatable"], ["Pivot"])
_CASTS = {"boolean", "bool", "date", "datetime", "integer", "float", "array", "json", "decimal"}


def read_laravel(document: Document, reading: Reading) -> None:
    """Read the migrations and models of every PHP block."""
    for block in code_blocks(document, reading):
        if _SIGNS.search(block.text):
            _read(block, reading)


def _read(block: CodeBlock, reading: Reading) -> None:
    # `#` begins a comment in PHP, as `//` does; an attribute (`#[…]`) does not.
    tokens = tokenize(re.sub(r"(?m)(^|\s)#(?!\[)", r"\1//", block.text))
    found = False
    reached = 0
    for index, token in enumerate(tokens):
        if index < reached:
            # Within what was read: `Schema::create` in a table's own braces.
            continue
        following = [one.text for one in tokens[index + 1 : index + 4]]
        if token.text == "Schema" and following[:2] in (["::", "create"], ["::", "table"]):
            found = _migration(tokens, index, block, reading) or found
            reached = tokens[index + 3].close if index + 3 < len(tokens) else 0
        elif token.text == "class" and following[1:2] == ["extends"] and following[2:3] in _MODELS:
            found = _model(tokens, index, block, reading) or found
            reached = index + 4
    label = block.label() if not found else None
    if label is not None:
        fields = _columns(tokens, 0, len(tokens), block)
        found = bool(fields)
        if fields:
            told = EntityTelling(label.name, block.at(0), tuple(fields), exactness=Exactness.SCHEMA)
            reading.tellings.append(told)
    if found:
        reading.used.add(block.fence.line)


def _migration(tokens: list[Token], index: int, block: CodeBlock, reading: Reading) -> bool:
    opening = index + 3
    if opening + 1 >= len(tokens) or tokens[opening].text != "(" or tokens[opening + 1].kind != "string":
        return False
    fields = _columns(tokens, opening + 2, min(tokens[opening].close, len(tokens)), block)
    name = tokens[opening + 1].value
    if fields or tokens[index + 2].text == "create":
        reading.tellings.append(
            EntityTelling(name, block.at(tokens[index].line), tuple(fields), exactness=Exactness.SCHEMA)
        )
    return True


def _columns(tokens: list[Token], start: int, end: int, block: CodeBlock) -> list[FieldTelling]:
    """The columns of the statements ``$table->…;``."""
    found: dict[str, FieldTelling] = {}
    index = start
    while index < end:
        if tokens[index].text != "$table" or index + 1 >= end or tokens[index + 1].text != "->":
            index += 1
            continue
        stop = index
        while stop < end and tokens[stop].text != ";" and not (stop > index and tokens[stop].text == "$table"):
            stop = tokens[stop].close + 1 if tokens[stop].close > stop else stop + 1
        stop = min(stop, end)
        comment = tokens[stop].comment if stop < end else ""
        _statement(read_literal(tokens, index, stop), tokens[index].line, comment, found, block)
        index = max(stop, index + 1)
    return list(found.values())


def _statement(chain: Literal, line: int, comment: str, found: dict[str, FieldTelling], block: CodeBlock) -> None:
    if not chain.calls:
        return
    first, *rest = chain.calls
    kind = first.name.lstrip(":->")
    names = _names(first)
    if kind in {"unique", "index", "primary", "foreign"}:
        _later(kind, names, rest, found)
        return
    if kind in {"morphs", "nullableMorphs", "timestamps", "timestampsTz", "rememberToken", "dropColumn"}:
        return
    if kind == "foreignIdFor":
        target = first.arguments[0].text.partition(":")[0].strip() if first.arguments else ""
        changes: dict[str, Any] = {"type": "integer", "target": target, "foreign_key": True, "nullable": False}
        names = [f"{singular(target)}_id"] if target else []
    elif kind in _TYPES:
        changes = {"type": _TYPES[kind], "nullable": False}
    else:
        return
    if kind in {"id", "increments", "bigIncrements"}:
        names = names or ["id"]
        changes["primary_key"] = True
    if kind == "softDeletes":
        names, changes["nullable"] = names or ["deleted_at"], True
    numbers = [int(a.text[:9]) for a in first.arguments[1:] if a.kind == "number" and a.text.isdigit()]
    if changes["type"] == "string" and numbers:
        changes["max_length"] = numbers[0]
    elif changes["type"] == "decimal":
        changes["precision"], changes["scale"] = (*numbers, 8, 2)[:2] if len(numbers) != 1 else (numbers[0], 2)
    elif kind == "enum" and len(first.arguments) > 1:
        changes["values"] = first.arguments[1].strings()
    for call in rest:
        _modified(call, changes, names)
    member = column(names[0], block.at(line), changes, comment=comment) if names else None
    if member is not None:
        found[names[0]] = member


def _names(call: Call) -> list[str]:
    first = call.arguments[0] if call.arguments else None
    if first is None:
        return []
    return list(first.strings()) if first.kind == "list" else [first.text] if first.kind == "string" else []


def _modified(call: Call, changes: dict[str, Any], names: list[str]) -> None:
    argument = call.arguments[0] if call.arguments else None
    match call.name:
        case "nullable":
            changes["nullable"] = not (argument is not None and argument.text == "false")
        case "unique":
            changes["unique"] = True
        case "index":
            changes["indexed"] = True
        case "primary":
            changes["primary_key"] = True
        case "default" if argument is not None and not (argument.calls or argument.items or argument.is_null):
            changes["default"] = argument.text
        case "useCurrent":
            changes["default"] = "now"
        case "comment" if argument is not None and argument.kind == "string":
            changes["description"] = argument.text[:400]
        case "constrained":
            table = argument.text if argument is not None and argument.kind == "string" else ""
            stem = names[0].removesuffix("_id") if names else ""
            changes |= {"target": table or plural(stem), "foreign_key": True}
        case "on" if argument is not None:
            changes |= {"target": argument.text, "foreign_key": True}
        case "onDelete" if argument is not None and argument.text.lower() in _ON_DELETE:
            changes["on_delete"] = _ON_DELETE[argument.text.lower()]
        case "cascadeOnDelete":
            changes["on_delete"] = OnDelete.CASCADE
        case "nullOnDelete":
            changes |= {"on_delete": OnDelete.SET_NULL, "nullable": True}
        case "restrictOnDelete" | "noActionOnDelete":
            changes["on_delete"] = OnDelete.RESTRICT


def _later(kind: str, names: list[str], rest: list[Call], found: dict[str, FieldTelling]) -> None:
    """``$table->unique("code")`` and ``$table->foreign("x_id")->references("id")->on("xs")``."""
    if kind == "primary" and len(names) > 1:
        for name in names:
            if name in found:
                found[name] = replace(found[name], primary_key=found[name].foreign_key)
        return
    known = found.get(names[0]) if len(names) == 1 else None
    if known is None:
        return
    changes: dict[str, Any] = {"unique": {"unique": True}, "index": {"indexed": True}}.get(kind, {})
    if kind == "primary":
        changes = {"primary_key": True}
    for call in rest if kind == "foreign" else []:
        _modified(call, changes, names)
    found[names[0]] = replace(known, **changes)


def _model(tokens: list[Token], index: int, block: CodeBlock, reading: Reading) -> bool:
    """An Eloquent model: the names in ``$fillable`` and ``$casts``, and its relations."""
    name = tokens[index + 1].text
    opening = next((i for i in range(index + 4, min(index + 12, len(tokens))) if tokens[i].text == "{"), None)
    end = min(tokens[opening].close, len(tokens)) if opening is not None else index
    fields: dict[str, FieldTelling] = {}
    relations: list[RelationTelling] = []
    for at in range(opening or end, end):
        token = tokens[at]
        if token.text in {"$fillable", "$casts"} and at + 2 < end and tokens[at + 2].text == "[":
            listed = read_literal(tokens, at + 2, min(tokens[at + 2].close + 1, end))
            _listed(listed, fields, block)
        elif token.text in _RELATIONS and tokens[at - 1].text == "->" and at + 2 < end:
            kind = _RELATIONS[token.text]
            target = tokens[at + 2].value.rpartition("\\")[2]
            relations.append(RelationTelling(kind, name, target, block.at(token.line), weak=True))
    if not fields and not relations:
        return False
    reading.tellings.append(
        EntityTelling(name, block.at(tokens[index].line), tuple(fields.values()), exactness=Exactness.LOOSE)
    )
    reading.tellings.extend(relations)
    return True


def _listed(listed: Literal, fields: dict[str, FieldTelling], block: CodeBlock) -> None:
    for item in listed.items:
        if item.kind == "string" and item.text not in fields:
            member = column(item.text, block.at(item.line), {}, exactness=Exactness.LOOSE)
            if member is not None:
                fields[item.text] = member
        elif item.kind == "word" and "=>" in item.text:
            name, _, cast = (part.strip() for part in item.text.partition("=>"))
            word = cast.partition(":")[0].strip()
            known = fields.get(name)
            if known is not None and word in _CASTS:
                kind = {"array": "json", "bool": "boolean"}.get(word, word)
                fields[name] = replace(known, type=kind)
