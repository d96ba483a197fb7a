"""What requirements say is made, with what it is made of: ``register a horse with its name, breed and age``.

Stories, criteria and features say it with a verb of making. In a document that states its model elsewhere
nothing is made of them: what that model lacks is told as a warning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spec_extractor.diagnostics import Location, warning
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key, entity_name, words
from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.made_text import (
    FURTHER,
    MADE,
    MADE_BEHIND,
    PROVIDED,
    SO,
    WIDE_MADE,
    WIDE_MARK,
    WIDE_NEW,
    nominative,
)
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.prose_text import MAX_SENTENCE, sentences_of
from spec_extractor.sources.markdown.readers.recorded_attributes import attribute, read_list_of_attributes
from spec_extractor.sources.markdown.recorded_text import NO_RECORDS
from spec_extractor.sources.markdown.split import one_line, word_set
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    Reading,
    addition,
    lines_of_entities,
)
from spec_extractor.sources.markdown.tree import Document, Text
from spec_extractor.sources.markdown.vocabulary import COMMON_NAMES, LIKELY_NAMES, PREDICATES, is_wide

_NOT_MADE = NO_RECORDS | word_set(
    "account profile link button message filter view report export import preset section hero popup banner theme "
    "mode option widget dashboard rule template test feature issue bug component card modal layout header footer "
    "interface module endpoint service request api role repository folder commit phase sprint release milestone "
    "requirement story search chart graph map page pages form forms menu modals cards charts reports dashboards "
    "filters components endpoints services apis links buttons diagram response error folders pipeline project "
    "app application site website function class method test tests config database table column"
)
_LEAST = 3
_SOME = 2
_MAX_WIDE = 14
_COMMON = COMMON_NAMES | LIKELY_NAMES
_MAX_WORDS = 4


def read_made(document: Document, texts: Sequence[Text], reading: Reading) -> None:
    """Read the sentences of ``texts`` that no other reader has used."""
    found: list[EntityTelling] = []
    # A line may be a story as well.
    read = lines_of_entities(reading.tellings, document.file)
    for text in texts:
        if text.line in read:
            continue
        for sentence, line in sentences_of(text):
            found.extend(_made(sentence[:MAX_SENTENCE], Location(document.file, line)))
    # Several things of one form explain each other.
    several = len({entity_key(one.name) for one in found}) > 1 and any(len(one.fields) >= _LEAST for one in found)
    found = [one for one in found if len(one.fields) >= (_SOME if several else _LEAST)]
    told = [t for t in reading.tellings if isinstance(t, EntityTelling)]
    stated = {entity_key(t.name) for t in told if t.fields and t.exactness > Exactness.PROSE}
    for one in found:
        if entity_key(one.name) in stated:
            # A form's remarks hold for the fields that the model has: `name (required)`.
            rules = [rule for field in one.fields if (rule := _rule(field)) is not None]
            reading.tellings.extend(addition(one.name, rule) for rule in rules)
            continue
        if len(stated) < _SOME:
            reading.items.add(one.location.line)
            reading.tellings.append(one)
        else:
            reading.diagnostics.append(
                warning(
                    "PRD122",
                    one.location,
                    f"{entity_name(one.name)} is made with {', '.join(f.name for f in one.fields)[:80]}, "
                    "but the data model has none",
                    f"add it to the data model if it shall be stored: `- {entity_name(one.name)}: "
                    f"{one.fields[0].name} (string), …`",
                )
            )


def _rule(field: FieldTelling) -> FieldTelling | None:
    """What a remark on a member says of a field that is told elsewhere, or None where it says nothing."""
    if field.nullable is not False and field.max_length is None:
        return None
    told = FieldTelling(field.name, field.location, nullable=field.nullable, max_length=field.max_length)
    return replace(told, exactness=Exactness.PROSE)


def _made(sentence: str, location: Location) -> list[EntityTelling]:
    """What a sentence says is made: nothing where a part of its list is no attribute."""
    match = MADE.search(sentence)
    if match is not None:
        listed = SO.sub("", match["list"] or match["given"] or match["inner"])
        noun = nominative(match["noun"] or match["made"])
        noun = MADE_BEHIND.sub("", noun)
        label = read_label(noun)
        if label is None or {noun.lower(), *words(noun)[-1:]} & _NOT_MADE:
            return []
        lists = FURTHER.split(one_line(listed).rstrip(".;, "))
        parts = [
            _LEAST_OF.sub("", _OR_OTHER.sub("", nominative(PROVIDED.sub("", part))))
            for one in lists
            for part in members(PROVIDED.sub("", one))
        ]
        if len(parts) > _LEAST:
            # "…, and optionally tie it to an owner" is no attribute.
            parts = [part for part in parts if len(part.partition("(")[0].split()) <= _MAX_WORDS]
        told = read_list_of_attributes(", ".join(parts), label.name, location)
        fields = told[0] if told and not told[1] else []
        return [_telling(label.name, location, fields)] if _are_data(fields, listed=match["inner"]) else []
    return _wide(sentence, location) if is_wide(sentence) else []


def _wide(sentence: str, location: Location) -> list[EntityTelling]:
    match = next((found for pattern in WIDE_MADE if (found := pattern.search(sentence))), None)
    label = read_label(WIDE_NEW.sub("", match["noun"]).strip()) if match else None
    if match is None or label is None:
        return []
    parts = [WIDE_MARK.sub("", part) for part in members(match["list"])]
    told = [attribute(part, label.name, location) for part in parts]
    fields = [one for one in told if one is not None and len(one.name) <= _MAX_WIDE]
    whole = len(fields) == len(parts) and len(fields) >= _SOME
    # A list in parentheses may be one of values.
    values = "end" in match.groupdict() and not _are_data(fields, listed=match["list"])
    return [_telling(label.name, location, fields)] if whole and not values else []


_OR_OTHER = lazy(r"(?<=\w)/\w{1,30}$")
"""``title/description``: one attribute by two names."""


_LEAST_OF = lazy(
    rf"^(?:{either(PREDICATES['least'])}) "
    r"(?:one|two|three|\d{1,2}|un[aeo]?|uma?|dois|duas|dos|deux|due|eine?[mnrs]?|een) ",
    re.I,
)
"""``at least one photo``."""


def _telling(name: str, location: Location, fields: Sequence[FieldTelling]) -> EntityTelling:
    return EntityTelling(name, location, tuple(fields), certainty=Certainty.INFERRED, exactness=Exactness.PROSE)


def _are_data(fields: Sequence[FieldTelling], *, listed: str | None) -> bool:
    """Whether attributes are called as those of records are; ``listed`` in parentheses may be values as well."""
    likely = sum(
        bool(f.values) or not _COMMON.isdisjoint(_words(f.name)) or infer_type(f.name) != "string" for f in fields
    )
    return len(fields) >= _SOME and likely >= (_SOME if listed and len(fields) == _LEAST else 1)


def _words(name: str) -> set[str]:
    return {name.lower(), *name.lower().split()}
