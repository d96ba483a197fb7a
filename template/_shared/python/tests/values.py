"""Values for the bodies that the tests send."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import uuid4

SOME_ID = "018f4d3c-0000-7000-8000-000000000001"
MOMENT = "2026-11-20T10:00:00.000Z"

_numbers = count(1)
_START = datetime(2026, 1, 1, tzinfo=UTC)


def unique_text(max_length: int) -> Callable[[], str]:
    """Text that was not used before, as long as ``max_length`` leaves room for it."""
    return lambda: f"Text {next(_numbers)}"[-max_length:]


def unique_number(low: int, high: int) -> Callable[[], int]:
    """A number from ``low`` to ``high`` that was not used before, as long as there are any."""
    return lambda: low + next(_numbers) % (high - low + 1)


def unique_decimal(low: int, high: int, scale: int) -> Callable[[], str]:
    """A decimal's text; between equal bounds the digits after the point differ."""

    def decimal() -> str:
        number = next(_numbers)
        fraction = number % 10**scale if low == high else 0
        whole = low + number % (high - low + 1)
        return f"{whole}.{fraction:0{scale}d}" if scale else f"{whole}"

    return decimal


def unique_choice(*values: object) -> Callable[[], object]:
    """One of ``values`` after the other."""
    return lambda: values[next(_numbers) % len(values)]


def unique_id() -> str:
    """An id that belongs to no row."""
    return str(uuid4())


def unique_date() -> str:
    """A day that was not used before."""
    return (_START + timedelta(days=next(_numbers))).date().isoformat()


def unique_moment() -> str:
    """A moment that was not used before, in the form that the API answers."""
    return (_START + timedelta(minutes=next(_numbers))).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def unique_email() -> str:
    """An address that was not used before."""
    return f"person{next(_numbers)}@example.com"


def unique_url() -> str:
    """An address that was not used before."""
    return f"https://example.com/{next(_numbers)}"
