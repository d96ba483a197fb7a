"""An account is made by registering, when its user has no rows yet to reference."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import ACCOUNT, OWNER_FIELD, Spec
from spec_extractor.review.subjects import fields, is_account


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD217."""
    for entity, field in fields(spec):
        if not is_account(spec, entity) or field.references is None or field.nullable:
            continue
        if field.name != OWNER_FIELD:
            message = f"{ACCOUNT}.{field.name} requires a {field.references.entity} before anyone can register"
            yield error("PRD217", field.location, message, "make it optional: it can be set after registering")
