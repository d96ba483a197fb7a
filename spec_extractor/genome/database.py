"""The database that a ledger describes: its operations replayed on plain values.

Nothing here talks to a database. The same replay tells what the tables looked like after any step, which is what a
later step is compared with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Operation = Mapping[str, Any]
Named = dict[str, dict[str, Any]]


class Table:
    """A table: columns in their order, and its keys and indexes by name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.columns: Named = {}
        self.primary_key: list[str] = []
        self.foreign_keys: Named = {}
        self.unique_keys: Named = {}
        self.indexes: Named = {}

    def rename_column(self, old: str, new: str) -> None:
        """Everything in the table that says ``old`` says ``new``; the column keeps its place."""
        self.columns = {
            (new if name == old else name): ({**column, "name": new} if name == old else column)
            for name, column in self.columns.items()
        }
        self.primary_key = [new if name == old else name for name in self.primary_key]
        for keys in (self.foreign_keys, self.unique_keys, self.indexes):
            for key in keys.values():
                key["columns"] = [new if name == old else name for name in key["columns"]]


Database = dict[str, Table]
_CONTAINERS = (dict, list)


def copied(value: Any) -> Any:
    """A copy of plain values that shares no list and no dictionary with them."""
    if isinstance(value, dict):
        return {name: copied(each) if isinstance(each, _CONTAINERS) else each for name, each in value.items()}
    if isinstance(value, list):
        return [copied(each) if isinstance(each, _CONTAINERS) else each for each in value]
    return value


def replay(steps: Iterable[Mapping[str, Any]]) -> Database:
    """The tables after all ``steps`` of a ledger."""
    database: Database = {}
    for step in steps:
        for operation in step["operations"]:
            apply(database, operation)
    return database


def apply(database: Database, operation: Operation) -> None:
    """Carry one operation out."""
    given = copied(dict(operation))
    kind, name = given.pop("op"), given.pop("table")
    given.pop("names", None)
    if kind == "create_table":
        table = Table(name)
        table.columns = {column["name"]: column for column in given["columns"]}
        table.primary_key = given["primary_key"]
        table.foreign_keys = {key["name"]: key for key in given["foreign_keys"]}
        table.unique_keys = {key["name"]: key for key in given["unique_keys"]}
        database[name] = table
        return
    table = database[name]
    match kind:
        case "drop_table":
            del database[name]
        case "rename_table":
            _rename_table(database, name, given["to"])
        case "add_column":
            table.columns[given["column"]["name"]] = given["column"]
        case "drop_column":
            del table.columns[given["column"]["name"]]
        case "rename_column":
            table.rename_column(given["column"], given["to"])
        case "alter_column" | "convert_column":
            table.columns[given["to"]["name"]] = given["to"]
        case "add_foreign_key":
            table.foreign_keys[given["name"]] = given
        case "drop_foreign_key":
            del table.foreign_keys[given["name"]]
        case "add_unique_key":
            table.unique_keys[given["name"]] = given
        case "drop_unique_key":
            del table.unique_keys[given["name"]]
        case "create_index":
            table.indexes[given["name"]] = given
        case "drop_index":
            del table.indexes[given["name"]]
        case "backfill" | "rename_model" | "rename_attribute" | "rename_set":
            pass  # They change rows, or what the code calls things.
        case _:
            raise ValueError(f"unknown operation {kind!r}")


def _rename_table(database: Database, old: str, new: str) -> None:
    # Rebuilt in place, so that the order stays the order of creation.
    tables = [(new if name == old else name, table) for name, table in database.items()]
    database.clear()
    database.update(tables)
    database[new].name = new
    for table in database.values():
        for key in table.foreign_keys.values():
            if key["target_table"] == old:
                key["target_table"] = new
