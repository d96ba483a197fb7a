"""What migrations do to rows that are there: fill, convert, and bring columns back on the way down."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op

from app import clock, columns, conversions

_BATCH = 1000
_ACCOUNT_TIMES = ("password_changed_at", "created_at", "updated_at")


def fill(table: str, column: sa.Column[Any], value: Any, kept: Sequence[str] | None = None) -> None:
    """Set ``column`` in the rows where it is null or, with ``kept``, is none of those values.

    ``value`` is in its form on the wire; ``"now"`` and ``"today"`` are the moment of the migration.
    Where the column is required and there is None to give them, as after a way down that lost
    what they had, it stops.
    """
    rows = sa.table(table, sa.column("id", sa.Uuid()), sa.column(column.name, column.type))
    target = rows.c[column.name]
    condition = target.is_(None) if kept is None else target.not_in(kept)
    update = sa.update(rows).values({column.name: _read(value, column.type)})
    if op.get_context().as_sql:
        op.execute(update.where(condition))
        return
    for ids in _batches(sa.select(rows.c.id).where(condition), rows.c.id):
        if value is None and kept is None:
            raise SystemExit(
                f"A row of {table} has no {column.name}, which is required: set it, then migrate."
            )
        op.execute(update.where(rows.c.id.in_([row.id for row in ids])))


def adopt(table: str, column: str, email: str, *profile: tuple[sa.Column[Any], Any]) -> None:
    """Give the rows that nobody owns to the account with this address.

    Where there is none it is made, with the password in OWNER_PASSWORD and the ``profile`` that it
    requires; where there are no rows, nothing is.
    """
    rows = sa.table(table, sa.column("id", sa.Uuid()), sa.column(column, sa.Uuid()))
    orphans = sa.select(rows.c.id).where(rows.c[column].is_(None))
    if op.get_bind().execute(orphans.limit(1)).first() is None:
        return
    users = sa.table(
        "users",
        sa.column("id", sa.Uuid()),
        sa.column("email", columns.text(254)),
        sa.column("password_hash", columns.text(60)),
        *(sa.column(name, columns.UtcDateTime()) for name in _ACCOUNT_TIMES),
        *(sa.column(field.name, field.type) for field, _ in profile),
    )
    owner = op.get_bind().execute(sa.select(users.c.id).where(users.c.email == email)).scalar()
    if owner is None:
        owner = clock.uuid7()
        account: dict[str, Any] = {
            "id": owner,
            "email": email,
            "password_hash": conversions.owner_password_hash(email),
        }
        account |= {field.name: _read(value, field.type) for field, value in profile}
        op.execute(users.insert().values(account | dict.fromkeys(_ACCOUNT_TIMES, clock.now())))
    update = sa.update(rows).values({column: owner})
    for ids in _batches(orphans, rows.c.id):
        op.execute(update.where(rows.c.id.in_([row.id for row in ids])))


def alter_column(
    table: str, old: sa.Column[Any], new: sa.Column[Any], *, lenient: bool = False
) -> None:
    """Give a column another length or nullability.

    On the way down (``lenient``) rows made since may not fit: the column then stays as it is.
    """
    if lenient and not op.get_context().as_sql and not _fits(table, old, new):
        return
    with op.batch_alter_table(table) as batch:
        batch.alter_column(
            new.name,
            existing_type=old.type,
            existing_nullable=old.nullable,
            type_=new.type,
            nullable=bool(new.nullable),
        )


def convert_column(
    table: str,
    old: sa.Column[Any],
    new: sa.Column[Any],
    value: Any = None,
    among: Sequence[str] | None = None,
) -> None:
    """Rewrite a column in another type; what does not fit becomes ``value``.

    ``among`` are the values of an enumeration. The column comes back nullable where the way down needs it.
    """
    aside = f"{new.name[:50]}__new"
    rows = sa.table(
        table,
        sa.column("id", sa.Uuid()),
        sa.column(old.name, old.type),
        sa.column(aside, new.type),
    )
    read = partial(_read, type_=new.type)
    fallback = read(value)
    op.add_column(table, sa.Column(aside, new.type, nullable=True))
    select = sa.select(rows.c.id, rows.c[old.name]).where(rows.c[old.name].is_not(None))
    # Parameters can't be called like a column, of which none has two underscores in a row.
    update = (
        sa.update(rows)
        .where(rows.c.id == sa.bindparam("row__"))
        .values({aside: sa.bindparam("to__", type_=new.type)})
    )
    for batch in _batches(select, rows.c.id):
        values = [
            {"row__": row[0], "to__": conversions.converted(row[1], read, among, fallback)}
            for row in batch
        ]
        op.get_bind().execute(update, values)
    with op.batch_alter_table(table) as changes:
        changes.drop_column(old.name)
    rename_column(table, aside, new.name)


def bring_back(table: str, column: sa.Column[Any]) -> None:
    """Add a dropped column again, on the way down: empty, and therefore optional where there are rows."""
    op.add_column(table, sa.Column(column.name, column.type, nullable=True))
    rows = sa.table(table)
    if column.nullable or op.get_context().as_sql:
        return
    if op.get_bind().execute(sa.select(sa.literal(1)).select_from(rows).limit(1)).first() is None:
        with op.batch_alter_table(table) as batch:
            batch.alter_column(column.name, existing_type=column.type, nullable=False)


def rename_column(table: str, old: str, new: str) -> None:
    """Rename a column; both databases do it in place, keys and indexes included."""
    quote = op.get_context().dialect.identifier_preparer.quote
    op.execute(f"ALTER TABLE {quote(table)} RENAME COLUMN {quote(old)} TO {quote(new)}")


def _batches(select: sa.Select[Any], key: sa.ColumnElement[Any]) -> Iterator[Sequence[Any]]:
    """The rows of ``select`` in the order of ``key``, some at a time, each batch read once."""
    last = None
    while True:
        page = select.order_by(key).limit(_BATCH)
        rows = op.get_bind().execute(page if last is None else page.where(key > last)).all()
        if not rows:
            return
        yield rows
        last = rows[-1][0]


def _fits(table: str, old: sa.Column[Any], new: sa.Column[Any]) -> bool:
    target: sa.ColumnElement[Any] = sa.column(old.name, old.type)
    wrong = []
    if old.nullable and not new.nullable:
        wrong.append(target.is_(None))
    if (length := getattr(new.type, "length", None)) is not None:
        wrong.append(sa.func.length(target) > length)
    if not wrong:
        return True
    found = sa.select(sa.literal(1)).select_from(sa.table(table)).where(sa.or_(*wrong)).limit(1)
    return op.get_bind().execute(found).first() is None


def _read(value: Any, type_: sa.types.TypeEngine[Any]) -> Any:
    """``value``, in its form on the wire or of another column, as a value of ``type_``.

    Raises ValueError where there is none.
    """
    for kind, reader in _READERS:
        if value is not None and isinstance(type_, kind):
            return reader(value, type_)
    return value


_READERS: tuple[tuple[type[Any], Callable[[Any, Any], Any]], ...] = (
    (columns.ExactDecimal, lambda value, type_: conversions.decimal(value, *type_.places)),
    (columns.UtcDateTime, lambda value, _: conversions.moment(value)),
    (sa.String, lambda value, type_: conversions.text(value, type_.length)),
    (sa.BigInteger, lambda value, _: conversions.integer(value)),
    (sa.Double, lambda value, _: conversions.floating(value)),
    (sa.Boolean, lambda value, _: conversions.boolean(value)),
    (sa.Date, lambda value, _: conversions.date(value)),
    (sa.Uuid, lambda value, _: conversions.uuid(value)),
    (sa.JSON, lambda value, _: conversions.json_value(value)),
)
