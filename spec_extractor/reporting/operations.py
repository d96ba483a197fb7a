"""The ledger's operations, in words and as SQL for PostgreSQL: for people to read before a migration runs.

What runs is the stack's own migration; the SQL says the same, without the batches in which rows are rewritten.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

Operation = Mapping[str, Any]

_TYPES = {
    "integer": "bigint",
    "float": "double precision",
    "boolean": "boolean",
    "date": "date",
    "datetime": "timestamptz",
    "uuid": "uuid",
    "json": "jsonb",
}
_ON_DELETE = {"cascade": " ON DELETE CASCADE", "set_null": " ON DELETE SET NULL", "restrict": ""}


def in_words(operation: Operation) -> str:
    """One line: ``add the column priority (enum, required) to tasks``."""
    table = operation["table"]
    match operation["op"]:
        case "create_table":
            return f"create the table {table} ({', '.join(c['name'] for c in operation['columns'])})"
        case "drop_table":
            return f"drop the table {table} with its rows"
        case "rename_table":
            return f"rename the table {table} to {operation['to']}"
        case "add_column":
            column = operation["column"]
            return f"add the column {column['name']} ({_described(column)}) to {table}"
        case "drop_column":
            return f"drop the column {operation['column']['name']} of {table} with its data"
        case "rename_column":
            return f"rename the column {operation['column']} of {table} to {operation['to']}"
        case "alter_column":
            return f"change the column {operation['to']['name']} of {table}: {_changed(operation)}"
        case "convert_column":
            rest = "cleared" if operation["value"] is None else f"set to {json.dumps(operation['value'])}"
            name = operation["to"]["name"]
            return f"rewrite the column {name} of {table}: {_changed(operation)}; what does not fit is {rest}"
        case "backfill":
            which = "without a value" if operation["where"] == "null" else "with a value that is gone"
            value = json.dumps(operation["value"], ensure_ascii=False)
            return f"set {operation['column']['name']} of the rows of {table} {which} to {value}"
        case "rename_model":
            return f"call the model of {table} {operation['names']['to']}"
        case "rename_attribute" | "rename_set":
            names = operation["names"]
            return f"call {names['class_name']}.{names['attribute']} {names['to']}"
        case kind:
            verb, what = kind.split("_", maxsplit=1)
            columns = ", ".join(operation["columns"])
            return f"{verb} the {what.replace('_', ' ')} {operation['name']} on {table} ({columns})"


def _described(column: Mapping[str, Any]) -> str:
    return f"{column_type(column)}, {'optional' if column['nullable'] else 'required'}"


def _changed(operation: Operation) -> str:
    old, new = operation["from"], operation["to"]
    parts = []
    if column_type(old) != column_type(new):
        parts.append(f"{column_type(old)} becomes {column_type(new)}")
    if old["nullable"] != new["nullable"]:
        parts.append("optional" if new["nullable"] else "required")
    if old["values"] != new["values"]:
        parts.append(f"its values are {', '.join(new['values']) or 'free'}")
    return ", ".join(parts) or "nothing that shows"


def column_type(column: Mapping[str, Any]) -> str:
    """A column's type as PostgreSQL has it."""
    if column["type"] == "decimal":
        return f"numeric({column['precision']}, {column['scale']})"
    if column["type"] in _TYPES:
        return _TYPES[column["type"]]
    return "text" if column["max_length"] is None else f"varchar({column['max_length']})"


