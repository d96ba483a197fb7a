"""Only the types of the spec are known; nothing becomes text in silence."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic
from spec_extractor.ir import FIELD_TYPES, Spec
from spec_extractor.review.subjects import fields
from spec_extractor.wording import unknown_type


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD203."""
    for entity, field in fields(spec):
        if field.type not in FIELD_TYPES:
            yield unknown_type(f"{entity.name}.{field.name}", field.type, field.location, FIELD_TYPES)
