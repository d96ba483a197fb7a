"""A client generated from one stack's openapi.yaml works on every stack, and is answered the same."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest
import yaml

from spec_extractor.genome.stacks import DEFAULT_STACK
from tests.harness import databases, project
from tests.harness.stacks import TOOLCHAINS
from tests.stacks.conftest import SECRET_KEY

_DOCUMENT = project.ROOT / "examples" / "task_manager.md"
_WALK = Path(__file__).with_name("client_walk.py")
_GENERATOR = "openapi-python-client==0.29.1"


@pytest.mark.xdist_group("client")
def test_one_client_for_all(tmp_path: Path) -> None:
    """Every status and every body, on each stack what it is on the first."""
    python = project.environment("client", _GENERATOR)
    rendered = {stack: project.render(_DOCUMENT, stack, tmp_path / stack) for stack in TOOLCHAINS}
    _generate(python, rendered[DEFAULT_STACK] / "openapi.yaml", tmp_path / "client")

    seen: dict[str, list[str]] = {}
    for stack, folder in rendered.items():
        toolchain = TOOLCHAINS[stack]
        variables = {
            "DATABASE_URL": databases.fresh("SQLite", "client", folder),
            "SECRET_KEY": SECRET_KEY,
            "COOKIE_SECURE": "false",
        }
        toolchain.run(folder, [toolchain.migrate], variables)
        with toolchain.served(folder, variables) as running:
            walk = [str(python), str(_WALK), running.url]
            seen[stack] = project.run(walk, tmp_path, {"PYTHONPATH": str(tmp_path)}).splitlines()

    expected = seen[DEFAULT_STACK]
    assert [int(line.split(" {")[0].split()[-1]) for line in expected if " {" in line].count(201) == 8
    for stack, lines in seen.items():
        difference = difflib.unified_diff(expected, lines, DEFAULT_STACK, stack, lineterm="", n=0)
        assert lines == expected, os.linesep.join(difference)


def _generate(python: Path, document: Path, folder: Path) -> None:
    """Write the client to ``folder``, for JSON: of a body with two media types the generator makes broken code."""
    operations = yaml.safe_load(document.read_text(encoding="utf-8"))
    for path in operations["paths"].values():
        for operation in path.values():
            if isinstance(operation, dict) and "requestBody" in operation:
                content = operation["requestBody"]["content"]
                operation["requestBody"]["content"] = {"application/json": content["application/json"]}
    read = folder.with_suffix(".yaml")
    read.write_text(yaml.safe_dump(operations), encoding="utf-8")
    generate = [str(python.with_name("openapi-python-client")), "generate", "--meta", "none"]
    project.run([*generate, "--path", str(read), "--output-path", str(folder)], folder.parent)
