"""Diagnostics: what every stage says about its input, as values.

A diagnostic has a stable code (``PRD203``), a severity, a place and, where one exists, a remedy. Stages
return them; only the command line prints them (see `spec_extractor.reporting`). The page behind each code is
``spec_extractor/explanations/<code>.md``.

Code ranges: 100-119 source files and the spec's schema, 120-199 Markdown, 200-299 review, 300-399 names,
relations and the ledger, 400-479 destination, template and archive, 480-499 the web page, 500-519 prompts,
models and tools.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops the pipeline, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in an input file; ``line`` counts from 1, 0 means the file as a whole."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: ``message`` states the problem, ``help`` says what to write instead."""

    code: str
    severity: Severity
    message: str
    location: Location
    help: str = ""


def error(code: str, location: Location, message: str, help: str = "") -> Diagnostic:  # noqa: A002
    """A finding that stops the pipeline: exit status 1."""
    return Diagnostic(code, Severity.ERROR, message, location, help)


def warning(code: str, location: Location, message: str, help: str = "") -> Diagnostic:  # noqa: A002
    """Something was seen and not used, or is probably not what was meant."""
    return Diagnostic(code, Severity.WARNING, message, location, help)


def note(code: str, location: Location, message: str, help: str = "") -> Diagnostic:  # noqa: A002
    """Something was read in other words than the author's: told, so that it can be contradicted."""
    return Diagnostic(code, Severity.NOTE, message, location, help)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


class ScaffoldError(Exception):
    """A project or a template could not be made, read or changed; nothing was left half done.

    ``code`` is a diagnostic's, ``remedy`` what to do about it.
    """

    def __init__(self, code: str, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy
