"""What lists can be sorted and filtered by, derived from a model and its response schema."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from types import NoneType
from typing import Annotated, Any, get_args
from uuid import UUID

from django.db import models
from django.db.models import Q
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from app import fields, wire
from app.models.base import Base
from app.pagination import SortKey
from app.parameters import Filter, Parameters, parameter
from app.schemas.base import Row
from app.sets import Link, links_of

_LOOKUPS = {"eq": "exact", "gte": "gte", "lte": "lte"}
_TYPES: tuple[tuple[type[Any], type[Any]], ...] = (
    (fields.ExactDecimal, Decimal),
    (fields.UtcDateTime, datetime),
    (models.BigIntegerField, int),
    (models.FloatField, float),
    (models.BooleanField, bool),
    (models.DateField, date),
)
_boolean: TypeAdapter[bool] = TypeAdapter(wire.Boolean)
_id: TypeAdapter[Any] = TypeAdapter(wire.Id)


class ListParameters(Parameters[SortKey, Q]):
    """The parameters of one resource's list."""

    def __init__(self, model: type[Base], response: type[Row]) -> None:
        links = links_of(model)
        keys: dict[str, SortKey] = {}
        filters: dict[str, Filter[Q]] = {}
        for attribute, info in response.model_fields.items():
            name = info.alias or attribute
            if attribute in links:
                filters[name] = Filter(_id, UUID, _holding(links[attribute]))
                continue
            field: Any = model._meta.get_field(attribute)
            if not isinstance(field, fields.Json):
                adapter: TypeAdapter[Any] = TypeAdapter(_type_of(info, field.null))
                keys[name] = SortKey(name, adapter, attribute, field)
                type_ = next((to for kind, to in _TYPES if isinstance(field, kind)), str)
                for operation in ("eq",) if type_ in (str, bool) else _LOOKUPS:
                    filters[parameter(name, operation)] = Filter(
                        adapter, type_, _asking(attribute, _LOOKUPS[operation])
                    )
            if field.null:
                filters[f"{name}__isnull"] = Filter(_boolean, bool, _asking(attribute, "isnull"))
        super().__init__(keys, filters)


def _type_of(field: FieldInfo, nullable: bool) -> Any:
    """The type of the values themselves, null aside."""
    if nullable:
        return next(type_ for type_ in get_args(field.annotation) if type_ is not NoneType)
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _asking(attribute: str, lookup: str) -> Callable[[Any], Q]:
    return lambda value: Q(**{f"{attribute}__{lookup}": value})


def _holding(link: Link) -> Callable[[Any], Q]:
    return lambda id_: Q(id__in=link.rows.filter(**{link.there: id_}).values(link.here))
