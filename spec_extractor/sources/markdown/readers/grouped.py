"""Bullets that group an entity's fields: ``- **Columns**`` over them, keys and notes beside."""

from __future__ import annotations

from dataclasses import replace

from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line, unquote
from spec_extractor.sources.markdown.tellings import Reading
from spec_extractor.sources.markdown.tree import Item, List
from spec_extractor.sources.markdown.vocabulary import FLAGS

_MAX_LABEL = 40
_REMARKS = frozenset({Kind.SOFT, Kind.IGNORED})


def ungrouped(block: List, reading: Reading) -> List:
    """The list with what stands below ``Columns`` in its place, without items on its key and remarks."""
    if not any(_heads(item) for item in block.items):
        return block
    items: list[Item] = []
    for item in block.items:
        if _heads(item):
            items.extend(item.items)
        elif not _remarks(item):
            items.append(item)
            continue
        reading.items.add(item.line)
    return replace(block, items=tuple(items))


def _label(item: Item) -> tuple[str, str]:
    label, _, rest = one_line(item.text.marked).replace("：", ":").partition(":")
    return unquote(label.strip()) if len(label) <= _MAX_LABEL else "", rest.strip(" *")


def _heads(item: Item) -> bool:
    label, rest = _label(item)
    return bool(item.items) and not rest and classify(label) is Kind.FIELDS


def _remarks(item: Item) -> bool:
    """Whether a label says that its item is the key, or a remark on the whole."""
    label, rest = _label(item)
    return bool(rest) and (FLAGS.get(label.lower()) == "primary_key" or classify(label) in _REMARKS)


_TYPE_NAME = lazy(r"`[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+`")


def names_types(block: List) -> bool:
    """``- `MenuCatalog`: …``: types and not fields."""
    named = sum(1 for item in block.items if _TYPE_NAME.match(item.text.marked))
    return named > 1 and named * 5 >= len(block.items) * 4
