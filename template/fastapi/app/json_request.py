"""Requests whose JSON body is read and decoded before FastAPI sees it."""

from typing import Any

from fastapi import Request

from app import body


class JsonRequest(Request):
    """A request whose body is already a value."""

    def __init__(self, request: Request, raw: bytes, value: Any) -> None:
        super().__init__(request.scope, request.receive)
        self._raw = raw
        self._value = value

    async def body(self) -> bytes:
        """The body as it came."""
        return self._raw

    async def json(self) -> Any:
        """The body's value."""
        return self._value


async def read(request: Request) -> bytes:
    """The body of ``request``; one that is too large raises 413."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= body.MAX_BYTES:
            chunks.append(chunk)
        elif size > body.DRAINED_BYTES:
            break
    if size > body.MAX_BYTES:
        raise body.too_large()
    return b"".join(chunks)
