"""Rendered projects under their own tools: style, types, security, their own tests, and their migrations."""

from __future__ import annotations

from pathlib import Path

import pytest

from spec_extractor.genome.stacks import DEFAULT_STACK, STACKS
from tests.harness import databases, project
from tests.harness.stacks import TOOLCHAINS
from tests.harness.stacks.toolchain import Toolchain
from tests.stacks.conftest import SECRET_KEY, apart

_CASES = project.ROOT / "tests" / "cases"
# Everything that there is to render; each of the other documents is another mixture of it.
_ESSENTIAL = [
    *(project.SPECS / f"{name}.yaml" for name in ("kitchen_sink", "open_catalog", "relations")),
    _CASES / "hostile_text" / "prd.md",
]
_OTHERS = [
    project.SPECS / "minimal.yaml",
    *sorted((project.ROOT / "examples").glob("*.md")),
    *(_CASES / name / "prd.md" for name in ("reserved_names", "typed_bullets", "field_table")),
]
_DOCUMENTS = {
    stack: [
        *_ESSENTIAL,
        *(_OTHERS if stack == DEFAULT_STACK else ()),
    ]
    for stack in TOOLCHAINS
}


def _name(document: Path) -> str:
    return document.parent.name if document.stem == "prd" else document.stem


@pytest.fixture(
    scope="module",
    params=[apart(stack, _name(document)) for stack in TOOLCHAINS for document in _DOCUMENTS[stack]],
)
def rendered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Toolchain, Path]:
    stack, name = request.param
    (document,) = (each for each in _DOCUMENTS[stack] if _name(each) == name)
    return TOOLCHAINS[stack], project.render(document, stack, tmp_path_factory.mktemp(name) / "project")


def test_its_tools_find_nothing(rendered: tuple[Toolchain, Path]) -> None:
    toolchain, folder = rendered
    toolchain.run(folder, [*toolchain.lint, *toolchain.security, *toolchain.layout, *toolchain.types])


def test_its_own_tests_pass(rendered: tuple[Toolchain, Path]) -> None:
    toolchain, folder = rendered
    output = toolchain.run(folder, [toolchain.test])
    assert toolchain.passed in output
    assert toolchain.skipped not in output


@pytest.mark.parametrize("database", ["SQLite", "PostgreSQL"])
def test_its_migrations_lead_both_ways_and_leave_no_drift(
    rendered: tuple[Toolchain, Path], database: str, tmp_path: Path
) -> None:
    toolchain, folder = rendered
    assert database in STACKS[toolchain.stack].databases
    variables = {"DATABASE_URL": databases.fresh(database, "migrations", tmp_path), "SECRET_KEY": SECRET_KEY}
    up = [toolchain.migrate, *toolchain.drift]
    toolchain.run(folder, [*up, *toolchain.down(folder, 0), *up], variables)


def test_no_line_ends_in_a_blank_and_every_file_ends_in_a_line(rendered: tuple[Toolchain, Path]) -> None:
    _, folder = rendered
    for path in project.files(folder):
        text = path.read_text(encoding="utf-8")
        assert text == "" or text.endswith("\n"), path
        assert not text.endswith("\n\n"), path
        assert not [number for number, line in enumerate(text.split("\n"), 1) if line != line.rstrip(" \t")], path


@pytest.mark.parametrize("stack", [apart(stack) for stack in TOOLCHAINS])
def test_the_whole_on_postgresql(stack: str, tmp_path: Path) -> None:
    """The project's own tests on the database of production."""
    toolchain = TOOLCHAINS[stack]
    folder = project.render(project.SPECS / "kitchen_sink.yaml", stack, tmp_path / "project")
    variables = {"TEST_DATABASE_URL": databases.fresh("PostgreSQL", "own_tests", tmp_path)}
    assert toolchain.passed in toolchain.run(folder, [toolchain.test], variables)
