"""Lines of a table's name with the names of its columns behind it: ``orders → id, total``, ``a: id | no``."""

from __future__ import annotations

import re

from spec_extractor.naming import plural
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.headings import Kind, classify, without_number
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.entries import entity_item, entity_line
from spec_extractor.sources.markdown.readers.table_heads import (
    LEAST,
    MAX_LINES,
    NAME,
    REMARK,
    called,
    column_of,
    enough,
    is_key,
)
from spec_extractor.sources.markdown.split import group_end, one_line, split
from spec_extractor.sources.markdown.tellings import EntityTelling, Reading, Telling
from spec_extractor.sources.markdown.tree import Block, Document, Item, List, Paragraph, Section, Text
from spec_extractor.sources.markdown.types import is_plain_type
from spec_extractor.sources.markdown.vocabulary import is_wide

_LINE = lazy(
    rf"`?{NAME}(?:{REMARK}(?= {{0,2}}[:：—–=→-]))?`? {{0,3}}"
    r"(?:contains?|includes?|stores?|holds?|has|have|keeps?|with)?"
    r"(?:(?:::?|：|=>?|→|⇒|->|—|–|(?<= )-(?= )|\|) {0,3}(?P<rest>\S.{2,1900})|(?P<inside>[({\[].{3,1900}))",
    re.I,
)
_SEPARATORS = (",;、，", "|", "·•", "/")


def read_column_lines(document: Document, section: Section, reading: Reading, *, exact: bool) -> None:
    """Read lines of a name with its columns behind it: two of them, or one with keys."""
    told: list[tuple[Text, str, list[str], Block]] = []
    for block in section.blocks:
        if block.line in reading.used:
            continue
        if isinstance(block, Paragraph):
            lines = block.text.lines()[:MAX_LINES]
            found = [(line, *columns, block) for line in lines if (columns := _listed(line)) is not None]
            if len(found) == len(lines):
                told += found
        elif isinstance(block, List):
            told += [
                (item.text, *columns, block)
                for item in block.items
                if not item.blocks
                and item.line not in reading.items
                and (columns := _listed(item.text)) is not None
                and not is_read(document, item, exact=exact)
            ]
    sure = sum(1 for _, _, parts, _ in told if any(map(is_key, parts)))
    if len(told) < LEAST and not sure:
        return
    for line, name, parts, block in told:
        tellings = _in_form(document, line, name, parts, reading)
        if tellings:
            reading.tellings.extend(tellings)
            reading.items.add(line.line)
            if isinstance(block, Paragraph):
                reading.used.add(block.line)


def _in_form(document: Document, line: Text, name: str, parts: list[str], reading: Reading) -> list[Telling]:
    """What the line says in one of the forms that bullets have, the one that loses no column."""
    best: list[Telling] = []
    most = LEAST - 1
    for form in (f"{name}: {', '.join(parts)}", f"{name} ({', '.join(parts)})"):
        told = entity_line(document, Text(name, form, line.line, lead=name), (), reading, exact=False)
        count = max((len(one.fields) for one in told if isinstance(one, EntityTelling)), default=0)
        if count > most:
            best, most = told, count
    return best


def _listed(line: Text) -> tuple[str, list[str]] | None:
    """The name and the columns of a line, or None where they are not surely columns."""
    said = without_number(one_line(line.marked)).strip()
    if said.count("`") == LEAST and said[0] == said[-1] == "`":
        said = said[1:-1]
    found = _LINE.fullmatch(said)
    name = called(found) if found is not None else ""
    if found is None or not name:
        return None
    rest = (found["rest"] or found["inside"]).strip().rstrip(".")
    rest = rest.strip("`") if rest.count("`") == LEAST and rest[0] == rest[-1] else rest
    if rest.startswith(("(", "[", "{")) and group_end(rest, 0) == len(rest) - 1:
        rest = rest[1:-1]
    before, colon, behind = rest.partition(":")
    if colon and classify(before) is Kind.FIELDS:
        rest = behind
    parts = next((parts for signs in _SEPARATORS if len(parts := split(rest, signs)) >= LEAST), [])
    columns = [column_of(Text(part, part, line.line)) for part in parts]
    if not parts or not all(columns) or not enough([column for column in columns if column]):
        return None
    names = [column.name for column in columns if column]
    if any((is_plain_type(one) or modifier(one)) and not is_column_name(one) for one in names):
        # "size: integer, optional" is one column.
        return None
    surely = any(map(is_key, parts)) or (
        len(parts) > LEAST and (name[0].isupper() or is_wide(name) or plural(name) == name)
    )
    return (name, parts) if surely else None


def is_read(document: Document, item: Item, *, exact: bool) -> bool:
    """Whether a bullet is read as an entity anyway, with what else it says."""
    told = entity_item(document, item, Reading(), exact=exact)
    return any(isinstance(telling, EntityTelling) and len(telling.fields) >= LEAST for telling in told)
