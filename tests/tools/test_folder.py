"""Paths that coding agents name: whatever they say or lead to, they end in the folder or are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from spec_extractor.carried import TEMPLATE_ADDRESS
from spec_extractor.diagnostics import ScaffoldError
from spec_extractor.tools.folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder with a secret beside it, and links of every kind that lead there."""
    root = tmp_path / "root"
    (root / "project").mkdir(parents=True)
    (root / "docs").mkdir()
    (root / "prd.md").touch()
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "prd.md").touch()
    (tmp_path / "root-beside").mkdir()
    (root / "linked.md").symlink_to(secret / "prd.md")
    (root / "linked").symlink_to(secret)
    (root / "twice").symlink_to(root / "linked")
    (root / "dangling").symlink_to(tmp_path / "not-there")
    (root / "circle").symlink_to(root / "circle")
    (root / "harmless.md").symlink_to(root / "prd.md")
    (root / "docs" / "requirements.md").symlink_to(secret / "prd.md")
    (root / "project" / "prd.md").symlink_to(secret / "prd.md")
    return Folder.at(root)


OUTSIDE = [
    *("..", "../secret/prd.md", "docs/../../secret/prd.md", "/etc/passwd", "../root-beside", "/"),
    *("linked.md", "linked", "linked/prd.md", "linked/new/er", "twice/prd.md", "dangling", "dangling/new"),
    *("circle", "nul\0byte"),
]


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: repr(path)[:20])
def test_outside_is_refused_whatever_it_is_for(folder: Folder, path: str) -> None:
    for confine in (folder.inside, folder.document, folder.project, folder.destination):
        with pytest.raises(ScaffoldError) as refused:
            confine(path)
        assert refused.value.code == "PRD510"


@pytest.mark.parametrize(
    ("path", "reached"),
    [
        ("prd.md", "prd.md"),
        ("./docs/../prd.md", "prd.md"),
        ("harmless.md", "prd.md"),
        ("not/there", "not/there"),
        ("..prd.md", "..prd.md"),
        ("~/prd.md", "~/prd.md"),
        ("-", "-"),
    ],
)
def test_inside_is_given_relative(folder: Folder, path: str, reached: str) -> None:
    assert folder.inside(path) == Path(reached)
    assert folder.inside(str(folder.root / path)) == Path(reached)


def test_documents_of_a_folder_are_followed_too(folder: Folder) -> None:
    with pytest.raises(ScaffoldError):
        folder.document("docs")
    with pytest.raises(ScaffoldError):
        folder.project("project")


def test_a_start_folder_that_is_a_link_is_what_it_leads_to(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "start").symlink_to(folder.root)
    assert Folder.at(tmp_path / "start") == folder


@pytest.mark.parametrize("path", [".", "", "docs/.."])
def test_a_project_is_not_made_beside_the_root(folder: Folder, path: str) -> None:
    with pytest.raises(ScaffoldError):
        folder.destination(path)


@pytest.mark.parametrize(
    "address", [TEMPLATE_ADDRESS, "https://git.example/team/template.git", "git@git.example:team/template", "docs"]
)
def test_templates_that_a_project_may_have(folder: Folder, address: str) -> None:
    folder.template(address)


@pytest.mark.parametrize(
    "address",
    ["../secret", "/etc", "~", "~/template", "file:///etc", "file://../secret", "git+file:///etc", "ext::sh -c id",
     "linked", "not-there", "http://git.example/template"],
)  # fmt: skip
def test_templates_that_lead_elsewhere(folder: Folder, address: str) -> None:
    (folder.root / "~").mkdir()
    with pytest.raises(ScaffoldError):
        folder.template(address)
