"""Rows made to be listed: nulls, ties, and values that sort wrongly where a server compares carelessly."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from . import wire
from .answers import Entity, Field
from .client import Caller
from .factory import Factory, Row

ROWS = 16


@dataclass(frozen=True)
class Listing:
    """An entity's rows made by one caller; ``scope`` is the query that keeps most other rows out."""

    entity: Entity
    caller: Caller
    rows: list[Row]
    scope: tuple[tuple[str, str], ...]

    def page(self, *query: tuple[str, str]) -> Any:
        given = {name for name, _ in query}
        scope = [item for item in self.scope if item[0] not in given]
        reply = self.caller.get(self.entity.route, *scope, *query)
        page = reply.expect(200)
        reply.check(set(page) == {"items", "next_cursor"}, "a page should be exactly {items, next_cursor}")
        reply.check(isinstance(page["items"], list), "`items` should be a list")
        cursor = page["next_cursor"]
        reply.check(
            cursor is None or (isinstance(cursor, str) and cursor != ""), "`next_cursor` should be text or null"
        )
        return page

    def own(self, items: Iterable[Row]) -> list[Row]:
        """``items`` without rows of others, of which there are none where rows are private."""
        known = {row["id"] for row in self.rows}
        return [item for item in items if item["id"] in known]

    def all(self, *query: tuple[str, str]) -> list[Row]:
        """The rows of this listing on a whole walk in the largest pages."""
        return self.own(self.walk(*query, limit=200))

    def cursor_after(self, row_id: str, *query: tuple[str, str]) -> str:
        """The cursor of the page that ends with the row ``row_id``, which is not the last one."""
        further: list[tuple[str, str]] = []
        while True:
            page = self.page(*query, ("limit", "1"), *further)
            cursor = page["next_cursor"]
            assert cursor is not None, f"{query}: there should be rows after {row_id}: {page}"
            if page["items"][0]["id"] == row_id:
                return str(cursor)
            further = [("cursor", cursor)]

    def walk(self, *query: tuple[str, str], limit: int, cursor: str | None = None) -> list[Row]:
        """All rows (from ``cursor`` on), page by page; each page but the last is full, and no row comes twice."""
        found: list[Row] = []
        while True:
            further = [("cursor", cursor)] if cursor is not None else []
            page = self.page(*query, ("limit", str(limit)), *further)
            found += page["items"]
            if page["next_cursor"] is None:
                break
            assert len(page["items"]) == limit, f"{query}: a page before the last should have {limit} rows: {page}"
            cursor = page["next_cursor"]
        ids = [row["id"] for row in found]
        assert len(set(ids)) == len(ids), f"{query} in pages of {limit} shows a row twice: {ids}"
        return found


def make(factory: Factory, entity: Entity) -> Listing:
    """Create `ROWS` rows by a new caller, and those of the same entity that they refer to."""
    caller = factory.caller()
    before = len(factory.made[caller.token, entity.name])
    columns = {f.name: _column(factory, caller, f) for f in entity.writable if factory.fillable(f)}
    sets = {
        many.member: [[factory.member(many, caller)], []]
        for many in entity.sets
        if factory.reachable(many.entity) and not many.account
    }
    for n in range(ROWS):
        body = {name: values[n % len(values)] for name, values in columns.items()}
        body |= {name: values[n % 2] for name, values in sets.items()}
        factory.create(entity, caller, body)
    rows = factory.made[caller.token, entity.name][before:]
    return listing_of_rows(entity, caller, rows)


def listing_of_rows(entity: Entity, caller: Caller, rows: list[Row]) -> Listing:
    """A listing of ``rows``, which ``caller`` made in this order."""
    scope: tuple[tuple[str, str], ...] = ()
    if entity.shared:
        scope = (("user_id", caller.user["id"]),)
    elif not entity.owned:
        scope = (("created_at__gte", rows[0]["created_at"]),)
    return Listing(entity, caller, rows, scope)


