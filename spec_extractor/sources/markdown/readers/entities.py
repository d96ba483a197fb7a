"""Entities in lists: bullets with their fields inline or nested, headings with bullets, labelled lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from spec_extractor.diagnostics import Location, warning
from spec_extractor.ir import Access
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.below_headings import names_of_columns
from spec_extractor.sources.markdown.captions import names_view, titled
from spec_extractor.sources.markdown.document import BOLD_HEADING_LEVEL
from spec_extractor.sources.markdown.feature_nouns import managed_noun
from spec_extractor.sources.markdown.heading_roles import is_facet
from spec_extractor.sources.markdown.headings import Kind, classify, context, kind_of
from spec_extractor.sources.markdown.labels import Label, passes, read_label, says_shared
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.qualified import in_schema
from spec_extractor.sources.markdown.readers.alike import told_twice, with_alike
from spec_extractor.sources.markdown.readers.bodies import read_body
from spec_extractor.sources.markdown.readers.coded_paragraphs import read_coded_paragraphs
from spec_extractor.sources.markdown.readers.database_facts import facts, tells_of_document
from spec_extractor.sources.markdown.readers.entries import entity_item, entity_line, is_name_alone
from spec_extractor.sources.markdown.readers.evidence import (
    announces,
    has_columns,
    heading_line,
    heads_typed_fields,
    is_among_tables,
    lists_headings,
    lists_tables,
    lists_typed_things,
    says_what_follows,
    shows_fields,
)
from spec_extractor.sources.markdown.readers.facets import heads_facets
from spec_extractor.sources.markdown.readers.headed import (
    announced_kind,
    heads_keyed,
    is_called_table,
    is_path,
    other_lists,
    read_announced,
    read_columns,
    take_values,
)
from spec_extractor.sources.markdown.readers.loose import NAMED, is_clause, loose_lines
from spec_extractor.sources.markdown.readers.members import (
    Members,
    computed,
    read_list,
    read_paragraph,
)
from spec_extractor.sources.markdown.readers.named_kinds import without_kinds
from spec_extractor.sources.markdown.readers.owners import owner
from spec_extractor.sources.markdown.readers.siblings import read_siblings
from spec_extractor.sources.markdown.readers.tables import entity, names_message
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    Reading,
    lines_of_entities,
)
from spec_extractor.sources.markdown.tree import Block, Document, List, Paragraph, Section
from spec_extractor.sources.markdown.unmarked import require_unmarked
from spec_extractor.sources.markdown.vocabulary import is_wide

_NO_DATA = frozenset(
    {
        Kind.IGNORED,
        Kind.STORIES,
        Kind.ACCEPTANCE,
        Kind.RELATIONS,
        Kind.INTEGRATIONS,
        Kind.ENUMS,
        Kind.COMPUTED,
        Kind.SOFT,
    }
)


def read_entities(document: Document, reading: Reading) -> None:
    """Read every section that is a data model, lies in one, or names an entity with typed bullets."""
    read_coded_paragraphs(document, reading)
    told = lines_of_entities(reading.tellings, document.file)
    told_lines = set(told)
    heads = Counter(one.title.plain for one in document.sections if one.level == BOLD_HEADING_LEVEL)
    headings = {entity_key(title) for one in document.sections if (title := _named_by(one))}
    for section in document.sections:
        kind = context(section)
        own = kind_of(section)
        if own is Kind.COMPUTED:
            _read_computed(document, section, reading)
        if kind in _NO_DATA:
            continue
        read_announced(document, section, reading)
        shown = kind is Kind.WEAK_MODEL and shows_fields(section)
        if (label := heads_typed_fields(section)) is not None:
            _read_members(document, section, label, reading, told_lines, strict=True)
        elif own in {Kind.MODEL, Kind.WEAK_MODEL}:
            _read_container(document, section, reading, exact=own is Kind.WEAK_MODEL and not shown)
        elif own is Kind.FIELDS:
            label = owner(section)
            # The fields of a screen are none of an entity.
            if label is not None and (section.line in told_lines or not names_view(label.name)):
                _read_members(document, section, label, reading, told_lines, strict=False)
        elif own is Kind.UNKNOWN:
            tables = (kind in {Kind.MODEL, Kind.FIELDS} or shown) and (
                lists_tables(section) or lists_headings(section, headings)
            )
            # Where only the document's title speaks of data, names in code may be anything.
            shown = shown and (has_columns(section) or not names_of_columns(section))
            coded = kind is Kind.WEAK_MODEL and (in_schema(section.title.marked) or is_among_tables(section))
            inside = kind in {Kind.MODEL, Kind.FIELDS} or shown or coded
            made = "" if inside else managed_noun(section.title.plain)
            label = (titled(section.title.plain) if inside else None) or read_label(made or section.title.marked)
            label = label if section.level > 0 else None
            if label is not None and entity_key(told.get(section.line, label.name)) != entity_key(label.name):
                # "Boat management" over a table of fields: they are a boat's.
                label = replace(label, name=told[section.line])
            if label is not None and ((section.level == 1 and kind is Kind.UNKNOWN) or names_message(label.name)):
                label = None
            labels = section.level == BOLD_HEADING_LEVEL and heads[section.title.plain] > _MOST_ALIKE
            if (label is not None and passes(label)) or labels or _SEVERAL.search(section.title.marked):
                # "Assets: `laptops`, `phones`" is about each of them.
                label = None
            if tables:
                _read_container(document, section, reading, exact=False)
                continue
            # What stands in bold below an entity's own heading is about that entity, unless it shows types.
            part = section.level == BOLD_HEADING_LEVEL and section.parent and section.parent.line in told_lines
            strict = not inside or bool(part) or (label is not None and " & " in label.name)
            read = label is not None and _read_members(
                document, section, label, reading, told_lines, strict=strict
            )
            spoken = kind in {Kind.UNKNOWN, Kind.OVERVIEW} and not lists_typed_things(section)
            if not read and not spoken:
                _read_container(document, section, reading, exact=True)
    read_siblings(document, reading)
    require_unmarked(document, reading)


_MOST_ALIKE = 2
"""What stands in bold more often than this names no thing."""
_SEVERAL = lazy(r":\s?`\w{1,60}`(?:, ?`\w{1,60}`){1,8}$")


def _named_by(section: Section) -> str:
    label = read_label(section.title.marked) if section.level > 1 and kind_of(section) is Kind.UNKNOWN else None
    return label.name.strip("`") if label is not None else ""


def _read_members(
    document: Document, section: Section, label: Label, reading: Reading, told_lines: set[int], *, strict: bool
) -> bool:
    members = Members(document, label.name, reading)
    told = section.line in told_lines
    announced = Kind.UNKNOWN
    loose = loose_lines(section, exact=strict)
    others = other_lists(section)
    head: Block | None = None
    for block in section.blocks:
        above, head = head, block
        if isinstance(block, List) and take_values(above, block, members.fields):
            reading.used.add(block.line)
            continue
        if block.line in others:
            continue
        if isinstance(block, List) and block.line not in reading.used and announced not in _NO_DATA:
            below = told and isinstance(above, Paragraph) and above.text.plain.rstrip().endswith((":", "："))
            # Below a table "Initial roles:" heads no more fields, unless they show types.
            read_list(block, members, strict=(strict and not told) or below)
        elif isinstance(block, Paragraph) and block.line not in reading.used:
            if not told:
                _read_lines(document, block, loose, reading, only_loose=True)
            read_paragraph(block, members, strict=strict and not told, told=told)
        # "Indexes:" before a list says what the list is.
        announced = announced_kind(block)
    if not strict and not members.fields and not told:
        _read_description(section, members)
    if not (members.fields or members.relations or told):
        return False
    exactness = max((field.exactness for field in members.fields), default=Exactness.LOOSE)
    telling = entity(label, members.at(heading_line(section)), tuple(members.fields), exactness)
    description = label.description or members.description
    access = Access.SHARED if says_shared(description) else telling.access or members.access
    reading.tellings.append(replace(telling, description=description, access=access))
    reading.tellings.extend(members.relations)
    told_lines.add(section.line)
    return True


def _read_description(section: Section, members: Members) -> None:
    """Read the first paragraph below an entity's heading like the text after its name in a bullet."""
    first = next((block for block in section.blocks if isinstance(block, Paragraph)), None)
    if first is None or first.line in members.reading.used or is_facet(first.text.plain.partition(":")[0]):
        return
    body = Members(members.document, members.subject, members.reading)
    read_body(one_line(first.text.marked)[:_MAX_BODY], body, members.at(first.line))
    if len(body.fields) > 1:
        members.fields.extend(body.fields)
        members.relations.extend(body.relations)


