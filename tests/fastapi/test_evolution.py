"""One product through ten revisions: edits made by hand stay, and every value that survives is what it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from spec_extractor.scaffold import ANSWERS_FILE
from tests.conformance import answers as answers_
from tests.conformance.client import Api, Caller
from tests.conformance.factory import Factory, cookie
from tests.fastapi.conftest import SECRET_KEY, STACK
from tests.fastapi.revisions import HEAD, REVISIONS, Revision
from tests.harness import postgres, project

EDITED = (
    "app/main.py",
    "app/config.py",
    "app/database.py",
    "app/crud/task.py",
    "app/crud/project.py",
    "app/routers/task.py",
    "app/models/project.py",
    "app/schemas/task.py",
    "tests/test_health.py",
    "Dockerfile",
)
PASSWORD = "correct horse battery"
# The whole schema as SQLAlchemy reads it back, for comparison: names, types, nullability, keys, indexes.
_SCHEMA = """
import json, sqlalchemy as sa
from app.config import get_settings
from app.database import make_engine
engine = make_engine(get_settings().database_url)
inspector = sa.inspect(engine)
shown = {}
for table in sorted(inspector.get_table_names()):
    shown[table] = {
        "columns": sorted([c["name"], str(c["type"]), c["nullable"]] for c in inspector.get_columns(table)),
        "primary": inspector.get_pk_constraint(table)["constrained_columns"],
        "foreign": sorted(
            [k["name"], k["constrained_columns"], k["referred_table"], k["options"].get("ondelete")]
            for k in inspector.get_foreign_keys(table)
        ),
        "unique": sorted([k["name"], k["column_names"]] for k in inspector.get_unique_constraints(table)),
        "indexes": sorted(
            [k["name"], k["column_names"]]
            for k in inspector.get_indexes(table)
            if not k.get("duplicates_constraint")
        ),
    }
print(json.dumps(shown, indent=1))
"""


class Life:
    """A project with its database, from revision to revision."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder = folder
        self.variables = {"DATABASE_URL": database_url, "SECRET_KEY": SECRET_KEY, "COOKIE_SECURE": "false"}
        self.token: str | None = None

    def prdgen(self, *arguments: str) -> None:
        project.run([sys.executable, "-m", "spec_extractor", *arguments], self.folder.parent)

    def git(self, *arguments: str) -> str:
        identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.com")
        return project.run(["git", *identity, *arguments], self.folder)

    def tool(self, name: str, *arguments: str, **variables: str) -> str:
        python = project.environment(STACK, self.folder / "requirements.txt", self.folder / "requirements-dev.txt")
        return project.run([str(python.with_name(name)), *arguments], self.folder, self.variables | variables)

    def start(self, revision: Revision) -> None:
        (self.folder.parent / "prd.md").write_text(HEAD + revision.entities.lstrip())
        self.prdgen("new", "prd.md", str(self.folder))

    def sync(self, revision: Revision) -> None:
        (self.folder / "prd.md").write_text(HEAD + revision.entities.lstrip())
        self.prdgen("sync", "--project", str(self.folder), *revision.options)
        assert self.git("diff", "--name-only", "--diff-filter=U") == ""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", revision.what)
        # What has been synced is in step: another sync has nothing to do.
        self.prdgen("sync", "--project", str(self.folder), "--check")
        self.prdgen("sync", "--project", str(self.folder))
        assert self.git("status", "--porcelain") == ""

    def migrate(self) -> None:
        self.tool("alembic", "upgrade", "head")
        self.tool("alembic", "check")

    def rows(self, *, create: int) -> dict[str, dict[str, Any]]:
        """All rows of all entities by entity and id, after ``create`` more of each were made."""
        known = answers_.load(self.folder / ANSWERS_FILE)
        python = project.environment(STACK, self.folder / "requirements.txt", self.folder / "requirements-dev.txt")
        with project.serve([str(python), "-m", "app"], self.folder, self.variables) as running:
            import httpx

            with httpx.Client(base_url=running.url, timeout=30) as client:
                api = Api(client)
                factory = Factory(known, api, run=len(self.git("log", "--format=%h").splitlines()))
                caller = self._caller(api)
                for entity in known.resources:
                    for number in range(create):
                        body = (factory.full if number % 2 else factory.minimal)(entity, caller)
                        caller.post(entity.route, body).expect(201)
                return {
                    entity.name: {
                        row["id"]: row for row in caller.get(entity.route, ("limit", "200")).expect(200)["items"]
                    }
                    for entity in known.resources
                }

    def _caller(self, api: Api) -> Caller:
        credentials = {"email": "ada@example.com", "password": PASSWORD}
        call = "login" if self.token else "register"
        reply = api.call("POST", f"/auth/{call}", credentials)
        assert reply.status in (200, 201), str(reply)
        self.token = cookie(reply)
        return Caller(api, self.token, reply.json)


