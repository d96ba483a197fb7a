"""A team's own template: started, changed, kept in step with prdgen's, and checked."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from spec_extractor import bundle, carried
from spec_extractor.cli import app
from spec_extractor.forks import check as checking

ADDRESS = "https://git.example.com/team/template.git"
SPECS = Path(__file__).resolve().parents[1] / "specs"
DOCUMENT = "# Tools\n\n## Entities\n\n- Tool: name (string, required)\n"
ROUTER = (
    "{% yield entity from entities %}{% if entity.crud %}{{ entity.module }}.py{% endif %}{% endyield %}.jinja"
)


def prdgen(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(part) for part in arguments])
    return result.exit_code, result.output


def done(*arguments: object) -> str:
    code, told = prdgen(*arguments)
    assert code == 0, told
    return told


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def committed(folder: Path, *tag: str) -> None:
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message", "x")
    if tag:
        git(folder, "tag", *tag)


def add(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text() if path.is_file() else "") + text)


def upstream(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the present version had been released, and a newer prdgen installed with a new line and a new file."""
    root = folder / "newer"
    released = carried.carried_template(folder / "released")
    for name in ("template", "releases", "tests/specs"):
        shutil.copytree(bundle.root() / name, root / name)
    shutil.copy(bundle.root() / "copier.yml", root)
    add(root / "template" / "fastapi" / "Makefile.jinja", "\n# New in prdgen's template.\n")
    add(root / "template" / "fastapi" / "docs" / "new.md", "New.\n")
    git(released, "bundle", "create", "--quiet", str(root / carried.RELEASES), "--tags")
    monkeypatch.setattr(bundle, "root", lambda: root)
    monkeypatch.setattr("spec_extractor.carried.TEMPLATE_VERSION", "v90.0.0")
    monkeypatch.setattr("spec_extractor.forks.repository.TEMPLATE_VERSION", "v90.0.0")


def test_a_fork_lives_beside_prdgens_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fork, project, document = tmp_path / "fork", tmp_path / "project", tmp_path / "prd.md"
    document.write_text(DOCUMENT)
    done("template", "fork", fork, "--address", ADDRESS)
    assert git(fork, "tag").split() == ["v1.0.0"]
    done("new", document, project, "--template", fork)
    recorded = yaml.safe_load((project / ".copier-answers.yml").read_text())
    assert (recorded["_src_path"], recorded["_commit"]) == (ADDRESS, "v1.0.0")
    add(project / "app" / "main.py", "\n# Edited in the project.\n")
    committed(project)

    # The team changes the routers, and adds a file per entity and one for all.
    tree = fork / "template" / "fastapi"
    add(tree / "app" / "routers" / ROUTER, "# Our house rule.\n")
    per_entity = "{% yield entity from entities %}{{ entity.kebab }}{% endyield %}.md.jinja"
    add(tree / "docs" / per_entity, "# {{ entity.label }}\n")
    add(tree / "OWNERS", "team@example.com\n")
    monkeypatch.setattr(checking, "cases", lambda: [SPECS / "minimal.yaml"])
    done("template", "check", fork)
    committed(fork, "v1.1.0")
    done("sync", "--project", project, "--template", fork, "--template-version", "latest")
    committed(project)
    assert (project / "OWNERS").read_text() == "team@example.com\n"
    assert (project / "docs" / "tool.md").read_text() == "# Tool\n"
    assert "# Our house rule." in (project / "app" / "routers" / "tool.py").read_text()

    # The document goes on, with the fork's version as it is.
    (project / "prd.md").write_text(DOCUMENT + "- Loan: due on (date)\n")
    done("sync", "--project", project, "--template", fork)
    committed(project)
    assert (project / "docs" / "loan.md").read_text() == "# Loan\n"
    assert "# Our house rule." in (project / "app" / "routers" / "loan.py").read_text()

    # A newer prdgen's template comes into the fork, and from there into the project.
    with monkeypatch.context() as newer:
        upstream(tmp_path, newer)
        done("template", "pull", fork)
        git(fork, "tag", "v1.2.0")
        assert git(fork, "status", "--porcelain") == ""
    done("sync", "--project", project, "--template", fork, "--template-version", "latest")
    committed(project)
    assert "# New in prdgen's template." in (project / "Makefile").read_text()
    assert (project / "docs" / "new.md").is_file()
    assert "# Edited in the project." in (project / "app" / "main.py").read_text()
    assert "# Our house rule." in (project / "app" / "routers" / "loan.py").read_text()
    assert yaml.safe_load((project / ".copier-answers.yml").read_text())["_commit"] == "v1.2.0"
    (project / "prd.md").write_text(DOCUMENT + "- Loan: due on (date), note (text)\n")
    done("sync", "--project", project, "--template", fork)
    assert "note" in (project / "app" / "models" / "loan.py").read_text()
    assert "Edited in the project" in (project / "app" / "main.py").read_text()


