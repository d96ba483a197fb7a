"""Violated constraints, told as problems of the fields that they guard, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, models

from app.fields import References
from app.models.base import Base
from app.problems import ApiError, invalid
from app.sets import links_of

NO_SUCH_ROW = "There is no such row."
_POSTGRESQL_UNIQUE, _POSTGRESQL_FOREIGN_KEY = "23505", "23503"
_SQLITE_UNIQUE, _SQLITE_FOREIGN_KEY = "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_FOREIGNKEY"


@contextmanager
def checked(model: type[Base]) -> Iterator[None]:
    """Turn what the database refuses while a row of ``model`` is written into 409, 422 or 404."""
    try:
        yield
    except IntegrityError as error:
        raise _problem(model, error) from None


@contextmanager
def checked_deletion() -> Iterator[None]:
    """Turn the database's refusal to delete a row that others need into 409."""
    try:
        yield
    except IntegrityError as error:
        if _kind(error) not in (_POSTGRESQL_FOREIGN_KEY, _SQLITE_FOREIGN_KEY):
            raise
        raise ApiError(409, "Other rows refer to this one.") from None


def _kind(error: IntegrityError) -> str | None:
    """What was violated: PostgreSQL's code or SQLite's name of it."""
    cause = error.__cause__
    return getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)


def _problem(model: type[Base], error: IntegrityError) -> Exception:
    kind = _kind(error)
    if kind in (_POSTGRESQL_UNIQUE, _SQLITE_UNIQUE) and (field := _unique_field(model, error)):
        taken = [(field, "This value is taken.")]
        return ApiError(409, "Another row has this value already.", taken)
    if kind == _POSTGRESQL_FOREIGN_KEY:
        return _reference_problem(model, error)
    return error


def _unique_field(model: type[Base], error: IntegrityError) -> str | None:
    """The field of a violated unique key: its last column, which the owner's precedes."""
    name = _constraint_name(error)
    failed = f"{error}".partition("failed: ")[2]
    table = model._meta.db_table
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            columns = [_column(model, field) for field in constraint.fields]
            told = ", ".join(f"{table}.{column}" for column in columns)
            if name == constraint.name or (name is None and failed == told):
                return columns[-1]
    return None


def _reference_problem(model: type[Base], error: IntegrityError) -> Exception:
    """Of rows that went away while this one was written. SQLite has one writer, so there it cannot be."""
    if field := _reference(model, error):
        return invalid((_column(model, field), NO_SUCH_ROW))
    for link in links_of(model).values():
        if field := _reference(link.pairs, error):
            here = link.pairs._meta.get_field(link.here).name == field
            gone = ApiError(404, "There is no such row.")
            return gone if here else invalid((link.name, NO_SUCH_ROW))
    return error


def _reference(model: type[models.Model], error: IntegrityError) -> str | None:
    """The field whose reference the database refused."""
    name = _constraint_name(error)
    for constraint in model._meta.constraints:
        if isinstance(constraint, References) and constraint.name == name:
            return constraint.field
    return None


def _column(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    column: str = field.column
    return column


def _constraint_name(error: IntegrityError) -> str | None:
    return getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
