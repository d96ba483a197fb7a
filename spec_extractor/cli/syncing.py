"""Commands inside a project: ``plan``, ``sync`` and ``history``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from spec_extractor.cli.documents import answers_of, compiled, read_answers
from spec_extractor.cli.options import (
    BackfillOption,
    DestructiveOption,
    DropOption,
    PlanFormat,
    RenameOption,
    consent,
)
from spec_extractor.cli.printing import fail, report, write
from spec_extractor.diagnostics import Location, ScaffoldError, note
from spec_extractor.genome.answers import Answers
from spec_extractor.genome.matching import Consent
from spec_extractor.genome.stacks import STACKS
from spec_extractor.reporting import plan as plan_report
from spec_extractor.scaffold import ANSWERS_FILE, recollection, renderings
from spec_extractor.sync import apply, migrations
from spec_extractor.sync.plan import Plan, make_plan
from spec_extractor.sync.project import Project, read_project, refuse_uncommitted, top_of_repository

CONFLICTS = 3
_DOCUMENTS = ("prd.md", "spec.yaml", "spec.yml", "spec.json")

PrdArgument = Annotated[
    str | None, typer.Argument(metavar="[PRD]", help="The document; else the project's own prd.md or spec file.")
]
FolderOption = Annotated[Path, typer.Option("--project", metavar="DIR", help="The project's folder.")]
VersionOption = Annotated[
    str | None,
    typer.Option("--template-version", metavar="VERSION", help="Upgrade the template: `latest`, or v1.2.0."),
]
SourceOption = Annotated[
    str | None,
    typer.Option("--template", metavar="SRC", help="Where to fetch the template instead of from its address."),
]
FormatOption = Annotated[PlanFormat, typer.Option("--format", help="text or json")]


def plan(
    prd: PrdArgument = None,
    project: FolderOption = Path(),
    rename: RenameOption = None,
    drop: DropOption = None,
    backfill: BackfillOption = None,
    allow_destructive: DestructiveOption = False,
    template_version: VersionOption = None,
    template: SourceOption = None,
    format_: FormatOption = PlanFormat.TEXT,
) -> None:
    """Show what `prdgen sync` would do: migration, SQL, files. Writes nothing."""
    allowed = consent(rename, drop, backfill, allow_destructive)
    _, made = _planned(prd, project, allowed, template_version, template)
    _show(made, format_)


def sync(
    prd: PrdArgument = None,
    project: FolderOption = Path(),
    rename: RenameOption = None,
    drop: DropOption = None,
    backfill: BackfillOption = None,
    allow_destructive: DestructiveOption = False,
    template_version: VersionOption = None,
    template: SourceOption = None,
    format_: FormatOption = PlanFormat.TEXT,
    only_plan: Annotated[bool, typer.Option("--plan", help="Only show it: the same as `prdgen plan`.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only say whether document and project agree; exit status 1 if not.")
    ] = False,
) -> None:
    """Carry a changed document into a project, as uncommitted changes. Exit status 3 where conflicts remain."""
    allowed = consent(rename, drop, backfill, allow_destructive)
    if check:
        _check(prd, project, allowed)
        return
    if only_plan:
        _show(_planned(prd, project, allowed, template_version, template)[1], format_)
        return
    with _alone(project):
        opened, made = _planned(prd, project, allowed, template_version, template, to_write=True)
        _show(made, format_)
        if made.nothing:
            return
        apply.apply(opened.root, made.merged)
        if ANSWERS_FILE in made.merged.writes:
            recollection.keep(opened.root, made.merged.writes[ANSWERS_FILE].content, made.answers)
            renderings.keep(opened.root, made.renderings)
    if made.merged.conflicts:
        raise typer.Exit(CONFLICTS)


def history(project: FolderOption = Path()) -> None:
    """Tell the project's migrations in words."""
    write(plan_report.history(read_answers(str(project / ANSWERS_FILE))["migrations"]).encode())


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No other sync is at work meanwhile; what can't be done ends the command."""
    try:
        with apply.exclusive(top_of_repository(folder)):
            yield
    except ScaffoldError as problem:
        fail(problem.code, problem.message, problem.remedy)


