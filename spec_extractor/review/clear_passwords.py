"""A password is kept as a hash in the account, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.credentials import names_password
from spec_extractor.diagnostics import Diagnostic, warning
from spec_extractor.ir import ACCOUNT, Spec
from spec_extractor.review.subjects import fields, is_account

_TEXTS = frozenset({"string", "text"})


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD233."""
    for entity, field in fields(spec):
        if field.type in _TEXTS and names_password(field.name) and not is_account(spec, entity):
            message = f"{entity.name}.{field.name} seems to hold a password, which every reader of the row gets"
            remedy = f"leave it out, or name the entity {ACCOUNT} if these are the people who sign in"
            yield warning("PRD233", field.location, message, remedy)
