"""Some paths are the server's own; an entity's name is seen in its path, so it cannot be escaped unseen."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import Spec
from spec_extractor.naming import kebab, plural
from spec_extractor.review.subjects import stated
from spec_extractor.wording import quoted

# docs/api-contract.md, "Health and docs".
_ALWAYS = frozenset({"health", "docs", "openapi", "openapi-json"})
_WITH_AUTH = frozenset({"auth"})
_BY_STACK = {"fastapi": frozenset({"redoc"})}


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD220."""
    reserved = _ALWAYS | _BY_STACK.get(stack, frozenset()) | (_WITH_AUTH if spec.auth.enabled else frozenset())
    for entity in spec.entities:
        taken = reserved & {kebab(entity.name), kebab(plural(entity.name))}
        for route in sorted(taken):
            message = f"the name {quoted(stated(entity))} clashes with the server's own /{route}"
            remedy = f"give the entity another name, such as `{entity.name}Entry`"
            yield error("PRD220", entity.location, message, remedy)
