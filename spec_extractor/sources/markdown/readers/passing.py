"""What documents that state no model tell of their data in passing: in features, inputs and requirements.

``form to edit a vet (specialty, hours, fee)``, ``set the vet's specialty and hours``, ``a visit log records every
call (caller, time, reason)``, ``Region → Clinic → Room`` beside the word hierarchy, ``Invoices are saved to
SQLite``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key, plural, singular, words
from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.kept_lists import is_likely
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import alternatives, either, lazy
from spec_extractor.sources.markdown.prose_text import MAX_SENTENCE, sentences_of
from spec_extractor.sources.markdown.readers.made_lists import made_lists
from spec_extractor.sources.markdown.readers.recorded_attributes import attribute
from spec_extractor.sources.markdown.readers.shown_columns import shown_columns
from spec_extractor.sources.markdown.recorded_text import NO_RECORDS
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.tree import Document, Section, Table, Text, texts_in
from spec_extractor.sources.markdown.vocabulary import (
    AND_WORDS,
    ARTICLES,
    COMMON_NAMES,
    CREATE_WORDS,
    DATA_LABELS,
    EACH_WORDS,
    EDIT_WORDS,
    ENTITY_WORDS,
    FEATURE_WORDS,
    INPUT_LABELS,
    LIKELY_NAMES,
    MAKE_WORDS,
    MANAGE_WORDS,
    PREDICATES,
    STORE_WORDS,
    WITH_WORDS,
)

_NO_DATA = frozenset({Kind.STORIES, Kind.ACCEPTANCE, Kind.INTEGRATIONS, Kind.AUTH})
_WORD = r"[^\W\d_][\w-]{1,30}"
_ARTICLE = rf"(?:(?:{either(ARTICLES)}|{either(EACH_WORDS)}|new) )"
_HANDLE = rf"(?:{either((*MAKE_WORDS, *CREATE_WORDS, *EDIT_WORDS, *MANAGE_WORDS))})"
_OF = alternatives(word for word in PREDICATES["of"] if word[-1].isalpha())
_HANDLED = lazy(
    rf"\b(?:{_HANDLE}(?: ?[/&] ?\w{{3,12}}|(?:,? (?:and|or))? \w{{3,12}}(?:ate|dit|it|ete))? {_ARTICLE}?|"
    rf"(?:{either(FEATURE_WORDS)}) (?:{_OF}) {_ARTICLE}?)"
    rf"(?P<noun>{_WORD}(?: {_WORD}){{0,2}}?) ?\((?P<list>[^()]{{8,300}})\)",
    re.I,
)
_OWNED = lazy(
    rf"\b(?:define|specify|set|configure|{_HANDLE})s? (?:the |a |an |each )(?P<noun>{_WORD}(?: {_WORD})?)['’]s? "
    r"(?P<list>[^.;:()]{8,300})$",
    re.I,
)
_INPUT = lazy(rf"(?P<noun>{_WORD}(?: {_WORD})?) \((?P<list>[^()]{{8,300}})\)", re.I)
_LOG = lazy(
    rf"\b(?P<noun>(?:{_WORD} ){{1,2}}(?:{either(PREDICATES['logs'])})(?: log)?|"
    rf"(?:{either(PREDICATES['logs'])}) (?:{_OF}) {_WORD}) "
    rf"(?:{either(STORE_WORDS)}|tracks) (?:{either(EACH_WORDS)}) (?:{_WORD})(?: {_WORD}){{0,2}}"
    r"(?: ?\((?P<inner>[^()]{8,300})\)|:? with (?:its |the )?(?P<list>[^.;:()]{8,300})$)",
    re.I,
)
_KEPT = lazy(
    rf"(?:^|[,;:] |\band |\bthat )(?P<noun>{_WORD}(?: {_WORD}){{0,2}}) (?:{alternatives(PREDICATES['kept_in'])}) "
    rf"(?:(?:{either(ARTICLES)}|our|local|central) )*(?:{_WORD} )?(?:{either(PREDICATES['databases'])})(?!\w)",
    re.I,
)
_CAPITAL = r"[^\W\d_a-z][^\W\d_]{1,20}(?: [A-Z][a-z]{2,20})?"
_CHAIN = lazy(rf"(?<![→>] ){_CAPITAL}(?: ?(?:→|->|>|»|›) ?{_CAPITAL}){{2,5}}(?! ?[→>])")
_ARROW = lazy(r" ?(?:→|->|⇒|>|»|›) ?")
_HIERARCHY = lazy(rf"\b(?:{either(PREDICATES['hierarchy'])})\b|{either(PREDICATES['hierarchy'], wide=True)}", re.I)
_SHOWN = word_set(
    "navigation page pages screen screens menu menus visual information heading headings component components "
    "folder typography agent agents priority url routes ui view heading class inheritance test role roles "
    "permission permissions access approval escalation reporting rights"
)
_SWITCHED = lazy(
    rf"(?:{either(EACH_WORDS)}) (?P<noun>{_WORD}(?: {_WORD})?) "
    rf"(?:{either(PREDICATES['modal'])}|puede|pode|peut|kann) "
    rf"(?:\w{{4,15}} )?(?:{either(PREDICATES['switching'])}) (?:[^\W\d_]{{2,15}} )?"
    r"(?P<list>`\w{2,40}`(?:,? (?:(?:and|y|e|et|und) )?`\w{2,40}`){1,12})",
    re.I,
)
"""``Each keeper can toggle `getsAlarms`, `showsPhone` ``."""
_AUDITED = lazy(
    rf"(?:{either((*EACH_WORDS, *PREDICATES['all']))}) [^.;:()]{{3,100}} (?:{either(PREDICATES['auxiliary'])}) "
    rf"(?:{either((*PREDICATES['kept'], 'logged'))}) (?:{either(WITH_WORDS)}) (?P<list>[^.;:()]{{4,200}})$",
    re.I,
)
_AUDIT = lazy(r"\baudit(?:or[ií]a|able|s)?\b", re.I)
_RELATED = lazy(rf"\b(?:{either(PREDICATES['relational'])}) \((?P<list>[^()]{{8,200}})\)", re.I)
"""``relational data (vets, owners, visits)``."""
_TABLES = lazy(
    rf"\b(?:{either(ENTITY_WORDS)}) ?(?:[(（]|: )"
    r"(?P<list>`?[a-z]\w{2,40}`?(?:, (?:and )?`?[a-z]\w{2,40}`?){2,40})(?=[)）.;]|$)",
    re.I,
)
"""``a schema with all tables (vets, owners, vet_visits)``."""
_TABLES_FOR = lazy(
    r"\b(?:tables|collections|entities) for "
    r"(?P<list>[a-z][\w -]{2,40}(?:, (?:and )?[a-z][\w -]{2,40}){2,20})(?=[.;]|$)"
)
"""``The schema has tables for lobbies, running games, and results``."""
_STATE = r"[^\W\d_][\w-]{1,24}(?: [\w-]{2,20})?"
_LIFECYCLE = lazy(
    rf"\b(?:{either(PREDICATES['lifecycle'])})\s?:? "
    rf"(?P<chain>{_STATE}(?: ?(?:→|->|⇒) ?{_STATE}){{2,12}})(?=[.,;:)]|$)",
    re.I,
)
"""``One invoice per stay, lifecycle Drawn → Sent → Paid``."""
_SO = lazy(r",? (?:so|damit|para que|afin|pour que|such that)\b.*", re.I)
_PEOPLE = word_set(
    "user admin administrator manager owner director ceo supervisor editor viewer guest lead leader"
)
_AROUND = lazy(
    rf"^(?:(?:{either(ARTICLES)}|{either(PREDICATES['all'])}|all|any|both|completed|confirmed|submitted|past) )+",
    re.I,
)
_BEHIND = lazy(r"(?<=\w) (?:profile|record|detail|info|information|data)s?$", re.I)
_NOT_KEPT = NO_RECORDS | word_set(
    "photos embeddings vectors chunks timestamps keys secrets metadata answers texts dates times amounts fields "
    "videos uploads assets events rows columns users accounts profiles preferences numbers names addresses emails "
    "ids codes titles types statuses prices totals"
)
NOT_HANDLED = _NOT_KEPT | word_set(
    "user account profile link button message filter view report export import section banner theme mode option "
    "widget dashboard rule template test feature component card modal layout header footer interface module "
    "endpoint service request api role repository folder commit phase sprint release milestone requirement story "
    "filtering sorting searching pagination tagging tracking logging monitoring "
    "search chart graph map form diagram transcripts documents attachments project"
)
_NO_NOUNS = frozenset(word.lower() for told in (EACH_WORDS, STORE_WORDS, ARTICLES, AND_WORDS) for word in told)
_LEAST = 3
_SURE = 2


def read_passing(document: Document, reading: Reading) -> None:
    """Read the sentences of a document in which no reader has found a stated entity with fields."""
    told = [t for t in reading.tellings if isinstance(t, EntityTelling)]
    if any(t.fields and t.exactness > Exactness.PROSE for t in told):
        return
    found: list[EntityTelling | RelationTelling] = []
    states: list[tuple[str, FieldTelling]] = []
    known = {entity_key(t.name) for t in told}
    for section in document.sections:
        if is_excluded(section) or context(section) in _NO_DATA:
            continue
        for text in _texts(section):
            near = f"{section.title.plain[:100]} {text.lead}"
            for sentence, line in sentences_of(text):
                location = Location(document.file, line)
                found.extend(_told(sentence[:MAX_SENTENCE], near, known, location))
                if (flow := _LIFECYCLE.search(sentence[:MAX_SENTENCE])) is not None:
                    states.append((f"{near} {sentence[: flow.start()]}", _status(flow["chain"], location)))
        for several, (noun, listed, line) in (
            *((True, one) for one in shown_columns(section)),
            *((False, one) for one in made_lists(section)),
        ):
            location = Location(document.file, line)
            name = _name(noun, several=several)
            fields = _fields(listed, name, _SURE, location) if name else ()
            if fields:
                found.append(_entity(name, location, fields))
    names = {entity_key(t.name): t.name for t in (*told, *found) if isinstance(t, EntityTelling)}
    for around, status in states:
        # What the sentence itself names stands last.
        owner = next((key for word in reversed(words(around)) if (key := entity_key(word)) in names), "")
        if owner:
            found.append(_entity(names[owner], status.location, (status,)))
    reading.tellings.extend(found)


def _status(chain: str, location: Location) -> FieldTelling:
    values = tuple(dict.fromkeys(one.strip() for one in _ARROW.split(chain)))
    told = FieldTelling("status", location, type="enum", values=values, certainty=Certainty.INFERRED)
    return replace(told, exactness=Exactness.PROSE)


def _texts(section: Section) -> Iterator[Text]:
    yield from texts_in(section.blocks)
    for block in section.blocks:
        if isinstance(block, Table):
            yield from (cell for row in block.rows[:300] for cell in row.cells[:6])


def _told(
    sentence: str, near: str, known: set[str], location: Location
) -> Iterator[EntityTelling | RelationTelling]:
    label, colon, listed = sentence.replace("*", "").partition(":")
    inputs = colon and " ".join(words(label)) in INPUT_LABELS | DATA_LABELS
    for pattern, text, likely in (
        (_HANDLED, sentence, 1),
        (_OWNED, sentence, 1),
        (_LOG, sentence, 1),
        (_INPUT, listed if inputs else "", _SURE),
    ):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            name = _name(match["noun"], logs=pattern is _LOG)
            fields = _fields(groups["list"] or groups.get("inner") or "", name, likely, location) if name else ()
            if fields:
                yield _entity(name, location, fields)
    yield from _said(sentence, near, location)
    kept = _KEPT.search(sentence)
    name = _name(kept["noun"], several=True) if kept else ""
    if name and entity_key(name) not in known:
        yield _entity(name, location)
    chain = _CHAIN.search(sentence) if _HIERARCHY.search(f"{near} {sentence[:200]}") else None
    if chain is not None and not _SHOWN.intersection(words(f"{near} {sentence[: chain.start()]}")):
        yield from _chained(_ARROW.split(chain.group()), location)


def _said(sentence: str, near: str, location: Location) -> Iterator[EntityTelling]:
    """What is switched on and off of each thing, what an audit trail keeps, what data is said to be relational."""
    switched = _SWITCHED.search(sentence)
    name = _name(switched["noun"]) if switched else ""
    if switched is not None and name:
        codes = switched["list"].split("`")[1::2]
        one = FieldTelling("", location, type="boolean", certainty=Certainty.INFERRED)
        yield _entity(name, location, tuple(replace(one, name=code) for code in codes))
    audited = _AUDITED.search(_SO.sub("", sentence)) if _AUDIT.search(near) else None
    if audited is not None:
        told = [attribute(part, "audit log", location) for part in members(audited["list"])]
        fields = tuple(one for one in told if one is not None)
        if fields and len(fields) == len(told) and any(_is_likely(one.name) for one in fields):
            yield _entity("Audit log", location, fields)
    tables = _TABLES.search(sentence)
    called = [one.strip("`") for one in members(tables["list"])] if tables else []
    if called and all(one == one.lower() and ("_" in one or plural(one) == one) for one in called):
        yield from (_entity(one, location) for one in called)
    for_each = _TABLES_FOR.search(sentence)
    named = [_name(one) for one in members(for_each["list"])] if for_each else []
    if len(named) >= _LEAST and sum(map(bool, named)) >= _SURE:
        yield from (_entity(one, location) for one in named if one)
    related = _RELATED.search(sentence)
    names = [_name(one, several=True) for one in members(related["list"])] if related else []
    if len(names) >= _LEAST and all(names):
        yield from (_entity(one, location) for one in names)


def _chained(names: Sequence[str], location: Location) -> Iterator[EntityTelling | RelationTelling]:
    """``Region → Clinic → Room``: each thing belongs to the one before it."""
    people = not _PEOPLE.isdisjoint(words(" ".join(names)))
    if people or any(plural(name) == "_".join(words(name)) != singular(name) for name in names):
        return
    yield from (_entity(name, location) for name in names)
    for parent, child in pairwise(names):
        yield RelationTelling("belongs_to", child, parent, location, weak=True, certainty=Certainty.INFERRED)


def _name(noun: str, *, logs: bool = False, several: bool = False) -> str:
    """What a noun calls a thing that may be kept; of ``several`` it stands in the plural."""
    bare = _BEHIND.sub("", _AROUND.sub("", noun.strip()))
    label = read_label(bare)
    last = words(bare)[-1:] if label else ()
    if label is None or not last or not _NO_NOUNS.isdisjoint(bare.lower().split()):
        return ""
    if not logs and {bare.lower(), *last, singular(last[0])} & (_NOT_KEPT if several else NOT_HANDLED):
        return ""
    if several and (
        plural(bare) != "_".join(words(bare))
        or plural(bare) == singular(bare)
        or (len(last) == len(bare.split()) and _is_likely(last[0]))
    ):
        return ""
    return label.name


def _fields(listed: str, subject: str, likely: int, location: Location) -> tuple[FieldTelling, ...]:
    """The attributes of a list in which each part is one."""
    parts = members(listed.strip().rstrip("."))
    plain = all(part.isidentifier() for part in parts)
    told = [FieldTelling(part, location) if plain else attribute(part, subject, location) for part in parts]
    fields = tuple(replace(one, certainty=Certainty.INFERRED, exactness=Exactness.PROSE) for one in told if one)
    if len(fields) < max(_LEAST, len(parts)):
        return ()
    if plain and len(parts) == _LEAST:
        # "create posts (text, image, poll)" may be about its kinds.
        likely = _SURE
    return fields if sum(is_likely(one, subject) or _is_likely(one.name) for one in fields) >= likely else ()


def _is_likely(name: str) -> bool:
    """Whether an attribute is called as those of records are."""
    parts = {name.lower(), singular(name), *name.lower().split()[-1:]}
    return infer_type(name) != "string" or not parts.isdisjoint(COMMON_NAMES | LIKELY_NAMES)


def _entity(name: str, location: Location, fields: tuple[FieldTelling, ...] = ()) -> EntityTelling:
    exactness = Exactness.PROSE if fields else Exactness.LOOSE
    return EntityTelling(name, location, fields, certainty=Certainty.INFERRED, exactness=exactness)
