"""Projects as `prdgen new` writes them, with the secrets that their compose file asks for."""

from __future__ import annotations

import os
import re
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness.tools import lacking

from .engine import Compose, checked, compose_command, run

SPECS = Path(__file__).resolve().parents[1] / "specs"
REQUIRED_VARIABLE = re.compile(r"\$\{(\w+):\?")

NewProject = Callable[[str, str], Path]
InProject = Callable[[Path], Compose]
BASE_IMAGES = pytest.StashKey[dict[str, str]]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what the containers were made of: a stand-in shows less than the official image does."""
    for name, held in config.stash.get(BASE_IMAGES, {}).items():
        terminalreporter.write_line(f"base image {name}: {held}")


def required_variables(folder: Path) -> list[str]:
    """The variables without which the project's compose file stops, in order."""
    return sorted(set(REQUIRED_VARIABLE.findall((folder / "docker-compose.yml").read_text())))


@pytest.fixture(scope="session")
def new_project(tmp_path_factory: pytest.TempPathFactory) -> NewProject:
    """Compiles tests/specs/<name>.yaml into a project of a stack, once."""
    made: dict[tuple[str, str], Path] = {}

    def new(spec: str, stack: str) -> Path:
        if (spec, stack) not in made:
            folder = tmp_path_factory.mktemp(f"{spec}-{stack}") / "project"
            command = [sys.executable, "-m", "spec_extractor", "new", SPECS / f"{spec}.yaml", folder]
            checked(run(*command, "--stack", stack))
            made[spec, stack] = folder
        return made[spec, stack]

    return new


@pytest.fixture(scope="session")
def compose_in() -> InProject:
    """Compose for a project's folder, with random secrets and a free port of the engine's choice."""
    command = compose_command()
    if command is None:
        lacking("compose is not installed")

    def compose(folder: Path) -> Compose:
        given = {name: secrets.token_hex(24) for name in required_variables(folder)}
        return Compose(command, folder, f"prdgen-{secrets.token_hex(4)}", os.environ | given | {"PORT": "0"})

    return compose
