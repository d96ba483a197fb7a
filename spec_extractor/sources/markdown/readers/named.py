"""Sentences that name entities where no model is stated: ``entities like Ferry, Crossing and Ticket``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key, plural, singular, snake
from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.headings import Kind, classify, is_excluded
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.prose_text import MAX_SENTENCE, sentences_of
from spec_extractor.sources.markdown.readers.drawn_relations import drawn_names
from spec_extractor.sources.markdown.recorded_text import NAMED, NAMED_BEFORE, NAMES_FOLLOW
from spec_extractor.sources.markdown.split import one_line, split, unquote
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, Reading
from spec_extractor.sources.markdown.tree import Block, Document, List, Paragraph, Section, Text
from spec_extractor.sources.markdown.vocabulary import ENTITY_WORDS, PREDICATES

_LEAST = 3
_NAME = lazy(r"`[A-Za-z]\w{1,60}`|[A-Z]\w{1,40}(?: [A-Z]\w{1,30}){0,2}")


_LISTED_TABLES = lazy(
    r"(?:[^\W\d][\w-]{1,20} ){0,2}"
    rf"(?:(?:{either(ENTITY_WORDS)})|(?P<coded>{either(PREDICATES['models'])}))\s?: "
    r"(?P<list>(?(coded)`(?:[A-Z][a-z0-9]+){1,4}`(?:,? (?:and )?`(?:[A-Z][a-z0-9]+){1,4}`){2,30}|"
    r"[a-z]+(?:_[a-z]+){0,4}(?:,? (?:and )?[a-z]+(?:_[a-z]+){0,4}){2,30}))\.?",
    re.I,
)
"""``tables: suppliers, orders, invoices``; names of models stand in code."""
_TABLE_NAME = lazy(r"`[a-z]{2,20}(?:_[a-z]{2,20}){1,4}s`")
"""What is a table's name even beside only one other."""


def read_named(document: Document, texts: Sequence[Text], reading: Reading) -> None:
    """Tell the names of lists of at least three, in capitals or in code, unless entities are stated elsewhere."""
    told = [t for t in reading.tellings if isinstance(t, EntityTelling)]
    _read_beside(document, texts, told, reading)
    if sum(t.exactness > Exactness.PROSE for t in told) > 1:
        return
    if not told:
        reading.tellings.extend(
            EntityTelling(name, location, certainty=Certainty.INFERRED)
            for name, location in drawn_names(document, reading)
        )
    for section in document.sections:
        if not is_excluded(section):
            for head, block in pairwise(section.blocks):
                _read_list(document, head, block, reading)
            _read_described(document, section, reading)
    if not told:
        _read_kept(document, texts, reading)
    for text in texts:
        for sentence, line in sentences_of(text):
            before = NAMED_BEFORE.search(sentence[:MAX_SENTENCE])
            match = before or NAMED.search(sentence[:MAX_SENTENCE])
            names = members(match["list"]) if match else []
            labels = [
                read_label(name) for name in names if (before and name[0].isupper()) or _NAME.fullmatch(name)
            ]
            if match := _LISTED_TABLES.fullmatch(sentence[:MAX_SENTENCE]):
                names = [unquote(name) for name in members(match["list"])]
                labels = [read_label(name) for name in names if match["coded"] or plural(name) == snake(name)]
            two = len(names) == 2 and all(map(_TABLE_NAME.fullmatch, names))
            if (len(names) < _LEAST and not two) or len(labels) < len(names) or None in labels:
                continue
            reading.items.add(line)
            reading.tellings.extend(
                EntityTelling(label.name, Location(document.file, line), certainty=Certainty.INFERRED)
                for label in labels
                if label is not None
            )


def _read_list(document: Document, head: Block, block: Block, reading: Reading) -> None:
    """Tell a list of names in code below a line that says that they are tables."""
    if not isinstance(head, Paragraph) or not isinstance(block, List) or block.line in reading.used:
        return
    names = [item.text.marked for item in block.items[:100] if not item.items]
    last = one_line(head.text.plain)[-120:]
    if len(names) < max(_LEAST, len(block.items)) or not NAMES_FOLLOW.search(last):
        return
    if all(_CODED.fullmatch(name) for name in names):
        reading.used.add(block.line)
        reading.tellings.extend(
            EntityTelling(
                item.text.plain.strip("`"), Location(document.file, item.line), certainty=Certainty.INFERRED
            )
            for item in block.items
        )


