"""The query parameters of lists, derived from a model and its response schema."""

import json
import operator
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Annotated, Any, TypeVar, get_args
from uuid import UUID

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError
from sqlalchemy.orm import QueryableAttribute

from app import wire
from app.models.base import Base
from app.pagination import DEFAULT_LIMIT, MAX_LIMIT, ListQuery, Position, SortKey, read_cursor
from app.problems import invalid
from app.schemas.base import Row

_OWN = ("limit", "cursor", "sort")
_COMPARISONS = {"eq": operator.eq, "gte": operator.ge, "lte": operator.le}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LONGEST_NUMBER = 400
_DIGITS = re.compile(r"[0-9]{1,9}")
_boolean: TypeAdapter[bool] = TypeAdapter(wire.Boolean)
_id: TypeAdapter[Any] = TypeAdapter(wire.Id)
_limit: TypeAdapter[int] = TypeAdapter(Annotated[int, wire.Whole(1, MAX_LIMIT)])

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Filter:
    """A parameter: how its text is read, and what it asks of a row."""

    adapter: TypeAdapter[Any]
    python_type: type[Any]
    condition: Callable[[Any], sa.ColumnElement[bool]]

    def read(self, text: str) -> sa.ColumnElement[bool]:
        """The condition for ``text``; raises ValidationError or PydanticCustomError."""
        return self.condition(self.adapter.validate_python(_value(text, self.python_type)))


def _value(text: str, python_type: type[Any]) -> Any:
    """``text`` as the JSON value that it would be in a body."""
    if python_type is bool:
        return {"true": True, "false": False}.get(text, text)
    if python_type in (int, float) and len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text):
        return json.loads(text)
    return text


class ListParameters:
    """The parameters of one resource's list."""

    def __init__(self, model: type[Base], response: type[Row]) -> None:
        self._keys: dict[str, SortKey] = {}
        self._filters: dict[str, Filter] = {}
        for attribute, field in response.model_fields.items():
            name = field.alias or attribute
            if attribute in model.__links__:
                self._filters[name] = Filter(_id, UUID, _holding(model, attribute))
            else:
                self._add(name, getattr(model, attribute), field)

    def _add(self, name: str, column: QueryableAttribute[Any], field: FieldInfo) -> None:
        nullable = bool(column.expression.nullable)
        python_type = column.type.python_type
        if not isinstance(column.type, sa.JSON):
            adapter: TypeAdapter[Any] = TypeAdapter(_type_of(field, nullable))
            self._keys[name] = SortKey(name, column, adapter)
            ordered = (
                issubclass(python_type, int | float | Decimal | date) and python_type is not bool
            )
            for operation in ("eq", "gte", "lte") if ordered else ("eq",):
                plain = operation == "eq" and name not in _OWN
                parameter = name if plain else f"{name}__{operation}"
                self._filters[parameter] = Filter(
                    adapter, python_type, _comparison(operation, column)
                )
        if nullable:
            self._filters[f"{name}__isnull"] = Filter(_boolean, bool, _absence(column))

    def read(self, parameters: Iterable[tuple[str, str]]) -> ListQuery:
        """Read the query string's parameters; raises 422 with all that is wrong."""
        errors: list[tuple[str, str]] = []
        given: dict[str, str] = {}
        for name, text in parameters:
            if name in given:
                errors.append((name, "Parameter should not repeat."))
            elif name in _OWN or name in self._filters:
                given[name] = text
            else:
                errors.append((name, "This name is not known here."))
        limit = _read(given, "limit", errors, _read_limit) or DEFAULT_LIMIT
        sort = given.get("sort", "id")
        descending = sort.startswith("-")
        key = self._keys.get(sort[descending:])
        after = None
        if key is None:
            errors.append(("sort", "Input should be a field, or - and a field."))
            key = self._keys["id"]
        else:
            after = _read(given, "cursor", errors, _cursor_of(key, sort))
        conditions = []
        for name in given:
            if name in _OWN:
                continue
            condition = _read(given, name, errors, self._filters[name].read)
            if condition is not None:
                conditions.append(condition)
        if errors:
            raise invalid(*errors)
        return ListQuery(limit, key, descending, after, conditions)

    def documented(self) -> dict[str, Any]:
        """The parameters as OpenAPI describes them."""
        sorts = [sign + name for name in self._keys for sign in ("", "-")]
        schemas = {
            "limit": {**_limit.json_schema(), "default": DEFAULT_LIMIT},
            "cursor": {"type": "string", "minLength": 1},
            "sort": {"type": "string", "enum": sorts, "default": "id"},
        }
        schemas |= {name: filter_.adapter.json_schema() for name, filter_ in self._filters.items()}
        parameters = [
            {"name": name, "in": "query", "required": False, "schema": schema}
            for name, schema in schemas.items()
        ]
        return {"parameters": parameters}


def _read(
    given: dict[str, str], name: str, errors: list[tuple[str, str]], read: Callable[[str], Value]
) -> Value | None:
    """The value of a parameter that may be missing; what is wrong with it goes to ``errors``."""
    if name not in given:
        return None
    try:
        return read(given[name])
    except ValidationError as error:
        message = error.errors(include_url=False, include_input=False)[0]["msg"]
    except PydanticCustomError as error:
        message = error.message()
    errors.append((name, f"{message.rstrip('.')}."))
    return None


def _read_limit(text: str) -> int:
    if not _DIGITS.fullmatch(text):
        raise PydanticCustomError("limit", "Input should be a number from 1 to 200")
    return _limit.validate_python(int(text))


def _cursor_of(key: SortKey, sort: str) -> Callable[[str], Position]:
    def read(text: str) -> Position:
        try:
            return read_cursor(text, key, sort)
        except ValueError:
            raise PydanticCustomError(
                "cursor", "Input should be a cursor of this list and sort"
            ) from None

    return read


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
