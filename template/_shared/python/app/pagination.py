"""Pages of a list: in keyset order, continued by cursors."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import QueryableAttribute, Session

from app import parameters
from app.cursors import Position, write_cursor


@dataclass(frozen=True, slots=True)
class SortKey(parameters.SortKey):
    """A column that a list can be sorted by."""

    column: QueryableAttribute[Any]

    @property
    def cell(self) -> sa.Column[Any]:
        """The column as rows of the table have it."""
        column: sa.Column[Any] = self.column.property.columns[0]
        return column

    @property
    def nullable(self) -> bool:
        """Whether rows may lack a value; they come last, whatever the direction."""
        return bool(self.column.expression.nullable)


ListQuery: TypeAlias = parameters.ListQuery[SortKey, sa.ColumnElement[bool]]


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
    # Rows of columns are the connection's own; the session would only pass them on.
    connection = session.connection()
    wanted = query.limit + 1
    key, after = query.key, query.after
    if after is not None and after.cut:
        whole = connection.execute(
            statement.with_only_columns(key.column).where(id_column == after.id)
        ).scalar()
        after = after if whole is None else Position(whole, after.id)
    statement = statement.where(*query.conditions)
    rows: list[sa.Row[Any]] = []
    if after is None or after.value is not None:
        valued = statement.where(key.column.is_not(None)) if key.nullable else statement
        valued = _from(valued, query, id_column, after)
        rows += connection.execute(valued.limit(wanted)).all()
        after = None
    if key.nullable and len(rows) < wanted:
        bare = statement.where(key.column.is_(None))
        if after is not None:
            bare = bare.where(_beyond(id_column, after.id, query.descending))
        bare = bare.order_by(_directed(id_column, query.descending)).limit(wanted - len(rows))
        rows += connection.execute(bare).all()
    if len(rows) <= query.limit:
        return Page(rows, None)
    rows.pop()
    last = rows[-1]._mapping
    position = Position(last[key.cell], last[id_column.property.columns[0]])
    return Page(rows, write_cursor(position, key.adapter, query.sort))


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
