"""Tests of the migrations, on a database of their own."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.client import App

ROOT = Path(__file__).parents[1]


def manage(*arguments: str, **environment: str) -> None:
    """Run one of Django's commands as a developer does."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def tables(path: Path) -> set[str]:
    """The tables of a database."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {name for (name,) in found}


def test_up_and_down(tmp_path: Path) -> None:
    path = tmp_path / "migrations.db"
    url = f"sqlite:///{path}"
    for _ in range(2):
        manage("migrate", DATABASE_URL=url)
        assert len(tables(path)) > 1
        manage("migrate", "app", "zero", DATABASE_URL=url)
        assert tables(path) <= {"django_migrations", "sqlite_sequence"}


def test_models_and_migrations_agree(app: App) -> None:
    assert app
    manage("makemigrations", "--check", "--dry-run")
