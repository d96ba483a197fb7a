"""A set of references is stated on one side."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, warning
from spec_extractor.ir import Spec
from spec_extractor.naming import plural
from spec_extractor.review.subjects import first_line, sets


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD218."""
    # Only a set that is named like the other side's plural could be the other side of one.
    seen = {}
    for entity, many in sets(spec):
        if many.name != plural(many.entity) or many.entity == entity.name:
            continue
        seen[entity.name, many.entity] = many
        if first := seen.get((many.entity, entity.name)):
            other = f"{many.entity}.{first.name}{first_line(first.location)}"
            message = f"{entity.name}.{many.name} and {other}, are kept as two separate sets"
            yield warning("PRD218", many.location, message, "leave one out: each set is seen from both sides")
