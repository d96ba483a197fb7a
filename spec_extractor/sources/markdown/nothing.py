"""What to say of a document without a data model: what to write, where, with an example made of its own nouns."""

from __future__ import annotations

import re
from collections import Counter

from spec_extractor.diagnostics import Diagnostic, Location, error
from spec_extractor.naming import entity_name, plural, singular, snake, words
from spec_extractor.sources.markdown.headings import Kind, classify, without_number
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tree import Document, Item, List, Paragraph, Table, Text

_MAX_TEXTS = 2000
_HANDLED = lazy(
    r"\b(?:create|add|edit|update|delete|remove|manage|track|save|upload|browse|view|list|search|share|book|store|record)"
    r"(?:s|d|ed|ing)?\s+(?:and \w+\s+)?(?:an?|the|their|his|her|my|new|all|each|every|any|own)?\s*"
    r"([a-z]{3,20}(?:[ -][a-z]{3,20})?)",
    re.I,
)
_NO_NOUNS = word_set(
    "the their his her its all new and for with from into onto that this these those them data information "
    "details functionality wireframe wireframes options ability support system app application page screen "
    "button view list user users time way feature features performance progress status able your our hers item "
    "items thing name metric kpi segment column field type value term class "
    "content access changes results own more other some any each every not out off over only"
)
_NOUN = lazy(r"[A-Za-z]{3,40}")


def nothing_found(document: Document, name: str) -> Diagnostic:
    """PRD120; ``name`` is the project's."""
    nouns = _nouns(document) or _headings(document) or [entity_name(next(iter(_NOUN.findall(name)), "Thing"))]
    examples = " and ".join(f"`- {noun}: name (string, required), notes (text)`" for noun in nouns[:2])
    last = document.sections[-1] if document.sections else None
    where = (
        f"after the section '{last.title.plain[:60]}' (line {last.line})"
        if last and last.title.plain
        else "at the end"
    )
    return error(
        "PRD120",
        Location(document.file),
        "no entities were found: neither a list or table of fields under a heading such as Entities "
        "or Data model, nor sentences such as 'A Task has a title and a due date'",
        f"write a heading `## Entities` {where} and below it one bullet for each thing that is stored, "
        f"such as {examples}",
    )


def _nouns(document: Document) -> list[str]:
    """What the document says is created, listed or managed, as names of entities, the most frequent first."""
    counted: Counter[str] = Counter()
    for text in _texts(document):
        for match in _HANDLED.finditer(text.plain[:1000]):
            kept = []
            for word in re.split(r"[ -]", match.group(1).lower()):
                if word in _NO_NOUNS:
                    break
                kept.append(word)
            noun = kept[0] if kept else ""
            if noun and not noun.endswith("ing"):
                counted[singular(snake(noun))] += 1
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return [entity_name(noun) for noun, _ in ranked]


def _headings(document: Document) -> list[str]:
    """What headings and first columns call in the plural or head a table with, as names of entities."""
    found: list[str] = []
    for section in document.sections:
        for text in (section.title, *(b.header[0] for b in section.blocks if isinstance(b, Table) and b.header)):
            parts = words(without_number(text.plain[:80]))
            plain = (
                len(parts) == 1 and parts[0].isalpha() and len(parts[0]) > 2 and classify(parts[0]) is Kind.UNKNOWN
            )
            several = plain and plural(parts[0]) == parts[0] != singular(parts[0])
            if plain and (several or text is not section.title) and singular(parts[0]) not in _NO_NOUNS:
                found.append(singular(parts[0]))
    return [entity_name(noun) for noun in dict.fromkeys(found)]


def _texts(document: Document) -> list[Text]:
    texts: list[Text] = []
    for _, block in document.blocks():
        if len(texts) > _MAX_TEXTS:
            break
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif isinstance(block, List):
            texts.extend(_items(block.items))
        elif isinstance(block, Table):
            texts.extend(cell for row in block.rows[:20] for cell in row.cells)
    return texts


def _items(items: tuple[Item, ...]) -> list[Text]:
    return [text for item in items for text in (item.text, *(child.text for child in item.items))]
