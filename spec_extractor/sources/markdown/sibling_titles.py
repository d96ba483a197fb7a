"""What the headings of a data model share beside the names: ``Type: Vessel``, ``class Vessel``, ``E1 Vessel``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spec_extractor.sources.markdown.headings import Kind, classify, without_number
from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.tree import Document, Section, Text, lead_of, rebuilt
from spec_extractor.sources.markdown.vocabulary import SENTENCE_PARTS

_KINDS = alternatives(SENTENCE_PARTS["kinds_before_names"])
_SHARED = (
    lazy(rf"^(?:{_KINDS})(?:\s?\d{{1,3}})?\s?[:：]\s?(?=\S)", re.I),
    lazy(rf"^(?:{alternatives(SENTENCE_PARTS['kinds_in_code'])})\s(?=\S)", re.I),
    lazy(r"^[A-Z]{1,3}\d{1,3}\s(?=[^\W\d])"),
    lazy(rf"(?<=[\w`])\s(?:{alternatives(SENTENCE_PARTS['what_follows_names'])})$", re.I),
    lazy(rf"(?<=[\w`])\s(?:{alternatives(SENTENCE_PARTS['what_may_follow_names'])})$", re.I),
)
_MODELS = frozenset({Kind.MODEL, Kind.WEAK_MODEL})
_LEAST = 2
_MAX_TITLE = 120


def with_own_titles(document: Document) -> Document:
    """The document with what all headings beside each other in its data model share taken off their names."""
    titles: dict[int, Text] = {}
    for section in document.sections:
        if len(section.children) >= _LEAST and _is_model(section):
            titles |= _own_titles(section.children)
    return replace(document, sections=rebuilt(document.sections, titles=titles)) if titles else document


def _is_model(section: Section) -> bool:
    """Whether a section is headed as a data model, or stands in one and only groups what is below it."""
    if section.parent is not None and not section.blocks and classify(section.title.plain) is Kind.UNKNOWN:
        section = section.parent
    return classify(section.title.plain) in _MODELS


def _own_titles(children: Sequence[Section]) -> dict[int, Text]:
    """What headings with something below them say without what all of them begin or end with."""
    named = [one for one in children if one.blocks and classify(one.title.plain) is Kind.UNKNOWN]
    plain = [without_number(one.title.plain) for one in named]
    if len(named) < _LEAST or any(len(title) > _MAX_TITLE for title in plain):
        return {}
    # "Order details" and "User details" may be two things of their own.
    patterns = _SHARED if len(named) > _LEAST else _SHARED[:-1]
    shared = next((pattern for pattern in patterns if all(map(pattern.search, plain))), None)
    return {id(one): _text(one.title, shared) for one in named} if shared else {}


def _text(title: Text, pattern: re.Pattern[str]) -> Text:
    plain, marked = (pattern.sub("", without_number(text), count=1) for text in (title.plain, title.marked))
    return replace(title, plain=plain, marked=marked, lead=lead_of(marked))
