"""Tables in a code block by layout alone: a name, and its columns with commas behind it or indented below.

Or the columns one to a line, below the heading of their entity.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spec_extractor.naming import plural, singular
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.stored import in_data_place
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.fenced_names import fenced_names
from spec_extractor.sources.markdown.readers.listed import inline_fields
from spec_extractor.sources.markdown.readers.tables import names_message
from spec_extractor.sources.markdown.split import split
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document, Section

_LANGUAGES = frozenset({"", "text", "txt", "plain", "plaintext"})
_HEAD = lazy(r"(?P<name>[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*)(?::|\s{2,}(?P<listed>[^\s:=(].*))?$")
_NAME = lazy(r"^([A-Za-z_]\w{0,60})")
_COMMENT = "--"
_LEAST = 2
_MAX_LINES = 5000
_KEYS = ("_id", "Id")


@dataclass(slots=True)
class _Table:
    name: str
    line: int
    listed: list[str] = field(default_factory=list)
    gloss: str = ""


def read_indented(document: Document, reading: Reading) -> None:
    """Read the blocks below headings on data, or of tables with keys where several show that they are some."""
    for block in code_blocks(document, reading):
        if (named := fenced_names(block)) is not None:
            reading.used.add(block.fence.line)
            reading.tellings.append(named)
    told = [
        (block, [(table, _fields(table, block)) for table in _tables(block.text, block.language)])
        for block in code_blocks(document, reading)
    ]
    kept = [(block, pairs) for block, pairs in told if pairs and all(fields for _, fields in pairs)]
    keyed = sum(1 for _, pairs in kept for _, fields in pairs if any(map(_is_key, fields)))
    for block, pairs in kept:
        if not (in_data_place(block) or _in_model(block.section)) or keyed < _LEAST:
            continue
        reading.used.add(block.fence.line)
        reading.tellings.extend(
            EntityTelling(table.name, block.at(table.line), tuple(fields), table.gloss, exactness=Exactness.LOOSE)
            for table, fields in pairs
        )


def _in_model(section: Section) -> bool:
    return any(classify(one.title.plain) in {Kind.MODEL, Kind.WEAK_MODEL} for one in section.ancestors())


def _tables(text: str, language: str) -> list[_Table]:
    """The names at the margin with what stands behind and below them; none where another line stands there."""
    if language not in _LANGUAGES:
        return []
    tables: list[_Table] = []
    for index, line in enumerate(text.split("\n", _MAX_LINES)[:_MAX_LINES]):
        bare = line.partition(_COMMENT)[0].rstrip()
        if not bare:
            continue
        if line[0].isspace():
            if not tables:
                return []
            tables[-1].listed.append(bare.strip())
            continue
        head = _HEAD.fullmatch(bare)
        if head is None or names_message(head["name"]):
            return []
        tables.append(_Table(head["name"], index, [head["listed"]] if head["listed"] else []))
    for table in tables:
        if len(table.listed) > 1 and not _LISTS.fullmatch(table.listed[0]):
            # "report    what a passer-by saw" over the columns.
            table.gloss = table.listed.pop(0)
    many = sum(1 for table in tables if plural(table.name) == table.name != singular(table.name))
    keyed = all(table.listed and split(table.listed[0], ",")[0] == "id" for table in tables)
    return tables if tables and (many * 2 >= len(tables) or (keyed and len(tables) >= _LEAST)) else []


_LISTS = lazy(r"[A-Za-z_]\w{0,60}(?:\([^()]{0,60}\))?(?:\s?,.*|\s?:.*)?")
"""What begins with a name and a comma."""


def _fields(table: _Table, block: CodeBlock) -> list[FieldTelling]:
    """The columns of a table, or nothing where its lines are not lists of them."""
    listed = " ".join(table.listed)
    if len(split(listed, ",")) < _LEAST:
        return []
    coded = ", ".join(_NAME.sub(r"`\1`", part, count=1) for part in split(listed, ","))
    return inline_fields(coded, block.at(table.line), strict=False, most_words=2) or []


def _is_key(one: FieldTelling) -> bool:
    return one.name.lower() == "id" or one.name.endswith(_KEYS)
