"""A spec has at least one entity."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import Spec


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD200."""
    if not spec.entities:
        remedy = "under a heading `Entities`, write for instance: `- Task: title (string, required)`"
        message = "no entity was found: there is nothing to store and nothing to serve"
        yield error("PRD200", spec.location, message, remedy)