def _read_described(document: Document, section: Section, reading: Reading) -> None:
    """Tell the models in code that a list describes below an item on all models: ``- `Boat`: what it is``."""
    lists = [block for block in section.blocks if isinstance(block, List)]
    for item in (item for block in lists for item in block.items if block.line not in reading.used):
        found = [(one, _DESCRIBED.match(one_line(one.text.marked))) for one in item.items]
        head = one_line(item.text.plain)[:400]
        if len(found) < _LEAST or not all(match for _, match in found) or not _ALL_MODELS.search(head):
            continue
        reading.items.update(one.line for one in item.items)
        reading.tellings.extend(
            EntityTelling(match["name"], Location(document.file, one.line), certainty=Certainty.INFERRED)
            for one, match in found
            if match is not None
        )


_DESCRIBED = lazy(r"\**`(?P<name>(?:[A-Z][a-z0-9]+)+|[a-z]+(?:_[a-z]+)*s)`\**(?:\s?[:：–—(-]|$)")
_ALL_MODELS = lazy(
    rf"(?:\b(?:{either((*ENTITY_WORDS, *PREDICATES['models']))})\b|{either(ENTITY_WORDS, wide=True)}).*[:：]$",
    re.I,
)
_CODED = lazy(r"`[A-Za-z]\w{1,60}`")
_ALL = lazy(
    rf"(?:\b(?:{either(ENTITY_WORDS)})|(?:{either(ENTITY_WORDS, wide=True)}))\s?[:：]\s?"
    r"(?P<list>`\w{2,60}`(?:(?:\s?[、,，]\s?(?:and )?| and )`\w{2,60}`){2,60})[.。]?$",
    re.I,
)
"""``the schema has seven tables: `clubs`, `courts`, `coaches` ``."""


def _read_beside(
    document: Document, texts: Sequence[Text], told: Sequence[EntityTelling], reading: Reading
) -> None:
    """Tell what a list of all tables names beside those that the document states, at least half of it."""
    keys = {entity_key(t.name) for t in told if t.exactness > Exactness.PROSE and not t.weak}
    for text in texts if keys else ():
        for line in text.lines():
            match = _ALL.search(one_line(line.marked)[-_MAX_LIST:])
            names = match["list"].split("`")[1::2] if match else []
            known = sum(entity_key(name) in keys for name in names)
            if known * 2 >= len(names) > known:
                reading.items.add(line.line)
                reading.tellings.extend(
                    EntityTelling(name, Location(document.file, line.line))
                    for name in names
                    if entity_key(name) not in keys
                )


_MAX_LIST = 1500
_KEPT = lazy(
    r"(?P<label>[^\W\d][\w ]{2,30})\s?[:：]\s?"
    r"(?P<list>`?[a-z]\w{2,40}`?[^.;:]{0,160}(?:;\s?`?[a-z]\w{2,40}`?[^.;:]{0,160}){3,30})"
)
_PLACES = frozenset({Kind.MODEL, Kind.WEAK_MODEL})


def _read_kept(document: Document, texts: Sequence[Text], reading: Reading) -> None:
    """Tell the tables of ``Persistence: boats; berths (pier, number); tide_tables``, with remarks on some."""
    for text in texts:
        for sentence, line in sentences_of(text):
            match = _KEPT.fullmatch(sentence[:MAX_SENTENCE])
            if match is None or classify(match["label"]) not in _PLACES:
                continue
            heads = [part.partition("(")[0].replace("`", "").split() for part in split(match["list"], ";")]
            names = [head[0] for head in heads if head]
            several = sum(plural(name) == name != singular(name) for name in names)
            if several * 5 < len(names) * 3 or any(len(head) > _LEAST for head in heads):
                continue
            reading.items.add(line)
            reading.tellings.extend(
                EntityTelling(name, Location(document.file, line), certainty=Certainty.INFERRED) for name in names
            )
