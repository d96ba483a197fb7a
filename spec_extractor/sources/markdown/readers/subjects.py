"""Sentences about entities of which elsewhere only the names are listed: ``Book has title and ISBN``.

Also ``The reader's name is recorded in the loan``, ``Loan will have FK of Book``, ``Each book belongs to one``,
and below the entity's own heading ``Stores date and weight``. The names vouch for the subjects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.modifiers import run
from spec_extractor.sources.markdown.patterns import alternatives, either, lazy
from spec_extractor.sources.markdown.phrases import parse_relations, starts_relation
from spec_extractor.sources.markdown.prose_text import sentences_of
from spec_extractor.sources.markdown.readers.recorded_attributes import attribute, read_list_of_attributes
from spec_extractor.sources.markdown.recorded_text import HAS, ONE_OF_EACH
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, Reading, RelationTelling
from spec_extractor.sources.markdown.tree import Document, Section, Text
from spec_extractor.sources.markdown.vocabulary import ARTICLES, COMMON_NAMES, EACH_WORDS, PREDICATES, STORE_WORDS

_MAX_SENTENCE = 400
_WORD = r"[^\W\d][\w-]{0,30}"
_NOUN = rf"[`\"']?(?P<noun>{_WORD}(?: {_WORD}){{0,2}}?)[`\"']?"
_THE = rf"(?:(?:{either(EACH_WORDS)}|{either(ARTICLES)}) )?"
_HAS = lazy(rf"{_THE}{_NOUN} (?P<list>{HAS} .+)", re.I)
_IS = lazy(rf"{_THE}{_NOUN} (?P<rest>\w.+)", re.I)
_STORES = lazy(rf"(?:{either(STORE_WORDS)}) (?P<list>.+)", re.I)
_KEPT_IN = lazy(
    rf"(?P<list>[^.;:]{{3,120}}?) (?:{alternatives(PREDICATES['kept_in'])}) (?:(?:{either(ARTICLES)}) )?{_NOUN}$",
    re.I,
)
_KEY = lazy(
    rf"{_THE}{_NOUN} (?:{HAS}) (?:(?:{either(ARTICLES)}) )?(?:{alternatives(PREDICATES['foreign_key'])}) "
    rf"(?:{alternatives(PREDICATES['of'])}|to|for|para|vers|auf) (?:(?:{either(ARTICLES)}) )?"
    rf"(?P<target>{_WORD}(?: {_WORD})?)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Named:
    """The keys of all entities told, and of those without a field."""

    all: frozenset[str]
    bare: frozenset[str]


def read_subjects(document: Document, texts: Sequence[tuple[Section, Text]], reading: Reading) -> None:
    """Read the sentences of ``texts``; entities that other readers have found with fields get none here."""
    told = [t for t in reading.tellings if isinstance(t, EntityTelling) and not t.weak]
    fields = {entity_key(t.name) for t in told if t.fields}
    every = frozenset(entity_key(t.name) for t in told)
    named = _Named(every, every - fields)
    for section, text in texts:
        for sentence, line in sentences_of(text):
            if len(sentence) > _MAX_SENTENCE or line in reading.items:
                continue
            location = Location(document.file, line)
            read = _read(sentence.strip(), section, named, location) if named.bare else ()
            for found in (*read, *_one(sentence, every, location)):
                reading.tellings.append(found)
                reading.items.add(line)


def _read(
    sentence: str, section: Section, named: _Named, location: Location
) -> Iterator[EntityTelling | RelationTelling]:
    key = _KEY.fullmatch(sentence)
    if key is not None:
        ends = {entity_key(key["noun"]), entity_key(key["target"])}
        if ends <= named.all:
            yield _weak(RelationTelling("belongs_to", key["noun"], key["target"], location))
        return
    has = _HAS.match(sentence)
    if has is not None and entity_key(has["noun"]) in named.bare and not starts_relation(has["list"]):
        yield from _fields(has["noun"], has["list"], location)
        return
    relation = _IS.match(sentence)
    if relation is not None and entity_key(relation["noun"]) in named.all and starts_relation(relation["rest"]):
        found, _ = parse_relations(relation["rest"], relation["noun"], location)
        yield from (_weak(one) for one in found if entity_key(one.target) in named.all)
        return
    kept = _KEPT_IN.fullmatch(sentence)
    if kept is not None and entity_key(kept["noun"]) in named.bare:
        yield from _fields(kept["noun"], kept["list"], location, least=1)
        return
    stores = _STORES.match(sentence)
    title = section.title.plain[:60]
    if stores is not None and section.level > 1 and entity_key(title) in named.bare:
        yield from _fields(title, stores["list"], location)


def _one(sentence: str, known: frozenset[str], location: Location) -> Iterator[EntityTelling]:
    """One attribute with what is said of it: ``stores an optional photo for each plant, which …``."""
    match = ONE_OF_EACH.search(sentence)
    if match is None or entity_key(match["noun"]) not in known:
        return
    field = attribute(match["list"], match["noun"], location)
    if field is not None:
        told = replace(field, **(run(match["said"].lower()) or {}))
        yield EntityTelling(
            match["noun"], location, (told,), certainty=Certainty.INFERRED, exactness=Exactness.PROSE
        )


def _fields(noun: str, listed: str, location: Location, *, least: int = 2) -> Iterator[EntityTelling]:
    found = read_list_of_attributes(listed.rstrip(". "), noun, location)
    if found is None or found[1] or len(found[0]) < least:
        return
    if least == 1 or any(f.name.lower() in COMMON_NAMES or infer_type(f.name) != "string" for f in found[0]):
        yield EntityTelling(
            noun, location, tuple(found[0]), certainty=Certainty.INFERRED, exactness=Exactness.PROSE
        )


def _weak(relation: RelationTelling) -> RelationTelling:
    return replace(relation, weak=True, certainty=Certainty.INFERRED)
