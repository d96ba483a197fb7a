"""The served project keeps the HTTP contract, and its own OpenAPI document."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import httpx
import yaml

from spec_extractor.scaffold import ANSWERS_FILE
from tests.harness import project
from tests.stacks.conftest import ORIGIN, Served

_SHOWN = 6000


def _run(command: list[str], served: Served) -> None:
    """Run ``command``; a failure shows the end of its output and of the server's."""
    done = subprocess.run(
        command,
        cwd=project.ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=1200,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-_SHOWN:]}\n\nthe server:\n{served.running.tail()}"


def test_the_contract(served: Served) -> None:
    command = [sys.executable, "-m", "pytest", "tests/conformance", "-q", "-p", "no:cacheprovider", "--no-header"]
    command += ["--base-url", served.running.url, "--answers", str(served.folder / ANSWERS_FILE)]
    if served.public:
        command += ["--cookie-secure", "--cors-origin", ORIGIN]
    _run(command, served)
    log = served.running.log.read_text(errors="replace")
    assert "Traceback" not in log, f"no request should make the server fail:\n{log[-_SHOWN:]}"


# What JSON Schema cannot say, and 422 answers: a row that a reference must find, a cursor of the server's own, the
# bounds of a decimal, a password's bytes. tests/conformance holds each of them.
_CONFIG = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 401, 403, 404, 409, 422, 429]
"""
_SIGNED_IN = """
[auth.openapi.cookieAuth]
api_key = "{token}"
"""


def test_the_openapi_document(served: Served, schemathesis: list[str], tmp_path: Path) -> None:
    """Schemathesis finds no request whose answer is not as the document says.

    Logging out is asked last and alone: it ends the session that the other calls need.
    """
    auth = yaml.safe_load((served.folder / ANSWERS_FILE).read_text(encoding="utf-8"))["auth"]["enabled"]
    config = tmp_path / "schemathesis.toml"
    config.write_text(_CONFIG)
    command = [*schemathesis, "--config-file", str(config), "run", f"{served.running.url}/openapi.json"]
    # How fast an answer comes depends on what else the machine does: that is for benchmarks.
    command += ["--checks", "all", "--max-response-time", "600"]
    # What is random is asked of one database; what each can tell apart, such as the longest text, of both.
    command += ["--mode", "all", "--phases", "coverage" if served.public else "examples,coverage,fuzzing,stateful"]
    command += [
        "--max-examples",
        "15" if served.name == "kitchen_sink" else "5",
        "--seed",
        "1",
        "--no-color",
        "--workers",
        "1",
        "--generation-database",
        "none",
    ]
    if not auth:
        _run(command, served)
        return
    for email, selection in (
        ("all@example.com", ["--exclude-operation-id", "logout"]),
        ("logout@example.com", ["--include-operation-id", "logout"]),
    ):
        config.write_text(_CONFIG + _SIGNED_IN.format(token=_token(served, email)))
        _run([*command, *selection], served)


def _token(served: Served, email: str) -> str:
    """A new user's token; a required profile field of these projects is text."""
    body = {"email": email, "password": "correct horse battery"}
    answers = yaml.safe_load((served.folder / ANSWERS_FILE).read_text(encoding="utf-8"))
    account = next(entity for entity in answers["entities"] if entity["account"])
    body |= {f["name"]: "text" for f in account["fields"] if f["writable"] and f["required"]}
    answer = httpx.post(f"{served.running.url}/auth/register", json=body, timeout=30)
    assert answer.status_code == 201, answer.text
    return answer.cookies.get("access_token") or answer.headers["Set-Cookie"].split(";")[0].partition("=")[2]
