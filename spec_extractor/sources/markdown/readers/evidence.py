"""Evidence that a section below a heading such as ``Data`` or ``Storage`` states entities with their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spec_extractor.diagnostics import Location
from spec_extractor.naming import words
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, kind_of, lists_columns
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.split import one_line, split, word_set
from spec_extractor.sources.markdown.tree import Block, Item, List, Paragraph, Section
from spec_extractor.sources.markdown.vocabulary import STORE_WORDS, is_wide

_ANNOUNCED = lazy(
    r"\b(?:store[sd]?|storing|record(?:s|ed)?|capture[sd]?|keep|kept|saved?|holds?|contain(?:s|ing)?|following)\b"
    r".{0,60}(?:data|information|fields?|attributes?|properties|columns?|details|(?:for|about|of) each \w+)\b"
    r".{0,40}:$|\b(?:tables|entities|collections|models|objects|records|paths)\b.{0,30}:$",
    re.I,
)
_STORES = lazy(
    rf"(?:\b(?:{'|'.join(re.escape(word) for word in STORE_WORDS if not is_wide(word))})\b|"
    r"存储|存儲|保存|记录|記錄|記録|管理|저장|기록).{0,60}[:：]$",
    re.I,
)
_PATH = lazy(r"`?/?\w[\w-]{0,40}/(?:\{\w+\}|:\w+|<\w+>|\$\w+)")
_COMMON = word_set("name title status category description price date email type code number quantity")


def shows_fields(section: Section) -> bool:
    """Whether somewhere below the nearest such heading a list is announced as data, or is fields by its looks."""
    top = next((s for s in section.ancestors() if kind_of(s) is Kind.WEAK_MODEL), None)
    return top is not None and any(_shows(one) for one in _below(top))


def announces(line: str) -> bool:
    """Whether a line says that what is stored follows: ``系统保存以下信息：``."""
    return bool(_ANNOUNCED.search(line[-200:]) or _STORES.search(line[-200:]))


def _below(section: Section) -> Iterator[Section]:
    waiting = [section]
    for _ in range(200):
        if not waiting:
            return
        one = waiting.pop()
        yield one
        waiting.extend(one.children[:50])


def _shows(section: Section) -> bool:
    before: Block | None = None
    headed = 0
    for block in section.blocks[:60]:
        if isinstance(block, List):
            line = one_line(before.text.plain) if isinstance(before, Paragraph) else ""
            lead = before.text.lead if isinstance(before, Paragraph) and not before.text.lead_code else ""
            named = (line.endswith(":") and len(line.split()) <= 3) or 1 <= len(lead.split()) <= 3
            headed += named and _are_fields(block.items)
            if headed > 1:
                return True
            told = one_line(before.text.plain)[-200:] if isinstance(before, Paragraph) else ""
            announced = announces(told)
            paths = any(_PATH.match(item.text.marked) for item in block.items[:40])
            if (
                announced
                or paths
                or _has_key(block)
                or any(lists_columns(item) for item in block.items[:60])
                or sum(1 for item in block.items[:60] if _nests_fields(item)) > 1
            ):
                return True
        before = block
    return False


def _has_key(block: List) -> bool:
    """Whether items of a list state keys and types: ``user_id (PK)``, ``driver_id: FK -> User``."""
    told = [parse_field(item.text.marked, Location(""), strict=True) for item in block.items[:40]]
    keys = [one for one in told if one is not None and (one.primary_key or one.foreign_key)]
    typed = sum(1 for one in told if one is not None and is_typed(one))
    return bool(keys) and typed * 3 >= len(told)


def _nests_fields(item: Item) -> bool:
    """Whether a name has names below it, of which one at least is like that of a field: ``due date``."""
    return 1 <= len(item.text.plain.split()) <= 4 and _are_fields(item.items)


def _are_fields(items: Sequence[Item]) -> bool:
    names = [part for item in items[:40] for part in split(one_line(item.text.plain), ",;")]
    bare = [name.partition("(")[0].partition(":")[0].strip() for name in names]
    return (
        len(names) > 1 and all(len(name.split()) <= 4 for name in bare) and any(_is_common(name) for name in bare)
    )


def _is_common(name: str) -> bool:
    parts = words(name)
    return bool(parts) and (parts[-1] in _COMMON or infer_type(name) not in {"string", "email"})
