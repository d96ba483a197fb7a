"""Numbers as JSON writes them."""

from __future__ import annotations

import math
import re

from spec_extractor.diagnostics import Diagnostic, Location, error

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
NUMBER = re.compile(rf"{_INTEGER.pattern}(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
# Longer than any number that a spec can use, and short enough to convert at no cost.
_MAX_DIGITS = 400


def number(written: str, place: Location, diagnostics: list[Diagnostic]) -> int | float | None:
    """The number, or None with a diagnostic for one that is infinite, none at all, or absurdly long."""
    if NUMBER.fullmatch(written) and len(written) <= _MAX_DIGITS:
        if _INTEGER.fullmatch(written):
            return int(written)
        value = float(written)
        if math.isfinite(value):
            return value
    shown = written if len(written) <= 30 else f"{written[:29]}…"
    message = f"{shown} is not a number that can be stored"
    diagnostics.append(error("PRD113", place, message, "write a finite number, or text in quotes"))
    return None
