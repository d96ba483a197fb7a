"""The query parameters of lists: how they are read and refused, whatever is asked of rows by them."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from app import wire
from app.cursors import Position, read_cursor
from app.problems import invalid

MAX_LIMIT = 200
DEFAULT_LIMIT = 50
_OWN = ("limit", "cursor", "sort")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LONGEST_NUMBER = 400
_DIGITS = re.compile(r"[0-9]{1,9}")
_limit: TypeAdapter[int] = TypeAdapter(Annotated[int, wire.Whole(1, MAX_LIMIT)])

Value = TypeVar("Value")
Condition = TypeVar("Condition")
Key = TypeVar("Key", bound="SortKey")


@dataclass(frozen=True, slots=True)
class SortKey:
    """What a list can be sorted by; ``adapter`` knows its values in JSON."""

    name: str
    adapter: TypeAdapter[Any]


@dataclass(frozen=True, slots=True)
class Filter(Generic[Condition]):
    """A parameter: how its text is read, and what it asks of a row."""

    adapter: TypeAdapter[Any]
    python_type: type[Any]
    condition: Callable[[Any], Condition]

    def read(self, text: str) -> Condition:
        """The condition for ``text``; raises ValidationError or PydanticCustomError."""
        return self.condition(self.adapter.validate_python(_value(text, self.python_type)))


@dataclass(frozen=True, slots=True)
class ListQuery(Generic[Key, Condition]):
    """What one list call asks for."""

    limit: int
    key: Key
    descending: bool
    after: Position | None
    conditions: Sequence[Condition]

    @property
    def sort(self) -> str:
        """The sort as the caller writes it."""
        return f"-{self.key.name}" if self.descending else self.key.name


def parameter(name: str, operation: str) -> str:
    """The name of the parameter that compares the member ``name``; that of `eq` is the member's own."""
    return name if operation == "eq" and name not in _OWN else f"{name}__{operation}"


def _value(text: str, python_type: type[Any]) -> Any:
    """``text`` as the JSON value that it would be in a body."""
    if python_type is bool:
        return {"true": True, "false": False}.get(text, text)
    if python_type in (int, float) and len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text):
        return json.loads(text)
    return text


class Parameters(Generic[Key, Condition]):
    """The parameters of one resource's list, by name."""

    def __init__(self, keys: Mapping[str, Key], filters: Mapping[str, Filter[Condition]]) -> None:
        self._keys = keys
        self._filters = filters

    def read(self, parameters: Iterable[tuple[str, str]]) -> ListQuery[Key, Condition]:
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
            after = _read(given, "cursor", errors, _cursor_of(key.adapter, sort))
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


def _cursor_of(adapter: TypeAdapter[Any], sort: str) -> Callable[[str], Position]:
    def read(text: str) -> Position:
        try:
            return read_cursor(text, adapter, sort)
        except ValueError:
            raise PydanticCustomError(
                "cursor", "Input should be a cursor of this list and sort"
            ) from None

    return read
