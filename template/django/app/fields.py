"""Fields whose columns are the same on SQLite and on PostgreSQL, and keys that the database itself keeps."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    # Of Any the type checker makes what Django's own field holds.
    _Char = models.CharField[Any, Any]
    _Text = models.TextField[Any, Any]
    _DateTime = models.DateTimeField[Any, Any]
    _Decimal = models.DecimalField[Any, Any]
    _Json = models.JSONField[Any, Any]
    _ForeignKey = models.ForeignKey[Any, Any]
    _ManyToMany = models.ManyToManyField[Any, Any]
else:
    _Char = models.CharField
    _Text = models.TextField
    _DateTime = models.DateTimeField
    _Decimal = models.DecimalField
    _Json = models.JSONField
    _ForeignKey = models.ForeignKey
    _ManyToMany = models.ManyToManyField

_EXACT = Context(prec=80)
_DIGITS = 38
_BIAS = 10 ** (2 * _DIGITS)
_LARGEST_SAFE_INTEGER = 2**53 - 1
_ON_DELETE = {
    "cascade": " ON DELETE CASCADE",
    "set_null": " ON DELETE SET NULL",
    # Judged at the statement's end, when cascades are done.
    "restrict": "",
}


def _by_code_point(parameters: Any, connection: BaseDatabaseWrapper) -> Any:
    # SQLite compares the bytes of UTF-8, which gives that order; PostgreSQL would use the database's locale.
    collation = "C" if connection.vendor == "postgresql" else None
    return {**parameters, "collation": collation}


class Char(_Char):
    """Text of at most ``max_length`` characters that sorts by code point."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """The column's type and collation."""
        return _by_code_point(super().db_parameters(connection), connection)


class Text(_Text):
    """Text of any length that sorts by code point."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """The column's type and collation."""
        return _by_code_point(super().db_parameters(connection), connection)


class UtcDateTime(_DateTime):
    """An aware moment: ``timestamptz`` on PostgreSQL, on SQLite text in UTC that sorts by time."""

    def get_internal_type(self) -> str:
        """A type of its own: Django's would be converted by the backend."""
        return "UtcDateTime"

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """The column's type."""
        return "timestamp with time zone" if connection.vendor == "postgresql" else "varchar(27)"

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        """The moment as the driver takes it."""
        if connection.vendor == "postgresql" or not isinstance(value, datetime):
            return value
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

    def from_db_value(self, value: Any, *_: object) -> datetime | None:
        """The moment as the driver gives it."""
        return datetime.fromisoformat(value) if isinstance(value, str) else value


class ExactDecimal(_Decimal):
    """A decimal number: ``numeric`` on PostgreSQL, on SQLite text that sorts by value.

    SQLite has no exact decimals. The text is the number with 38 decimal places, made positive by an added
    constant and padded to one width; it depends on neither precision nor scale, so that changing them
    leaves stored rows as they are.
    """

    def get_internal_type(self) -> str:
        """A type of its own: Django's would be a floating-point number on SQLite."""
        return "ExactDecimal"

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """The column's type."""
        if connection.vendor == "postgresql":
            return f"numeric({self.max_digits}, {self.decimal_places})"
        return f"varchar({2 * _DIGITS + 1})"

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        """The number as the driver takes it."""
        if connection.vendor == "postgresql" or not isinstance(value, Decimal):
            return value
        return f"{int(value.scaleb(_DIGITS, _EXACT)) + _BIAS:0{2 * _DIGITS + 1}d}"

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """The number as the driver takes it."""
        return self.get_db_prep_value(value, connection)

    def from_db_value(self, value: Any, *_: object) -> Decimal | None:
        """The number as the driver gives it."""
        if not isinstance(value, str):
            return value  # type: ignore[no-any-return]
        number = Decimal(int(value) - _BIAS).scaleb(-_DIGITS, _EXACT)
        return number.quantize(Decimal(1).scaleb(-self.decimal_places), context=_EXACT)


