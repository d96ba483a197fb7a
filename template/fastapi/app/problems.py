"""Errors as RFC 9457 problem documents, with nothing in them of what went on inside."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Match

MEDIA_TYPE = "application/problem+json"
METHODS = ("DELETE", "GET", "PATCH", "POST", "PUT")


_MEMBERS = {
    "type": {"type": "string"},
    "title": {"type": "string"},
    "status": {"type": "integer"},
    "detail": {"type": "string"},
}
_ERRORS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["field", "message"],
        "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
    },
}
SCHEMAS: dict[str, Any] = {
    "Problem": {
        "type": "object",
        "additionalProperties": False,
        "required": list(_MEMBERS),
        "properties": _MEMBERS,
    },
    "ValidationProblem": {
        "type": "object",
        "additionalProperties": False,
        "required": [*_MEMBERS, "errors"],
        "properties": {**_MEMBERS, "errors": _ERRORS},
    },
}
"""The documents as OpenAPI describes them: the second one names the members at fault."""
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


def invalid(field: str, message: str) -> ApiError:
    """The error for one value that cannot be taken."""
    return ApiError(422, "The request holds values that cannot be taken.", [(field, message)])


def problem(
    status: int,
    detail: str,
    errors: Sequence[tuple[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem document as an answer."""
    document: dict[str, Any] = {
        "type": "about:blank",
        "title": _phrase(status),
        "status": status,
        "detail": detail,
    }
    if errors:
        document["errors"] = [{"field": field, "message": text} for field, text in errors]
    return Response(json.dumps(document), status, headers, MEDIA_TYPE)


def _phrase(status: int) -> str:
    return _PHRASES.get(status) or HTTPStatus(status).phrase


def documented(*statuses: int, validation: Sequence[int] = (409, 422)) -> dict[int | str, Any]:
    """The OpenAPI entries of these error statuses; those of ``validation`` name fields."""
    return {
        status: {
            "description": _phrase(status),
            "content": {MEDIA_TYPE: {"schema": {"$ref": _reference(status in validation)}}},
        }
        for status in sorted(statuses)
    }


def _reference(names_fields: bool) -> str:
    return f"#/components/schemas/{'ValidationProblem' if names_fields else 'Problem'}"


def install(app: FastAPI) -> None:
    """Answer every error that reaches ``app`` with a problem document."""
    app.add_exception_handler(ApiError, _answer_api_error)
    app.add_exception_handler(RequestValidationError, _answer_validation_error)
    app.add_exception_handler(HTTPException, _answer_http_exception)


async def _answer_api_error(_request: Request, error: Exception) -> Response:
    if not isinstance(error, ApiError):
        raise error
    return problem(error.status, error.detail, error.errors, error.headers)


async def _answer_validation_error(_request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    errors = [_field_error(found) for found in error.errors()]
    return problem(422, "The request holds values that cannot be taken.", errors)


def _field_error(found: Mapping[str, Any]) -> tuple[str, str]:
    place, *path = found["loc"]
    field = str(path[0]) if path else place
    if found["type"] == "extra_forbidden":
        return field, "This name is not known here."
    return field, f"{found['msg'].rstrip('.')}."


async def _answer_http_exception(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = ", ".join(_allowed_methods(request))
        detail = f"This address takes {allowed}."
        return problem(error.status_code, detail, headers={"Allow": allowed})
    if error.status_code == HTTPStatus.NOT_FOUND:
        return problem(error.status_code, "There is nothing at this address.")
    return problem(error.status_code, "The request cannot be answered.", headers=error.headers)


def _allowed_methods(request: Request) -> list[str]:
    """The methods that the path has; a framework route knows of itself alone."""
    routes = request.app.router.routes
    return [
        method
        for method in METHODS
        if any(r.matches({**request.scope, "method": method})[0] is Match.FULL for r in routes)
    ]
