"""Cursors: the places from which lists go on, opaque to callers."""

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from app import wire

_CHECKSUM_BYTES = 8
# A cursor has to fit into an address; a longer text is looked up again by its row's id.
_MAX_TEXT = 2048
_id: TypeAdapter[UUID] = TypeAdapter(wire.Id)


@dataclass(frozen=True, slots=True)
class Position:
    """The place after one row: its value of the sort key, and its id. ``cut``: the value is the text's begin."""

    value: Any
    id: UUID
    cut: bool = False


def write_cursor(position: Position, adapter: TypeAdapter[Any], sort: str) -> str:
    """The cursor of ``position``; it carries the sort and a checksum. ``adapter`` knows the key's values."""
    value = position.value
    if value is not None:
        value = adapter.dump_python(value, mode="json")
    parts = [sort, value, str(position.id)]
    if isinstance(value, str) and len(value) > _MAX_TEXT:
        parts = [sort, value[:_MAX_TEXT], str(position.id), "cut"]
    content = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    return _encode(_checksum(content) + content)


def read_cursor(text: str, adapter: TypeAdapter[Any], sort: str) -> Position:
    """The position that ``text`` holds; raises ValueError if it is damaged or belongs to another sort."""
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    checksum, content = raw[:_CHECKSUM_BYTES], raw[_CHECKSUM_BYTES:]
    # Base64 has several spellings of some values.
    if _encode(raw) != text or _checksum(content) != checksum:
        raise ValueError("damaged")
    made_for, value, id_, *cut = json.loads(content)
    if made_for != sort:
        raise ValueError("of another sort")
    value = None if value is None else adapter.validate_python(value)
    return Position(value, _id.validate_python(id_), bool(cut))


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()[:_CHECKSUM_BYTES]
