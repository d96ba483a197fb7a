"""Text in a code block that stands where data is described: read as it would be outside of the block."""

from __future__ import annotations

import re
from collections.abc import Set

from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.stored import in_data_place
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.document import parse_within
from spec_extractor.sources.markdown.headings import Kind, classify, kind_of
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.column_lists import read_column_lists
from spec_extractor.sources.markdown.readers.entities import read_entities
from spec_extractor.sources.markdown.readers.enums import read_enums
from spec_extractor.sources.markdown.readers.fenced_calls import calls_as_bullets
from spec_extractor.sources.markdown.readers.fenced_lists import as_bullets, columns_as_bullets
from spec_extractor.sources.markdown.readers.field_headings import read_field_headings
from spec_extractor.sources.markdown.readers.relational import read_relational
from spec_extractor.sources.markdown.readers.relations import read_relations
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.readers.statements import read_statements
from spec_extractor.sources.markdown.readers.table_heads import is_key
from spec_extractor.sources.markdown.readers.tables import read_tables
from spec_extractor.sources.markdown.tellings import EntityTelling, Reading, Telling
from spec_extractor.sources.markdown.tree import Document, Text

_LANGUAGES = frozenset({"", "text", "txt", "plain", "plaintext", "md", "markdown", "sql", "schema"})
_OBJECTS = frozenset({"", "js", "javascript", "jsx", "ts", "typescript", "json", "jsonc", "json5", "text", "txt"})
_READERS = (
    read_enums,
    read_tables,
    read_statements,
    read_relational,
    read_relations,
    read_field_headings,
    read_column_lists,
    read_entities,
)
_DATA = frozenset({Kind.MODEL, Kind.WEAK_MODEL})
_OTHER = lazy(
    r"[│├└┌┐┘┤─║╔╚═]|^[ \t]{0,20}(?:select|insert|update|delete|alter|drop|create|with|from|where|grant|begin)\b",
    re.I | re.M,
)
"""What is drawn, and statements about tables that are told elsewhere."""
_RULED = lazy(r"^[ \t]{0,20}(?:[)}\]]{1,3}[;,]?|-{3,80}|={3,80}|--[^\n]{0,400})[ \t]{0,20}$", re.M)
"""What closes a table, or underlines its name."""
_HEAD = lazy(
    r"(?:\[[^\W\d]\w{0,60}\]|(?:[A-Za-z]{4,10} )?[\"'*]{0,2}[^\W\d][\w-]{0,60}[\"'*:]{0,3}(?: ?\([^()]{1,60}\))?)"
    r" ?[:=]? ?[{(]?"
)
_NAMED_LISTS = lazy(
    r"(?:[ \t]*[A-Za-z]\w{1,60}[ \t]{0,40}[{(][\w ,?*\[\]]{3,400}[)}];?[ \t]*(?:\n|$)|[ \t]*\n){1,80}"
)
"""``Boat { id, plate, seats }`` in each line, in a block that is given a language for its colours."""
_GLOSSED = lazy(r"(?:[a-z]\w{2,40} {2,40}\S[^\n]{3,300}\n){2,80}[a-z]\w{2,40} {2,40}\S[^\n]{3,300}\n?")
"""``bookings      who comes when (guest_id, day)`` in each line: names of tables with a gloss, aligned."""
_GLOSS = lazy(r"^(?P<name>[a-z]\w{2,40}) {2,40}", re.M)
_ALIGNED = lazy(r"(?<=\w)[ \t]{2,40}(?=[{(])")
_MEMBER = lazy(r"[ \t]|[-*•+] ")
_LEAST = 2


