"""Entities in sentences: ``The system manages Projects. A Task has a title and belongs to a Project.``"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spec_extractor.diagnostics import Location, warning
from spec_extractor.ir import Access, Certainty
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.attributes import read_attributes
from spec_extractor.sources.markdown.headings import Kind, context
from spec_extractor.sources.markdown.labels import read_label, says_shared
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.prose_text import sentences_of
from spec_extractor.sources.markdown.split import split_list, word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, Reading, RelationTelling
from spec_extractor.sources.markdown.tree import Document, List, Paragraph, Text

_SKIPPED = frozenset({Kind.IGNORED, Kind.STORIES, Kind.ACCEPTANCE, Kind.INTEGRATIONS, Kind.ENUMS, Kind.SOFT})
_INTRODUCES = lazy(
    r"\b(?:manages?|managing|tracks?|tracking|stores?|storing|keeps? track of|records?|handles?|"
    r"maintains?|organi[sz]es?|"
    r"(?:entities|objects|models|concepts|things|records) (?:are|is|include)|works? with)\s+(.{1,400})",
    re.I,
)
_SUBJECT = lazy(
    r"(?:(?P<article>an?|each|every|the|one|all|"
    r"any)\s+)?(?P<noun>[`\"']?[A-Za-z][\w'-]*(?:\s[A-Za-z][\w-]*){0,2}?[`\"']?)\s+"
    r"(?P<adverb>(?:can |also |may |must |should |will |always |usually |optionally )*)"
    r"(?P<verb>has|have|includes?|contains?|consists? of|stores?|records?|holds?|comprises?|is "
    r"described by|are described by|"
    r"is made up of|carries|carry|(?=belongs? to|is owned by|is part of|can be |are |is |"
    r"(?:connect|link|join|relate|assign)s? ))\b\s*(?P<rest>.+)",
    re.I | re.S,
)
_CAN = lazy(
    r"(?:can be |may be |are |is )?(?:attached|added|assigned|applied|linked|given|connected) to "
    r"(?:many|multiple|several|any number of) (.+)",
    re.I,
)
_JOINING = ("belong", "is owned by", "is part of", "connect", "link", "join", "relate", "assign")
_PLACED = lazy(r"(?:is|are) [a-z]{3,20} (?:by|to|in|at|on|with|for) (?:exactly |at most )?(?:one|a single) [A-Z]")
"""``is taught by one Teacher``: a reference, whatever the verb."""
_LABELLED = lazy(
    r"[`\"']?([A-Z][\w]*(?: [A-Z]\w*){0,2})[`\"']?\s*:\s+((?:it )?(?:has|have|contains?|includes?|"
    r"belongs? to)\b.+)",
    re.S,
)
_NOUN = r"((?:[A-Z]\w{0,40} )?\w{1,40})"
_BOTH = lazy(rf"(?:The )?{_NOUN} and {_NOUN} (?:have|are in|share) an? many[- ]to[- ]many relation(?:ship)?")
_EACH = lazy(
    rf"(?:An? |Each |Every )?{_NOUN} (?:can )?(?:have|has) many {_NOUN},? and (?:an? |each |every )?{_NOUN} "
    rf"(?:can )?(?:have|has) many {_NOUN}"
)
_STRONG = frozenset({"has", "have", ""})
_GENERIC = word_set(
    "system app application platform product service tool page screen dashboard view button form api "
    "server database ui interface menu website site solution software backend frontend it this that "
    "entity entities table tables row rows "
    "there we they you module feature mvp release document prd team company everyone nobody"
)


@dataclass(slots=True)
class _Known:
    """The nouns that may be subjects: told elsewhere as entities, or introduced as what is managed."""

    told: set[str]
    introduced: set[str]

    def has(self, noun: str) -> bool:
        key = entity_key(noun)
        return key in self.told or key in self.introduced


def read_prose(document: Document, reading: Reading) -> None:
    """Read the sentences of paragraphs and plain list items outside the sections that hold no data."""
    known = _Known({entity_key(t.name) for t in reading.tellings if isinstance(t, EntityTelling)}, set())
    texts = [(kind, text) for kind, text in _texts(document, reading) if kind not in _SKIPPED]
    for _, text in texts:
        for sentence, _ in sentences_of(text):
            known.introduced |= introduced(sentence)
    for kind, text in texts:
        subject = ""
        for sentence, line in sentences_of(text):
            subject = _read_sentence(document, sentence, line, subject, kind is Kind.MODEL, known, reading)


def introduced(sentence: str) -> set[str]:
    """The keys of the nouns that a sentence says are managed, tracked or stored."""
    match = _INTRODUCES.search(sentence)
    if not match:
        return set()
    keys = set()
    for piece in split_list(match.group(1).rstrip(".:")):
        words = [
            w
            for w in piece.split()
            if w.lower() not in {"their", "its", "the", "all", "a", "an", "your", "and", "of"}
        ]
        if 1 <= len(words) <= 3:
            keys.add(entity_key(" ".join(words)))
    return keys - {""}


def _texts(document: Document, reading: Reading) -> Iterator[tuple[Kind, Text]]:
    for section, block in document.blocks():
        kind = context(section)
        if isinstance(block, Paragraph):
            if block.line not in reading.used:
                yield kind, block.text
        elif isinstance(block, List) and block.line not in reading.used:
            for item in block.items:
                if item.line not in reading.items and not item.items:
                    yield kind, item.text


def _read_sentence(
    document: Document, sentence: str, line: int, subject: str, in_model: bool, known: _Known, reading: Reading
) -> str:
    """Read one sentence; returns the subject that a following ``It`` means."""
    location = Location(document.file, line)
    lowered = sentence.lower()
    if lowered.startswith(("as a ", "as an ", "given ", "when ")) or "i want" in lowered:
        return ""
    if _between(document, sentence, location, known, reading):
        return ""
    labelled = _LABELLED.match(sentence)
    if labelled and (known.has(labelled.group(1)) or in_model):
        return _tell(labelled.group(1), labelled.group(2), location, known, reading)
    match = _SUBJECT.match(sentence)
    if not match:
        return subject
    noun, rest, verb = (
        match.group("noun").strip("`\"'"),
        match.group("rest").lstrip(": "),
        match.group("verb").lower(),
    )
    if noun.lower() in {"it", "they"} and subject and says_shared(sentence):
        reading.tellings.append(EntityTelling(subject, location, access=Access.SHARED))
        return subject
    if noun.lower() in {"it", "they"} and subject:
        return _tell(subject, rest, location, known, reading)
    label = read_label(noun)
    if label is None or noun.lower().split()[-1] in _GENERIC:
        return ""
    article = (match.group("article") or "").lower()
    capital = label.name[0].isupper() and article in {"a", "an", "each", "every", "one"} and verb in _STRONG
    if not (known.has(noun) or capital or (in_model and article != "the" and verb in _STRONG)):
        return ""
    if says_shared(sentence) and known.has(noun):
        reading.tellings.append(EntityTelling(label.name, location, access=Access.SHARED))
        return label.name
    several = _CAN.match(rest) if not verb else None
    if several:
        target = read_label(several.group(1).split(",")[0].split(" and ")[0])
        if target is not None and known.has(target.name):
            telling = RelationTelling(
                "many_to_many", label.name, target.name, location, weak=True, certainty=Certainty.INFERRED
            )
            reading.tellings.append(telling)
        return label.name
    if not verb and not (rest.lower().startswith(_JOINING) or _PLACED.match(rest)):
        return label.name if known.has(noun) else ""
    return _tell(label.name, rest, location, known, reading)


def _between(document: Document, sentence: str, location: Location, known: _Known, reading: Reading) -> bool:
    """``Projects and Users have a many-to-many relationship``, or each of them has many of the other."""
    match = _BOTH.match(sentence) or _EACH.match(sentence)
    if not match:
        return False
    one, other = (read_label(name) for name in match.group(1, 2))
    if one is None or other is None or not (known.has(one.name) and known.has(other.name)):
        return False
    keys = [entity_key(name) for name in match.groups()]
    if set(keys[:2]) != set(keys[-2:]):
        return False
    reading.tellings.append(
        RelationTelling("many_to_many", one.name, other.name, location, weak=True, certainty=Certainty.INFERRED)
    )
    reading.items.add(location.line)
    return True


def _tell(subject: str, rest: str, location: Location, known: _Known, reading: Reading) -> str:
    fields, relations, left = read_attributes(rest, subject, location)
    if not fields and not relations:
        return subject
    reading.items.add(location.line)
    reading.tellings.append(
        EntityTelling(subject, location, tuple(fields), certainty=Certainty.INFERRED, exactness=Exactness.PROSE)
    )
    reading.tellings.extend(relations)
    # What sentences say beyond the list of an entity that is told exactly is no data.
    for piece in () if entity_key(subject) in known.told else left:
        reading.diagnostics.append(
            warning(
                "PRD122",
                location,
                f"{subject}: this part of the sentence is not read as a field: {piece[:80]}",
                "list the fields below a heading `Entities`: `- Name: field (type), field (type)`",
            )
        )
    return subject
