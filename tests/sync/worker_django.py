"""The functions of `worker` for Django: run by a rendered project's own Python, inside that project.

Tables are written and read as SQL, through the project's fields; only its migrations run as Django has them.
"""

import datetime as dt
import importlib
import json
import os
import sys
import traceback
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path.cwd()))
# This place is that of the migrations.
sys.path.insert(0, "")
os.environ["DJANGO_SETTINGS_MODULE"] = "app.settings"

import django
from app import fields
from app.database import connection as settings_of
from django.conf import settings
from django.db import IntegrityError, connections, models, transaction
from django.db.migrations.executor import MigrationExecutor

django.setup()
Wire = dict[str, Any]
ON_DELETE = {"cascade": " ON DELETE CASCADE", "set_null": " ON DELETE SET NULL", "restrict": ""}
PLAIN = {
    "text": fields.Text,
    "integer": models.BigIntegerField,
    "float": models.FloatField,
    "boolean": models.BooleanField,
    "date": models.DateField,
    "datetime": fields.UtcDateTime,
    "uuid": models.UUIDField,
    "json": fields.Json,
}


def opened(url: str) -> Any:
    """A new connection to ``url``."""
    if hasattr(connections._connections, "default"):
        connections["default"].close()
        del connections["default"]
    connections.settings["default"] = connections.configure_settings({"default": settings_of(url)})["default"]
    return connections["default"]


def field_of(column: Wire) -> Any:
    match column["type"]:
        case "enum":
            return fields.Char(max_length=100)
        case "string" | "email" | "url":
            return fields.Char(max_length=column["max_length"])
        case "decimal":
            return fields.ExactDecimal(max_digits=column["precision"], decimal_places=column["scale"])
        case kind:
            return PLAIN[kind]()


def from_wire(value: Any, kind: str) -> Any:
    readers = {
        "decimal": Decimal,
        "date": dt.date.fromisoformat,
        "datetime": dt.datetime.fromisoformat,
        "uuid": UUID,
    }
    return readers[kind](value) if kind in readers and value is not None else value


def to_wire(value: Any, column: Wire, field: Any) -> Any:
    if value is not None and hasattr(field, "from_db_value"):
        value = field.from_db_value(value)
    if value is not None and column["type"] == "uuid":
        value = UUID(str(value))
    if value is not None and column["type"] == "boolean":
        value = bool(value)
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    if isinstance(value, dt.date | UUID):
        return str(value)
    return format(value, "f") if isinstance(value, Decimal) else value


def migrate(url: str, folder: str, revision: str, down: bool = False) -> str | None:
    """The error that stopped the migration, None where it went through."""
    name = Path(folder).name
    for each in [each for each in sys.modules if each.partition(".")[0] == name]:
        del sys.modules[each]
    sys.path[0] = str(Path(folder).parent)
    importlib.invalidate_caches()
    settings.MIGRATION_MODULES = {"app": name}
    try:
        executor = MigrationExecutor(opened(url))
        nodes = executor.loader.graph.nodes
        known = {sys.modules[f"{name}.{node}"].revision: node for _, node in nodes}
        target: Any = executor.loader.graph.leaf_nodes("app")
        if revision != "head":
            target = [("app", None if revision == "base" else known[revision])]
        executor.migrate(target)
    except (Exception, SystemExit) as problem:
        return f"{type(problem).__name__}: {problem}"
    return None


def insert(url: str, tables: list[Wire]) -> None:
    """Insert the ``rows`` of each of ``tables``; one that a constraint forbids is left out."""
    connection = opened(url)
    quote = connection.ops.quote_name
    for given in tables:
        columns = {column["name"]: column for column in given["columns"]}
        for row in given["rows"]:
            values = [
                field_of(columns[name]).get_db_prep_save(from_wire(value, columns[name]["type"]), connection)
                for name, value in row.items()
            ]
            names, marks = ", ".join(map(quote, row)), ", ".join(["%s"] * len(row))
            statement = f"INSERT INTO {quote(given['name'])} ({names}) VALUES ({marks})"
            with suppress(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement, values)


def read(url: str, tables: list[Wire]) -> Wire:
    """All rows of each of ``tables``, and the foreign keys that lead nowhere."""
    connection = opened(url)
    quote = connection.ops.quote_name
    result: Wire = {}
    with connection.cursor() as cursor:
        for given in tables:
            columns = given["columns"]
            names = ", ".join(quote(column["name"]) for column in columns)
            cursor.execute(f"SELECT {names} FROM {quote(given['name'])}")
            found = [
                {c["name"]: to_wire(v, c, field_of(c)) for c, v in zip(columns, row, strict=True)}
                for row in cursor.fetchall()
            ]
            result[given["name"]] = sorted(found, key=json.dumps)
        broken: list[Any] = []
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_key_check")
            broken = [list(row) for row in cursor.fetchall()]
    return {"rows": result, "broken": broken}


