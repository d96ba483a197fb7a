"""A field is told once; a many-to-many set is a member of the row as well."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import Entity, Field, Spec
from spec_extractor.review.subjects import first_line, member, stated
from spec_extractor.wording import quoted


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD202."""
    for entity in spec.entities:
        yield from _check(entity)


def _check(entity: Entity) -> Iterator[Diagnostic]:
    remedy = "keep one of the two, or rename one"
    fields: dict[str, Field] = {}
    for field in entity.fields:
        first = fields.setdefault(field.name, field)
        if first is not field:
            what = f"the field {quoted(field.name)} twice"
            if stated(first) != stated(field):
                what = f"{quoted(stated(first))} and {quoted(stated(field))}, which are the same field"
            yield error("PRD202", field.location, f"{entity.name} has {what}{first_line(first.location)}", remedy)
    taken = {name: field.location for name, field in fields.items()}
    for many in entity.many_to_many:
        names = (many.name, member(many))
        if clash := next((name for name in names if name in taken), None):
            message = f"{entity.name}.{many.name} is a set, and needs the name {quoted(clash)}, which is taken"
            yield error("PRD202", many.location, f"{message}{first_line(taken[clash])}", remedy)
        taken |= {name: many.location for name in names if name not in taken}
