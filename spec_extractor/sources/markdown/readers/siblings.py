"""Headings that only name a table, each with a sentence: beside others that list columns, or announced."""

from __future__ import annotations

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.headings import Kind, context, kind_of
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.readers.tables import names_message
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    EnumTelling,
    Exactness,
    FieldTelling,
    Reading,
    lines_of_entities,
)
from spec_extractor.sources.markdown.tree import Document, Fence, List, Paragraph, Section, Table, texts_in
from spec_extractor.sources.markdown.vocabulary import AND_WORDS, ENTITY_WORDS, ROLE_WORDS

_NAMED = lazy(r"[\d. ]{0,12}`[a-z][a-z0-9]*(?:_[a-z0-9]+){0,6}`(?:\s?[-–—:：(（].*)?")
_NAME = lazy(r"[A-Z][a-z0-9]{1,30}(?:[A-Z][a-z0-9]{1,30}){0,3}")
_LEAST_TOLD = 3
_PLACES = frozenset({Kind.MODEL, Kind.WEAK_MODEL, Kind.FIELDS})


def read_siblings(document: Document, reading: Reading) -> None:
    """Read the headings in code of a data model that have no fields, where most beside them have."""
    told = lines_of_entities(reading.tellings, document.file)
    known = {entity_key(t.name) for t in reading.tellings if isinstance(t, EntityTelling | EnumTelling) if t.name}
    for parent in document.sections:
        if context(parent) not in _PLACES:
            continue
        named = [one for one in parent.children if _NAMED.fullmatch(one.title.marked[:200])]
        there = sum(1 for one in named if one.line in told)
        announced = not there and (
            _announces(parent)
            or _heads_names(document, parent)
            or (_heads_described(parent) and not any(one.line in told for one in parent.children))
        )
        if announced:
            named = parent.children
        elif there < _LEAST_TOLD or there * 2 < len(named):
            continue
        for section in named:
            label = read_label(section.title.marked)
            if section.line in told or label is None or names_message(label.name):
                continue
            if not (announced or _only_says(section)):
                continue
            if entity_key(label.name) not in known:
                location = Location(document.file, section.line)
                fields = _fields_in_sentences(document, section)
                telling = EntityTelling(label.name, location, fields, _said(section), exactness=Exactness.LOOSE)
                reading.tellings.append(telling)


def _announces(parent: Section) -> bool:
    """Whether the last line above headings of one name each says that they are models: ``The models are:``."""
    last = parent.blocks[-1] if parent.blocks else None
    line = one_line(last.text.plain)[-200:] if isinstance(last, Paragraph) else ""
    if not line.endswith((":", "：")) or not any(_says_models(word) for word in line[:-1].lower().split()):
        return False
    names = [one.title.plain for one in parent.children]
    return len(names) >= _LEAST_TOLD and all(_NAME.fullmatch(name) for name in names)


def _heads_names(document: Document, parent: Section) -> bool:
    """Whether a heading such as ``Entities`` is over nothing but names, most of which stand in code elsewhere."""
    last = parent.title.plain.rsplit(maxsplit=1)[-1:]
    names = [one.title.plain for one in parent.children if kind_of(one) is Kind.UNKNOWN]
    if not _LEAST_TOLD <= len(names) == len(parent.children) or not last or last[0].lower() not in ENTITY_WORDS:
        return False
    if not all(map(_NAME.fullmatch, names)):
        return False
    blocks = [block for _, block in document.blocks()]
    coded = {name for one in blocks if isinstance(one, Fence) for name in _DRAWN.findall(one.content[:20_000])}
    coded |= {name for text in texts_in(blocks) for name in _CODED.findall(text.marked)}
    return sum(name in coded for name in names) * 2 > len(names)


def _heads_described(parent: Section) -> bool:
    """Whether a heading such as ``Entities`` is over names with a paragraph each and nothing else."""
    last = parent.title.plain.rstrip(":： ").rsplit(maxsplit=1)[-1:]
    if kind_of(parent) is not Kind.MODEL or not last or last[0].lower() not in ENTITY_WORDS:
        return False
    described = [
        one
        for one in parent.children
        if _NAMES.fullmatch(one.title.plain) and _only_says(one) and len(one.blocks) == 1
    ]
    return len(described) > 1 and len(described) == len(parent.children)


_NAMES = lazy(r"[A-Z][A-Za-z0-9]{1,40}(?: [A-Z][A-Za-z0-9]{1,40})?")


def _fields_in_sentences(document: Document, section: Section) -> tuple[FieldTelling, ...]:
    """The fields with which bullets and paragraphs below an entity begin: `` `sentAt` is set by the phone``."""
    found: dict[str, FieldTelling] = {}
    for text in texts_in(section.blocks):
        for sentence in one_line(text.marked)[:1500].split(". "):
            led = _LED.match(sentence)
            for name in _CODED.findall(led.group()) if led else ():
                location = Location(document.file, text.line)
                found.setdefault(name, FieldTelling(name, location, certainty=Certainty.INFERRED))
    return tuple(found.values()) if any(map(_COLUMN.fullmatch, found)) else ()


_DRAWN = lazy(r"[A-Z][A-Za-z0-9]{1,60}")
_CODED = lazy(r"`([A-Za-z]\w{0,60})`")
_LED = lazy(rf"`[a-z]\w{{0,60}}`(?:,? (?:(?:{either(AND_WORDS)}) )?`[a-z]\w{{0,60}}`){{0,5}} (?=[^\W\d_])")
_COLUMN = lazy(r"[a-z][a-z0-9]{0,40}(?:_[a-z0-9]{1,40}|[A-Z][a-z0-9]{1,40}){1,6}")
"""A name as code has it: no value is called so."""


def _says_models(word: str) -> bool:
    singular = next((word.removesuffix(end) for end in ("s", "es", "e", "en") if word.endswith(end)), "")
    return word in ENTITY_WORDS or singular in ROLE_WORDS


def _only_says(section: Section) -> bool:
    """Whether nothing below the heading but sentences and drawings could say what the table holds."""
    nothing = not any(isinstance(block, List | Table) for block in section.blocks) and not section.children
    return nothing and kind_of(section) is Kind.UNKNOWN


def _said(section: Section) -> str:
    first = next((block for block in section.blocks if isinstance(block, Paragraph)), None)
    return one_line(first.text.plain)[:500] if first is not None else ""
