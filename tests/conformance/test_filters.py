"""Filters: equality, ranges and nulls; a filter finds the very rows that hold the value."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from . import refused
from .answers import Entity, Field
from .client import Caller
from .factory import unknown_id
from .listing import Listing, key, text

ListingOf = Callable[[str], Listing]
# A longer one would not fit into a URL.
_LONGEST = 4000
_VALUES = 5


def _values(listing: Listing, field: Field) -> list[Any]:
    """Distinct values of the rows, but not very many: the smallest, the largest, and some in between."""
    found = {text(row[field.name]): row[field.name] for row in listing.rows if row[field.name] is not None}
    values = sorted(found.values(), key=lambda value: key(field, value))
    return values[:: max(1, len(values) // _VALUES)] + values[-1:]


def test_equality(filter_field: Field, listing_of: ListingOf) -> None:
    listing, parameter = listing_of(filter_field.entity), filter_field.parameter("eq")
    if parameter is None:
        pytest.skip(f"{filter_field} ({filter_field.type}) has no equality filter")
    for value in _values(listing, filter_field):
        wanted = [row for row in listing.rows if row[filter_field.name] == value]
        for notation in _notations(filter_field, value):
            found = listing.all((parameter, notation))
            assert found == wanted, f"?{parameter}={notation!r} should find {wanted}, not {found}"


def _notations(field: Field, value: Any) -> Iterator[str]:
    """The ways to write one value in a query."""
    plain = text(value)
    yield plain
    match field.type:
        case "decimal":
            if field.scale:
                yield plain.rstrip("0").rstrip(".")
        case "datetime":
            yield plain.replace("Z", "z").replace("T", "t")
            yield plain.replace("Z", "999Z")
            yield plain.replace("Z", "+00:00")
        case "uuid" | "email":
            yield plain.upper()


def test_ranges(filter_field: Field, listing_of: ListingOf) -> None:
    """Both ends belong to the range; nulls never do."""
    listing, name = listing_of(filter_field.entity), filter_field.name
    low, high = filter_field.parameter("gte"), filter_field.parameter("lte")
    if low is None or high is None:
        pytest.skip(f"{filter_field} ({filter_field.type}) has no order to filter by")
    rows = [(key(filter_field, row[name]), row) for row in listing.rows if row[name] is not None]
    values = _values(listing, filter_field)
    for value in values:
        limit = key(filter_field, value)
        above, below = [row for k, row in rows if k >= limit], [row for k, row in rows if k <= limit]
        assert listing.all((low, text(value))) == above, f"?{low}={value} should find {above}"
        assert listing.all((high, text(value))) == below, f"?{high}={value} should find {below}"
    for start, end in itertools.islice(itertools.permutations(values, 2), 6):
        between = [row for k, row in rows if key(filter_field, start) <= k <= key(filter_field, end)]
        found = listing.all((low, text(start)), (high, text(end)))
        assert found == between, f"?{low}={start}&{high}={end} should find {between}, not {found}"


def test_nulls(filter_field: Field, listing_of: ListingOf) -> None:
    listing, parameter = listing_of(filter_field.entity), filter_field.parameter("isnull")
    if parameter is None:
        pytest.skip(f"{filter_field} is never null")
    for value in (True, False):
        wanted = [row for row in listing.rows if (row[filter_field.name] is None) == value]
        found = listing.all((parameter, text(value)))
        assert found == wanted, f"?{parameter}={text(value)} should find {wanted}, not {found}"
    for wrong in ("", "1", "0", "True", "FALSE", "null", "yes", "true "):
        listing.caller.get(listing.entity.route, (parameter, wrong)).expect_problem(422, [parameter])


def test_a_value_that_no_row_has(filter_field: Field, listing_of: ListingOf) -> None:
    listing, parameter = listing_of(filter_field.entity), filter_field.parameter("eq")
    if parameter is None or filter_field.type not in ("string", "text", "uuid"):
        pytest.skip(f"{filter_field} ({filter_field.type}) has few values")
    values = ["%", "_", "*", "' OR '1'='1", "no such value"] if filter_field.type != "uuid" else [unknown_id()]
    for value in values:
        if len(value) <= (filter_field.max_length or 36):
            assert listing.all((parameter, value)) == [], f"?{parameter}={value} should find nothing"


def test_values_that_the_field_could_not_hold(filter_field: Field, alice: Caller, listing_of: ListingOf) -> None:
    entity = listing_of(filter_field.entity).entity
    refused_values = _refused(filter_field)
    for parameter, operator in filter_field.filters:
        if operator != "isnull":
            for wrong in refused_values if operator == "eq" else refused_values[:4]:
                alice.get(entity.route, (parameter, wrong)).expect_problem(422, [parameter])


def _refused(field: Field) -> list[str]:
    match field.type:
        case "boolean":
            return ["", "1", "0", "True", "FALSE", "yes", "on", "null", "true "]
        case "integer":
            numbers = [field.minimum - 1, field.maximum + 1, 2**53, -(2**53), 2**63, 2**64, 10**30]
            return ["", "x", "1.5", "true", "1,0", "NaN", "1 ", " 1", "１", "1_0", "9" * 3000, *map(str, numbers)]
        case "float":
            bounds = [field.minimum - 1 if field.minimum is not None else None]
            bounds += [field.maximum + 1 if field.maximum is not None else None]
            wrong = [
                "",
                "x",
                "true",
                "NaN",
                "nan",
                "inf",
                "Infinity",
                "-Infinity",
                "1e400",
                "1,5",
                "1 ",
                "１",
                "1_0",
            ]
            return wrong + [str(bound) for bound in bounds if bound is not None]
    return [
        value
        for value in refused.values(field)
        if isinstance(value, str) and len(value) <= _LONGEST and not any("\ud800" <= c <= "\udfff" for c in value)
    ]


def test_filters_are_combined(entity: Entity, listing_of: ListingOf) -> None:
    """Every filter narrows the list."""
    listing = listing_of(entity.name)
    for row in listing.rows[:6]:
        query, wanted = [], listing.rows
        for field in entity.visible:
            parameter, name, value = field.parameter("eq"), field.name, row[field.name]
            null = field.parameter("isnull")
            if value is None and null is not None:
                query.append((null, "true"))
            elif value is not None and parameter is not None and field.role == "data" and len(text(value)) < 300:
                query.append((parameter, text(value)))
            else:
                continue
            wanted = [other for other in wanted if other[name] == value]
            found = listing.all(*query)
            assert found == wanted, f"{query} should find {wanted}, not {found}"


def test_a_filter_with_a_sort_and_pages(entity: Entity, listing_of: ListingOf) -> None:
    listing = listing_of(entity.name)
    for field in entity.visible:
        null = field.parameter("isnull")
        if null is not None and field.sortable:
            query = ((null, "false"), ("sort", f"-{field.name}"))
            assert listing.own(listing.walk(*query, limit=4)) == listing.all(*query)


def test_text_that_is_no_unicode(entity: Entity, alice: Caller) -> None:
    """Bytes that are no UTF-8, in a name or a value, never make the server fail."""
    for query in ("id=%FF", "%FF=1", "sort=%ED%A0%80", "id=%00", "id=%", "&&", "id", "=", "created_at__gte=%C3"):
        status = alice.call("GET", f"{entity.route}?{query}").status
        assert status in (200, 400, 422), f"GET {entity.route}?{query} answers {status}"
