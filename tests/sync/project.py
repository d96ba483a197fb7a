"""A generated project under Git, and the command line on it, as a team uses them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.harness import project as harness

DOCUMENT = """# Work board

## Entities

- Project: name (string, required, max 60 characters), budget (integer)
- Task: title (string, required, max 100 characters), notes (text), project_id (FK → Project)
- Tag: name (string, required)
"""
_IDENTITY = {
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.com",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.com",
    "LC_ALL": "C.UTF-8",
}
_VERSIONS = "alembic/versions"


class Project:
    """The project in ``folder``. ``snapshot`` is all of it that a command could change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def prdgen(self, *arguments: str, status: int = 0, folder: Path | None = None) -> tuple[str, str]:
        """What a command says on both streams; it ends with ``status``, and never with a traceback."""
        command = [sys.executable, "-m", "spec_extractor", *arguments]
        done = subprocess.run(
            command,
            cwd=folder or self.folder,
            env=harness.child_environment(_IDENTITY),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode == status, f"{arguments} ended with {done.returncode}: {done.stdout}{done.stderr}"
        return done.stdout, done.stderr

    def git(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=harness.child_environment(_IDENTITY),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0 or not check, done.stdout + done.stderr
        return done.stdout

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def replace(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text = path.read_text()
        assert old in text, f"{name} has no {old!r}"
        path.write_text(text.replace(old, new))

    def snapshot(self) -> dict[str, object]:
        """Every file with its mode, every link with its target, and what Git says."""
        tree: dict[str, object] = {
            path.relative_to(self.folder).as_posix(): path.readlink()
            if path.is_symlink()
            else (path.stat().st_mode, path.read_bytes())
            for path in sorted(self.folder.rglob("*"))
            if ".git" not in path.relative_to(self.folder).parts[:1] and (path.is_symlink() or path.is_file())
        }
        return tree | {"git status": self.git("status", "--porcelain=v2", "--branch", check=False)}

    def refuses(self, *arguments: str, status: int = 1) -> str:
        """The error of a command that changes nothing."""
        before = self.snapshot()
        _, told = self.prdgen(*arguments, status=status)
        assert self.snapshot() == before
        return told

    def migrations(self) -> list[str]:
        return sorted(path.name for path in (self.folder / _VERSIONS).glob("*.py"))

    def alembic(self, *arguments: str, url: str = "sqlite:///./app.db") -> str:
        python = harness.environment(
            "fastapi", self.folder / "requirements.txt", self.folder / "requirements-dev.txt"
        )
        variables = {"DATABASE_URL": url, "SECRET_KEY": "k" * 40, "OWNER_PASSWORD": "correct horse"}
        return harness.run([str(python), "-m", "alembic", *arguments], self.folder, variables)


def make(folder: Path, document: str = DOCUMENT) -> Project:
    """A new project with its first commit."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    (folder.parent / "prd.md").write_text(document)
    project = Project(folder)
    project.prdgen("new", "prd.md", str(folder), folder=folder.parent)
    return project


def copy(project: Project, folder: Path) -> Project:
    """The same project elsewhere: making one takes longer."""
    shutil.copytree(project.folder, folder, symlinks=True)
    return Project(folder)
