"""Which names are surely those of columns, without a type beside them."""

from __future__ import annotations

from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.vocabulary import COMMON_NAMES, LIKELY_NAMES

_SHAPE = lazy(r"id|[a-z0-9]+(?:_[a-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]*)+")


def is_column_name(name: str) -> bool:
    """Whether attributes are often called so, or code writes it as one: ``price``, ``opened_at``, ``berthId``."""
    lowered = name.lower()
    known = lowered in COMMON_NAMES or lowered in LIKELY_NAMES
    return known or _SHAPE.fullmatch(name) is not None or infer_type(name) != "string"
