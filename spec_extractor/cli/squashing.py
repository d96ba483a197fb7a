"""The command ``squash``: a ledger of many steps becomes one of a single step."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Annotated, Any

import typer

from spec_extractor.cli.documents import answers_of
from spec_extractor.cli.printing import fail, report, write
from spec_extractor.diagnostics import Location, ScaffoldError, note
from spec_extractor.genome.answers import Answers
from spec_extractor.genome.ledger import initial_step, mark_late
from spec_extractor.genome.stacks import STACKS
from spec_extractor.scaffold import ANSWERS_FILE
from spec_extractor.sync import apply, migrations
from spec_extractor.sync.merge import Merged
from spec_extractor.sync.plan import make_plan
from spec_extractor.sync.project import read_project, refuse_uncommitted, top_of_repository


def squash(
    project: Annotated[Path, typer.Option("--project", metavar="DIR", help="The project's folder.")] = Path(),
) -> None:
    """Make one migration of all, as uncommitted changes: for projects whose databases can be made anew.

    A database that has run the old migrations can't go on with the new one.
    """
    try:
        root = top_of_repository(project)
        with apply.exclusive(root):
            if apply.recover(root):
                report(
                    [note("PRD445", Location(str(project)), "a sync that was interrupted before has been undone")]
                )
            opened = read_project(root)
            refuse_uncommitted(root, root / ANSWERS_FILE, ANSWERS_FILE)
            previous = answers_of(opened, root)
            steps = previous["migrations"]
            if len(steps) == 1:
                write(b"There is one migration: nothing to do.\n")
                return
            folder = STACKS[previous["stack"]].migrations
            own = migrations.by_hand(root, folder, {step["revision"] for step in steps})
            _refuse_by_hand(own, "was written by hand")
            merged = make_plan(opened, previous, squashed(previous), None).merged
            _refuse_by_hand(_edited(merged, folder), "was edited")
            apply.apply(root, merged)
    except ScaffoldError as problem:
        fail(problem.code, problem.message, problem.remedy)
    write(f"{len(steps)} migrations are one now. Databases that have run them are to be made anew.\n".encode())


def squashed(previous: Answers) -> dict[str, Any]:
    """The same answers with one step, which makes all tables as they are now."""
    entities = deepcopy(previous["entities"])
    step = initial_step(entities, previous["auth"]["enabled"], STACKS[previous["stack"]])
    mark_late(entities, [step])
    return {**previous, "entities": entities, "migrations": [step]}


def _edited(merged: Merged, folder: str) -> list[str]:
    return [path for path in (*merged.kept, *merged.merged, *merged.conflicts) if migrations.is_one(path, folder)]


def _refuse_by_hand(paths: list[str], what: str) -> None:
    if paths:
        raise ScaffoldError(
            "PRD339",
            f"{', '.join(paths)} {what}: one migration of all would lose it",
            "squash by hand, or move what it does into one that is written after the squash",
        )
