"""Tests of the migrations, on a database of their own."""

import os
import subprocess
import sys
from pathlib import Path

import sqlalchemy as sa

from tests.client import ALEMBIC, App

ROOT = Path(__file__).parents[1]


def alembic(*arguments: str, **environment: str) -> None:
    """Run Alembic as a developer does."""
    command = [sys.executable, *ALEMBIC, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_up_and_down(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/migrations.db"
    engine = sa.create_engine(url)
    for _ in range(2):
        alembic("upgrade", "head", DATABASE_URL=url)
        assert len(sa.inspect(engine).get_table_names()) > 1
        alembic("downgrade", "base", DATABASE_URL=url)
        assert sa.inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_models_and_migrations_agree(app: App) -> None:
    assert app
    alembic("check")
