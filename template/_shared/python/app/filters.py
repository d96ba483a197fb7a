"""What lists can be sorted and filtered by, derived from a model and its response schema."""

import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Annotated, Any, get_args
from uuid import UUID

import sqlalchemy as sa
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo
from sqlalchemy.orm import QueryableAttribute

from app import wire
from app.models.base import Base
from app.pagination import SortKey
from app.parameters import Filter, Parameters, parameter
from app.schemas.base import Row

_COMPARISONS = {"eq": operator.eq, "gte": operator.ge, "lte": operator.le}
_boolean: TypeAdapter[bool] = TypeAdapter(wire.Boolean)
_id: TypeAdapter[Any] = TypeAdapter(wire.Id)


class ListParameters(Parameters[SortKey, sa.ColumnElement[bool]]):
    """The parameters of one resource's list."""

    def __init__(self, model: type[Base], response: type[Row]) -> None:
        keys: dict[str, SortKey] = {}
        filters: dict[str, Filter[sa.ColumnElement[bool]]] = {}
        for attribute, field in response.model_fields.items():
            name = field.alias or attribute
            if attribute in model.__links__:
                filters[name] = Filter(_id, UUID, _holding(model, attribute))
                continue
            column: QueryableAttribute[Any] = getattr(model, attribute)
            nullable = bool(column.expression.nullable)
            if not isinstance(column.type, sa.JSON):
                adapter: TypeAdapter[Any] = TypeAdapter(_type_of(field, nullable))
                keys[name] = SortKey(name, adapter, column)
                for operation in _operations(column):
                    filters[parameter(name, operation)] = Filter(
                        adapter, column.type.python_type, _comparison(operation, column)
                    )
            if nullable:
                filters[f"{name}__isnull"] = Filter(_boolean, bool, _absence(column))
        super().__init__(keys, filters)


def _operations(column: QueryableAttribute[Any]) -> tuple[str, ...]:
    type_ = column.type.python_type
    ordered = issubclass(type_, int | float | Decimal | date) and type_ is not bool
    return ("eq", "gte", "lte") if ordered else ("eq",)


def _type_of(field: FieldInfo, nullable: bool) -> Any:
    """The type of the values themselves, null aside."""
    if nullable:
        return next(type_ for type_ in get_args(field.annotation) if type_ is not NoneType)
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _comparison(
    operation: str, column: QueryableAttribute[Any]
) -> Callable[[Any], sa.ColumnElement[bool]]:
    compare = _COMPARISONS[operation]
    return lambda value: compare(column, value)


def _absence(column: QueryableAttribute[Any]) -> Callable[[Any], sa.ColumnElement[bool]]:
    return lambda absent: column.is_(None) if absent else column.is_not(None)


def _holding(model: type[Base], attribute: str) -> Callable[[Any], sa.ColumnElement[bool]]:
    link = model.__links__[attribute]
    return lambda id_: model.id.in_(sa.select(link.here).where(link.there == id_))