def as_sql(operation: Operation) -> str:
    """The statements for one operation, each ending with a semicolon."""
    table = quote(operation["table"])
    match operation["op"]:
        case "create_table":
            return _create_table(operation)
        case "drop_table":
            return f"DROP TABLE {table};"
        case "rename_table":
            return f"ALTER TABLE {table} RENAME TO {quote(operation['to'])};"
        case "add_column":
            return f"ALTER TABLE {table} ADD COLUMN {_column(operation['column'])};"
        case "drop_column":
            return f"ALTER TABLE {table} DROP COLUMN {quote(operation['column']['name'])};"
        case "rename_column":
            return f"ALTER TABLE {table} RENAME COLUMN {quote(operation['column'])} TO {quote(operation['to'])};"
        case "alter_column":
            return _alter(table, operation["from"], operation["to"])
        case "convert_column":
            name = quote(operation["to"]["name"])
            rest = f" -- what does not fit becomes {_literal(operation['value'])}"
            type_ = column_type(operation["to"])
            return f"ALTER TABLE {table} ALTER COLUMN {name} TYPE {type_} USING {name}::{type_};{rest}"
        case "backfill":
            return _backfill(table, operation)
        case "rename_model" | "rename_attribute" | "rename_set":
            return f"-- {in_words(operation)};"
        case "create_index":
            return f"CREATE INDEX {quote(operation['name'])} ON {table} ({_names(operation['columns'])});"
        case "drop_index":
            return f"DROP INDEX {quote(operation['name'])};"
        case "add_unique_key":
            return f"ALTER TABLE {table} ADD {_unique(operation)};"
        case "add_foreign_key":
            return f"ALTER TABLE {table} ADD {_foreign(operation)};"
        case _:
            return f"ALTER TABLE {table} DROP CONSTRAINT {quote(operation['name'])};"


def quote(name: str) -> str:
    """An identifier, quoted as PostgreSQL does."""
    return '"' + name.replace('"', '""') + '"'


def _names(names: list[str]) -> str:
    return ", ".join(map(quote, names))


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if value in ("now", "today"):
        return "now()" if value == "now" else "CURRENT_DATE"
    if isinstance(value, Mapping) and "account" in value:
        return f"(SELECT id FROM users WHERE email = {_literal(value['account'])})"  # noqa: S608 - shown, not run
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return str(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return "'" + text.replace("'", "''") + "'"


def _column(column: Mapping[str, Any]) -> str:
    collate = ' COLLATE "C"' if column_type(column).startswith(("varchar", "text")) else ""
    return f"{quote(column['name'])} {column_type(column)}{collate}{'' if column['nullable'] else ' NOT NULL'}"


def _create_table(operation: Operation) -> str:
    parts = [_column(column) for column in operation["columns"]]
    parts.append(f"PRIMARY KEY ({_names(operation['primary_key'])})")
    parts += [_unique(key) for key in operation["unique_keys"]]
    parts += [_foreign(key) for key in operation["foreign_keys"]]
    body = ",\n    ".join(parts)
    return f"CREATE TABLE {quote(operation['table'])} (\n    {body}\n);"


def _unique(key: Mapping[str, Any]) -> str:
    return f"CONSTRAINT {quote(key['name'])} UNIQUE ({_names(key['columns'])})"


def _foreign(key: Mapping[str, Any]) -> str:
    target = f"{quote(key['target_table'])} ({_names(key['target_columns'])}){_ON_DELETE[key['on_delete']]}"
    return f"CONSTRAINT {quote(key['name'])} FOREIGN KEY ({_names(key['columns'])}) REFERENCES {target}"


def _alter(table: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    name = quote(new["name"])
    statements = []
    if column_type(old) != column_type(new):
        statements.append(f"ALTER TABLE {table} ALTER COLUMN {name} TYPE {column_type(new)};")
    if old["nullable"] != new["nullable"]:
        verb = "DROP" if new["nullable"] else "SET"
        statements.append(f"ALTER TABLE {table} ALTER COLUMN {name} {verb} NOT NULL;")
    return "\n".join(statements) or f"-- {name} of {table} changes in the application alone"


def _backfill(table: str, operation: Operation) -> str:
    name = quote(operation["column"]["name"])
    if operation["where"] == "null":
        which = f"{name} IS NULL"
    else:
        which = f"{name} NOT IN ({', '.join(_literal(value) for value in operation['kept']) or 'NULL'})"
    return f"UPDATE {table} SET {name} = {_literal(operation['value'])} WHERE {which};"  # noqa: S608 - shown, not run
