"""Diagnostics as GitHub Actions workflow commands, which show as annotations in a pull request.

The escaping is that of GitHub's toolkit: a value that could end its property or its line is percent-encoded.
"""

from __future__ import annotations

from collections.abc import Sequence

from spec_extractor.diagnostics import Diagnostic, Severity
from spec_extractor.reporting.display import ordered, printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """One line for each; empty for none."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in ordered(diagnostics))


def _command(diagnostic: Diagnostic) -> str:
    place = diagnostic.location
    properties = {"file": printable(place.file)} if place.file else {}
    if place.line:
        properties["line"] = str(place.line)
    properties["title"] = diagnostic.code
    stated = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = printable(diagnostic.message)
    if diagnostic.help:
        text += f"\nhelp: {printable(diagnostic.help)}"
    return f"::{_COMMANDS[diagnostic.severity]} {stated}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
