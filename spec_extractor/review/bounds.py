"""Limits belong to the types that have them, and leave some value possible."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import FIELD_TYPES, Field, Spec
from spec_extractor.review.subjects import fields
from spec_extractor.values import MAX_INTEGER, MAX_LENGTHS, PRECISION, bound

_ORDERED = ("integer", "float", "decimal")
_MAX_LENGTH = 100_000
_MAX_PRECISION = 38


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD212."""
    for entity, field in fields(spec):
        if field.type in FIELD_TYPES:
            for message, remedy in (*_length(field), *_digits(field), *_range(field)):
                yield error("PRD212", field.location, f"{entity.name}.{field.name} {message}", remedy)


def _length(field: Field) -> Iterator[tuple[str, str]]:
    if field.max_length is None:
        return
    if field.type not in MAX_LENGTHS:
        text_types = ", ".join(MAX_LENGTHS)
        yield f"has a max_length, and is of the type {field.type}", f"only these have one: {text_types}"
    elif not 1 <= field.max_length <= _MAX_LENGTH:
        yield f"has the max_length {field.max_length}", f"write 1 to {_MAX_LENGTH:,}"


def _digits(field: Field) -> Iterator[tuple[str, str]]:
    precision, scale = field.precision, field.scale
    if precision is None and scale is None:
        return
    if field.type != "decimal":
        yield f"has a precision or a scale, and is of the type {field.type}", "only a decimal has them"
        return
    if precision is not None and not 1 <= precision <= _MAX_PRECISION:
        yield f"has the precision {precision}", f"write 1 to {_MAX_PRECISION} digits"
    whole = PRECISION if precision is None else precision
    if scale is not None and not 0 <= scale <= whole:
        yield f"has the scale {scale} and the precision {whole}", "write a scale from 0 to the precision"


def _range(field: Field) -> Iterator[tuple[str, str]]:
    stated = {"minimum": field.minimum, "maximum": field.maximum}
    if field.minimum is None and field.maximum is None:
        return
    if field.type not in _ORDERED:
        remedy = f"only these have one: {', '.join(_ORDERED)}"
        yield f"has a minimum or maximum, and is of the type {field.type}", remedy
        return
    for name, value in stated.items():
        number = bound(field, value)
        if value is not None and number is None:
            yield f"has the {name} {str(value)[:40]!r}, which is no {field.type}", "write a number"
        elif field.type == "integer" and number is not None and abs(number) > MAX_INTEGER:
            yield f"has the {name} {number}", "stay within ±(2^53 - 1), which every JSON client can read"
    low, high = bound(field, field.minimum), bound(field, field.maximum)
    if low is not None and high is not None and low > high:
        remedy = "swap the two, or write a wider range"
        yield f"has the minimum {field.minimum} above the maximum {field.maximum}", remedy
