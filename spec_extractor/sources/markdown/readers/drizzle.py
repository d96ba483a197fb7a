"""Drizzle schemas: ``const notes = pgTable("notes", { title: varchar("title", { length: 80 }).notNull() })``."""

from __future__ import annotations

from typing import Any

from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column
from spec_extractor.sources.markdown.code.literals import Call, Literal, read_literal
from spec_extractor.sources.markdown.code.tokens import Token, tokenize
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import by_word
from spec_extractor.sources.markdown.tellings import EntityTelling, EnumTelling, Exactness, Reading
from spec_extractor.sources.markdown.tree import Document

_SIGNS = lazy(r"\b(?:pgTable|mysqlTable|sqliteTable)\s*\(")
_TABLES = frozenset({"pgTable", "mysqlTable", "sqliteTable"})
_ENUMS = frozenset({"pgEnum", "mysqlEnum"})
_TYPES = by_word(
    {
        "string": "varchar char inet macaddr cidr time bytea blob interval",
        "text": "text tinytext mediumtext longtext",
        "integer": "integer int serial bigserial smallserial smallint bigint mediumint tinyint year",
        "float": "real double doublePrecision float",
        "decimal": "numeric decimal",
        "boolean": "boolean",
        "date": "date",
        "datetime": "timestamp datetime",
        "uuid": "uuid",
        "json": "json jsonb vector point geometry",
        "enum": "mysqlEnum",
    }
)
_LATER = lazy(r"\([ \t]*\)[ \t]*(?::[ \t]*\w{1,40}[ \t]*)?=>[ \t]*(?=[A-Za-z_])")
"""What makes a reference to a table that is defined later: ``() => folders.id``."""


def read_drizzle(document: Document, reading: Reading) -> None:
    """Read every block that defines tables of Drizzle."""
    for block in code_blocks(document, reading):
        if _SIGNS.search(block.text):
            _read(block, reading)


def _read(block: CodeBlock, reading: Reading) -> None:
    tokens = tokenize(_LATER.sub("", block.text))
    tables = _assigned(tokens, _TABLES)
    enums = dict(_assigned(tokens, _ENUMS))
    names = {name: _first(tokens, index) or name for name, index in tables}
    for name, index in enums.items():
        values = read_literal(tokens, index, min(tokens[index + 1].close + 1, len(tokens)))
        listed = values.calls[0].arguments[1:] if values.calls else []
        if listed and listed[0].strings():
            reading.tellings.append(EnumTelling(name, listed[0].strings(), block.at(tokens[index].line)))
    reached = 0
    for name, index in tables:
        opening = next((i for i in range(index, min(index + 8, len(tokens))) if tokens[i].text == "{"), None)
        if opening is None or index < reached:
            continue
        reached = min(tokens[opening].close + 1, len(tokens))
        body = read_literal(tokens, opening, reached)
        fields = []
        for member in body.members:
            changes = _column(member.value, names)
            told = (
                None
                if changes is None
                else column(member.name, block.at(member.line), changes, comment=member.comment)
            )
            fields += [told] if told is not None else []
        where = block.at(tokens[index].line)
        reading.used.add(block.fence.line)
        reading.tellings.append(EntityTelling(names[name], where, tuple(fields), exactness=Exactness.SCHEMA))


def _assigned(tokens: list[Token], calls: frozenset[str]) -> list[tuple[str, int]]:
    """The constants that are made by one of the calls, with the index of the call."""
    return [
        (tokens[i - 2].value, i)
        for i, token in enumerate(tokens[:-2])
        if i > 1 and token.text in calls and tokens[i - 1].text == "=" and tokens[i + 1].text == "("
    ]


def _first(tokens: list[Token], index: int) -> str:
    """The string that a call begins with."""
    return tokens[index + 2].value if index + 2 < len(tokens) and tokens[index + 2].kind == "string" else ""


def _column(value: Literal, names: dict[str, str]) -> dict[str, Any] | None:
    """What a chain such as ``varchar("title", { length: 80 }).notNull()`` says; None where it is no column."""
    if value.kind != "call" or not value.calls:
        return None
    first, *others = value.calls
    kind = _TYPES.get(first.name)
    named = kind is None
    changes: dict[str, Any] = {"type": kind or first.name, "type_words": first.name, "otherwise": "string"}
    changes["type_exact"] = not named
    for argument in first.arguments:
        changes |= _options(argument, changes["type"])
    for call in others:
        changes |= _said(call, names)
    return changes


def _options(argument: Literal, kind: str) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for member in argument.members:
        if member.name == "length" and member.value.text.isdigit():
            changes["max_length"] = int(member.value.text[:9])
        elif member.name in {"precision", "scale"} and member.value.text.isdigit():
            changes[member.name] = int(member.value.text[:4])
        elif member.name == "enum" and member.value.strings():
            changes |= {"type": "enum", "values": member.value.strings()}
        elif member.name == "mode" and member.value.text in {"boolean", "timestamp", "json"}:
            changes["type"] = {"boolean": "boolean", "timestamp": "datetime", "json": "json"}[member.value.text]
    if kind == "enum" and argument.strings():
        changes["values"] = argument.strings()
    return changes


def _said(call: Call, names: dict[str, str]) -> dict[str, Any]:
    """What one call of the chain adds."""
    match call.name:
        case "notNull":
            return {"nullable": False}
        case "unique":
            return {"unique": True}
        case "primaryKey":
            return {"primary_key": True}
        case "defaultNow":
            return {"default": "now"}
        case "default" if call.arguments and call.arguments[0].kind in {"string", "number", "word"}:
            return {"default": call.arguments[0].text}
        case "references":
            return _reference(call, names)
        case "array":
            return {"type": "json", "type_words": "array", "type_exact": False}
    return {}


def _reference(call: Call, names: dict[str, str]) -> dict[str, Any]:
    """``references(() => folders.id, { onDelete: "cascade" })``."""
    told: dict[str, Any] = {}
    for argument in call.arguments:
        on_delete = argument.get("onDelete")
        if on_delete is not None:
            found = modifier(f"on delete {on_delete.text}") or {}
            told |= {"on_delete": found["on_delete"]} if "on_delete" in found else {}
        elif argument.text and argument.text not in {"(", ")"}:
            target = argument.text.partition(".")[0]
            told |= {"target": names.get(target, target), "foreign_key": True}
    return told
