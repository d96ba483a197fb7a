"""Whether the noun of a sentence may name a thing of which rows are kept."""

from __future__ import annotations

from spec_extractor.sources.markdown.captions import names_view
from spec_extractor.sources.markdown.code.stored import is_message
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.readers.tables import names_message
from spec_extractor.sources.markdown.vocabulary import SENTENCE_PARTS

_SYSTEMS = frozenset(SENTENCE_PARTS["systems"])


def may_have_rows(name: str) -> bool:
    """Whether a name is none of a system, of what is shown or sent, or of a part of the document."""
    return (
        _SYSTEMS.isdisjoint(name.lower().split())
        and classify(name) is Kind.UNKNOWN
        and not (names_view(name) or names_message(name) or is_message(name))
    )
