"""``prdgen prompt`` and ``prdgen new --prompt`` as people call them, against a server on the loopback."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import yaml

from spec_extractor import schema
from tests.agents.scripted import GOOD, TOOLS
from tests.agents.server import Server, nothing, reply, serving

KEY = "sk-of-the-tests"
PROMPT = "Neighbours lend each other tools: the blue kingfisher."
_MODELS = ("PRDGEN_MODEL", "OPENAI_BASE_URL", "OPENAI_API_KEY", "GOOGLE_API_KEY", "GEMINI_API_KEY")


@pytest.fixture(scope="module")
def good() -> Iterator[Server]:
    with serving(reply(GOOD)) as server:
        yield server


def environment(server: Server | None = None, **variables: str) -> dict[str, str]:
    settings = {"NO_PROXY": "127.0.0.1", "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com"}
    settings |= {"GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.com"}
    if server is not None:
        settings |= {"PRDGEN_MODEL": server.setting, "OPENAI_API_KEY": KEY}
    return {name: value for name, value in os.environ.items() if name not in _MODELS} | settings | variables


def prdgen(
    *arguments: object, cwd: Path, server: Server | None = None, stdin: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "spec_extractor", *map(str, arguments)]
    variables = environment(server, **variables)
    return subprocess.run(
        command, cwd=cwd, env=variables, input=stdin, capture_output=True, text=True, check=False
    )


def test_a_prompt_prints_a_spec_that_is_valid(good: Server, tmp_path: Path) -> None:
    done = prdgen("prompt", "-", cwd=tmp_path, server=good, stdin=PROMPT)
    assert done.returncode == 0, done.stderr
    assert schema.validate(yaml.safe_load(done.stdout), "spec-1.1") == []
    assert good.requests[-1][1]["messages"][1]["content"] == PROMPT


@pytest.mark.parametrize("name", ["prd.md", "spec.yml", "spec.json"])
def test_every_form_compiles_to_the_same(name: str, good: Server, tmp_path: Path) -> None:
    assert prdgen("prompt", PROMPT, "-o", name, cwd=tmp_path, server=good).returncode == 0
    done = prdgen("extract", name, "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert [entity["name"] for entity in answers["entities"]] == ["User", "Tool", "Loan"]
    fields = [field["name"] for field in answers["entities"][2]["fields"]]
    assert fields == ["id", "tool_id", "due_on", "user_id", "created_at", "updated_at"]


def test_a_text_that_would_be_a_rule_is_not_written_as_markdown(tmp_path: Path) -> None:
    spec = {**TOOLS, "user_stories": [{"want": "lend", "title": "Lending"}]}
    with serving(reply(json.dumps(spec))) as server:
        done = prdgen("prompt", PROMPT, "-o", "prd.md", cwd=tmp_path, server=server)
        assert done.returncode == 1
        assert "PRD505" in done.stderr
        assert list(tmp_path.iterdir()) == []
        assert prdgen("new", "--prompt", PROMPT, "--yes", "tools", cwd=tmp_path, server=server).returncode == 0
    assert (tmp_path / "tools" / "spec.yaml").is_file()
    assert not (tmp_path / "tools" / "prd.md").exists()
    done = prdgen("sync", cwd=tmp_path / "tools")
    assert (done.returncode, done.stdout) == (0, "Document and project agree: there is nothing to do.\n")


def test_a_project_from_a_prompt_goes_on_without_a_model(good: Server, tmp_path: Path) -> None:
    done = prdgen("new", "--prompt", PROMPT, "--yes", "tools", cwd=tmp_path, server=good)
    assert done.returncode == 0, done.stderr
    assert "Tool (line" in done.stderr
    project = tmp_path / "tools"
    done = prdgen("sync", cwd=project)
    assert (done.returncode, done.stdout) == (0, "Document and project agree: there is nothing to do.\n")
    document = project / "prd.md"
    document.write_text(document.read_text().replace("- `due_on`", "- `fee` (decimal)\n- `due_on`"))
    done = prdgen("sync", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "add the column fee" in done.stdout


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("n\n", 1), ("\n", 1)])
def test_somebody_is_asked_before_anything_is_made(answer: str, status: int, good: Server, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "spec_extractor", "new", "--prompt", PROMPT, "tools"]
    os.write(ours, answer.encode())
    try:
        done = subprocess.run(
            command, cwd=tmp_path, env=environment(good), stdin=theirs, capture_output=True, text=True, check=False
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == status, done.stderr
    assert "due_on" in done.stderr and "Build this?" in done.stderr
    assert (tmp_path / "tools").exists() is (status == 0)


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "--prompt", "text"],
        ["new", "--prompt", "text", "prd.md", "tools", "--yes"],
        ["new", "--prompt", "text", "tools"],
        ["new", "--prompt", "-", "tools"],
        ["new", "prd.md"],
        ["new"],
        ["prompt"],
        ["prompt", "text", "--stack", "cobol"],
        ["prompt", "text", "--timeout", "0"],
        ["prompt", "notes.txt"],
        ["new", "--prompt", "notes.txt", "--yes", "tools"],
    ],
)
def test_wrong_usage_asks_no_model(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text(PROMPT)
    done = prdgen(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("model", "code"), [(None, "PRD500"), ("openai:gpt-5", "PRD502"), ("gemini-3.5-flash", "PRD502")]
)
def test_what_is_not_set_is_named(model: str | None, code: str, tmp_path: Path) -> None:
    variables = {} if model is None else {"PRDGEN_MODEL": model}
    done = prdgen("prompt", PROMPT, cwd=tmp_path, **variables)
    assert done.returncode == 1
    assert code in done.stderr
    assert "PRDGEN_MODEL" in done.stderr
    assert "Traceback" not in done.stderr and PROMPT not in done.stderr


# What a shell starts in the background ignores the signal, and so would all that is started from there.
_INTERRUPTIBLE = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from spec_extractor.cli import main
main()
"""


