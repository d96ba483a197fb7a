"""Tests that share what is slow to make, or what only one may have, are run by one worker."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_TESTS = """
import os
import pytest

@pytest.mark.xdist_group("one")
@pytest.mark.parametrize("number", range(12))
def test_worker(number):
    with open("workers", "a") as seen:
        seen.write(os.environ["PYTEST_XDIST_WORKER"] + " ")
"""


def test_a_group_has_one_worker(tmp_path: Path) -> None:
    (tmp_path / "test_workers.py").write_text(_TESTS)
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    workers = (tmp_path / "workers").read_text().split()
    assert len(workers) == 12
    assert len(set(workers)) == 1
