"""What sentences in any of the languages say is stored: ``The system stores each Visit with a date and a fee``.

Requirements and criteria say it with a verb of storing, feature lists with ``Each vehicle has …`` below a heading
of that name. What speaks of no record (settings, files, changes) and lists of two words at will are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key, plural, singular, words
from spec_extractor.sources.markdown.headings import context, is_excluded
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.phrases import starts_relation
from spec_extractor.sources.markdown.prose_text import MAX_SENTENCE, sentences_of
from spec_extractor.sources.markdown.readers.completed import read_completed
from spec_extractor.sources.markdown.readers.glossary import read_glossary
from spec_extractor.sources.markdown.readers.kept_each import read_kept_each
from spec_extractor.sources.markdown.readers.made import read_made
from spec_extractor.sources.markdown.readers.managed import read_managed
from spec_extractor.sources.markdown.readers.named import read_named
from spec_extractor.sources.markdown.readers.recorded_attributes import read_list_of_attributes
from spec_extractor.sources.markdown.readers.recorded_known import NO_SUBJECTS, SAYS_NO_DATA, managed, repeated
from spec_extractor.sources.markdown.readers.recorded_lists import (
    read_cells,
    read_data_of,
    read_lists,
    read_made_lists,
)
from spec_extractor.sources.markdown.readers.recorded_wide import read_wide
from spec_extractor.sources.markdown.readers.subjects import read_subjects
from spec_extractor.sources.markdown.recorded_text import (
    CODED_KEEPS,
    EACH_HAS,
    EACH_IN,
    EACH_STORES,
    FIELDS_AFTER,
    INCLUDES,
    LISTED_THING,
    MADE_LAST,
    MANAGES_WITH,
    NO_RECORDS,
    OWNED,
    SHOWN_FIRST,
    STATED,
    THINGS,
    VERB,
    VERB_OF_KEEPING,
    WHEN_MADE,
)
from spec_extractor.sources.markdown.resolve import USER
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    Reading,
    lines_of_entities,
)
from spec_extractor.sources.markdown.tree import Block, Document, Section, Table, Text, texts_in
from spec_extractor.sources.markdown.vocabulary import COMMON_NAMES, EACH_WORDS, is_wide

_LEAST_TEXT = 20
_MAX_BEFORE = 120


def read_recorded(document: Document, reading: Reading) -> None:
    """Read the sentences of paragraphs and list items; what is put off or explains words is left out."""
    told = {entity_key(t.name) for t in reading.tellings if isinstance(t, EntityTelling)}
    read = lines_of_entities(reading.tellings, document.file)
    texts = [
        (section, text)
        for section in document.sections
        if not is_excluded(section)
        for text in (*texts_in(section.blocks), *_cells(section.blocks, reading))
        if text.line not in read
    ]
    kept = read_kept_each(document, texts, reading)
    known = set(told)
    for _, text in texts:
        for sentence, _ in sentences_of(text):
            known |= managed(sentence)
    known |= repeated(texts)
    for section in document.sections:
        if not is_excluded(section):
            read_lists(document, section, known, reading)
            read_made_lists(document, section, reading)
    read_cells(document, reading)
    read_data_of(document, reading)
    for section, text in texts:
        before = ""
        for sentence, line in sentences_of(text):
            if line not in kept:
                _read(document, section, sentence, line, known, reading)
            _fields_after(before, sentence, Location(document.file, line), reading)
            before = sentence
    read_wide(document, texts, reading)
    read_glossary(document, reading)
    read_subjects(document, texts, reading)
    read_completed(document, reading)
    read_made(document, [text for _, text in texts], reading)
    read_named(document, [text for _, text in texts], reading)
    read_managed(document, texts, reading)


def _cells(blocks: tuple[Block, ...], reading: Reading) -> Iterator[Text]:
    """What cells of tables say that no reader has used: requirements stand there."""
    for block in blocks:
        if isinstance(block, Table) and block.line not in reading.used:
            yield from (
                cell for row in block.rows[:300] for cell in row.cells[:6] if len(cell.plain) > _LEAST_TEXT
            )


def _read(
    document: Document, section: Section, sentence: str, line: int, known: set[str], reading: Reading
) -> None:
    location = Location(document.file, line)
    text = sentence[:MAX_SENTENCE]
    coded = CODED_KEEPS.match(text)
    if coded is not None and _is_plural(coded["noun"]):
        _tell(coded, location, reading, least=2, common=1)
        return
    managed = MANAGES_WITH.match(text)
    if managed is not None and _is_told(managed["noun"], reading):
        _tell(managed, location, reading, least=3, common=1)
        return
    _listed(text, location, reading)
    if _including(text, location, reading):
        return
    for pattern in STATED:
        match = pattern.search(text)
        user = pattern is OWNED and match is not None and entity_key(match.group("noun")) == USER
        if match and not user and _tell(match, location, reading, least=2 if match.group("each") else 3, common=1):
            return
    when = WHEN_MADE.search(text)
    if when and _tell(when, location, reading, least=3, common=2):
        return
    _, colon, tail = text.partition(": ")
    for clause in (text, tail) if colon else (text,):
        match = EACH_STORES.match(clause)
        if match and _tell(match, location, reading, least=2):
            return
        match = EACH_HAS.match(clause) or EACH_IN.match(clause)
        if match is None:
            continue
        listed = match.group("list")
        if not _is_subject(match.group("noun"), section, known):
            # Of each one as many attributes as only things that are kept have.
            if _is_each(clause, match.group("noun"), section) and VERB.match(listed):
                _tell(match, location, reading, least=3, common=2)
            continue
        if (VERB.match(listed) or starts_relation(listed)) and _tell(match, location, reading, least=2):
            return


def _fields_after(before: str, sentence: str, location: Location, reading: Reading) -> None:
    """Read ``Register suppliers. Fields: name, phone``: what is made, and a sentence with its fields."""
    listed = FIELDS_AFTER.fullmatch(sentence[:MAX_SENTENCE]) if before else None
    made = MADE_LAST.search(before[-_MAX_BEFORE:]) if listed else None
    if made and listed:
        needed = _NEEDED.match(sentence) is not None
        _tell_thing(
            made["noun"], listed["list"], location, reading, least=3, common=1, lenient=True, needed=needed
        )


def _is_told(noun: str, reading: Reading) -> bool:
    key = entity_key(noun)
    return any(isinstance(t, EntityTelling) and entity_key(t.name) == key for t in reading.tellings)


def _listed(text: str, location: Location, reading: Reading) -> None:
    """Read ``… keeps track of hives (name, location, queen year) and harvests (date, weight, notes)``."""
    managed = VERB_OF_KEEPING.search(text)
    found = (
        [match for match in THINGS.finditer(text, managed.end()) if _is_plural(match["noun"])] if managed else []
    )
    # Several things of one form explain each other.
    several = len(found) > 1
    for match in found:
        _tell(
            match,
            location,
            reading,
            least=2 if several else 3,
            common=0 if len(found) > 2 else 1 if several else 2,
        )


def _including(text: str, location: Location, reading: Reading) -> bool:
    """Read ``… a catalogue of products with details such as name, price`` and its like."""
    match = INCLUDES.search(text)
    thing = LISTED_THING.search(text[max(0, match.start() - 120) : match.start()]) if match else None
    if match is None or thing is None:
        return False
    return _tell_thing(
        thing["noun"], match["list"], location, reading, least=3, common=2 if thing["verb"] else 1, lenient=True
    )


def _is_plural(noun: str) -> bool:
    return plural(noun) == "_".join(words(noun)) != singular(noun)


def _is_subject(noun: str, section: Section, known: set[str]) -> bool:
    """Whether sentences speak of it as of a thing that is kept: managed, told elsewhere, or the heading's own."""
    if entity_key(noun) in known:
        return True
    if words(noun)[-1:] and words(noun)[-1] in NO_SUBJECTS:
        return False
    return section.level > 1 and entity_key(section.title.plain[:60]) == entity_key(noun) and bool(words(noun))


