"""Columns named in code in criteria, beside their table: ``the `freed_at` field of the `lockers` table``.

Read where no reader has found a model with its fields: criteria then are all that tells of the data. Also what a
request to make something has: ``POST to `/members` with `name` and `plan` fields … SHALL create a new Member``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key, words
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import is_excluded
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.prose_text import sentences_of
from spec_extractor.sources.markdown.readers.kept_each import is_kept_thing
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document, Table, Text, texts_in
from spec_extractor.sources.markdown.types import read_type
from spec_extractor.sources.markdown.vocabulary import AND_WORDS, EACH_WORDS, PREDICATES, STORE_WORDS

_NAME = r"[A-Za-z]\w{1,60}"
_ROLE = (
    rf"(?:(?:{either((*PREDICATES['table'], 'model', 'schema', 'modelo', 'modèle', 'Modell', 'modello'))})\b|"
    rf"tablosu\w{{0,6}}|{either(PREDICATES['table'], wide=True)})"
)
_TABLE = lazy(
    rf"`(?P<coded>{_NAME})`(?:'\w{{1,4}})? ?(?:(?:database|db|existing) )?{_ROLE}|{_ROLE} ?`(?P<behind>{_NAME})`|"
    r"`(?P<schema>[A-Za-z]\w{1,50}?)(?:Schema|Model)`|"
    r"\b(?:record|entry|row|document) (?:in|into|to) (?:the )?`(?P<into>[a-z]\w{1,60}s)`",
    re.I,
)
_COLUMN = rf"(?:(?:{either(PREDICATES['column'])})\b|{either(PREDICATES['column'], wide=True)})"
_CODE = r"`(?:[A-Z]\w{1,40}\.)?[a-z]\w{0,60}`(?: ?\([^()]{1,120}\))?"
_AND = rf"(?:{either(AND_WORDS)}|or)"
_CODES = rf"{_CODE}(?:(?:, ?(?:{_AND} )?| {_AND} |[、和と]){_CODE}){{0,40}}"
_GROUP = lazy(
    rf"(?:(?P<before>{_COLUMN}):? ?|(?P<type>\b[A-Za-z]{{3,10}}) |(?P<including>"
    rf"(?:{_ROLE}`?|`),? (?:with|including|containing|storing|having):? (?:an? |the )?))?(?P<list>{_CODES})"
    rf"(?: ?(?:(?P<kind>[A-Za-z]{{3,10}}) )?(?P<after>{_COLUMN}))?(?P<values> ?\([^()]{{3,200}}\))?",
    re.I,
)
_OF_NOUN = lazy(
    rf"^ (?:of|on|in|for) (?:(?:{either(EACH_WORDS)}|the|an?|its|matching|corresponding|given|targeted|related) )"
    r"{0,3}"
    r"(?:(?P<row>[A-Za-z][\w-]{2,40}) (?:row|record|document|entity)\b|(?-i:(?P<thing>[A-Z][a-z]\w{1,40}))\b)",
    re.I,
)
"""``… of the matching member row``, ``… on the corresponding Locker``."""
_OWNED = lazy(rf"\b(?P<thing>[A-Z][a-z]\w{{1,40}}(?:_[A-Z]\w{{1,30}}){{0,3}})['’]s (?P<list>{_CODES})")
"""``… the Locker's `fee` and `size` ``."""
_NOT_KEPT = lazy(
    r"\b(?:not|never|drop|drops|remove|removes|rename|csv|excel|pdf|exports?|exported|reports?|display|displays|show|"
    r"shows|render|screen|page|grid|response body|payload|header|env|environment|config\w*)\b",
    re.I,
)
_POST = lazy(
    rf"\bPOST (?:request )?(?:[a-z]{{2,8}} ){{0,3}}(?:at|to|for|on) `/(?P<path>[\w/{{}}:.-]{{2,80}})`"
    rf"[^`.;]{{0,60}}? (?:with|containing|including|has|for) (?:[a-z]{{2,12}} ){{0,3}}(?P<list>{_CODES})"
    rf"[^;]{{0,120}}?\b(?:{either(word for word in PREDICATES['modal'] if word not in {'can', 'may'})}) "
    rf"(?:create|insert|add|{either(STORE_WORDS)}) (?:(?:an?|the|new) ){{0,2}}(?P<noun>[A-Za-z]\w{{2,40}})",
    re.I,
)
_SHOWING = word_set("view table component grid controller service")
_CODED = lazy(r"`(?:(?P<thing>[A-Z]\w{1,40})\.)?(?P<name>[a-z]\w{0,60})`(?P<rest> ?\([^()]{1,120}\))?")


