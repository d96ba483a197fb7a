"""Bullets that group an entity's fields: ``- **Columns**`` over them, keys and notes beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.naming import words
from spec_extractor.sources.markdown.comma_lists import relations_apart
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.facets import parted
from spec_extractor.sources.markdown.readers.several import coded_list
from spec_extractor.sources.markdown.split import one_line, unquote, word_set
from spec_extractor.sources.markdown.tellings import FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Item, List, Text
from spec_extractor.sources.markdown.vocabulary import FLAGS, RULES_WORDS, is_wide

_REMARKS = frozenset({Kind.SOFT, Kind.IGNORED})


def ungrouped(block: List, reading: Reading) -> List:
    """The list with what stands below ``Columns`` in its place, without items on its key and remarks."""
    if any(len(coded_list(item.text.marked, Location(""))) >= _LEAST for item in block.items):
        # Among labelled lists in code a label over a sentence is a remark: "Snapshots: `place` lives on …".
        remarks = [item for item in block.items if _says(item)]
        reading.items.update(item.line for item in remarks)
        block = replace(block, items=tuple(item for item in block.items if item not in remarks))
    heads = heads_of_fields(block)
    if not heads:
        return block
    items: list[Item] = []
    for item in block.items:
        if item in heads:
            items.extend(item.items)
        elif not _remarks(item):
            items.append(item)
            continue
        reading.items.add(item.line)
    return replace(block, items=tuple(items))


def with_relations_apart(block: List) -> List:
    """The list with an item of its own for every relation at the end of one that lists fields."""
    items: list[Item] = []
    for item in block.items:
        listed, clauses = relations_apart(one_line(item.text.marked)) if not item.items else ("", [])
        if not clauses:
            items.append(item)
            continue
        items.append(replace(item, text=replace(item.text, marked=listed, plain=listed.replace("`", ""))))
        items.extend(replace(item, text=Text(one.replace("`", ""), one, item.line)) for one in clauses)
    return replace(block, items=tuple(items))


def heads_of_fields(block: List) -> list[Item]:
    """The items below which an entity's fields stand: ``- **Columns**``."""
    heads = [item for item in block.items if _heads(item)]
    gathering = [item for item in block.items if _gathers(item)]
    return heads or (gathering if len(gathering) == 1 < len(block.items) else [])


def _label(item: Item) -> tuple[str, str]:
    label, _, rest = parted(item)
    return label, rest


_LEAST = 3
_SAID = 4
"""Words after a label from which on they are a sentence."""


def _says(item: Item) -> bool:
    label, rest = _label(item)
    parts = classify(label) is Kind.UNKNOWN and not coded_list(item.text.marked, Location(""))
    return parts and label[:1].isupper() and "`" not in label and len(rest.split()) >= _SAID


def _heads(item: Item) -> bool:
    label, rest = _label(item)
    return bool(item.items) and not rest and classify(label) is Kind.FIELDS


def _gathers(item: Item) -> bool:
    """Whether some words with a colon stand over columns in code: ``There is support for:``."""
    text = one_line(item.text.plain)
    coded = sum(1 for child in item.items if _COLUMN.match(child.text.marked))
    told = sum(1 for child in item.items if _TOLD.match(child.text.marked))
    many = coded > 1 and min(coded, told) * 2 > len(item.items)
    return many and _PHRASE.fullmatch(text) is not None


_PHRASE = lazy(r"[^\W\d_]{2,20}(?: [^\W\dA-Z_]\w{0,20}){1,5} ?[:：]")
_COLUMN = lazy(r"`[a-z]\w{0,60}\??`")
_TOLD = lazy(r"`[a-z]+_\w{1,60}\??`|`[a-z]\w{0,60}\??`\s?[:：(（–—-]")
"""A kind of thing is one word alone: ``- `van` ``."""


def _remarks(item: Item) -> bool:
    """Whether a label says that its item is the key, or a remark on the whole."""
    label, rest = _label(item)
    return bool(rest) and (FLAGS.get(label.lower()) == "primary_key" or classify(label) in _REMARKS)


_TYPE_NAME = lazy(r"`[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+`")


def lists_fields(item: Item) -> bool:
    """``Fields: name, price``: the entity's fields in one item."""
    label, rest = _label(item)
    return bool(rest) and classify(label) is Kind.FIELDS


def names_types(block: List) -> bool:
    """``- `MenuCatalog`: …``: types and not fields."""
    named = sum(1 for item in block.items if _TYPE_NAME.match(item.text.marked))
    return named > 1 and named * 5 >= len(block.items) * 4


_INDEX = lazy(r"(?:idx|ix|uq|uk|pk|fk|ck)_\w{2,60}|\w{2,60}_(?:idx|ix|pkey|fkey)", re.I)


def names_indexes(block: List) -> bool:
    """``1. **`idx_orders_email`**: quick lookups``: indexes and constraints, and not fields."""
    return all(_INDEX.fullmatch(item.text.lead) for item in block.items)


_MOST_OF = 3


def holds_most(item: Item, fields: Sequence[FieldTelling]) -> bool:
    """Whether an item holds nearly all fields, beside which others may be remarks."""
    return len(fields) >= _MOST_OF and item.text.lead_code and fields[0].name == item.text.lead


_NO_FIELDS = word_set(
    "actions operations methods behaviour behavior permissions indexes lifecycle endpoints rules"
) | {" ".join(words(word)) for word in RULES_WORDS if not is_wide(word)}


def says_rules(item: Item) -> bool:
    """``Rules: title required; …`` among the fields: what holds or happens, in more words than a type has."""
    if item.text.lead and not item.text.lead_code and not item.items and is_wide(item.text.plain):
        told = one_line(item.text.plain)[len(item.text.lead) :]
        if len(told) > _LONG and _CLAUSES.search(told):
            return True
    label, colon, rest = one_line(item.text.plain)[:400].replace("：", ":").partition(":")
    says = len(rest.split()) > 1 or (bool(item.items) and not rest.strip())
    return bool(colon) and says and (" ".join(words(label[:40])) in _NO_FIELDS or label in RULES_WORDS)


_LONG = 50
_CLAUSES = lazy(r"[;；。][^;；。]{5}")
"""Scripts without blanks say in fifty characters what takes two sentences."""


def unwrapped(lines: list[Text]) -> list[Text]:
    """The lines of a paragraph, with what goes on below a labelled list in code joined to it."""
    for index, line in enumerate(lines):
        label, colon, rest = line.marked.partition(":")
        if colon and "`" in rest and len(label) < 40 and classify(unquote(label)) is Kind.FIELDS:
            marked, plain = (" ".join(getattr(one, part) for one in lines[index:]) for part in ("marked", "plain"))
            return [*lines[:index], replace(line, marked=marked, plain=plain)]
    return lines