def read_fenced_text(document: Document, reading: Reading) -> None:
    """Read the blocks that no notation was found in, where an entity with fields comes out of one."""
    known = {entity_key(telling.name) for telling in reading.tellings if isinstance(telling, EntityTelling)}
    for block in code_blocks(document, reading):
        lists = as_bullets(block.text) if block.language in _LANGUAGES else ""
        columns = columns_as_bullets(block.text) if block.language in _OBJECTS else ""
        within = in_data_place(block) or (bool(lists) and _is_named_data(block))
        if (
            not (block.language in _LANGUAGES or columns or _NAMED_LISTS.fullmatch(block.text))
            or not (within or _below_data(block))
            or _OTHER.search(block.text)
        ):
            continue
        plain = _RULED.sub("", block.text)
        calls = lists or columns or calls_as_bullets(block.text)
        # Names of tables alone stand at the margin.
        listed = bool(calls or _GLOSSED.fullmatch(plain))
        if calls:
            plain = calls
        elif _GLOSSED.fullmatch(plain):
            plain = _GLOSS.sub(r"- `\g<name>`: ", plain)
        elif _NAMED_LISTS.fullmatch(plain):
            # What aligns the lists says nothing.
            plain = _ALIGNED.sub(" ", plain)
        nested = _nested(plain)
        inside = parse_within(
            nested, document.file, block.fence.start, _titles(block, names=nested != plain and not columns)
        )
        found = Reading()
        for reader in _READERS:
            reader(inside, found)
        keyed = _are_keyed(found.tellings)
        named = not keyed and kind_of(block.section) not in _DATA
        sure = listed and len([one for one in found.tellings if isinstance(one, EntityTelling) and one.fields]) > 1
        if (sure or _are_tables(found.tellings, known, named=named)) and (within or keyed):
            reading.tellings.extend(found.tellings)
            reading.diagnostics.extend(found.diagnostics)
            reading.used.add(block.fence.line)


def _below_data(block: CodeBlock) -> bool:
    """Whether a heading further up speaks of data, and the nearest is a word that else heads something other."""
    return any(kind_of(section) in _DATA for section in block.section.ancestors())


def _is_named_data(block: CodeBlock) -> bool:
    """Whether a heading around it is a word for data, in whatever chapter it stands."""
    return any(classify(section.title.plain) in _DATA for section in block.section.ancestors())


def _are_keyed(told: list[Telling]) -> bool:
    """Whether each entity begins with its key: so only tables do."""
    entities = [telling for telling in told if isinstance(telling, EntityTelling) and telling.fields]
    return bool(entities) and all(is_key(entity.fields[0].name) for entity in entities)


def _nested(text: str) -> str:
    """Names over indented or bulleted lines as bullets over bullets: a blank line between them may be missing."""
    lines = text.split("\n")
    heads = [at for at, line in enumerate(lines) if line.strip() and not _MEMBER.match(line)]
    members = any(line.strip() and _MEMBER.match(line) for line in lines)
    if not heads or not members or not all(_HEAD.fullmatch(lines[at].rstrip()) for at in heads):
        return text
    for at, line in enumerate(lines):
        if at in heads:
            lines[at] = f"- {line.strip().strip('[]').rstrip('{(: ')}:"
        elif line.strip():
            lines[at] = f"  - {line.strip().lstrip('-*•+ ')}"
    return "\n".join(lines)


def _are_tables(told: list[Telling], known: Set[str], *, named: bool) -> bool:
    """Whether the fields are, for the most part, surely some; below a name by their types."""
    entities = [telling for telling in told if isinstance(telling, EntityTelling)]
    if any(is_key(telling.name) for telling in entities):
        # The columns of one table stand there, and what their table is has not been found.
        return False
    fields = [field for telling in entities for field in telling.fields]
    if sum(1 for field in fields if entity_key(field.name) in known) * 2 >= len(fields):
        # The things below a thing: a tree of entities.
        return False
    sure = [field for field in fields if is_typed(field) and not (named and field.values)]
    sure += [field for field in fields if not named and not is_typed(field) and is_column_name(field.name)]
    return len(fields) >= _LEAST and len(sure) * 2 >= len(fields)


def _titles(block: CodeBlock, *, names: bool) -> list[Text]:
    """The headings that the text stands below: of data, and of a thing where the text ``names`` none."""
    data = Text("Data model", "Data model", block.fence.line)
    named = not names and kind_of(block.section) is Kind.UNKNOWN and not block.before and block.label() is not None
    return [data, block.section.title] if named else [data]
