"""What a stack has to supply, listed in one place: a test fails and names what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml

from spec_extractor.genome.stacks import STACKS
from spec_extractor.pipeline import compile_document
from spec_extractor.scaffold import ANSWERS_FILE
from tests.harness import project
from tests.harness.stacks import TOOLCHAINS
from tests.sync import rendering

TEMPLATE = project.ROOT / "template"
FILES = (
    ANSWERS_FILE,
    ".dockerignore",
    ".env.example",
    ".github/workflows/ci.yml",
    ".gitignore",
    ".pre-commit-config.yaml",
    "ARCHITECTURE.md",
    "Dockerfile",
    "Makefile",
    "README.md",
    "docker-compose.yml",
    "docs/api.md",
    "openapi.yaml",
)
ENTRY = ("language", "versions", "libraries", "databases", "migrations")
TARGETS = ("dev", "test", "lint", "format", "typecheck", "check", "migrate")
# The same on every stack, byte for byte.
SHARED = ("openapi.yaml", "docs/api.md")
_ENTITY = re.compile("task|project", re.IGNORECASE)
NAMES = sorted({*STACKS, *TOOLCHAINS, *(path.name for path in TEMPLATE.iterdir() if path.name[0] != "_")})


@cache
def _rendered(stack: str, spec: str = "kitchen_sink") -> tuple[dict[str, Any], dict[str, str]]:
    """The answers, and the text of every file by its path."""
    answers: Any = compile_document(str(project.SPECS / f"{spec}.yaml"), stack).answers
    return answers, {path: file.content.decode() for path, file in rendering.render(answers).items()}


def missing(stack: str) -> Iterator[str]:
    """What ``stack`` has not supplied yet, in the order in which CONTRIBUTING.md asks for it."""
    entry = STACKS.get(stack)
    if entry is None:
        yield "an entry in spec_extractor/genome/stacks/"
        return
    for name in (
        "language",
        "versions",
        "libraries",
        "databases",
        "migrations",
        "attributes",
        "classes",
        "modules",
    ):
        if not getattr(entry, name):
            yield f"{name} in spec_extractor/genome/stacks/"
    if not (TEMPLATE / stack).is_dir():
        yield f"the folder template/{stack}/"
        return
    answers, files = _rendered(stack)
    yield from (f"{name} in template/{stack}/" for name in FILES if name not in files)
    makefile = files.get("Makefile", "")
    yield from (
        f"the target {name} in the Makefile"
        for name in TARGETS
        if not re.search(rf"^{name}:", makefile, re.MULTILINE)
    )
    for name in (".github/workflows/ci.yml", ".pre-commit-config.yaml"):
        if "prdgen sync --check" not in files.get(name, ""):
            yield f"`prdgen sync --check` in {name}"
    toolchain = TOOLCHAINS.get(stack)
    if toolchain is None:
        yield "a toolchain in tests/harness/stacks/"
        return
    steps = [path for path in files if path.startswith(f"{toolchain.migrations}/")]
    for step in answers["migrations"]:
        if not any(step["slug"].replace("_", "") in re.sub(r"[^a-z0-9]", "", path.lower()) for path in steps):
            yield f"a migration in {toolchain.migrations}/ for the ledger's step {step['slug']}"
    named = {*toolchain.lock, *toolchain.edited} - set(files)
    # The others are those of the entities that the ten revisions have.
    yield from (f"{name}, which the toolchain names" for name in sorted(named) if not _ENTITY.search(name))
    locked = "\n".join(files.get(name, "") for name in toolchain.lock)
    for library in entry.libraries:
        name, version = library.rsplit(" ", 1)
        if not re.search(rf"(?i)\b{re.escape(name)}(?:/\w+)?\W+(?:version\W+)?{re.escape(version)}\b", locked):
            yield f"{library} in {' or '.join(toolchain.lock)}: the entry names another version"
    if _readme_row(stack) != [entry.title, ", ".join(entry.databases)]:
        yield f"a row of the table in README.md: | `{stack}` | {entry.title} | {', '.join(entry.databases)} |"


def _readme_row(stack: str) -> list[str]:
    for line in (project.ROOT / "README.md").read_text(encoding="utf-8").splitlines():
        if line.startswith(f"| `{stack}` |"):
            return [cell.strip() for cell in line.strip("|").split("|")][1:]
    return []


@pytest.mark.parametrize("stack", NAMES)
def test_every_part_is_there(stack: str) -> None:
    lacking = list(missing(stack))
    assert not lacking, "missing:\n" + "\n".join(lacking)


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """One part after the other is taken away."""
    # The last one: what is taken out of a dictionary and put back stands at its end.
    (*_, stack) = STACKS
    answers, files = _rendered(stack)
    for name in FILES:
        left = {path: text for path, text in files.items() if path != name}
        monkeypatch.setitem(globals(), "_rendered", lambda _, left=left: (answers, left))
        assert any(name in each for each in missing(stack)), name
    monkeypatch.setitem(globals(), "_rendered", lambda _: (answers, files))
    monkeypatch.delitem(TOOLCHAINS, stack)
    assert list(missing(stack)) == ["a toolchain in tests/harness/stacks/"]
    monkeypatch.delitem(STACKS, stack)
    assert list(missing(stack)) == ["an entry in spec_extractor/genome/stacks/"]


@pytest.mark.parametrize("spec", sorted(path.stem for path in project.SPECS.glob("*.yaml")))
@pytest.mark.parametrize("name", SHARED)
def test_every_stack_says_the_same(name: str, spec: str) -> None:
    """One document of the API, whatever the stack: a client of one is a client of all."""
    texts = {stack: _rendered(stack, spec)[1][name] for stack in STACKS}
    first = next(iter(texts.values()))
    assert {stack for stack, text in texts.items() if text != first} == set()


def test_compose_and_workflow_are_yaml() -> None:
    for stack in STACKS:
        _, files = _rendered(stack)
        for name in ("docker-compose.yml", ".github/workflows/ci.yml", ".pre-commit-config.yaml"):
            assert isinstance(yaml.safe_load(files[name]), dict), f"{stack}: {name}"