def read_coded_columns(document: Document, reading: Reading) -> None:
    """Read the sentences of a document that states no model."""
    told = [t for t in reading.tellings if isinstance(t, EntityTelling) and t.fields]
    if any(t.exactness > Exactness.PROSE for t in told):
        return
    for section in document.sections:
        if is_excluded(section):
            continue
        cells = (cell for block in section.blocks if isinstance(block, Table) for cell in _cells(block))
        for text in (*texts_in(section.blocks), *cells):
            if "`" not in text.marked:
                continue
            for sentence, line in sentences_of(text):
                location = Location(document.file, line)
                fields: dict[str, list[FieldTelling]] = {}
                for name, field in _told(sentence, location):
                    fields.setdefault(name, []).append(field)
                for name, found in fields.items():
                    reading.items.add(line)
                    reading.tellings.append(
                        EntityTelling(
                            name,
                            location,
                            tuple(found),
                            certainty=Certainty.INFERRED,
                            exactness=Exactness.PROSE,
                        )
                    )


def _cells(table: Table) -> Iterator[Text]:
    return (cell for row in table.rows[:300] for cell in row.cells[:6])


def _told(sentence: str, location: Location) -> Iterator[tuple[str, FieldTelling]]:
    """The tables that a sentence names, with the columns that stand beside a word for columns."""
    made = _POST.search(sentence)
    if made is not None:
        last = next((part for part in reversed(made["path"].split("/")) if part.isidentifier()), "")
        if entity_key(last) == entity_key(made["noun"]) and _is_thing(made["noun"]):
            yield from ((made["noun"], one) for _, one in _fields(made["list"], "", "", location))
        return
    if _NOT_KEPT.search(sentence):
        return
    tables = [match[match.lastgroup or 0] for match in _TABLE.finditer(sentence)]
    for owned in _OWNED.finditer(sentence):
        if _is_thing(owned["thing"]):
            yield from ((owned["thing"], one) for _, one in _fields(owned["list"], "", "", location))
    names = {entity_key(name): name for name in tables if read_label(name) and not _shows(name)}
    for group in _GROUP.finditer(sentence):
        beside = group["before"] or group["after"]
        noun = _OF_NOUN.match(sentence[group.end() : group.end() + 120])
        thing = (noun["row"] or noun["thing"]) if noun and beside else ""
        owner = thing if thing and _is_thing(thing) else next(iter(names.values())) if len(names) == 1 else ""
        for dotted, field in _fields(
            group["list"], group["kind"] or group["type"] or "", group["values"] or "", location
        ):
            named = dotted if beside and dotted and _is_thing(dotted) else owner
            known = entity_key(field.name) in names or field.name in tables
            if named and (beside or (group["including"] and names)) and not known:
                yield named, field


def _fields(listed: str, kind: str, values: str, location: Location) -> Iterator[tuple[str, FieldTelling]]:
    """The fields of a list in code, each with the name before its dot; ``kind`` may be their type."""
    said = kind if kind and read_type(kind) is not None else ""
    for match in _CODED.finditer(listed):
        remark = match["rest"] or values or (f" ({said})" if said else "")
        field = parse_field(f"`{match['name']}`{remark}", location) or parse_field(f"`{match['name']}`", location)
        if field is not None and field.name.lower() not in {"null", "true", "false"}:
            yield match["thing"] or "", field


def _is_thing(name: str) -> bool:
    label = read_label(name)
    return label is not None and not _shows(name) and is_kept_thing(label.name)


def _shows(name: str) -> bool:
    return not words(name) or words(name)[-1] in _SHOWING
