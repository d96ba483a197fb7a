"""Entities in lists: bullets with their fields inline or nested, headings with bullets, labelled lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spec_extractor.diagnostics import Location, warning
from spec_extractor.ir import Access
from spec_extractor.naming import plural, snake, words
from spec_extractor.sources.markdown.document import BOLD_HEADING_LEVEL
from spec_extractor.sources.markdown.headings import Kind, classify, context, kind_of
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.labels import Label, is_remark, read_label, remarked, says_shared
from spec_extractor.sources.markdown.modifiers import run
from spec_extractor.sources.markdown.readers.bodies import read_body
from spec_extractor.sources.markdown.readers.members import (
    Members,
    computed,
    inline_fields,
    is_typed,
    read_list,
    read_paragraph,
)
from spec_extractor.sources.markdown.readers.tables import entity, owner
from spec_extractor.sources.markdown.split import group_end, one_line, split, word_set
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    Reading,
    Telling,
)
from spec_extractor.sources.markdown.tree import Block, Document, Item, List, Paragraph, Section, Text

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

_MESSAGES = word_set("dto props payload viewmodel middleware controller")
_VERBS = word_set(
    "create update delete get list fetch patch search add remove edit post put register login upload"
)
_CARRIERS = word_set("request response input output params args form body command result query")


def read_entities(document: Document, reading: Reading) -> None:
    """Read every section that is a data model, lies in one, or names an entity with typed bullets."""
    told_lines = {telling.location.line for telling in reading.tellings if isinstance(telling, EntityTelling)}
    for section in document.sections:
        kind = context(section)
        own = kind_of(section)
        if own is Kind.COMPUTED:
            _read_computed(document, section, reading)
        if kind in _NO_DATA:
            continue
        if own in {Kind.MODEL, Kind.WEAK_MODEL}:
            _read_container(document, section, reading, exact=own is Kind.WEAK_MODEL)
        elif own is Kind.FIELDS:
            label = owner(section)
            if label is not None:
                _read_members(document, section, label, reading, told_lines, strict=False)
        elif own is Kind.UNKNOWN:
            inside = kind in {Kind.MODEL, Kind.FIELDS}
            label = read_label(section.title.marked) if section.level > 0 else None
            if section.level == 1 and kind is Kind.UNKNOWN:
                label = None
            read = label is not None and _read_members(
                document, section, label, reading, told_lines, strict=not inside
            )
            if not read and kind is not Kind.UNKNOWN:
                _read_container(document, section, reading, exact=True)


def _read_members(
    document: Document, section: Section, label: Label, reading: Reading, told_lines: set[int], *, strict: bool
) -> bool:
    members = Members(document, label.name, reading)
    told = section.line in told_lines
    announced = Kind.UNKNOWN
    loose = _loose_lines(section, exact=strict)
    for block in section.blocks:
        if isinstance(block, List) and block.line not in reading.used and announced not in _NO_DATA:
            read_list(block, members, strict=strict and not told)
        elif isinstance(block, Paragraph):
            _read_lines(document, block, loose, reading, only_loose=True)
            read_paragraph(block, members, strict=strict and not told)
        # "Indexes:" before a list says what the list is.
        announced = _announced(block)
    if not (members.fields or members.relations or told):
        return False
    exactness = max((field.exactness for field in members.fields), default=Exactness.LOOSE)
    telling = entity(label, members.at(_heading_line(section)), tuple(members.fields), exactness)
    description = label.description or members.description
    access = Access.SHARED if says_shared(description) else telling.access or members.access
    reading.tellings.append(replace(telling, description=description, access=access))
    reading.tellings.extend(members.relations)
    return True


def _heading_line(section: Section) -> int:
    """The line of the entity's own heading: that of ``Fields`` names none."""
    return next((s.line for s in section.ancestors() if kind_of(s) is not Kind.FIELDS), section.line)


def _announced(block: Block) -> Kind:
    last = block.text.lines()[-1:] if isinstance(block, Paragraph) else []
    head = last[0].plain.strip() if last else ""
    return classify(head) if head.endswith((":", "：")) and len(head) < 60 else Kind.UNKNOWN


