"""What the lists, lines and nested bullets under one entity say: its fields and relations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spec_extractor.diagnostics import Diagnostic, Location, warning
from spec_extractor.ir import Access, Certainty
from spec_extractor.naming import snake
from spec_extractor.sources.markdown.bullet_remarks import as_described
from spec_extractor.sources.markdown.cells import parse_cells
from spec_extractor.sources.markdown.columns import is_prop
from spec_extractor.sources.markdown.comma_lists import first_sentence, relations_apart, without_end
from spec_extractor.sources.markdown.fields import is_name, parse_field
from spec_extractor.sources.markdown.heading_roles import is_facet
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.labels import says_shared
from spec_extractor.sources.markdown.moments import with_timestamps
from spec_extractor.sources.markdown.phrases import parse_relations, starts_relation
from spec_extractor.sources.markdown.readers.facets import told_beside
from spec_extractor.sources.markdown.readers.grouped import (
    heads_of_fields,
    holds_most,
    lists_fields,
    names_indexes,
    names_types,
    says_rules,
    ungrouped,
    unwrapped,
    with_relations_apart,
)
from spec_extractor.sources.markdown.readers.joined import joined_fields, said_columns
from spec_extractor.sources.markdown.readers.listed import MOST_WORDS, grouped_fields, inline_fields
from spec_extractor.sources.markdown.readers.listing_labels import listed_columns, with_fields_label
from spec_extractor.sources.markdown.readers.several import (
    coded_list,
    is_typed,
    several_fields,
    things_with_lists,
    without_foreign_label,
)
from spec_extractor.sources.markdown.readers.unique_keys import apply_keys, without_keys
from spec_extractor.sources.markdown.split import one_line, unquote, with_commas
from spec_extractor.sources.markdown.tellings import (
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.tree import Document, Item, List, Paragraph
from spec_extractor.sources.markdown.types import read_type
from spec_extractor.sources.markdown.vocabulary import COLUMNS


@dataclass(slots=True)
class Members:
    """What the blocks under the entity ``subject`` add up to."""

    document: Document
    subject: str
    reading: Reading
    fields: list[FieldTelling] = field(default_factory=list)
    relations: list[RelationTelling] = field(default_factory=list)
    description: str = ""
    access: Access | None = None

    def at(self, line: int) -> Location:
        """The place of a line of the document."""
        return Location(self.document.file, line)


def read_list(block: List, members: Members, *, strict: bool) -> None:
    """Add the fields and relations of a list whose items are, for the most part, fields.

    ``strict`` asks for a stated type in most of them: for places that are not known to be a data model.
    """
    block = with_relations_apart(with_fields_label(block, members.subject))
    headed = heads_of_fields(block) != []
    block, keys = without_keys(ungrouped(block, members.reading), members.document.file)
    if (strict and things_with_lists(block.items)) or names_types(block) or names_indexes(block):
        return
    beside = told_beside(block.items, members.subject, headed=headed)
    beside |= {item.line for item in block.items if says_rules(item)}
    parsed = [
        (item, [] if item.line in beside else read_field_item(item, members.at(item.line), strict=strict))
        for item in block.items
    ]
    parsed = _without_description(parsed, members)
    related = [item for item, fields in parsed if not fields and _is_member(item)]
    good = sum(1 for _, fields in parsed if fields) + len(related)
    props = any(is_prop(field.type_words) for _, fields in parsed for field in fields)
    counted = len(parsed) - len(beside)
    mostly = any(lists_fields(item) or holds_most(item, fields) for item, fields in parsed)
    mostly = mostly or (
        not strict
        and any(len(fields) > 1 and said_columns(item, members.at(item.line)) for item, fields in parsed)
    )
    few = good == 0 or (good * 10 < counted * 6 and not mostly)
    only_keys = bool(keys and members.fields and not parsed)
    if (few and not only_keys) or props or (strict and not _shows_types(parsed)):
        return
    parsed = _without_remarks(parsed, members)
    for item, fields in parsed:
        if _says_access(one_line(item.text.plain)[:80]) and not any(is_typed(field) for field in fields):
            members.access = Access.SHARED
            members.reading.items.add(item.line)
        elif fields and not _is_member(item):
            members.fields.extend(fields)
            members.reading.items.add(item.line)
        elif _is_member(item):
            _read_member_item(item, members)
        else:
            members.reading.diagnostics.append(_unread(members, item))
            members.reading.items.add(item.line)
    members.reading.diagnostics.extend(apply_keys(keys, members.fields, members.subject))
    members.reading.items.update(item.line for item, _ in keys)
    members.reading.used.add(block.line)


def _without_description(
    parsed: list[tuple[Item, list[FieldTelling]]], members: Members
) -> list[tuple[Item, list[FieldTelling]]]:
    """Without a first bullet of several words above nothing but relations: it says what the entity is."""
    first, fields = parsed[0] if len(parsed) > 1 else (None, [])
    if first is None or not all(_is_member(item) for item, _ in parsed[1:]):
        return parsed
    said = one_line(first.text.marked)
    plain = not fields or (len(fields) == 1 and fields[0].name == said and not is_typed(fields[0]))
    if not plain or _is_member(first) or " " not in said or ":" in said or infer_type(said) != "string":
        return parsed
    members.description = members.description or said
    members.reading.items.add(first.line)
    return parsed[1:]


def _without_remarks(
    parsed: list[tuple[Item, list[FieldTelling]]], members: Members
) -> list[tuple[Item, list[FieldTelling]]]:
    """A later list that speaks of the fields above (``- `start` alone: …``) adds to them and names no others."""
    known = {snake(field.name) for field in members.fields[:1000]}  # A text of lists alone takes linear time.
    repeated = sum(1 for _, fields in parsed if any(snake(field.name) in known for field in fields))
    if repeated * 2 < len(parsed) or not repeated:
        return parsed
    kept = [(item, [field for field in fields if snake(field.name) in known]) for item, fields in parsed]
    members.reading.items.update(item.line for item, fields in kept if not fields)
    return [(item, fields) for item, fields in kept if fields]


def _shows_types(parsed: Sequence[tuple[Item, list[FieldTelling]]]) -> bool:
    """Whether most items show a type; lists of values and references alone could be anything."""
    typed = sum(1 for _, fields in parsed if any(is_typed(f) for f in fields))
    plain = any(f.type_words and read_type(f.type_words) is not None for _, fields in parsed for f in fields)
    return plain and typed * 2 > len(parsed)


def _says_access(text: str) -> bool:
    """``access: shared`` or ``shared by all users`` among the fields."""
    label, _, rest = text.lower().partition(":")
    return (label.strip() in {"access", "visibility", "shared"} and rest.strip() in {"shared", "yes", "true"}) or (
        len(text) < 60
        and text.lower().startswith(("shared", "visible to"))
        and says_shared(text)
        and ":" not in text
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
    if not starts_relation(text):
        return False
    # `reference (string)` is a field, `references Project` a relation.
    field = parse_field(text, Location(""))
    return field is None or " " in field.name or not is_typed(field)


def _is_own_field(label: str, text: str) -> bool:
    """``description: text`` is a field although Description is a heading too."""
    return classify(unquote(label)) is Kind.OVERVIEW and (
        read_type(text.partition(":")[2].partition(",")[0]) is not None or len(text.split()) <= 3
    )


def _read_member_item(item: Item, members: Members) -> None:
    text = one_line(item.text.marked)
    label, colon, rest = text.partition(":")
    kind = classify(unquote(label)) if colon else Kind.UNKNOWN
    members.reading.items.add(item.line)
    if kind is Kind.FIELDS:
        rest = without_end(first_sentence(with_timestamps(rest.strip())))
        coded = coded_list(f"{label}: {rest.strip()}", members.at(item.line))
        members.fields.extend(coded or inline_fields(rest, members.at(item.line), strict=False) or [])
        for child in item.items:
            members.fields.extend(read_field_item(child, members.at(child.line), strict=False))
            members.reading.items.add(child.line)
    elif kind is Kind.OVERVIEW:
        members.description = members.description or rest.strip()
    elif kind is Kind.COMPUTED:
        members.reading.diagnostics.append(computed(members, text, item.line))
    else:
        before = len(members.relations)
        for phrase in [rest if kind is Kind.RELATIONS else text, *(one_line(c.text.marked) for c in item.items)]:
            found, _ = parse_relations(phrase, members.subject, members.at(item.line))
            members.relations.extend(found)
        if len(members.relations) == before:
            members.reading.diagnostics.append(not_read(members, text, members.at(item.line)))


def take_relations(text: str, members: Members, location: Location) -> str:
    """A list without the relations told at its end, which are added; any other text as it is."""
    listed, clauses = relations_apart(text)
    for clause in clauses:
        found, _ = parse_relations(clause, members.subject, location)
        members.relations.extend(replace(one, certainty=Certainty.INFERRED, weak=True) for one in found)
    return listed


def read_paragraph(block: Paragraph, members: Members, *, strict: bool, told: bool = False) -> None:
    """Add the fields of a paragraph below an entity's heading; where a table ``told`` them, only typed ones."""
    plain: list[str] = []
    for line in unwrapped(block.text.lines()):
        if line.line in members.reading.used:
            continue
        if not strict and (columns := listed_columns(line.marked, members.subject, members.at(line.line))):
            members.fields.extend(columns)
            continue
        listed = with_commas(without_foreign_label(line.marked))
        listed = listed if strict else take_relations(listed, members, members.at(line.line))
        marked = listed if strict else without_end(listed)
        label, colon, rest = marked.partition(":")
        if colon and is_facet(label):
            continue
        kind = classify(unquote(label)) if colon and len(label) < 40 else Kind.UNKNOWN
        if kind is Kind.FIELDS and rest.strip():
            members.fields.extend(inline_fields(rest, members.at(line.line), strict=False) or [])
        elif kind is Kind.COMPUTED:
            members.reading.diagnostics.append(computed(members, line.plain, line.line))
        elif kind is not Kind.RELATIONS:
            # A line of three names and more after an entity's heading lists its fields, typed or not.
            loose = not strict and not told and not colon and max(marked.count(","), listed.count(",")) > 1
            fields = inline_fields(
                marked, members.at(line.line), strict=not loose, most_words=MOST_WORDS if loose else 3
            )
            if fields and len(fields) > 1:
                members.fields.extend(fields)
            elif not colon or kind is Kind.OVERVIEW:
                plain.append(line.plain)
    if plain and not members.fields and not members.description and not strict:
        members.description = one_line(" ".join(plain))[:500].removesuffix(":")


