"""The Docker files of a new project, as the tools that read them see them; no engine is needed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from spec_extractor.genome.stacks import STACKS

from .conftest import InProject, NewProject, required_variables
from .engine import run

# One worker runs them all: they share the images.
pytestmark = [pytest.mark.xdist_group("docker"), pytest.mark.parametrize("stack", STACKS)]

SPECS = ("minimal", "kitchen_sink", "open_catalog")


@pytest.mark.parametrize("spec", SPECS)
def test_hadolint_finds_nothing(new_project: NewProject, spec: str, stack: str) -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    done = run(hadolint, "--no-color", new_project(spec, stack) / "Dockerfile")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("spec", SPECS)
def test_compose_accepts_the_file_and_publishes_the_app_alone(
    new_project: NewProject, compose_in: InProject, spec: str, stack: str
) -> None:
    services = yaml.safe_load(compose_in(new_project(spec, stack))("config"))["services"]
    assert [name for name, service in services.items() if service.get("ports")] == ["app"]


@pytest.mark.parametrize(("spec", "secret_key"), [("kitchen_sink", True), ("open_catalog", False)])
def test_compose_stops_without_a_secret_and_names_it(
    new_project: NewProject, compose_in: InProject, spec: str, secret_key: bool, stack: str
) -> None:
    folder = new_project(spec, stack)
    names = required_variables(folder)
    assert names == ["POSTGRES_PASSWORD", "SECRET_KEY"][: 2 if secret_key else 1]
    for name in names:
        done = compose_in(folder).run("config", without=name)
        assert done.returncode != 0
        assert name in done.stderr
        assert "Traceback" not in done.stderr