def compare(before: dict[str, Any], after: dict[str, Any], revision: Revision) -> None:
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


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_ten_revisions(database: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/app.db" if database == "sqlite" else postgres.require().fresh("evolution")
    fresh = (
        f"sqlite:///{tmp_path}/fresh.db" if database == "sqlite" else postgres.require().fresh("evolution_fresh")
    )
    life = Life(tmp_path / "board", url)
    life.start(REVISIONS[0])
    for number, name in enumerate(EDITED):
        path = life.folder / name
        path.write_text(f"# Edited by hand: {number}.\n{path.read_text()}")
    life.git("commit", "--quiet", "--all", "--message", "Edits")
    life.migrate()
    before = life.rows(create=2)
    for revision in REVISIONS[1:]:
        life.sync(revision)
        life.migrate()
        compare(before, life.rows(create=0), revision)
        before = life.rows(create=2)
    text = "".join((life.folder / name).read_text() for name in life.git("ls-files").splitlines())
    for number in range(len(EDITED)):
        assert text.count(f"# Edited by hand: {number}.\n") == 1
    assert (life.folder / "app/crud/ticket.py").is_file()
    assert not (life.folder / "app/crud/task.py").exists()
    life.tool("ruff", "check", "--no-cache", "--ignore", "D", ".")
    life.tool("pytest", "-q", "-p", "no:cacheprovider")
    life.tool("alembic", "upgrade", "head", DATABASE_URL=fresh)
    life.tool("alembic", "check", DATABASE_URL=fresh)
    came_along, made_new = (
        life.tool("python", "-c", _SCHEMA),
        life.tool("python", "-c", _SCHEMA, DATABASE_URL=fresh),
    )
    assert json.loads(came_along) == json.loads(made_new)
    first = sorted((life.folder / "alembic" / "versions").glob("0001_*.py"))[0]
    revision_id = next(
        line.split('"')[1] for line in first.read_text().splitlines() if line.startswith("revision =")
    )
    life.tool("alembic", "downgrade", revision_id)
    life.tool("alembic", "upgrade", "head")
    life.tool("alembic", "check")


def test_a_conflict_is_told_and_resolved_as_documented(tmp_path: Path) -> None:
    life = Life(tmp_path / "board", "sqlite:///./test.db")
    life.start(REVISIONS[0])
    path = life.folder / "app" / "schemas" / "task.py"
    path.write_text(path.read_text().replace("max_length=100", "max_length=90"))
    life.git("commit", "--quiet", "--all", "--message", "Shorter titles")
    (life.folder / "prd.md").write_text(HEAD + REVISIONS[0].entities.replace("max 100", "max 120"))
    command = [sys.executable, "-m", "spec_extractor", "sync"]
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=life.folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if text.startswith("<<<<<<< yours"))
    assert f"app/schemas/task.py:{line}" in done.stdout
    text = path.read_text()
    path.write_text(
        text[: text.index("<<<<<<<")] + text.split("=======\n")[1].replace(">>>>>>> from the document\n", "")
    )
    life.git("commit", "--quiet", "--all", "--message", "Longer titles")
    life.prdgen("sync", "--project", str(life.folder), "--check")
    life.tool("ruff", "format", "--no-cache", "--check", ".")
