"""Without sign-in there is no owner, and nothing to share."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, warning
from spec_extractor.ir import Access, Spec


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD240."""
    for entity in spec.entities:
        if entity.access is Access.SHARED and not spec.auth.enabled:
            message = f"{entity.name} is shared, which means nothing without sign-in: everyone sees every row"
            yield warning("PRD240", entity.location, message, "leave `shared` out, or turn sign-in on")
