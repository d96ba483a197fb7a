"""What says which of an entity's fields are unique: ``UniqueConstraint("race_id", "name")``, ``Único: (a, b)``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spec_extractor.diagnostics import Diagnostic, Location, warning
from spec_extractor.naming import snake
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.split import one_line, split, unquote
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.tree import List
from spec_extractor.sources.markdown.vocabulary import FLAGS
from spec_extractor.wording import quoted

_NAME = r"[\"'`]?[A-Za-z_]\w{0,60}[\"'`]?"
_UNIQUE = lazy(
    r"(?:constraints?\s?[:–—-]\s?)?`?unique(?:_|\s)?(?:constraint|together|index|key)?\s?(?:on|:|=)?\s?`?"
    rf"[(\[]+\s?(?P<names>{_NAME}(?:\s?,\s?{_NAME}){{0,7}})\s?[)\]]",
    re.I,
)
_UNIQUE_WORDS = either(word for word, flag in FLAGS.items() if flag == "unique")
_SENTENCE = lazy(
    rf"\*{{0,2}}(?:{_UNIQUE_WORDS})(?:\s?:\*{{0,2}}\s?|\s(?=\())"
    rf"\(?(?P<names>{_NAME}(?:\s?[,+&]\s?{_NAME}){{0,7}})\)?\.?\*{{0,2}}",
    re.I,
)


def key_of(sentence: str) -> list[str]:
    """The columns that a sentence behind a list says to be unique, or none: ``Unique: (shop_id, code)``."""
    found = _SENTENCE.fullmatch(sentence[:300].strip()) or _UNIQUE.fullmatch(sentence[:300].strip())
    return [unquote(name) for name in re.split(r"\s?[,+&]\s?", found["names"])] if found else []


def without_keys(block: List, file: str) -> tuple[List, list[tuple[Location, list[str]]]]:
    """The list without what says that columns are unique, and that with the columns' names."""
    keys = []
    for item in block.items:
        found = _UNIQUE.match(one_line(item.text.marked)[:600])
        if found is not None:
            keys.append((Location(file, item.line), [unquote(name) for name in split(found["names"], ",")]))
    lines = {location.line for location, _ in keys}
    return replace(block, items=tuple(item for item in block.items if item.line not in lines)), keys


def apply_keys(
    keys: Sequence[tuple[Location, list[str]]], fields: list[FieldTelling], subject: str
) -> list[Diagnostic]:
    """Say at the ``fields`` which are unique, and of those that are it together that alone they are not."""
    told = []
    for location, names in keys:
        keyed = {snake(name) for name in names}
        alone = len(keyed) == 1
        for at, field in enumerate(fields):
            if snake(field.name) in keyed:
                fields[at] = replace(
                    field,
                    unique=field.unique or alone,
                    unique_with_others=field.unique_with_others or not alone,
                )
        if not alone:
            listed = ", ".join(map(quoted, names))
            told.append(
                warning(
                    "PRD122",
                    location,
                    f"{subject}: several fields that are unique together are not kept so: {listed}",
                    "make one field unique that holds what they say together, or check it where rows are made",
                )
            )
    return told
