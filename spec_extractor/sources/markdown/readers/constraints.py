"""Rules about fields that stand apart from them: ``- `name` must not be empty``, ``Required fields: `a`, `b` ``.

A rule makes no field and no entity: it adds to what is told elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key, words
from spec_extractor.sources.markdown.fields import apply, is_name
from spec_extractor.sources.markdown.headings import is_excluded
from spec_extractor.sources.markdown.merge import field_key
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.key_lines import read_key_lines
from spec_extractor.sources.markdown.readers.known import Known
from spec_extractor.sources.markdown.readers.predicates import read_predicates
from spec_extractor.sources.markdown.readers.relations import entity_around
from spec_extractor.sources.markdown.readers.rule_tables import read_rule_tables
from spec_extractor.sources.markdown.readers.value_lists import read_value_lists
from spec_extractor.sources.markdown.segments import Collected, take_parts
from spec_extractor.sources.markdown.split import one_line, split, split_list, unquote
from spec_extractor.sources.markdown.tellings import Exactness, FieldTelling, Reading, addition
from spec_extractor.sources.markdown.tree import Document, List, Paragraph, Section, Text
from spec_extractor.sources.markdown.vocabulary import RULES_WORDS, is_wide

_FIELD = lazy(
    r"(?:`(?:(?P<entity>[A-Za-z]\w{0,50})\.)?(?P<code>[^\W\d]\w{0,50})`|(?P<word>[^\W\d]\w{1,40}))\s*:?\s*"
)
_AUXILIARY = lazy(
    r"(?:must|shall|should|can|may|will|is|are|has to|needs to|debe|deve|doit|muss|darf)\s+"
    r"(?:always\s+)?(?:be\s+|sein\s+|ser\s+|être\s+)?",
    re.I,
)
_MAX_TEXT = 600
_RULES = frozenset(" ".join(words(phrase)) for phrase in RULES_WORDS if not is_wide(phrase))

Told = dict[str, set[str]]
"""Entity key → the keys of its fields."""


def read_constraints(document: Document, reading: Reading) -> None:
    """Read the lists and lines of sections of rules, for fields that another reader has found."""
    known = Known()
    known.take_in(reading)
    told = {entity: set(fields) for entity, fields in known.fields.items()}
    for section in document.sections:
        if not _states_rules(section) or is_excluded(section):
            continue
        around = entity_key(entity_around(section.parent) or "") if section.parent else ""
        for text in _texts(section):
            for entity, field in _read(document, text, around, told):
                reading.tellings.append(addition(known.names[entity], field))
                reading.items.add(text.line)
    rules = {one.line for one in document.sections if any(_states_rules(around) for around in one.ancestors())}
    read_key_lines(document, reading)
    read_rule_tables(document, reading, rules)
    read_predicates(document, reading)
    read_value_lists(document, reading)


def _states_rules(section: Section) -> bool:
    title = section.title.plain[:100]
    if is_wide(title):
        return any(is_wide(phrase) and phrase in title for phrase in RULES_WORDS)
    whole = f" {' '.join(words(title))} "
    return any(f" {phrase} " in whole for phrase in _RULES)


def _texts(section: Section) -> list[Text]:
    texts: list[Text] = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            texts.extend(block.text.lines())
        elif isinstance(block, List):
            texts.extend(item.text for item in block.items)
    return texts


def _read(document: Document, text: Text, around: str, told: Told) -> list[tuple[str, FieldTelling]]:
    marked = one_line(text.marked)
    if len(marked) > _MAX_TEXT:
        return []
    location = Location(document.file, text.line)
    label, colon, rest = marked.partition(":")
    if colon and "`" not in label and (flags := _flags(label)):
        found = [unquote(part) for part in split_list(rest.rstrip(" ."))]
        return _named(found, Collected(flags), around, told, location) if all(map(is_name, found)) else []
    match = _FIELD.match(marked)
    if match is None:
        return []
    collected = Collected()
    parts = split(marked[match.end() :].rstrip(" ."), ",;")
    take_parts((part if modifier(part) else _AUXILIARY.sub("", part, count=1) for part in parts), collected)
    # A rule says no type: what it repeats may be a word for something else.
    collected.changes = {key: value for key, value in collected.changes.items() if not key.startswith("type")}
    if not (collected.changes or collected.values):
        return []
    owner = entity_key(match.group("entity") or "") or around
    return _named([match.group("code") or match.group("word")], collected, owner, told, location)


def _flags(label: str) -> dict[str, object]:
    """What the heading of a list of names says of them: ``Required fields``, ``Campos obligatorios``."""
    parts = label.strip(" *_").lower().split()
    found = [modifier(part) or modifier(part.rstrip("s")) for part in parts] if len(parts) <= 4 else []
    return next((flags for flags in found if flags and flags.keys() & {"nullable", "unique", "indexed"}), {})


def _named(
    names: list[str], collected: Collected, around: str, told: Told, location: Location
) -> list[tuple[str, FieldTelling]]:
    """The changes for every named field of the one entity that has them all."""
    keys = {field_key(name) for name in names}
    owners = [around] if keys & told.get(around, set()) else [e for e, fields in told.items() if keys <= fields]
    if len(owners) != 1:
        return []
    changed = [apply(FieldTelling(name, location), collected) for name in names]
    # The field's own type holds; values make an enumeration of a textual one.
    return [(owners[0], replace(field, type=None, exactness=Exactness.PROSE)) for field in changed]
