"""Entities in lists: bullets with their fields inline or nested, headings with bullets, labelled lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spec_extractor.diagnostics import Diagnostic, Location, warning
from spec_extractor.sources.markdown.attributes import read_attributes
from spec_extractor.sources.markdown.document import (
    BOLD_HEADING_LEVEL,
    Document,
    Item,
    List,
    Paragraph,
    Section,
    Text,
)
from spec_extractor.sources.markdown.fields import is_name, parse_cells, parse_field
from spec_extractor.sources.markdown.headings import Kind, classify, context, kind_of
from spec_extractor.sources.markdown.labels import Label, is_remark, read_label, remarked
from spec_extractor.sources.markdown.modifiers import run
from spec_extractor.sources.markdown.phrases import parse_relations, starts_relation
from spec_extractor.sources.markdown.readers.tables import entity, owner
from spec_extractor.sources.markdown.split import group_end, one_line, split, unquote
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
    Telling,
)
from spec_extractor.sources.markdown.types import read_type
from spec_extractor.sources.markdown.vocabulary import COLUMNS

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
_ATTRIBUTES = re.compile(
    r"(?:^|[.;,] |\s|\*)(?:key |main |its |with |the )?(?:attributes|fields|properties|columns)(?: "
    r"include| are| of)?\s*:\s*",
    re.I,
)
_HAS = re.compile(r"(?:(?:which|that|it|each|and) )?(?:also )?(?:has|have|includes?|contains?|with) ", re.I)


class _Members:
    """What the blocks under one entity add up to."""

    def __init__(self, document: Document, subject: str, reading: Reading) -> None:
        self.document = document
        self.subject = subject
        self.reading = reading
        self.fields: list[FieldTelling] = []
        self.relations: list[RelationTelling] = []
        self.description = ""

    def at(self, line: int) -> Location:
        return Location(self.document.file, line)


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
    members = _Members(document, label.name, reading)
    told = section.line in told_lines
    for block in section.blocks:
        if isinstance(block, List) and block.line not in reading.used:
            _read_list(block, members, strict=strict and not told)
        elif isinstance(block, Paragraph):
            _read_paragraph(block, members, strict=strict and not told)
    if not (members.fields or members.relations or told):
        return False
    exactness = max((field.exactness for field in members.fields), default=Exactness.LOOSE)
    telling = entity(label, members.at(section.line), tuple(members.fields), exactness)
    reading.tellings.append(replace(telling, description=label.description or members.description))
    reading.tellings.extend(members.relations)
    return True


def _read_list(block: List, members: _Members, *, strict: bool) -> None:
    parsed = [(item, read_field_item(item, members.at(item.line), strict=strict)) for item in block.items]
    related = [item for item, fields in parsed if not fields and _is_member(item)]
    good = sum(1 for _, fields in parsed if fields) + len(related)
    if good == 0 or good * 10 < len(parsed) * 6 or (strict and not _shows_types(parsed)):
        return
    for item, fields in parsed:
        if fields and not _is_member(item):
            members.fields.extend(fields)
            members.reading.items.add(item.line)
        elif _is_member(item):
            _read_member_item(item, members)
        else:
            members.reading.diagnostics.append(_unread(members, item))
            members.reading.items.add(item.line)
    members.reading.used.add(block.line)


def _shows_types(parsed: Sequence[tuple[Item, list[FieldTelling]]]) -> bool:
    typed = sum(1 for _, fields in parsed if any(_is_typed(f) for f in fields))
    return typed * 2 > len(parsed)


def _is_typed(field: FieldTelling) -> bool:
    if field.foreign_key or field.primary_key:
        return True
    return field.type is not None and (
        field.type != field.type_words or read_type(field.type) is not None or bool(field.values)
    )


def _is_member(item: Item) -> bool:
    """Whether an item speaks of the entity (``Relationships: …``, ``belongs to Project``) instead of a field."""
    text = one_line(item.text.marked)[:400]
    label, colon, _ = text.partition(":")
    if (
        colon
        and classify(unquote(label)) in {Kind.RELATIONS, Kind.FIELDS, Kind.COMPUTED, Kind.OVERVIEW}
        and len(label) < 40
    ):
        return not _is_own_field(label, text)
    return starts_relation(text)


def _is_own_field(label: str, text: str) -> bool:
    """``description: text`` is a field although Description is a heading too."""
    return classify(unquote(label)) is Kind.OVERVIEW and (
        read_type(text.partition(":")[2].partition(",")[0]) is not None or len(text.split()) <= 3
    )


def _read_member_item(item: Item, members: _Members) -> None:
    text = one_line(item.text.marked)
    label, colon, rest = text.partition(":")
    kind = classify(unquote(label)) if colon else Kind.UNKNOWN
    members.reading.items.add(item.line)
    if kind is Kind.FIELDS:
        members.fields.extend(_inline(rest, members.at(item.line), strict=False) or [])
        for child in item.items:
            members.fields.extend(read_field_item(child, members.at(child.line), strict=False))
            members.reading.items.add(child.line)
    elif kind is Kind.OVERVIEW:
        members.description = members.description or rest.strip()
    elif kind is Kind.COMPUTED:
        members.reading.diagnostics.append(_computed(members, text, item.line))
    else:
        for phrase in [rest if kind is Kind.RELATIONS else text, *(one_line(c.text.marked) for c in item.items)]:
            found, _ = parse_relations(phrase, members.subject, members.at(item.line))
            members.relations.extend(found)


def _read_paragraph(block: Paragraph, members: _Members, *, strict: bool) -> None:
    plain: list[str] = []
    for line in block.text.lines():
        label, colon, rest = line.marked.partition(":")
        kind = classify(unquote(label)) if colon and len(label) < 40 else Kind.UNKNOWN
        if kind is Kind.FIELDS and rest.strip():
            members.fields.extend(_inline(rest, members.at(line.line), strict=False) or [])
        elif kind is Kind.COMPUTED:
            members.reading.diagnostics.append(_computed(members, line.plain, line.line))
        elif kind is not Kind.RELATIONS:
            fields = _inline(line.marked, members.at(line.line), strict=True)
            if fields and len(fields) > 1:
                members.fields.extend(fields)
            elif not colon or kind is Kind.OVERVIEW:
                plain.append(line.plain)
    if plain and not members.fields and not members.description and not strict:
        members.description = one_line(" ".join(plain))[:500].removesuffix(":")


def read_field_item(item: Item, location: Location, *, strict: bool) -> list[FieldTelling]:
    """The fields that one bullet states (usually one), or none; nested bullets give its values or details."""
    several = _several(item, location)
    telling = None if several else parse_field(item.text.marked, location, strict=strict)
    if telling is None:
        return several
    if not item.items:
        return [telling]
    details = []
    for child in item.items:
        label, colon, rest = one_line(child.text.marked).partition(":")
        role = COLUMNS.get(unquote(label).lower(), "")
        details.append((role if colon else "", rest.strip()))
    if all(
        role in {"type", "rules", "description", "values", "length", "required", "default"} for role, _ in details
    ):
        cells = [
            (role, rest if role not in {"required", "default"} else f"{role}: {rest}") for role, rest in details
        ]
        return [parse_cells(item.text.marked, cells, location) or telling]
    values = [
        unquote(one_line(child.text.marked).partition(":")[0].partition(" - ")[0].strip()) for child in item.items
    ]
    if (
        telling.type in {None, "enum", "string"}
        and not telling.values
        and all(is_name(value) for value in values)
        and len(values) > 1
    ):
        return [replace(telling, type="enum", values=tuple(values), exactness=Exactness.TYPED)]
    return [telling]


def _several(item: Item, location: Location) -> list[FieldTelling]:
    """The fields of a bullet that lists names: ``city, zip``, or ``` `opened`, `closed` TIMESTAMP ```."""
    parts = split(one_line(item.text.marked), ",")
    if not 1 < len(parts) <= 20 or not all(is_name(unquote(part)) for part in parts[:-1]):
        return []
    fields = [parse_field(part, location) for part in parts]
    if any(field is None for field in fields) or (item.text.marked[:1] == "`") != (parts[-1][:1] == "`"):
        return []
    told = [field for field in fields if field is not None]
    last = told[-1]
    if last.type is not None:
        told = [replace(last, name=field.name) for field in told]
    return told


def _inline(text: str, location: Location, *, strict: bool) -> list[FieldTelling] | None:
    """The fields of a list in one line (``name (string), status``), or None where it is something else."""
    parts = split(one_line(text).rstrip("."), ",;")
    if not parts or len(parts) > 500:
        return None
    fields: list[FieldTelling] = []
    typed = 0
    for part in parts:
        bare = part.removeprefix("and ").removeprefix("plus ")
        field = parse_field(bare, location)
        if field is None or (len(field.name.split()) > 3 and not _is_typed(field)):
            return None
        typed += _is_typed(field)
        fields.append(field)
    return fields if not strict or typed * 2 > len(parts) else None


def _read_container(document: Document, section: Section, reading: Reading, *, exact: bool) -> None:
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
            for line in block.text.lines():
                tellings = _entity_line(document, line, (), reading, exact=True)
                if tellings and any(isinstance(t, EntityTelling) and t.fields for t in tellings):
                    reading.tellings.extend(tellings)
                    reading.used.add(line.line)


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
    return _entity_line(
        document, replace(item.text, marked=one_line(item.text.marked)), item.items, reading, exact=exact
    )


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
            is_remark(inside)
            or (
                body[end + 1 :].strip()[:1] in {":", "-", "–", "—"}
                and _inline(inside, Location(""), strict=True) is None
            )
        ):
            remark, body = inside, body[end + 1 :].strip()
    label = read_label(head)
    if label is None or (not text.lead and _reads_as_field(marked, label) and not children):
        return []
    label = remarked(label, f"{label.remark}; {remark}") if remark else label
    location = Location(document.file, text.line)
    members = _Members(document, label.name, reading)
    body = body.lstrip(":：-–— ").strip() if body[:1] not in "([（" else body
    _read_body(body, members, location)
    if children:
        _read_children(children, members, strict=exact)
    if not (members.fields or members.relations):
        named = label.name[:1].isupper() or marked.startswith("`") or text.lead
        if exact or not named or (body and not text.lead and not remark):
            return []
    if exact and not any(_is_typed(field) for field in members.fields):
        return []
    exactness = max((field.exactness for field in members.fields), default=Exactness.LOOSE)
    telling = entity(label, location, tuple(members.fields), exactness)
    return [replace(telling, description=members.description), *members.relations]


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


def _read_body(body: str, members: _Members, location: Location) -> None:
    if not body:
        return
    if body[0] in "([（":
        end = group_end(body, 0)
        inside, tail = (body[1:end], body[end + 1 :].strip()) if end > 0 else ("", body)
        fields = _inline(inside, location, strict=False)
        if fields and (len(fields) > 1 or not tail):
            members.fields.extend(fields)
            members.description = tail.lstrip(":-–— ")
            return
        body = tail.lstrip(":-–— ") or inside
    marker = _ATTRIBUTES.search(body[:600])
    if marker:
        listed, _, _ = body[marker.end() :].partition(". ")
        fields = _inline(listed, location, strict=False)
        members.description = body[: marker.start()].strip().rstrip(".")
        if fields:
            members.fields.extend(fields)
        else:
            _read_prose(listed, members, location)
        return
    if _HAS.match(body):
        for sentence in body.split(". "):
            _read_prose(sentence, members, location)
        return
    if starts_relation(body):
        found, _ = parse_relations(body, members.subject, location)
        members.relations.extend(found)
        return
    fields = _inline(body, location, strict=False)
    single = bool(fields) and len(fields or []) == 1 and not _is_typed((fields or [])[0])
    if fields and not (single and (" " in body or body[:1].isupper())):
        members.fields.extend(fields)
        return
    if _partly(body, members, location):
        return
    members.description = body[:500]
    for sentence in body.split(". ")[1:]:
        if _HAS.match(sentence) or starts_relation(sentence):
            _read_prose(sentence, members, location)


def _partly(body: str, members: _Members, location: Location) -> bool:
    """An inline list in which most parts are typed fields: the others are relations or told."""
    parts = split(body, ",;")
    parsed = [(part, parse_field(part, location)) for part in parts]
    typed = sum(1 for _, field in parsed if field is not None and _is_typed(field))
    if typed < 1 or (typed < 2 and typed * 2 < len(parts)):
        return False
    for part, field in parsed:
        found, _ = parse_relations(part, members.subject, location) if starts_relation(part) else ([], [])
        if found:
            members.relations.extend(found)
        elif field is not None:
            members.fields.append(field)
        else:
            members.reading.diagnostics.append(_not_read(members, part, location))
    return True


def _read_prose(body: str, members: _Members, location: Location) -> None:
    fields, relations, _ = read_attributes(body, members.subject, location)
    members.fields.extend(fields)
    members.relations.extend(relations)


def _read_children(children: Sequence[Item], members: _Members, *, strict: bool) -> None:
    _read_list(List(tuple(children), False, children[0].line), members, strict=False)
    if strict and not any(_is_typed(field) for field in members.fields):
        members.fields.clear()


def _read_computed(document: Document, section: Section, reading: Reading) -> None:
    label = owner(section.parent) if section.parent else None
    members = _Members(document, label.name if label else "", reading)
    for block in section.blocks:
        if isinstance(block, List):
            for item in block.items:
                reading.diagnostics.append(_computed(members, item.text.plain, item.line))
            reading.used.add(block.line)


def _computed(members: _Members, text: str, line: int) -> Diagnostic:
    shown = one_line(text)[:80]
    return warning(
        "PRD134",
        members.at(line),
        f"{members.subject or 'the model'} has a derived value that is not stored: {shown}",
        "list it among the fields if it shall be stored; a derived value is the client's to compute",
    )


def _unread(members: _Members, item: Item) -> Diagnostic:
    return _not_read(members, item.text.plain, members.at(item.line))


def _not_read(members: _Members, text: str, location: Location) -> Diagnostic:
    return warning(
        "PRD122",
        location,
        f"{members.subject}: this is not read as a field: {one_line(text)[:80]}",
        "write `- name (type, required)`",
    )
