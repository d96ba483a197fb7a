"""docs/web.md says what is so."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from spec_extractor.web.app import create_app
from spec_extractor.web.settings import Settings
from tests.test_docs import ROOT, fences
from tests.web.documents import TOOLS

PAGE = ROOT / "docs" / "web.md"


def holds(answer: Any, part: Any) -> bool:
    """Whether ``answer`` says all that ``part`` says."""
    if isinstance(part, dict):
        return isinstance(answer, dict) and all(holds(answer.get(name), value) for name, value in part.items())
    return bool(answer == part)


def test_the_call_is_answered_as_shown(client: TestClient) -> None:
    request, shown = (json.loads(body) for kind, body in fences(PAGE) if kind == "json")
    answer = client.post("/api/compile", json=request)
    assert answer.status_code == 200
    assert holds(answer.json(), shown), answer.text
    assert set(answer.json()["artifact"]) == {"id", "name", "page", "zip", "files"}


def test_the_options_are_those_of_the_command() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in text[text.index("| option") :].splitlines() if line.startswith("| `--")]
    told = {option for row in rows for option in re.findall(r"--[a-z-]+", row)}
    printed = subprocess.run(
        [sys.executable, "-m", "spec_extractor", "serve", "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={"COLUMNS": "200", "PATH": ""},
    ).stdout
    assert told == set(re.findall(r"^\s+(--[a-z-]+)", printed, re.MULTILINE)) - {"--help"}


def test_codes_of_refusals_are_told() -> None:
    sources = (ROOT / "spec_extractor" / "web").glob("*.py")
    used = {code for path in sources for code in re.findall(r"PRD48\d", path.read_text(encoding="utf-8"))}
    text = PAGE.read_text(encoding="utf-8")
    assert used - {"PRD485"} == set(re.findall(r"`(PRD48\d)`", text))


def test_servers_with_one_store_share_projects(tmp_path: Path) -> None:
    with (
        TestClient(create_app(Settings(str(tmp_path)))) as one,
        TestClient(create_app(Settings(str(tmp_path)))) as two,
    ):
        made = one.post("/api/compile", json={"document": TOOLS, "render": True}).json()["artifact"]
        assert two.get(made["zip"]).content == one.get(made["zip"]).content
        assert two.get(made["page"]).status_code == 200
