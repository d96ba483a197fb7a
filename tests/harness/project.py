"""Rendered projects as their users run them: rendered by Copier, installed in their own environment, served."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spec_extractor import scaffold
from spec_extractor.pipeline import compile_document

ROOT = Path(__file__).parents[2]
SPECS = ROOT / "tests" / "specs"
_BUILD = ROOT / "build"
_START_SECONDS = 60
_STOP_SECONDS = 20


def render(document: Path, stack: str, folder: Path) -> Path:
    """Render what ``document`` (a PRD or spec file) describes into ``folder``, put it inside, and return that."""
    compilation = compile_document(str(document), stack)
    assert compilation.answers is not None, f"{document}: {compilation.diagnostics}"
    folder.mkdir(parents=True, exist_ok=True)
    scaffold.render(compilation.answers, folder)
    shutil.copy(document, folder / ("prd.md" if document.suffix == ".md" else f"spec{document.suffix}"))
    return folder


def environment(name: str, *requirements: Path | str) -> Path:
    """The Python of a virtual environment with ``requirements`` (files, or pinned packages) and nothing else.

    It is kept under build/, keyed by what it holds and by this Python's version, and complete where it exists.
    """
    parts = [item.read_bytes() if isinstance(item, Path) else item.encode() for item in requirements]
    digest = hashlib.sha256(b"\0".join([sys.version.encode(), *parts])).hexdigest()[:16]
    folder = _BUILD / f"{name}-{digest}"
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if folder.exists():
        return python
    _BUILD.mkdir(exist_ok=True)
    # Virtual environments cannot be moved, so the marker of completeness is the name that leads to it.
    made = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=_BUILD))
    uv = [sys.executable, "-m", "uv"]
    run([*uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(made)], ROOT)
    arguments = [
        part for item in requirements for part in (("-r", str(item)) if isinstance(item, Path) else (item,))
    ]
    run([*uv, "pip", "install", "--quiet", "--python", str(made), *arguments], ROOT)
    try:
        folder.symlink_to(made.name)
    except FileExistsError:
        shutil.rmtree(made)
    return python


def files(folder: Path) -> list[Path]:
    """The files that were rendered into ``folder``, without what tools have left there."""
    left = {"__pycache__", ".git", "dist", "node_modules"}
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not left & set(path.relative_to(folder).parts)
    ]


def run(
    command: Sequence[str], folder: Path, variables: Mapping[str, str] | None = None, *, timeout: float = 600
) -> str:
    """The output of ``command`` in ``folder``. Raises AssertionError with that output where it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=child_environment(variables or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=timeout,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)} in {folder} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


def child_environment(given: Mapping[str, str]) -> dict[str, str]:
    """This process's environment without what would lead the child to this project's Python or settings."""
    dropped = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "DATABASE_URL", "SECRET_KEY", "CORS_ORIGINS", "PORT"}
    return {name: value for name, value in os.environ.items() if name not in dropped} | dict(given)


@dataclass(frozen=True)
class Running:
    """A server that answers at ``url``; ``log`` is the file of its output, ``group`` that of its processes."""

    url: str
    log: Path
    group: int

    def tail(self) -> str:
        """The last lines that the server wrote, for a failure's message."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-60:])


@contextlib.contextmanager
def serve(
    command: Sequence[str], folder: Path, variables: Mapping[str, str], ready: str = "/health/ready"
) -> Iterator[Running]:
    """Run ``command``, which listens on the ``PORT`` that it is given, until the context ends.

    It is ready when it answers ``ready``. Raises AssertionError with the server's output where it ends by itself
    or is not ready within a minute.
    """
    port = _free_port()
    # Beside the project: what is in it is the project's own.
    log = folder.with_name(f"{folder.name}-server-{port}.log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=child_environment({**variables, "PORT": str(port)}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            # A group of its own, so that its workers are stopped with it.
            start_new_session=True,
        )
    running = Running(f"http://127.0.0.1:{port}", log, process.pid)
    try:
        _await_ready(process, port, ready, running)
        yield running
        assert process.poll() is None, f"the server ended with {process.returncode}:\n{running.tail()}"
    finally:
        _stop(process)


def _await_ready(process: subprocess.Popen[bytes], port: int, path: str, running: Running) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise AssertionError(f"the server ended with {process.returncode}:\n{running.tail()}")
        if _is_ready(port, path):
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
    raise AssertionError(f"the server was not ready within {_START_SECONDS} s:\n{running.tail()}")


def _is_ready(port: int, path: str) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
            connection.sendall(request.encode())
            return b" 200 " in connection.recv(64)
    except OSError:
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ask it to stop; kill it and its children where it does not."""
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
