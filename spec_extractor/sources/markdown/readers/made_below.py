"""Fields that are asked for where something is made: typed bullets below ``Create products`` and ``Fields:``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.tree import Item, List, Paragraph, Section
from spec_extractor.sources.markdown.vocabulary import DATA_LABELS, INPUT_LABELS, SENTENCE_PARTS

_MAKES = lazy(
    r"^(?:[A-Z]{1,4}[-_ ]?\d{1,4}(?:\.\d{1,3})?|\d{1,3}(?:\.\d{1,3}){0,3}[.)]?)?\s{0,3}[:.–—-]?\s{0,3}"
    rf"(?:{alternatives(SENTENCE_PARTS['making_verbs'])}) (?:(?:{alternatives(SENTENCE_PARTS['each'])}|new) )?"
    r"(?P<noun>[^\W\d_][\w-]{1,30}(?: [^\W\d_][\w-]{1,30})?)$",
    re.I,
)


def made_below(document_file: str, section: Section) -> Iterator[tuple[str, list[FieldTelling], int]]:
    """What a section says is made, its fields, and the line of their label."""
    title = section.title.plain
    for block in section.blocks:
        if isinstance(block, Paragraph) and block.text.lead and not block.text.lead_code:
            title = block.text.lead
        found = _MAKES.match(title[:100].strip(" :")) if isinstance(block, List) else None
        if found is None or not isinstance(block, List):
            continue
        for item in block.items[:20]:
            fields = _fields(item, document_file) if _asks(item) else []
            if fields:
                yield found["noun"], fields, item.line


def _asks(item: Item) -> bool:
    label = item.text.plain.strip().rstrip(":： ").lower()
    return bool(item.items) and (label in DATA_LABELS | INPUT_LABELS or classify(label) is Kind.FIELDS)


def _fields(item: Item, file: str) -> list[FieldTelling]:
    told = [parse_field(one.text.marked, Location(file, one.line), strict=True) for one in item.items[:60]]
    read = [one for one in told if one is not None]
    typed = sum(map(is_typed, read))
    return read if typed and typed * 4 >= len(told) * 3 else []
