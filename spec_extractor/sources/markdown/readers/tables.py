"""Field tables: one per entity under its heading, or one for many entities with a column that names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from spec_extractor.diagnostics import Diagnostic, Location, warning
from spec_extractor.naming import words
from spec_extractor.sources.markdown.captions import caption_label, each_label, names_part, names_view, titled
from spec_extractor.sources.markdown.columns import (
    cell_lines,
    cell_of,
    column_roles,
    columns_called,
    field_parts,
    is_of_calls,
    is_of_settings,
    is_prop,
    is_type_cell,
    told_columns,
)
from spec_extractor.sources.markdown.fields import is_name, parse_field
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded, kind_of, without_suffix
from spec_extractor.sources.markdown.labels import Label, passes, quoted_table, read_label, without_kind
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.phrases import parse_relations
from spec_extractor.sources.markdown.readers.named_tables import read_names, ruled_fields, several_names
from spec_extractor.sources.markdown.readers.owners import is_glossed, owner
from spec_extractor.sources.markdown.readers.several import is_typed, paired
from spec_extractor.sources.markdown.readers.table_rows import row_fields
from spec_extractor.sources.markdown.readers.tables_beside import is_one_of
from spec_extractor.sources.markdown.split import one_line, split, word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Block, Document, List, Paragraph, Row, Section, Table
from spec_extractor.sources.markdown.vocabulary import MESSAGE_WORDS, is_wide


def is_field_table(table: Table, roles: Mapping[str, int], inside_model: bool) -> bool:
    """Whether the rows of a table are fields: names in one column and, for most of them, a type in another."""
    if "name" not in roles or not table.rows or {"from", "to"} <= roles.keys():
        return False
    rows = table.rows[:200]
    names = (cell_of(row, roles, "name").partition(" / ")[0] for row in rows)
    if sum(parse_field(name, Location("")) is not None for name in names) * 5 < len(rows) * 3:
        return False
    if "type" not in roles:
        return inside_model and len(roles) > 1
    known = sum(is_type_cell(cell_of(row, roles, "type")) for row in rows)
    # Types of the document's own are known to it alone.
    headed = roles["name"] in columns_called(table, "name") and roles["type"] in columns_called(table, "type")
    return known > 0 or headed if inside_model else known * 2 >= len(rows)


_NO_DATA = frozenset({Kind.IGNORED, Kind.STORIES, Kind.ACCEPTANCE, Kind.RELATIONS, Kind.INTEGRATIONS, Kind.ENUMS})


def read_tables(document: Document, reading: Reading) -> None:
    """Read every field table outside the sections that hold no data."""
    for section in document.sections:
        kind = context(section)
        titles = kind is Kind.IGNORED and not is_excluded(section) and titled(section.title.plain) is not None
        listing = kind is Kind.IGNORED and _in_model(section)
        each = kind is Kind.IGNORED and not is_excluded(section)
        if kind in _NO_DATA and not (titles or listing or each):
            continue
        inside = kind in {Kind.MODEL, Kind.WEAK_MODEL, Kind.FIELDS}
        for block in section.blocks:
            if isinstance(block, List) and inside:
                _read_nested(document, block, reading)
            if not isinstance(block, Table) or block.line in reading.used:
                continue
            told = listing and _lists_tables(block, column_roles(block))
            if kind in _NO_DATA and not (titles or told) and each_label(section, block) is None:
                continue
            if not read_names(document, section, block, reading):
                _read_table(document, section, block, inside, reading)


def _read_nested(document: Document, listed: List, reading: Reading) -> None:
    """Read the tables of fields below the items of a list in a data model: ``1. **Vessel**`` over one."""
    for item in listed.items:
        for table in item.blocks:
            label = read_label(item.text.lead or item.text.marked) if isinstance(table, Table) else None
            if not isinstance(table, Table) or label is None or names_message(label.name):
                continue
            roles = column_roles(table)
            if is_field_table(table, roles, True) and "entity" not in roles:
                fields = tuple(field for row in table.rows for field in row_fields(document, row, roles))
                reading.tellings.append(entity(label, Location(document.file, item.line), fields))
                reading.items.add(item.line)
                reading.used.update({table.line, *(row.line for row in table.rows)})


def _in_model(section: Section) -> bool:
    """Whether a heading that would be ignored stands in a data model: ``### References`` below ``## Tables``."""
    around = section.parent
    return around is not None and context(around) is Kind.MODEL and not is_excluded(section)


