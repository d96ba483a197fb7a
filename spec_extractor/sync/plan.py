"""What a sync would do: the ledger's new steps and the merge of the project's files. Nothing is written here."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packaging.version import Version

from spec_extractor import scaffold
from spec_extractor.diagnostics import ScaffoldError
from spec_extractor.scaffold import renderings
from spec_extractor.scaffold.renderings import Renderings
from spec_extractor.sync.merge import File, Merged, merge, read_tree
from spec_extractor.sync.project import Project, read_project

Answers = Mapping[str, Any]
LATEST = "latest"
# An entity's names, as they stand in file names and in files.
_NAMES = ("module", "snake", "kebab", "plural", "table", "route", "pascal", "camel", "class_name")


@dataclass(frozen=True, slots=True)
class Plan:
    """``steps`` are those that the ledger gains, ``merged`` what happens to the files.

    ``versions`` are the template's before and after; equal unless the template itself is upgraded. ``answers`` are
    those that the project will have, ``renderings`` what the next plan need not render again.
    """

    steps: Sequence[Mapping[str, Any]]
    merged: Merged
    versions: tuple[str, str]
    answers: Answers
    renderings: Renderings = field(default_factory=Renderings)

    @property
    def nothing(self) -> bool:
        """Whether document, answers and files agree already."""
        return not self.steps and not self.merged.writes and not self.merged.deletes


def make_plan(
    project: Project,
    previous: Answers,
    answers: Answers,
    document: tuple[str, str] | None,
    revision: str | None = None,
    source: str | None = None,
) -> Plan:
    """Render the project as it was and as it is to be, and merge the difference into its files.

    ``revision`` is the template's version to go to, ``LATEST`` the newest one; None stays with the recorded one.
    ``source`` is where to fetch the template instead of from its address. Raises `ScaffoldError`.
    """
    target = project.revision if revision is None else revision if revision != LATEST else None
    with tempfile.TemporaryDirectory(prefix="prdgen-") as scratch:
        old, new = Path(scratch) / "old", Path(scratch) / "new"
        if target == project.revision:
            # Equal files of both merge to what the user has: most of a project is left alone.
            made = renderings.recall(project.root)
            scaffold.render_changes(
                previous, answers, (old, new), project.source, target, source, project.written, made
            )
            reached = target
        else:
            made = renderings.Renderings()
            scaffold.render(previous, old, project.source, project.revision, source)
            scaffold.render(answers, new, project.source, target, source, made)
            reached = read_project(new).revision
        old_tree, new_tree = read_tree(old), read_tree(new)
    if Version(reached) < Version(project.revision):
        raise ScaffoldError(
            "PRD423",
            f"the template's version {reached} is older than the project's, {project.revision}",
            "go back with Git instead; a template only goes forward",
        )
    steps = answers["migrations"][len(previous["migrations"]) :]
    merged = merge(old_tree, new_tree, project.root, _renamed_words(previous, answers, steps))
    if document is not None:
        name, text = document
        path, content = project.root / name, text.encode()
        if not path.is_file() or path.read_bytes() != content:
            merged.writes[name] = File(content)
    return Plan(steps, merged, (project.revision, reached), answers, made)


def plan_unedited(project: Project, previous: Answers, answers: Answers) -> Plan:
    """What a sync would do where nobody has edited a file since the last one; ``project.root`` is not read.

    Raises `ScaffoldError`.
    """
    with tempfile.TemporaryDirectory(prefix="prdgen-") as scratch:
        old, new = Path(scratch) / "old", Path(scratch) / "new"
        scaffold.render_changes(previous, answers, (old, new), project.source, project.revision)
        if (new / scaffold.ANSWERS_FILE).exists():
            # It is replaced, whatever it says, and not rendered for that.
            (old / scaffold.ANSWERS_FILE).touch()
        steps = answers["migrations"][len(previous["migrations"]) :]
        merged = merge(read_tree(old), read_tree(new), old, _renamed_words(previous, answers, steps))
    return Plan(steps, merged, (project.revision, project.revision), answers)


def _renamed_words(
    previous: Answers, answers: Answers, steps: Sequence[Mapping[str, Any]]
) -> list[tuple[str, str]]:
    """Old and new words of renamed entities, the longest first: ``order_line`` before ``order``."""
    old = {entity["table"]: entity for entity in previous["entities"]}
    new = {entity["table"]: entity for entity in answers["entities"]}
    pairs: set[tuple[str, str]] = set()
    tables = {name: name for name in old}
    for operation in (op for step in steps for op in step["operations"] if op["op"] == "rename_table"):
        tables = {o: operation["to"] if n == operation["table"] else n for o, n in tables.items()}
    for before, after in tables.items():
        if before != after and after in new:
            pairs |= {(old[before][name], new[after][name]) for name in _NAMES}
    return sorted(pairs, key=lambda pair: (-len(pair[0]), pair))
