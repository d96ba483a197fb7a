"""Migrations and schemas that state a column per line: Rails, Knex and Ecto.

``t.string :title, null: false``, ``table.string('title').notNullable()``, ``field :title, :string``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from spec_extractor.ir import OnDelete
from spec_extractor.naming import plural, snake
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column
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

_NAME = r"[:\"'](?P<name>[A-Za-z_]\w{0,60})[\"']?"
_OPENS = lazy(
    r"\b(?:create_table|createTable|alterTable|change_table|create(?: if_not_exists)?\(?\s?table|schema)[ (]{0,3}"
    rf"{_NAME}"
)
_JOINS = lazy(r"\bcreate_join_table\s*\(?\s*[:\"'](\w{1,60})[\"']?,\s*[:\"'](\w{1,60})")
_ENDS = lazy(r"^\s{0,8}(?:end\b|\}\);?|\}\)$)")
_COLUMN = lazy(
    rf"(?:^|[\s{{;])(?:t|table)\.(?P<type>[A-Za-z]\w{{1,30}})[ (]\s{{0,4}}{_NAME}(?P<rest>.*)$|"
    r"^\s{0,40}(?P<verb>add|field|belongs_to|has_many|has_one|many_to_many|embeds_many)[ (]\s{0,3}"
    r":(?P<field>[a-z_]\w{0,60}),?\s{0,3}(?P<after>.*)$"
)
_ADDS = lazy(
    r"^\s{0,40}add_(?P<what>column|reference|index)\s*\(?\s?:(?P<table>\w{1,60}),\s{0,3}\[?:(?P<name>\w{1,60})\]?(?P<rest>.*)$"
)
_TYPES = by_word(
    {
        "string": "string citext char inet binary specificType time",
        "text": "text",
        "integer": "integer bigint biginteger bigInteger smallint increments bigIncrements id tinyint",
        "float": "float double real",
        "decimal": "decimal numeric money",
        "boolean": "boolean bool",
        "date": "date",
        "datetime": "datetime timestamp timestamptz dateTime utc_datetime utc_datetime_usec naive_datetime",
        "uuid": "uuid binary_id",
        "enum": "enum enu",
        "json": "json jsonb map array hstore",
        "email": "email",
    }
)
_REFERENCES = frozenset({"references", "belongs_to", "reference"})
_RELATIONS = {"has_many": "has_many", "has_one": "has_one", "many_to_many": "many_to_many"}
_VALUES = lazy(r"(?:values:|enum:|,)\s{0,3}(?:%w)?\[(?P<values>[^\[\]]{1,800})\]")
_VALUE = lazy(r"[\w-]{1,60}")
_NOT_NULL = lazy(r"null: false|\.notNullable\(\)|allow_nil: false")
_UNIQUE = lazy(r"unique: true|\.unique\(")
_LIMIT = lazy(r"(?:limit: |size: |^\s{0,3},\s{0,3})(\d{1,6})\b")
_PRECISION = lazy(
    r"precision: (\d{1,3})(?:,\s{0,3}scale: (\d{1,3}))?|^\s{0,3},\s{0,3}(\d{1,3}),\s{0,3}(\d{1,3})\)"
)
_DEFAULT = lazy(
    r"(?:default: |\.defaultTo\()(?:[\"':](?P<text>\w[\w -]{0,60})|(?P<word>-?\d[\d.]{0,20}|true|false))"
)
_TABLE = lazy(
    r"references\(\s?:(\w{1,60})|"
    r"inTable\([\"'](\w{1,60})|references\([\"'](\w{1,60})\.|to_table: [\"':]+(\w{1,60})"
)
_MODULE = lazy(r"^(?:\w{1,60}\.){0,8}([A-Z]\w{0,60})")
_ON_DELETE = lazy(r"(?:on_delete: :|onDelete\([\"'])(\w{1,20}(?: \w{1,10})?)", re.I)
_ON_DELETES = {
    "cascade": OnDelete.CASCADE,
    "delete_all": OnDelete.CASCADE,
    "nullify": OnDelete.SET_NULL,
    "nilify_all": OnDelete.SET_NULL,
    "set null": OnDelete.SET_NULL,
    "restrict": OnDelete.RESTRICT,
}
_MAX_LINE = 2000


def read_migrations(document: Document, reading: Reading) -> None:
    """Read the tables of every block that makes some."""
    for block in code_blocks(document, reading):
        if _OPENS.search(block.text) or _ADDS.search(block.text):
            _read(block, reading)


def _read(block: CodeBlock, reading: Reading) -> None:
    table = ""
    tables: dict[str, dict[str, FieldTelling]] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(block.text.split("\n")):
        text = line.partition(" # ")[0][:_MAX_LINE]
        opened = _OPENS.search(text)
        joined = _JOINS.search(text)
        added = _ADDS.match(text)
        if opened:
            table = opened.group("name")
            tables.setdefault(table, {})
            lines.setdefault(table, number)
        elif joined:
            one, other = joined.groups()
            reading.tellings.append(RelationTelling("many_to_many", one, other, block.at(number), weak=True))
        elif added:
            _later(added, tables, block, number)
            lines.setdefault(added.group("table"), number)
        elif table and _ENDS.match(text):
            table = ""
        elif table:
            _column(text, table, tables[table], block, number, reading)
    for name, fields in tables.items():
        told = EntityTelling(name, block.at(lines[name]), tuple(fields.values()), exactness=Exactness.SCHEMA)
        if fields:
            reading.tellings.append(told)
            reading.used.add(block.fence.line)


def _column(
    text: str, table: str, fields: dict[str, FieldTelling], block: CodeBlock, number: int, reading: Reading
) -> None:
    match = _COLUMN.search(text)
    if match is None:
        return
    verb, name, rest = match.group("verb"), match.group("name"), match.group("rest") or ""
    kind = match.group("type")
    if verb in _RELATIONS:
        target = _MODULE.match(match.group("after"))
        if target:
            relation = RelationTelling(_RELATIONS[verb], table, target[1], block.at(number), weak=True)
            reading.tellings.append(relation)
        return
    if verb:
        name, rest = match.group("field"), match.group("after")
        kind = "references" if verb == "belongs_to" else rest.lstrip(":").partition(",")[0].partition("(")[0]
        kind = "enum" if "Enum" in kind else kind.strip("{} :)")
    _add(name, kind, rest, fields, block, number)


def _add(name: str, kind: str, rest: str, fields: dict[str, FieldTelling], block: CodeBlock, number: int) -> None:
    changes: dict[str, Any] = {"unique": bool(_UNIQUE.search(rest)), "primary_key": ".primary()" in rest}
    target = _TABLE.search(rest)
    if kind in _REFERENCES:
        module = _MODULE.match(rest)
        stem = name.removesuffix("_id")
        named = next((one for one in target.groups() if one), "") if target else module[1] if module else ""
        changes |= {"target": named or plural(stem), "foreign_key": True}
        name = f"{snake(stem)}_id"
    elif kind in _TYPES:
        changes["type"] = _TYPES[kind]
        if target:
            changes |= {"target": next(one for one in target.groups() if one), "foreign_key": True}
    else:
        return
    if kind in {"increments", "bigIncrements"}:
        changes["primary_key"] = True
    if _NOT_NULL.search(rest):
        changes["nullable"] = False
    _details(rest, changes)
    member = column(name, block.at(number), changes)
    if member is not None:
        fields[name] = member


def _details(rest: str, changes: dict[str, Any]) -> None:
    kind = changes.get("type")
    limit, precision = _LIMIT.search(rest), _PRECISION.search(rest)
    if kind == "string" and limit:
        changes["max_length"] = int(limit[1])
    if kind == "decimal" and precision:
        told, scale = precision[1] or precision[3], precision[2] or precision[4]
        changes |= {"precision": int(told), "scale": int(scale or 0)}
    values = _VALUES.search(rest) if kind in {"enum", "string"} else None
    if values:
        changes |= {"type": "enum", "values": tuple(_VALUE.findall(values["values"]))}
    default = _DEFAULT.search(rest)
    if default and kind != "json":
        changes["default"] = default["text"] or default["word"]
    on_delete = _ON_DELETE.search(rest)
    if on_delete and on_delete[1].lower() in _ON_DELETES:
        changes["on_delete"] = _ON_DELETES[on_delete[1].lower()]


def _later(
    added: re.Match[str], tables: dict[str, dict[str, FieldTelling]], block: CodeBlock, number: int
) -> None:
    """``add_column :books, :shelf, :string``, ``add_reference``, ``add_index …, unique: true``."""
    fields = tables.setdefault(added["table"], {})
    name, rest = added["name"], added["rest"]
    match added["what"]:
        case "column":
            kind, _, options = rest.lstrip(", :").partition(",")
            _add(name, kind.strip(), options, fields, block, number)
        case "reference":
            _add(name, "references", rest, fields, block, number)
        case _ if name in fields and _UNIQUE.search(rest):
            fields[name] = replace(fields[name], unique=True)
