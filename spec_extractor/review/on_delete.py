"""A required reference cannot be set to null."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import OnDelete, Spec
from spec_extractor.review.subjects import fields


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD215."""
    for entity, field in fields(spec):
        reference = field.references
        if reference is not None and reference.on_delete is OnDelete.SET_NULL and not field.nullable:
            message = f"{entity.name}.{field.name} is required, and set to null when its {reference.entity} goes"
            yield error("PRD215", field.location, message, "make it optional, or write cascade or restrict")
