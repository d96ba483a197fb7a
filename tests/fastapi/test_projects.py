"""Rendered projects under their own tools: style, types, security, their own tests, and their migrations."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.fastapi.conftest import SECRET_KEY, STACK
from tests.harness import postgres, project

DOCUMENTS = [
    *sorted(project.SPECS.glob("*.yaml")),
    *sorted((project.ROOT / "examples").glob("*.md")),
    *(
        project.ROOT / "tests" / "cases" / name / "prd.md"
        for name in ("typed_bullets", "field_table", "reserved_names", "hostile_text")
    ),
]


def _name(document: Path) -> str:
    return document.parent.name if document.stem == "prd" else document.stem


@pytest.fixture(scope="module", params=DOCUMENTS, ids=_name)
def rendered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project.render(request.param, STACK, tmp_path_factory.mktemp(_name(request.param)) / "project")


@pytest.fixture(scope="module")
def python(rendered: Path) -> Path:
    return project.environment(STACK, rendered / "requirements.txt", rendered / "requirements-dev.txt")


def test_its_tools_find_nothing(rendered: Path, python: Path) -> None:
    tool = python.parent
    project.run([str(tool / "ruff"), "check", "--no-cache", "."], rendered)
    project.run([str(tool / "ruff"), "format", "--no-cache", "--check", "."], rendered)
    bandit = [str(tool / "bandit"), "--quiet", "--configfile", "pyproject.toml", "--recursive", "app"]
    project.run(bandit, rendered)
    # A cache for each worker: mypy does not share one.
    cache = str(project.ROOT / "build" / f"mypy-cache-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}")
    project.run([str(tool / "mypy"), "--cache-dir", cache], rendered)


def test_its_own_tests_pass(rendered: Path, python: Path) -> None:
    output = project.run([str(python.with_name("pytest")), "-p", "no:cacheprovider"], rendered)
    assert " passed" in output
    assert "skipped" not in output


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_its_migrations_lead_both_ways_and_leave_no_drift(
    rendered: Path, python: Path, database: str, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/app.db"
    if database == "postgresql":
        url = postgres.require().fresh("migrations")
    variables = {"DATABASE_URL": url, "SECRET_KEY": SECRET_KEY}
    for command in (["upgrade", "head"], ["check"], ["downgrade", "base"], ["upgrade", "head"], ["check"]):
        project.run([str(python.with_name("alembic")), *command], rendered, variables)
    heads = project.run([str(python.with_name("alembic")), "heads"], rendered, variables)
    assert heads.count("(head)") == 1


def test_no_line_ends_in_a_blank_and_every_file_ends_in_a_line(rendered: Path) -> None:
    for path in sorted(rendered.rglob("*")):
        if not path.is_file() or {"__pycache__", ".git"} & set(path.relative_to(rendered).parts):
            continue
        text = path.read_text(encoding="utf-8")
        assert text == "" or text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
        assert not [number for number, line in enumerate(text.split("\n"), 1) if line != line.rstrip(" \t")], path


def test_the_whole_on_postgresql(tmp_path: Path) -> None:
    """The project's own tests on the database of production."""
    folder = project.render(project.SPECS / "kitchen_sink.yaml", STACK, tmp_path / "project")
    python = project.environment(STACK, folder / "requirements.txt", folder / "requirements-dev.txt")
    variables = {"TEST_DATABASE_URL": postgres.require().fresh("own_tests")}
    output = project.run([str(python.with_name("pytest")), "-p", "no:cacheprovider"], folder, variables)
    assert " passed" in output


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_the_locked_requirements_install(version: str, tmp_path: Path) -> None:
    """Every pinned package has a wheel for each Python that the projects support."""
    folder = project.render(project.SPECS / "minimal.yaml", STACK, tmp_path / "project")
    command = [sys.executable, "-m", "uv", "pip", "install", "--dry-run", "--quiet", "--no-deps"]
    command += ["--python-version", version, "--only-binary", ":all:", "--target", str(tmp_path / "site")]
    command += ["-r", "requirements.txt", "-r", "requirements-dev.txt"]
    project.run(command, folder)
    pinned = (folder / "requirements.txt").read_text()
    assert all("==" in line for line in pinned.splitlines() if line and not line.startswith((" ", "#")))
