"""What a request holds, read and refused as the API promises."""

from typing import TypeVar
from uuid import UUID

from app import body
from app.schemas.base import Schema
from app.validation import request_model, validated
from app.wire import Id
from app.wsgi import Request

SchemaT = TypeVar("SchemaT", bound=Schema)
_CHUNK = 64 * 1024


def read_content(request: Request) -> bytes:
    """The body as it came; raises 413."""
    chunks: list[bytes] = []
    size = 0
    while size <= body.DRAINED_BYTES and (chunk := request.read(_CHUNK)):
        size += len(chunk)
        if size <= body.MAX_BYTES:
            chunks.append(chunk)
    if size > body.MAX_BYTES:
        raise body.too_large()
    return b"".join(chunks)


def read_nothing(request: Request) -> None:
    """Refuse every query parameter."""
    validated(request_model(), request.GET.dict())


def read_id(request: Request, id: str) -> UUID:
    """The id in the path; raises 422."""
    values = validated(request_model(id=Id), request.GET.dict(), id=id)
    row_id: UUID = values.id
    return row_id


def read_body(request: Request, schema: type[SchemaT]) -> SchemaT:
    """The body; raises 400, 415 or 422."""
    decoded = _decoded(request)
    values = validated(request_model(body=schema), request.GET.dict(), body=decoded)
    content: SchemaT = values.body
    return content


def read_id_and_body(request: Request, id: str, schema: type[SchemaT]) -> tuple[UUID, SchemaT]:
    """The id in the path and the body; raises 400, 415, or 422 with what is wrong with either."""
    decoded = _decoded(request)
    model = request_model(id=Id, body=schema)
    values = validated(model, request.GET.dict(), id=id, body=decoded)
    return values.id, values.body


def _decoded(request: Request) -> object:
    content_type = request.headers.get("Content-Type", "")
    return body.decode(request.content, content_type, patch=request.method == "PATCH")
