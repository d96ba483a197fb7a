"""The tools as a coding agent has them: the SDK's own client, over standard input and output."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from mcp import Client, StdioServerParameters, stdio_client

from spec_extractor.genome.stacks import STACKS

PRD = """# Tasks

## Entities
- Project: name (string, required)
- Task: title (string, required), done (boolean), project_id (FK → Project)
"""
_GIT = {f"GIT_{who}_{what}": "ada@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    root.mkdir()
    (root / "prd.md").write_text(PRD)
    return root


async def _session(folder: Path, calls: Sequence[tuple[str, Mapping[str, Any]]]) -> tuple[list[Any], list[Any]]:
    command = ["-P", "-m", "spec_extractor", "mcp"]
    server = StdioServerParameters(command=sys.executable, args=command, cwd=folder, env=_GIT)
    with Path(os.devnull).open("w") as nowhere:
        async with Client(stdio_client(server, nowhere)) as client:
            tools = (await client.list_tools()).tools
            return tools, [await client.call_tool(name, dict(arguments)) for name, arguments in calls]


def call(folder: Path, *calls: tuple[str, Mapping[str, Any]]) -> list[Any]:
    """The results of the calls, in one session."""
    return asyncio.run(_session(folder, calls))[1]


def said(result: Any) -> str:
    assert result.is_error
    return "".join(part.text for part in result.content)


def test_the_tools_have_schemas(folder: Path) -> None:
    tools, _ = asyncio.run(_session(folder, []))
    assert [tool.name for tool in tools] == ["check", "extract", "plan", "new"]
    for tool in tools:
        Draft202012Validator.check_schema(tool.input_schema)
        Draft202012Validator.check_schema(tool.output_schema)
        assert tool.description
        assert tool.annotations.read_only_hint is (tool.name != "new")
    required = {tool.name: tool.input_schema.get("required", []) for tool in tools}
    assert required == {
        "check": ["document"],
        "extract": ["document"],
        "plan": [],
        "new": ["document", "destination"],
    }
    assert tools[0].input_schema["properties"]["stack"]["enum"] == list(STACKS)


def test_from_a_document_to_a_plan(folder: Path) -> None:
    """One session: check, extract, new, a changed document, plan."""
    checked, extracted, made = call(
        folder,
        ("check", {"document": "prd.md"}),
        ("extract", {"document": "prd.md", "stack": "flask"}),
        ("new", {"document": "prd.md", "destination": "tasks"}),
    )
    assert checked.structured_content["ok"] is True
    assert [entity["name"] for entity in checked.structured_content["understood"]["entities"]] == [
        "Project",
        "Task",
    ]
    assert extracted.structured_content["answers"]["stack"] == "flask"
    assert made.structured_content["folder"] == "tasks"
    project = folder / "tasks"
    assert (project / "app" / "models" / "task.py").is_file()
    (project / "prd.md").write_text(PRD.replace("title (string", "headline (string"))
    before = sorted((path, path.stat().st_mtime_ns) for path in project.rglob("*"))
    refused, planned = call(
        folder,
        ("plan", {"project": "tasks"}),
        ("plan", {"project": "tasks", "rename": ["Task.title=headline"]}),
    )
    assert "PRD330" in said(refused)
    (migration,) = planned.structured_content["plan"]["migrations"]
    assert [operation["operation"]["op"] for operation in migration["operations"]] == ["rename_column"]
    assert sorted((path, path.stat().st_mtime_ns) for path in project.rglob("*")) == before


def test_errors_are_told_with_line_and_remedy(folder: Path) -> None:
    (folder / "prd.md").write_text(PRD.replace("boolean", "colour"))
    checked, extracted, made, missing, unknown = call(
        folder,
        ("check", {"document": "prd.md"}),
        ("extract", {"document": "prd.md"}),
        ("new", {"document": "prd.md", "destination": "tasks"}),
        ("check", {"document": "missing.md"}),
        ("check", {"document": "prd.md", "stack": "cobol"}),
    )
    assert checked.structured_content["ok"] is False
    (finding,) = checked.structured_content["diagnostics"]
    assert (finding["code"], finding["file"], finding["line"]) == ("PRD203", "prd.md", 5)
    assert finding["help"]
    assert "prd.md:5: error PRD203" in said(extracted)
    assert "PRD203" in said(made) and not (folder / "tasks").exists()
    assert missing.structured_content["diagnostics"][0]["code"] == "PRD100"
    assert "fastapi" in said(unknown)


@pytest.mark.parametrize("arguments", [{}, {"document": ""}, {"document": 1}, {"document": ["prd.md"]}])
def test_arguments_of_other_types_are_refused(folder: Path, arguments: dict[str, Any]) -> None:
    (result,) = call(folder, ("check", arguments))
    assert "document" in said(result)


def test_nothing_outside_is_read_or_written(folder: Path) -> None:
    secret = folder.parent / "secret"
    secret.mkdir()
    (secret / "prd.md").write_text(PRD.replace("Task", "Kingfisher"))
    (folder / "linked.md").symlink_to(secret / "prd.md")
    (folder / "linked").symlink_to(secret)
    results = call(
        folder,
        ("check", {"document": "../secret/prd.md"}),
        ("check", {"document": str(secret / "prd.md")}),
        ("check", {"document": "linked.md"}),
        ("extract", {"document": "linked/prd.md"}),
        ("plan", {"project": "linked"}),
        ("plan", {"project": "../secret"}),
        ("plan", {"document": "linked.md"}),
        ("new", {"document": "prd.md", "destination": "../made"}),
        ("new", {"document": "prd.md", "destination": "linked/made"}),
        ("new", {"document": "prd.md", "destination": str(folder.parent / "made")}),
        ("new", {"document": "prd.md", "destination": "."}),
    )
    for result in results:
        assert "PRD510" in said(result)
        assert "Kingfisher" not in said(result)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["root", "secret"]
    assert [path.name for path in secret.iterdir()] == ["prd.md"]


def test_a_project_whose_template_is_outside(folder: Path) -> None:
    (made,) = call(folder, ("new", {"document": "prd.md", "destination": "tasks"}))
    assert not made.is_error
    answers = folder / "tasks" / ".copier-answers.yml"
    lines = answers.read_text().splitlines()
    outside = [f"_src_path: {folder.parent}" if line.startswith("_src_path:") else line for line in lines]
    answers.write_text("\n".join(outside))
    (planned,) = call(folder, ("plan", {"project": "tasks"}))
    assert "PRD510" in said(planned)


@pytest.mark.parametrize("name", ["--help", "-", "--stack=flask"])
def test_paths_are_no_options(folder: Path, name: str) -> None:
    checked, made = call(
        folder, ("check", {"document": name}), ("new", {"document": "prd.md", "destination": f"{name}x"})
    )
    assert checked.structured_content["diagnostics"][0]["code"] in ("PRD100", "PRD103")
    assert not made.is_error
    assert (folder / f"{name}x" / "prd.md").is_file()


def test_modules_in_the_folder_are_not_run(folder: Path) -> None:
    for name in ("yaml", "typer", "json", "spec_extractor"):
        (folder / f"{name}.py").write_text("open('owned', 'w')")
    (checked,) = call(folder, ("check", {"document": "prd.md"}))
    assert checked.structured_content["ok"] is True
    assert not (folder / "owned").exists()


def test_without_the_extra_its_name_is_told(folder: Path) -> None:
    program = "import sys; sys.modules['mcp'] = None\nfrom spec_extractor.cli import main; main()"
    command = [sys.executable, "-c", program, "mcp"]
    done = subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "PRD501" in done.stderr and "prdgen[mcp]" in done.stderr


def test_the_end_of_the_input_is_the_end_of_the_server(folder: Path) -> None:
    command = [sys.executable, "-P", "-m", "spec_extractor", "mcp"]
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")