def _planned(
    prd: str | None,
    folder: Path,
    allowed: Consent,
    version: str | None,
    template: str | None,
    *,
    to_write: bool = False,
) -> tuple[Project, Plan]:
    try:
        root = top_of_repository(folder)
        if not to_write:
            _refuse_interrupted(root)
        elif apply.recover(root):
            report([note("PRD445", Location(str(folder)), "a sync that was interrupted before has been undone")])
        opened = read_project(root)
        document = prd or _own_document(folder)
        previous = answers_of(opened, folder)
        allowed = replace(allowed, parent=migrations.head(root, STACKS[previous["stack"]].migrations))
        compilation = compiled(document, previous["stack"], previous, allowed)
        assert compilation.answers is not None  # noqa: S101 - `compiled` ends the command without them
        name = _inside(document, folder)
        # The project's own document is what it is; another one comes to stand in its place.
        is_own = Path(document).resolve() == (root / name).resolve()
        if to_write:
            refuse_uncommitted(root, Path(document), None if is_own else name)
        if version is not None:
            _refuse_both(previous, compilation.answers, document)
        written = None if is_own else (name, compilation.text or "")
        made = make_plan(opened, previous, compilation.answers, written, version, template)
    except ScaffoldError as problem:
        fail(problem.code, problem.message, problem.remedy)
    return opened, made


def _refuse_interrupted(root: Path) -> None:
    if apply.interrupted(root):
        raise ScaffoldError(
            "PRD445",
            "a sync was interrupted here: some files are as they were, some as they were to be",
            "run `prdgen sync`, which undoes that first",
        )


def _check(prd: str | None, folder: Path, allowed: Consent) -> None:
    document = prd or _own_document(folder)
    previous = read_answers(str(folder / ANSWERS_FILE))
    answers = compiled(document, previous["stack"], previous, allowed).answers
    if answers is None or _covers(json.loads(json.dumps(answers)), previous):
        return
    steps = answers["migrations"][len(previous["migrations"]) :]
    fail(
        "PRD446",
        f"{document} and the project differ" + (f": {len(steps)} migration to come" if steps else ""),
        "run `prdgen sync`",
    )


def _refuse_both(previous: Answers, answers: Answers, document: str) -> None:
    """A new template and a changed document are two changes, to be reviewed one by one."""
    if not _covers(json.loads(json.dumps(answers)), previous):
        raise ScaffoldError(
            "PRD448",
            f"{document} has changes that the project does not have yet",
            "sync without --template-version and commit, then upgrade the template",
        )


def _covers(new: object, old: object) -> bool:
    """Whether ``new`` says all that ``old`` says; a newer prdgen may say more of the same document."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(key in new and _covers(new[key], old[key]) for key in old)
    if isinstance(old, list):
        return isinstance(new, list) and len(new) == len(old) and all(map(_covers, new, old))
    return new == old


def _own_document(folder: Path) -> str:
    found = next((name for name in _DOCUMENTS if (folder / name).is_file()), None)
    if found is None:
        raise typer.BadParameter(f"{folder} holds none of {', '.join(_DOCUMENTS)}: name the document")
    return str(folder / found)


def _inside(document: str, folder: Path) -> str:
    """Under which name the project keeps the document."""
    path = Path(document)
    if path.name in _DOCUMENTS and path.resolve().parent == folder.resolve():
        return path.name
    suffix = path.suffix.lower()
    return f"spec{suffix}" if suffix in (".json", ".yml", ".yaml") else "prd.md"


def _show(made: Plan, format_: PlanFormat) -> None:
    merged = made.merged
    files = plan_report.files_json(merged.writes, merged.deletes, merged.lists(), merged.conflicts, merged.moved)
    if format_ is PlanFormat.JSON:
        told = plan_report.as_json(made.steps, files, made.versions)
        write((json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode())
        return
    text = plan_report.as_text(made.steps, files, made.versions)
    write((text or "Document and project agree: there is nothing to do.\n").encode())
    sys.stdout.flush()
