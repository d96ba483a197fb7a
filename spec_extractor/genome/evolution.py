"""The ledger's next step: the operations that lead from one database to another, data carried along.

The order within a step: renames first, then keys and indexes that go, new tables, new and changed columns, keys
and indexes that come, and last the columns and tables that go. Each operation carries what its way down needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from spec_extractor.genome.database import Database, Table, apply, copied
from spec_extractor.genome.identifiers import free
from spec_extractor.genome.matching import Match
from spec_extractor.genome.tables import create_operations

Operation = dict[str, Any]

# Per kind of key: the table's members, the operation that adds one and the one that takes it away.
_KEYS = (
    ("foreign_keys", "add_foreign_key", "drop_foreign_key"),
    ("unique_keys", "add_unique_key", "drop_unique_key"),
    ("indexes", "create_index", "drop_index"),
)


def rename_operations(database: Database, matches: Iterable[Match]) -> list[Operation]:
    """Tables and columns under their new names; ``database`` is changed along."""
    operations: list[Operation] = []
    tables: dict[str, str] = {}
    columns: dict[str, dict[str, str]] = {}
    for match in matches:
        tables[match.old["table"]] = match.new["table"]
        columns[match.new["table"]] = dict(match.fields)
        old_sets = {many["name"]: many for many in match.old["many_to_many"]}
        for many in match.new["many_to_many"]:
            origin = next((old for old, new in match.sets.items() if new == many["name"]), many["name"])
            if (before := old_sets.get(origin)) is None:
                continue
            tables[before["table"]] = many["table"]
            columns[many["table"]] = {
                before["source_column"]: many["source_column"],
                before["target_column"]: many["target_column"],
            }
    for old, new in _renames(tables, database):
        operations.append({"op": "rename_table", "table": old, "to": new})
        apply(database, operations[-1])
    for table, renamed in columns.items():
        for old, new in _renames(renamed, database[table].columns):
            operations.append({"op": "rename_column", "table": table, "column": old, "to": new})
            apply(database, operations[-1])
    return operations


def _renames(wanted: Mapping[str, str], present: Iterable[str]) -> list[tuple[str, str]]:
    """The renames in an order in which no name is taken; names that swap go by a third one."""
    waiting = {old: new for old, new in wanted.items() if old != new}
    taken = set(present)
    result = []
    while waiting:
        ready = next((old for old, new in waiting.items() if new not in taken), None)
        if ready is None:
            old, new = next(iter(waiting.items()))
            aside = free(f"{old}_renamed", taken)
            waiting = {(aside if name == old else name): target for name, target in waiting.items()}
            result.append((old, aside))
            taken = (taken - {old}) | {aside}
            continue
        new = waiting.pop(ready)
        result.append((ready, new))
        taken = (taken - {ready}) | {new}
    return result


def difference(before: Database, after: Database, backfill: Mapping[tuple[str, str], Any]) -> list[Operation]:
    """The operations from ``before`` to ``after``, renames done; neither is changed.

    ``backfill`` has, for a table and a column, the value of the rows that have none that fits.
    """
    # A set of other things than before has no row that means anything.
    anew = [name for name in after if name in before and is_set_of_others(before[name], after[name])]
    kept = [name for name in after if name in before and name not in anew]
    gone = [name for name in before if name not in after]
    operations: list[Operation] = []
    converted = {name: _converted(before[name], after[name]) for name in kept}
    for name in [*kept, *gone, *anew]:
        other = None if name in anew else after.get(name)
        operations += _keys(before[name], other, converted.get(name, set()), drop=True)
    operations += [_drop_table(before[name]) for name in anew]
    operations += create_operations((after[name] for name in after if name not in kept), kept)
    for name in kept:
        operations += _columns(before[name], after[name], backfill)
    for name in kept:
        operations += _keys(after[name], before[name], converted[name], drop=False)
    for name in kept:
        operations += [
            {"op": "drop_column", "table": name, "column": copied(column)}
            for column in before[name].columns.values()
            if column["name"] not in after[name].columns
        ]
    for name in reversed(gone):
        operations.append(_drop_table(before[name]))
    return operations


def _converted(before: Table, after: Table) -> set[str]:
    """The columns that are made anew, and with them every key over them."""
    return retargeted(before, after) | {
        name
        for name, column in after.columns.items()
        if name in before.columns and needs_conversion(before.columns[name], column)
    }


def retargeted(before: Table, after: Table) -> set[str]:
    """The references that lead to another table than before: what they hold leads nowhere there."""
    old, new = (
        {key["columns"][0]: key["target_table"] for key in table.foreign_keys.values()}
        for table in (before, after)
    )
    return {column for column, target in new.items() if column in old and old[column] != target}


def is_set_of_others(before: Table, after: Table) -> bool:
    """Whether a many-to-many table relates other things than before."""
    return bool(retargeted(before, after) & set(after.primary_key))


def _keys(table: Table, other: Table | None, converted: set[str], *, drop: bool) -> list[Operation]:
    """The keys of ``table`` that ``other`` lacks or has in another form, as drops or as additions."""
    operations = []
    for members, add_operation, drop_operation in _KEYS:
        theirs = getattr(other, members) if other else {}
        for name, key in getattr(table, members).items():
            if theirs.get(name) != key or converted & set(key["columns"]):
                kind = drop_operation if drop else add_operation
                operations.append({"op": kind, "table": table.name, **copied(key)})
    return operations


def _columns(before: Table, after: Table, backfill: Mapping[tuple[str, str], Any]) -> list[Operation]:
    operations: list[Operation] = []
    for name, column in after.columns.items():
        old = before.columns.get(name)
        value = backfill.get((after.name, name))
        if old is not None and name in retargeted(before, after):
            operations.append({"op": "drop_column", "table": after.name, "column": copied(old)})
            old = None
        if old is None:
            operations += _add(after.name, column, value)
        elif old != column:
            operations += _alter(after.name, old, column, value)
    return operations


def _add(table: str, column: Mapping[str, Any], value: Any) -> list[Operation]:
    """A required column comes nullable first: the rows that are there have no value yet."""
    if column["nullable"]:
        return [{"op": "add_column", "table": table, "column": dict(column)}]
    loose = {**column, "nullable": True}
    return [
        {"op": "add_column", "table": table, "column": loose},
        _backfill(table, loose, value, "null", []),
        {"op": "alter_column", "table": table, "from": loose, "to": dict(column)},
    ]


def _alter(table: str, old: Mapping[str, Any], new: Mapping[str, Any], value: Any) -> list[Operation]:
    operations: list[Operation] = []
    if needs_conversion(old, new):
        between = {**new, "nullable": True}
        convert = {"op": "convert_column", "table": table, "from": dict(old), "to": between, "value": value}
        operations.append(convert)
        old = between
    elif removed_values(old, new):
        if not old["nullable"] and new["nullable"]:
            # The rows of a value that goes lose it, which the column has to allow by then.
            operations.append({"op": "alter_column", "table": table, "from": dict(old), "to": dict(new)})
            old = new
        operations.append(_backfill(table, old, value, "not_in", new["values"]))
    if old["nullable"] and not new["nullable"]:
        operations.append(_backfill(table, old, value, "null", []))
    if old != new:
        operations.append({"op": "alter_column", "table": table, "from": dict(old), "to": dict(new)})
    return operations


def _backfill(table: str, column: Mapping[str, Any], value: Any, where: str, kept: list[str]) -> Operation:
    """Rows whose value is null, or ``not_in`` the ``kept`` ones, get ``value``."""
    return {
        "op": "backfill",
        "table": table,
        "column": dict(column),
        "value": value,
        "where": where,
        "kept": list(kept),
    }


def removed_values(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The values of an enumeration that a revision takes away."""
    if old["type"] != "enum" or new["type"] != "enum":
        return []
    return [value for value in old["values"] if value not in new["values"]]


def needs_conversion(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether values have to be rewritten: another type, or less room than before."""
    if old["type"] != new["type"]:
        return True
    if old["type"] == "decimal":
        return (old["precision"], old["scale"]) != (new["precision"], new["scale"])
    return new["max_length"] is not None and (old["max_length"] is None or new["max_length"] < old["max_length"])


def _drop_table(table: Table) -> Operation:
    """Its keys have gone before, each by an operation of its own; its way down makes it without them."""
    return {
        "op": "drop_table",
        "table": table.name,
        "columns": copied(list(table.columns.values())),
        "primary_key": list(table.primary_key),
        "foreign_keys": [],
        "unique_keys": [],
    }
