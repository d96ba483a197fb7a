"""Rows for any table, and what must have become of them after a migration."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Context, Decimal
from typing import Any
from uuid import UUID

from spec_extractor.genome.database import Database, Table
from tests.sync.databases import Rows

Column = Mapping[str, Any]
_DAY = dt.date(2020, 1, 1)
_MOMENT = dt.datetime(2020, 1, 1, 12, 30, 15, 250000, dt.UTC)
# What a text of these types is, is the application's to check: the column holds any.
_TEXTS = ("string", "text", "email", "url", "enum")


def make(tables: Database, present: Rows, first: int, count: int) -> Rows:
    """``count`` more rows of each table, numbered from ``first``, as different from each other as types allow.

    A reference leads to one of the ``present`` rows or of those that are made here.
    """
    made: Rows = {}
    waiting = dict(tables)
    while waiting:
        ready = (
            name
            for name, table in waiting.items()
            if not {key["target_table"] for key in _required(table)} & (set(waiting) - {name})
        )
        name = next(ready, next(iter(waiting)))
        table = waiting.pop(name)
        known = {n: [*present.get(n, []), *made.get(n, [])] for n in tables}
        rows = [_row(table, known, first + number) for number in range(count)]
        made[name] = [row for row in rows if row is not None]
    return made


def _required(table: Table) -> list[dict[str, Any]]:
    return [key for key in table.foreign_keys.values() if not table.columns[key["columns"][0]]["nullable"]]


def _row(table: Table, known: Rows, number: int) -> dict[str, Any] | None:
    targets = {key["columns"][0]: key["target_table"] for key in table.foreign_keys.values()}
    row: dict[str, Any] = {}
    for name, column in table.columns.items():
        if (target := targets.get(name)) is not None:
            rows = known[target]
            row[name] = rows[number % len(rows)]["id"] if rows else None
        elif column["nullable"] and number % 3 == 2:
            row[name] = None
        else:
            row[name] = value(column, number)
        if row[name] is None and not column["nullable"]:
            return None
    return row


def value(column: Column, number: int) -> Any:
    """The ``number``-th value that a column can hold, in its form on the wire."""
    match column["type"]:
        case "enum":
            return column["values"][number % len(column["values"])]
        case "string":
            longest = column["max_length"] or 300
            text = chr(0x4E00 + number)
            return text * longest if number % 2 else text
        case "text":
            return f"{number}" if number % 2 else f"Line {number}\n'quoted' \\ ü"
        case "email":
            return f"a{number}@example.com"
        case "url":
            return f"https://example.com/{number}"
        case "integer":
            return number if number % 2 else -number * 10**6
        case "float":
            return number + 0.5
        case "decimal":
            digits = Decimal(number % 10 ** min(int(column["precision"]), 9))
            return format(digits.scaleb(-int(column["scale"])), "f")
        case "boolean":
            return number % 2 == 0
        case "date":
            return str(_DAY + dt.timedelta(days=number))
        case "datetime":
            return (_MOMENT + dt.timedelta(hours=number)).isoformat(timespec="microseconds")
        case "uuid":
            return str(UUID(int=number + 1))
        case _:
            return {"n": number, "list": [None, "x"]}


class Anything:
    """A value of which nothing is claimed but that it can be read."""


ANYTHING = Anything()


def expected(value: Any, old: Column, new: Column) -> Any:
    """What ``value`` is after its column changed: itself in another form, None where it does not fit."""
    if value is None:
        return None
    source, target = old["type"], new["type"]
    if target == "enum":
        return value if value in new["values"] else None
    if target in ("string", "text", "email", "url"):
        written = _written(value, source)
        longest = new["max_length"]
        return None if isinstance(written, str) and longest is not None and len(written) > longest else written
    if source == target == "decimal" or (source, target) == ("integer", "decimal"):
        number = Decimal(value)
        whole = int(new["precision"]) - int(new["scale"])
        if abs(number) >= 10**whole:
            return None
        # 38 digits on either side of the point; Python's own context has 28.
        placed = number.quantize(Decimal(1).scaleb(-new["scale"]), context=Context(prec=80))
        return format(placed, "f") if placed == number else None
    if (source, target) == ("integer", "float"):
        return float(value)
    if (source, target) == ("date", "datetime"):
        return f"{value}T00:00:00.000000+00:00"
    if (source, target) == ("datetime", "date"):
        return value[:10]
    return value if source == target else ANYTHING


def _written(value: Any, source: str) -> Any:
    if source in _TEXTS or source in ("date", "uuid", "decimal"):
        return value
    if source == "boolean":
        return "true" if value else "false"
    return str(value) if source == "integer" else ANYTHING
