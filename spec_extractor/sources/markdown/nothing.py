"""What to say of a document without a data model: what to write, where, with an example made of its own nouns."""

from __future__ import annotations

import re
from collections import Counter

from spec_extractor.diagnostics import Diagnostic, Location, error
from spec_extractor.naming import entity_name, singular, words
from spec_extractor.sources.markdown.headings import Kind, classify, without_number
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tree import Document, Item, List, Paragraph, Table, Text

_MAX_TEXTS = 2000
_LEAST = 2
_ENDS = (
    r"(?=\s{0,2}(?:[.,;:!?)\]/]|$)|\s(?:is|are|has|have|can|with|to|for|in|on|of|from|and|or|by|that|which|who|when|"
    r"was|were|will|must|shall|should|may|at|as|into|before|after|if|does)\b)"
)
"""What follows a noun, and no adjective."""
_DETERMINED = lazy(rf"\b(?:an?|the|each|every|any)\s(?:new )?(?P<noun>[a-z]{{3,20}}){_ENDS}", re.I)
_HANDLED = lazy(
    r"\b(?:create|add|edit|update|delete|remove|manage|track|save|upload|browse|view|list|search|share|book|store|record)"
    r"(?:s|d|ed|ing)?\s(?:and \w{2,20}\s)?(?:(?P<one>an?|the|their|his|her|my|new|all|each|every|any|own|old)\s)?"
    rf"(?P<noun>[a-z]{{3,20}}){_ENDS}",
    re.I,
)
_NO_NOUNS = word_set(
    "the their his her its all new and for with from into onto that this these those them data information "
    "details functionality wireframe wireframes options ability support system app application page screen "
    "button view list user users time way feature features performance progress status able your our hers item "
    "items thing name metric kpi segment column field type value term class "
    "content access changes results own more other some any each every not out off over only "
    "cannot can must may should shall will would could does did has have had are was were been being same first "
    "second third last next following above below case example number set rest end start top bottom default "
    "document project product team company code file error test request response server client database table "
    "browser interface api url link input output goal phase section model module component developer requirement "
    "criterion migration story scenario"
)
_NO_ENDINGS = ("ing", "ed", "ly", "able", "ible", "ful", "less", "ous", "ize", "ise")
_NEUTRAL = "Task"
"""The thing of the example where the document has no noun for it."""


def nothing_found(document: Document) -> Diagnostic:
    """PRD120."""
    nouns = _nouns(document) or [_NEUTRAL]
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
    """What is spoken of as one of several things and is handled or heads a part, the most frequent first."""
    counted: Counter[str] = Counter()
    things: set[str] = set()
    used: set[str] = set()
    for text in _texts(document):
        plain = text.plain[:1000]
        for match in _DETERMINED.finditer(plain):
            noun = match["noun"].lower()
            counted[singular(noun)] += 1
            things.add(singular(noun))
        for match in _HANDLED.finditer(plain):
            noun = singular(match["noun"].lower())
            used.add(noun)
            if match["one"] is None or match["one"].lower() not in {"a", "an", "the", "each", "every", "any"}:
                # The others have been counted.
                counted[noun] += 1
            if noun != match["noun"].lower():
                things.add(noun)
    for noun in _heads(document):
        counted[noun] += 1
        used.add(noun)
    named = {noun for noun, times in counted.items() if times >= _LEAST and _may_be_thing(noun)}
    return [entity_name(n) for n in sorted(named & things & used, key=lambda n: (-counted[n], n))]


def _may_be_thing(noun: str) -> bool:
    return noun not in _NO_NOUNS and not noun.endswith(_NO_ENDINGS) and classify(noun) is Kind.UNKNOWN


def _heads(document: Document) -> list[str]:
    """The single words that headings, first columns and items of lists are headed with, in the singular."""
    found: list[str] = []
    for section in document.sections:
        leads = [item.text.lead for b in section.blocks if isinstance(b, List) for item in b.items[:100]]
        columns = [b.header[0].plain for b in section.blocks if isinstance(b, Table) and b.header]
        for text in (section.title.plain, *columns, *leads):
            parts = words(without_number(text[:80]).rstrip(": "))
            if len(parts) == 1 and parts[0].isascii() and parts[0].isalpha():
                found.append(singular(parts[0].lower()))
    return found


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
