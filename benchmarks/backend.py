"""What a request costs the generated servers, beside apps written by hand and beside other generators' output.

Each server is one process with a database on a local PostgreSQL; the app written by hand (`benchmarks/minimal/`)
has the generated project's database and packages. Needs wrk, Linux and PostgreSQL.
"""

from __future__ import annotations

import http.client
import json
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from benchmarks import documents, load
from benchmarks.load import Call, Cost
from tests.harness import postgres, project
from tests.harness.project import Running
from tests.harness.stacks import TOOLCHAINS, Toolchain

ROWS = 1_001_000
_MINIMAL = Path(__file__).parent / "minimal"
# One account has few tries to sign in at the same time.
_ACCOUNTS = tuple(
    {"email": f"bench{number}@example.com", "password": "correct horse battery"} for number in range(32)
)
_ROW = {"name": "Name", "notes": "Notes", "amount": "1.00", "due_on": "2026-11-20", "email": "a@example.com"}
_ROW |= {"state": "open", "count": 1, "active": True}
_ENVIRONMENT = {"SECRET_KEY": "0123456789abcdef" * 4, "WEB_CONCURRENCY": "1", "COOKIE_SECURE": "false"}
_ENVIRONMENT |= {"CORS_ORIGINS": "", "LOG_LEVEL": "warning", "PYTHONDONTWRITEBYTECODE": "1"}
_BY_HAND = {
    "fastapi": ("python", "fastapi_app.py"),
    "flask": ("gunicorn", "flask_app:app", "--worker-class", "gthread", "--threads", "8"),
    "django": ("gunicorn", "django_app:app", "--worker-class", "gthread", "--threads", "8"),
    "nestjs": ("node", "nestjs_app.mjs"),
}
_SEED = """
INSERT INTO part0s (id, name, notes, amount, due_on, state, email, count, active, user_id, created_at, updated_at)
SELECT ('018f4d3c-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Name ' || n, 'Notes', 1.25, '2026-11-20',
'open', 'a@example.com', n, true, (SELECT id FROM users WHERE email = 'bench0@example.com'), now(), now()
FROM generate_series({first}, {last}) AS n
"""
_CONNECTIONS = (1, 32)
_SECONDS = {"list": 2, "get": 2, "create": 2, "login": 4}
# Hashing a password takes a quarter of a second: 32 at a time are answered after eight.
_SECONDS_AT_32 = {**_SECONDS, "login": 17}
_ROUNDS = {"list": 3, "get": 3, "create": 3, "login": 1}


@dataclass(frozen=True)
class Made:
    """A generated project in ``folder``, with ``variables`` for its server; ``database`` is migrated."""

    toolchain: Toolchain
    folder: Path
    variables: Mapping[str, str]
    database: str

    def sql(self, statement: str) -> str:
        """The output of a statement in the project's database."""
        server = postgres.require()
        return replace(server, url=self.database).run(statement)


@contextmanager
def _made(stack: str, entities: int) -> Iterator[Made]:
    toolchain = TOOLCHAINS[stack]
    with tempfile.TemporaryDirectory(prefix="prdgen-benchmark-") as scratch:
        document = Path(scratch) / "prd.md"
        document.write_text(documents.entities(entities), encoding="utf-8")
        folder = project.render(document, stack, Path(scratch) / "project")
        database = postgres.require().fresh(f"benchmark_{stack}")
        variables = _ENVIRONMENT | {"DATABASE_URL": database}
        project.run(toolchain.resolved(folder, toolchain.migrate), folder, variables)
        yield Made(toolchain, folder, variables, database)


def table(stacks: Sequence[str] = (), peers: Path | None = None, rows: int = ROWS) -> str:
    """Requests per second and CPU milliseconds of each call, then deep pages, then starts, as Markdown.

    ``peers`` is a folder with other generators' output (`_peer`), ``rows`` the number of rows of the account
    whose list is read at its first row and after a million.
    """
    calls = [
        "| stack | call | connections | requests/s | CPU ms | by hand, CPU ms | of by hand | peers, CPU ms |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    pages = [
        "| stack | rows of the account | page at row 0, CPU ms | at row 1,000,000 | ratio | with PostgreSQL's |"
    ]
    pages += ["| --- | --- | --- | --- | --- | --- |"]
    starts = ["| stack | until ready, s | CPU s | memory, MB |", "| --- | --- | --- | --- |"]
    for stack in stacks or TOOLCHAINS:
        with _made(stack, 1) as made:
            calls += _compared(made, peers)
            pages.append(_deep(made, rows))
        with _made(stack, 100) as made:
            starts.append(_start(made))
    return "\n\n".join("\n".join(lines) for lines in (calls, pages, starts)) + "\n"


