"""What a sync remembers of the answers file stands in for the very text that was written, and for no other."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from spec_extractor import project, scaffold
from spec_extractor.cli import app
from spec_extractor.cli.documents import read_answers
from spec_extractor.pipeline import compile_document
from spec_extractor.scaffold import recollection
from spec_extractor.sync.merge import read_tree
from spec_extractor.sync.project import read_project
from tests.harness.project import SPECS

DOCUMENT = "# Notes\n\n## Entities\n\n- Note: text (text, required)\n- Tag: name (string, was: \\u2028)\n"


def _sync(folder: Path) -> None:
    result = CliRunner().invoke(app, ["sync", "--project", str(folder)])
    assert result.exit_code == 0, result.output


def _files(folder: Path) -> dict[str, bytes]:
    return {path: file.content for path, file in read_tree(folder).items() if not path.startswith(".git/")}


def _forget(folder: Path) -> None:
    shutil.rmtree(folder / ".git" / "prdgen-answers")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    document = tmp_path / "prd.md"
    document.write_text(DOCUMENT)
    answers = compile_document(str(document), "fastapi").answers
    assert answers is not None
    project.create(answers, tmp_path / "made", document=("prd.md", DOCUMENT))
    return tmp_path / "made"


@pytest.mark.parametrize("name", ["kitchen_sink", "open_catalog"])
def test_it_is_what_the_file_says(name: str, tmp_path: Path) -> None:
    answers = compile_document(str(SPECS / f"{name}.yaml"), "django").answers
    assert answers is not None
    project.create(answers, tmp_path / "made")
    opened = read_project(tmp_path / "made")
    assert opened.answers == read_answers(str(tmp_path / "made" / scaffold.ANSWERS_FILE))
    written = (tmp_path / "made" / scaffold.ANSWERS_FILE).read_bytes()
    _forget(tmp_path / "made")
    cold = read_project(tmp_path / "made")
    assert (cold.source, cold.revision, cold.answers) == (opened.source, opened.revision, None)
    pieces = recollection.pieces(written.decode(), opened.answers or {}, json.dumps)
    assert len(pieces) > len(answers["entities"])
    assert all(piece in written.decode() for piece in pieces.values())


def test_a_sync_with_it_writes_what_one_without_it_writes(made: Path, tmp_path: Path) -> None:
    without = shutil.copytree(made, tmp_path / "without")
    _forget(without)
    for field in ("due (date)", "due (date), stars (integer)"):
        for folder in (made, without):
            (folder / "prd.md").write_text(DOCUMENT.replace("text (text", f"{field}, text (text"))
            _sync(folder)
            scaffold.first_commit(folder, "Sync")
        assert read_project(made).answers is not None
        _forget(without)
        assert _files(made) == _files(without)


def test_what_was_written_before_is_known_for_a_while(made: Path) -> None:
    first = (made / scaffold.ANSWERS_FILE).read_bytes()
    for number in range(4):
        (made / "prd.md").write_text(DOCUMENT.replace("text (text", f"due{number} (date), text (text"))
        _sync(made)
        assert (recollection.recall(made, first) is not None) == (number < 3)
        scaffold.git.run(made, "checkout", "--quiet", ".")
    assert read_project(made).answers is None


def test_other_line_ends_are_not_taken_on(made: Path) -> None:
    answers = made / scaffold.ANSWERS_FILE
    windows = answers.read_bytes().replace(b"\n", b"\r\n")
    recollection.keep(made, windows, read_project(made).answers or {})
    assert recollection.recall(made, windows) is None


def test_an_edited_file_is_read(made: Path) -> None:
    answers = made / scaffold.ANSWERS_FILE
    answers.write_text(answers.read_text().replace("slug: notes", "slug: other"))
    opened = read_project(made)
    assert opened.answers is None
    assert opened.written is None


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"_commit": "v1"}', "\x00"])
def test_what_is_no_recollection_is_none(content: str, made: Path) -> None:
    (kept,) = (made / ".git" / "prdgen-answers").iterdir()
    kept.write_text(content)
    assert read_project(made).answers is None
    _sync(made)
