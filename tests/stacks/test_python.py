"""What holds for the stacks in Python alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from spec_extractor.genome.stacks import STACKS
from tests.harness import project


@pytest.mark.parametrize(
    ("stack", "version"),
    [
        (stack.name, version)
        for stack in STACKS.values()
        if stack.language == "Python"
        for version in stack.versions
    ],
)
def test_the_locked_requirements_install(stack: str, version: str, tmp_path: Path) -> None:
    """Every pinned package has a wheel for each Python that the projects support."""
    folder = project.render(project.SPECS / "minimal.yaml", stack, tmp_path / "project")
    command = [sys.executable, "-m", "uv", "pip", "install", "--dry-run", "--quiet", "--no-deps"]
    command += ["--python-version", version, "--only-binary", ":all:", "--target", str(tmp_path / "site")]
    command += ["-r", "requirements.txt", "-r", "requirements-dev.txt"]
    project.run(command, folder)
    pinned = (folder / "requirements.txt").read_text()
    assert all("==" in line for line in pinned.splitlines() if line and not line.startswith((" ", "#")))
