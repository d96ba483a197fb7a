"""A project for each test, copied from one that is made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sync import project as project_
from tests.sync.project import Project


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return project_.make(tmp_path_factory.mktemp("original") / "board")


@pytest.fixture
def project(original: Project, tmp_path: Path) -> Project:
    return project_.copy(original, tmp_path / "board")
