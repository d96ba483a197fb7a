"""Transactions of the apps whose stacks have SQLAlchemy."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import store
from sqlalchemy import create_engine

_engine = create_engine(os.environ["DATABASE_URL"].replace("postgresql:", "postgresql+psycopg:"))


@contextmanager
def transaction() -> Iterator[store.Run]:
    """Runs statements in one transaction."""
    with _engine.begin() as connection:

        def run(statement: str, **values: Any) -> list[dict[str, Any]]:
            result = connection.exec_driver_sql(statement, values)
            names = list(result.keys())
            return [dict(zip(names, row, strict=True)) for row in result]

        yield run
