"""Features that say what data they keep: ``Data: name, phone, contract`` below ``### 4.1 Growers``.

Only documents that state no model are read so, and only where two features at least have such a line: a heading
names the thing, or a bullet with the line below it. Tables of fields without types count as such lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.feature_nouns import feature_noun
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded, without_number, without_suffix
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.kept_lists import is_likely
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.readers.feature_tables import feature_fields, stated_name
from spec_extractor.sources.markdown.readers.recorded_attributes import attribute
from spec_extractor.sources.markdown.readers.several import things_with_lists
from spec_extractor.sources.markdown.readers.told import unread_parts
from spec_extractor.sources.markdown.split import label_of, one_line, split, word_set
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    Reading,
    lines_of_entities,
)
from spec_extractor.sources.markdown.tree import Block, Document, Item, List, Paragraph, Section, Table, Text
from spec_extractor.sources.markdown.vocabulary import (
    ARTICLES,
    ATTRIBUTE_WORDS,
    COMMON_NAMES,
    DATA_LABELS,
    ENTER_WORDS,
    FOR_WORDS,
    INPUT_LABELS,
    LIKELY_NAMES,
    PREDICATES,
    SENTENCE_PARTS,
    is_wide,
)

_NO_DATA = frozenset({Kind.ACCEPTANCE, Kind.INTEGRATIONS, Kind.AUTH, Kind.ENUMS})
_COMMON = word_set("name title status category description amount number price")
_MAX_TEXT = 1000
_MAX_LABEL = 40
_LEAST_DATA = 3
_SOME = 2


@dataclass(frozen=True, slots=True)
class _Announced:
    """The list behind a label, whether it is of what is put in, and whether its members may be empty."""

    listed: str = ""
    entered: bool = False
    nullable: bool | None = None


@dataclass(frozen=True, slots=True)
class _Feature:
    name: str
    location: Location
    fields: tuple[FieldTelling, ...]
    lines: tuple[int, ...]
    unread: tuple[str, ...] = ()


def read_features(document: Document, reading: Reading) -> None:
    """Read the lines of data of a document in which no reader has found an entity with fields."""
    told = [t for t in reading.tellings if isinstance(t, EntityTelling) and t.fields]
    if any(t.exactness > Exactness.PROSE for t in told):
        return
    # "FR-001: the system records each walk's date, fee and route" is told by its sentence.
    read = lines_of_entities(told, document.file)
    every = (feature for section in document.sections for feature in _features(document, section))
    found = [feature for feature in every if feature.location.line not in read]
    keys = {entity_key(feature.name) for feature in found}
    known = {entity_key(telling.name) for telling in told}
    if len(known) > 1 and known < keys:
        # What sentences tell may stand in such a list itself, beside what only the list tells.
        found = [feature for feature in found if entity_key(feature.name) not in known]
    elif len(known) > _SOME and len(known) * _SOME > len(keys):
        # A sentence or two that tell of entities say less than many features do.
        return
    data = sum(_is_data(field, keys) for feature in found for field in feature.fields)
    # What sentences say is stored stands beside the one feature.
    if not keys or len(keys | known) < _SOME or data < _LEAST_DATA:
        return
    for feature in found:
        reading.items.update(feature.lines)
        reading.diagnostics.extend(unread_parts(feature.name, feature.unread, feature.location))
        reading.tellings.append(
            EntityTelling(
                feature.name,
                feature.location,
                feature.fields,
                certainty=Certainty.INFERRED,
                exactness=Exactness.LOOSE,
            )
        )


def _is_data(field: FieldTelling, keys: set[str]) -> bool:
    """Whether an attribute is what records have: a reference, a choice, a date, an amount, a name."""
    named = field.name.lower() in _COMMON or is_likely(field, "")
    return field.type is not None or named or entity_key(field.name) in keys


def _features(document: Document, section: Section) -> Iterator[_Feature]:
    kind = context(section)
    if is_excluded(section) or kind in _NO_DATA:
        return
    label = label_of(section.title.plain)
    if section.parent and (label in _LABELS or label in INPUT_LABELS):
        # "**Data:**" over a list.
        items = tuple(item for block in section.blocks if isinstance(block, List) for item in block.items)
        named = _Announced(entered=label in INPUT_LABELS, nullable=_LABELS.get(label))
        below = tuple(_feature(document, section.title, items, _title(section.parent.title.plain), named))
        yield from below
        if below:
            return
    title = _title(section.title.plain)
    yield from _in_blocks(document, section.blocks, title)
    if kind is Kind.STORIES:
        return
    for block in section.blocks:
        yield from _in_table(document, block, section) if isinstance(block, Table) else ()
        yield from _listed(document, block)
        yield from _called(document, block)
        for item in block.items if isinstance(block, List) else ():
            marked = one_line(item.text.marked[:_MAX_TEXT])
            name = _title(item.text.lead or marked.partition(":")[0])
            if _labelled(marked):
                continue
            yield from _in_blocks(document, item.blocks, name)
            for sentence in _SENTENCE.split(marked[len(item.text.lead) :]) if item.text.lead else ():
                told = _labelled(sentence.lstrip(" :：–—-")) or _included(sentence)
                yield from _feature(document, item.text, (), name, told) if told else ()


def _listed(document: Document, block: Block) -> Iterator[_Feature]:
    """A list of things with their attributes in parentheses: ``Products (name, price)``."""
    for item, match in things_with_lists(block.items) if isinstance(block, List) else ():
        for feature in _feature(document, item.text, (), match["name"], _Announced(match["list"])):
            if any(_is_data(field, set()) for field in feature.fields):
                yield feature


def _called(document: Document, block: Block) -> Iterator[_Feature]:
    """Things with their attributes behind a colon, ``Growers management: name, phone``, most of them likely."""
    for item in block.items if isinstance(block, List) else ():
        match = _NAME_AND_LIST.fullmatch(one_line(item.text.plain)[:_MAX_TEXT])
        # "Fields: name, phone" is about what stands above it.
        if match is None or item.items or label_of(match["name"]) in _NO_NAMES or is_wide(match["name"]):
            continue
        for feature in _feature(document, item.text, (), _title(match["name"]), _Announced(match["list"])):
            likely = sum(f.name.lower() in _LIKELY or infer_type(f.name) != "string" for f in feature.fields)
            if len(feature.fields) >= _LEAST_DATA and likely * 3 >= len(feature.fields) * 2:
                yield feature


def _title(text: str) -> str:
    return without_suffix(without_number(_NUMBER.sub("", text[:120])).rstrip(": "))[0]


_NUMBER = lazy(r"^[A-Z]{1,6}(?:-[A-Z]{1,8}){0,2}[-_ ]?\d{1,4}(?:\.\d{1,3}){0,2}[:：.]?\s")
"""The number of a requirement, ``REQ-USR-001``."""


def _in_blocks(document: Document, blocks: tuple[Block, ...], title: str) -> Iterator[_Feature]:
    for block, after in pairwise((*blocks, None)):
        named = (
            _MODEL_NAMED.fullmatch(one_line(block.text.plain)[:_MAX_SAID])
            if isinstance(block, Paragraph)
            else None
        )
        title = named["name"] if named else title
        texts = block.text.lines() if isinstance(block, Paragraph) else []
        items = block.items if isinstance(block, List) else ()
        # "Data:" over a list.
        headed = after.items if texts and isinstance(after, List) else ()
        lists = [()] * (len(texts) - 1) + [headed] if texts else []
        for text, below in [*zip(texts, lists, strict=True), *((item.text, item.items) for item in items)]:
            marked = one_line(text.marked[:_MAX_TEXT])
            told, name = _labelled(marked), title
            if told is None and below and (noun := _noun_in_label(marked)):
                # "Required grower fields:" names the thing itself.
                told, name = _Announced(), noun
            if told is None:
                # "Trips: form fields: day, boat" names the thing itself.
                head, _, rest = marked.partition(":")
                told, name = _labelled(rest.strip()), _title(head)
            if told is not None:
                yield from _feature(document, text, below, name, _labelled(told.listed) or told)


def _in_table(document: Document, table: Table, section: Section) -> Iterator[_Feature]:
    title = section.title.plain[:120]
    noun = feature_noun(_title(title), entered=False)
    fields = feature_fields(document, table, managed=noun != _title(title)) if noun else ()
    if fields:
        lines = (table.line, *(row.line for row in table.rows))
        yield _Feature(stated_name(title) or noun, Location(document.file, section.line), fields, lines)


def _feature(
    document: Document, text: Text, below: tuple[Item, ...], title: str, told: _Announced
) -> Iterator[_Feature]:
    """The feature of that title, if it names a thing and the list is one of attributes."""
    name = feature_noun(title, entered=told.entered)
    location = Location(document.file, text.line)
    fields, unread = _fields(told, below, name, location) if name else ((), ())
    if len(fields) >= _SOME or (fields and told.nullable is not None):
        yield _Feature(name, location, fields, (text.line, *(item.line for item in below)), unread)


_LABELS = (
    {label_of(word): True for word in PREDICATES["optional_fields"]}
    | {label_of(word): False for word in PREDICATES["required_fields"]}
    | dict.fromkeys(DATA_LABELS)
)
"""What announces attributes, and whether these may be empty where it says so."""


_ANNOUNCES = lazy(
    rf"\b(?:{either(SENTENCE_PARTS['following'])}) (?:{either(SENTENCE_PARTS['information'])})$|"
    rf"\b(?:{either(ENTER_WORDS)})$",
    re.I,
)
"""``The form has the following fields``, ``The clerk enters``."""
_MAX_SAID = 80
_NO_NAMES = DATA_LABELS | INPUT_LABELS | {label_of(word) for word in ATTRIBUTE_WORDS} | set(_LABELS)
_LIKELY = COMMON_NAMES | LIKELY_NAMES
_MODEL_NAMED = lazy(
    r"(?:[A-Za-z]{2,20} ){0,2}(?:model|entity|table|collection|class)\s?[:：]\s?(?P<name>[A-Za-z_]\w{2,50})",
    re.I,
)
"""``Implemented model: `Grower` `` before a list of its fields."""
_NAME_AND_LIST = lazy(r"(?P<name>[^:：,.]{2,60})[:：]\s?(?P<list>[^:：]{5,400})")


def _noun_in_label(text: str) -> str:
    """What a label before a list is about: ``Grower fields:``, ``Required data points per grower``."""
    found = _OF_ONE.fullmatch(text.strip("*: ：")[:_MAX_SAID])
    return (found["noun"] or found["behind"] or "") if found else ""


_QUALIFIERS = rf"(?:(?:{either(SENTENCE_PARTS['field_qualifiers'])}) ){{0,2}}"
_NOUN = r"[^\W\d_][\w-]{2,30}(?: [^\W\d_][\w-]{2,30})?"
_FIELDS = rf"(?:{either(ATTRIBUTE_WORDS)}|data points|data|information|details|datos|dados|données|daten)"
_OF_ONE = lazy(
    rf"{_QUALIFIERS}(?P<noun>{_NOUN}) (?:fields|attributes|properties|columns|data points|form fields)|"
    rf"{_QUALIFIERS}{_FIELDS} (?:per|of|{either(FOR_WORDS)}) "
    rf"(?:(?:{either(SENTENCE_PARTS['each'])}|{either(ARTICLES)}) )?"
    rf"(?P<behind>{_NOUN})",
    re.I,
)


def _labelled(text: str) -> _Announced | None:
    """What a line announces, with its list; None where it announces no data."""
    label, colon, rest = text.partition(":")
    if colon and not rest.strip() and _ANNOUNCES.search(label[-_MAX_SAID:]):
        return _Announced(entered=True)
    if not colon or len(label) > _MAX_LABEL:
        return None
    label = label_of(label)
    if label in _LABELS:
        return _Announced(rest.strip(), nullable=_LABELS[label])
    return _Announced(rest.strip(), entered=True) if label in INPUT_LABELS else None


def _included(sentence: str) -> _Announced | None:
    """What a sentence says the fields are: ``Fields include name and phone``, ``其余字段包括地址、电话``."""
    found = _INCLUDES.search(sentence)
    return _Announced((found["list"] or found["list_wide"]).strip(" 。.")) if found else None


_SENTENCE = lazy(r"(?:\. |[。;；])\s?")
_INCLUDES = lazy(
    rf"\b(?:{either(ATTRIBUTE_WORDS)}) (?:are|include|includes|included|incluyen|son|incluem|são|comprennent|sont|"
    rf"sind|umfassen|includono|sono)\b:? (?P<list>.+)|(?:{either(ATTRIBUTE_WORDS, wide=True)})"
    r"(?:包括|包含|有|为|は|には|은|는)[:：]?(?P<list_wide>.+)",
    re.I,
)


def _fields(
    told: _Announced, below: tuple[Item, ...], subject: str, location: Location
) -> tuple[tuple[FieldTelling, ...], tuple[str, ...]]:
    """The attributes that a label announces, and the parts of its list that are none."""
    parts = members(told.listed) if told.listed else [one_line(item.text.marked) for item in below]
    if told.listed and told.nullable is None and len(split(told.listed, ",;")) < _SOME:
        return (), ()
    read = [(part, attribute(part, subject, location)) for part in parts]
    unread = tuple(part for part, field in read if field is None)
    # In a list of its own every item is meant to be one.
    if len(unread) * (4 if told.listed else 3) > len(parts):
        return (), ()
    return tuple(
        replace(
            field,
            nullable=told.nullable if field.nullable is None else field.nullable,
            exactness=Exactness.LOOSE,
        )
        for _, field in read
        if field is not None
    ), unread
