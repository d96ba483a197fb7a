"""Paragraphs below an entity's heading that list its columns in code: ``At most ten: `id`, `crate_id` ``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded, kind_of, without_suffix
from spec_extractor.sources.markdown.labels import passes, read_label, without_kind
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.readers.tables import entity, names_message
from spec_extractor.sources.markdown.split import one_line, split
from spec_extractor.sources.markdown.tellings import Exactness, Reading
from spec_extractor.sources.markdown.tree import Document, Paragraph
from spec_extractor.sources.markdown.vocabulary import ATTRIBUTE_WORDS, PREDICATES

_MODELS = frozenset({Kind.MODEL, Kind.WEAK_MODEL, Kind.FIELDS})
_COLUMN = r"`[A-Za-z]\w{0,60}\??`(?:\s?[(（][^()（）`]{1,60}[)）])?"
_AND = r"(?:,?\s?(?:and|y|e|et|und|ed|en|ve|и|i|与|和|及|と|및)\s?|\s?[,，、;；]\s?)"
_RUN = lazy(rf"{_COLUMN}(?:{_AND}{_COLUMN}){{2,60}}", re.I)
_ONE = lazy(_COLUMN)
_KEY = lazy(r"`(?:id|\w{1,60}(?:_id|_at|_uuid|_date|(?<=[a-z])(?:Id|At)))\??`")
_SENTENCE = lazy(r"[.;。；]\s?")
_SAYS = lazy(
    rf"\b(?:{either(ATTRIBUTE_WORDS)})\b[^`:]{{0,30}}$|(?:{either(ATTRIBUTE_WORDS, wide=True)})[^`:：]{{0,8}}$",
    re.I,
)
_OTHERS = lazy(rf"\b(?:{either(PREDICATES['no_columns'])})\b|{either(PREDICATES['no_columns'], wide=True)}", re.I)
"""What before a list says that it is of something else: an index, the values of a state, a message."""
_MAX = 4000


def read_coded_paragraphs(document: Document, reading: Reading) -> None:
    """Read them within data models, where a name is among them that keys and moments have."""
    for section in document.sections:
        if context(section) not in _MODELS or is_excluded(section):
            continue
        kind = kind_of(section)
        named = section.title.marked if kind is Kind.UNKNOWN else ""
        if kind is Kind.MODEL:
            # "Data model (table `orders`)".
            remark = without_suffix(section.title.marked)[1]
            named = remark if without_kind(remark) != remark else ""
        label = read_label(without_kind(named)) if named and section.level > 1 else None
        if label is None or passes(label) or names_message(label.name):
            continue
        for block in section.blocks:
            if not isinstance(block, Paragraph) or block.line in reading.used:
                continue
            location = Location(document.file, block.line)
            text = one_line(block.text.marked)[:_MAX]
            parts = _whole(text) or _typed_columns(text) or _columns(text)
            told = [parse_field(part, location) for part in parts]
            fields = tuple(field for field in told if field is not None)
            if fields:
                heading = Location(document.file, section.line)
                reading.tellings.append(entity(label, heading, fields, Exactness.LOOSE))
                reading.used.update(line.line for line in block.text.lines())


_WHOLE = lazy(r"`(?P<listed>[^`]{3,2000})`\.?")
_PART = lazy(r"[^\W\d]\w{0,60}(?:\[\])?\??(?: \([^()]{1,60}\))?")


def _whole(text: str) -> list[str]:
    """The columns of a paragraph that is nothing but their list in code: `` `id, state, paths[]` ``."""
    found = _WHOLE.fullmatch(text)
    parts = split(found["listed"], ",") if found else []
    sure = sum(is_column_name(part) or _KEY.fullmatch(f"`{part}`") is not None for part in parts)
    return parts if len(parts) > _LEAST and all(map(_PART.fullmatch, parts)) and sure > 1 else []


def _typed_columns(text: str) -> list[str]:
    """The columns of the sentence that lists them with their types: `` `id`, `size` int, `kind` enum(a, b)``."""
    for sentence in _NEXT.split(text):
        parts = split(sentence.rstrip(". "), ",")
        coded = [part for part in parts if _CODED.fullmatch(part)]
        told = [parse_field(part, Location("")) for part in coded]
        sure = sum(1 for one in told if one is not None and (is_typed(one) or _KEY.match(f"`{one.name}`")))
        if len(coded) >= _LEAST and len(coded) * 3 >= len(parts) * 2 and sure and _CODED.fullmatch(parts[-1]):
            return coded
    return []


_NEXT = lazy(r"[.;。；]\s(?=[A-Z`\u2e80-\uffff])")
_CODED = lazy(r"`[A-Za-z]\w{0,60}\??`(?:\s?[(（\[].*| [^`]{1,40}(?:[(（].*)?)?")
_LEAST = 3


def _columns(text: str) -> Iterator[str]:
    """The columns in the first list of a paragraph that is announced as such."""
    for run in _RUN.finditer(text):
        before = _SENTENCE.split(text[: run.start()])[-1].rstrip()
        announced = not before or before.endswith((":", "：")) or _SAYS.search(before[-_MAX_BEFORE:])
        if announced and _KEY.search(run[0]) and not _OTHERS.search(before):
            yield from (one[0] for one in _ONE.finditer(run[0]))
            return


_MAX_BEFORE = 120
