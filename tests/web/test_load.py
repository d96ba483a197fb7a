"""Many at once, none lost, none mixed up, no memory kept; and a worker that is killed among them."""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import psutil
import pytest

from tests.harness import project

pytestmark = pytest.mark.xdist_group("load")
CLIENTS, EACH = 20, 10
_TRIES = 50
DOCUMENT = """\
# Product {name}

## Entities

- {name}: title (string, required), size (integer), {field} (date)
"""


def one_client(url: str, client: int) -> list[str]:
    """What a client was told that it did not ask for."""
    wrong = []
    with httpx.Client(base_url=url, timeout=300) as http:
        for number in range(EACH):
            letters = "".join(chr(ord("a") + int(digit)) for digit in f"{client:02}{number:02}")
            name, field = f"Thing{letters}", f"on_{letters}"
            answer = http.post("/api/compile", json={"document": DOCUMENT.format(name=name, field=field)})
            if answer.status_code != 200:
                wrong.append(f"{name}: {answer.status_code} {answer.text}")
                continue
            report = answer.json()
            told = [(e["name"], [f["name"] for f in e["fields"]]) for e in report["understood"]["entities"]]
            if told != [(name, ["id", "title", "size", field])] or name not in report["diagram"]:
                wrong.append(f"{name}: {told}")
    return wrong


def all_clients(url: str, clients: range) -> list[str]:
    with ThreadPoolExecutor(len(clients)) as pool:
        return [wrong for each in pool.map(lambda client: one_client(url, client), clients) for wrong in each]


def resident(server: psutil.Process) -> int:
    """The memory of the server and of what it has started, in bytes."""
    return sum(part.memory_info().rss for part in [server, *server.children(recursive=True)])


@pytest.mark.parametrize("workers", [1, 2])
def test_load(tmp_path: Path, workers: int) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    options = ["--store", str(folder / "store"), "--per-minute", "100000", "--workers", str(workers)]
    command = [sys.executable, "-m", "spec_extractor", "serve", *options]
    with project.serve(command, folder, {}) as running:
        (server,) = (p for p in psutil.Process().children() if " serve --store " in " ".join(p.cmdline()))
        assert all_clients(running.url, range(4)) == []
        before = resident(server)
        assert all_clients(running.url, range(CLIENTS if workers == 1 else 4)) == []
        # Jobs end with what they took; what is left may vary with the allocator, but not by the documents. One of
        # several workers may have had nothing to do before, and what it forks from not be there yet.
        if workers == 1:
            assert resident(server) < before + 32 * 2**20


def zipped(url: str, letter: str) -> bytes:
    """The project of a document of its own, asked for until a worker lives long enough to answer."""
    body = {"document": DOCUMENT.format(name=f"Thing{letter}", field=f"on_{letter}")}
    for _ in range(_TRIES):
        try:
            answer = httpx.post(f"{url}/api/zip", json=body, timeout=300)
        except httpx.TransportError:
            continue
        assert answer.status_code == 200, answer.text
        return answer.content
    raise AssertionError(f"no answer for {letter}")


def test_a_worker_killed_in_the_middle_breaks_no_artifact(tmp_path: Path) -> None:
    """Its clients ask again, another worker answers, and what is kept is whole."""
    folder = tmp_path / "here"
    folder.mkdir()
    options = ["--store", str(folder / "store"), "--per-minute", "100000", "--workers", "2"]
    with project.serve([sys.executable, "-m", "spec_extractor", "serve", *options], folder, {}) as running:
        (server,) = (p for p in psutil.Process().children() if " serve --store " in " ".join(p.cmdline()))
        with ThreadPoolExecutor(6) as pool:
            asked = {letter: pool.submit(zipped, running.url, letter) for letter in "abcdef"}
            busy: list[psutil.Process] = []
            while not busy:
                busy = [worker for worker in server.children() if any(map(at_work, worker.children()))]
            busy[0].kill()
            contents = {letter: done.result() for letter, done in asked.items()}
    for letter, content in contents.items():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            assert any(name.endswith(f"/models/thing{letter}.py") for name in archive.namelist())
    kept = list((folder / "store").glob("*.zip"))
    assert {hashlib.sha256(path.read_bytes()).hexdigest() for path in kept} == {path.stem for path in kept}
    assert {hashlib.sha256(content).hexdigest() for content in contents.values()} <= {path.stem for path in kept}


def at_work(process: psutil.Process) -> bool:
    """Whether it has forked a job: what forks them is a child of a worker."""
    try:
        return bool(process.children())
    except psutil.NoSuchProcess:
        return False
