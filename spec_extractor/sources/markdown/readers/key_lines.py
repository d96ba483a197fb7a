"""Lines below an entity's fields that lead a field to another: ``Foreign key: berth → berths(number)``."""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.document import BOLD_HEADING_LEVEL
from spec_extractor.sources.markdown.headings import is_excluded
from spec_extractor.sources.markdown.merge import field_key
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.known import Known
from spec_extractor.sources.markdown.readers.relations import entity_around
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.tellings import Exactness, FieldTelling, Reading, addition
from spec_extractor.sources.markdown.tree import Document, Paragraph

_LED = lazy(
    r"\(?`?(?P<field>[A-Za-z_]\w{0,60})`?\)?\s{0,8}(?:-{1,2}>|=>|→|⟶|references)\s{0,8}"
    r"`?(?P<one>[A-Za-z_]\w{0,60})`?\s?(?:[.(]\s?`?(?P<two>[A-Za-z_]\w{0,60})`?\s?\)?)?[.;,`]{0,2}",
    re.I,
)
_MAX_LABEL = 40


def read_key_lines(document: Document, reading: Reading) -> None:
    """Read the paragraphs that begin with a word for a foreign key, in any language, and their further lines.

    What is led to is the name of the two that another entity has: ``berths(number)`` and ``number(berths)``.
    """
    known = Known()
    known.take_in(reading)
    for section, block in document.blocks():
        if not isinstance(block, Paragraph) or is_excluded(section):
            continue
        # A bold line, ``Data:``, parts an entity's section and does not end it.
        place = section.parent if section.level == BOLD_HEADING_LEVEL and section.parent else section
        around = entity_key(entity_around(place) or "")
        below = False
        for line in block.text.lines():
            label, colon, rest = one_line(line.marked).partition(":")
            said = modifier(label.strip().rstrip("s")) if colon and len(label) < _MAX_LABEL else None
            below = bool(said and said.get("foreign_key")) or (below and not colon)
            found = _LED.fullmatch((rest if colon else label).strip()) if below else None
            if found is None or field_key(found["field"]) not in known.fields.get(around, ()):
                continue
            ends = [end for end in (found["one"], found["two"]) if end and entity_key(end) in known.names]
            if ends:
                location = Location(document.file, line.line)
                told = FieldTelling(
                    found["field"], location, foreign_key=True, target=ends[0], exactness=Exactness.PROSE
                )
                reading.tellings.append(addition(known.names[around], told))
                reading.used.add(block.line)
