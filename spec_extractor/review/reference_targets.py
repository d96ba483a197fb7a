"""References and sets lead to entities that the document names."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, Location, error
from spec_extractor.ir import Spec
from spec_extractor.review.subjects import fields, sets, targets
from spec_extractor.wording import did_you_mean, listed

# A suggestion compares with every entity; past these, something else is wrong with the document.
_MAX_SUGGESTIONS = 20


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD213."""
    known = targets(spec)
    places: list[tuple[str, str, Location]] = [
        (f"{entity.name}.{field.name}", field.references.entity, field.location)
        for entity, field in fields(spec)
        if field.references is not None
    ]
    places += [(f"{entity.name}.{many.name}", many.entity, many.location) for entity, many in sets(spec)]
    choices = sorted(known)
    found = 0
    for name, target, location in places:
        if target in known:
            continue
        found += 1
        suggestion = did_you_mean(target, choices) if found <= _MAX_SUGGESTIONS else ""
        remedy = f"{suggestion}add the entity, or reference one of: {listed(choices)}"
        yield error("PRD213", location, f"{name} references {target}, which is no entity here", remedy)
