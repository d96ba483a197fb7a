"""Commands for a team's own template: ``template fork``, ``template pull`` and ``template check``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from spec_extractor.cli.options import StackOption
from spec_extractor.cli.printing import fail, report, write
from spec_extractor.diagnostics import ScaffoldError
from spec_extractor.forks import check as checking
from spec_extractor.forks import repository
from spec_extractor.genome.stacks import DEFAULT_STACK

CONFLICTS = 3
app = typer.Typer(
    help="A template of your own: start it, check it, take what is new in prdgen's.", no_args_is_help=True
)

FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help="The template's folder.")]


@app.command()
def fork(
    dest: Annotated[Path, typer.Argument(metavar="DEST", help="The folder to make.")],
    address: Annotated[
        str | None,
        typer.Option("--address", metavar="URL", help="Where you will push it: projects record this address."),
    ] = None,
) -> None:
    """Start a template of your own: a Git repository with prdgen's template in it, tagged v1.0.0."""
    try:
        repository.fork(dest, address)
    except ScaffoldError as problem:
        fail(problem.code, problem.message, problem.remedy)


@app.command()
def pull(folder: FolderArgument) -> None:
    """Merge the template that this prdgen carries into yours. Exit status 3 where conflicts remain."""
    try:
        conflicts = repository.pull(folder)
    except ScaffoldError as problem:
        fail(problem.code, problem.message, problem.remedy)
    if conflicts:
        write("".join(f"conflict  {path}\n" for path in conflicts).encode())
        raise typer.Exit(CONFLICTS)


@app.command()
def check(
    folder: FolderArgument,
    stack: StackOption = DEFAULT_STACK,
    test: Annotated[bool, typer.Option("--test", help="Also run each rendered project's own tests.")] = False,
) -> None:
    """Render a template over prdgen's cases, and tell what it breaks. Exit status 1 if anything."""
    try:
        faults = list(checking.check(folder, stack, test=test))
    except ScaffoldError as problem:
        fail(problem.code, problem.message, problem.remedy)
    report(faults)
    if faults:
        raise typer.Exit(1)
    write(f"{len(checking.cases())} cases rendered: nothing is broken.\n".encode())
