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
from spec_extractor.sources.markdown.attributes import is_activity, read_attributes
from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import is_excluded
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.phrases import parse_relations, starts_relation
from spec_extractor.sources.markdown.prose_text import MAX_SENTENCE, sentences_of
from spec_extractor.sources.markdown.resolve import USER
from spec_extractor.sources.markdown.split import one_line, word_set
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.tree import Block, Document, List, Paragraph, Section, Text
from spec_extractor.sources.markdown.vocabulary import (
    ARTICLES,
    EACH_WORDS,
    FOR_WORDS,
    HAS_WORDS,
    MANAGE_WORDS,
    STORE_WORDS,
    WITH_WORDS,
    is_wide,
)


def _either(told: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in told if not is_wide(word) and word[-1].isalpha())


_EACH = rf"(?:{_either(EACH_WORDS)})"
_DETERMINER = rf"(?:{_EACH}|{_either(ARTICLES)}|new)"
_STORE = rf"\b(?:{_either(STORE_WORDS)})"
_HAS = rf"(?:{_either(HAS_WORDS)})"
_WORD = r"[^\W\d][\w-]{0,30}"
_NOUN = rf"[`\"']?(?P<noun>{_WORD}(?: {_WORD}){{0,3}}?)[`\"']?"
_RECORD = r"(?: (?:record|entry|row|document|object|registro|enregistrement|datensatz)s?)?"
_WITH = rf"(?:{_either(WITH_WORDS)}|containing|including|consisting of)(?: (?:its|the|their|following))*"

_STORED = re.compile(
    rf"{_STORE} (?P<each>{_EACH} )?(?:{_DETERMINER} ){{0,2}}{_NOUN}{_RECORD},? {_WITH}:? (?P<list>.+)", re.I
)
_CREATED = re.compile(
    rf"\b(?:creates?|adds?|inserts?) (?P<each>{_EACH} )?(?:{_DETERMINER} ){{0,2}}{_NOUN} (?:record|entry|row),? "
    rf"{_WITH}:? (?P<list>.+)",
    re.I,
)
_OWNED = re.compile(rf"{_STORE} (?P<each>(?:{_EACH}|the|an?) ){_NOUN}['’]s? (?P<list>.+)", re.I)
_OF_EACH = re.compile(
    rf"{_STORE} (?P<list>[^.;]{{8,400}}?) (?:{_either(FOR_WORDS)}) (?P<each>{_EACH}) {_NOUN}$", re.I
)
_FOR_EACH = re.compile(
    rf"(?:{_either(FOR_WORDS)}) (?P<each>{_EACH}) {_NOUN},? (?:{_WORD} ){{0,4}}?{_STORE} (?P<list>.+)", re.I
)
_EACH_STORES = re.compile(rf"(?P<each>{_EACH}) {_NOUN} {_STORE} (?P<list>.+)", re.I)
_EACH_HAS = re.compile(rf"(?:{_EACH}|{_either(ARTICLES)}) {_NOUN} (?P<list>{_HAS}\b.+)", re.I)
_EACH_IN = re.compile(rf"(?:{_EACH}|{_either(ARTICLES)}) {_NOUN} (?P<list>\w.+)", re.I)
_STATED = (_CREATED, _STORED, _OWNED, _FOR_EACH, _OF_EACH)
_WIDE_NOUN = r"(?P<noun>[^\W\d_]{1,12}?)"
_WIDE_EACH = (
    re.compile(
        rf"(?:每一?[个個位条條次张張本件台间間辆輛名]?|各)(?!个人){_WIDE_NOUN}[,，]?\s?"
        r"(?:需要?|都要?|应|應)?(?:保存|记录|記錄|存储|存儲|登记|登記)(?:了|其|它的)?(?P<list>[^。]+)"
    ),
    re.compile(
        rf"(?:各{_WIDE_NOUN}(?:について|に対して|ごとに|には)|(?:^|は|[、,])(?P<per>[^\W\d_はがを]{{1,12}}?)ごとに)"
        r"[、,，]?\s?(?P<list>[^。]+?)を(?:記録|保存|登録)"
    ),
    re.compile(
        rf"(?:(?:각|모든) {_WIDE_NOUN}(?:에 대해|에 대하여|마다|에는)|(?P<per>[^\W\d_]{{1,12}}?)마다),? "
        r"(?P<list>[^.]+?)[을를] (?:저장|기록)"
    ),
)
_MANAGES = re.compile(rf"\b(?:{_either(MANAGE_WORDS)}) (?P<list>[^.:]{{3,300}})", re.I)
_VERB = re.compile(rf"(?:(?:{_either(HAS_WORDS)}|{_either(STORE_WORDS)})\b )+", re.I)
_LEADS = re.compile(rf"(?:a|al|ao|à|au|zu|van|di|per|de|of|to|{_either(ARTICLES)}) (?:{_either(ARTICLES)})?", re.I)
_LED = re.compile(rf"^(?:{_either(ARTICLES)}|any|some) ", re.I)
_OF = re.compile(r"(?<=\w) (?:of|for|to|in|at|from) (?:the|its|their|each|that|a|an) .{1,60}$", re.I)
_VERB_OF_KEEPING = re.compile(rf"\b(?:{_either(MANAGE_WORDS)}|{_either(STORE_WORDS)}) ", re.I)
_THINGS = re.compile(
    rf"\b(?:(?:my|our|your|all|and|new|of|{_either(ARTICLES)}) )*(?P<noun>{_WORD}(?: {_WORD})?) "
    r"\((?P<list>[^()]{8,300})\)",
    re.I,
)
_COMMON = word_set("name title status category description")
_WHETHER = re.compile(
    r"(?:whether|if) (?:it|they|he|she|the \w{1,30}) (?:was|were|is|are|has been|have been|had been) (\w{3,30})$",
    re.I,
)
NO_RECORDS = word_set(
    "data information details changes change settings setting files file results result values value response "
    "responses input inputs form forms state states session sessions history everything it them this that "
    "errors error logs log exceptions exception cookies cookie tokens token password passwords credentials "
    "preferences preference cache backup backups actions action metrics query queries images screenshot system "
    "application app backend server database table tables record records metadata alterações cambios "
    "änderungen daten datos dados données dati gegevens configuration configuración configuração configurations "
    "following modifications time track list copy version page step screen section tab row column"
)
"""Nouns of what is saved, created or selected without being a row of a table."""
_MAX_WORDS = 5
_MAX_WIDE = 12


