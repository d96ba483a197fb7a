"""The time of day in UTC, and identifiers that follow it."""

import secrets
import threading
import time
from datetime import UTC, date, datetime
from uuid import UUID

_RANDOM_BITS = 74
_lock = threading.Lock()
_latest = 0


def truncate(moment: datetime) -> datetime:
    """``moment`` without what is finer than a millisecond."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def now() -> datetime:
    """The moment in UTC, to the millisecond: what clients are shown and can send back."""
    return truncate(datetime.now(UTC))


def today() -> date:
    """The date in UTC."""
    return datetime.now(UTC).date()


def uuid7() -> UUID:
    """A version 7 UUID (RFC 9562), greater than each one that this process made before."""
    global _latest
    milliseconds = time.time_ns() // 1_000_000
    with _lock:
        _latest = max(milliseconds << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS), _latest + 1)
        value = _latest
    high, low = value >> 62, value & (1 << 62) - 1
    return UUID(int=high >> 12 << 80 | 0x7 << 76 | (high & 0xFFF) << 64 | 0b10 << 62 | low)
