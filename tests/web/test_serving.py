"""The command, and the seam for a language model."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from spec_extractor.agents import SETTING
from spec_extractor.diagnostics import ScaffoldError
from spec_extractor.web.app import create_app, from_workers_environment
from spec_extractor.web.prompts import Prompts
from spec_extractor.web.settings import Settings, from_environment
from tests.agents.scripted import GOOD
from tests.agents.server import reply, serving, status
from tests.web.documents import TOOLS


def test_without_the_extra(tmp_path: Path) -> None:
    program = (
        "import importlib.util, sys; find = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *a: None if name == 'fastapi' else find(name, *a)\n"
        "from spec_extractor.cli import main; sys.argv = ['prdgen', 'serve']; main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "PRD490" in done.stderr and "prdgen[web]" in done.stderr


def test_settings_reach_the_workers() -> None:
    settings = Settings("memory://x", seconds=1.5, jobs=3, per_minute=7)
    assert from_environment(settings.to_environment()) == settings


def test_a_store_that_can_not_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with TestClient(create_app(Settings(str(tmp_path / "file")))) as client:
        answer = client.post("/api/zip", json={"document": TOOLS})
    assert answer.status_code == 503
    assert answer.json()["diagnostics"][0]["code"] == "PRD488"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(str(tmp_path))


def test_no_model_no_prompt(settings: Settings) -> None:
    for prompts in (None, Prompts(lambda: False, lambda prompt: TOOLS)):
        with TestClient(create_app(settings, prompts)) as client:
            assert 'name="prompt"' not in client.get("/").text
            assert client.post("/prompt", data={"prompt": "tools"}).status_code == 404


def test_a_prompt_becomes_a_document_that_is_shown_first(settings: Settings) -> None:
    asked: list[str] = []

    def write(prompt: str) -> str:
        asked.append(prompt)
        return TOOLS

    with TestClient(create_app(settings, Prompts(lambda: True, write))) as client:
        assert 'name="prompt"' in client.get("/").text
        page = client.post("/prompt", data={"prompt": "Tools <script>", "stack": "fastapi"}).text
    assert asked == ["Tools <script>"]
    assert "# Tool Library" in page and "<script>" not in page
    assert 'class="diagram' in page and 'id="project"' not in page


def test_a_model_that_fails(settings: Settings) -> None:
    def write(prompt: str) -> str:
        raise ScaffoldError("PRD484", "the model said nothing of use", "say more")

    with TestClient(create_app(settings, Prompts(lambda: True, write))) as client:
        answer = client.post("/prompt", data={"prompt": "x"}, headers={"Accept": "text/html"})
    assert answer.status_code == 503
    assert "the model said nothing of use" in answer.text


def test_the_model_of_the_environment(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked over HTTP: what it writes is shown as a document; where it fails, the page says so."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    for name, value in settings.to_environment().items():
        monkeypatch.setenv(name, value)
    with serving(reply(GOOD), status(500)) as model:
        monkeypatch.setenv(SETTING, model.setting)
        with TestClient(from_workers_environment()) as client:
            assert 'name="prompt"' in client.get("/").text
            page = client.post("/prompt", data={"prompt": "Lend tools", "stack": "fastapi"}).text
            failed = client.post("/prompt", data={"prompt": "Lend tools", "stack": "fastapi"})
    assert 'class="diagram' in page and "## Entities" in page
    assert failed.status_code == 503
    assert "PRD503" in failed.text