def read_field_item(item: Item, location: Location, *, strict: bool) -> list[FieldTelling]:
    """The fields that one bullet states (usually one), or none; nested bullets give its values or details."""
    told = without_end(first_sentence(with_timestamps(as_described(item.text.marked))))
    item = item if told == item.text.marked else replace(item, text=replace(item.text, marked=told))
    if not item.items and with_timestamps(item.text.marked.rstrip(".")).lower() == "timestamps":
        item = replace(item, text=replace(item.text, marked="timestamps", plain="timestamps"))
    several = several_fields(item, location)
    if not several and not strict:
        several = grouped_fields(item, location) or joined_fields(item, location) or said_columns(item, location)
    telling = None if several else parse_field(item.text.marked.removeprefix("Add "), location, strict=strict)
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


def computed(members: Members, text: str, line: int) -> Diagnostic:
    shown = one_line(text)[:80]
    return warning(
        "PRD134",
        members.at(line),
        f"{members.subject or 'the model'} has a derived value that is not stored: {shown}",
        "list it among the fields if it shall be stored; a derived value is the client's to compute",
    )


def _unread(members: Members, item: Item) -> Diagnostic:
    return not_read(members, item.text.plain, members.at(item.line))


def not_read(members: Members, text: str, location: Location) -> Diagnostic:
    return warning(
        "PRD122",
        location,
        f"{members.subject}: this is not read as a field: {one_line(text)[:80]}",
        "write `- name (type, required)`",
    )
