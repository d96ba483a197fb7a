"""What a request holds, read and refused as the API promises."""

from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from flask import Flask, g, request
from pydantic import BaseModel, ValidationError, create_model

from app import body
from app.problems import field_error, invalid
from app.schemas.base import Schema
from app.wire import Id

SchemaT = TypeVar("SchemaT", bound=Schema)
_WITH_BODY = ("POST", "PUT", "PATCH")
_CHUNK = 64 * 1024


def init_app(app: Flask) -> None:
    """Read the body of every request that may have one before its view runs."""
    app.before_request(_keep_body)


def read_nothing() -> None:
    """Refuse every query parameter."""
    _validated(_request_model())


def read_id(id: str) -> UUID:
    """The id in the path; raises 422."""
    values = _validated(_request_model(id=Id), id=id)
    row_id: UUID = values.id
    return row_id


def read_body(schema: type[SchemaT]) -> SchemaT:
    """The body; raises 400, 415 or 422."""
    values = _validated(_request_model(body=schema), body=_decoded_body())
    content: SchemaT = values.body
    return content


def read_id_and_body(id: str, schema: type[SchemaT]) -> tuple[UUID, SchemaT]:
    """The id in the path and the body; raises 400, 415, or 422 with what is wrong with either."""
    values = _validated(_request_model(id=Id, body=schema), id=id, body=_decoded_body())
    return values.id, values.body


def _keep_body() -> None:
    if request.routing_exception is None and request.method in _WITH_BODY:
        g.body = _read_stream()


def _read_stream() -> bytes:
    chunks: list[bytes] = []
    size = 0
    while size <= body.DRAINED_BYTES and (chunk := request.stream.read(_CHUNK)):
        size += len(chunk)
        if size <= body.MAX_BYTES:
            chunks.append(chunk)
    if size > body.MAX_BYTES:
        raise body.too_large()
    return b"".join(chunks)


def _decoded_body() -> Any:
    content_type = request.headers.get("Content-Type", "")
    return body.decode(g.body, content_type, patch=request.method == "PATCH")


class _NoParameters(Schema):
    """A query string without parameters."""


@cache
def _request_model(**parts: Any) -> type[BaseModel]:
    """A model of a whole request, so that all that is wrong with its parts is told at once."""
    return create_model("Request", query=_NoParameters, **parts)


def _validated(model: type[BaseModel], **parts: Any) -> Any:
    given = {"query": request.args.to_dict(), **parts}
    try:
        return model.model_validate(given, from_attributes=True)
    except ValidationError as error:
        raise invalid(*map(field_error, error.errors(include_url=False))) from None