def _read_container(document: Document, section: Section, reading: Reading, *, exact: bool) -> None:
    loose = _loose_lines(section, exact=exact)
    for block in section.blocks:
        if isinstance(block, List) and block.line not in reading.used:
            for item in block.items:
                if item.line in reading.items:
                    continue
                tellings = _entity_item(document, item, reading, exact=exact)
                if tellings:
                    reading.tellings.extend(tellings)
                    reading.items.add(item.line)
            if any(item.line in reading.items for item in block.items):
                reading.used.add(block.line)
                _tell_unread(document, block, reading)
        elif isinstance(block, Paragraph) and section.level < BOLD_HEADING_LEVEL:
            _read_lines(document, block, loose, reading)


def _read_lines(
    document: Document, block: Paragraph, loose: set[int], reading: Reading, *, only_loose: bool = False
) -> None:
    """Read the lines that name an entity with its fields; untyped ones only if they are among ``loose``."""
    for line in block.text.lines():
        listing = line.line in loose
        if only_loose and not listing:
            continue
        tellings = _entity_line(document, line, (), reading, exact=not listing)
        if any(isinstance(t, EntityTelling) and len(t.fields) > listing for t in tellings):
            reading.tellings.extend(tellings)
            reading.used.add(line.line)


def _loose_lines(section: Section, *, exact: bool) -> set[int]:
    """The lines such as ``Tool: name, price`` where several stand together; ``exact``: and nothing else does."""
    lines = [line for block in section.blocks if isinstance(block, Paragraph) for line in block.text.lines()]
    loose = {line.line for line in lines if _lists(line)}
    return loose if len(loose) > 1 and (not exact or len(loose) == len(lines)) else set()


_NAMED = re.compile(r"[^\W\d_a-z][\w ]{1,30}")


def _lists(line: Text) -> bool:
    """Whether a line is a name in capitals with a list after its colon: ``Tool: name, price``."""
    head, colon, rest = line.marked.partition(":")
    if not colon or not _NAMED.fullmatch(head) or classify(head) is not Kind.UNKNOWN:
        return False
    fields = inline_fields(rest, Location(""), strict=False)
    return fields is not None and len(fields) > 1


def _tell_unread(document: Document, block: List, reading: Reading) -> None:
    for item in block.items:
        if item.line not in reading.items:
            reading.diagnostics.append(
                warning(
                    "PRD122",
                    Location(document.file, item.line),
                    f"this item is not read as an entity: {one_line(item.text.plain)[:80]}",
                    "write `- Name: field (type), field (type)`, or list the fields below the name",
                )
            )
            reading.items.add(item.line)


def _entity_item(document: Document, item: Item, reading: Reading, *, exact: bool) -> list[Telling]:
    lines = item.text.lines()
    if not lines:
        return []
    text = replace(item.text, marked=one_line(item.text.marked))
    if not exact and not item.items and (several := _several(document, text)):
        return several
    return _entity_line(document, text, item.items, reading, exact=exact)


_TWO = re.compile(r"(`?)([^\W\d]\w{1,50})\1 (?:&|and|/|\+) (`?)([^\W\d]\w{1,50})\3\s*(?::|-|–|—|$)\s*(.*)", re.S)


def _several(document: Document, text: Text) -> list[Telling]:
    """Two entities named in one bullet: `` `Pages` & `PageEntries`: what a page holds``."""
    match = _TWO.match(text.marked)
    names = [match.group(2), match.group(4)] if match else []
    if match is None or not all(name[0].isupper() or match.group(1) for name in names):
        return []
    if not match.group(1) and not all(plural(name) == snake(name) for name in names):
        return []
    location = Location(document.file, text.line)
    return [
        EntityTelling(name, location, description=match.group(5)[:500], exactness=Exactness.LOOSE)
        for name in names
    ]