def _is_each(clause: str, noun: str, section: Section) -> bool:
    each = clause.lower().startswith(_EACH) and context(section) not in SAYS_NO_DATA
    return each and not {noun.lower(), *words(noun)[-1:]} & NO_SUBJECTS


_EACH = tuple(f"{word.lower()} " for word in EACH_WORDS if not is_wide(word))
_LIST_OF = lazy(
    r"(?:list|record|register|log|directory|catalogu?e|inventory|lista|registro|liste|registre|verzeichnis) "
    r"(?:of|de|von|der|di|des) (?:all |the )?",
    re.I,
)


_CONDITION = lazy(r"[`\"]?[\w.]{1,60}[`\"]? (?:=|==|!=|<|>|<=|>=) ")
"""``with state = OPEN``: what a value has to be, and no list of attributes."""
_NEEDED = lazy(r"\b(?:required|mandatory) \w+", re.I)


def _tell(match: re.Match[str], location: Location, reading: Reading, *, least: int, common: int = 0) -> bool:
    """Tell the entity if the list has so many members, and so many that are called like most fields are."""
    before = match.string[match.end("noun") : match.start("list")]
    needed = match.start("noun") < match.start("list") and _NEEDED.search(before) is not None
    return _tell_thing(match["noun"], match["list"], location, reading, least=least, common=common, needed=needed)


def _tell_thing(
    noun: str,
    listed: str,
    location: Location,
    reading: Reading,
    *,
    least: int,
    common: int = 0,
    lenient: bool = False,
    needed: bool = False,
) -> bool:
    noun = _LIST_OF.sub("", noun)
    label = None if _CONDITION.match(listed) else read_label(noun)
    if label is None or {noun.lower(), noun.lower().split()[-1]} & NO_RECORDS or noun.startswith(SHOWN_FIRST):
        return False
    found = read_list_of_attributes(one_line(listed).rstrip("."), label.name, location, lenient=lenient)
    if found is None or len(found[0]) + len(found[1]) < least or not found[0]:
        return False
    fields, relations = found
    if (
        sum(1 for f in fields if f.name.lower() in COMMON_NAMES or infer_type(f.name) not in {"string", "email"})
        < common
    ):
        return False
    reading.items.add(location.line)
    told = tuple(replace(f, nullable=False) if needed and f.nullable is None else f for f in fields)
    reading.tellings.append(
        EntityTelling(label.name, location, told, certainty=Certainty.INFERRED, exactness=Exactness.PROSE)
    )
    reading.tellings.extend(relations)
    return True
