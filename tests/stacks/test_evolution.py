"""One product through ten revisions: edits made by hand stay, and every value that survives is what it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from spec_extractor.genome.stacks import STACKS
from spec_extractor.scaffold import ANSWERS_FILE
from tests.conformance import answers as answers_
from tests.conformance.client import Api, Caller
from tests.conformance.factory import Factory, cookie
from tests.harness import databases, project, schema
from tests.harness.stacks import TOOLCHAINS
from tests.harness.stacks.toolchain import Command, Toolchain
from tests.stacks.conftest import SECRET_KEY, apart
from tests.stacks.revisions import HEAD, REVISIONS, Revision

PASSWORD = "correct horse battery"

Rows = dict[str, dict[str, Any]]
"""Of each entity by name, its rows by id."""


class Life:
    """A project with its database, from revision to revision."""

    def __init__(self, toolchain: Toolchain, folder: Path, database_url: str) -> None:
        self.toolchain = toolchain
        self.folder = folder
        self.variables = {"DATABASE_URL": database_url, "SECRET_KEY": SECRET_KEY, "COOKIE_SECURE": "false"}
        self.token: str | None = None

    def prdgen(self, *arguments: str) -> None:
        project.run([sys.executable, "-m", "spec_extractor", *arguments], self.folder.parent)

    def git(self, *arguments: str) -> str:
        identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.com")
        return project.run(["git", *identity, *arguments], self.folder)

    def run(self, *commands: Command, **variables: str) -> None:
        self.toolchain.run(self.folder, commands, self.variables | variables)

    def start(self, revision: Revision) -> None:
        (self.folder.parent / "prd.md").write_text(HEAD + revision.entities.lstrip())
        self.prdgen("new", "prd.md", str(self.folder), "--stack", self.toolchain.stack)

    def sync(self, revision: Revision) -> None:
        (self.folder / "prd.md").write_text(HEAD + revision.entities.lstrip())
        self.prdgen("sync", "--project", str(self.folder), *revision.options)
        assert self.git("diff", "--name-only", "--diff-filter=U") == ""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", revision.what)
        # What has been synced is in step: another sync has nothing to do.
        self.prdgen("sync", "--project", str(self.folder), "--check")

    def migrate(self) -> None:
        self.run(self.toolchain.migrate, *self.toolchain.drift)

    def rows(self) -> tuple[Rows, Rows]:
        """All rows as they are, and with two more of each entity, which are made."""
        known = answers_.load(self.folder / ANSWERS_FILE)
        with (
            self.toolchain.served(self.folder, self.variables) as running,
            httpx.Client(base_url=running.url, timeout=30) as client,
        ):
            api = Api(client)
            factory = Factory(known, api, run=len(self.git("log", "--format=%h").splitlines()))
            caller = self._caller(api)

            def read() -> Rows:
                return {
                    entity.name: {
                        row["id"]: row for row in caller.get(entity.route, ("limit", "200")).expect(200)["items"]
                    }
                    for entity in known.resources
                }

            found = read()
            for entity in known.resources:
                for make in (factory.minimal, factory.full):
                    caller.post(entity.route, make(entity, caller)).expect(201)
            return found, read()

    def _caller(self, api: Api) -> Caller:
        credentials = {"email": "ada@example.com", "password": PASSWORD}
        call = "login" if self.token else "register"
        reply = api.call("POST", f"/auth/{call}", credentials)
        assert reply.status in (200, 201), str(reply)
        self.token = cookie(reply)
        return Caller(api, self.token, reply.json)


def compare(before: Rows, after: Rows, revision: Revision) -> None:
    for name, rows in before.items():
        entity = revision.renamed.get(name, name)
        if entity not in after:
            assert entity in revision.options, f"{entity} is gone unasked"
            continue
        assert set(rows) <= set(after[entity]), f"rows of {name} are gone"
        for row_id, row in rows.items():
            for member, value in row.items():
                new = revision.renamed.get(f"{entity}.{member}", member)
                if f"{entity}.{new}" in revision.changed:
                    continue
                if new not in after[entity][row_id]:
                    allowed = {f"{entity}.{new}", f"{entity}.{new.removesuffix('_ids')}s"}
                    assert allowed & set(revision.options), f"{entity}.{new} is gone unasked"
                    continue
                assert after[entity][row_id][new] == value, f"{entity}.{new}"


@pytest.mark.parametrize(
    "place",
    [apart(stack, database) for stack in TOOLCHAINS for database in STACKS[stack].databases],
)
def test_ten_revisions(place: tuple[str, str], tmp_path: Path) -> None:
    stack, database = place
    toolchain = TOOLCHAINS[stack]
    url, new_url = (databases.fresh(database, name, tmp_path) for name in ("evolution", "evolution_fresh"))
    life = Life(toolchain, tmp_path / "board", url)
    life.start(REVISIONS[0])
    for number, name in enumerate(toolchain.edited):
        path = life.folder / name
        path.write_text(f"{_comment(name)} Edited by hand: {number}.\n{path.read_text()}")
    life.git("commit", "--quiet", "--all", "--message", "Edits")
    life.migrate()
    _, before = life.rows()
    for revision in REVISIONS[1:]:
        life.sync(revision)
        life.migrate()
        found, more = life.rows()
        compare(before, found, revision)
        before = more
    life.prdgen("sync", "--project", str(life.folder))
    assert life.git("status", "--porcelain") == ""
    text = "".join((life.folder / name).read_text() for name in life.git("ls-files").splitlines())
    for number, name in enumerate(toolchain.edited):
        assert text.count(f"{_comment(name)} Edited by hand: {number}.\n") == 1
    old_name, new_name = toolchain.renamed
    assert (life.folder / new_name).is_file()
    assert not (life.folder / old_name).exists()
    life.run(*toolchain.lint, toolchain.test)
    life.run(toolchain.migrate, *toolchain.drift, DATABASE_URL=new_url)
    assert schema.read(url) == schema.read(new_url)
    life.run(*toolchain.down(life.folder, 1), toolchain.migrate, *toolchain.drift)


def _comment(name: str) -> str:
    return "//" if name.endswith((".ts", ".js")) else "#"


@pytest.mark.parametrize("stack", [apart(stack) for stack in TOOLCHAINS])
def test_a_conflict_is_told_and_resolved_as_documented(stack: str, tmp_path: Path) -> None:
    toolchain = TOOLCHAINS[stack]
    name, limit, narrower = toolchain.limit
    life = Life(toolchain, tmp_path / "board", databases.fresh("SQLite", "conflict", tmp_path))
    life.start(REVISIONS[0])
    path = life.folder / name
    assert limit in path.read_text()
    path.write_text(path.read_text().replace(limit, narrower))
    life.git("commit", "--quiet", "--all", "--message", "Shorter titles")
    (life.folder / "prd.md").write_text(HEAD + REVISIONS[0].entities.replace("max 100", "max 120"))
    command = [sys.executable, "-m", "spec_extractor", "sync"]
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=life.folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if text.startswith("<<<<<<< yours"))
    assert f"{name}:{line}" in done.stdout
    text = path.read_text()
    path.write_text(
        text[: text.index("<<<<<<<")] + text.split("=======\n")[1].replace(">>>>>>> from the document\n", "")
    )
    life.git("commit", "--quiet", "--all", "--message", "Longer titles")
    life.prdgen("sync", "--project", str(life.folder), "--check")
    life.run(*toolchain.layout)
