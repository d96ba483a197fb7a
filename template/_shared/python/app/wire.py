"""The types of values in JSON: what is taken, what is answered, and how OpenAPI describes them."""

import json
import math
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from typing import Annotated, Any
from uuid import UUID

from pydantic import (
    AfterValidator,
    AllowInfNan,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from app import clock

_MAX_JSON_BYTES = 64 * 1024
_SAFE_INTEGER = 2**53 - 1
# What bcrypt looks at; it would cut the rest off without a word.
_MAX_PASSWORD_BYTES = 72
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATETIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])(?:\.([0-9]{1,9}))?"
    r"([Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]"
_EMAIL = (
    rf"^{_ATOM}+(?:\.{_ATOM}+)*"
    r"@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$"
)
_URL = r"^https?://[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?(?::[0-9]{1,5})?(?:[/?#][!-~]*)?$"


def _uuid(value: object) -> UUID:
    if isinstance(value, UUID):
        return value
    if isinstance(value, str) and _UUID.fullmatch(value):
        return UUID(value)
    raise PydanticCustomError("uuid", "Input should be a UUID of 36 characters")


def _date(value: object) -> date:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("date", "Input should be a date such as 2026-11-20")


def _datetime(value: object) -> datetime:
    if isinstance(value, str) and (match := _DATETIME.fullmatch(value)):
        day, time, fraction, offset = match.groups()
        text = f"{day}T{time}.{(fraction or '').ljust(6, '0')[:6]}{offset.upper()}"
        try:
            return clock.truncate(datetime.fromisoformat(text).astimezone(UTC))
        except (ValueError, OverflowError):
            pass
    raise PydanticCustomError(
        "datetime", "Input should be a date and time with an offset, such as 2026-11-20T10:00:00Z"
    )


def datetime_text(moment: datetime) -> str:
    """``moment``, which is in UTC, as the API writes it: ``2026-11-20T10:00:00.000Z``."""
    return moment.isoformat(timespec="milliseconds")[:-6] + "Z"


def _json(value: Any) -> Any:
    """``value`` if it is small enough and every JSON client can read it."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting += item.keys()
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item
        elif isinstance(item, str):
            if "\0" in item or any("\ud800" <= character <= "\udfff" for character in item):
                raise PydanticCustomError("json", "Text cannot hold NUL or lone surrogates")
        elif isinstance(item, float):
            if not math.isfinite(item):
                raise PydanticCustomError("json", "Numbers should be finite")
        elif isinstance(item, int) and abs(item) > _SAFE_INTEGER:
            raise PydanticCustomError("json", "Integers should lie within 2^53 - 1")
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if len(text.encode()) > _MAX_JSON_BYTES:
        raise PydanticCustomError("json", "Input should have at most 64 KiB as JSON")
    return value


def _not_null(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("json", "Input should not be null")
    return value


def _password(value: str) -> str:
    if len(value.encode()) > _MAX_PASSWORD_BYTES:
        raise PydanticCustomError("password", "Password should have at most 72 bytes in UTF-8")
    return value


def _distinct(ids: list[UUID]) -> list[UUID]:
    if len(set(ids)) < len(ids):
        raise PydanticCustomError("ids", "Ids should not repeat")
    return ids


@dataclass(frozen=True, slots=True)
class Matching:
    """Marks a ``str`` of a form that a pattern describes; ``lower``: it is kept in lower case."""

    pattern: str
    max_length: int
    lower: bool = False

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.str_schema(
            strict=True, pattern=self.pattern, max_length=self.max_length, to_lower=self.lower
        )


@dataclass(frozen=True, slots=True)
class Whole:
    """Marks an ``int`` of this range; ``1.0`` is one, ``"1"`` and ``true`` are not."""

    minimum: int = -_SAFE_INTEGER
    maximum: int = _SAFE_INTEGER

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        number = core_schema.int_schema(strict=True, ge=self.minimum, le=self.maximum)
        return core_schema.no_info_before_validator_function(_whole, number)


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


@dataclass(frozen=True, slots=True)
class Exact:
    """Marks a ``Decimal`` that is written as text with ``scale`` digits after the point."""

    precision: int
    scale: int
    minimum: str | None = None
    maximum: str | None = None

    @property
    def pattern(self) -> str:
        """The pattern of the text."""
        digits = self.precision - self.scale
{% raw %}
        whole = f"(?:0|[1-9][0-9]{{0,{digits - 1}}})" if digits else "0"
        fraction = f"(?:\\.[0-9]{{1,{self.scale}}})?" if self.scale else ""
{% endraw %}
        return f"^-?{whole}{fraction}$"

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        text = core_schema.str_schema(strict=True, pattern=self.pattern)
        return core_schema.no_info_after_validator_function(
            self._read,
            text,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda value: f"{value:.{self.scale}f}", return_schema=core_schema.str_schema()
            ),
        )

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": self.pattern}

    def _read(self, text: str) -> Decimal:
        number = Decimal(text)
        if self.minimum is not None and number < Decimal(self.minimum):
            raise PydanticCustomError("decimal", f"Input should be at least {self.minimum}")
        if self.maximum is not None and number > Decimal(self.maximum):
            raise PydanticCustomError("decimal", f"Input should be at most {self.maximum}")
        # There is one zero.
        return number if number else abs(number)


Text = Annotated[str, Strict(), StringConstraints(pattern=r"^[^\u0000]*$")]
Email = Annotated[str, Matching(_EMAIL, 254, lower=True)]
Url = Annotated[str, Matching(_URL, 2048)]
Password = Annotated[
    str,
    Strict(),
    StringConstraints(min_length=8, max_length=72, pattern=r"^[^\u0000]*$"),
    AfterValidator(_password),
]
Boolean = Annotated[bool, Strict()]
Integer = Annotated[int, Whole()]
Number = Annotated[float, Strict(), AllowInfNan(False)]
Id = Annotated[UUID, BeforeValidator(_uuid)]
Ids = Annotated[
    list[Id],
    Field(max_length=200, json_schema_extra={"uniqueItems": True}),
    AfterValidator(_distinct),
]
Date = Annotated[date, BeforeValidator(_date)]
DateTime = Annotated[
    datetime,
    BeforeValidator(_datetime),
    PlainSerializer(datetime_text),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
Json = Annotated[Any, AfterValidator(_json)]
SomeJson = Annotated[
    Any,
    AfterValidator(_json),
    AfterValidator(_not_null),
    WithJsonSchema({"type": ["array", "boolean", "number", "object", "string"]}),
]


def json_default(text: str, **options: Any) -> Any:
    """A field's default that is a JSON value, made anew for each body."""
    make = partial(json.loads, text)
    return Field(default_factory=make, json_schema_extra={"default": make()}, **options)


def text_default(text: str, **options: Any) -> Any:
    """A field's default in the form that it has in JSON."""
    return Field(default=text, validate_default=True, **options)
