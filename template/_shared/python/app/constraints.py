"""Violated constraints, told as problems of the fields that they guard, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from app.models.base import Base
from app.problems import ApiError, invalid

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
    return getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorname", None)


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
    failed = f"{error.orig}".partition("failed: ")[2]
    for constraint in model.metadata.tables[model.__tablename__].constraints:
        if isinstance(constraint, sa.UniqueConstraint):
            columns = ", ".join(
                f"{model.__tablename__}.{column.name}" for column in constraint.columns
            )
            if name == constraint.name or (name is None and failed == columns):
                return list(constraint.columns)[-1].name
    return None


def _reference_problem(model: type[Base], error: IntegrityError) -> Exception:
    """Of rows that went away while this one was written. SQLite has one writer, so there it cannot be."""
    name = _constraint_name(error)
    for column in model.metadata.tables[model.__tablename__].columns:
        if any(
            key.constraint is not None and key.constraint.name == name
            for key in column.foreign_keys
        ):
            return invalid((column.name, NO_SUCH_ROW))
    for link in model.__links__.values():
        for column, problem in (
            (link.there, invalid((link.name, NO_SUCH_ROW))),
            (link.here, ApiError(404, "There is no such row.")),
        ):
            if any(
                key.constraint is not None and key.constraint.name == name
                for key in column.foreign_keys
            ):
                return problem
    return error


def _constraint_name(error: IntegrityError) -> str | None:
    return getattr(getattr(error.orig, "diag", None), "constraint_name", None)
