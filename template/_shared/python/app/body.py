"""JSON bodies: read, decoded and refused as the API promises, before they are validated."""

import json
from typing import Any

from app.problems import ApiError

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 100
# A client that is still sending would not see the answer: so much of a large body is read and dropped.
DRAINED_BYTES = 16 * MAX_BYTES
_LONGEST_INTEGER = 400


def too_large() -> ApiError:
    """The error for a body over `MAX_BYTES`."""
    return ApiError(413, f"The body has more than {MAX_BYTES} bytes.")


def decode(raw: bytes, content_type: str, *, patch: bool) -> Any:
    """The value of a JSON body; raises 400 or 415. ``patch``: a merge patch is taken as well."""
    if not raw:
        raise ApiError(400, "The body is empty.")
    _check_media_type(content_type, patch)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise ApiError(400, "The body is not UTF-8.") from None
    try:
        value = json.loads(text, parse_constant=_refuse_constant, parse_int=_integer)
    except (ValueError, RecursionError):
        raise ApiError(400, "The body is not JSON.") from None
    if text.count("[") + text.count("{") > MAX_DEPTH and _is_too_deep(value):
        raise ApiError(400, f"The body is nested more than {MAX_DEPTH} levels deep.")
    return value


def _check_media_type(content_type: str, patch: bool) -> None:
    media_type, *parameters = (part.strip().lower() for part in content_type.split(";"))
    taken = ["application/json", "application/merge-patch+json"] if patch else ["application/json"]
    charsets = [p.partition("=")[2].strip('" ') for p in parameters if p.startswith("charset")]
    if media_type not in taken or any(charset != "utf-8" for charset in charsets):
        raise ApiError(415, f"The body must be {' or '.join(taken)} in UTF-8.")


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)


def _integer(digits: str) -> int | float:
    # Python refuses to convert very long ones; as an infinite number they are out of every field's range.
    return int(digits) if len(digits) <= _LONGEST_INTEGER else float(digits)


def _is_too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        level = [
            child
            for parent in level
            if isinstance(parent, dict | list)
            for child in (parent.values() if isinstance(parent, dict) else parent)
        ]
        if not level:
            return False
    return True