class Json(_Json):
    """A JSON value; None is SQL's NULL."""

    def db_check(self, connection: BaseDatabaseWrapper) -> None:
        """Nothing: every write passes a schema, and a check would differ between databases."""

    def from_db_value(self, value: Any, *_: object) -> Any:
        """The value as JSON clients can read it."""
        return json.loads(value, parse_int=_integer) if isinstance(value, str) else value


def _integer(digits: str) -> int | float:
    # PostgreSQL gives 1e300 back with all its digits; an integer that large is never stored as such.
    return int(digits) if abs(value := float(digits)) <= _LARGEST_SAFE_INTEGER else value


class Reference(_ForeignKey):
    """A reference to a row. A `References` constraint has the database keep it; Django only reads it.

    ``attname`` is the attribute that holds the id, the name and ``_id`` where it is not said.
    """

    def __init__(
        self, to: Any, on_delete: Any = models.DO_NOTHING, attname: str = "", **options: Any
    ) -> None:
        self._attname = attname
        options = {"db_constraint": False, "db_index": False} | options
        super().__init__(to, on_delete, **options)

    def get_attname(self) -> str:
        """The attribute that holds the id."""
        return self._attname or f"{self.name}_id"

    def get_attname_column(self) -> tuple[str, Any]:
        """The attribute that holds the id, and the column."""
        return self.get_attname(), self.db_column or f"{self.name}_id"

    def deconstruct(self) -> Any:
        """What migrations have to know: not what relations are called from the other end."""
        name, path, args, kwargs = super().deconstruct()
        hidden = ("on_delete", "related_name", "db_constraint", "db_index")
        return name, path, args, {k: v for k, v in kwargs.items() if k not in hidden}


class Set(_ManyToMany):
    """A set of references, kept in a table of pairs.

    ``member`` is its name in JSON, where it is a list of ids, and ``attribute`` that of the schemas' attribute.
    """

    def __init__(
        self, to: Any, through: Any, member: str = "", attribute: str = "", **options: Any
    ) -> None:
        self.member = member
        self.attribute = attribute or member
        super().__init__(to, through=through, **options)

    def deconstruct(self) -> Any:
        """What migrations have to know: not what the set is called from the other end."""
        name, path, args, kwargs = super().deconstruct()
        hidden = ("related_name", "through_fields", "symmetrical")
        return name, path, args, {k: v for k, v in kwargs.items() if k not in hidden}


class Index(models.Index):
    """An index under a name as long as PostgreSQL takes."""

    max_name_length = 63


class References(models.BaseConstraint):
    """A foreign key that the database keeps, with what becomes of a row when the one that it refers to goes."""

    def __init__(self, *, name: str, fields: Sequence[str], on_delete: str) -> None:
        super().__init__(name=name)
        (self.field,) = fields
        self.on_delete = on_delete

    def constraint_sql(self, model: Any, schema_editor: Any) -> str:
        """The constraint as a part of CREATE TABLE or ALTER TABLE."""
        field = model._meta.get_field(self.field)
        target = field.related_model._meta.db_table
        quote = schema_editor.quote_name
        return (
            f"CONSTRAINT {quote(self.name)} FOREIGN KEY ({quote(field.column)}) "
            f"REFERENCES {quote(target)} ({quote('id')}){_ON_DELETE[self.on_delete]}"
        )

    def create_sql(self, model: Any, schema_editor: Any) -> str:
        """The statement that adds the constraint."""
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} ADD {self.constraint_sql(model, schema_editor)}"

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        """The statement that drops the constraint."""
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} DROP CONSTRAINT {schema_editor.quote_name(self.name)}"

    def validate(self, *_: object, **__: object) -> None:
        """Nothing: references are checked for the caller who makes them."""

    def deconstruct(self) -> Any:
        """What migrations have to know."""
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"fields": (self.field,), "on_delete": self.on_delete}

    def __eq__(self, other: object) -> bool:
        """Whether both say the same."""
        return isinstance(other, References) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        """The hash of its name."""
        return hash(self.name)
