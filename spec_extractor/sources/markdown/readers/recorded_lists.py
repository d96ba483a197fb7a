"""Lists below a line that says what each thing has: ``Each vehicle will have:``, ``A task shall include:``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spec_extractor.diagnostics import Location
from spec_extractor.ir import ACCOUNT, Certainty
from spec_extractor.naming import entity_key, plural, singular, snake, words
from spec_extractor.sources.markdown.fenced import as_list
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded, without_number
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.kept_lists import is_thing
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.readers.recorded_attributes import read_list_of_attributes
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.readers.tables import names_message
from spec_extractor.sources.markdown.recorded_text import (
    DATA_OF,
    EACH_ANNOUNCES,
    FOR_EACH_ANNOUNCES,
    HAS,
    MADE_WITH_LIST,
    MAKES,
    OF_NOUN,
    ONLY_FIELDS,
    SHOWN,
    WIDE_ANNOUNCES,
    WIDE_OF_NOUN,
)
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.tree import Document, Fence, Item, List, Paragraph, Section, Table, Text
from spec_extractor.sources.markdown.vocabulary import (
    ACCOUNT_WORDS,
    COMMON_NAMES,
    EACH_WORDS,
    FLAGS,
    MESSAGE_WORDS,
    NO_OWNERS,
    PREDICATES,
    is_wide,
)

_NO_DATA = frozenset({Kind.STORIES, Kind.ACCEPTANCE, Kind.INTEGRATIONS, Kind.AUTH})
_EACH = frozenset(word.lower() for word in EACH_WORDS)
_LEAST = 3
_LED = lazy(r"^(?:an? |the |optional(?:ly)? )+", re.I)
_WHERE = lazy(
    r"\s(?:where|if|when|as) (?:applicable|required|appropriate|needed|available|any|present|possible)$", re.I
)
_MAX_WORDS = 6
_ACTOR = lazy(r"(?P<who>[^\W\d]\w{2,30}(?: \w{3,30})?) (?:that|who|which|que|qui|quien|che) [^\W\d]\w{2,}.*", re.I)
"""``User who records the sale``: the field is called by its first word."""
_PARTS = lazy(
    rf"(?P<part>{alternatives(PREDICATES['parts'])}) (?:{alternatives(PREDICATES['of'])}) "
    r"(?P<whole>[^\W\d]\w{2,30})",
    re.I,
)
_NO_THINGS = (*NO_OWNERS, *MESSAGE_WORDS)
_ACCOUNTS = ACCOUNT_WORDS | {"user"}


def read_lists(document: Document, section: Section, known: set[str], reading: Reading) -> None:
    """Tell the entities of a section that a line announces, with the items of the list below it as fields."""
    if context(section) in _NO_DATA:
        return
    parts: dict[str, str] = {}
    for head, below in pairwise(section.blocks):
        block = as_list(below) if isinstance(below, Fence) else below
        if not isinstance(head, Paragraph) or not isinstance(block, List) or block.line in reading.used:
            continue
        last = head.text.lines()[-1:]
        noun, each = _announced(one_line(last[0].marked)[-300:], section) if last else ("", "")
        label = read_label(noun) if noun else None
        if label is None or not _is_thing(label.name, each, section, known):
            continue
        fields = _fields(document, block)
        if len(fields) < _LEAST or len(fields) * 5 < len(block.items) * 4 or not any(map(_is_likely, fields)):
            continue
        reading.used.add(block.line)
        reading.items.update({head.line, *(item.line for item in block.items)})
        location = Location(document.file, last[0].line)
        own = [field for field in fields if (part := _part_of(field.name, label.name)) is None]
        parts |= {part: label.name for field in fields if (part := _part_of(field.name, label.name)) is not None}
        whole = parts.get(entity_key(label.name), "")
        name = f"{label.name} {whole}" if whole else label.name
        reading.tellings.append(EntityTelling(name, location, tuple(own), certainty=Certainty.INFERRED))
        if whole:
            reading.tellings.append(
                RelationTelling("belongs_to", name, whole, location, weak=True, certainty=Certainty.INFERRED)
            )


def read_made_lists(document: Document, section: Section, reading: Reading) -> None:
    """Tell what an item or a line says is made with the list below it: ``Add transactions with:``."""
    if context(section) in _NO_DATA:
        return
    for text, items in _headed(section, reading):
        match = MADE_WITH_LIST.search(one_line(text.marked)[-200:])
        label = read_label(match["noun"]) if match else None
        if match is None or label is None or {words(label.name)[-1], words(singular(label.name))[-1]} & SHOWN:
            continue
        fields = _fields(document, List(tuple(items), False, text.line))
        if len(fields) < _LEAST or len(fields) * 5 < len(items) * 4 or not any(map(_is_likely, fields)):
            continue
        reading.used.add(items[0].line)
        reading.items.update({text.line, *(item.line for item in items)})
        reading.tellings.append(
            EntityTelling(
                label.name,
                Location(document.file, text.line),
                tuple(replace(field, exactness=min(field.exactness, Exactness.LOOSE)) for field in fields),
                certainty=Certainty.INFERRED,
            )
        )


def read_data_of(document: Document, reading: Reading) -> None:
    """Tell the things whose data bold lines or headings list, two at least: ``Data of the guest:`` over a list."""
    found: list[tuple[Section, EntityTelling]] = []
    for section in document.sections:
        match = DATA_OF.fullmatch(without_number(section.title.plain)[:80])
        blocks = section.blocks[:1]
        label = read_label(match["noun"]) if match else None
        if label is None or is_excluded(section) or words(label.name)[-1] in SHOWN or names_message(label.name):
            continue
        lists = [one for one in blocks if isinstance(one, List) and one.line not in reading.used]
        fields = [field for one in lists for field in _fields(document, one)]
        if len(fields) > 1 and len(fields) * 4 >= sum(len(one.items) for one in lists) * 3:
            location = Location(document.file, section.line)
            telling = EntityTelling(label.name, location, tuple(fields), certainty=Certainty.INFERRED)
            found.append((section, telling))
    if len(found) > 1 and any(_is_likely(field) for _, telling in found for field in telling.fields):
        for section, telling in found:
            reading.tellings.append(telling)
            reading.used.update(block.line for block in section.blocks[:1])


def _headed(section: Section, reading: Reading) -> Iterator[tuple[Text, Sequence[Item]]]:
    """Every list with the line or the item above it."""
    for block in section.blocks:
        if isinstance(block, List):
            yield from ((item.text, item.items) for item in block.items if item.items)
    for head, block in pairwise(section.blocks):
        lines = head.text.lines() if isinstance(head, Paragraph) else []
        if isinstance(block, List) and block.line not in reading.used and lines:
            yield lines[-1], block.items


def read_cells(document: Document, reading: Reading) -> None:
    """Tell what cells of tables of requirements list, where several do: ``Suppliers: name, phone, e-mail``."""
    found: list[EntityTelling] = []
    for section in document.sections:
        if is_excluded(section) or context(section) in _NO_DATA:
            continue
        for block in section.blocks:
            rows = block.rows[:300] if isinstance(block, Table) and block.line not in reading.used else ()
            for cell in (cell for row in rows for cell in row.cells[:5]):
                match = _THING_IN_CELL.fullmatch(one_line(cell.marked)[:600])
                label = read_label(match["noun"]) if match else None
                if match is None or label is None or words(label.name)[-1] in SHOWN:
                    continue
                location = Location(document.file, cell.line)
                told = read_list_of_attributes(match["list"].rstrip("."), label.name, location, lenient=True)
                likely = sum(map(_is_likely, told[0])) if told else 0
                several = plural(label.name) == snake(label.name)
                if told and len(told[0]) >= _LEAST and likely > 1 and (several or match["has"]):
                    telling = EntityTelling(
                        label.name,
                        location,
                        tuple(told[0]),
                        certainty=Certainty.INFERRED,
                        exactness=Exactness.PROSE,
                    )
                    (reading.tellings if match["has"] else found).append(telling)
    if len(found) >= _LEAST:
        reading.tellings.extend(found)


_THING_IN_CELL = lazy(
    rf"(?P<noun>[^\W\d_a-z][^\W\d_]{{2,20}}(?: [^\W\d_]{{2,20}})??)(?P<has> (?:{HAS}))?\s?:\s(?P<list>[^:]+)"
)


def _part_of(field: str, whole: str) -> str | None:
    """The key of what a field says that a thing has as parts: ``Detalles de la compra``, of a purchase."""
    match = _PARTS.fullmatch(field)
    return entity_key(match["part"]) if match and entity_key(match["whole"]) == entity_key(whole) else None


def _announced(line: str, section: Section) -> tuple[str, str]:
    """The thing of which a line says that its attributes follow, or the heading does (``Create X``); ``each``."""
    match = FOR_EACH_ANNOUNCES.search(line) or EACH_ANNOUNCES.search(line)
    if match is None and is_wide(line):
        match = next((found for pattern in WIDE_ANNOUNCES if (found := pattern.search(line[-60:]))), None)
        match = match if match and is_thing(match["noun"]) and match["noun"] not in NO_OWNERS else None
    if match:
        return match["noun"], match["each"] or ""
    match = OF_NOUN.match(line)
    if match and not ONLY_FIELDS.match(line):
        return match["noun"], ""
    wide = WIDE_OF_NOUN.match(line) if is_wide(line) else None
    if wide and is_thing(wide["noun"]) and not wide["noun"].endswith(_NO_THINGS):
        return wide["noun"], wide["each"] or wide["noun"]
    made = MAKES.search(without_number(section.title.plain)[:100]) if ONLY_FIELDS.match(line) else None
    return (made["noun"], "") if made else ("", "")


def _is_thing(noun: str, each: str, section: Section, known: set[str]) -> bool:
    """Whether a line speaks of a thing that is kept: of each one, or of one told elsewhere or in the heading."""
    parts = words(noun)
    if not parts or parts[-1] in SHOWN or noun.lower().split()[-1] in SHOWN or names_message(noun):
        return entity_key(noun) in known
    key = entity_key(noun)
    headings = [entity_key(one.title.plain[:80]) for one in section.ancestors() if one.level > 1]
    if each.lower() in _EACH or is_wide(each) or key in known:
        return True
    return any(heading.endswith(key) for heading in headings)


def _fields(document: Document, block: List) -> list[FieldTelling]:
    found = []
    for item in block.items[:60]:
        text = _WHERE.sub("", one_line(item.text.marked).rstrip(".;,"))
        text = _WITH_FLAG.sub(_flagged, _LED.sub("", text, count=1), count=1)
        actor = _ACTOR.fullmatch(text)
        field = parse_field(actor["who"] if actor else text, Location(document.file, item.line))
        if field is not None and len(field.name.split()) <= _MAX_WORDS:
            optional = item.text.plain.lower().startswith(("optional ", "optionally "))
            exactness = field.exactness if is_typed(field) else Exactness.LOOSE
            if actor and field.name.lower() in _ACCOUNTS:
                field = replace(field, target=ACCOUNT, foreign_key=True)
            found.append(replace(field, nullable=True if optional else field.nullable, exactness=exactness))
    return found


_WITH_FLAG = lazy(r"(?P<name>[^,，()]{2,60})[,，] ?(?P<flag>[^\W\d_]{2,20})$")


def _flagged(match: re.Match[str]) -> str:
    """``Website, optional`` → ``Website (optional)``."""
    return f"{match['name']} ({match['flag']})" if match["flag"].lower() in FLAGS else match.group()


def _is_likely(field: FieldTelling) -> bool:
    return is_typed(field) or field.name.lower() in COMMON_NAMES or infer_type(field.name) != "string"
