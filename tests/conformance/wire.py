"""Values on the wire: the canonical form of every type, and what values of it compare by."""

from __future__ import annotations

import decimal
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from .answers import Field

# Decimals have more digits than Python's default of 28; new threads take theirs from DefaultContext.
decimal.DefaultContext.prec = 100
decimal.setcontext(decimal.DefaultContext)

SAFE_INTEGER = 2**53 - 1
JSON_BYTES = 64 * 1024
_DATETIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_canonical(field: Field, value: Any) -> bool:
    """Whether an answered ``value`` has the one form that the contract gives to the field's type."""
    if value is None:
        return field.nullable
    match field.type:
        case "string" | "text" | "email" | "url":
            return isinstance(value, str)
        case "integer":
            return type(value) is int
        case "float":
            return type(value) in (int, float)
        case "decimal":
            fraction = rf"\.[0-9]{{{field.scale}}}" if field.scale else ""
            return isinstance(value, str) and bool(
                re.fullmatch(rf"(?!-[0.]*$)-?(?:0|[1-9][0-9]*){fraction}", value)
            )
        case "boolean":
            return type(value) is bool
        case "date":
            return isinstance(value, str) and bool(_DATE.fullmatch(value))
        case "datetime":
            return isinstance(value, str) and bool(_DATETIME.fullmatch(value))
        case "uuid":
            return isinstance(value, str) and bool(_UUID.fullmatch(value))
        case "enum":
            return value in field.values
        case "json":
            return True
    raise AssertionError(f"{field} has the type {field.type}, which this suite does not know")


def same(field: Field, one: Any, other: Any) -> bool:
    """Equality of two answered values; numbers within json by their value, whatever their notation."""
    if field.type in ("json", "float"):
        return bool(_plain(one) == _plain(other))
    return bool(one == other and type(one) is type(other))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    # A tagged pair, because True == 1 in Python.
    return ("number", float(value)) if type(value) in (int, float) else (type(value).__name__, value)


def decimal_bounds(field: Field) -> tuple[Decimal, Decimal]:
    """The least and the greatest value of a decimal field."""
    step = Decimal(1).scaleb(-field.scale)
    largest = Decimal("9" * field.precision).scaleb(-field.scale)
    low = max(-largest, Decimal(str(field.minimum))) if field.minimum is not None else -largest
    high = min(largest, Decimal(str(field.maximum))) if field.maximum is not None else largest
    return low.quantize(step), high.quantize(step)


def decimal_text(value: Decimal, scale: int) -> str:
    """``value`` with exactly ``scale`` digits, never ``-0``."""
    text = format(value.quantize(Decimal(1).scaleb(-scale)), "f")
    return text.removeprefix("-") if value == 0 else text


def moment(text: str) -> datetime:
    """An answered datetime as a value that compares."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def fits(field: Field, sent: Any) -> bool:
    """Whether text matches the field's pattern, if it has one."""
    if isinstance(sent, str) and field.pattern is not None:
        return re.fullmatch(field.pattern.removeprefix("^").removesuffix("$"), sent) is not None
    return True
