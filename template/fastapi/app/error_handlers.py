"""Every error that reaches the app, answered with a problem document."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from app.problems import (
    MEDIA_TYPE,
    METHODS,
    NO_SUCH_ADDRESS,
    ApiError,
    document,
    field_error,
    invalid,
    phrase,
    wrong_method,
)

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


def problem(
    status: int,
    detail: str,
    errors: Sequence[tuple[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem document as an answer."""
    return Response(document(status, detail, errors), status, headers, MEDIA_TYPE)


def documented(*statuses: int, validation: Sequence[int] = (409, 422)) -> dict[int | str, Any]:
    """The OpenAPI entries of these error statuses; those of ``validation`` name fields."""
    return {
        status: {
            "description": phrase(status),
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


async def _answer_validation_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    return await _answer_api_error(request, invalid(*map(field_error, error.errors())))


async def _answer_http_exception(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return await _answer_api_error(request, wrong_method(_allowed_methods(request)))
    if error.status_code == HTTPStatus.NOT_FOUND:
        return problem(error.status_code, NO_SUCH_ADDRESS)
    return problem(error.status_code, "The request cannot be answered.", headers=error.headers)


def _allowed_methods(request: Request) -> list[str]:
    """The methods that the path has; a framework route knows of itself alone."""
    routes = request.app.router.routes
    return [
        method
        for method in METHODS
        if any(r.matches({**request.scope, "method": method})[0] is Match.FULL for r in routes)
    ]
