"""What the commands print: diagnostics on standard error, results on standard output or into a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import typer
import yaml

from spec_extractor.cli.options import AnswersFormat
from spec_extractor.diagnostics import Diagnostic, Location, error, warning
from spec_extractor.output import replace_file
from spec_extractor.reporting import text


def report(diagnostics: Sequence[Diagnostic]) -> None:
    """Print diagnostics for people, on standard error."""
    if diagnostics:
        typer.echo(text.render(diagnostics).rstrip("\n"), err=True)


def warn(told: Sequence[str]) -> None:
    """Print what the template engine warned of."""
    report([warning("PRD430", Location("template"), message) for message in told])


def fail(code: str, message: str, remedy: str = "") -> NoReturn:
    """Print one error that has no place in a document, and end with exit status 1."""
    report([error(code, Location("prdgen"), message, remedy)])
    raise typer.Exit(1)


def write(content: bytes, output: Path | None = None) -> None:
    """To standard output, or to the file: as a whole or not at all."""
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        replace_file(output, content)
    except OSError as problem:
        fail("PRD402", f"{output} can't be written: {problem.strerror or problem}")


def dumped(answers: Mapping[str, Any], format_: AnswersFormat) -> str:
    """Answers as text."""
    if format_ is AnswersFormat.JSON:
        return json.dumps(answers, indent=2, ensure_ascii=False) + "\n"
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    dumped: str = yaml.dump(dict(answers), Dumper=dumper, sort_keys=False, allow_unicode=True, width=110)
    return dumped
