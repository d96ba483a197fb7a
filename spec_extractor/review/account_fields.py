"""E-mail address and password are the account's own."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, note
from spec_extractor.ir import ACCOUNT_FIELDS, OWNER_FIELD, Spec
from spec_extractor.review.subjects import fields, is_account


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD232."""
    for entity, field in fields(spec):
        if is_account(spec, entity) and field.name in (*ACCOUNT_FIELDS, OWNER_FIELD):
            message = f"{entity.name}.{field.name} is the account's own, and kept as the server needs it"
            yield note("PRD232", field.location, message, "leave it out")
