"""Many at once: 200 compiles from 20 clients, none lost, none mixed up, and no memory kept."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import psutil
import pytest

from tests.harness import project

pytestmark = pytest.mark.xdist_group("load")
CLIENTS, EACH = 20, 10
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
