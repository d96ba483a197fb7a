"""The tables that entities need, and the operations that create them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from spec_extractor.genome.answers import Entity, Field, ManyToMany
from spec_extractor.genome.database import Database, Named, Table, copied

Operation = dict[str, Any]

# Enum values are validated by the application; the column is wide enough for any that the schema allows, so that a
# new value never alters the column.
_ENUM_LENGTH = 100


def tables_of(entities: Sequence[Entity], auth: bool) -> Database:
    """The database that the current entities are stored in."""
    tables = [_table(entity) for entity in entities]
    tables += [_join_table(entity, many) for entity in entities for many in entity["many_to_many"]]
    if auth:
        tables += _auth_tables()
    return {table.name: table for table in tables}


def create_operations(tables: Iterable[Table], existing: Iterable[str] = ()) -> list[Operation]:
    """The operations that create ``tables``, targets first; keys within a cycle come once all tables stand.

    ``existing`` are the tables that foreign keys may reference from the start.
    """
    waiting = {table.name: table for table in tables}
    done = set(existing)
    result: list[Operation] = []
    late: list[Operation] = []
    while waiting:
        ready = [t for t in waiting.values() if _targets(t) <= done | {t.name}]
        batch = ready or [_first_of_a_cycle(waiting, done)]
        for table in batch:
            del waiting[table.name]
            done.add(table.name)
            now = {name: key for name, key in table.foreign_keys.items() if key["target_table"] in done}
            late += [
                {"op": "add_foreign_key", "table": table.name, **key}
                for name, key in table.foreign_keys.items()
                if name not in now
            ]
            result += _create(table, now)
    return [copied(operation) for operation in (*result, *late)]


def _first_of_a_cycle(waiting: Database, done: set[str]) -> Table:
    """The table with the fewest missing targets among those that others wait for: few keys are added afterwards.

    A table of pairs is none of these: it is created once both of its ends stand.
    """
    awaited = set().union(*(_targets(table) - {table.name} for table in waiting.values()))
    return min(
        (table for table in waiting.values() if table.name in awaited), key=lambda t: len(_targets(t) - done)
    )


def _targets(table: Table) -> set[str]:
    return {key["target_table"] for key in table.foreign_keys.values()}


def _create(table: Table, foreign_keys: Named) -> list[Operation]:
    create = {
        "op": "create_table",
        "table": table.name,
        "columns": list(table.columns.values()),
        "primary_key": table.primary_key,
        "foreign_keys": list(foreign_keys.values()),
        "unique_keys": list(table.unique_keys.values()),
    }
    return [create, *({"op": "create_index", "table": table.name, **index} for index in table.indexes.values())]


def _table(entity: Entity) -> Table:
    table = Table(entity["table"])
    table.columns = {field["name"]: _column(field) for field in entity["fields"]}
    table.primary_key = ["id"]
    for field in entity["fields"]:
        if (target := field["references"]) is not None:
            key = _foreign_key(target["constraint"], field["name"], target["table"], target["on_delete"])
            table.foreign_keys[key["name"]] = key
    table.unique_keys = {
        key["name"]: {"name": key["name"], "columns": list(key["columns"])} for key in entity["unique_keys"]
    }
    table.indexes = {
        index["name"]: {"name": index["name"], "columns": list(index["columns"])} for index in entity["indexes"]
    }
    return table


def _join_table(entity: Entity, many: ManyToMany) -> Table:
    source, target = many["source_column"], many["target_column"]
    table = Table(many["table"])
    table.columns = {source: _plain(source, "uuid"), target: _plain(target, "uuid")}
    table.primary_key = [source, target]
    table.foreign_keys = {
        many["source_constraint"]: _foreign_key(many["source_constraint"], source, entity["table"], "cascade"),
        many["target_constraint"]: _foreign_key(
            many["target_constraint"], target, many["target_table"], "cascade"
        ),
    }
    table.indexes = {many["index"]: {"name": many["index"], "columns": [target]}}
    return table


def _auth_tables() -> list[Table]:
    """Tokens that were logged out and failed sign-ins (docs/api-contract.md, "Auth")."""
    revoked = Table("revoked_tokens")
    revoked.columns = _named(_plain("jti", "uuid"), _plain("expires_at", "datetime"))
    revoked.primary_key = ["jti"]
    revoked.indexes = _named({"name": "ix_revoked_tokens_expires_at", "columns": ["expires_at"]})
    failures = Table("login_failures")
    failures.columns = _named(
        _plain("id", "uuid"),
        _plain("email", "string", 254),
        _plain("address", "string", 45),
        _plain("failed_at", "datetime"),
    )
    failures.primary_key = ["id"]
    failures.indexes = _named(
        {"name": "ix_login_failures_email_address_failed_at", "columns": ["email", "address", "failed_at"]},
        {"name": "ix_login_failures_failed_at", "columns": ["failed_at"]},
    )
    return [revoked, failures]


def _named(*members: dict[str, Any]) -> Named:
    return {member["name"]: member for member in members}


def _column(field: Field) -> dict[str, Any]:
    type_ = field["type"]
    return {
        "name": field["name"],
        "type": type_,
        "nullable": field["nullable"],
        # Text is unbounded in the database: its limit is the API's.
        "max_length": _ENUM_LENGTH if type_ == "enum" else None if type_ == "text" else field["max_length"],
        "precision": field["precision"],
        "scale": field["scale"],
        "values": list(field["values"]),
    }


def _plain(name: str, type_: str, max_length: int | None = None) -> dict[str, Any]:
    return {
        "name": name,
        "type": type_,
        "nullable": False,
        "max_length": max_length,
        "precision": None,
        "scale": None,
        "values": [],
    }


def _foreign_key(name: str, column: str, target: str, on_delete: str) -> dict[str, Any]:
    return {
        "name": name,
        "columns": [column],
        "target_table": target,
        "target_columns": ["id"],
        "on_delete": on_delete,
    }