def _read_table(document: Document, section: Section, table: Table, inside: bool, reading: Reading) -> None:
    roles = column_roles(table)
    if is_of_calls(table) or is_of_settings(table):
        return
    if "entity" in roles and "name" in roles and "type" in roles:
        _read_many(document, table, roles, reading)
    elif (
        "entity" in roles
        and {"fields", "description", "references"} & roles.keys()
        and "name" not in roles
        and (inside or _lists_things(table, roles) or _lists_tables(table, roles))
    ):
        _read_list(document, table, roles, reading)
    elif is_field_table(table, roles, inside or _is_titled(section, table, roles) or is_one_of(section, table)):
        label = owner(section, table)
        if label is None or names_message(label.name) or passes(label) or (not inside and names_view(label.name)):
            return
        inside = inside or _is_titled(section, table, roles) or is_one_of(section, table)
        fields: list[FieldTelling] = []
        unread: list[Diagnostic] = []
        for row in table.rows:
            read = row_fields(document, row, roles)
            if read:
                fields.extend(read)
            elif any(cell.plain for cell in row.cells):
                unread.append(_unread_row(document, label, row, roles))
        if any(is_prop(field.type_words) for field in fields):
            return
        reading.diagnostics.extend(unread)
        reading.used.update(row.line for row in table.rows)
        reading.used.add(table.line)
        # A glossed name right above belongs to no other entity's description, nor an item that names the table.
        named = caption_label(section, table) is not None
        reading.used.update(
            b.line
            for b, below in pairwise(section.blocks)
            if below is table and (_is_gloss(section, b) or (named and isinstance(b, List)))
        )
        # The entity's own heading: that of `Fields` names none.
        line = next((s.line for s in section.ancestors() if kind_of(s) is not Kind.FIELDS), section.line)
        heads = titled(section.title.plain) or caption_label(section, table) or names_part(section.title.plain)
        line = table.line if heads else line
        reading.tellings.append(entity(label, Location(document.file, line), tuple(fields)))


def _is_titled(section: Section, table: Table, roles: Mapping[str, int]) -> bool:
    """Whether a heading says whose fields follow, and the table's own headings that they are fields."""
    if "name" not in roles or not {"required", "nullable", "type", "description"} & roles.keys():
        return False
    if each_label(section, table) is not None and roles.keys() & {"required", "nullable", "type"}:
        return True
    told = any(index in columns_called(table, "name") for index in [roles["name"]])
    return told and any(titled(one.title.plain) is not None for one in section.ancestors())


def _lists_things(table: Table, roles: Mapping[str, int]) -> bool:
    """Whether headings say that every row has a thing and its attributes: ``Concept | Key attributes``."""
    lists = [*columns_called(table, "fields"), *columns_called(table, "name")]
    if roles.get("fields") not in lists or roles["entity"] not in columns_called(table, "entity"):
        return False
    listed = [split(one_line(cell_of(row, roles, "fields")), ",;") for row in table.rows[:60]]
    return len(listed) > 1 and all(len(one) > 1 for one in listed)


_TABLE_CELL = lazy(r"(?:Table )?`[A-Za-z_][A-Za-z0-9_]{1,60}`|[a-z]+(?:_[a-z0-9]+)+", re.I)


def _lists_tables(table: Table, roles: Mapping[str, int]) -> bool:
    """Whether a column that is headed ``Table`` has names in code, and another lists of what is in each."""
    if roles.get("entity") not in columns_called(table, "entity"):
        return False
    named = sum(1 for row in table.rows[:60] if _TABLE_CELL.fullmatch(cell_of(row, roles, "entity").strip()))
    lists = sum(1 for row in table.rows[:60] if len(_listed(row, roles)) > 1)
    return named * 5 >= len(table.rows[:60]) * 4 and lists * 2 > len(table.rows[:60])


def _listed(row: Row, roles: Mapping[str, int]) -> list[str]:
    """What a row lists: in its cell for fields, else in the parentheses at the end of its description."""
    if lines := cell_lines(cell_of(row, roles, "fields")):
        return lines
    told = one_line(cell_of(row, roles, "fields"))
    if not told and "fields" not in roles:
        if _TABLE_CELL.fullmatch(cell_of(row, roles, "entity").strip()):
            columns = told_columns(cell_of(row, roles, "description"))
            if columns:
                return columns
        told = without_suffix(one_line(cell_of(row, roles, "description")))[1]
        # One word in parentheses is a remark.
        told = told if len(split(told, ",;・·、")) > 1 else ""
    told = told.rstrip(".").removesuffix("など").removesuffix("等")
    parts = field_parts(told)
    return split(told, "・·、") if len(parts) < 2 and is_wide(told) else parts


def _unread_row(document: Document, label: Label, row: Row, roles: Mapping[str, int]) -> Diagnostic:
    return warning(
        "PRD122",
        Location(document.file, row.line),
        f"{label.name}: this row is not read as a field: {cell_of(row, roles, 'name')[:60]}",
        "name the field in a few words, without punctuation",
    )


