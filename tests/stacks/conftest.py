"""Rendered projects of every stack, served on every database that the stack is tested on."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from spec_extractor.genome.stacks import STACKS
from tests.harness import databases, project
from tests.harness.stacks import TOOLCHAINS

SECRET_KEY = "a key for tests only, long enough to be taken"
ORIGIN = "https://app.example.com"
SERVED = ("minimal", "kitchen_sink", "open_catalog")


@dataclass(frozen=True)
class Served:
    """A project whose server runs; ``public`` means the settings of production: CORS and secure cookies."""

    name: str
    folder: Path
    running: project.Running
    public: bool


def apart(*values: object) -> object:
    """Parameters whose tests one worker runs, since they share what is slow to make."""
    name = "-".join(map(str, values))
    return pytest.param(values if len(values) > 1 else values[0], id=name, marks=pytest.mark.xdist_group(name))


@pytest.fixture(
    scope="module",
    params=[
        apart(stack, name, database)
        for stack in TOOLCHAINS
        for name in SERVED
        for database in STACKS[stack].databases
        # The smallest has nothing that a second database would store in another way.
        if name != "minimal" or database == "SQLite"
    ],
)
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Each project on each database: migrated from nothing, then served by its own command."""
    stack, name, database = request.param
    toolchain = TOOLCHAINS[stack]
    folder = project.render(project.SPECS / f"{name}.yaml", stack, tmp_path_factory.mktemp(name) / "project")
    public = database == "PostgreSQL"
    variables = {
        "DATABASE_URL": databases.fresh(database, f"conformance_{name}", folder),
        "SECRET_KEY": SECRET_KEY,
        # A quarter of the usual work: what is tested makes hundreds of accounts.
        "BCRYPT_COST": "10",
        "COOKIE_SECURE": str(public).lower(),
        "CORS_ORIGINS": ORIGIN if public else "",
        "LOG_LEVEL": "warning",
    }
    toolchain.run(folder, [toolchain.migrate], variables)
    with toolchain.served(folder, variables) as running:
        yield Served(name, folder, running, public)


@pytest.fixture(scope="session")
def schemathesis() -> list[str]:
    """The command of Schemathesis, in an environment of its own: it brings many packages."""
    python = project.environment("schemathesis", "schemathesis==4.32.5")
    return [str(python.with_name("st.exe" if sys.platform == "win32" else "st"))]
