"""With sign-in, the server keeps tables of its own."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import Spec
from spec_extractor.naming import entity_key
from spec_extractor.review.subjects import stated
from spec_extractor.wording import quoted

_PURPOSES = {
    "revokedtoken": "which tokens were signed out",
    "loginfailure": "which sign-ins failed",
}


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD221."""
    if not spec.auth.enabled:
        return
    for entity in spec.entities:
        if purpose := _PURPOSES.get(entity_key(entity.name)):
            message = f"the server has a table {quoted(stated(entity))} of its own: {purpose}"
            remedy = f"leave the entity out, or give it another name, such as `{entity.name}Entry`"
            yield error("PRD221", entity.location, message, remedy)
