"""Column types, the same for the models and for the migrations, on SQLite and on PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Context, Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

_EXACT = Context(prec=80)
_DIGITS = 38
_BIAS = 10 ** (2 * _DIGITS)
Processor = Callable[[Any], Any]


def text(length: int | None = None) -> sa.types.TypeEngine[str]:
    """Text of at most ``length`` characters that sorts by code point.

    SQLite compares the bytes of UTF-8, which gives that order; PostgreSQL would use the database's locale.
    """
    if length is None:
        return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def json() -> sa.types.TypeEngine[Any]:
    """A JSON value; None is SQL's NULL."""
    return sa.JSON(none_as_null=True).with_variant(
        postgresql.JSONB(none_as_null=True), "postgresql"
    )


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An aware moment: ``timestamptz`` on PostgreSQL, on SQLite text in UTC that sorts by time."""

    impl = sa.DateTime
    cache_ok = True
    python_type = datetime

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.DateTime(timezone=True))
        return dialect.type_descriptor(sa.String(27))

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Processor | None:
        """Of PostgreSQL's values nothing is to be made, and each call would cost a list's every row."""
        if dialect.name == "postgresql":
            return None
        return super().result_processor(dialect, coltype)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class ExactDecimal(sa.types.TypeDecorator[Decimal]):
    """A decimal number: ``numeric`` on PostgreSQL, on SQLite text that sorts by value.

    SQLite has no exact decimals. The text is the number with 38 decimal places, made positive by an added
    constant and padded to one width; it depends on neither precision nor scale, so that changing them
    leaves stored rows as they are.
    """

    impl = sa.Numeric
    cache_ok = True
    python_type = Decimal

    def __init__(self, precision: int, scale: int) -> None:
        super().__init__(precision, scale)
        self.places = (precision, scale)
        self._quantum = Decimal(1).scaleb(-scale)

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.Numeric(*self.places))
        return dialect.type_descriptor(sa.String(2 * _DIGITS + 1))

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return f"{int(value.scaleb(_DIGITS, _EXACT)) + _BIAS:0{2 * _DIGITS + 1}d}"

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Processor | None:
        """As for `UtcDateTime`."""
        if dialect.name == "postgresql":
            return None
        return super().result_processor(dialect, coltype)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Decimal | None:
        if value is None:
            return None
        return (
            Decimal(int(value) - _BIAS)
            .scaleb(-_DIGITS, _EXACT)
            .quantize(self._quantum, context=_EXACT)
        )
