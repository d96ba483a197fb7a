"""Attributes one to a line in a code block, below the heading of their entity in a data model."""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.code.blocks import CodeBlock
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, classify, kind_of
from spec_extractor.sources.markdown.labels import Label, read_label
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.tables import entity, names_message
from spec_extractor.sources.markdown.tellings import EntityTelling, FieldTelling

_LANGUAGES = frozenset({"", "text", "txt", "plain", "plaintext"})
_LINE = lazy(
    r"\s*(?:[-*•]\s+)?`?(?P<name>[A-Za-z_]\w{0,60})`?(?:\s?\((?P<said>[^()]{1,80})\))?[,;]?"
    r"(?:\s+(?:--|#|//|←|<-)\s*(?P<comment>.{0,200}))?\s*"
)
_LEAST = 2
_MAX_LINES = 200


def fenced_names(block: CodeBlock) -> EntityTelling | None:
    """The entity of the section's heading with the names of the block, where they are surely attributes."""
    if block.language not in _LANGUAGES or not block.inside_model:
        return None
    label = _owner(block)
    fields = _fields(block)
    own = kind_of(block.section)
    # "Relation" with an id of its own is a thing and no list of relations.
    thing = own is Kind.UNKNOWN or (own is Kind.RELATIONS and any(field.name.lower() == "id" for field in fields))
    if label is None or not thing or names_message(label.name):
        return None
    sure = sum(1 for field in fields if is_column_name(field.name))
    keyed = any(field.primary_key or field.foreign_key for field in fields)
    if len(fields) < _LEAST or not (keyed or sure * 2 >= len(fields)):
        return None
    place = Location(block.document.file, block.section.line)
    return entity(label, place, tuple(fields), fields[0].exactness)


def _owner(block: CodeBlock) -> Label | None:
    section = block.section
    if block.before and classify(block.before.rstrip(":： ")) is not Kind.FIELDS:
        return None
    return read_label(section.title.marked) if section.level > 1 else None


def _fields(block: CodeBlock) -> list[FieldTelling]:
    """The field of every line, or nothing where one is no name."""
    found: list[FieldTelling] = []
    for index, line in enumerate(block.text.split("\n", _MAX_LINES)[:_MAX_LINES]):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line)
        field = parse_field(_coded(match), block.at(index)) if match else None
        if field is None:
            return []
        found.append(field)
    return found


def _coded(match: re.Match[str]) -> str:
    said, comment = match["said"], match["comment"]
    return f"`{match['name']}`" + (f" ({said})" if said else "") + (f" - {comment}" if comment else "")
