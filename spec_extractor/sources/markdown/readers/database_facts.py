"""Lines and bullets that tell of the document or the database, and of no entity: ``Engine: SQLite``."""

from __future__ import annotations

from collections.abc import Sequence

from spec_extractor.diagnostics import Location
from spec_extractor.naming import words
from spec_extractor.sources.markdown.comma_lists import without_end
from spec_extractor.sources.markdown.headings import Kind, classify, without_number
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.facets import parted
from spec_extractor.sources.markdown.split import split, unquote
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, Telling
from spec_extractor.sources.markdown.tree import Document, Item, Paragraph
from spec_extractor.sources.markdown.vocabulary import SENTENCE_PARTS

_FACTS = frozenset(" ".join(words(fact.lower())) for fact in SENTENCE_PARTS["database_facts"])
_MAY_BE_FACTS = frozenset(" ".join(words(fact.lower())) for fact in SENTENCE_PARTS["may_be_database_facts"])
"""What may be the name of an entity, too: ``Driver``, ``Client``."""
_OF_DOCUMENTS = frozenset(" ".join(words(fact.lower())) for fact in SENTENCE_PARTS["document_facts"])
_MAX_LINES = 12
_COUNT = lazy(
    r"^\d{1,3} (?=[^\W\d])| ?[(（]\d{1,3}(?: [^\W\d]\w{1,20})?[)）]$| ?[(（][^\W\d]{1,10}:? \d{1,3}[)）]$"
)
_NAME = lazy(r"`?[^\W\d][\w-]{1,40}(?: [^\W\d]\w{0,30}){0,2}`?")
_LEAST = 2
_COLUMNS = 3


def listed_tables(document: Document, item: Item) -> list[EntityTelling]:
    """The names behind a word for tables or entities in a bullet: ``**7 main tables:** vessels, voyages``."""
    _, _, listed = parted(item)
    names = split(without_end(listed.rstrip(".")), ",")
    if not _is_list(item) or len(names) < _LEAST or not all(map(_NAME.fullmatch, names)):
        return []
    location = Location(document.file, item.line)
    return [EntityTelling(unquote(name), location, exactness=Exactness.LOOSE) for name in names]


def facts(items: Sequence[Item], tellings: Sequence[Telling]) -> frozenset[int]:
    """The lines of the items that tell facts of the database, where two do; what lists columns is none of them.

    Words that may name an entity are such facts beside others. Where the tellings so far have the tables as a
    schema, their names in a list are such a fact, too.
    """
    told = {item.line for item in items if _is_fact(item)}
    lists = {item.line for item in items if _is_list(item)}
    if told or lists:
        told |= {item.line for item in items if _may_be_fact(item)}
    tables = {one.name for one in tellings if isinstance(one, EntityTelling) and one.exactness is Exactness.SCHEMA}
    repeated = lists if len(tables) >= _LEAST else set()
    return frozenset(told | repeated if len(told) + len(lists) >= _LEAST else repeated)


def tells_of_document(block: Paragraph) -> bool:
    """Whether the lines of a paragraph say who wrote the document, when, and what for."""
    labels = [line.plain.replace("：", ":").partition(":") for line in block.text.lines()[:_MAX_LINES]]
    told = sum(1 for label, colon, _ in labels if colon and " ".join(words(label.lower())) in _OF_DOCUMENTS)
    return told >= _LEAST and told * 2 >= len(labels)


def _is_list(item: Item) -> bool:
    label, colon, listed = parted(item)
    named = _COUNT.sub("", without_number(label)) if label else ""
    return colon and bool(listed and named) and not item.items and classify(named) is Kind.MODEL


def _is_fact(item: Item) -> bool:
    label, colon, told = parted(item)
    known = " ".join(words(label.lower())) in _FACTS
    return known and colon and not item.items and len(split(told, ",")) < _COLUMNS


def _may_be_fact(item: Item) -> bool:
    label, colon, told = parted(item)
    known = " ".join(words(label.lower())) in _MAY_BE_FACTS
    return known and colon and not item.items and "," not in told
