"""Values in the form of another type: what migrations write into columns that change."""

import datetime as dt
import json
import math
import os
import re
from collections.abc import Callable, Sequence
from decimal import Context, Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from app import clock

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
# Python's own context keeps 28 digits, a column up to 38 on either side of the point.
_EXACT = Context(prec=80)


def converted(
    value: Any, read: Callable[[Any], Any], among: Sequence[str] | None, fallback: Any
) -> Any:
    """What ``read`` makes of ``value``, or ``fallback`` where that is nothing or none of ``among``."""
    try:
        result = read(value)
    except (TypeError, ValueError, InvalidOperation, OverflowError):
        return fallback
    return fallback if among is not None and result not in among else result


def text(value: Any, length: int | None) -> str:
    """Text of at most ``length`` characters. This and the next raise ValueError where there is no such value."""
    if isinstance(value, str):
        result = value
    elif isinstance(value, dt.datetime):
        result = value.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    elif isinstance(value, dt.date | UUID | Decimal):
        result = format(value, "f") if isinstance(value, Decimal) else str(value)
    else:
        result = json.dumps(value, ensure_ascii=False)
    if length is not None and len(result) > length:
        raise ValueError("longer than the column")
    return result


def integer(value: Any) -> int:
    """A whole number."""
    if isinstance(value, str) and not _INTEGER.fullmatch(value.strip()):
        raise ValueError("no whole number")
    number = int(value)
    if (not isinstance(value, str) and number != value) or abs(number) >= 2**53:
        raise ValueError("no whole number within range")
    return number


def floating(value: Any) -> float:
    """A finite number."""
    number = float(value)
    if not math.isfinite(number):
        raise ValueError("no finite number")
    return number


def decimal(value: Any, precision: int, scale: int) -> Decimal:
    """A decimal number, never rounded."""
    number = Decimal(str(value))
    if not number.is_finite() or (number and number.adjusted() >= precision - scale):
        raise ValueError("more digits than the column has")
    if number != number.quantize(Decimal(1).scaleb(-scale), context=_EXACT):
        raise ValueError("more places than the column has")
    return number


def boolean(value: Any) -> bool:
    """True or false, also as text or number."""
    known = {"true": True, "false": False, "1": True, "0": False}
    word = str(value).strip().lower()
    if word not in known:
        raise ValueError("neither true nor false")
    return known[word]


def date(value: Any) -> dt.date:
    """A day; ``"today"`` is the day of the migration."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).date()
    return clock.today() if value == "today" else dt.date.fromisoformat(str(value))


def moment(value: Any) -> dt.datetime:
    """A moment; ``"now"`` is that of the migration."""
    if value == "now":
        return clock.now()
    found = dt.datetime.fromisoformat(str(value))
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def uuid(value: Any) -> UUID:
    """A UUID."""
    return UUID(str(value))


def json_value(value: Any) -> Any:
    """A JSON value."""
    return text(value, None) if isinstance(value, dt.date | UUID | Decimal) else value


def owner_password_hash(email: str) -> str:
    """The hash of OWNER_PASSWORD, for the account that is made with this address."""
    password = os.environ.get("OWNER_PASSWORD", "").encode()
    if not 8 <= len(password) <= 72:
        raise SystemExit(
            f"Set OWNER_PASSWORD (8 to 72 bytes): the account {email} is to own the rows."
        )
    # Without sign-in there is no bcrypt; this step is then run only where no rows are.
    import bcrypt

    return bcrypt.hashpw(password, bcrypt.gensalt()).decode()