def create(url: str, tables: list[Wire]) -> None:
    """The tables as SQL makes them, without any migration."""
    connection = opened(url)
    quote = connection.ops.quote_name

    def listed(names: list[str]) -> str:
        return ", ".join(map(quote, names))

    def key_of(key: Wire) -> str:
        target = f"{quote(key['target_table'])} ({listed(key['target_columns'])})"
        columns = listed(key["columns"])
        name, rule = quote(key["name"]), ON_DELETE[key["on_delete"]]
        return f"CONSTRAINT {name} FOREIGN KEY ({columns}) REFERENCES {target}{rule}"

    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for given in tables:
            parts = []
            for column in given["columns"]:
                kind = field_of(column).db_parameters(connection)
                collation = f' COLLATE "{kind["collation"]}"' if kind.get("collation") else ""
                null = "NULL" if column["nullable"] else "NOT NULL"
                parts.append(f"{quote(column['name'])} {kind['type']}{collation} {null}")
            parts.append(f"PRIMARY KEY ({listed(given['primary_key'])})")
            unique = [
                f"CONSTRAINT {quote(k['name'])} UNIQUE ({listed(k['columns'])})" for k in given["unique_keys"]
            ]
            keys = [key_of(key) for key in given["foreign_keys"]] if sqlite else []
            cursor.execute(f"CREATE TABLE {quote(given['name'])} ({', '.join([*parts, *unique, *keys])})")
            for key in given["indexes"]:
                index = f"{quote(key['name'])} ON {quote(given['name'])} ({listed(key['columns'])})"
                cursor.execute(f"CREATE INDEX {index}")
        for given in () if sqlite else tables:
            for key in given["foreign_keys"]:
                cursor.execute(f"ALTER TABLE {quote(given['name'])} ADD {key_of(key)}")


def schema(url: str) -> Wire:
    """The schema as the database tells it: types, nullability, keys and indexes."""
    connection = opened(url)
    with connection.cursor() as cursor:
        names = set(connection.introspection.table_names(cursor)) - {"django_migrations", "sqlite_sequence"}
        told = _sqlite_table if connection.vendor == "sqlite" else _postgresql_table
        return {name: told(cursor, name) for name in sorted(names)}


def _rows(cursor: Any, statement: str, *values: str) -> list[list[Any]]:
    cursor.execute(statement, values or None)
    return [list(row) for row in cursor.fetchall()]


def _sqlite_table(cursor: Any, table: str) -> Wire:
    columns = _rows(cursor, f'PRAGMA table_info("{table}")')
    keys = _rows(cursor, f'PRAGMA foreign_key_list("{table}")')
    indexes = []
    for _, name, unique, origin, _ in _rows(cursor, f'PRAGMA index_list("{table}")'):
        parts = [row[2] for row in _rows(cursor, f'PRAGMA index_info("{name}")')]
        indexes.append([name if origin == "c" else "", unique, parts])
    ((statement,),) = _rows(cursor, f"SELECT sql FROM sqlite_master WHERE name = '{table}'")
    named = [word.split('"')[1] for word in statement.split("CONSTRAINT ")[1:]]
    return {
        "columns": sorted([name, kind, null] for _, name, kind, null, _, _ in columns),
        "primary": [row[1] for row in sorted(columns, key=lambda row: row[5]) if row[5]],
        "foreign": sorted([key[3], key[2], key[4], key[6]] for key in keys),
        "indexes": sorted(indexes),
        "names": sorted(named),
    }


def _postgresql_table(cursor: Any, table: str) -> Wire:
    columns = _rows(
        cursor,
        "SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, c.collname FROM pg_attribute a "
        "LEFT JOIN pg_collation c ON c.oid = a.attcollation "
        "WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped",
        f'"{table}"',
    )
    keys = _rows(
        cursor,
        "SELECT CASE contype WHEN 'p' THEN '' ELSE conname END, pg_get_constraintdef(oid), condeferrable "
        "FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('p', 'u', 'f')",
        f'"{table}"',
    )
    indexes = _rows(
        cursor,
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s "
        "AND indexname NOT IN (SELECT conname FROM pg_constraint)",
        table,
    )
    return {"columns": sorted(columns), "keys": sorted(keys), "indexes": sorted(indexes)}


for line in sys.stdin:
    request = json.loads(line)
    function = globals()[request.pop("do")]
    try:
        reply = {"result": function(**request)}
    except Exception:
        reply = {"error": traceback.format_exc()}
    print(json.dumps(reply), flush=True)
