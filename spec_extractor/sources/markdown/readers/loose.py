"""Lines of a paragraph that each name an entity with its fields: ``Tool: name, price``."""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.labels import quoted_table
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.listed import inline_fields
from spec_extractor.sources.markdown.split import undotted
from spec_extractor.sources.markdown.tree import Paragraph, Section, Text
from spec_extractor.sources.markdown.vocabulary import ARTICLES, is_wide

NAMED = lazy(r"[^\W\d_a-z][\w ]{1,30}")
"""A name that begins with a capital."""

_CODE_HEAD = lazy(r"(?:[^\W\d]\w{2,12} )?`[A-Za-z]\w{1,60}`")
_PARTED = lazy(
    r"([^:→=>–—(]{1,40}?)\s*(?P<gloss>\([^():]{1,40}\)\s*)?(?::|→|->|=>| - | – | — )\s*(?P<rest>.+)", re.S
)

_MOST_NAMED = 3
"""Words of a name with its article."""


def is_clause(head: str, line: Text) -> bool:
    """Whether what stands before a colon is a clause: ``The seed makes three: small, large (2 m)``."""
    said = head.lower().split()
    return not line.lead and len(said) > _MOST_NAMED and said[0] in ARTICLES


def loose_lines(section: Section, *, exact: bool) -> set[int]:
    """The lines such as ``Tool: name, price`` where several stand together; ``exact``: and nothing else does."""
    lines = [line for block in section.blocks if isinstance(block, Paragraph) for line in block.text.lines()]
    loose = {line.line for line in lines if _lists(line)}
    if len(loose) > 1 and (not exact or len(loose) == len(lines)):
        return loose
    return {line.line for line in lines if line.line in loose and quoted_table(line.marked)[0]}


def _lists(line: Text) -> bool:
    """Whether a line is a name in capitals with a list after its colon: ``Tool: name, price``."""
    parted = _PARTED.match(line.marked)
    head = parted.group(1).strip() if parted else ""
    gloss = (parted["gloss"] or "").strip("() ") if parted else ""
    # "orders (Pedido): número, fecha": an identifier with what it means.
    identified = head.isidentifier() and head.isascii() and NAMED.fullmatch(gloss) is not None
    short = len(head) == 1 and is_wide(head)
    named = NAMED.fullmatch(head) or _CODE_HEAD.fullmatch(head) or quoted_table(head)[0] or identified or short
    if not parted or not named or classify(parted.group(1)) is not Kind.UNKNOWN:
        return False
    fields = inline_fields(undotted(parted["rest"]), Location(""), strict=False)
    return fields is not None and len(fields) > 1