def read_recorded(document: Document, reading: Reading) -> None:
    """Read the sentences of paragraphs and list items; what is put off or explains words is left out."""
    told = {entity_key(t.name) for t in reading.tellings if isinstance(t, EntityTelling)}
    read = {t.location.line for t in reading.tellings if isinstance(t, EntityTelling)}
    texts = [
        (section, text)
        for section in document.sections
        if not is_excluded(section)
        for text in _texts(section.blocks)
        if text.line not in read
    ]
    known = set(told)
    for _, text in texts:
        for sentence, _ in sentences_of(text):
            known |= _managed(sentence)
    for section, text in texts:
        for sentence, line in sentences_of(text):
            _read(document, section, sentence, line, known, reading)


def _texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, List):
            for item in block.items:
                yield item.text
                yield from _texts(item.blocks)


def _managed(sentence: str) -> set[str]:
    """The keys of what a sentence says is managed: ``gestiona socios, clases y reservas``."""
    match = _MANAGES.search(sentence[:600])
    parts = members(match.group("list")) if match else []
    return {entity_key(part) for part in parts if 1 <= len(part.split()) <= 3} - {""}


def _read(
    document: Document, section: Section, sentence: str, line: int, known: set[str], reading: Reading
) -> None:
    location = Location(document.file, line)
    text = sentence[:MAX_SENTENCE]
    _listed(text, location, reading)
    if is_wide(text):
        _read_wide(text, location, reading)
    for pattern in _STATED:
        match = pattern.search(text)
        user = pattern is _OWNED and match is not None and entity_key(match.group("noun")) == USER
        if match and not user and _tell(match, location, reading, least=2 if match.group("each") else 3, common=1):
            return
    _, colon, tail = text.partition(": ")
    for clause in (text, tail) if colon else (text,):
        match = _EACH_STORES.match(clause)
        if match and _tell(match, location, reading, least=2):
            return
        match = _EACH_HAS.match(clause) or _EACH_IN.match(clause)
        if match is None or not _is_subject(match.group("noun"), section, known):
            continue
        listed = match.group("list")
        if (_VERB.match(listed) or starts_relation(listed)) and _tell(match, location, reading, least=2):
            return