def test_an_interruption_ends_it_quietly(tmp_path: Path) -> None:
    asked = threading.Event()

    def interrupted(handler: BaseHTTPRequestHandler, server: Server) -> None:
        asked.set()
        nothing(handler, server)

    with serving(interrupted) as server:
        command = [sys.executable, "-c", _INTERRUPTIBLE, "new", "--prompt", PROMPT, "--yes", "tools"]
        run = subprocess.Popen(command, cwd=tmp_path, env=environment(server), stderr=subprocess.PIPE, text=True)
        assert asked.wait(120)
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=120)
    assert run.returncode == 130
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []


def test_a_destination_in_the_way_is_told_before_the_model_is_asked(good: Server, tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "mine").touch()
    before = len(good.requests)
    done = prdgen("new", "--prompt", PROMPT, "--yes", "tools", cwd=tmp_path, server=good)
    assert done.returncode == 1
    assert "PRD401" in done.stderr
    assert len(good.requests) == before


def test_without_the_extra_its_name_is_told(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['google.adk'] = None; sys.modules['openai'] = None\n"
        "from spec_extractor.cli import main; main()"
    )
    variables = environment(PRDGEN_MODEL="openai:x@http://127.0.0.1:9/v1")
    command = [sys.executable, "-c", program, "prompt", PROMPT]
    done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "PRD501" in done.stderr and "prdgen[agent]" in done.stderr


def test_the_commands_of_the_page_work(good: Server, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "agents.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    commands = [line for block in blocks for line in block.splitlines() if not line.startswith("pip ")]
    assert len(commands) >= 7
    script = "\n".join(commands).replace("http://localhost:11434", good.address)
    (tmp_path / "notes.txt").write_text(PROMPT)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euc", script],
        cwd=tmp_path,
        env=environment(PATH=path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "meeting.md").read_text() == (tmp_path / "prd.md").read_text()
    assert done.stdout.endswith("Document and project agree: there is nothing to do.\n")


@pytest.mark.parametrize("failing", [False, True])
def test_neither_prompt_nor_reply_nor_key_is_logged(failing: bool, tmp_path: Path) -> None:
    """At the level DEBUG, with every library asked to tell all that it knows."""
    program = (
        "import logging\n"
        "logging.basicConfig(level=logging.DEBUG, filename='log', format='%(name)s %(message)s')\n"
        "logging.getLogger('prdgen.tests').debug('logging works')\n"
        "from spec_extractor.cli import main; main()"
    )
    told = {**TOOLS, "project": {"name": "Zanzibar"}, "colour": "Zanzibar"} if failing else TOOLS
    with serving(reply(json.dumps(told))) as server:
        variables = environment(server, OPENAI_LOG="debug", PYTHONASYNCIODEBUG="1")
        command = [sys.executable, "-c", program, "prompt", PROMPT]
        done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == (1 if failing else 0), done.stderr
    log = (tmp_path / "log").read_text() + done.stderr
    assert "logging works" in log
    for secret in (KEY, "kingfisher", "Neighbours lend", "Zanzibar", "You turn a description"):
        assert secret not in log
