"""What the values of each type look like on the wire (``docs/api-contract.md``, "Values on the wire")."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from spec_extractor.ir import Field

# The largest integer that every JSON client reads exactly.
MAX_INTEGER = 2**53 - 1
# In Unicode code points.
MAX_LENGTHS = {"string": 255, "text": 100_000, "email": 254, "url": 2048}
PRECISION, SCALE = 12, 2

_DECIMAL = re.compile(r"-?[0-9]{1,60}(?:\.[0-9]{1,60})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATETIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9:.]+(?:[Zz]|[+-][0-9]{2}:[0-9]{2})")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_URL = re.compile(r"https?://[^\s/?#]+[^\s]*")


def digits(field: Field) -> tuple[int, int]:
    """Precision and scale of a decimal, with the contract's (12, 2) where the document says nothing."""
    precision = PRECISION if field.precision is None else field.precision
    return precision, min(SCALE, precision) if field.scale is None else field.scale


def decimal(value: object) -> Decimal | None:
    """The number that a decimal's text states."""
    return Decimal(value) if isinstance(value, str) and _DECIMAL.fullmatch(value) else None


def is_number(value: object) -> bool:
    """A number within the range of 64-bit floating point, which a boolean is not."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) <= sys.float_info.max


def problem(field: Field, value: object) -> str | None:
    """What is wrong with ``value`` as one of the field's values, as the end of "…, which is"; None if nothing."""
    check = _CHECKS.get(field.type)
    found = check(field, value) if check else None
    return found or _out_of_bounds(field, value)


def _text(field: Field, value: object) -> str | None:
    if not isinstance(value, str):
        return "not text"
    limit = field.max_length or MAX_LENGTHS[field.type]
    if len(value) > limit:
        return f"longer than {limit:,} characters"
    if field.type == "email" and not _EMAIL.fullmatch(value):
        return "not an e-mail address"
    if field.type == "url" and not _URL.fullmatch(value):
        return "not an http or https address"
    return None


def _integer(field: Field, value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return "not a whole number"
    return None if abs(value) <= MAX_INTEGER else "outside ±(2^53 - 1)"


def _float(field: Field, value: object) -> str | None:
    return None if is_number(value) else "not a number"


def _decimal(field: Field, value: object) -> str | None:
    number = decimal(value)
    if number is None:
        return "not a decimal number in text, such as '9.50'"
    precision, scale = digits(field)
    whole, _, fraction = str(value).lstrip("-").partition(".")
    if len(whole.lstrip("0")) > precision - scale or len(fraction.rstrip("0")) > scale:
        return f"more than {precision} digits with {scale} after the point can hold"
    return None


def _boolean(field: Field, value: object) -> str | None:
    return None if isinstance(value, bool) else "neither true nor false"


def _date(field: Field, value: object) -> str | None:
    if value == "today" or (isinstance(value, str) and _DATE.fullmatch(value) and _parses(date, value)):
        return None
    return "neither `today` nor a date such as '2026-11-20'"


def _datetime(field: Field, value: object) -> str | None:
    if value == "now" or (isinstance(value, str) and _DATETIME.fullmatch(value) and _parses(datetime, value)):
        return None
    return "neither `now` nor a time with an offset such as '2026-11-20T09:00:00Z'"


def _parses(kind: type[date], value: str) -> bool:
    try:
        kind.fromisoformat(value.upper())
    except ValueError:
        return False
    return True


def _uuid(field: Field, value: object) -> str | None:
    if isinstance(value, str) and _UUID.fullmatch(value) and UUID(value):
        return None
    return "not a UUID"


def _enum(field: Field, value: object) -> str | None:
    return None if value in field.values else "not among its values"


_CHECKS: dict[str, Callable[[Field, object], str | None]] = {
    "string": _text,
    "text": _text,
    "email": _text,
    "url": _text,
    "integer": _integer,
    "float": _float,
    "decimal": _decimal,
    "boolean": _boolean,
    "date": _date,
    "datetime": _datetime,
    "uuid": _uuid,
    "enum": _enum,
}


def _out_of_bounds(field: Field, value: object) -> str | None:
    """Bounds that are themselves wrong are another rule's to report."""
    number = bound(field, value)
    low, high = bound(field, field.minimum), bound(field, field.maximum)
    if number is None:
        return None
    if low is not None and number < low:
        return f"below the minimum {field.minimum}"
    if high is not None and number > high:
        return f"above the maximum {field.maximum}"
    return None


def bound(field: Field, value: object) -> Decimal | None:
    """``value`` as a number to compare with others of the field's type; None where it is not of that type."""
    if field.type == "decimal":
        return decimal(value)
    if not isinstance(value, int | float) or not is_number(value):
        return None
    fits = field.type == "float" or (field.type == "integer" and isinstance(value, int))
    return Decimal(value) if fits else None
