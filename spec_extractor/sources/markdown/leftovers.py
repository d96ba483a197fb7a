"""What looked like data and was not used: every such thing is told."""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Diagnostic, Location, warning
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.code.blocks import fences
from spec_extractor.sources.markdown.columns import cell_of, column_roles
from spec_extractor.sources.markdown.headings import Kind, context, kind_of
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.tables import is_field_table
from spec_extractor.sources.markdown.split import by_word, one_line
from spec_extractor.sources.markdown.tellings import EntityTelling, Reading
from spec_extractor.sources.markdown.tree import Document, Fence, List, Section, Table
from spec_extractor.sources.markdown.unread_sentences import unread_sentences

_NOTATIONS = by_word(
    {
        "SQL": "sql postgresql postgres mysql sqlite ddl",
        "Prisma": "prisma",
        "DBML": "dbml",
        "Mermaid": "mermaid",
        "GraphQL": "graphql",
        "PlantUML": "plantuml",
        "TypeScript": "typescript ts",
        "JavaScript": "javascript js",
        "Python": "python py",
        "JSON": "json jsonc",
        "YAML": "yaml yml",
        "Java": "java",
        "Go": "go",
        "Ruby": "ruby",
        "C#": "csharp",
        "Protocol Buffers": "proto",
    }
)
_SIGNS = (
    "create table",
    "erdiagram",
    "interface ",
    "model ",
    "table ",
    "class ",
    "type ",
    "defineTable",
    "schema(",
)
_DATA = frozenset({"SQL", "Prisma", "DBML"})
_FEW = 3
_PLAIN = frozenset({"", "text", "txt", "plaintext"})
_COLUMNS = lazy(r"[ \t]{0,40}[a-z][a-z0-9_]{0,60}(?:[ \t]{2}|,|[ \t]{0,9}$|[ \t]references[ \t])", re.M)


def leftovers(document: Document, reading: Reading) -> list[Diagnostic]:
    """Warnings for unread tables, code blocks, list items and sentences."""
    found = [*_undecided(reading), *unread_sentences(document, reading)]
    for section, block in document.blocks():
        kind = context(section)
        inside = kind in {Kind.MODEL, Kind.WEAK_MODEL, Kind.FIELDS, Kind.RELATIONS}
        if isinstance(block, List):
            for fence, _ in fences((block,)):
                found.extend([] if fence.line in reading.used else _fence(document, section, fence, inside))
        items = block.items if isinstance(block, List) else ()
        if block.line in reading.used or any(item.line in reading.items for item in items):
            continue
        if isinstance(block, Table) and kind is not Kind.IGNORED:
            found.extend(_table(document, section, block, inside))
        elif isinstance(block, Fence):
            found.extend(_fence(document, section, block, inside))
        elif isinstance(block, List) and (
            kind in {Kind.MODEL, Kind.FIELDS} or kind_of(section) is Kind.WEAK_MODEL
        ):
            found.append(_list(document, section, block))
    return found


def _undecided(reading: Reading) -> list[Diagnostic]:
    """A warning for each type in code that looks stored, in a place that does not speak of data."""
    told = [telling for telling in reading.tellings if isinstance(telling, EntityTelling)]
    known = {entity_key(telling.name) for telling in told if not telling.weak}
    return [
        warning(
            "PRD123",
            telling.location,
            f"{telling.name} is declared in code outside of the data model, and is not read as an entity",
            "move it below a heading such as `## Data model` if it shall be stored",
        )
        for telling in told
        if telling.weak and entity_key(telling.name) not in known
    ]


def _table(document: Document, section: Section, table: Table, inside: bool) -> list[Diagnostic]:
    roles = column_roles(table)
    if not is_field_table(table, roles, inside) and not (inside and "name" in roles):
        return []
    first = one_line(cell_of(table.rows[0], roles, "name")) if table.rows else ""
    return [
        warning(
            "PRD121",
            Location(document.file, table.line),
            f"the table under '{section_title(section)}' looks like fields ({first or 'empty'}, …)"
            " and is not read",
            "put it under a heading that names the entity, with the columns Field, Type and Constraints",
        )
    ]


def looks_like_schema(section: Section, fence: Fence, inside: bool) -> bool:
    """Whether a code block declares tables or types; ``inside``: in a part of the document that tells of data."""
    word = _info_word(fence)
    notation = _NOTATIONS.get(word, "")
    head = fence.content[:20_000].lower()
    signs = any(sign.lower() in head for sign in _SIGNS)
    schema = (
        (notation in _DATA and signs)
        or (notation == "Mermaid" and "erdiagram" in head)
        or (inside and notation and signs)
    )
    schema = schema or (inside and word in _PLAIN and section.title.lead_code and _is_columns(head))
    return bool(schema) or "create table" in head


def _info_word(fence: Fence) -> str:
    return fence.info.split()[0].lower() if fence.info.split() else ""


def _fence(document: Document, section: Section, fence: Fence, inside: bool) -> list[Diagnostic]:
    if not looks_like_schema(section, fence, inside):
        return []
    notation = _NOTATIONS.get(_info_word(fence), "")
    return [
        warning(
            "PRD123",
            Location(document.file, fence.line),
            f"the {notation or 'code'} block under '{section_title(section)}' looks like a data model"
            " and is not read",
            "tell the entities in a list or in tables as well: `- Name: field (type), field (type)`",
        )
    ]


def _is_columns(content: str) -> bool:
    """Whether most lines begin with a name that stands alone, in a list, or before a gap: ``id    uuid PK``."""
    lines = [line for line in content.splitlines() if line.strip()]
    return len(lines) >= _FEW and sum(bool(_COLUMNS.match(line)) for line in lines) * 4 >= len(lines) * 3


def _list(document: Document, section: Section, block: List) -> Diagnostic:
    first = one_line(block.items[0].text.plain)[:60] if block.items else ""
    return warning(
        "PRD122",
        Location(document.file, block.line),
        f"the list under '{section_title(section)}' is not read as entities or fields: {first}",
        "write `- Name: field (type), field (type)`, or move it out of the data model",
    )


def section_title(section: Section) -> str:
    """What a section is called in a message."""
    return one_line(section.title.plain)[:60] or "the beginning of the document"