_RULES = word_set("rules considerations guidelines principles notes")
_MESSAGES = word_set("dto props payload viewmodel middleware controller")
_PASSING = word_set("api http client ui view form validation frontend app application local")
"""What has errors and states that nobody keeps: ``API error``, ``client session state``."""
_VERBS = word_set(
    "create update delete get list fetch patch search add remove edit post put register login upload"
)
_CARRIERS = word_set("request response input output params args form body command result query")


def names_message(name: str) -> bool:
    """Whether a name says that the thing travels or acts and is not stored: ``TaskRequestUpdate``, ``TaskDto``."""
    parts = words(name)
    if name.endswith(tuple(MESSAGE_WORDS)) and name not in MESSAGE_WORDS:
        return True
    # "Pricing rules" are sentences, `pricing_rules` is a table.
    if len(parts) > 1 and parts[-1] in {"error", "errors", "state"} and _PASSING.intersection(parts[:-1]):
        return True
    carried = _MESSAGES | _RULES if " " in name else _MESSAGES
    ends = ((parts[0], parts[-1]), (parts[-1], parts[-2])) if len(parts) > 1 else ()
    return bool(ends) and (parts[-1] in carried or any(a in _VERBS and b in _CARRIERS for a, b in ends))


def entity(
    label: Label, location: Location, fields: tuple[FieldTelling, ...], exactness: Exactness = Exactness.TYPED
) -> EntityTelling:
    """The telling of an entity with a label's remarks."""
    return EntityTelling(
        label.name,
        location,
        fields,
        label.description,
        label.renamed_from,
        label.access,
        label.crud,
        label.join,
        exactness=exactness,
        original=label.original,
    )


def _is_gloss(section: Section, block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    quoted = bool(quoted_table(one_line(block.text.marked))[0])
    return quoted or (bool(block.text.lead) and is_glossed(section, block.text))


def _read_many(document: Document, table: Table, roles: Mapping[str, int], reading: Reading) -> None:
    fields: dict[str, list[FieldTelling]] = {}
    lines: dict[str, int] = {}
    current = ""
    for row in table.rows:
        # An empty cell in the entity column continues the entity above.
        current = cell_of(row, roles, "entity").strip() or current
        found = row_fields(document, row, roles)
        if current and found:
            fields.setdefault(current, []).extend(found)
            lines.setdefault(current, row.line)
            reading.used.add(row.line)
    for name, members in fields.items():
        label = read_label(name)
        if label is not None:
            reading.tellings.append(entity(label, Location(document.file, lines[name]), tuple(members)))
            reading.used.add(table.line)


def _is_named(part: str) -> bool:
    return is_name(part.partition("(")[0].partition(":")[0])


def _of_several(location: Location, names: Sequence[str]) -> Iterator[Diagnostic]:
    told = f"what is listed for {', '.join(names)} together is not read: it is not said which of them has what"
    yield warning("PRD122", location, told, "give each of them a row")


def _read_list(document: Document, table: Table, roles: Mapping[str, int], reading: Reading) -> None:
    named = [cell_of(row, roles, "entity") for row in table.rows]
    bare = [without_kind(name) for name in named]
    # "Table `orders`" beside "Index": the word says that it is one.
    kinds = sum(one != name for one, name in zip(bare, named, strict=True)) > 1
    for row, name, one in zip(table.rows, named, bare, strict=True):
        location = Location(document.file, row.line)
        if len(names := several_names(one)) > 1:
            said = one_line(cell_of(row, roles, "description"))
            reading.tellings.extend(EntityTelling(each, location, description=said) for each in names)
            reading.diagnostics.extend(_of_several(location, names) if _listed(row, roles) else ())
            reading.used.update({row.line, table.line})
            continue
        label = read_label(one)
        if label is None or (kinds and one == name):
            continue
        parts = [one for part in _listed(row, roles) for dotted in split(part, "·") for one in paired(dotted)]
        parsed = [(part, parse_field(part, location)) for part in parts]
        fields = [field for part, field in parsed if field and (_is_named(part) or is_typed(field))]
        told = fields or ruled_fields(table, row, [label.name], location).get(label.name, [])
        telling = entity(label, location, tuple(told), Exactness.LOOSE)
        reading.tellings.append(
            replace(telling, description=one_line(cell_of(row, roles, "description")) or telling.description)
        )
        found, _ = parse_relations(cell_of(row, roles, "references"), label.name, location)
        reading.tellings.extend(replace(relation, weak=True) for relation in found)
        reading.used.update({row.line, table.line})
