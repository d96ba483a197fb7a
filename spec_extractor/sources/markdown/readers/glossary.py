"""Definitions that list the fields of what they define: ``**Berth**: a place, with fields: number, depth, area``.

A glossary explains words and names no entity, unless a definition says outright which fields a thing has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key, snake, words
from spec_extractor.sources.markdown.described import announced_list, members
from spec_extractor.sources.markdown.headings import without_number
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.listed_values import is_value
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.recorded_attributes import read_list_of_attributes
from spec_extractor.sources.markdown.readers.tables import names_message
from spec_extractor.sources.markdown.split import one_line, unquote, word_set
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    EnumTelling,
    Exactness,
    FieldTelling,
    Reading,
)
from spec_extractor.sources.markdown.tree import Document, Item, List, Section
from spec_extractor.sources.markdown.vocabulary import GLOSSARY_WORDS, is_wide

_LEAST = 3
_MAX_VALUE_WORDS = 3
_CONTAINING = lazy(
    r"(?:containing|contains|consisting of|comprising|including|includes|storing|stores|holding|"
    r"contenant|contenido|conteniendo|contendo|contém|contiene|mit)\s?:\s*(?P<list>[^.]+)",
    re.I,
)
_RECORD_WITH = lazy(
    r"\s?(?:an? |the |um |uma |un |una |une |ein |eine |een )?(?:\w{3,20} ){0,2}?"
    r"(?:record|registro|registo|enregistrement|datensatz|registrazione|registratie|kayıt|запись)\b"
    r"[^.:,()]{0,80}?,? "
    r"(?:containing|including|with|contendo|com|conteniendo|con|contenant|avec|mit|contenente|met|содержащая|с) "
    r"(?P<list>[^.:]+)",
    re.I,
)
"""``Record of a walk containing dog, date and price``."""
_DATA_CLASS = lazy(
    r"(?:\b(?:data ?class|record|entity|table|row|struct|domain object|entidad|entidade|entité|entität|registro|"
    r"datensatz|enregistrement|tabla|tabela|tabelle)(?: (?:of|for|de|des|von|di) [\w ]{1,40}?)?|"
    r"データクラス|エンティティ|レコード|テーブル|数据类|实体|記録|记录|"
    r"데이터 클래스|엔티티|레코드|테이블) ?[(（](?P<list>[^()（）]{8,400})[)）]",
    re.I,
)
"""``The data class of a walk (dog, date, price)``."""
_VALUES = lazy(
    r"\b(?:enum\w*|one of|(?:valid|possible|allowed) values?|values?)\b[^:.]{0,60}(?::|\bare\b|\bof\b)\s*"
    r"(?P<list>[^.]+)",
    re.I,
)
_SAID = r"(?:`[^`]{1,30}`|\"[^\"]{1,30}\")"
_CHOSEN = lazy(
    rf"\b(?:one of|either|is|as) (?P<list>{_SAID}(?:(?:, (?:or )?| or ){_SAID}){{1,15}})|"
    r"\((?P<capitals>[A-Z][A-Z_]{1,30}(?:(?:, | or | / |/)[A-Z][A-Z_]{1,30}){1,15})\)"
)
"""``… — one of `moored` or `adrift` ``, ``(EMPTY, LADEN)``."""
_OR = lazy(r", (?:or )?| or | / |/")
_NO_THINGS = word_set(
    "service controller component module importer exporter server client panel dashboard page screen view manager "
    "system platform app application api router middleware engine handler gateway repository provider store queue "
    "worker job request response endpoint event"
)


def read_glossary(document: Document, reading: Reading) -> None:
    """Read the definitions with fields, and those with values, of the document's glossaries."""
    items = [
        item
        for section in document.sections
        if _explains_words(section)
        for block in section.blocks
        if isinstance(block, List)
        for item in block.items
    ]
    terms = [item.text.lead.rstrip(": ") for item in items if item.text.lead]
    for item in items:
        _read(document, item, terms, reading)


def _explains_words(section: Section) -> bool:
    return any(
        " ".join(words(without_number(one.title.plain[:80]))) in GLOSSARY_WORDS for one in section.ancestors()
    )


def _read(document: Document, item: Item, terms: Sequence[str], reading: Reading) -> None:
    marked = one_line(item.text.marked)[:1500]
    name, colon, text = marked.partition(":")
    if item.text.lead and marked.startswith(item.text.lead):
        name, colon, text = item.text.lead.rstrip(":"), ":", marked[len(item.text.lead) :].lstrip(" :–—-")
    label = read_label(name) if colon and len(name) < 50 else None
    if label is None or names_message(label.name) or words(label.name)[-1] in _NO_THINGS:
        return
    location = Location(document.file, item.line)
    announced = announced_list(text)
    containing = _CONTAINING.search(text) or _RECORD_WITH.match(text) or _DATA_CLASS.search(text)
    listed = announced[1] if announced else containing["list"] if containing else ""
    listed = listed.replace("/", ", ") if is_wide(listed) and "," not in listed else listed
    told = read_list_of_attributes(listed.rstrip(". "), label.name, location) if listed else None
    if told is not None and len(told[0]) >= _LEAST:
        reading.tellings.append(
            EntityTelling(
                label.name,
                location,
                _with_key(told[0], words(label.name)[-1]),
                certainty=Certainty.INFERRED,
                exactness=Exactness.PROSE,
            )
        )
        reading.items.add(item.line)
        return
    listing = _VALUES.search(text)
    parts = tuple(unquote(part) for part in members(listing["list"])) if listing else ()
    if len(parts) > 1 and all(is_value(part) and len(part.split()) <= _MAX_VALUE_WORDS for part in parts):
        reading.tellings.append(EnumTelling(label.name, parts, location))
    chosen = _CHOSEN.search(text)
    if chosen is not None and len(words(label.name)) > 1:
        values = tuple(unquote(part) for part in _OR.split(chosen["list"] or chosen["capitals"]))
        reading.tellings.extend(_choice(label.name, values, terms, location))


def _choice(name: str, values: tuple[str, ...], terms: Sequence[str], location: Location) -> Iterator[EnumTelling]:
    """``Stay_State: … one of `open` or `over` ``: of that field, or of the ``state`` of a ``Guest_Stay``."""
    yield EnumTelling(name, values, location)
    *owner, last = words(name)
    key = entity_key(" ".join(owner))
    for term in terms:
        if len(words(term)) > 1 and entity_key(words(term)[-1]) == key:
            yield EnumTelling(f"{term} {last}", values, location)


def _with_key(fields: list[FieldTelling], last: str) -> tuple[FieldTelling, ...]:
    """The fields, the first one as the key where it is called so: ``log_id`` of ``Mooring_Log``."""
    first, *others = fields
    key = snake(first.name) == f"{last}_id"
    return (replace(first, primary_key=True) if key else first, *others)
