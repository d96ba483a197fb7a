"""The fields of entities that the model only names, where a feature says with what one is made.

``- Berth`` below ``Entities``, and elsewhere ``Create berth (number, depth)``, or the list below ``Create berth``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key, singular, words
from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.readers.recorded_attributes import attribute
from spec_extractor.sources.markdown.split import one_line, split
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document, Item, List, Paragraph, Section, Text
from spec_extractor.sources.markdown.vocabulary import (
    AND_WORDS,
    ARTICLES,
    COMMON_NAMES,
    CREATE_WORDS,
    EDIT_WORDS,
    FEATURE_WORDS,
    FLAGS,
    LIKELY_NAMES,
    MAKE_WORDS,
    MANAGE_WORDS,
    OR_WORDS,
    SPECIFYING_WORDS,
    WITH_WORDS,
)

_NO_DATA = frozenset({Kind.STORIES, Kind.ACCEPTANCE, Kind.INTEGRATIONS, Kind.AUTH, Kind.MODEL})
_VERB = rf"(?:{either((*MAKE_WORDS, *CREATE_WORDS, *EDIT_WORDS, *MANAGE_WORDS))})"
_WORD = r"[^\W\d_][\w-]{0,30}"
_INNER = r"(?:\s?\((?P<inner>[^()]{3,300}(?:\([^()]{0,60}\)[^()]{0,100}){0,6})\))?"
_LIST = (
    rf"{_INNER}"
    rf"(?:(?:\s?:|,? (?:{either(WITH_WORDS)}|{either(SPECIFYING_WORDS)})\b:?)\s?(?P<list>.{{4,400}}))?[.:]?$"
)
_NOUN = rf"(?P<noun>{_WORD}(?: {_WORD}){{0,3}}?)"
_WIDE_MADE = rf"(?:{either((*MAKE_WORDS, *CREATE_WORDS), wide=True)})"
_FORMS = (
    lazy(
        rf"{_VERB}(?:(?:,|/| ?&| (?:{either(AND_WORDS)}|{either(OR_WORDS)})) ?{_VERB}){{0,3}} "
        rf"(?:(?:{either(ARTICLES)}|new) )?{_NOUN}{_LIST}",
        re.I,
    ),
    lazy(rf"{_NOUN} (?:{either(FEATURE_WORDS)}){_LIST}", re.I),
    lazy(rf"{_WIDE_MADE}(?P<noun>[^\W\d_]{{1,10}}){_INNER}(?:\s?:\s?(?P<list>.{{4,400}}))?[.。:]?$"),
    lazy(rf"(?P<noun>[^\W\d_]{{1,10}}?)\s?{_WIDE_MADE}{_INNER}(?:\s?:\s?(?P<list>.{{4,400}}))?[.。:]?$"),
)
"""``Add a berth (number, depth)``, ``Berth entry: number, depth``; in scripts without blanks too."""
_OTHER = lazy(rf"(?<=\w) (?:{either(OR_WORDS)}) [^:()]*$", re.I)
_PER = lazy(r"[^\W\d_]{3,20} per [^\W\d_]{3,20}", re.I)
"""``fee per night``: no clause."""
_MAX_LINE = 600
_MAX_WORDS = 4
_MAX_LABEL = 40
_SOME = 2


def read_completed(document: Document, reading: Reading) -> None:
    """Tell the fields of entities for which no reader has found any."""
    told = [t for t in reading.tellings if isinstance(t, EntityTelling) and not t.weak]
    known = {entity_key(t.name): t.name for t in told}
    full = {entity_key(t.name) for t in told if t.fields}
    bare = {key: name for key, name in known.items() if key not in full}
    for section in document.sections if bare else ():
        if is_excluded(section) or context(section) in _NO_DATA:
            continue
        for text, items in _lines(section):
            line = _bare(text)
            match = next((found for form in _FORMS if (found := form.match(line))), None)
            name = _named(match["noun"], bare) if match else ""
            if match is None or not name:
                continue
            location = Location(document.file, text.line)
            listed = next((one for one in (match["list"], match["inner"]) if one and len(members(one)) > 1), "")
            fields = tuple(_referring(field, known) for field in _fields(listed, items, name, location))
            if len(fields) >= _SOME and any(_is_likely(field, known) for field in fields):
                reading.items.update({text.line, *(item.line for item in items)})
                reading.tellings.append(
                    EntityTelling(name, location, fields, certainty=Certainty.INFERRED, exactness=Exactness.PROSE)
                )


def _lines(section: Section) -> Iterator[tuple[Text, Sequence[Item]]]:
    """Every line and item with what is nested below it."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield from ((line, ()) for line in block.text.lines())
        elif isinstance(block, List):
            yield from ((item.text, item.items) for item in block.items)
            yield from ((child.text, child.items) for item in block.items for child in item.items)


