"""Which names are surely those of columns, without a type beside them."""

from __future__ import annotations

from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.vocabulary import COMMON_NAMES, LIKELY_NAMES

_JOINED = lazy(r"[a-z0-9]+(?:_[a-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]*)+")


def joins_words(name: str) -> bool:
    """Whether a name is written as code joins words: ``opened_at``, ``berthId``."""
    return _JOINED.fullmatch(name) is not None


def is_column_name(name: str) -> bool:
    """Whether attributes are often called so, or code writes it as one: ``price``, ``opened_at``, ``berthId``."""
    lowered = name.lower()
    known = lowered in COMMON_NAMES or lowered in LIKELY_NAMES
    return known or name == "id" or joins_words(name) or infer_type(name) != "string"
