"""Workflows: what the steps of a document put into its forms, and the states through which a thing goes.

``Enters the guest's name, e-mail and phone`` below ``Add a guest`` tells attributes. Only documents that state no
model are read so, and only things that the steps themselves show to be kept: made by a button (``Guests → New
Guest``), said to be created, or chosen in another flow. One thing alone is chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key, entity_name
from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded, without_number, without_suffix
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.prose_text import MAX_SENTENCE, sentences_of
from spec_extractor.sources.markdown.readers.recorded_attributes import attribute
from spec_extractor.sources.markdown.recorded_text import NO_RECORDS
from spec_extractor.sources.markdown.resolve import USER
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.tree import Document, List, Paragraph, Section
from spec_extractor.sources.markdown.vocabulary import is_wide
from spec_extractor.sources.markdown.workflow_text import (
    AGAIN,
    CODE_OF,
    CODED_VALUES,
    CONDITION,
    CREATED,
    MADE,
    MANY,
    OF,
    OWNER,
    VALUE,
    WHETHER,
    WIDE_OF,
    button_noun,
    entered_list,
    plain_list,
    states_of,
    title_noun,
)
from spec_extractor.sources.markdown.workflow_things import Thing, data_like, is_alike, telling_of

_NO_THINGS = (
    NO_RECORDS
    | {USER}
    | word_set(
        "account profile link button message filter view report export import preset section hero popup banner "
        "theme content mode option plan widget dashboard rule template article test feature issue bug"
    )
)
_NO_DATA = frozenset({Kind.STORIES, Kind.AUTH, Kind.INTEGRATIONS})
_MAX_SENTENCES = 5000
_MAX_SHORT = 16
_SHORT_KEY = 4
_QUALIFIERS = word_set("primary main responsible assigned first second")
_LEAST_DATA = 3


@dataclass(frozen=True, slots=True)
class _Flow:
    """The sentences of one list or paragraph below a heading, and the key of what it makes."""

    subject: str
    sentences: tuple[tuple[str, Location], ...]


def read_workflows(document: Document, reading: Reading) -> None:
    """Read the steps of a document in which no reader has found an entity with fields."""
    if any(isinstance(t, EntityTelling) and t.fields and t.exactness > Exactness.PROSE for t in reading.tellings):
        return
    things: dict[str, Thing] = {}
    flows = list(_flows(document, things))
    for flow in flows:
        for sentence, location in flow.sentences:
            _read(sentence, location, flow.subject, things)
    for flow in flows:
        for sentence, location in flow.sentences:
            _read_states(sentence, location, flow.subject, things)
    kept = {key: thing for key, thing in things.items() if thing.kept and len(thing.fields) > 1}
    # What sentences say is stored stands beside what the steps make.
    told = {entity_key(t.name) for t in reading.tellings if isinstance(t, EntityTelling) and len(t.fields) > 1}
    several = len(kept.keys() | told) > 1 and bool(kept)
    if not several or sum(data_like(thing) for thing in kept.values()) < (1 if told else _LEAST_DATA):
        return
    kept = {key: thing for key, thing in things.items() if key in kept or is_alike(thing)}
    for thing in kept.values():
        reading.items.update(member.location.line for member in thing.fields)
        reading.tellings.append(telling_of(thing))
        reading.tellings.extend(one for one in thing.sets if entity_key(one.target) in kept)


def _flows(document: Document, things: dict[str, Thing]) -> Iterator[_Flow]:
    left = _MAX_SENTENCES
    for section in document.sections:
        if is_excluded(section) or context(section) in _NO_DATA:
            continue
        for block in section.blocks:
            texts = [block.text] if isinstance(block, Paragraph) else []
            if isinstance(block, List):
                texts = [text for item in block.items for text in (item.text, *(i.text for i in item.items))]
            sentences = tuple(
                (sentence[:MAX_SENTENCE], Location(document.file, line))
                for text in texts
                for sentence, line in sentences_of(text)
            )[:left]
            left -= len(sentences)
            yield _Flow(_made_by(section, document.file, sentences, things), sentences)


def _made_by(
    section: Section, file: str, sentences: tuple[tuple[str, Location], ...], things: dict[str, Thing]
) -> str:
    """The key of what a flow makes, by a button in its steps or by its heading; empty where it makes nothing."""
    for sentence, location in sentences:
        button = button_noun(sentence)
        if button:
            return _thing(button, location, things, kept=True)
    noun = title_noun(without_suffix(without_number(section.title.plain[:100]))[0])
    if not noun:
        return ""
    last = noun.rsplit(maxsplit=1)[-1]
    short = re.compile(rf"\b(?:the|an?) {re.escape(last)}\b", re.I)
    if last != noun and any(short.search(sentence) for sentence, _ in sentences):
        noun = last
    return _thing(noun, Location(file, section.line), things)


def _thing(noun: str, location: Location, things: dict[str, Thing], *, kept: bool = False) -> str:
    """The key of a thing that may be one, which is noted; else nothing."""
    label = read_label(noun)
    key = entity_key(noun)
    if label is None or not key or {noun.lower(), noun.lower().rsplit(maxsplit=1)[-1], key} & _NO_THINGS:
        return ""
    thing = things.setdefault(
        key, Thing(entity_name(label.name) if label.name.isascii() else label.name, location)
    )
    thing.kept = thing.kept or kept
    return key


def _read(sentence: str, location: Location, subject: str, things: dict[str, Thing]) -> None:
    for code in CODE_OF.finditer(sentence):
        if entity_key(code.group("noun")) in things:
            _take(code.group("list").replace("`", ""), entity_key(code.group("noun")), location, things, least=1)
    if CONDITION.match(sentence):
        return
    coded = CODED_VALUES.search(sentence)
    if coded and subject:
        values = tuple(dict.fromkeys(VALUE.findall(coded.group("values"))))
        told = FieldTelling(coded.group("name"), location, type="enum", values=values)
        things[subject].fields.append(replace(told, certainty=Certainty.INFERRED, exactness=Exactness.PROSE))
        return
    made = MADE.search(sentence)
    if made:
        key = _thing(made.group("noun"), location, things, kept=made.group("by") == ":")
        _take(made.group("list"), key, location, things)
        return
    entered = entered_list(sentence)
    if entered:
        _take(entered, subject, location, things)
    if subject and CREATED.search(sentence) and _names(sentence, subject):
        things[subject].kept = True


def _take(listed: str, subject: str, location: Location, things: dict[str, Thing], *, least: int = 2) -> None:
    """Add the members of a list to the thing that it speaks of."""
    parts = [
        AGAIN.sub("", part.strip("、 ")) for piece in members(plain_list(listed)) for part in piece.split("、")
    ]
    owned = [_owned(part, subject, things) for part in parts]
    subject = next((key for key, _ in owned if key), subject)
    if not subject or len(parts) < least or any(entity_key(part) == subject for part in parts):
        # Who chooses a plugin does not make one.
        return
    thing = things[subject]
    thing.kept = thing.kept or any(key for key, _ in owned)
    found: list[FieldTelling] = []
    for _, part in owned:
        many = MANY.match(part)
        if many:
            thing.sets.append(
                RelationTelling(
                    "many_to_many",
                    thing.name,
                    many.group("noun"),
                    location,
                    weak=True,
                    certainty=Certainty.INFERRED,
                )
            )
            continue
        member = _member(part, thing.name, location)
        if member is not None:
            found.append(_referring(member, thing, things))
    if len(found) * 3 >= len(parts) * 2:
        thing.fields.extend(found)


def _owned(part: str, subject: str, things: dict[str, Thing]) -> tuple[str, str]:
    """Whose attribute a member is, if it says so, and the attribute: ``the guest's name``, ``nom du client``."""
    for pattern in (OWNER, WIDE_OF, OF):
        match = pattern.match(part)
        key = _known(match.group("noun"), subject, things) if match else ""
        if match and key:
            return key, match.group("rest")
    first, _, rest = part.partition(" ")
    return ("", rest) if rest and "(" not in first and entity_key(first) == subject else ("", part)


