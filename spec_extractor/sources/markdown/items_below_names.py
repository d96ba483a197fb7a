"""Lists in which the items behind a name say what it has: ``- `Boat` ``, then ``- Fields: `id`, `name` ``.

They stand below that name, as if they were indented, so that every reader finds them there.
"""

from __future__ import annotations

from dataclasses import replace

from spec_extractor.sources.markdown.heading_roles import is_facet
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line, unquote
from spec_extractor.sources.markdown.tree import Block, Document, Item, List, Paragraph, rebuilt

_NAME = lazy(r"`?[A-Z][A-Za-z0-9]{1,60}`?:?")
_LEAST = 2


def with_items_below_names(document: Document) -> Document:
    """The document with such items nested; two names at least must have a list of fields right behind them."""
    blocks = {id(one): tuple(map(_nested, one.blocks)) for one in document.sections}
    if all(blocks[id(one)] == one.blocks for one in document.sections):
        return document
    return replace(document, sections=rebuilt(document.sections, blocks=blocks))


def _nested(block: Block) -> Block:
    if not isinstance(block, List) or not block.items or not _is_name(block.items[0]):
        return block
    starts = [at for at, item in enumerate(block.items) if _is_name(item)]
    headed = [at for at in starts if at + 1 < len(block.items) and _lists_fields(block.items[at + 1])]
    if len(headed) < _LEAST:
        return block
    groups = [block.items[at:end] for at, end in zip(starts, [*starts[1:], len(block.items)], strict=True)]
    return replace(block, items=tuple(_below(group[0], group[1:]) for group in groups))


def _below(item: Item, others: tuple[Item, ...]) -> Item:
    # "Purpose: who carries" beside a list of fields is none of them.
    said = tuple(one for one in others if is_facet(one_line(one.text.plain).partition(":")[0][:60], among=True))
    told = tuple(Paragraph(one.text, one.line) for one in said)
    rest = tuple(one for one in others if one not in said)
    lists = (List(rest, ordered=False, line=rest[0].line),) if rest else ()
    return replace(item, blocks=(*item.blocks, *told, *lists))


def _is_name(item: Item) -> bool:
    text = one_line(item.text.marked)
    named = "`" in text or item.text.lead.rstrip(":") == text.rstrip(":")
    return named and not item.blocks and _NAME.fullmatch(text) is not None


def _lists_fields(item: Item) -> bool:
    label, _, rest = one_line(item.text.marked).partition(":")
    return bool(rest.strip()) and classify(unquote(label.strip("* "))[:60]) is Kind.FIELDS
