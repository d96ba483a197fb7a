"""What the toolchains of the stacks in Python have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from spec_extractor.scaffold import ANSWERS_FILE
from tests.harness import project
from tests.harness.stacks.toolchain import Command, Commands, Toolchain

LOCK = ("requirements.txt", "requirements-dev.txt")
LINT: Commands = (("ruff", "check", "--no-cache", "."),)
SECURITY: Commands = (("bandit", "--quiet", "--configfile", "pyproject.toml", "--recursive", "app"),)
LAYOUT: Commands = (("ruff", "format", "--no-cache", "--check", "."),)
TYPES: Commands = (("mypy", "--cache-dir", "{cache}"),)
TEST: Command = ("pytest", "-p", "no:cacheprovider")
EDITED = (
    "app/config.py",
    "app/database.py",
    "app/crud/task.py",
    "app/crud/project.py",
    "app/models/project.py",
    "app/schemas/task.py",
    "tests/test_health.py",
    "Dockerfile",
)
RENAMED = ("app/crud/task.py", "app/crud/ticket.py")
LIMIT = ("app/schemas/task.py", "max_length=100", "max_length=90")


def toolchain(*, alembic: Command, folder: str, app: str, **own: Any) -> Toolchain:
    """The toolchain of a stack with Alembic.

    ``alembic`` is its command, ``folder`` that of its migrations, and ``app`` code that makes the server.
    """
    return Toolchain(
        install=install,
        lock=LOCK,
        lint=LINT,
        security=SECURITY,
        layout=LAYOUT,
        types=TYPES,
        test=TEST,
        passed=" passed",
        skipped="skipped",
        migrate=(*alembic, "upgrade", "head"),
        down=lambda project, to: ((*alembic, "downgrade", revision(project, to)),),
        drift=((*alembic, "check"),),
        newest=(*alembic, "check"),
        exercise=exercise(app, folder),
        worker=("python", str(project.ROOT / "tests" / "sync" / "worker.py"), folder),
        renamed=RENAMED,
        limit=LIMIT,
        **own,
    )


def install(folder: Path) -> Path:
    """The programs of a virtual environment with the project's locked packages."""
    return project.environment("python", *(folder / name for name in LOCK)).parent


def revision(folder: Path, number: int) -> str:
    """Alembic's name for the step of that number of the ledger, or for nothing at all."""
    if number == 0:
        return "base"
    steps = yaml.safe_load((folder / ANSWERS_FILE).read_text(encoding="utf-8"))["migrations"]
    found: str = steps[number - 1]["revision"]
    return found


def exercise(app: str, migrations: str) -> Commands:
    """One process for all of it, since most of the time is its start; ``app`` is code that makes the server."""
    code = f"""
import compileall
assert compileall.compile_dir("app", quiet=1) and compileall.compile_dir("tests", quiet=1)
from alembic import command
from alembic.config import Config
config = Config()
config.set_main_option("script_location", "{migrations}")
for revision in ("head", "base", "head"):
    command.downgrade(config, revision) if revision == "base" else command.upgrade(config, revision)
command.check(config)
{app}
"""
    return (("python", "-W", "error", "-c", code),)