def _read_container(document: Document, section: Section, reading: Reading, *, exact: bool) -> None:
    loose = loose_lines(section, exact=exact)
    before: Block | None = None
    for block in section.blocks:
        above, before = before, block
        if isinstance(above, Paragraph) and isinstance(block, Paragraph) and is_name_alone(above.text.plain):
            before = above
        if isinstance(block, List) and isinstance(above, Paragraph) and (not exact or is_path(above)):
            if heads_facets(one_line(above.text.plain), block):
                continue
            _read_headed(document, above, block, reading)
        if isinstance(block, List) and block.line not in reading.used:
            named: dict[str, EntityTelling] = {}
            beside = facts(block.items, reading.tellings)
            items = [item for item in block.items if item.line not in reading.items | beside]
            told = without_kinds([entity_item(document, item, reading, exact=exact) for item in items])
            told = told if exact else with_alike(document, items, told)
            for item, tellings in zip(items, told, strict=True):
                if tellings:
                    reading.tellings.extend(tellings)
                    reading.items.add(item.line)
                    reading.diagnostics.extend(told_twice(tellings, named))
            if any(item.line in reading.items for item in block.items):
                reading.used.add(block.line)
                _tell_unread(document, block, reading)
        elif isinstance(block, Paragraph) and (
            (section.level < BOLD_HEADING_LEVEL or kind_of(section) is Kind.MODEL) and not tells_of_document(block)
        ):
            read_columns(document, block, reading)
            several = sum(line.line in loose for line in block.text.lines()) > 1
            if (not exact or is_called_table(block.text.lead)) and not several and block.line not in reading.used:
                _read_bold(document, block, reading)
            if block.line not in reading.used:
                _read_lines(document, block, loose, reading)


