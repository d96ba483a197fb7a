"""Commands that render: ``new``, ``copy`` and ``zip``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from spec_extractor import agents, destination, sources
from spec_extractor.agents import Draft
from spec_extractor.cli.documents import compiled, read_answers
from spec_extractor.cli.options import (
    DOCUMENT_HELP,
    Destination,
    Document,
    ForceOption,
    OutputOption,
    StackOption,
    TemplateOption,
    known_stack,
)
from spec_extractor.cli.printing import fail, warn, write
from spec_extractor.cli.prompting import (
    ModelOption,
    PromptOption,
    TimeoutOption,
    YesOption,
    from_prompt,
    show,
)
from spec_extractor.diagnostics import ScaffoldError
from spec_extractor.genome.answers import Answers
from spec_extractor.genome.stacks import DEFAULT_STACK
from spec_extractor.pipeline import Compilation


def new(
    prd: Annotated[str | None, typer.Argument(metavar="[PRD]", help=DOCUMENT_HELP)] = None,
    dest: Annotated[Path | None, typer.Argument(metavar="DEST", help="The folder to make.")] = None,
    stack: StackOption = DEFAULT_STACK,
    template: TemplateOption = None,
    force: ForceOption = False,
    prompt: PromptOption = None,
    yes: YesOption = False,
    model: ModelOption = None,
    timeout: TimeoutOption = agents.TIMEOUT_SECONDS,
) -> None:
    """Make a project: a Git repository with its first commit, the document inside as prd.md."""
    if prompt is not None:
        if prd is None or dest is not None:
            raise typer.BadParameter("with --prompt, only DEST is named: prdgen new --prompt TEXT DEST")
        _new_from_prompt(prompt, Path(prd), stack, template, force, yes, model, timeout)
        return
    if prd is None or dest is None:
        raise typer.BadParameter("name the document and the folder to make: prdgen new prd.md DEST")
    compilation = compiled(prd, stack)
    assert compilation.answers is not None  # noqa: S101 - `compiled` ends the command without them
    _create(compilation.answers, dest, _inside(prd, compilation), template, force)


def _new_from_prompt(
    prompt: str,
    dest: Path,
    stack: str,
    template: str | None,
    force: bool,
    yes: bool,
    model: str | None,
    timeout: float,
) -> None:
    if not yes and (prompt == sources.STDIN or not sys.stdin.isatty()):
        raise typer.BadParameter("nobody is there to agree to what the model writes: add --yes")
    # Before the model is asked, which takes long and may cost money.
    with _scaffolding(f"Looking at {dest}"):
        destination.check(dest, force=force)

    def generate(draft: Draft) -> None:
        assert draft.compilation.answers is not None  # noqa: S101 - a draft has passed the review
        _create(draft.compilation.answers, dest, (draft.name, draft.text), template, force)

    def agreed(draft: Draft) -> bool:
        show(draft)
        return yes or typer.confirm("Build this?", abort=True, err=True)

    from_prompt(prompt, model, stack, timeout, agreed, generate)


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
