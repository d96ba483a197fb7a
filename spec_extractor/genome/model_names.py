"""What the code calls tables and columns, for stacks whose migrations speak of models and not of tables.

Each operation of such a stack's ledger carries these names, and a name that changes by itself is an operation of
its own: a migration says all of it, and what an old one says never changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import Any

from spec_extractor.genome.answers import Entity, ManyToMany
from spec_extractor.genome.identifiers import free

Operation = dict[str, Any]
# By table: ``class_name``; ``attributes`` by column; ``set``, of a many-to-many table the table and the attribute
# that it belongs to.
Names = dict[str, dict[str, Any]]

_RENAMES = ("rename_table", "rename_column")


def names_of(entities: Sequence[Entity], auth: bool) -> Names:
    """The names of all tables of the current entities."""
    names: Names = {entity["table"]: _names_of_entity(entity) for entity in entities}
    if auth:
        # Their columns are called what they are.
        names["revoked_tokens"] = _names("RevokedToken", {})
        names["login_failures"] = _names("LoginFailure", {})
    for entity in entities:
        for many in entity["many_to_many"]:
            names[many["table"]] = _names_of_set(entity, many)
    return names


def _names(class_name: str, attributes: dict[str, str]) -> dict[str, Any]:
    return {"class_name": class_name, "attributes": attributes, "set": None}


def _names_of_entity(entity: Entity) -> dict[str, Any]:
    attributes = {
        field["name"]: field["references"]["attribute"] if field["references"] else field["attribute"]
        for field in entity["fields"]
    }
    return _names(entity["class_name"], attributes)


def _names_of_set(entity: Entity, many: ManyToMany) -> dict[str, Any]:
    attributes = dict(zip((many["source_column"], many["target_column"]), many["pair"]["attributes"], strict=True))
    held = {"table": entity["table"], "attribute": many["attribute"]}
    return _names(many["pair"]["class_name"], attributes) | {"set": held}


def named(operations: Iterable[Operation], before: Names, after: Names) -> list[Operation]:
    """``operations``, which lead from one set of names to the other, each with the names that it speaks of.

    Renames of tables and columns come first; what is called otherwise by then is renamed right after them.
    """
    names = deepcopy(before)
    waiting = list(operations)
    result: list[Operation] = []
    while waiting and waiting[0]["op"] in _RENAMES:
        operation = waiting.pop(0)
        result += _room_for(operation, names, after)
        result.append(_renamed(operation, names, after))
    result += _new_names(names, after)
    for table, new in deepcopy(after).items():
        names[table] = new | {"attributes": names.get(table, new)["attributes"] | new["attributes"]}
    return [*result, *(_with_names(operation, names) for operation in waiting)]


def _renamed(operation: Operation, names: Names, after: Names) -> Operation:
    table, to = operation["table"], operation["to"]
    if operation["op"] == "rename_table":
        names[to] = names.pop(table)
        for each in names.values():
            if each["set"] and each["set"]["table"] == table:
                each["set"]["table"] = to
        return operation | {"names": {"class_name": names[to]["class_name"]}}
    attributes = names[table]["attributes"]
    was = attributes.pop(operation["column"])
    attributes[to] = attribute = _new_attribute(operation, names, after)
    class_name = names[table]["class_name"]
    return operation | {"names": {"class_name": class_name, "attribute": was, "to": attribute}}


def _new_attribute(operation: Operation, names: Names, after: Names) -> str:
    """What the code will call a column that is renamed."""
    table, to = operation["table"], operation["to"]
    attribute: str = after.get(table, names[table])["attributes"].get(to, to)
    return attribute


def _room_for(operation: Operation, names: Names, after: Names) -> Iterator[Operation]:
    """Another name for the column or set that is called as a column is to be that ``operation`` renames."""
    if operation["op"] != "rename_column":
        return
    table, wanted = operation["table"], _new_attribute(operation, names, after)
    class_name, old = names[table]["class_name"], names[table]["attributes"]
    new = after.get(table, names[table])["attributes"]
    for column in [c for c in old if c != operation["column"] and old[c] == wanted]:
        taken = {*old.values()}
        old[column] = new[column] if new.get(column, wanted) not in taken else _aside(wanted, taken, new)
        called = {"class_name": class_name, "attribute": wanted, "to": old[column]}
        yield {"op": "rename_attribute", "table": table, "column": column, "names": called}
    for pairs, each in names.items():
        held = each["set"]
        if held and held["table"] == table and held["attribute"] == wanted:
            held["attribute"] = _aside(wanted, {*old.values()}, new)
            called = {"class_name": class_name, "attribute": wanted, "to": held["attribute"]}
            yield {"op": "rename_set", "table": pairs, "names": called}


def _aside(name: str, taken: set[str], new: dict[str, str]) -> str:
    return free(f"{name}_renamed", taken | {*new.values()})


def _new_names(names: Names, after: Names) -> Iterator[Operation]:
    """Operations for models, columns and sets that are called otherwise; ``names`` is changed along."""
    for table in names:
        if table in after:
            yield from _out_of_the_way(table, names, after)
    for table, was, to in _ordered(
        {t: (names[t]["class_name"], after[t]["class_name"]) for t in names if t in after}
    ):
        yield {"op": "rename_model", "table": table, "names": {"class_name": was, "to": to}}
        names[table]["class_name"] = to
    for table in names:
        if table not in after:
            continue
        old, new = names[table]["attributes"], after[table]["attributes"]
        for column, was, to in _ordered({c: (old[c], new[c]) for c in old if c in new}):
            called = {"class_name": names[table]["class_name"], "attribute": was, "to": to}
            yield {"op": "rename_attribute", "table": table, "column": column, "names": called}
        held, holds = names[table]["set"], after[table]["set"]
        if held and holds and held["attribute"] != holds["attribute"]:
            class_name = names[held["table"]]["class_name"]
            called = {"class_name": class_name, "attribute": held["attribute"], "to": holds["attribute"]}
            yield {"op": "rename_set", "table": table, "names": called}


def _out_of_the_way(table: str, names: Names, after: Names) -> Iterator[Operation]:
    """Other names for columns and sets that go, where something that comes or stays is to have theirs."""
    class_name, old = names[table]["class_name"], names[table]["attributes"]
    wanted = {*after[table]["attributes"].values()}
    wanted |= {
        each["set"]["attribute"] for each in after.values() if each["set"] and each["set"]["table"] == table
    }
    for column in [c for c in old if c not in after[table]["attributes"] and old[c] in wanted]:
        was, old[column] = old[column], free(f"{old[column]}_gone", wanted | {*old.values()})
        called = {"class_name": class_name, "attribute": was, "to": old[column]}
        yield {"op": "rename_attribute", "table": table, "column": column, "names": called}
    for pairs, each in names.items():
        held = each["set"]
        if held and held["table"] == table and pairs not in after and held["attribute"] in wanted:
            was, held["attribute"] = held["attribute"], free(f"{held['attribute']}_gone", wanted | {*old.values()})
            called = {"class_name": class_name, "attribute": was, "to": held["attribute"]}
            yield {"op": "rename_set", "table": pairs, "names": called}


def _ordered(changed: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """The renames in an order in which no name is taken; names that swap go by a third one."""
    waiting = {key: names for key, names in changed.items() if names[0] != names[1]}
    while waiting:
        taken = {was for was, _ in waiting.values()}
        key = next((key for key, (_, to) in waiting.items() if to not in taken), None)
        if key is None:
            key, (was, to) = next(iter(waiting.items()))
            aside = free(f"{was}_renamed", taken)
            yield key, was, aside
            waiting[key] = (aside, to)
            continue
        was, to = waiting.pop(key)
        yield key, was, to


def _columns(operation: Operation) -> set[str]:
    """The columns that an operation speaks of."""
    told = [*operation.get("columns", []), operation.get("column"), operation.get("from"), operation.get("to")]
    return {column["name"] if isinstance(column, dict) else column for column in told if column}


def _with_names(operation: Operation, names: Names) -> Operation:
    named, columns = names[operation["table"]], _columns(operation)
    targets = [key["target_table"] for key in operation.get("foreign_keys", [])]
    targets += [operation["target_table"]] if "target_table" in operation else []
    called = {
        "class_name": named["class_name"],
        "attributes": {c: a for c, a in named["attributes"].items() if c != a and c in columns},
        "targets": {table: names[table]["class_name"] for table in targets},
        "set": None,
    }
    if named["set"] and operation["op"] in ("create_table", "drop_table"):
        holder = names[named["set"]["table"]]["class_name"]
        called["set"] = {"class_name": holder, "attribute": named["set"]["attribute"]}
    return operation | {"names": called}
