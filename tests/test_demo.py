"""The first command of the README, as a newcomer runs it: in a fresh clone, with nothing prepared."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[1]
_SECONDS = 600


def test_make_demo_serves_the_example(tmp_path: Path) -> None:
    if shutil.which("make") is None:
        if os.environ.get("CI"):
            pytest.fail("make is not installed")
        pytest.skip("make is not installed")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    log = (tmp_path / "log").open("w")
    demo = subprocess.Popen(
        ["make", "demo"],
        cwd=clone,
        env=kept | {"PORT": str(port)},
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        page = _docs(port, demo)
        assert "swagger" in page.text.lower()
        said = (tmp_path / "log").read_text()
        assert re.search(rf"http://127\.0\.0\.1:{port}/docs", said), said
        document = httpx.get(f"http://127.0.0.1:{port}/openapi.json", timeout=10).json()
        assert "/tasks" in document["paths"]
    finally:
        os.killpg(demo.pid, signal.SIGINT)
        demo.wait(timeout=60)
        log.close()


def _docs(port: int, demo: subprocess.Popen[bytes]) -> httpx.Response:
    """The API's documentation, asked for until the server is up."""
    deadline = time.monotonic() + _SECONDS
    while True:
        try:
            page = httpx.get(f"http://127.0.0.1:{port}/docs", timeout=10)
        except httpx.TransportError:
            assert demo.poll() is None, "make demo has ended"
            assert time.monotonic() < deadline, "no answer"
            time.sleep(0.2)
        else:
            assert page.status_code == 200
            return page
