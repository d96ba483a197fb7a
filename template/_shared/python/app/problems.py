"""Errors as RFC 9457 problem documents, with nothing in them of what went on inside."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

MEDIA_TYPE = "application/problem+json"
METHODS = ("DELETE", "GET", "PATCH", "POST", "PUT")
NO_SUCH_ADDRESS = "There is nothing at this address."
FAULT = "Something went wrong here."
# RFC 9110's phrases, which Python's versions do not agree on.
_PHRASES = {413: "Content Too Large", 422: "Unprocessable Content"}


class ApiError(Exception):
    """An error to be answered as a problem document; ``errors`` pairs fields with messages."""

    def __init__(
        self,
        status: int,
        detail: str,
        errors: Sequence[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = errors
        self.headers = headers


def invalid(*errors: tuple[str, str]) -> ApiError:
    """The error for values that cannot be taken, each a field and a message."""
    return ApiError(422, "The request holds values that cannot be taken.", errors)


def wrong_method(allowed: Sequence[str]) -> ApiError:
    """The error for a method that the address does not have; ``allowed`` are those it has."""
    methods = ", ".join(sorted(allowed))
    return ApiError(405, f"This address takes {methods}.", headers={"Allow": methods})


def phrase(status: int) -> str:
    """The reason phrase of a status."""
    return _PHRASES.get(status) or HTTPStatus(status).phrase


def document(status: int, detail: str, errors: Sequence[tuple[str, str]] = ()) -> str:
    """A problem document."""
    members: dict[str, Any] = {
        "type": "about:blank",
        "title": phrase(status),
        "status": status,
        "detail": detail,
    }
    if errors:
        members["errors"] = [{"field": field, "message": text} for field, text in errors]
    return json.dumps(members)


def field_error(found: Mapping[str, Any]) -> tuple[str, str]:
    """The field and the message of one of Pydantic's errors, whose place begins with a part of the request."""
    part, *path = found["loc"]
    field = str(path[0]) if path else part
    if found["type"] == "extra_forbidden":
        return field, "This name is not known here."
    return field, f"{found['msg'].rstrip('.')}."
