"""Rendered FastAPI projects, served on SQLite and on PostgreSQL."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.harness import postgres, project

STACK = "fastapi"
SECRET_KEY = "a key for tests only, long enough to be taken"
ORIGIN = "https://app.example.com"


@dataclass(frozen=True)
class Served:
    """A project whose server runs; ``public`` means the settings of production: CORS and secure cookies."""

    name: str
    folder: Path
    python: Path
    running: project.Running
    public: bool


@pytest.fixture(
    scope="module",
    params=[
        (name, database)
        for name in ("minimal", "kitchen_sink", "open_catalog")
        for database in ("sqlite", "postgresql")
    ],
    ids="-".join,
)
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Each project on each database: migrated from nothing, then served by its own command."""
    name, database = request.param
    folder = project.render(project.SPECS / f"{name}.yaml", STACK, tmp_path_factory.mktemp(name) / "project")
    url = "sqlite:///./test.db"
    if database == "postgresql":
        url = postgres.require().fresh(f"conformance_{name}")
    public = database == "postgresql"
    variables = {
        "DATABASE_URL": url,
        "SECRET_KEY": SECRET_KEY,
        "COOKIE_SECURE": str(public).lower(),
        "CORS_ORIGINS": ORIGIN if public else "",
        "LOG_LEVEL": "warning",
    }
    python = project.environment(STACK, folder / "requirements.txt", folder / "requirements-dev.txt")
    project.run([str(python), "-m", "alembic", "upgrade", "head"], folder, variables)
    with project.serve([str(python), "-m", "app"], folder, variables) as running:
        yield Served(name, folder, python, running, public)


@pytest.fixture(scope="session")
def schemathesis() -> list[str]:
    """The command of Schemathesis, in an environment of its own: it brings many packages."""
    python = project.environment("schemathesis", "schemathesis==4.32.5")
    return [str(python.with_name("st.exe" if sys.platform == "win32" else "st"))]
