"""A server serves something."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, warning
from spec_extractor.ir import Spec


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD241."""
    if spec.entities and not any(entity.crud for entity in spec.entities):
        message = "no entity has routes: all of them say `crud: false`"
        yield warning("PRD241", spec.location, message, "leave `crud: false` out where rows are read or written")