def test_a_pull_in_conflict_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fork = tmp_path / "fork"
    done("template", "fork", fork)
    add(fork / "template" / "fastapi" / "Makefile.jinja", "\n# Ours.\n")
    committed(fork)
    upstream(tmp_path, monkeypatch)
    code, told = prdgen("template", "pull", fork)
    assert (code, told) == (3, "conflict  template/fastapi/Makefile.jinja\n")
    code, told = prdgen("template", "pull", fork)
    assert (code, "PRD444" in told) == (1, True)


def test_only_forks_are_pulled_into(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert "PRD425" in prdgen("template", "pull", tmp_path)[1]
    done("template", "fork", tmp_path / "fork")
    assert "PRD401" in prdgen("template", "fork", tmp_path / "fork")[1]


def _drop_operation(tree: Path) -> None:
    path = tree / "openapi.yaml.jinja"
    path.write_text("openapi: 3.1.0\npaths: {}\ncomponents: {schemas: {}}\n")


def _loop_over_entities(tree: Path) -> None:
    (path,) = (tree / "alembic" / "versions").glob("*.jinja")
    path.write_text(path.read_text() + "# {{ entities | map(attribute='fields') | map('length') | sum }}\n")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (lambda tree: add(tree / "app" / "routers" / ROUTER, "{{ entity.plurals }}"), "plurals"),
        (lambda tree: add(tree / "{{ project.titel }}.md.jinja", ""), "titel"),
        (
            lambda tree: add(tree / "{% yield e from entities %}{{ e.snak }}{% endyield %}.md.jinja", ""),
            "reads e.snak",
        ),
        (
            lambda tree: add(tree / "{% yield e from entites %}{{ e.snake }}{% endyield %}.md.jinja", ""),
            "entites",
        ),
        (
            lambda tree: add(tree / "app" / "__main__.py", "\ndef ("),
            "app/__main__.py: error PRD424: the file can't be parsed",
        ),
        (lambda tree: (tree / ".copier-answers.yml.jinja").unlink(), "the answers file is missing"),
        (lambda tree: (tree / ".copier-answers.yml.jinja").write_text("a: 1\n"), "does not keep answers_version"),
        (_drop_operation, "the contract's operation GET /tasks is missing"),
        (_loop_over_entities, "the migration changes"),
    ],
)
def test_what_a_fork_breaks_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: object, said: str
) -> None:
    fork = tmp_path / "fork"
    done("template", "fork", fork)
    assert callable(fault)
    fault(fork / "template" / "fastapi")
    monkeypatch.setattr(checking, "cases", lambda: [SPECS / "minimal.yaml"])
    code, told = prdgen("template", "check", fork)
    assert code == 1
    assert said in told, told


def test_the_own_template_breaks_nothing() -> None:
    assert list(checking.check(bundle.root(), "fastapi", test=False)) == []


def test_the_rendered_projects_own_tests_are_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fork = tmp_path / "fork"
    done("template", "fork", fork)
    (fork / "template" / "fastapi" / "Makefile.jinja").write_text(
        "test:\n\t@echo 'FAILED tests/test_x.py' && exit 1\n"
    )
    monkeypatch.setattr(checking, "cases", lambda: [SPECS / "minimal.yaml"])
    assert prdgen("template", "check", fork)[0] == 0
    code, told = prdgen("template", "check", fork, "--test")
    assert (code, "FAILED tests/test_x.py" in told) == (1, True)


def test_a_folder_without_a_template(tmp_path: Path) -> None:
    assert "there is no copier.yml" in prdgen("template", "check", tmp_path)[1]


def test_the_carried_versions_are_all_there(tmp_path: Path) -> None:
    repository = carried.carried_template(tmp_path / "template")
    assert carried.versions(repository)[-1] == carried.TEMPLATE_VERSION
