"""Relations told apart from the entities: tables of references and of sets, lists, labelled lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spec_extractor.diagnostics import Location, warning
from spec_extractor.ir import Certainty, OnDelete
from spec_extractor.naming import singular, words
from spec_extractor.sources.markdown.cardinality import between, relation_kind
from spec_extractor.sources.markdown.code.blocks import code_blocks
from spec_extractor.sources.markdown.columns import cell_of, column_roles
from spec_extractor.sources.markdown.headings import Kind, classify, context, kind_of
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.modifiers import modifier, target_name
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.phrases import parse_relations
from spec_extractor.sources.markdown.readers.drawn_relations import MAX_LINES, PLAIN, read_drawn
from spec_extractor.sources.markdown.readers.relation_blocks import relation_block
from spec_extractor.sources.markdown.split import one_line, unquote
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, Reading, RelationTelling
from spec_extractor.sources.markdown.tree import (
    Block,
    Document,
    Fence,
    Item,
    List,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from spec_extractor.sources.markdown.vocabulary import ARTICLES, RELATION_WORDS, is_wide

_SET = lazy(r"[`\"']?([\w ]{1,40}?)[`\"']?\s*(?:→|->|=>)\s*[`\"']?([A-Za-z]\w{0,60})[`\"']?(?=\W|$)")


def read_relations(document: Document, reading: Reading) -> None:
    """Read relation tables anywhere, relation sections, and ``Relationships:`` lines under an entity."""
    read_drawn(document, reading)
    _read_blocks(document, reading)
    for section in document.sections:
        kind = context(section)
        if kind in {Kind.IGNORED, Kind.STORIES, Kind.ACCEPTANCE}:
            continue
        if kind is Kind.WEAK_MODEL and _DIAGRAM.search(section.title.plain[:100]):
            # Tables or their relations are told there, or both.
            kind = Kind.RELATIONS
        for block in section.blocks:
            if isinstance(block, Table) and block.line not in reading.used:
                _read_table(document, block, kind, reading)
            elif isinstance(block, Paragraph):
                _read_labelled(document, section, block, reading)
        if kind is Kind.RELATIONS:
            _read_section(document, section, reading)
        else:
            _read_announced(document, section, reading)


def _read_blocks(document: Document, reading: Reading) -> None:
    """Read the code blocks that hold relations alone, or below a list of names."""
    for block in code_blocks(document, reading):
        held = relation_block(block)
        if held is None:
            continue
        drawn = {one.location.line for one in reading.tellings if one.location.file == document.file}
        for text in held.relations:
            if text.line not in drawn:
                _read_text(document, text, None, "", reading)
        for name in held.names:
            label = read_label(name.plain)
            if label is not None:
                reading.tellings.append(
                    EntityTelling(label.name, Location(document.file, name.line), exactness=Exactness.LOOSE)
                )
        reading.diagnostics.extend(
            warning(
                "PRD122",
                Location(document.file, text.line),
                f"this is not read as a relation: {text.plain[:80]}",
                "write `Boat belongs to Club`",
            )
            for text in held.unread
        )
        if held.names:
            reading.used.add(block.fence.line)


_DIAGRAM = lazy(r"\bERD\b", re.I)


def _read_table(document: Document, table: Table, kind: Kind, reading: Reading) -> None:
    roles = column_roles(table)
    if not {"from", "to"} <= roles.keys():
        return
    sets = kind is Kind.RELATIONS and "name" not in roles
    if not ("on_delete" in roles or "through" in roles or "cardinality" in roles or sets or "name" in roles):
        return
    if (
        "type" not in roles
        and kind is not Kind.RELATIONS
        and not {"on_delete", "through", "cardinality"} & roles.keys()
    ):
        return
    for row in table.rows:
        telling = _row(document, row, roles)
        if telling is not None:
            reading.tellings.append(telling)
            reading.used.update({row.line, table.line})


def _row(document: Document, row: Row, roles: Mapping[str, int]) -> RelationTelling | None:
    source, target = (read_label(target_name(unquote(cell_of(row, roles, role)))) for role in ("from", "to"))
    if source is None or target is None:
        return None
    words_of_kind = " ".join(cell_of(row, roles, role) for role in ("cardinality", "type", "references"))
    through = target_name(unquote(cell_of(row, roles, "through").partition("(")[0]))
    kind = relation_kind(words_of_kind) or (
        "many_to_many" if "through" in roles or "name" not in roles else "belongs_to"
    )
    name = unquote(cell_of(row, roles, "name"))
    if kind == "many_to_many" and not name:
        name = _set_name(cell_of(row, roles, "references"), source.name)
    on_delete = (modifier(f"on delete {unquote(cell_of(row, roles, 'on_delete'))}") or {}).get("on_delete")
    return RelationTelling(
        kind,
        source.name,
        target.name,
        Location(document.file, row.line),
        name=name,
        through=through,
        on_delete=on_delete if isinstance(on_delete, OnDelete) else None,
        nullable=True if on_delete is OnDelete.SET_NULL else None,
    )


def _set_name(label: str, source: str) -> str:
    """``Task assignees`` → ``assignees``, for a relation of Task."""
    parts = words(label)
    own = words(source)
    return "_".join(parts[len(own) :]) if parts[: len(own)] == own else ""


def entity_around(section: Section) -> str | None:
    """The name of the entity whose heading is nearest around a section."""
    for ancestor in section.ancestors():
        if kind_of(ancestor) in {Kind.UNKNOWN}:
            label = read_label(ancestor.title.marked)
            if label is not None and ancestor.level > 1:
                return label.name
        elif kind_of(ancestor) not in {Kind.RELATIONS, Kind.FIELDS}:
            return None
    return None


def _read_labelled(document: Document, section: Section, paragraph: Paragraph, reading: Reading) -> None:
    subject = entity_around(section)
    if subject is None or context(section) is Kind.RELATIONS:
        return
    for line in paragraph.text.lines():
        label, colon, rest = line.marked.partition(":")
        if colon and len(label) < 60 and rest.strip() and classify(unquote(label)) is Kind.RELATIONS:
            _phrase(document, subject, rest, line.line, reading)
            reading.used.add(line.line)


def _phrase(document: Document, subject: str, text: str, line: int, reading: Reading) -> None:
    for sentence in one_line(text).split(". "):
        found, _ = parse_relations(sentence, subject, Location(document.file, line))
        reading.tellings.extend(found)


def _read_section(document: Document, section: Section, reading: Reading) -> None:
    subject = entity_around(section)
    hint = relation_kind(section.title.plain)
    for block in section.blocks:
        if isinstance(block, List):
            for item in block.items:
                _read_item(document, item, subject, hint, reading)
            reading.used.add(block.line)
        elif isinstance(block, Paragraph):
            for line in block.text.lines():
                _read_text(document, line, subject, hint, reading)
        elif isinstance(block, Fence) and block.info in PLAIN and block.line not in reading.used:
            drawn = {one.location.line for one in reading.tellings if one.location.file == document.file}
            for number, told in enumerate(block.content.split("\n")[:MAX_LINES], start=block.start):
                if number not in drawn and between(told) is not None:
                    _read_text(document, Text(told.strip(), told.strip(), number), subject, hint, reading)


def _read_announced(document: Document, section: Section, reading: Reading) -> None:
    """A list below a line such as ``Many-to-many relations:`` inside an entity's section."""
    before: Block | None = None
    for block in section.blocks:
        if isinstance(block, List) and isinstance(before, Paragraph) and block.line not in reading.used:
            last = before.text.lines()[-1:] or [before.text]
            head = last[0].plain.partition("(")[0].strip().rstrip(":").strip()
            if len(head) < 80 and classify(head) is Kind.RELATIONS:
                for item in block.items:
                    _read_item(document, item, entity_around(section), relation_kind(head), reading)
                reading.used.add(block.line)
        before = block


