"""README and docs say what is so: their sessions are run, their documents compiled, their paths exist."""

from __future__ import annotations

import fnmatch
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "tests/conformance/README.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# `text` holds output, trees and pictures; `sh` the commands that other tests run; the rest is checked here.
KINDS = {"console", "markdown", "text", "sh", "json", "yaml", "http", "mermaid"}


def fences(page: Path) -> list[tuple[str, str]]:
    return [(found[1], found[2]) for found in _FENCE.finditer(page.read_text(encoding="utf-8"))]


def sessions(page: Path) -> list[tuple[str, str]]:
    """Commands with what they print, of all `console` blocks of a page, in order; `…` stands for anything."""
    result: list[tuple[str, list[str]]] = []
    for kind, body in fences(page):
        for line in body.splitlines() if kind == "console" else ():
            if line.startswith("$ "):
                result.append((line[2:], []))
            elif line.startswith(">") and not result[-1][1]:
                result[-1] = (f"{result[-1][0]}\n{line[2:]}", [])
            else:
                result[-1][1].append(line)
    return [(command, "".join(f"{line}\n" for line in printed)) for command, printed in result]


@pytest.mark.parametrize("page", [page for page in PAGES if sessions(page)], ids=lambda p: p.name)
def test_sessions_are_as_printed(page: Path, tmp_path: Path) -> None:
    binaries = str(Path(sys.executable).parent)
    environment = os.environ | {
        "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
        "GIT_AUTHOR_NAME": "Ada",
        "GIT_AUTHOR_EMAIL": "ada@example.com",
        "GIT_COMMITTER_NAME": "Ada",
        "GIT_COMMITTER_EMAIL": "ada@example.com",
        "LC_ALL": "C.UTF-8",
    }
    folder = tmp_path
    for command, expected in sessions(page):
        # The folder that a command ends in is where the next one starts.
        done = subprocess.run(
            ["bash", "-c", f"{command}\nstatus=$?; pwd > {tmp_path}/.folder; exit $status"],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"$ {command}\n{done.stdout}"
        assert _matches(done.stdout, expected), f"$ {command}\n{done.stdout}\n--- the page says\n{expected}"
        folder = Path((tmp_path / ".folder").read_text().strip())


def _matches(printed: str, expected: str) -> bool:
    pattern = "*".join(re.sub(r"([*?\[])", r"[\1]", part) for part in expected.split("…"))
    return fnmatch.fnmatchcase(printed, pattern)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_block_is_of_a_kind_that_is_checked(page: Path) -> None:
    assert {kind for kind, _ in fences(page)} <= KINDS


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_paths_and_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert not [link for link in links if not (page.parent / link).exists()]
    prefix = r"(?:spec_extractor|tests|schemas|docs|examples|template|benchmarks)/"
    paths = re.findall(rf"`({prefix}[\w./-]+?)/?(?:<[^`]*)?`", text)
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_the_readme_names_the_two_commands() -> None:
    assert ("sh", "make demo\nmake test\n") in fences(ROOT / "README.md")


def test_the_table_of_stacks_is_the_list_of_stacks() -> None:
    from spec_extractor.genome.stacks import STACKS

    rows = re.findall(r"^\| `(\w+)` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == list(STACKS)
