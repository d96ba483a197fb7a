"""Released versions of the template: each one's projects can be upgraded, and a release is one command."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from packaging.version import Version
from typer.testing import CliRunner

from releases.__main__ import release
from spec_extractor import carried, scaffold
from spec_extractor.cli import app
from spec_extractor.pipeline import compile_document
from spec_extractor.sync.merge import read_tree

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = (
    "# Tool Library\n\n## Entities\n\n- Tool: name (string, required)\n- Loan: tool_id (FK → Tool, required)\n"
)


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def released() -> list[str]:
    heads = git(ROOT, "bundle", "list-heads", str(carried.RELEASES))
    return [line.partition("refs/tags/")[2] for line in heads.splitlines()]


def prdgen(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(part) for part in arguments])
    return result.exit_code, result.output


def project_of(folder: Path, version: str) -> Path:
    """A project that ``version`` of the template made, with one file edited by hand."""
    document = folder.parent / "prd.md"
    document.write_text(DOCUMENT)
    answers = compile_document(str(document), "fastapi").answers
    assert answers is not None
    scaffold.render(answers, folder, revision=version)
    (folder / "prd.md").write_text(DOCUMENT)
    readme = folder / "README.md"
    readme.write_text(f"{readme.read_text()}\nWritten by hand.\n")
    scaffold.first_commit(folder, "Start")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {name: file.content for name, file in read_tree(folder).items() if not name.startswith(".git/")}


def test_there_are_released_versions() -> None:
    assert released()


@pytest.mark.parametrize("version", released())
def test_a_project_of_each_released_version_is_upgraded(tmp_path: Path, version: str) -> None:
    project = project_of(tmp_path / "project", version)
    code, told = prdgen("sync", "--project", project, "--template-version", "latest")
    assert code == 0, told
    assert yaml.safe_load((project / ".copier-answers.yml").read_text())["_commit"] == carried.TEMPLATE_VERSION
    fresh = project_of(tmp_path / "fresh", carried.TEMPLATE_VERSION)
    assert files(project) == files(fresh)
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "Upgrade")
    assert prdgen("sync", "--project", project, "--template-version", "latest")[0] == 0
    assert git(project, "status", "--porcelain") == ""


def test_a_sync_stays_with_the_projects_version(tmp_path: Path) -> None:
    version = released()[0]
    project = project_of(tmp_path / "project", version)
    (project / "prd.md").write_text(DOCUMENT + "- Member: name (string)\n")
    assert prdgen("sync", "--project", project)[0] == 0
    assert yaml.safe_load((project / ".copier-answers.yml").read_text())["_commit"] == version


def test_a_changed_document_and_a_new_template_are_two_steps(tmp_path: Path) -> None:
    project = project_of(tmp_path / "project", released()[0])
    (project / "prd.md").write_text(DOCUMENT + "- Member: name (string)\n")
    before = files(project)
    code, told = prdgen("sync", "--project", project, "--template-version", "latest")
    assert (code, "PRD448" in told) == (1, True)
    assert files(project) == before


def test_versions_that_are_not_carried_are_refused(tmp_path: Path) -> None:
    project = project_of(tmp_path / "project", carried.TEMPLATE_VERSION)
    code, told = prdgen("sync", "--project", project, "--template-version", "v98.0.0")
    assert (code, "PRD422" in told) == (1, True)
    answers = project / ".copier-answers.yml"
    answers.write_text(answers.read_text().replace(carried.TEMPLATE_VERSION, "v99.0.0"))
    git(project, "commit", "--quiet", "--all", "--message", "x")
    code, told = prdgen("sync", "--project", project, "--template-version", "latest")
    assert (code, "v99.0.0" in told) == (1, True)


def test_a_template_does_not_go_back(tmp_path: Path) -> None:
    assert Version(released()[0]) < Version(carried.TEMPLATE_VERSION), "between releases the version is a new one"
    project = project_of(tmp_path / "project", carried.TEMPLATE_VERSION)
    code, told = prdgen("sync", "--project", project, "--template-version", released()[0])
    assert (code, "PRD423" in told) == (1, True)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What a release touches, as a repository of its own."""
    root = tmp_path / "checkout"
    for name in ("copier.yml", "template", "releases", "spec_extractor/__init__.py", "CHANGELOG.md", ".gitignore"):
        source, target = ROOT / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    changes = root / "CHANGELOG.md"
    changes.write_text(changes.read_text().replace("## [Unreleased]", "## [Unreleased]\n\n- Something new.", 1))
    scaffold.first_commit(root, "Start")
    return root


def test_a_release_is_one_command(checkout: Path) -> None:
    main = checkout / "template" / "fastapi" / "Makefile.jinja"
    main.write_text(f"{main.read_text()}# New in the release.\n")
    git(checkout, "commit", "--quiet", "--all", "--message", "Change the template")
    release(checkout, "97.1.0", "2026-01-02")
    assert git(checkout, "status", "--porcelain") == ""
    assert '"97.2.0.dev0"' in (checkout / "spec_extractor" / "__init__.py").read_text()
    assert '"97.1.0"' in git(checkout, "show", "v97.1.0:spec_extractor/__init__.py")
    assert "## [Unreleased]\n\n## [97.1.0] - 2026-01-02\n" in (checkout / "CHANGELOG.md").read_text()
    bundle = str(checkout / carried.RELEASES)
    repository = checkout.parent / "unbundled"
    git(checkout.parent, "clone", "--quiet", bundle, str(repository), "--branch", "v97.1.0")
    assert set(carried.versions(repository)) == {*released(), "v97.1.0"}
    assert (repository / "template" / "fastapi" / "Makefile.jinja").read_text().endswith("# New in the release.\n")
    # What was released before is the very same commit.
    heads = git(ROOT, "bundle", "list-heads", str(carried.RELEASES))
    for version in released():
        assert f"{git(repository, 'rev-parse', version).strip()} refs/tags/{version}" in heads


@pytest.mark.parametrize(
    ("version", "said"),
    [("1", "three numbers"), ("one", "no version"), ("97.0.0rc1", "three numbers"), ("0.0.1", "released already")],
)
def test_a_release_that_makes_no_sense_changes_nothing(checkout: Path, version: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        release(checkout, version, "2026-01-02")
    assert git(checkout, "status", "--porcelain") == ""


def test_a_release_needs_a_clean_checkout_and_something_to_say(checkout: Path) -> None:
    (checkout / "copier.yml").write_text("")
    with pytest.raises(ValueError, match="uncommitted"):
        release(checkout, "97.0.0", "2026-01-02")
    git(checkout, "checkout", "--quiet", ".")
    changes = checkout / "CHANGELOG.md"
    changes.write_text("# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2026-01-01\n\n- First.\n")
    git(checkout, "commit", "--quiet", "--all", "--message", "x")
    with pytest.raises(ValueError, match="nothing under"):
        release(checkout, "97.0.0", "2026-01-02")