def _bare(text: Text) -> str:
    """A line without its marks, with the signs of other scripts as those of this one."""
    return one_line(text.marked[:_MAX_LINE].replace("`", "").replace("**", ""))


def _named(noun: str, bare: dict[str, str]) -> str:
    """The entity that a noun names, with a word before it too: ``Manual berth entry``."""
    parts = noun.split()
    keys = (entity_key(" ".join(parts[start:])) for start in range(min(len(parts), 2)))
    return next((bare[key] for key in keys if key in bare), "")


def _fields(listed: str, items: Sequence[Item], subject: str, location: Location) -> tuple[FieldTelling, ...]:
    """The attributes of a list or of the items below; nothing where too many parts are none."""
    below = [_bare(item.text) for item in items]
    if not listed and len(below) == 1:
        listed, below = below[0], []
    if listed:
        # "one card per stay; number, colour": a remark before the list.
        pieces = [members(piece) for piece in split(listed, ";")]
        parts = [
            one for piece in (pieces[1:] if len(pieces) == _SOME > len(pieces[0]) else pieces) for one in piece
        ]
    elif all(":" in line[:_MAX_LABEL] for line in below):
        parts = below
    else:
        return ()
    told = [_field(part, subject, location) for part in parts]
    fields = tuple(field for field in told if field is not None)
    return fields if len(fields) * 3 >= len(parts) * 2 else ()


def _field(part: str, subject: str, location: Location) -> FieldTelling | None:
    part = part.rstrip(".") if ":" in part else _OTHER.sub("", part.rstrip("."))
    head, _, last = part.rpartition(" ")
    part = f"{head} ({last})" if head and FLAGS.get(last.lower()) == "optional" else part
    name = part.partition(":")[0].partition("(")[0]
    if len(name.split()) > _MAX_WORDS:
        return None
    if _PER.fullmatch(part):
        return FieldTelling(part, location, certainty=Certainty.INFERRED, exactness=Exactness.PROSE)
    if ":" in part and (field := parse_field(part, location)) is not None:
        return replace(field, certainty=Certainty.INFERRED, exactness=Exactness.PROSE)
    return attribute(part, subject, location)


def _referring(field: FieldTelling, known: dict[str, str]) -> FieldTelling:
    """A field that bears the last word of one entity's name refers to it: ``class`` of ``BerthClass``."""
    bare = _REFERENCE.sub("", field.name)
    key = entity_key(bare)
    ends = [
        name for other, name in known.items() if other == key or (words(name)[-1] == key and singular(bare) == key)
    ]
    if len(ends) != 1 or field.values or field.type or (bare == field.name and key in known):
        return field
    return replace(field, name=bare, target=ends[0])


_REFERENCE = lazy(r"(?<=\w) ref(?:erence)?$", re.I)


def _is_likely(field: FieldTelling, known: dict[str, str]) -> bool:
    name = field.name.lower()
    return (
        bool(field.values or field.type or field.target)
        or name in COMMON_NAMES | LIKELY_NAMES
        or infer_type(field.name) != "string"
        or entity_key(name) in known
    )
