"""Artifacts: by their hash, whole or not at all, wherever they are kept."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from spec_extractor.web.store import Store

CONTENT = b"a project" * 1000
IDENTITY = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture(params=["folder", "memory://artifacts", "address"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A folder that is not there yet, a file system in memory, and a folder as an address."""
    kinds = {"folder": str(tmp_path / "a" / "b"), "address": f"file://{tmp_path}/c"}
    return kinds.get(request.param, f"{request.param}/{tmp_path.name}")


def test_what_is_put_is_there(address: str) -> None:
    store = Store(address)
    assert store.get(IDENTITY) is None
    assert store.put(CONTENT) == IDENTITY == store.put(CONTENT)
    assert Store(address).get(IDENTITY) == CONTENT


@pytest.mark.parametrize(
    "name", ["", "x", "../../etc/passwd", "A" * 64, "0" * 63, f"{IDENTITY}\n", f"{IDENTITY}.zip"]
)
def test_names_that_are_none(address: str, name: str) -> None:
    store = Store(address)
    store.put(CONTENT)
    assert store.get(name) is None


def test_a_broken_artifact_is_none_and_is_written_anew(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    store.put(CONTENT)
    (tmp_path / f"{IDENTITY}.zip").write_bytes(CONTENT[:100])
    assert store.get(IDENTITY) is None
    store.put(CONTENT)
    assert store.get(IDENTITY) == CONTENT


def test_many_writers_of_the_same(tmp_path: Path) -> None:
    stores = [Store(str(tmp_path)) for _ in range(8)]
    threads = [threading.Thread(target=store.put, args=(CONTENT,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.name for path in tmp_path.iterdir()] == [f"{IDENTITY}.zip"]
    assert stores[0].get(IDENTITY) == CONTENT


_KILLED = """
import os, signal, sys
from spec_extractor.web.store import Store
store = Store(sys.argv[1])
def move(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[2] == "before the move":
    store._system.mv = move
else:
    def half(path, content, **_):
        with open(path, "wb") as file:
            file.write(content[:100])
        move()
    store._system.pipe_file = half
store.put(b"a project" * 1000)
"""


@pytest.mark.parametrize("moment", ["before the move", "while writing"])
def test_a_worker_killed_in_the_middle_leaves_no_artifact(tmp_path: Path, moment: str) -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path), moment], check=False)
    assert done.returncode == -signal.SIGKILL
    store = Store(str(tmp_path))
    (left,) = tmp_path.iterdir()
    assert left.name.endswith(".part")
    assert store.get(IDENTITY) is None
    store.put(CONTENT)
    assert store.get(IDENTITY) == CONTENT
    store.sweep(datetime.now(UTC) + timedelta(minutes=1))
    assert list(tmp_path.iterdir()) == []


def test_the_sweep_takes_what_is_old_and_ours(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    store.put(CONTENT)
    newer = store.put(b"newer")
    (tmp_path / "notes.txt").write_text("somebody else's")
    day = 86_400
    now = datetime.now(UTC)
    os.utime(tmp_path / f"{IDENTITY}.zip", (now.timestamp() - 8 * day,) * 2)
    os.utime(tmp_path / "notes.txt", (now.timestamp() - 8 * day,) * 2)
    store.sweep(now - timedelta(days=7))
    assert {path.name for path in tmp_path.iterdir()} == {f"{newer}.zip", "notes.txt"}


def test_a_store_that_is_not_there_yet_is_swept(address: str) -> None:
    Store(address).sweep(datetime.now(UTC))
