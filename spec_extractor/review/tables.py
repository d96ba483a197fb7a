"""Two entities, or an entity and a many-to-many set, never share a table."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, Location, error
from spec_extractor.ir import Spec
from spec_extractor.naming import entity_key, plural, snake
from spec_extractor.review.subjects import sets


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD209."""
    owners: dict[str, tuple[str, str]] = {}
    claims: list[tuple[str, str, str, Location]] = [
        (plural(entity.name), entity_key(entity.name), entity.name, entity.location) for entity in spec.entities
    ]
    for entity, many in sets(spec):
        what = f"{entity.name}.{many.name}"
        claims.append((f"{snake(entity.name)}_{many.name}", what, what, many.location))
    for table, key, what, location in claims:
        first_key, first = owners.setdefault(table, (key, what))
        # One key twice is one thing told twice, which other rules report.
        if table and first_key != key:
            remedy = "rename one of the two"
            yield error("PRD209", location, f"{what} and {first} both need the table {table}", remedy)
