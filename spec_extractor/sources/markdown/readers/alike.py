"""Bullets of one shape, ``Berth (length, depth)``: where most are read as entities, so are the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spec_extractor.diagnostics import Diagnostic, Location, warning
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.tables import names_message
from spec_extractor.sources.markdown.split import one_line, split
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, Telling
from spec_extractor.sources.markdown.tree import Document, Item
from spec_extractor.wording import quoted

_SHAPE = lazy(
    r"(?P<name>[^\W\d_a-z]\w{1,30}(?: \w{1,20}){0,2}?)(?:/\w{2,30})? ?[(（](?P<listed>[^()（）]{3,400})[)）][.;]?"
)
_LEAST = 2
_MOST_WORDS = 3


def with_alike(document: Document, items: Sequence[Item], told: Sequence[list[Telling]]) -> list[list[Telling]]:
    """The tellings of a list's items, with those of the items that look as the others."""
    shapes = [_SHAPE.fullmatch(one_line(item.text.plain)[:500]) for item in items]
    read = sum(1 for shape, tellings in zip(shapes, told, strict=True) if shape and tellings)
    result = list(told)
    if read < _LEAST or sum(map(bool, shapes)) * 4 < len(items) * 3:
        return result
    for at, (item, shape) in enumerate(zip(items, shapes, strict=True)):
        label = read_label(shape["name"]) if shape and not told[at] and not item.items else None
        if shape is None or label is None or names_message(label.name) or classify(label.name) is not Kind.UNKNOWN:
            continue
        location = Location(document.file, item.line)
        parsed = [parse_field(part, location) for part in split(shape["listed"], ",;")]
        named = tuple(one for one in parsed if one is not None and len(one.name.split()) <= _MOST_WORDS)
        result[at] = [EntityTelling(label.name, location, named, shape["listed"], exactness=Exactness.LOOSE)]
    return result


def told_twice(tellings: Sequence[Telling], named: dict[str, EntityTelling]) -> Iterator[Diagnostic]:
    """What to say of entries that a list has already, by the key of the entity."""
    for telling in tellings:
        if isinstance(telling, EntityTelling):
            first = named.setdefault(entity_key(telling.name), telling)
            if first is not telling:
                yield warning(
                    "PRD141",
                    telling.location,
                    f"{quoted(first.name)} and {quoted(telling.name)} (lines {first.location.line} and "
                    f"{telling.location.line}) are read as one entity, with the fields of both",
                    "join the two, or give them names that differ in more than case, number and separators",
                )