def _column(factory: Factory, caller: Caller, field: Field) -> list[Any]:
    """The values of a field down the rows, shuffled but the same at every run."""
    if field.references:
        values: list[Any] = [
            factory.reference(field, caller, fresh=True) for _ in range(ROWS if field.unique else 3)
        ]
        account = field.references.account
        values = [factory.reference(field, caller)] if account and not field.unique else values
    elif field.unique:
        values = [factory.value(field) for _ in range(ROWS)]
    else:
        values = [*_palette(field), *(factory.nth(field, n) for n in range(2))]
    if field.nullable:
        values[1:1] = [None, None] if not field.unique else []
        values = [None if field.unique and n % 4 == 1 else value for n, value in enumerate(values)]
    random.Random(field.name).shuffle(values)
    return values


def _palette(field: Field) -> list[Any]:
    match field.type:
        case "string" | "text":
            texts = ["b", "B", "a", "A", "é", "z", "\uff5e", "\U0001f600", "10", "9", "a b", "a-b", "a_b", " "]
            texts = [text[: field.max_length] for text in texts]
            return texts if field.min_length else ["", *texts]
        case "integer":
            numbers = (field.minimum, field.maximum, 9, 10, -1, 0, 2**31 + 5, 2**31 + 4, -100, 100)
            return [number for number in numbers if field.minimum <= number <= field.maximum]
        case "float":
            low = -1e300 if field.minimum is None else field.minimum
            high = 1e300 if field.maximum is None else field.maximum
            return [x for x in (low, high, 9.5, 10.25, -1.5, -10.5, 0.1, 1e-9, 123456789.125) if low <= x <= high]
        case "decimal":
            low_, high_ = wire.decimal_bounds(field)
            step = Decimal(1).scaleb(-field.scale)
            values = (low_, high_, high_ - step, low_ + step, Decimal(9), Decimal(10), Decimal(-1), step, -step)
            return [wire.decimal_text(value, field.scale) for value in values if low_ <= value <= high_]
        case "date":
            return ["0001-01-01", "9999-12-31", "2024-02-29", "2024-10-01", "2024-09-30", "1969-07-20"]
        case "datetime":
            return [
                "0001-01-01T00:00:00.000Z",
                "9999-12-31T23:59:59.999Z",
                "2024-10-01T00:00:00.000Z",
                "2024-10-01T00:00:00.001Z",
                "2024-09-30T23:59:59.999Z",
                "1969-12-31T23:59:59.999Z",
            ]
        case "uuid":
            return ["f0000000-0000-4000-8000-000000000000", "0fffffff-0000-4000-8000-000000000000"]
        case "boolean":
            return [True, False, True]
        case "enum":
            return list(field.values)
        case "json":
            return [1, "x", [True], {"a": None}]
        case "email":
            return ["b@x.example", "a.b@x.example", "a@x.example", "a-b@x.example", "10@x.example", "9@x.example"]
        case "url":
            return ["http://b.example", "https://a.example", "http://a.example/B", "http://a.example/a?x=%20&y"]
    raise AssertionError(f"{field} has the type {field.type}, which this suite does not know")


def key(field: Field, value: Any) -> Any:
    """What the field's values sort and compare by: numbers by value, everything else by code point."""
    return Decimal(value) if field.type == "decimal" else value


def ordered(rows: list[Row], field: Field, *, descending: bool) -> list[Row]:
    """``rows`` in the contract's order: nulls last both ways, ties by id in the same direction."""
    full = [row for row in rows if row[field.name] is not None]
    empty = [row for row in rows if row[field.name] is None]
    full.sort(key=lambda row: (key(field, row[field.name]), row["id"]), reverse=descending)
    empty.sort(key=lambda row: str(row["id"]), reverse=descending)
    return full + empty


def text(value: Any) -> str:
    """A value as it is written in a query."""
    return str(value).lower() if isinstance(value, bool) else str(value)
