"""An enum names its values, each once; nothing else has values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import FIELD_TYPES, Field, Spec
from spec_extractor.review.subjects import fields
from spec_extractor.wording import listed, quoted

_MAX_VALUES = 200
_MAX_LENGTH = 100
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD210."""
    for entity, field in fields(spec):
        if problem := _problem(field):
            message, remedy = problem
            yield error("PRD210", field.location, f"{entity.name}.{field.name} {message}", remedy)


def _problem(field: Field) -> tuple[str, str] | None:
    values = field.values
    if field.type != "enum":
        if values and field.type in FIELD_TYPES:
            remedy = "write the type enum, or leave the values out"
            return f"has values, and is of the type {field.type}", remedy
        return None
    if not values:
        return "is an enum without values", "list them: `status (enum: open, closed)`"
    if twice := [value for value, count in Counter(values).items() if count > 1]:
        return f"has a value twice: {listed(map(quoted, twice))}", "write each value once"
    if len(values) > _MAX_VALUES:
        return f"has {len(values)} values", f"keep to {_MAX_VALUES}; more are better kept as an entity"
    for value in values:
        if not value.strip():
            return "has an empty value", "name each value; make the field optional where it may be missing"
        if len(value) > _MAX_LENGTH:
            return f"has a value of {len(value)} characters", f"keep to {_MAX_LENGTH}"
        if _CONTROL.search(value):
            return "has a value with a control character in it", "write the values in visible characters"
    return None
