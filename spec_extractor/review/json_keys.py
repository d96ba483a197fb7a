"""JSON documents have no order and no equality that every database agrees on."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import Spec
from spec_extractor.review.subjects import fields


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD222."""
    for entity, field in fields(spec):
        if field.type == "json" and (field.unique or field.indexed):
            wish = "unique" if field.unique else "indexed"
            message = f"{entity.name}.{field.name} is json, which can't be {wish}"
            remedy = "move the part that identifies the row into a field of its own"
            yield error("PRD222", field.location, message, remedy)
