"""Databases of generated projects: one process of a project's own Python migrates, fills and reads them all."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spec_extractor.genome.database import Database
from tests.harness import project
from tests.harness.stacks.toolchain import Toolchain
from tests.sync import rendering

Rows = dict[str, list[dict[str, Any]]]


class Databases:
    """The functions of the stack's worker; see ``worker.py``. A table is given as the ledger's `Table`."""

    def __init__(self, toolchain: Toolchain, folder: Path, answers: dict[str, Any]) -> None:
        rendering.write(rendering.render(answers), folder)
        self.toolchain = toolchain
        variables = {
            "OWNER_PASSWORD": "correct horse battery",
            "SECRET_KEY": "k" * 40,
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self._process = subprocess.Popen(
            toolchain.resolved(folder, toolchain.worker),
            cwd=folder,
            env=project.child_environment(variables),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def close(self) -> None:
        self._process.communicate()

    def _ask(self, do: str, **given: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **given}) + "\n")
        self._process.stdin.flush()
        reply = self._process.stdout.readline()
        assert reply, f"the worker ended in {do}"
        found = json.loads(reply)
        assert "error" not in found, found["error"]
        return found["result"]

    def migrate(self, url: str, versions: Path, revision: str = "head", *, down: bool = False) -> str | None:
        """The error that stopped it, None where it went through."""
        found: str | None = self._ask("migrate", url=url, folder=str(versions), revision=revision, down=down)
        return found

    def insert(self, url: str, tables: Database, rows: Rows) -> None:
        """Insert what the constraints allow of ``rows``."""
        self._ask("insert", url=url, tables=[_plain(tables)[name] | {"rows": rows[name]} for name in rows])

    def read(self, url: str, tables: Database) -> Rows:
        """All rows; every foreign key leads somewhere."""
        found = self._ask("read", url=url, tables=list(_plain(tables).values()))
        assert found["broken"] == [], f"references that lead nowhere: {found['broken']}"
        rows: Rows = found["rows"]
        return rows

    def create(self, url: str, tables: Database) -> None:
        self._ask("create", url=url, tables=list(_plain(tables).values()))

    def schema(self, url: str) -> dict[str, Any]:
        """The schema as it is read back."""
        shown: dict[str, Any] = self._ask("schema", url=url)
        return shown


def _plain(tables: Database) -> dict[str, Any]:
    def values(named: dict[str, Any]) -> Iterable[Any]:
        return list(named.values())

    return {
        table.name: {
            "name": table.name,
            "columns": values(table.columns),
            "primary_key": table.primary_key,
            "foreign_keys": values(table.foreign_keys),
            "unique_keys": values(table.unique_keys),
            "indexes": values(table.indexes),
        }
        for table in tables.values()
    }
