"""A generated project as it stands: its folder, its answers file and what Git says of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from packaging.version import InvalidVersion, Version

from spec_extractor import git
from spec_extractor.diagnostics import ScaffoldError
from spec_extractor.scaffold import ANSWERS_FILE, recollection

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MARKERS = ("<<<<<<< ", "=======", ">>>>>>> ")


@dataclass(frozen=True, slots=True)
class Project:
    """``source`` and ``revision`` are the template's address and version, as the answers file records them.

    ``answers`` and ``written`` are what prdgen wrote as the answers file and what for, where that is known.
    """

    root: Path
    source: str
    revision: str
    answers: Mapping[str, Any] | None = None
    written: str | None = None


def top_of_repository(folder: Path) -> Path:
    """``folder`` in full. Raises `ScaffoldError` unless it is the top of a repository."""
    root = folder.absolute()
    asked = git.attempt(root, "rev-parse", "--show-toplevel")
    top = os.fsdecode(asked.stdout).strip()
    if asked.returncode or Path(top).resolve() != root.resolve():
        raise ScaffoldError(
            "PRD440",
            f"{folder} is not the top of a Git repository",
            "run this in a project's folder; `git init` and a first commit make it a repository",
        )
    return root


def read_project(root: Path) -> Project:
    """What the answers file in ``root`` says of its template.

    Raises `ScaffoldError`: no answers file, one that can't be read, one that names no version.
    """
    answers = root / ANSWERS_FILE
    if not answers.is_file():
        remedy = "run this in a folder that `prdgen new` or `copier copy` has made"
        raise ScaffoldError("PRD441", f"{root} has no {ANSWERS_FILE}", remedy)
    content = answers.read_bytes()
    known = recollection.recall(root, content)
    if known is not None:
        own = {name: value for name, value in known.items() if not name.startswith("_")}
        return Project(root, known["_src_path"], known["_commit"], own, content.decode("utf-8"))
    text = content.decode("utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(_MARKERS):
            raise ScaffoldError(
                "PRD442",
                f"{ANSWERS_FILE}:{number} has a merge marker: two branches have each changed the document",
                "take one side's file whole, merge the document, and sync again: docs/sync.md, 'Two branches'",
            )
    try:
        data = yaml.load(text, Loader=_LOADER)  # noqa: S506 - both loaders are safe
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        place = f"{ANSWERS_FILE}:{mark.line + 1}" if mark else ANSWERS_FILE
        what = getattr(problem, "problem", None) or "a character that YAML does not have"
        raise ScaffoldError("PRD443", f"{place} is not YAML: {what}", "restore it from Git") from problem
    if not isinstance(data, dict) or not all(isinstance(data.get(k), str) for k in ("_src_path", "_commit")):
        remedy = "restore it from Git; a template without a version tag can't be updated"
        raise ScaffoldError("PRD443", f"{ANSWERS_FILE} does not say which template made the project", remedy)
    try:
        Version(data["_commit"])
    except InvalidVersion as problem:
        remedy = "tag the template with a version, v1.0.0, and make the project from that"
        message = f"{ANSWERS_FILE} names no version of the template: {data['_commit']!r}"
        raise ScaffoldError("PRD443", message, remedy) from problem
    return Project(root, data["_src_path"], data["_commit"])


def refuse_uncommitted(root: Path, document: Path, written: str | None) -> None:
    """Raise `ScaffoldError` where tracked files other than the document have uncommitted changes.

    ``written`` is the file that another document is about to replace: it may not hold anything uncommitted.
    """
    # NUL-separated: names come as they are, whatever characters they hold.
    status = git.run(root, "status", "--porcelain", "-z", "--untracked-files=no", "--no-renames")
    if written is not None:
        status += git.run(
            root, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", written
        )
    changed = sorted({entry[3:] for entry in status.split("\0") if entry})
    others = [name for name in changed if name == written or (root / name).resolve() != document.resolve()]
    if others:
        shown = ", ".join(others[:5]) + (" …" if len(others) > 5 else "")
        remedy = "commit or stash them first, so that what sync changes can be seen apart"
        raise ScaffoldError("PRD444", f"there are uncommitted changes: {shown}", remedy)
