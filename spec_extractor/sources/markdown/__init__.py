"""The Markdown source: any document becomes a `Spec` and diagnostics, without an exception."""

from __future__ import annotations

from collections.abc import Sequence

from spec_extractor.diagnostics import Diagnostic
from spec_extractor.ir import Spec
from spec_extractor.sources.markdown.compose import compose
from spec_extractor.sources.markdown.document import parse
from spec_extractor.sources.markdown.items_below_names import with_items_below_names
from spec_extractor.sources.markdown.joined_sections import with_joined_shapes
from spec_extractor.sources.markdown.readers import READERS
from spec_extractor.sources.markdown.sibling_titles import with_own_titles
from spec_extractor.sources.markdown.tellings import Reading, Telling
from spec_extractor.sources.markdown.tree import Document

__all__ = ["document_of", "read", "read_together"]


def document_of(text: str, file: str) -> Document:
    """The tree of a text as the readers look at it: with names of its own as headings over all that is theirs."""
    return with_items_below_names(with_joined_shapes(with_own_titles(parse(text, file))))


def read(text: str, file: str) -> tuple[Spec, list[Diagnostic]]:
    """Read a PRD; ``file`` is its name in locations. Never raises; time is linear in the text's length."""
    return read_together([(text, file)])


def read_together(texts: Sequence[tuple[str, str]], fallback: str = "") -> tuple[Spec, list[Diagnostic]]:
    """Read the documents of one product, pairs of text and file, as one; ``fallback`` names it if none does."""
    documents = []
    tellings: list[Telling] = []
    for text, file in texts:
        document = document_of(text, file)
        # A later document may add to what an earlier one told.
        reading = Reading(tellings=list(tellings))
        for _, reader in READERS:
            reader(document, reading)
        tellings = reading.tellings
        documents.append((document, reading))
    return compose(documents, fallback)
