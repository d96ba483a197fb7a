"""What a request holds, read and refused as the API promises."""

from typing import Any, TypeVar
from uuid import UUID

from flask import Flask, g, request

from app import body
from app.schemas.base import Schema
from app.validation import request_model, validated
from app.wire import Id

SchemaT = TypeVar("SchemaT", bound=Schema)
_WITH_BODY = ("POST", "PUT", "PATCH")
_CHUNK = 64 * 1024


def init_app(app: Flask) -> None:
    """Read the body of every request that may have one before its view runs."""
    app.before_request(_keep_body)


def read_nothing() -> None:
    """Refuse every query parameter."""
    validated(request_model(), request.args.to_dict())


def read_id(id: str) -> UUID:
    """The id in the path; raises 422."""
    values = validated(request_model(id=Id), request.args.to_dict(), id=id)
    row_id: UUID = values.id
    return row_id


def read_body(schema: type[SchemaT]) -> SchemaT:
    """The body; raises 400, 415 or 422."""
    decoded = _decoded_body()
    values = validated(request_model(body=schema), request.args.to_dict(), body=decoded)
    content: SchemaT = values.body
    return content


def read_id_and_body(id: str, schema: type[SchemaT]) -> tuple[UUID, SchemaT]:
    """The id in the path and the body; raises 400, 415, or 422 with what is wrong with either."""
    decoded = _decoded_body()
    model = request_model(id=Id, body=schema)
    values = validated(model, request.args.to_dict(), id=id, body=decoded)
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
