"""The command ``prompt``, and what ``new --prompt`` shares with it: a language model writes the spec."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from spec_extractor import agents, schema
from spec_extractor.agents import Draft
from spec_extractor.cli.options import OutputOption, StackOption
from spec_extractor.cli.printing import fail, report, write
from spec_extractor.genome.stacks import DEFAULT_STACK
from spec_extractor.reporting import table

ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        envvar=agents.SETTING,
        metavar="MODEL",
        help="gemini-3.5-flash, openai:gpt-5, or openai:NAME@URL for a compatible server.",
        show_envvar=True,
    ),
]
PromptOption = Annotated[
    str | None, typer.Option("--prompt", metavar="TEXT", help="In place of a PRD: what a model writes one for.")
]
YesOption = Annotated[bool, typer.Option("--yes", help="With --prompt: build what the model writes, unasked.")]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", min=0.1, metavar="SECONDS", help="How long the model may take to answer.")
]


def prompt(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to build, or - for standard input.")],
    output: OutputOption = None,
    model: ModelOption = None,
    stack: StackOption = DEFAULT_STACK,
    timeout: TimeoutOption = agents.TIMEOUT_SECONDS,
) -> None:
    """Have a language model write the spec that a text describes: a request, notes, a loose PRD.

    The spec is printed as YAML; -o FILE.md writes a PRD in Markdown, FILE.json JSON.
    """
    draft = from_prompt(text, model, stack, timeout, confirm=lambda _: False, generate=lambda _: None)
    report(draft.compilation.diagnostics)
    write(_in_the_form_of(draft, output).encode(), output)


def from_prompt(
    text: str,
    model: str | None,
    stack: str,
    timeout: float,
    confirm: Callable[[Draft], bool],
    generate: Callable[[Draft], None],
) -> Draft:
    """The draft of a prompt (``-``: standard input); ends the command where there is none."""
    # A prompt may be longer than any path, which `Path` has no answer to.
    if os.path.isfile(text):  # noqa: PTH113
        raise typer.BadParameter(f"{text} is a file, and this takes what stands in it: prdgen prompt - < {text}")
    said = sys.stdin.buffer.read().decode(errors="replace") if text == "-" else text
    try:
        asked = agents.open_model(model, timeout)
        with _waiting() as done:

            def answered(draft: Draft) -> bool:
                done()
                return confirm(draft)

            return agents.converse(said, asked, stack, answered, generate)
    except agents.PromptError as problem:
        report(problem.diagnostics)
        raise typer.Exit(1) from None


@contextmanager
def _waiting() -> Iterator[Callable[[], None]]:
    """Show on a terminal that the model is at work, until the function is called."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415

    status = Console(stderr=True).status("The model writes the spec")
    with status:
        yield status.stop


def show(draft: Draft) -> None:
    """Print what was understood, on standard error."""
    report(draft.compilation.diagnostics)
    if draft.compilation.spec is not None:
        typer.echo(table.understood(draft.compilation.spec), err=True)


def _in_the_form_of(draft: Draft, output: Path | None) -> str:
    spec = draft.compilation.spec
    assert spec is not None  # noqa: S101 - a draft has passed the review
    suffix = "" if output is None else output.suffix.lower()
    if suffix == ".json":
        return json.dumps(schema.to_dict(spec), indent=2, ensure_ascii=False) + "\n"
    if suffix not in (".md", ".markdown"):
        return schema.to_yaml(spec)
    if Path(draft.name).suffix != ".md":
        fail("PRD505", "a text in this spec would be read as something else in Markdown", "write -o spec.yml")
    return draft.text
