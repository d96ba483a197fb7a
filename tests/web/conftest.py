"""The page as an application in this process, and as a server of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from spec_extractor.web.app import create_app
from spec_extractor.web.settings import Settings
from tests.harness import project


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of an application that refuses no number of requests."""
    settings = Settings(str(tmp_path_factory.mktemp("store")), per_minute=100_000)
    with TestClient(create_app(settings)) as opened:
        yield opened


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server as its users start it."""
    folder = tmp_path_factory.mktemp("served") / "here"
    folder.mkdir()
    command = [
        sys.executable,
        "-m",
        "spec_extractor",
        "serve",
        "--store",
        str(folder / "store"),
        "--per-minute",
        "9999",
    ]
    with project.serve(command, folder, {}) as running:
        yield running.url
