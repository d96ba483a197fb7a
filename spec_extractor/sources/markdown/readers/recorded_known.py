"""Of which things sentences speak as of what is kept: managed, or told of one after the other in the same form."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key, words
from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.headings import Kind, context
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.prose_text import MAX_SENTENCE, sentences_of
from spec_extractor.sources.markdown.readers.recorded_attributes import read_list_of_attributes
from spec_extractor.sources.markdown.recorded_text import EACH_HAS, MANAGES, NO_RECORDS
from spec_extractor.sources.markdown.split import one_line, word_set
from spec_extractor.sources.markdown.tree import Section, Text
from spec_extractor.sources.markdown.vocabulary import COMMON_NAMES

SAYS_NO_DATA = frozenset({Kind.IGNORED, Kind.STORIES, Kind.ACCEPTANCE, Kind.INTEGRATIONS, Kind.AUTH})
NO_SUBJECTS = NO_RECORDS | word_set(
    "user component button card view modal layout header footer widget interface module rule endpoint service "
    "feature role request message command"
)
"""Nouns of which sentences say a lot without any of it being stored."""
_LEAST_LIKELY = 3


def repeated(texts: Sequence[tuple[Section, Text]]) -> set[str]:
    """The keys of what a section says in the same form, thing by thing: ``A walk has …. An alert has …``."""
    found: set[str] = set()
    for section, group in groupby(texts, key=lambda pair: pair[0]):
        if context(section) in SAYS_NO_DATA:
            continue
        keys: dict[str, int] = {}
        for _, text in group:
            for sentence, _ in sentences_of(text):
                match = EACH_HAS.match(sentence[:MAX_SENTENCE])
                label = read_label(match.group("noun")) if match else None
                if match is None or label is None or words(label.name)[-1] in NO_SUBJECTS:
                    continue
                told = read_list_of_attributes(one_line(match.group("list")).rstrip("."), label.name, Location(""))
                likely = (
                    sum(f.name.lower() in COMMON_NAMES or infer_type(f.name) != "string" for f in told[0])
                    if told
                    else 0
                )
                if told and len(told[0]) > 1 and likely:
                    keys[entity_key(label.name)] = likely + len(told[1])
        if len(keys) > 1 and sum(keys.values()) > _LEAST_LIKELY:
            found |= keys.keys()
    return found


def managed(sentence: str) -> set[str]:
    """The keys of what a sentence says is managed: ``gestiona socios, clases y reservas``."""
    match = MANAGES.search(sentence[:600])
    parts = members(match.group("list")) if match else []
    return {entity_key(part) for part in parts if 1 <= len(part.split()) <= 3} - {""}
