"""Sentences that oblige a thing to have or to refer to something: ``Every boat must have a unique number``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.merge import field_key
from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.readers.known import Known
from spec_extractor.sources.markdown.tellings import Exactness, FieldTelling
from spec_extractor.sources.markdown.vocabulary import ARTICLES, EACH_WORDS, PREDICATES, is_wide

_MAX_SENTENCE = 240
_LEFT_OPEN = frozenset({"can", "may", "will"})
_MUST = alternatives(word for word in PREDICATES["modal"] if word not in _LEFT_OPEN)
_EACH = f"(?:{alternatives(word for word in EACH_WORDS if not is_wide(word))}|{alternatives(ARTICLES)})"
_SUBJECT = rf"^{_EACH} [`\"']?(?P<noun>[^\W\d][\w -]{{1,40}}?)[`\"']? (?:{_MUST})(?: always)? "
_ONLY = alternatives(PREDICATES["single"])
_HAS = lazy(
    rf"{_SUBJECT}(?:{alternatives(PREDICATES['having'])}) (?:(?:{alternatives(ARTICLES)}) )?"
    rf"(?P<unique>(?:{_ONLY}) )?(?P<field>[\w`-]{{2,30}}(?: [\w`-]{{2,30}}){{0,3}}?)(?P<after> (?:{_ONLY}))?\.?$",
    re.I,
)
_REFERS = lazy(
    rf"{_SUBJECT}(?:{alternatives(PREDICATES['referring'])}) (?:(?:{alternatives(ARTICLES)}) )?"
    rf"(?:(?:{alternatives(PREDICATES['present'])}) )?[`\"']?"
    rf"(?P<target>[\w-]{{2,30}}(?: [\w-]{{2,30}}){{0,2}}?)[`\"']?"
    rf"(?: (?:{alternatives(PREDICATES['present'])}))?\.?$",
    re.I,
)


def obligations(sentence: str, known: Known, location: Location) -> Iterator[tuple[str, FieldTelling]]:
    """What a sentence says of fields told elsewhere, with the key of the entity."""
    if len(sentence) > _MAX_SENTENCE:
        return
    match = _HAS.match(sentence)
    entity = entity_key(match["noun"]) if match else ""
    if match and entity in known.fields:
        name = known.fields[entity].get(field_key(match["field"].strip("`")))
        if name is not None:
            unique = bool(match["unique"] or match["after"])
            yield entity, replace(_required(name, location), unique=unique)
        return
    match = _REFERS.match(sentence)
    entity = entity_key(match["noun"]) if match else ""
    if match and entity in known.fields:
        target = field_key(match["target"])
        names = [name for key, name in known.fields[entity].items() if target == key or target.endswith(f"_{key}")]
        if len(names) == 1:
            yield entity, _required(names[0], location)


def _required(name: str, location: Location) -> FieldTelling:
    return FieldTelling(name, location, nullable=False, exactness=Exactness.PROSE)