def _known(noun: str, subject: str, things: dict[str, Thing]) -> str:
    """The key of a thing that a noun names, in another case too: ``des Kunden`` where ``Neuer Kunde`` is made."""
    key = entity_key(noun)
    if key in things:
        return key
    return subject if subject and len(subject) > 3 and key[:-1] in {subject, subject[:-1]} else ""


def _member(part: str, subject: str, location: Location) -> FieldTelling | None:
    whether = WHETHER.match(part)
    if whether:
        name = f"is_{whether.group('word')}"
        return FieldTelling(
            name, location, type="boolean", certainty=Certainty.INFERRED, exactness=Exactness.PROSE
        )
    if is_wide(part) and len(part.partition("（")[0].partition("(")[0]) > _MAX_SHORT:
        return None
    return attribute(part, subject, location)


def _referring(member: FieldTelling, thing: Thing, things: dict[str, Thing]) -> FieldTelling:
    """A member that is called like a thing that another flow makes refers to it, which is kept then."""
    key = entity_key(member.name)
    other = things.get(key) or (things.get(key[:-1]) if len(key) > _SHORT_KEY else None)
    first, _, last = member.name.partition(" ")
    if other is None and first.lower() in _QUALIFIERS:
        other = things.get(entity_key(last))
    if other is None or other is thing or member.values:
        return member
    other.kept = True
    return replace(
        member, name=other.name if key[:-1] == entity_key(other.name) else member.name, target=other.name
    )


def _names(sentence: str, key: str) -> bool:
    """Whether a sentence has a word for a thing."""
    if any(is_wide(char) for char in sentence):
        return True
    found = re.findall(r"\w+", sentence)
    return any(entity_key(word) == key for word in found) or key in entity_key("".join(found))


def _read_states(sentence: str, location: Location, subject: str, things: dict[str, Thing]) -> None:
    """Add the states in code that a sentence gives to the one thing that it names, or to what its flow makes."""
    states = states_of(sentence)
    if not states:
        return
    named = [key for word in re.findall(r"\w{3,40}", sentence) if (key := entity_key(word)) in things]
    thing = things.get(subject if subject in named or not named else named[0])
    if thing is not None:
        thing.states.update(dict.fromkeys(states))