def _entity_line(
    document: Document, text: Text, children: Sequence[Item], reading: Reading, *, exact: bool
) -> list[Telling]:
    marked = text.marked
    head, body = _head(marked, text.lead)
    remark = ""
    if body[:1] in "(（" and body:
        end = group_end(body, 0)
        inside = body[1:end] if end > 0 else ""
        if end > 0 and (
            is_remark(head, inside)
            or (
                body[end + 1 :].strip()[:1] in {":", "-", "–", "—"}
                and inline_fields(inside, Location(""), strict=True) is None
            )
        ):
            remark, body = inside, body[end + 1 :].strip()
    label = read_label(head)
    if label is not None and _is_message(label.name):
        return []
    if body[:1].isalnum() and text.lead and (text.lead_code or body.lower().startswith("and ")) and not children:
        # "`used` and `refunded` are final": a sentence.
        return []
    if label is None or (not text.lead and _reads_as_field(marked, label) and not children):
        return []
    label = remarked(label, "; ".join(filter(None, (label.remark, remark)))) if remark else label
    location = Location(document.file, text.line)
    members = Members(document, label.name, reading)
    body = body.lstrip(":：-–— ").strip() if body[:1] not in "([（" else body
    read_body(body, members, location)
    if children:
        _read_children(children, members, strict=exact)
    if not (members.fields or members.relations):
        named = label.name[:1].isupper() or marked.startswith("`") or text.lead
        if exact or not named or (body and not text.lead and not remark):
            return []
    if exact and not any(is_typed(field) for field in members.fields):
        return []
    exactness = max((field.exactness for field in members.fields), default=Exactness.LOOSE)
    telling = entity(label, location, tuple(members.fields), exactness)
    access = Access.SHARED if says_shared(members.description) else telling.access or members.access
    return [replace(telling, description=members.description, access=access), *members.relations]


def _is_message(name: str) -> bool:
    """Whether a name says that the thing travels or acts and is not stored: ``CreateTaskRequest``, ``TaskDto``."""
    parts = words(name)
    return len(parts) > 1 and (parts[-1] in _MESSAGES or (parts[0] in _VERBS and parts[-1] in _CARRIERS))


def _head(marked: str, lead: str) -> tuple[str, str]:
    for start in (lead, f"`{lead}`"):
        if lead and marked.startswith(start):
            return lead.rstrip(":"), marked[len(start) :].strip()
    cut = min(
        (at for sep in (":", "(", "（", " - ", " – ", " — ", "—", "：") if (at := marked.find(sep)) > 0),
        default=-1,
    )
    return (marked, "") if cut < 0 else (marked[:cut].strip(), marked[cut:].strip())


def _reads_as_field(marked: str, label: Label) -> bool:
    """``title (string)`` below a model heading is a field without an entity."""
    if label.name[:1].isupper():
        return False
    _, body = _head(marked, "")
    first = split(body.lstrip(":-–— ").removeprefix("(").removesuffix(")"), ",;")[:1]
    return bool(first) and run(first[0]) is not None


def _read_children(children: Sequence[Item], members: Members, *, strict: bool) -> None:
    nested = [(child, entry) for child in children if (entry := _nested(members, child)) is not None]
    for child, entry in nested:
        members.reading.tellings.append(entry)
        members.reading.items.add(child.line)
    own = tuple(child for child in children if child not in [other for other, _ in nested])
    if own:
        read_list(List(own, False, own[0].line), members, strict=False)
    if strict and not any(is_typed(field) for field in members.fields):
        members.fields.clear()


_THING = re.compile(r"([^\W\d][\w ]{2,40}?)\s*\(([^()]{5,400})\)\s*$")
_COMMON = word_set("name title status category type description email")


def _nested(members: Members, child: Item) -> EntityTelling | None:
    """A bullet such as ``Payments (date, amount, payer)`` among loose ones: things with attributes."""
    match = _THING.match(one_line(child.text.marked))
    if match is None or child.items or plural(match.group(1)) != snake(match.group(1)):
        return None
    label = read_label(match.group(1))
    fields = inline_fields(match.group(2), members.at(child.line), strict=False) or []
    if label is None or len(fields) < 3 or any(is_typed(field) and field.type == "enum" for field in fields):
        return None
    telling = sum(1 for f in fields if f.name.lower() in _COMMON or infer_type(f.name) not in {"string", "email"})
    return entity(label, members.at(child.line), tuple(fields), Exactness.LOOSE) if telling >= 2 else None


def _read_computed(document: Document, section: Section, reading: Reading) -> None:
    label = owner(section.parent) if section.parent else None
    members = Members(document, label.name if label else "", reading)
    for block in section.blocks:
        if isinstance(block, List):
            for item in block.items:
                reading.diagnostics.append(computed(members, item.text.plain, item.line))
            reading.used.add(block.line)
