"""Pages of a list: in keyset order, continued by cursors."""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.orm import QueryableAttribute, Session

from app import wire

MAX_LIMIT = 200
DEFAULT_LIMIT = 50
_CHECKSUM_BYTES = 8
# A cursor has to fit into an address; a longer text is looked up again by its row's id.
_MAX_TEXT = 2048
_id: TypeAdapter[UUID] = TypeAdapter(wire.Id)


@dataclass(frozen=True, slots=True)
class SortKey:
    """A column that a list can be sorted by; ``adapter`` knows its values in JSON."""

    name: str
    column: QueryableAttribute[Any]
    adapter: TypeAdapter[Any]

    @property
    def cell(self) -> sa.Column[Any]:
        """The column as rows of the table have it."""
        column: sa.Column[Any] = self.column.property.columns[0]
        return column

    @property
    def nullable(self) -> bool:
        """Whether rows may lack a value; they come last, whatever the direction."""
        return bool(self.column.expression.nullable)


@dataclass(frozen=True, slots=True)
class Position:
    """The place after one row: its value of the sort key, and its id. ``cut``: the value is the text's begin."""

    value: Any
    id: UUID
    cut: bool = False


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What one list call asks for."""

    limit: int
    key: SortKey
    descending: bool
    after: Position | None
    conditions: Sequence[sa.ColumnElement[bool]]

    @property
    def sort(self) -> str:
        """The sort as the caller writes it."""
        return f"-{self.key.name}" if self.descending else self.key.name


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, as tuples of columns, and the cursor of the next ones."""

    rows: Sequence[sa.Row[Any]]
    next_cursor: str | None


def fetch(
    session: Session,
    statement: sa.Select[Any],
    query: ListQuery,
    id_column: QueryableAttribute[UUID],
) -> Page:
    """The page of ``statement``'s rows that ``query`` asks for; it selects all columns of the table.

    Rows without a value are read by a statement of their own, after the others: one that orders nulls last
    in both directions could not follow an index.
    """
    wanted = query.limit + 1
    key, after = query.key, query.after
    if after is not None and after.cut:
        whole = session.execute(
            statement.with_only_columns(key.column).where(id_column == after.id)
        ).scalar()
        after = after if whole is None else Position(whole, after.id)
    statement = statement.where(*query.conditions)
    rows: list[sa.Row[Any]] = []
    if after is None or after.value is not None:
        valued = statement.where(key.column.is_not(None)) if key.nullable else statement
        valued = _from(valued, query, id_column, after)
        rows += session.execute(valued.limit(wanted)).all()
        after = None
    if key.nullable and len(rows) < wanted:
        bare = statement.where(key.column.is_(None))
        if after is not None:
            bare = bare.where(_beyond(id_column, after.id, query.descending))
        bare = bare.order_by(_directed(id_column, query.descending)).limit(wanted - len(rows))
        rows += session.execute(bare).all()
    if len(rows) <= query.limit:
        return Page(rows, None)
    rows.pop()
    last = rows[-1]._mapping
    position = Position(last[key.cell], last[id_column.property.columns[0]])
    return Page(rows, write_cursor(query, position))


def _from(
    statement: sa.Select[Any],
    query: ListQuery,
    id_column: QueryableAttribute[UUID],
    after: Position | None,
) -> sa.Select[Any]:
    column = query.key.column
    by_id = column.key == id_column.key
    if after is not None and by_id:
        statement = statement.where(_beyond(id_column, after.id, query.descending))
    elif after is not None:
        here = sa.tuple_(column, id_column)
        there = sa.tuple_(
            sa.literal(after.value, column.type), sa.literal(after.id, id_column.type)
        )
        statement = statement.where(here < there if query.descending else here > there)
    order = [id_column] if by_id else [column, id_column]
    return statement.order_by(*(_directed(c, query.descending) for c in order))


def _beyond(
    column: QueryableAttribute[UUID], id_: UUID, descending: bool
) -> sa.ColumnElement[bool]:
    return column < id_ if descending else column > id_


def _directed(column: QueryableAttribute[Any], descending: bool) -> sa.UnaryExpression[Any]:
    return column.desc() if descending else column.asc()


def write_cursor(query: ListQuery, position: Position) -> str:
    """The cursor of ``position``, opaque to callers; it carries the sort and a checksum."""
    value = position.value
    if value is not None:
        value = query.key.adapter.dump_python(value, mode="json")
    parts = [query.sort, value, str(position.id)]
    if isinstance(value, str) and len(value) > _MAX_TEXT:
        parts = [query.sort, value[:_MAX_TEXT], str(position.id), "cut"]
    content = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    return _encode(_checksum(content) + content)


def read_cursor(text: str, key: SortKey, sort: str) -> Position:
    """The position that ``text`` holds; raises ValueError if it is damaged or belongs to another sort."""
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    checksum, content = raw[:_CHECKSUM_BYTES], raw[_CHECKSUM_BYTES:]
    # Base64 has several spellings of some values.
    if _encode(raw) != text or _checksum(content) != checksum:
        raise ValueError("damaged")
    made_for, value, id_, *cut = json.loads(content)
    if made_for != sort:
        raise ValueError("of another sort")
    value = None if value is None else key.adapter.validate_python(value)
    return Position(value, _id.validate_python(id_), bool(cut))


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()[:_CHECKSUM_BYTES]
