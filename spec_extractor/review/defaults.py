"""A default is one of the values that its field can hold."""

from __future__ import annotations

import json
from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import Spec
from spec_extractor.review.subjects import fields
from spec_extractor.values import problem
from spec_extractor.wording import listed

_MAX_JSON = 64 * 1024


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD211."""
    for entity, field in fields(spec):
        if field.default is None or field.primary_key:
            continue
        written = json.dumps(field.default, ensure_ascii=False, default=str)
        found = problem(field, field.default)
        remedy = "write one that the field can hold, or leave it out"
        if field.references is not None:
            found = "no id that exists when the product is built"
            remedy = "leave it out; make the reference optional where it may be missing"
        elif field.type == "enum" and field.values:
            remedy = f"write one of: {listed(field.values)}"
        elif field.type == "json" and len(written.encode("utf-8", "replace")) > _MAX_JSON:
            found = "larger than 64 KiB"
        if found:
            shown = written if len(written) <= 60 else f"{written[:59]}…"
            message = f"{entity.name}.{field.name} has the default {shown}, which is {found}"
            yield error("PRD211", field.location, message, remedy)
