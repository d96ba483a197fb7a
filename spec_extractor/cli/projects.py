"""Commands that render: ``new``, ``copy`` and ``zip``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from spec_extractor import sources
from spec_extractor.cli.documents import compiled, read_answers
from spec_extractor.cli.options import (
    Destination,
    Document,
    ForceOption,
    OutputOption,
    StackOption,
    TemplateOption,
    known_stack,
)
from spec_extractor.cli.printing import fail, warn, write
from spec_extractor.diagnostics import ScaffoldError
from spec_extractor.genome.answers import Answers
from spec_extractor.genome.stacks import DEFAULT_STACK
from spec_extractor.pipeline import Compilation


def new(
    prd: Document,
    dest: Destination,
    stack: StackOption = DEFAULT_STACK,
    template: TemplateOption = None,
    force: ForceOption = False,
) -> None:
    """Make a project: a Git repository with its first commit, the document inside as prd.md."""
    compilation = compiled(prd, stack)
    assert compilation.answers is not None  # noqa: S101 - `compiled` ends the command without them
    _create(compilation.answers, dest, _inside(prd, compilation), template, force)


def copy(dest: Destination, template: TemplateOption = None, force: ForceOption = False) -> None:
    """Make a project from answers on standard input: `prdgen extract prd.md | prdgen copy DEST`."""
    if sys.stdin.isatty():
        raise typer.BadParameter("pipe answers in: prdgen extract prd.md | prdgen copy DEST")
    answers = read_answers(sources.STDIN)
    if template is None:
        known_stack(answers["stack"])
    _create(answers, dest, None, template, force)


def zip_(
    prd: Document,
    output: OutputOption = None,
    stack: StackOption = DEFAULT_STACK,
    template: TemplateOption = None,
) -> None:
    """Print the project as a ZIP file: the same bytes every time."""
    from spec_extractor import project  # noqa: PLC0415

    if output is None and sys.stdout.isatty():
        raise typer.BadParameter("a ZIP does not go to a terminal: add -o FILE, or redirect the output")
    compilation = compiled(prd, stack)
    assert compilation.answers is not None  # noqa: S101 - `compiled` ends the command without them
    with _scaffolding("Rendering"):
        content, told = project.create_zip(
            compilation.answers, document=_inside(prd, compilation), template=template
        )
    warn(told)
    write(content, output)


def _inside(prd: str, compilation: Compilation) -> tuple[str, str]:
    """The document's name and text inside the project."""
    suffix = Path(prd).suffix.lower()
    name = f"spec{suffix}" if suffix in (".json", ".yml", ".yaml") else "prd.md"
    return name, compilation.text or ""


def _create(
    answers: Answers,
    dest: Path,
    document: tuple[str, str] | None,
    template: str | None,
    force: bool,
) -> None:
    from spec_extractor import project  # noqa: PLC0415

    with _scaffolding(f"Rendering {dest}"):
        told = project.create(answers, dest, document=document, template=template, force=force)
    warn(told)
    if sys.stderr.isatty():
        typer.echo(f"{dest} is ready. Next: cd {dest} && make dev", err=True)


@contextmanager
def _scaffolding(doing: str) -> Iterator[None]:
    """Show progress on a terminal; turn a failure into a diagnostic and exit status 1."""
    try:
        if sys.stderr.isatty():
            from rich.console import Console  # noqa: PLC0415

            with Console(stderr=True).status(doing):
                yield
        else:
            yield
    except ScaffoldError as problem:
        fail(problem.code, problem.message, problem.remedy)
