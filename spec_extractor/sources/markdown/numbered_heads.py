"""Bullets that belong to the numbered line above them without being indented: ``1) Boat`` over ``- name``."""

from __future__ import annotations

from dataclasses import replace

from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.tree import Block, List

_NAME = lazy(r"[`*]{0,3}[^\W\d][^.!?:;\n]{1,50}[`*]{0,3}:?")


def below_number(above: Block, block: Block) -> List | None:
    """The numbered list above with the bullets in its last item, or None where they stand for themselves.

    A blank line between them parts the two, unless the number stands before a short name alone.
    """
    if not isinstance(above, List) or not isinstance(block, List) or block.ordered or not above.ordered:
        return None
    last = above.items[-1]
    if last.blocks:
        return None
    named = len(above.items) == 1 and _NAME.fullmatch(last.text.marked) is not None
    lines = last.text.plain.count("\n") + 1
    if block.line - last.line > lines + named:
        return None
    return replace(above, items=(*above.items[:-1], replace(last, blocks=(block,))))
