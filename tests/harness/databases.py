"""The databases that projects are run on."""

from __future__ import annotations

from pathlib import Path

from tests.harness import postgres


def fresh(database: str, name: str, folder: Path) -> str:
    """The URL of a new empty database: a file in ``folder``, or one of that name (an identifier) on PostgreSQL."""
    if database == "PostgreSQL":
        return postgres.require().fresh(name)
    assert database == "SQLite"
    return f"sqlite:///{folder.resolve()}/{name}.db"
