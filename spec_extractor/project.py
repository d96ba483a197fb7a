"""A project from answers: rendered, with its document inside, as a folder under Git or as a ZIP."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from spec_extractor import archive, destination, scaffold
from spec_extractor.scaffold import recollection, renderings


def create(
    answers: Mapping[str, Any],
    folder: Path,
    *,
    document: tuple[str, str] | None = None,
    template: str | None = None,
    force: bool = False,
) -> list[str]:
    """Put the project at ``folder``, all or nothing; returns the template's warnings.

    ``document`` is a name and a text, written beside the rendered files. The folder becomes a repository with one
    commit, unless ``force`` puts it into a folder that holds something: then the files are left to be reviewed.
    Raises `scaffold.ScaffoldError`.
    """
    with destination.staged(folder, force=force) as stage:
        made = renderings.Renderings()
        told = scaffold.render(answers, stage, template, renderings=made)
        _write_document(stage, document)
        if not (folder.is_dir() and any(folder.iterdir())):
            scaffold.first_commit(stage, f"Create {answers['project']['name']}")
            recollection.keep(stage, (stage / scaffold.ANSWERS_FILE).read_bytes(), answers)
            renderings.keep(stage, made)
    return told


def create_zip(
    answers: Mapping[str, Any], *, document: tuple[str, str] | None = None, template: str | None = None
) -> tuple[bytes, list[str]]:
    """The project as a ZIP, and the template's warnings. Raises `scaffold.ScaffoldError`."""
    with tempfile.TemporaryDirectory(prefix="prdgen-") as scratch:
        stage = Path(scratch) / "project"
        told = scaffold.render(answers, stage, template)
        _write_document(stage, document)
        return archive.zip_folder(stage, answers["project"]["slug"]), told


def _write_document(stage: Path, document: tuple[str, str] | None) -> None:
    if document is not None:
        name, text = document
        (stage / name).write_text(text, encoding="utf-8", newline="\n")
