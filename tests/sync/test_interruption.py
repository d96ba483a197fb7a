"""A sync that is killed in the middle, in a process of its own: the next one has the project as it was."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from spec_extractor.sync import apply
from tests.harness.project import child_environment
from tests.sync.project import DOCUMENT, Project

MORE = DOCUMENT.replace("budget (integer)", "budget (integer), code (string)")
# Sends itself the signal just before the n-th file changes its place. What a shell starts in the background would
# ignore Ctrl-C's.
_INTERRUPTED = """
import os, pathlib, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
at, number = int(sys.argv.pop(1)), int(sys.argv.pop(1))
rename = pathlib.Path.rename
def counted(path, target):
    global at
    at -= "prdgen-sync" in f"{path}{target}"
    if at == 0:
        os.kill(os.getpid(), number)
    return rename(path, target)
pathlib.Path.rename = counted
from spec_extractor.cli import main
sys.argv[0] = "prdgen"
main()
"""


def interrupted(project: Project, at: int, number: signal.Signals) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _INTERRUPTED, str(at), str(int(number)), "sync"],
        cwd=project.folder,
        env=child_environment({"LC_ALL": "C.UTF-8"}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


# The first rename is the journal's; the answers file is among the first that are exchanged.
@pytest.mark.parametrize("at", [2, 3, 4, 9])
def test_a_killed_sync_is_undone_by_the_next(project: Project, at: int) -> None:
    project.write("app/models/project.py", "# Mine.\n" + (project.folder / "app/models/project.py").read_text())
    project.commit("Mine")
    project.write("prd.md", MORE)
    before = project.snapshot()
    assert interrupted(project, at, signal.SIGKILL).returncode == -signal.SIGKILL
    assert at == 2 or project.snapshot() != before
    half = project.snapshot()
    _, told = project.prdgen("plan", status=1)
    assert "error PRD445: a sync was interrupted here" in told
    assert project.snapshot() == half

    # A mistake in the document, so that the next sync does nothing but undo.
    project.write("prd.md", "# Work board\n")
    _, told = project.prdgen("sync", status=1)
    assert "note PRD445: a sync that was interrupted before has been undone" in told
    project.write("prd.md", MORE)
    assert project.snapshot() == before
    _, told = project.prdgen("sync")
    assert "PRD445" not in told
    assert "# Mine.\n" in (project.folder / "app/models/project.py").read_text()
    assert "code" in (project.folder / "app/models/project.py").read_text()
    assert not list((project.folder / ".git").rglob("prdgen-sync"))


@pytest.mark.parametrize("number", [signal.SIGINT])
def test_ctrl_c_leaves_the_project_as_it_was(project: Project, number: signal.Signals) -> None:
    project.write("prd.md", MORE)
    before = project.snapshot()
    done = interrupted(project, 5, number)
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
    assert project.snapshot() == before
    assert not list((project.folder / ".git").rglob("prdgen-sync"))


def test_a_second_sync_at_the_same_time_stops(project: Project) -> None:
    project.write("prd.md", MORE)
    before = project.snapshot()
    with apply.exclusive(project.folder):
        _, told = project.prdgen("sync", status=1)
        assert "error PRD449: another sync is at work" in told
        _, told = project.prdgen("squash", status=1)
        assert "error PRD449: another sync is at work" in told
        assert "add the column code" in project.prdgen("plan")[0]
    assert project.snapshot() == before
    project.prdgen("sync")
    assert project.snapshot() != before
