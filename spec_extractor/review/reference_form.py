"""A reference holds the id of a row, so its type is uuid."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import FIELD_TYPES, Spec
from spec_extractor.review.subjects import fields


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD214."""
    for entity, field in fields(spec):
        if field.references is not None and field.type != "uuid" and field.type in FIELD_TYPES:
            message = f"{entity.name}.{field.name} references {field.references.entity} with the type {field.type}"
            remedy = "write the type uuid: every row's id is one"
            yield error("PRD214", field.location, message, remedy)
