"""Bullets and lines below an entity that list its fields behind a word for it: ``Stores: name, length``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.comma_lists import without_end
from spec_extractor.sources.markdown.heading_roles import is_facet
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.modifiers import run
from spec_extractor.sources.markdown.patterns import alternatives, either, lazy
from spec_extractor.sources.markdown.phrases import starts_relation
from spec_extractor.sources.markdown.readers.facets import parted
from spec_extractor.sources.markdown.readers.listed import inline_fields
from spec_extractor.sources.markdown.readers.several import one_code_list, without_foreign_label
from spec_extractor.sources.markdown.split import label_of, one_line, split, with_commas
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.tree import Item, List, Text
from spec_extractor.sources.markdown.vocabulary import (
    ATTRIBUTE_WORDS,
    DATA_LABELS,
    HAS_WORDS,
    SENTENCE_PARTS,
    STORE_WORDS,
)

_VERBS = sorted(
    {*SENTENCE_PARTS["has"], *SENTENCE_PARTS["holds"], *HAS_WORDS, *STORE_WORDS},
    key=lambda verb: (-len(verb), verb),
)
_LABELS = DATA_LABELS | {label_of(word) for word in (*_VERBS, *ATTRIBUTE_WORDS)}
_OPEN = frozenset(map(label_of, SENTENCE_PARTS["labels_of_attributes"]))
"""What may be a field's own name, too."""
_SAID = lazy(
    rf"(?:(?:it|they|{alternatives(ATTRIBUTE_WORDS)}|(?:each|every|the|an?)(?: (?P<each>[\w ]{{1,40}}?))?)\s)?"
    rf"(?:{either(_VERBS)})\s(?:the )?(?:following )?"
    rf"(?:(?:{alternatives(ATTRIBUTE_WORDS)}) )?(?:(?:such as|like|including)\s)?:?\s?(?P<listed>.+)",
    re.I,
)
_LABELLED = lazy(r"(?P<label>[^\W\d_][^:：`,;()]{1,30}?)(?: ?\(\d{1,2}\))?(?:\s?[:：]|\s[–—-])\s(?P<listed>.+)")
_TYPED = lazy(r"`?[^\W\d][\w ]{0,40}`?\s?[:：]\s?[^\W\d]\w{1,20}(?:\([\d, ]{1,10}\))?\??")
_LEAST = 2
_MANY = 3
_MOST_WORDS = 3
_MAX = 1000


def listed_columns(text: str, subject: str, location: Location) -> Sequence[FieldTelling]:
    """The fields of a line that only lists those of ``subject``, in code or behind a word for it; or none."""
    if columns := one_code_list(text, location):
        return columns
    listed = _as_list(with_commas(without_foreign_label(text)), subject)
    return inline_fields(listed, location, strict=False) or () if listed else ()


def _as_list(text: str, subject: str) -> str:
    """The list of fields that a text has behind a label or a verb, with commas; or nothing."""
    if len(text) > _MAX:
        return ""
    plain = text.replace("**", "").replace("__", "")
    labelled = _LABELLED.fullmatch(plain)
    label = labelled["label"].strip(" *") if labelled else ""
    if labelled and (label_of(label) in _LABELS or classify(label) is Kind.FIELDS):
        return _listed(labelled["listed"], _LEAST)
    if labelled and label_of(label) in _OPEN:
        return _listed(labelled["listed"], _MANY)
    said = _SAID.fullmatch(plain)
    if said and said["each"] and entity_key(said["each"]) != entity_key(subject):
        return ""
    if said and not starts_relation(plain):
        return _listed(said["listed"], _MANY)
    parts = split(with_commas(plain.rstrip(".")), ",;")
    typed = len(parts) >= _LEAST and all(map(_TYPED.fullmatch, parts))
    signed = len(parts) >= _MANY and not set(",;") & set(plain) and any(map(is_column_name, parts))
    signed = signed and not any(run(part) and not is_column_name(part) for part in parts)
    return _listed(plain, _LEAST) if typed or signed else ""


def _listed(text: str, least: int) -> str:
    text = with_commas(text.strip().rstrip("."))
    parts = split(without_end(text), ",;")
    names = [part.partition("(")[0].partition(":")[0].strip() for part in parts]
    short = all(0 < len(name.split()) <= _MOST_WORDS for name in names)
    return ", ".join(parts) if len(parts) >= least and short else ""


def with_fields_label(block: List, subject: str) -> List:
    """The list with ``Fields:`` before what lists the fields of ``subject``, the entity around it.

    That is so where no other item is a field: else ``Details: size, colour`` may be one, too.
    """
    single = [item for item in block.items if not item.items]
    lists = {item.line: listed for item in single if (listed := _as_list(one_line(item.text.marked), subject))}
    if not lists or any(_may_be_field(item) for item in block.items if item.line not in lists):
        return block
    return replace(block, items=tuple(_labelled(item, lists.get(item.line, "")) for item in block.items))


def _labelled(item: Item, listed: str) -> Item:
    told = f"Fields: {listed}"
    return replace(item, text=Text(told.replace("`", ""), told, item.line)) if listed else item


def _may_be_field(item: Item) -> bool:
    label, colon, rest = parted(item)
    told = one_line(item.text.marked)
    if is_facet(label) or starts_relation(told):
        return False
    short = len((label or told).split()) <= _MOST_WORDS
    return short and (not colon or len(rest.split()) <= _MOST_WORDS)
