"""The template under plain Copier, with pytest-copier: it copies, and it updates as `prdgen sync` does."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import copier as copier_main
import pytest
from pytest_copier.plugin import CopierFixture

from spec_extractor.genome.matching import Consent
from spec_extractor.pipeline import compile_document
from spec_extractor.scaffold import ANSWERS_FILE
from spec_extractor.sync import apply
from spec_extractor.sync.merge import read_tree
from spec_extractor.sync.plan import make_plan
from spec_extractor.sync.project import Project

DOCUMENT = """# Tool Library

## Entities

- Tool: name (string, required, max 80 characters), state: good | worn
- Loan: tool_id (FK → Tool, required), due on (date)
"""
CHANGES = {
    "a field": ("max 80 characters)", "max 80 characters), weight (float)", Consent()),
    "an entity": ("- Loan:", "- Member: name (string, required)\n- Loan:", Consent()),
    "more room": ("max 80", "max 120", Consent()),
    "a field gone": (", due on (date)", "", Consent(allow_destructive=True)),
    "an entity gone": (
        "- Loan: tool_id (FK → Tool, required), due on (date)\n",
        "",
        Consent(drops=frozenset({"Loan"})),
    ),
}


@pytest.fixture(scope="session")
def copier_template_paths() -> list[str]:
    return ["copier.yml", "template"]


def answers_of(text: str, folder: Path, **options: Any) -> dict[str, Any]:
    (folder / "prd.md").write_text(text)
    answers = compile_document(str(folder / "prd.md"), "fastapi", **options).answers
    assert answers is not None
    plain: dict[str, Any] = json.loads(json.dumps(answers))
    return plain


def commit(folder: Path) -> None:
    for command in (["init", "--quiet"], ["add", "--all", "--force"], ["commit", "--quiet", "--message", "x"]):
        subprocess.run(["git", *command], cwd=folder, check=True)


def test_it_copies(copier: CopierFixture, tmp_path: Path) -> None:
    answers = answers_of(DOCUMENT, tmp_path)
    project = copier.copy(tmp_path / "project", **answers)
    assert project.answers == answers
    assert (project / "app" / "models" / "tool.py").is_file()
    assert not list(Path(project.path).rglob("*.jinja"))


@pytest.mark.parametrize("change", CHANGES)
def test_plain_copier_and_sync_give_the_same_tree(copier: CopierFixture, tmp_path: Path, change: str) -> None:
    old, new, consent = CHANGES[change]
    before = answers_of(DOCUMENT, tmp_path)
    project = copier.copy(tmp_path / "plain", **before)
    path = project / "app" / "main.py"
    path.write_text(f"# Edited by hand.\n{path.read_text()}")
    (project / "app" / "own.py").write_text("# Mine alone.\n")
    commit(project.path)
    synced = tmp_path / "synced"
    shutil.copytree(project.path, synced)
    after = answers_of(DOCUMENT.replace(old, new), tmp_path, previous=before, consent=consent)
    assert after["migrations"][:-1] == before["migrations"]

    # Not by the fixture: its `update` takes a folder under the name of one of the answers.
    copier_main.run_update(project.path, data=after, defaults=True, overwrite=True, quiet=True)
    # Plain Copier's update leaves a conflict in Git's index, and ends with 0.
    unmerged = subprocess.run(["git", "ls-files", "-u"], cwd=project.path, check=True, capture_output=True)
    assert unmerged.stdout == b""
    plan = make_plan(Project(synced, str(copier.template), "99.99.99"), before, after, None)
    assert not plan.merged.conflicts
    apply.apply(synced, plan.merged)

    def files(folder: Path) -> dict[str, bytes]:
        tree = {name: file.content for name, file in read_tree(folder).items()}
        return {name: content for name, content in tree.items() if not name.startswith(".git/")}

    assert files(synced) == files(Path(project.path))
    assert b"Edited by hand." in files(synced)["app/main.py"]
    assert ANSWERS_FILE in files(synced)
