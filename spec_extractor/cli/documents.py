"""Commands that read a document: ``extract``, ``check`` and ``annotate``."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, cast

import typer

from spec_extractor import sources
from spec_extractor.cli.options import (
    AnswersFormat,
    BackfillOption,
    DestructiveOption,
    Document,
    DropOption,
    OutputOption,
    RenameOption,
    ReportFormat,
    StackOption,
    consent,
)
from spec_extractor.cli.printing import dumped, fail, report, write
from spec_extractor.diagnostics import ScaffoldError, has_errors
from spec_extractor.genome.answers import Answers
from spec_extractor.genome.matching import Consent
from spec_extractor.genome.stacks import DEFAULT_STACK, STACKS
from spec_extractor.pipeline import Compilation, compile_document
from spec_extractor.reporting import github, sarif, table, text
from spec_extractor.reporting import json as json_report
from spec_extractor.reporting.annotate import annotated
from spec_extractor.scaffold import ANSWERS_FILE
from spec_extractor.sources import answers as answers_source
from spec_extractor.sync import migrations
from spec_extractor.sync.project import Project


def extract(
    prd: Document,
    output: OutputOption = None,
    format_: Annotated[AnswersFormat, typer.Option("--format", help="yaml or json")] = AnswersFormat.YAML,
    stack: StackOption = DEFAULT_STACK,
    since: Annotated[
        Path | None,
        typer.Option("--since", metavar="FILE", help="A project's .copier-answers.yml: carry its ledger on."),
    ] = None,
    rename: RenameOption = None,
    drop: DropOption = None,
    backfill: BackfillOption = None,
    allow_destructive: DestructiveOption = False,
) -> None:
    """Print the answers that a document resolves to, for `prdgen copy` or `copier copy --data-file`.

    With --since, for `copier update --data-file`: the next migration is appended to the project's.
    """
    allowed = consent(rename, drop, backfill, allow_destructive)
    previous = None if since is None else read_answers(str(since))
    if since is not None and previous is not None:
        stack = previous["stack"]
        try:
            allowed = replace(allowed, parent=migrations.head(since.parent, STACKS[stack].migrations))
        except ScaffoldError as problem:
            fail(problem.code, problem.message, problem.remedy)
    answers = compiled(prd, stack, previous, allowed).answers
    write(dumped(answers or {}, format_).encode(), output)


def check(
    prd: Document,
    format_: Annotated[
        ReportFormat, typer.Option("--format", help="text, json, sarif or github")
    ] = ReportFormat.TEXT,
    stack: StackOption = DEFAULT_STACK,
) -> None:
    """Say what is wrong with a document, and show what was understood. Exit status 1 where there are errors."""
    compilation = compile_document(prd, stack, sys.stdin.buffer)
    diagnostics = compilation.diagnostics
    if format_ is ReportFormat.TEXT:
        shown = [text.render(diagnostics)]
        if compilation.spec is not None and compilation.spec.entities:
            shown.append(table.understood(compilation.spec))
        shown_report = "\n".join(part.rstrip("\n") + "\n" for part in shown if part)
    elif format_ is ReportFormat.JSON:
        document = json.loads(json_report.render(diagnostics))
        document["understood"] = None if compilation.spec is None else table.understood_json(compilation.spec)
        shown_report = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    else:
        shown_report = (sarif if format_ is ReportFormat.SARIF else github).render(diagnostics)
    write(shown_report.encode())
    raise typer.Exit(1 if has_errors(diagnostics) else 0)


def annotate(prd: Document, output: OutputOption = None, stack: StackOption = DEFAULT_STACK) -> None:
    """Print a document's entities as an exact `## Entities` section, to paste back into it.

    Exit status 1 where the document has errors; what was understood is printed all the same.
    """
    compilation = compile_document(prd, stack, sys.stdin.buffer)
    report(compilation.diagnostics)
    if compilation.spec is not None and compilation.spec.entities:
        write(annotated(compilation.spec).encode(), output)
    raise typer.Exit(1 if has_errors(compilation.diagnostics) else 0)


def compiled(prd: str, stack: str, previous: Answers | None = None, allowed: Consent | None = None) -> Compilation:
    """The compilation, its diagnostics printed; ends the command where there is an error."""
    compilation = compile_document(prd, stack, sys.stdin.buffer, previous=previous, consent=allowed)
    report(compilation.diagnostics)
    if compilation.answers is None:
        raise typer.Exit(1)
    return compilation


def answers_of(project: Project, folder: Path) -> Answers:
    """The answers of the ``project`` in ``folder``; ends the command where they can't be used."""
    if project.answers is not None:
        return cast("Answers", project.answers)
    return read_answers(str(folder / ANSWERS_FILE))


def read_answers(path: str) -> Answers:
    """The answers at ``path`` (``-``: standard input), without Copier's own members; ends the command else."""
    content, diagnostics = sources.load(path, sys.stdin.buffer)
    answers: Answers | None = None
    if content is not None:
        answers, diagnostics = answers_source.read(content, sources.name_of(path))
    report(diagnostics)
    if answers is None:
        raise typer.Exit(1)
    return answers
