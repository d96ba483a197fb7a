"""How a rendered project of one stack is installed, checked, migrated and served."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from spec_extractor.genome.stacks import STACKS
from tests.harness import project

Command = tuple[str, ...]
Commands = tuple[Command, ...]


@dataclass(frozen=True, kw_only=True)
class Toolchain:
    """The tools of one stack's projects. Commands run in the project's folder.

    The first word of a command is a program of the project's own, in the folder that ``install`` gives, or one on
    the PATH; ``{cache}`` in another word is a folder under build/ that no other worker uses.
    """

    stack: str
    install: Callable[[Path], Path]
    """Makes what the project's lock file names available to it, kept under build/; gives its programs' folder."""
    lock: tuple[str, ...]
    """The files that pin every package."""
    lint: Commands
    security: Commands
    layout: Commands
    """Tells code that is not in the formatter's form."""
    types: Commands
    test: Command
    """The project's own tests; ``TEST_DATABASE_URL`` names another database than SQLite."""
    passed: str
    """What the output of passing tests holds."""
    skipped: str
    """What the output of skipped tests holds."""
    migrate: Command
    down: Callable[[Path, int], Commands]
    """Takes the database back to the step of that number of the ledger; 0: to nothing."""
    drift: Commands
    """After ``migrate``, fails where the models are not what the migrations make, or there is more than one newest
    migration."""
    newest: Command
    """Within the image, fails where the database is not at the newest migration."""
    serve: Command
    """Listens on ``PORT``."""
    exercise: Commands
    """What a random project is put through on a new SQLite database, in few processes: it compiles, its migrations
    lead up, down and up again and leave no drift, and the server can be made."""
    worker: Command = ()
    """Keeps the protocol of tests/sync/worker.py, so that random sequences of revisions run on this stack."""
    sequences: int = 0
    """How many of those sequences."""
    edited: tuple[str, ...]
    """Files with `#` or `//` comments to edit by hand before ten revisions; some of them the entity Task's."""
    renamed: tuple[str, str]
    """A file of the entity Task, and its name when the entity is called Ticket."""
    limit: tuple[str, str, str]
    """A file with a limit of 100 characters on Task.title, the text that says it, and one that says 90."""
    random_projects: int = 10
    """How many random documents are rendered and exercised."""

    @property
    def migrations(self) -> str:
        """The folder of the migrations, one file for each step of the ledger."""
        return STACKS[self.stack].migrations

    def run(self, folder: Path, commands: Iterable[Command], variables: Mapping[str, str] | None = None) -> str:
        """The output of ``commands``, one after the other; raises AssertionError with it where one fails."""
        return "".join(project.run(self.resolved(folder, each), folder, variables) for each in commands)

    def served(self, folder: Path, variables: Mapping[str, str]) -> AbstractContextManager[project.Running]:
        """The project's server, for as long as the context lasts."""
        return project.serve(self.resolved(folder, self.serve), folder, variables)

    def resolved(self, folder: Path, command: Command) -> list[str]:
        """``command`` with the path of its program and of the cache."""
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        cache = str(project.ROOT / "build" / f"{self.stack}-cache-{worker}")
        program = self.install(folder) / command[0]
        first = str(program) if program.exists() else command[0]
        return [first, *(word.replace("{cache}", cache) for word in command[1:])]