def _compared(made: Made, peers: Path | None) -> list[str]:
    """The rows of the table of calls. All servers run, and are measured in turns."""
    stack = made.toolchain.stack
    with ExitStack() as running:
        server = running.enter_context(made.toolchain.served(made.folder, made.variables))
        for account in _ACCOUNTS:
            _request(server, Call("POST", "/auth/register", {}, (account,)))
        made.sql(_SEED.format(first=1, last=1000))
        by_hand = running.enter_context(_served_by_hand(made))
        measured = {"": _Served(server, _signed_in(server)), "hand": _Served(by_hand, _signed_in(by_hand))}
        for description in sorted(peers.glob("*/peer.json")) if peers else ():
            peer = json.loads(description.read_text(encoding="utf-8"))
            if peer["stack"] == stack:
                measured[description.parent.name] = running.enter_context(_peer(peer, description.parent))
        lines = []
        for call, connections in product(_SECONDS, _CONNECTIONS):
            costs = _costs(measured, call, connections)
            ours, hand = costs.pop(""), costs.pop("hand")
            assert ours is not None, f"{call} at {connections} connections fails"
            assert hand is not None, f"{call} of the app by hand fails"
            told = (f"{name} {cost.cpu:.2f}" if cost else f"{name} fails" for name, cost in costs.items())
            lines.append(
                f"| `{stack}` | {call} | {connections} | {ours.rate:,.0f} | {ours.cpu:.2f} "
                f"| {hand.cpu:.2f} | {ours.cpu / hand.cpu:.2f} | {', '.join(told) or '–'} |"
            )
        return lines


class _Served(NamedTuple):
    """A server, and its calls by what they do."""

    server: Running
    calls: Mapping[str, Call]


def _costs(measured: Mapping[str, _Served], name: str, connections: int) -> dict[str, Cost | None]:
    """The medians of what each server's call costs; None where it fails."""
    seconds = (_SECONDS if connections == 1 else _SECONDS_AT_32)[name]
    found: dict[str, list[Cost]] = {server: [] for server in measured}
    for _ in range(_ROUNDS[name]):
        for server, (at, calls) in measured.items():
            with suppress(RuntimeError):
                found[server].append(load.measure(at.url, at.group, calls[name], connections, seconds))
    return {
        server: Cost(median(cost.rate for cost in costs), median(cost.cpu for cost in costs))
        if len(costs) == _ROUNDS[name]
        else None
        for server, costs in found.items()
    }


@contextmanager
def _served_by_hand(made: Made) -> Iterator[Running]:
    stack = made.toolchain.stack
    with tempfile.TemporaryDirectory() as scratch:
        # A log beside the sources would be left there.
        folder = Path(scratch) / "app"
        if stack == "nestjs":
            # Where it finds its modules.
            folder = made.folder
            shutil.copy(_MINIMAL / "nestjs_app.mjs", folder)
        else:
            shutil.copytree(_MINIMAL, folder)
        with project.serve(
            made.toolchain.resolved(made.folder, _BY_HAND[stack]), folder, made.variables
        ) as server:
            yield server


def _signed_in(server: Running) -> dict[str, Call]:
    """The calls of a generated API, for an account that is signed in."""
    login = Call("POST", "/auth/login", {}, _ACCOUNTS)
    headers, _ = _request(server, login)
    cookie = {"Cookie": headers["Set-Cookie"].partition(";")[0]}
    _, page = _request(server, Call("GET", "/part0s?limit=100", cookie))
    assert len(page["items"]) == 100, "there are too few rows to list"
    return {
        "list": Call("GET", "/part0s?limit=100", cookie),
        "get": Call("GET", f"/part0s/{page['items'][50]['id']}", cookie),
        "create": Call("POST", "/part0s", cookie, (_ROW,)),
        "login": login,
    }


