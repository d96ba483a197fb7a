"""Sign-in that comes and goes, rows that become everybody's to read and their owners' again: nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from spec_extractor.genome.database import replay
from tests.harness import postgres
from tests.sync.databases import Databases, Rows
from tests.sync.project import Project, copy, make
from tests.sync.rows import make as make_rows
from tests.sync.test_sequences import base

HEAD = "# Shelf\n\n## Entities\n\n"
OPEN = "No login is needed.\n"
BOOKS = """
- Shelf{}: label (string, required, unique)
- Book: title (string, required), shelf_id (FK → Shelf, required)
"""
OPENED = f"# Shelf\n\n{OPEN}\n## Entities\n\n" + BOOKS.format("")
STEPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("sign-in comes", HEAD + BOOKS.format(""), ("--backfill", "owner=ada@example.com")),
    ("shared", HEAD + BOOKS.format(" (shared)"), ()),
    ("owned again", HEAD + BOOKS.format(""), ()),
    ("sign-in goes", OPENED, ("--drop", "owner", "--drop", "User")),
    ("sign-in comes again", HEAD + BOOKS.format(""), ("--backfill", "owner=bob@example.com")),
)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make(tmp_path_factory.mktemp("access") / "shelf", OPENED)


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    result = base("fastapi", tmp_path_factory.mktemp("base"))
    yield result
    result.close()


def answers(project: Project) -> dict[str, Any]:
    text = (project.folder / ".copier-answers.yml").read_text()
    return {name: value for name, value in yaml.safe_load(text).items() if not name.startswith("_")}


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_sign_in_and_access_change(database: str, started: Project, databases: Databases, tmp_path: Path) -> None:
    project = copy(started, tmp_path / "shelf")
    url = f"sqlite:///{tmp_path}/app.db" if database == "sqlite" else postgres.require().fresh("access_changes")
    assert answers(project)["auth"]["enabled"] is False
    project.alembic("upgrade", "head", url=url)
    for number, (what, document, options) in enumerate(STEPS):
        tables = replay(answers(project)["migrations"])
        databases.insert(url, tables, make_rows(tables, databases.read(url, tables), 10 * number, 3))
        before = databases.read(url, tables)
        project.write("prd.md", document)
        project.prdgen("sync", *options)
        project.commit(what)
        project.prdgen("sync", "--check")
        project.alembic("upgrade", "head", url=url)
        project.alembic("check", url=url)
        now = answers(project)
        assert now["auth"]["enabled"] is (what != "sign-in goes")
        compare(before, databases.read(url, replay(now["migrations"])), what)


def compare(before: Rows, after: Rows, what: str) -> None:
    for table in ("shelves", "books"):
        assert before[table]
        known = {row["id"]: row for row in after[table]}
        for row in before[table]:
            kept = {name: value for name, value in known[row["id"]].items() if name in row}
            assert kept == {name: value for name, value in row.items() if name in kept}, what
            assert json.dumps(sorted(set(row) - set(kept))) == ('["user_id"]' if what == "sign-in goes" else "[]")
    if what.startswith("sign-in comes"):
        owners = {row["id"]: row["email"] for row in after["users"]}
        address = "ada@example.com" if what == "sign-in comes" else "bob@example.com"
        assert {owners[row["user_id"]] for row in after["books"]} == {address}
