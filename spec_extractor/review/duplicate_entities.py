"""An entity is told once, whatever the case, number and separators of its name."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import Entity, Spec
from spec_extractor.naming import entity_key
from spec_extractor.review.subjects import first_line, stated
from spec_extractor.wording import quoted


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD201."""
    seen: dict[str, Entity] = {}
    for entity in spec.entities:
        key = entity_key(entity.name)
        first = seen.setdefault(key, entity)
        if key and first is not entity:
            names = (stated(first), stated(entity))
            what = f"{quoted(names[0])} and {quoted(names[1])} are the same entity"
            if names[0] == names[1]:
                what = f"the entity {quoted(names[1])} is told twice"
            remedy = "join the two, or give them names that differ in more than case, number and separators"
            yield error("PRD201", entity.location, f"{what}{first_line(first.location)}", remedy)
