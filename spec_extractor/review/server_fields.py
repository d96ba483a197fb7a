"""Some columns are kept by the server: a document may state them, but not mean something else by them."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error, note
from spec_extractor.ir import ACCOUNT, OWNER_FIELD, TIMESTAMP_FIELDS, Field, Spec
from spec_extractor.review.subjects import fields, is_account

# What documents write for a moment and for an id.
_MOMENTS = frozenset({"date", "datetime", "string", "text", "integer", "float"})
_IDS = frozenset({"uuid", "string", "text", "integer"})
_SAYS = {"created_at": "when each row was made", "updated_at": "when each row was last changed"}


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD230, PRD231."""
    for entity, field in fields(spec):
        if field.name in TIMESTAMP_FIELDS:
            fits = field.type in _MOMENTS and field.references is None
            kept = _SAYS[field.name]
        elif field.name == OWNER_FIELD and spec.auth.enabled and not is_account(spec, entity):
            fits = field.type in _IDS and (field.references is None or field.references.entity == ACCOUNT)
            kept = "who made each row"
        else:
            continue
        name = f"{entity.name}.{field.name}"
        if fits:
            yield note("PRD230", field.location, f"{name} is the server's column: it says {kept}", "leave it out")
        else:
            message = f"{name} is the server's column that says {kept}, and can't be {_meant(field)}"
            yield error("PRD231", field.location, message, "give the field another name")


def _meant(field: Field) -> str:
    if field.references is not None:
        return f"a reference to {field.references.entity}"
    return f"of the type {field.type}"
