"""Commands that look something up: ``sample``, ``schema``, ``explain`` and ``stacks``."""

from __future__ import annotations

from typing import Annotated

import typer

from spec_extractor import bundle
from spec_extractor.cli.options import SchemaName
from spec_extractor.cli.printing import write
from spec_extractor.genome.stacks import STACKS
from spec_extractor.reporting import explanations


def sample(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="One of those that --list names.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="Name the samples.")] = False,
) -> None:
    """Print a sample PRD to start from."""
    samples = {path.stem: path for path in sorted((bundle.root() / "examples").glob("*.md"))}
    if list_:
        write("".join(f"{known}\n" for known in samples).encode())
        return
    chosen = (name or "task_manager").removesuffix(".md")
    if chosen not in samples:
        raise typer.BadParameter(f"there is no sample {chosen!r}; there is: {', '.join(samples)}")
    write(samples[chosen].read_bytes())


def schema(name: Annotated[SchemaName, typer.Argument(metavar="spec|answers")]) -> None:
    """Print the JSON Schema of the spec (newest version) or of the answers."""
    file = "spec-1.1.json" if name is SchemaName.SPEC else "answers.json"
    write((bundle.root() / "schemas" / file).read_bytes())


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A diagnostic's code, such as PRD203.")],
) -> None:
    """Explain a diagnostic: what it means, why it matters, what to write instead."""
    page = explanations.page(code.upper())
    if page is None:
        raise typer.BadParameter(f"there is no code {code!r}; there is: {', '.join(explanations.codes())}")
    write((page.rstrip("\n") + "\n").encode())


def stacks() -> None:
    """List what can be rendered, with versions, and what it is tested on."""
    width = max(map(len, STACKS))
    lines = (
        f"{stack.name:<{width}}  {stack.title}; tested on {', '.join(stack.databases)}\n"
        for stack in STACKS.values()
    )
    write("".join(lines).encode())