def _deep(made: Made, rows: int) -> str:
    """One row of the table: a page at the first row and one after a million."""
    made.sql("DELETE FROM part0s")
    for first in range(1, rows + 1, 1_000_000):
        made.sql(_SEED.format(first=first, last=min(first + 999_999, rows)))
    made.sql("VACUUM ANALYZE part0s")
    with made.toolchain.served(made.folder, made.variables) as server:
        first = _signed_in(server)["list"]
        cursor, path = "", "/part0s?limit=200"
        for _ in range(1_000_000 // 200):
            _, page = _request(server, replace(first, path=path + cursor))
            cursor = f"&cursor={page['next_cursor']}"
        deep = replace(first, path=first.path + cursor)
        costs = [load.measure(server.url, server.group, call, 1, 5) for call in (first, deep, first, deep)]
    near, far = (sum(each.cpu for each in costs[start::2]) / 2 for start in (0, 1))
    # At one connection the time between two requests is the server's and the database's work together.
    slower = sum(1 / each.rate for each in costs[1::2]) / sum(1 / each.rate for each in costs[::2])
    stack = made.toolchain.stack
    return f"| `{stack}` | {rows:,} | {near:.2f} | {far:.2f} | {far / near:.2f} | {slower:.2f} |"


def _start(made: Made) -> str:
    before = time.monotonic()
    with made.toolchain.served(made.folder, made.variables) as server:
        ready = time.monotonic() - before
        cpu, memory = load.cpu_seconds(server.group), load.megabytes(server.group)
    return f"| `{made.toolchain.stack}` | {ready:.1f} | {cpu:.1f} | {memory:.0f} |"


@contextmanager
def _peer(peer: Mapping[str, Any], folder: Path) -> Iterator[_Served]:
    """Another generator's output in ``folder``, set up to run.

    ``peer`` is its ``peer.json``: its ``stack``, the command ``serve`` (which listens on ``PORT``), the path
    ``ready`` that answers once it does, the ``variables`` of its environment (where ``{database}`` is the URL of
    an empty database), ``register``, ``login`` and ``create`` as objects of ``path`` and ``body``, the paths
    ``list`` and ``get`` (with ``{id}``), and where a caller has no cookie, ``token``: the member of the login's
    answer.
    """
    database = postgres.require().fresh(f"benchmark_{folder.name}")
    variables = {name: text.replace("{database}", database) for name, text in peer["variables"].items()}
    with project.serve(peer["serve"], folder, variables, ready=peer["ready"]) as server:
        _request(server, Call("POST", peer["register"]["path"], {}, (peer["register"]["body"],)))
        login = Call("POST", peer["login"]["path"], {}, (peer["login"]["body"],))
        headers, answer = _request(server, login)
        token = {"Cookie": str(headers["Set-Cookie"]).partition(";")[0]}
        if "token" in peer:
            token = {"Authorization": f"Bearer {answer[peer['token']]}"}
        create = Call("POST", peer["create"]["path"], token, (peer["create"]["body"],))
        for _ in range(100):
            _, row = _request(server, create)
        # They answer all rows: the list is measured while there are a hundred.
        calls = {"list": Call("GET", peer["list"], token), "create": create, "login": login}
        calls["get"] = Call("GET", peer["get"].replace("{id}", str(row["id"])), token)
        yield _Served(server, calls)


def _request(server: Running, call: Call) -> tuple[http.client.HTTPMessage, Any]:
    """The headers and the document of an answer. Raises RuntimeError where it is no success."""
    parts = urlsplit(server.url)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=60)
    try:
        body = json.dumps(call.bodies[0]) if call.bodies else None
        connection.request(call.method, call.path, body, {"Content-Type": "application/json", **call.headers})
        response = connection.getresponse()
        content = response.read()
    finally:
        connection.close()
    if response.status >= 300:
        raise RuntimeError(f"{call.method} {call.path}: {response.status} {content[:500]!r}\n{server.tail()}")
    return response.headers, json.loads(content) if content.startswith((b"{", b"[")) else None