def _read_item(document: Document, item: Item, subject: str | None, hint: str, reading: Reading) -> None:
    name, colon, rest = one_line(item.text.marked).partition(":")
    label = read_label(unquote(name)) if colon else None
    if item.items and (label is not None or not colon):
        owner = label or read_label(one_line(item.text.marked))
        for child in item.items:
            _read_item(document, child, owner.name if owner else subject, hint, reading)
        reading.items.add(item.line)
        return
    if label is not None and rest.strip() and not _SET.match(name) and between(name) is None:
        found, _ = parse_relations(rest, label.name, Location(document.file, item.line))
        if found:
            reading.tellings.extend(found)
            reading.items.add(item.line)
            return
    _read_text(document, item.text, subject, hint, reading)


def _read_text(document: Document, text: Text, subject: str | None, hint: str, reading: Reading) -> None:
    marked = one_line(text.marked)[:400]
    location = Location(document.file, text.line)
    named = _SET.match(marked)
    found = between(marked)
    if subject and hint and named:
        telling = RelationTelling(hint, subject, named.group(2), location, name=named.group(1).strip())
    elif found is not None:
        kind = found.kind or hint or ("many_to_many" if found.both_ways else "belongs_to")
        telling = RelationTelling(
            kind, found.source, found.target, location, name=found.name, through=found.through, weak=True
        )
    elif subject and _BARE.fullmatch(marked):
        # "Related to:" over the names of others, one of each or many.
        name = unquote(marked)
        kind = hint or ("belongs_to" if singular(words(name)[-1]) == words(name)[-1] else "has_many")
        telling = RelationTelling(kind, subject, name, location, weak=True, certainty=Certainty.INFERRED)
    else:
        _sentence(document, marked, subject, location, reading)
        return
    reading.tellings.append(telling)
    reading.items.add(text.line)


_OTHERS = "|".join(re.escape(word) for word in RELATION_WORDS if " " in word and not is_wide(word))
_SUBJECT = lazy(
    rf"(?:(?:each|every|one|a single|cada|jede[rs]?|chaque|{either(ARTICLES)})\s+|[ld]['’])?"
    r"[`\"']?([^\W\d]\w*(?: [A-Z]\w*){0,2})[`\"']?\s+"
    rf"(?=(?:can |may |optionally |always )?"
    rf"(?:(?:has|have|belongs?|is|are|owns?|contains?|includes?|many[- ]to)\b|{_OTHERS}))",
    re.I,
)


def _sentence(document: Document, text: str, subject: str | None, location: Location, reading: Reading) -> None:
    for sentence in text.split(". "):
        match = _SUBJECT.match(sentence)
        own = match.group(1) if match else subject
        if own is None:
            continue
        found, _ = parse_relations(sentence[match.end() :] if match else sentence, own, location)
        if found:
            reading.tellings.extend(found)
            reading.items.add(location.line)


_BARE = lazy(r"`?[^\W\d]\w{1,40}(?: \w{1,30})?`?")
