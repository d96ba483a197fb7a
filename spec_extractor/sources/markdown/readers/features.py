"""Features that say what data they keep: ``Data: name, phone, contract`` below ``### 4.1 Growers``.

Only documents that state no model are read so, and only where two features at least have such a line: a heading
names the thing, or a bullet with the line below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key, entity_name, words
from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.document import BOLD_HEADING_LEVEL
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded, without_number, without_suffix
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.recorded_attributes import attribute
from spec_extractor.sources.markdown.readers.several import things_with_lists
from spec_extractor.sources.markdown.recorded_text import NO_RECORDS
from spec_extractor.sources.markdown.split import one_line, split, unquote, word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Block, Document, Item, List, Paragraph, Section, Text
from spec_extractor.sources.markdown.vocabulary import DATA_LABELS, FEATURE_WORDS, INPUT_LABELS, is_wide
from spec_extractor.sources.markdown.workflow_text import title_noun

_NO_DATA = frozenset({Kind.STORIES, Kind.ACCEPTANCE, Kind.INTEGRATIONS, Kind.AUTH, Kind.ENUMS})
_NO_THINGS = NO_RECORDS | word_set(
    "dashboard report reports login search notification notifications analytics settings export import home "
    "overview feature features api integration onboarding navigation persona user experience map filter filters"
)
_COMMON = word_set("name title status category description amount number price")
_MAX_TEXT = 1000
_MAX_LABEL = 40
_LEAST_DATA = 3
_SOME = 2
_AROUND = tuple(word for word in FEATURE_WORDS if not is_wide(word))
_WIDE_AROUND = tuple(word for word in FEATURE_WORDS if is_wide(word))
_BEFORE = lazy(
    rf"(?:{'|'.join(map(re.escape, _AROUND))})"
    r"(?: (?:of|for|de|do|da|des|du|del|von|der|di|van|the|los|las|os|as|les))* ",
    re.I,
)
_BEHIND = lazy(rf" (?:{'|'.join(map(re.escape, _AROUND))})$", re.I)


_COMPOUND = lazy(rf"(?<=\w\w\w\w)(?:{'|'.join(re.escape(w) for w in _AROUND if len(w) > 4)})$", re.I)


@dataclass(frozen=True, slots=True)
class _Feature:
    name: str
    location: Location
    fields: tuple[FieldTelling, ...]
    lines: tuple[int, ...]


def read_features(document: Document, reading: Reading) -> None:
    """Read the lines of data of a document in which no reader has found an entity with fields."""
    told = [t for t in reading.tellings if isinstance(t, EntityTelling) and t.fields]
    if len(told) > 1 or any(t.exactness > Exactness.PROSE for t in told):
        return
    found = [feature for section in document.sections for feature in _features(document, section)]
    keys = {entity_key(feature.name) for feature in found}
    data = sum(_is_data(field, keys) for feature in found for field in feature.fields)
    if len(keys) < _SOME or data < _LEAST_DATA:
        return
    for feature in found:
        reading.items.update(feature.lines)
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
    named = field.name.lower() in _COMMON or infer_type(field.name) != "string"
    return bool(field.values) or field.type is not None or named or entity_key(field.name) in keys


def _features(document: Document, section: Section) -> Iterator[_Feature]:
    if is_excluded(section) or context(section) in _NO_DATA:
        return
    if section.parent and section.level >= BOLD_HEADING_LEVEL and _label(section.title.plain) in DATA_LABELS:
        # "**Data:**" over a list.
        items = tuple(item for block in section.blocks if isinstance(block, List) for item in block.items)
        yield from _feature(document, section.title, items, _title(section.parent.title.plain), (False, ""))
        return
    title = _title(section.title.plain)
    yield from _in_blocks(document, section.blocks, title)
    for block in section.blocks:
        yield from _listed(document, block)
        for item in block.items if isinstance(block, List) else ():
            marked = one_line(item.text.marked[:_MAX_TEXT])
            name = _title(item.text.lead or marked.partition(":")[0])
            if _labelled(marked):
                continue
            yield from _in_blocks(document, item.blocks, name)
            for sentence in marked[len(item.text.lead) :].split(". ") if item.text.lead else ():
                told = _labelled(sentence.lstrip(" :–—-"))
                yield from _feature(document, item.text, (), name, told) if told else ()


def _listed(document: Document, block: Block) -> Iterator[_Feature]:
    """A list of things with their attributes in parentheses: ``Products (name, price)``."""
    for item, match in things_with_lists(block.items) if isinstance(block, List) else ():
        for feature in _feature(document, item.text, (), match["name"], (False, match["list"])):
            if any(_is_data(field, set()) for field in feature.fields):
                yield feature


def _title(text: str) -> str:
    return without_suffix(without_number(text[:120]).rstrip(": "))[0]


def _in_blocks(document: Document, blocks: tuple[Block, ...], title: str) -> Iterator[_Feature]:
    for block in blocks:
        texts = block.text.lines() if isinstance(block, Paragraph) else []
        items = block.items if isinstance(block, List) else ()
        for text, below in [*((one, ()) for one in texts), *((item.text, item.items) for item in items)]:
            told = _labelled(one_line(text.marked[:_MAX_TEXT]))
            if told is not None:
                yield from _feature(document, text, below, title, told)


def _feature(
    document: Document, text: Text, below: tuple[Item, ...], title: str, told: tuple[bool, str]
) -> Iterator[_Feature]:
    """The feature of that title, if it names a thing and the list is one of attributes."""
    name = _noun(title, entered=told[0])
    location = Location(document.file, text.line)
    fields = _fields(told[1], below, name, location) if name else ()
    if len(fields) >= _SOME:
        yield _Feature(name, location, fields, (text.line, *(item.line for item in below)))


def _label(text: str) -> str:
    bare = unquote(text.rstrip(":： "))
    return bare.replace(" ", "") if is_wide(bare) else " ".join(words(bare))


def _labelled(text: str) -> tuple[bool, str] | None:
    """Whether a line announces what is put in, and its list; None where it announces no data."""
    label, colon, listed = text.partition(":")
    if not colon or len(label) > _MAX_LABEL:
        return None
    label = _label(label)
    if label in DATA_LABELS:
        return False, listed.strip()
    return (True, listed.strip()) if label in INPUT_LABELS else None


def _noun(title: str, *, entered: bool) -> str:
    """What a feature is about: ``Manage growers``, ``Growers module``; what is put in belongs to what is made."""
    noun = title_noun(title) or ("" if entered else title)
    if is_wide(noun):
        for word in _WIDE_AROUND:
            noun = noun.replace(word, "")
    else:
        noun = _COMPOUND.sub("", noun)
        noun = _BEHIND.sub("", _BEFORE.sub("", noun, count=1) if _BEFORE.match(noun) else noun)
    label = read_label(noun) if noun else None
    if label is None or len(noun.split()) > 3:
        return ""
    parts = {noun.lower(), *words(noun)[-1:], *words(noun)[:1]}
    if parts & _NO_THINGS:
        return ""
    return entity_name(label.name) if label.name.isascii() else label.name


def _fields(listed: str, below: tuple[Item, ...], subject: str, location: Location) -> tuple[FieldTelling, ...]:
    parts = members(listed) if listed else [one_line(item.text.marked) for item in below]
    if listed and len(split(listed, ",;")) < _SOME:
        return ()
    found = [attribute(part, subject, location) for part in parts]
    told = tuple(field for field in found if field is not None)
    if len(told) * 4 < len(parts) * 3:
        return ()
    return tuple(replace(field, exactness=Exactness.LOOSE) for field in told)
