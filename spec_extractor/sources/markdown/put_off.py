"""Data that a document puts off or leaves out: none of it is built, and that is told."""

from __future__ import annotations

from spec_extractor.diagnostics import Diagnostic, Location, note
from spec_extractor.naming import words
from spec_extractor.sources.markdown.code.blocks import fences
from spec_extractor.sources.markdown.columns import column_roles
from spec_extractor.sources.markdown.headings import is_excluded
from spec_extractor.sources.markdown.leftovers import looks_like_schema, section_title
from spec_extractor.sources.markdown.readers.tables import is_field_table
from spec_extractor.sources.markdown.tree import Document, Section, Table
from spec_extractor.sources.markdown.vocabulary import MODEL_THINGS


def put_off(document: Document) -> list[Diagnostic]:
    """A note for each outermost section that is not to be built and states data.

    Its heading speaks of entities (``Future entities``), or tables of fields or declarations in code stand in it.
    """
    parts = {
        part.line: part
        for part in (_outermost(one) for one in document.sections if is_excluded(one) and _states_data(one))
    }
    return [
        note(
            "PRD148",
            Location(document.file, part.line),
            f"what '{section_title(part)}' states is put off or out of scope: nothing of it is built",
            "move it to the data model if it shall be stored",
        )
        for part in parts.values()
    ]


def _outermost(section: Section) -> Section:
    return [one for one in section.ancestors() if is_excluded(one)][-1]


def _states_data(section: Section) -> bool:
    if MODEL_THINGS.intersection(words(section.title.plain.lower())):
        return True
    if any(looks_like_schema(section, fence, inside=True) for fence, _ in fences(tuple(section.blocks))):
        return True
    tables = (block for block in section.blocks if isinstance(block, Table))
    return any(is_field_table(table, column_roles(table), True) for table in tables)