def _read_wide(text: str, location: Location, reading: Reading) -> None:
    """Read ``各巣箱について、名前、場所を記録する`` and its like in Chinese and Korean."""
    match = next((found for pattern in _WIDE_EACH if (found := pattern.search(text))), None)
    if match is None:
        return
    noun = match.group("noun") or match.groupdict().get("per") or ""
    label = read_label(noun)
    parts = [part for piece in members(match.group("list")) for part in piece.split("、") if part]
    fields = [attribute(part, noun, location) for part in parts]
    told = tuple(one for one in fields if one is not None and len(one.name) <= _MAX_WIDE)
    if label is None or len(told) < 2 or len(told) < len(parts):
        return
    reading.items.add(location.line)
    reading.tellings.append(
        EntityTelling(label.name, location, told, certainty=Certainty.INFERRED, exactness=Exactness.PROSE)
    )


def _listed(text: str, location: Location, reading: Reading) -> None:
    """Read ``… keeps track of hives (name, location, queen year) and harvests (date, weight, notes)``."""
    managed = _VERB_OF_KEEPING.search(text)
    for match in _THINGS.finditer(text, managed.end()) if managed else ():
        noun = match.group("noun")
        if plural(noun) != "_".join(words(noun)) or singular(noun) == plural(noun):
            continue
        _tell(match, location, reading, least=3, common=2)


def _is_subject(noun: str, section: Section, known: set[str]) -> bool:
    """Whether sentences speak of it as of a thing that is kept: managed, told elsewhere, or the heading's own."""
    if entity_key(noun) in known:
        return True
    return section.level > 1 and entity_key(section.title.plain[:60]) == entity_key(noun) and bool(words(noun))


def _tell(match: re.Match[str], location: Location, reading: Reading, *, least: int, common: int = 0) -> bool:
    """Tell the entity if the list has so many members, and so many that are called like most fields are."""
    noun = match.group("noun")
    label = read_label(noun)
    if label is None or {noun.lower(), noun.lower().split()[-1]} & NO_RECORDS:
        return False
    found = _attributes(one_line(match.group("list")).rstrip("."), label.name, location)
    if found is None or len(found[0]) + len(found[1]) < least or not found[0]:
        return False
    fields, relations = found
    if (
        sum(1 for f in fields if f.name.lower() in _COMMON or infer_type(f.name) not in {"string", "email"})
        < common
    ):
        return False
    reading.items.add(location.line)
    reading.tellings.append(
        EntityTelling(label.name, location, tuple(fields), certainty=Certainty.INFERRED, exactness=Exactness.PROSE)
    )
    reading.tellings.extend(relations)
    return True


def _attributes(
    listed: str, subject: str, location: Location
) -> tuple[list[FieldTelling], list[RelationTelling]] | None:
    """The fields and relations of a list, or None where a part of it is neither."""
    fields: list[FieldTelling] = []
    relations: list[RelationTelling] = []
    for part in _parts(listed):
        related = starts_relation(part) or (bool(relations) and not fields and _LEADS.match(part) is not None)
        if related:
            kind = "" if starts_relation(part) else f"{relations[-1].kind.replace('_', ' ')} "
            bare = part if not kind else _LEADS.sub("", part, count=1).strip()
            found, _ = parse_relations(f"{kind}{bare}", subject, location)
            relations.extend(replace(one, certainty=Certainty.INFERRED, weak=True) for one in found)
            if found:
                continue
        verb = _VERB.match(part)
        bare = _LED.sub("", part[verb.end() :] if verb else part, count=1)
        field = attribute(_OF.sub("", bare), subject, location)
        if field is None:
            return None
        fields.append(field)
    return fields, relations


def _parts(listed: str) -> list[str]:
    """The members of a list; a relation's several ends are members too: ``pertenece a un socio y a una clase``."""
    found: list[str] = []
    for part in members(listed):
        found += members(part) if starts_relation(part) else [part]
    return [part.strip() for part in found]


def attribute(part: str, subject: str, location: Location) -> FieldTelling | None:
    """One member of a list in a sentence as a field, or None where it can't be one."""
    whether = _WHETHER.match(part)
    if whether:
        return FieldTelling(
            whether.group(1), location, type="boolean", certainty=Certainty.INFERRED, exactness=Exactness.PROSE
        )
    if part.isascii():
        fields, _, _ = read_attributes(part, subject, location)
        field = fields[0] if len(fields) == 1 else None
    else:
        field = parse_field(members(part)[0] if members(part) else part, location)
    if field is None or len(field.name.split()) > _MAX_WORDS or is_activity(field.name):
        return None
    return replace(field, certainty=Certainty.INFERRED, exactness=Exactness.PROSE)
