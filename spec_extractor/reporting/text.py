"""Diagnostics as lines for people: ``prd.md:42: error PRD203: …`` and, below, what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spec_extractor.diagnostics import Diagnostic
from spec_extractor.reporting.display import ordered, printable


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """Two lines for each, one where there is no help; empty for none."""
    return "".join(f"{line}\n" for diagnostic in ordered(diagnostics) for line in _lines(diagnostic))


def _lines(diagnostic: Diagnostic) -> Iterator[str]:
    place = f"{printable(str(diagnostic.location))}: " if diagnostic.location.file else ""
    yield f"{place}{diagnostic.severity} {diagnostic.code}: {printable(diagnostic.message)}"
    if diagnostic.help:
        yield f"  help: {printable(diagnostic.help)}"
