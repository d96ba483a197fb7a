"""Pages of a list: in keyset order, continued by cursors."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from django.db import models
from django.db.models import BooleanField, F, Func, Q, Value

from app import parameters
from app.cursors import Position, write_cursor
from app.models.base import Base


@dataclass(frozen=True, slots=True)
class SortKey(parameters.SortKey):
    """A field that a list can be sorted by; ``attribute`` holds its value in a row."""

    attribute: str
    field: "models.Field[Any, Any]"


ListQuery: TypeAlias = parameters.ListQuery[SortKey, Q]


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, as tuples of values, and the cursor of the next ones."""

    rows: Sequence[tuple[Any, ...]]
    next_cursor: str | None


def fetch(rows: models.QuerySet[Any], query: ListQuery, attributes: Sequence[str]) -> Page:
    """The page of ``rows`` that ``query`` asks for, each row as the values of ``attributes``.

    Rows without a value are read by a query of their own, after the others: one that orders nulls last
    in both directions could not follow an index.
    """
    wanted = query.limit + 1
    name, nullable, after = query.key.attribute, query.key.field.null, query.after
    if after is not None and after.cut:
        whole = rows.filter(id=after.id).values_list(name, flat=True).first()
        after = after if whole is None else Position(whole, after.id)
    rows = rows.filter(*query.conditions)
    found: list[tuple[Any, ...]] = []
    if after is None or after.value is not None:
        valued = rows.filter(**{f"{name}__isnull": False}) if nullable else rows
        valued = _from(valued, query, after)
        found += valued.values_list(*attributes)[:wanted]
        after = None
    if nullable and len(found) < wanted:
        bare = rows.filter(**{f"{name}__isnull": True})
        if after is not None:
            bare = bare.filter(_beyond(after.id, query.descending))
        bare = bare.order_by(_directed("id", query.descending))
        found += bare.values_list(*attributes)[: wanted - len(found)]
    if len(found) <= query.limit:
        return Page(found, None)
    found.pop()
    last = dict(zip(attributes, found[-1], strict=True))
    position = Position(last[name], last["id"])
    return Page(found, write_cursor(position, query.key.adapter, query.sort))


def _from(
    rows: models.QuerySet[Any], query: ListQuery, after: Position | None
) -> models.QuerySet[Any]:
    name, descending = query.key.attribute, query.descending
    if name == "id":
        rows = rows if after is None else rows.filter(_beyond(after.id, descending))
        return rows.order_by(_directed("id", descending))
    if after is not None:
        here = _pair(F(name), F("id"))
        there = _pair(
            Value(after.value, query.key.field), Value(after.id, Base._meta.get_field("id"))
        )
        rows = rows.filter(_compared(here, there, descending))
    return rows.order_by(_directed(name, descending), _directed("id", descending))


def _pair(*parts: Any) -> Func:
    return Func(*parts, template="(%(expressions)s)", output_field=BooleanField())


def _compared(here: Func, there: Func, descending: bool) -> Func:
    return Func(
        here,
        there,
        template="%(expressions)s",
        arg_joiner=" < " if descending else " > ",
        output_field=BooleanField(),
    )


def _beyond(id_: UUID, descending: bool) -> Q:
    return Q(id__lt=id_) if descending else Q(id__gt=id_)


def _directed(name: str, descending: bool) -> str:
    return f"-{name}" if descending else name
