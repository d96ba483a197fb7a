"""Headings that only name a table beside others that list its columns: ``### `audit_log` `` with a sentence."""

from __future__ import annotations

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.headings import Kind, context, kind_of
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.tables import names_message
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.tellings import EntityTelling, EnumTelling, Exactness, Reading
from spec_extractor.sources.markdown.tree import Document, List, Paragraph, Section, Table

_NAMED = lazy(r"[\d. ]{0,12}`[a-z][a-z0-9]*(?:_[a-z0-9]+){0,6}`(?:\s?[-–—:：(（].*)?")
_LEAST_TOLD = 3
_PLACES = frozenset({Kind.MODEL, Kind.WEAK_MODEL, Kind.FIELDS})


def read_siblings(document: Document, reading: Reading) -> None:
    """Read the headings in code of a data model that have no fields, where most beside them have."""
    told = {t.location.line for t in reading.tellings if isinstance(t, EntityTelling)}
    known = {entity_key(t.name) for t in reading.tellings if isinstance(t, EntityTelling | EnumTelling) if t.name}
    for parent in document.sections:
        named = [one for one in parent.children if _NAMED.fullmatch(one.title.marked[:200])]
        there = sum(1 for one in named if one.line in told)
        if there < _LEAST_TOLD or there * 2 < len(named) or context(parent) not in _PLACES:
            continue
        for section in named:
            label = read_label(section.title.marked)
            if section.line in told or label is None or not _only_says(section) or names_message(label.name):
                continue
            if entity_key(label.name) not in known:
                location = Location(document.file, section.line)
                telling = EntityTelling(label.name, location, (), _said(section), exactness=Exactness.LOOSE)
                reading.tellings.append(telling)


def _only_says(section: Section) -> bool:
    """Whether nothing below the heading but sentences and drawings could say what the table holds."""
    nothing = not any(isinstance(block, List | Table) for block in section.blocks) and not section.children
    return nothing and kind_of(section) is Kind.UNKNOWN


def _said(section: Section) -> str:
    first = next((block for block in section.blocks if isinstance(block, Paragraph)), None)
    return one_line(first.text.plain)[:500] if first is not None else ""
