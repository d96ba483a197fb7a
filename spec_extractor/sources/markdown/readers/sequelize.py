"""Sequelize: ``sequelize.define('Task', {…})``, ``Task.init({…})`` and the relations between models."""

from __future__ import annotations

from typing import Any

from spec_extractor.ir import OnDelete
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column
from spec_extractor.sources.markdown.code.literals import Literal, Member, read_literal
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

_SIGNS = lazy(r"\bDataTypes\.[A-Z]|\bSequelize\.[A-Z]{3}")
_TYPES = by_word(
    {
        "string": "STRING CHAR CITEXT INET TIME BLOB",
        "text": "TEXT",
        "integer": "INTEGER BIGINT SMALLINT TINYINT MEDIUMINT",
        "float": "FLOAT REAL DOUBLE NUMBER",
        "decimal": "DECIMAL",
        "boolean": "BOOLEAN",
        "date": "DATEONLY",
        "datetime": "DATE NOW",
        "uuid": "UUID UUIDV1 UUIDV4",
        "enum": "ENUM",
        "json": "JSON JSONB ARRAY HSTORE GEOMETRY",
    }
)
_RELATIONS = {
    "belongsTo": "belongs_to",
    "hasMany": "has_many",
    "hasOne": "has_one",
    "belongsToMany": "many_to_many",
}
_ON_DELETE = {"cascade": OnDelete.CASCADE, "set null": OnDelete.SET_NULL, "restrict": OnDelete.RESTRICT}


def read_sequelize(document: Document, reading: Reading) -> None:
    """Read the models of every block that names Sequelize's types, with the relations of the document."""
    blocks = [block for block in code_blocks(document, reading) if _SIGNS.search(block.text)]
    for block in blocks:
        _read(block, reading)


def _read(block: CodeBlock, reading: Reading) -> None:
    tokens = tokenize(block.text)
    reached = 0
    for index in range(2, len(tokens) - 2):
        token = tokens[index]
        if index < reached or tokens[index - 1].text != "." or tokens[index + 1].text != "(":
            continue
        if token.text in {"define", "init"}:
            reached = _model(tokens, index, block, reading)
        elif token.text in _RELATIONS and tokens[index + 2].kind == "word":
            source, target = tokens[index - 2].text, tokens[index + 2].text.rpartition(".")[2]
            kind = _RELATIONS[token.text]
            reading.tellings.append(RelationTelling(kind, source, target, block.at(token.line), weak=True))


def _model(tokens: list[Token], index: int, block: CodeBlock, reading: Reading) -> int:
    """Read a model; returns where the next may begin."""
    defined = tokens[index].text == "define"
    name = tokens[index + 2].value if defined else tokens[index - 2].text
    opening = index + 4 if defined else index + 2
    if opening >= len(tokens) or tokens[opening].text != "{" or (defined and tokens[index + 2].kind != "string"):
        return index + 1
    end = min(tokens[opening].close + 1, len(tokens))
    members = [_field(member, block) for member in read_literal(tokens, opening, end).members]
    told = tuple(member for member in members if member is not None)
    if told:
        place = block.at(tokens[index].line)
        reading.used.add(block.fence.line)
        reading.tellings.append(EntityTelling(name, place, told, exactness=Exactness.SCHEMA))
    return end


def _field(member: Member, block: CodeBlock) -> FieldTelling | None:
    value = member.value
    kind = value.get("type") if value.kind == "object" else value
    changes: dict[str, Any] = {}
    if kind is None or not _typed(kind, changes):
        return None
    for option in value.members:
        _option(option.name, option.value, changes)
    return column(member.name, block.at(member.line), changes, comment=member.comment)


def _typed(kind: Literal, changes: dict[str, Any]) -> bool:
    call = kind.calls[0] if kind.calls else None
    word = call.name.lstrip(".") if call else kind.text.rpartition(".")[2]
    if word not in _TYPES:
        return False
    changes["type"] = _TYPES[word]
    arguments = call.arguments if call else []
    numbers = [
        int(one.text) for one in arguments if one.kind == "number" and one.text.isdigit() and len(one.text) < 7
    ]
    first = (arguments[0].get("values") or arguments[0]) if arguments else None
    listed = first.items if first is not None and first.kind == "list" else arguments
    if word == "ENUM":
        changes["values"] = tuple(one.text for one in listed if one.kind == "string")
    elif changes["type"] == "string" and numbers:
        changes["max_length"] = numbers[0]
    elif changes["type"] == "decimal" and numbers:
        changes["precision"], changes["scale"] = (*numbers, 0)[:2]
    return True


def _option(name: str, value: Literal, changes: dict[str, Any]) -> None:
    match name:
        case "allowNull":
            changes["nullable"] = value.is_true
        case "unique" if not (value.kind == "word" and value.text == "false"):
            changes["unique"] = True
        case "primaryKey" if value.is_true:
            changes["primary_key"] = True
        case "values" if changes["type"] == "enum":
            changes["values"] = value.strings()
        case "defaultValue" if value.kind in {"string", "number"} or value.text in {"true", "false"}:
            changes["default"] = value.text
        case "defaultValue" if value.text.endswith(".NOW"):
            changes["default"] = "now"
        case "references":
            model = value.get("model")
            model = (model.get("tableName") or model) if model is not None else None
            if model is not None and model.text:
                changes |= {"target": model.text, "foreign_key": True}
        case "onDelete" if value.text.lower() in _ON_DELETE:
            changes["on_delete"] = _ON_DELETE[value.text.lower()]
        case "validate":
            for rule in value.members:
                if rule.name in {"min", "max"} and rule.value.kind == "number":
                    changes["minimum" if rule.name == "min" else "maximum"] = rule.value.text
                elif rule.name == "isEmail" and rule.value.is_true:
                    changes["type"] = "email"
