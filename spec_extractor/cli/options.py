"""The options and arguments that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from spec_extractor.genome.matching import Consent
from spec_extractor.genome.stacks import STACKS


class AnswersFormat(StrEnum):
    """How answers are written."""

    YAML = "yaml"
    JSON = "json"


class ReportFormat(StrEnum):
    """How diagnostics are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


class PlanFormat(StrEnum):
    """How a plan is written."""

    TEXT = "text"
    JSON = "json"


class SchemaName(StrEnum):
    """The schemas that ``prdgen schema`` prints."""

    SPEC = "spec"
    ANSWERS = "answers"


def known_stack(name: str) -> str:
    """``name``, if there is such a stack; else wrong usage."""
    if name not in STACKS:
        raise typer.BadParameter(f"there is no stack {name!r}; there is: {', '.join(STACKS)}")
    return name


DOCUMENT_HELP = "A PRD in Markdown, a spec in JSON or YAML, or - for standard input."
Document = Annotated[str, typer.Argument(metavar="PRD", help=DOCUMENT_HELP)]
Destination = Annotated[Path, typer.Argument(metavar="DEST", help="The folder to make.")]
StackOption = Annotated[
    str, typer.Option("--stack", callback=known_stack, help="What to render: see `prdgen stacks`.")
]
TemplateOption = Annotated[
    str | None,
    typer.Option("--template", metavar="SRC", help="A folder or Git address of a template; else prdgen's own."),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Also put it into a folder that is not empty.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, not to standard output.")
]
RenameOption = Annotated[
    list[str] | None,
    typer.Option("--rename", metavar="OLD=NEW", help="Task.headline=title, Ticket=Task: a new name."),
]
DropOption = Annotated[
    list[str] | None, typer.Option("--drop", metavar="NAME", help="Task.headline or Ticket: its data may go.")
]
BackfillOption = Annotated[
    list[str] | None,
    typer.Option("--backfill", metavar="NAME=VALUE", help="Task.priority=normal: for rows without a value."),
]
DestructiveOption = Annotated[
    bool, typer.Option("--allow-destructive", help="Data may be lost wherever the document implies it.")
]


def consent(
    rename: list[str] | None, drop: list[str] | None, backfill: list[str] | None, allow_destructive: bool
) -> Consent:
    """What the options allow; wrong usage where one has no ``=``."""
    return Consent(
        renames=_pairs("--rename", rename),
        drops=frozenset(drop or ()),
        backfill=_pairs("--backfill", backfill),
        allow_destructive=allow_destructive,
    )


def _pairs(option: str, values: list[str] | None) -> dict[str, str]:
    pairs = {}
    for value in values or ():
        name, equals, rest = value.partition("=")
        if not equals or not name:
            raise typer.BadParameter(f"{option} {value!r} is not of the form NAME=VALUE")
        pairs[name] = rest
    return pairs
