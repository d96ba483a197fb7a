"""The command ``prdgen``: the only part that prints and exits.

Exit status: 0 done, 1 errors in the input or the destination, 2 wrong usage, 3 conflicts.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated

import typer

from spec_extractor import __version__
from spec_extractor.cli import (
    documents,
    projects,
    prompting,
    reference,
    serving,
    squashing,
    syncing,
    templates,
    tools,
)
from spec_extractor.cli.printing import write

app = typer.Typer(
    name="prdgen",
    help="Compile a product requirements document into a backend, and keep the two in step.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.command()(documents.extract)
app.command()(documents.check)
app.command()(documents.annotate)
app.command()(projects.new)
app.command()(prompting.prompt)
app.command()(projects.copy)
app.command(name="zip")(projects.zip_)
app.command()(syncing.plan)
app.command()(syncing.sync)
app.command()(syncing.history)
app.add_typer(templates.app, name="template")
app.command()(squashing.squash)
app.command()(serving.serve)
app.command()(tools.mcp)
app.command()(reference.sample)
app.command()(reference.schema)
app.command()(reference.explain)
app.command()(reference.stacks)


def _version(asked: bool) -> None:
    if asked:
        write(f"prdgen {__version__}\n".encode())
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command; a closed pipe and an interruption end it quietly, with the usual exit status."""
    # A command lives for seconds and keeps nearly all that it makes: looking for cycles only costs time, and more
    # of it the larger the document is.
    gc.disable()
    try:
        app()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone (`prdgen sample | head -1`); Python would complain once more at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except KeyboardInterrupt:
        sys.exit(130)
