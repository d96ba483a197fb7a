"""The command line: what goes to which stream, exit status, and mistakes on purpose."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from spec_extractor import __version__, schema
from spec_extractor.genome.stacks import STACKS
from spec_extractor.reporting import explanations

PRD = """# Tasks

## Entities
- Project: name (string, required)
- Task: title (string, required), done (boolean), project_id (FK → Project)
"""


def prdgen(*arguments: object, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "spec_extractor", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "prd.md").write_text(PRD)
    return tmp_path


def test_extract_prints_valid_answers_and_nothing_else(folder: Path) -> None:
    done = prdgen("extract", "prd.md", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    answers = yaml.safe_load(done.stdout)
    assert schema.validate(answers, "answers") == []
    assert [entity["name"] for entity in answers["entities"]] == ["User", "Project", "Task"]


def test_extract_reads_standard_input(folder: Path) -> None:
    from_file = prdgen("extract", "prd.md", cwd=folder)
    from_pipe = prdgen("extract", "-", cwd=folder, stdin=PRD.encode())
    assert from_pipe.stdout == from_file.stdout != b""


def test_both_formats_say_the_same(folder: Path) -> None:
    as_yaml = yaml.safe_load(prdgen("extract", "prd.md", cwd=folder).stdout)
    as_json = json.loads(prdgen("extract", "prd.md", "--format", "json", cwd=folder).stdout)
    assert as_yaml == as_json


def test_extract_to_a_file_leaves_standard_output_clean(folder: Path) -> None:
    done = prdgen("extract", "prd.md", "-o", "a.yml", cwd=folder)
    assert done.stdout == b""
    assert (folder / "a.yml").read_bytes() == prdgen("extract", "prd.md", cwd=folder).stdout
    assert sorted(path.name for path in folder.iterdir()) == ["a.yml", "prd.md"]


def test_errors_leave_no_output_behind(folder: Path) -> None:
    (folder / "a.yml").write_text("old")
    (folder / "prd.md").write_text(PRD.replace("boolean", "colour"))
    done = prdgen("extract", "prd.md", "-o", "a.yml", cwd=folder)
    assert done.returncode == 1
    assert done.stderr.decode().startswith(
        "prd.md:5: error PRD203: Task.done has the unknown type 'colour'\n  help: "
    )
    assert (folder / "a.yml").read_text() == "old"
    assert prdgen("extract", "prd.md", cwd=folder).stdout == b""


def test_an_output_that_cannot_be_written(folder: Path) -> None:
    done = prdgen("extract", "prd.md", "-o", "no/where/a.yml", cwd=folder)
    assert done.returncode == 1
    assert b"PRD402" in done.stderr
    assert b"Traceback" not in done.stderr


def test_check_shows_what_was_understood(folder: Path) -> None:
    done = prdgen("check", "prd.md", cwd=folder)
    assert done.returncode == 0
    shown = done.stdout.decode()
    for part in ("Project", "Task", "title", "project_id", "string", "boolean"):
        assert part in shown


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "github"])
def test_check_in_every_format(folder: Path, format_: str) -> None:
    (folder / "prd.md").write_text(PRD.replace("boolean", "colour"))
    done = prdgen("check", "prd.md", "--format", format_, cwd=folder)
    assert done.returncode == 1
    assert b"PRD203" in done.stdout
    assert done.stderr == b""
    if format_ in ("json", "sarif"):
        json.loads(done.stdout)


@pytest.mark.parametrize("command", [["extract"], ["check"], ["zip"], ["new", "missing.md"], ["nonsense"]])
def test_wrong_usage_is_exit_2(folder: Path, command: list[str]) -> None:
    assert prdgen(*command, cwd=folder).returncode == 2


@pytest.mark.parametrize("command", ["extract", "check", "new", "zip"])
def test_an_unknown_stack_names_those_that_there_are(folder: Path, command: str) -> None:
    destination = ["project"] if command == "new" else []
    done = prdgen(command, "prd.md", *destination, "--stack", "cobol", cwd=folder)
    assert done.returncode == 2
    assert b"fastapi" in done.stderr


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "PRD100"),
        (b"", "PRD103"),
        (b"  \n\n", "PRD103"),
        (b"\x00\x01\x02", "PRD104"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "PRD104"),
        (b"# Ti\xfftle\n", "PRD105"),
        (b"# Nothing here\n\nJust words.\n", "PRD120"),
        # Its content as the name of the test would be more than an environment variable holds.
        pytest.param(b"a" * (16 * 2**20 + 1), "PRD106", id="too large"),
    ],
)
def test_files_that_hold_no_document(tmp_path: Path, content: bytes | None, code: str) -> None:
    if content is not None:
        (tmp_path / "x.md").write_bytes(content)
    for command in (["extract"], ["check"], ["new"], ["zip", "-o", "x.zip"]):
        destination = ["project"] if command == ["new"] else []
        done = prdgen(*command[:1], "x.md", *destination, *command[1:], cwd=tmp_path)
        assert done.returncode == 1
        said = done.stdout if command == ["check"] else done.stderr
        assert code.encode() in said
        assert b"Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name != "x.md"] == []


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    done = prdgen("extract", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert b"PRD101" in done.stderr


@pytest.mark.parametrize(
    "stdin",
    [b"", b"\x00", b"# a document", b"entities: []", b"{", b"[]", b"a: &a [*a]", b"- 1"],
)
def test_copy_takes_answers_only(tmp_path: Path, stdin: bytes) -> None:
    done = prdgen("copy", "project", cwd=tmp_path, stdin=stdin)
    assert done.returncode == 1
    assert b"error PRD1" in done.stderr
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_copy_refuses_names_that_lead_out_of_the_project(folder: Path) -> None:
    answers = yaml.safe_load(prdgen("extract", "prd.md", cwd=folder).stdout)
    answers["entities"][1]["module"] = "../../../outside"
    done = prdgen("copy", "project", cwd=folder, stdin=yaml.dump(answers).encode())
    assert done.returncode == 1
    assert b"PRD115" in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["prd.md"]


def test_samples_compile(tmp_path: Path) -> None:
    names = prdgen("sample", "--list", cwd=tmp_path).stdout.decode().split()
    assert "task_manager" in names
    for name in names:
        text = prdgen("sample", name, cwd=tmp_path).stdout
        done = prdgen("check", "-", cwd=tmp_path, stdin=text)
        assert done.returncode == 0, done.stdout.decode()
        assert b"error" not in done.stdout
    assert prdgen("sample", cwd=tmp_path).stdout == prdgen("sample", "task_manager", cwd=tmp_path).stdout
    assert prdgen("sample", "../README", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("name", ["spec", "answers"])
def test_schemas_are_printed(tmp_path: Path, name: str) -> None:
    assert json.loads(prdgen("schema", name, cwd=tmp_path).stdout)["$schema"].endswith("2020-12/schema")


def test_every_code_is_explained(tmp_path: Path) -> None:
    for code in explanations.codes():
        page = explanations.page(code)
        assert page is not None
        assert page.startswith(f"# {code}: ")
    assert prdgen("explain", "prd203", cwd=tmp_path).stdout.startswith(b"# PRD203: ")
    assert prdgen("explain", "PRD999", cwd=tmp_path).returncode == 2


def test_stacks_and_version(tmp_path: Path) -> None:
    listed = prdgen("stacks", cwd=tmp_path).stdout.decode()
    assert [line.split()[0] for line in listed.splitlines()] == list(STACKS)
    assert prdgen("--version", cwd=tmp_path).stdout.decode() == f"prdgen {__version__}\n"


def test_a_closed_pipe_ends_quietly(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "spec_extractor", "extract", "prd.md"]
    done = subprocess.run(command, cwd=folder, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr
    assert done.returncode != 0
