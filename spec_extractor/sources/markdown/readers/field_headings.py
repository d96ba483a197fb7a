"""Tables with a heading for each field, and a line below it that is the field's type: ``varchar 30, unique``."""

from __future__ import annotations

from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.columns import roles_of
from spec_extractor.sources.markdown.document import BOLD_HEADING_LEVEL
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, context
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.readers.tables import entity, names_message
from spec_extractor.sources.markdown.split import one_line, split
from spec_extractor.sources.markdown.tellings import FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document, Paragraph, Section

_NO_DATA = frozenset({Kind.IGNORED, Kind.STORIES, Kind.ACCEPTANCE, Kind.INTEGRATIONS, Kind.AUTH})
_LEAST = 3
_MAX_TYPE = 40
_TARGET = lazy(
    r"(?P<words>[^\W\d_][^\W\d]{2,20}(?: [^\W\d]{2,20}){1,2}) `?(?P<target>[A-Za-z_]\w{1,60})[.(]\w{1,60}"
)


def read_field_headings(document: Document, reading: Reading) -> None:
    """Read the sections whose headings below are fields by their types, and those with fewer beside such a one."""
    found: dict[int, tuple[Section, list[FieldTelling]]] = {}
    for section in document.sections:
        below = [child for child in section.children if child.level < BOLD_HEADING_LEVEL]
        told = [field for child in below if (field := _field(document, child)) is not None]
        if any(map(_is_column, told)) and len(told) * 3 >= len(below) * 2:
            found[section.line] = (section, told)
    full = [section for section, told in found.values() if len(told) >= _LEAST]
    for section, told in found.values():
        label = read_label(section.title.marked)
        beside = any(one.parent is section.parent for one in full)
        if label is None or not beside or names_message(label.name) or context(section) in _NO_DATA:
            continue
        reading.tellings.append(entity(label, Location(document.file, section.line), tuple(told)))
        reading.used.update(block.line for child in section.children for block in child.blocks)


def _is_column(field: FieldTelling) -> bool:
    """Whether a field is one of a table: settings and parameters have types as well."""
    return bool(field.primary_key or field.foreign_key or field.unique or field.max_length)


def _field(document: Document, section: Section) -> FieldTelling | None:
    """The field of a heading with a line that is a type; what the other lines say of keys is added."""
    first, _, rest = section.title.plain.partition(" ")
    name = rest if rest and "name" in roles_of(first) else section.title.plain
    # A word alone in bold, ``**unique**``, stands as a heading of its own.
    parts = [section, *(child for child in section.children if child.level == BOLD_HEADING_LEVEL)]
    lines = [
        line
        for one in parts
        for block in one.blocks
        if isinstance(block, Paragraph)
        for line in block.text.lines()
    ]
    texts = [*(one_line(line.marked) for line in lines), *(one.title.plain for one in parts[1:])]
    location = Location(document.file, section.line)
    if len(name.split()) > 1 or len(parts) <= len(section.children):
        return None
    told = [
        field
        for text in texts
        if len(text) < _MAX_TYPE and (field := parse_field(f"{name}: {text}", location)) is not None
    ]
    typed = next((field for field in told if is_typed(field) and not field.description), None)
    if typed is None:
        return None
    said = [found for text in texts for part in split(text, ",;") if (found := modifier(part)) is not None]
    typed = replace(
        typed,
        unique=typed.unique or any(one.get("unique") for one in said),
        primary_key=typed.primary_key or any(one.get("primary_key") for one in said),
    )
    for text in texts:
        key = _TARGET.search(text)
        words = key["words"].split() if key else []
        if key and any((modifier(" ".join(words[:n])) or {}).get("foreign_key") for n in (2, 3)):
            typed = replace(typed, foreign_key=True, target=key["target"])
    return typed