def _read_lines(
    document: Document, block: Paragraph, loose: set[int], reading: Reading, *, only_loose: bool = False
) -> None:
    """Read the lines that name an entity with its fields; untyped ones only if they are among ``loose``."""
    for line in block.text.lines():
        listing = line.line in loose
        head, colon, _ = line.plain[:80].replace("：", ":").partition(":")
        labelled = colon and (classify(head) is Kind.IGNORED or (not listing and says_what_follows(head)))
        if (only_loose and not listing) or labelled or is_clause(head, line):
            continue
        tellings = entity_line(document, line, (), reading, exact=not listing)
        if any(isinstance(t, EntityTelling) and len(t.fields) > listing for t in tellings):
            reading.tellings.extend(tellings)
            reading.used.add(line.line)


def _read_headed(document: Document, head: Paragraph, block: List, reading: Reading) -> None:
    """Read a list below a line that names the entity: ``Member:``, ``**Study**: where people meet``."""
    last = head.text.lines()[-1:]
    keyed = bool(last) and heads_keyed(last[0].marked.rstrip(":： "), block)
    named = bool(last) and (last[0].plain.endswith((":", "：")) or _TABLE.fullmatch(last[0].plain) is not None)
    named = named or is_path(head) or keyed
    text = head.text if head.text.lead and not head.text.lead_code else last[0] if named else None
    if text is None or {head.line, block.line} & reading.used or (is_wide(text.plain) and announces(text.plain)):
        return
    bare = replace(text, marked=one_line(text.marked).rstrip(":： "))
    if (
        not bare.lead
        and not is_path(head)
        and not keyed
        and not _TABLE.fullmatch(bare.marked)
        and not (NAMED.fullmatch(bare.marked) and classify(bare.marked) is Kind.UNKNOWN)
    ):
        return
    tellings = entity_line(document, bare, block.items, reading, exact=False)
    if any(isinstance(t, EntityTelling) and len(t.fields) > 1 for t in tellings):
        reading.tellings.extend(tellings)
        reading.used.update({head.line, block.line})


def _read_bold(document: Document, block: Paragraph, reading: Reading) -> None:
    """Read a paragraph that begins with a name in bold and lists at least two fields."""
    if not block.text.lead or block.text.lead_code:
        return
    text = replace(block.text, marked=one_line(block.text.marked))
    tellings = entity_line(document, text, (), reading, exact=False)
    if any(isinstance(t, EntityTelling) and len(t.fields) > 1 for t in tellings):
        reading.tellings.extend(tellings)
        reading.used.add(block.line)


_MAX_BODY = 1500
_TABLE = lazy(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")


def _tell_unread(document: Document, block: List, reading: Reading) -> None:
    for item in block.items:
        if item.line not in reading.items:
            location = Location(document.file, item.line)
            told = f"this item is not read as an entity: {one_line(item.text.plain)[:80]}"
            advice = "write `- Name: field (type), field (type)`, or list the fields below the name"
            reading.diagnostics.append(warning("PRD122", location, told, advice))
            reading.items.add(item.line)


def _read_computed(document: Document, section: Section, reading: Reading) -> None:
    label = owner(section.parent) if section.parent else None
    members = Members(document, label.name if label else "", reading)
    for block in section.blocks:
        if isinstance(block, List):
            for item in block.items:
                reading.diagnostics.append(computed(members, item.text.plain, item.line))
            reading.used.add(block.line)
