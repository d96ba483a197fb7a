"""Items among an entity's fields that speak of the entity: its indexes, rules, life cycle, what uses it."""

from __future__ import annotations

from collections.abc import Sequence

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key, words
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.heading_roles import is_facet
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.labels import says_kind
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.split import one_line, split, unquote
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.tree import Item, List
from spec_extractor.sources.markdown.vocabulary import COMMON_NAMES, is_wide

_MAX_LABEL = 40
_IN_NO_LABEL = frozenset("()（）[]{}`,")
_LEAST_CODED = 2
_MEMBERS = frozenset({Kind.RELATIONS, Kind.FIELDS, Kind.COMPUTED})
_CODED = lazy(r"[a-z][a-z0-9]*(?:_[a-z0-9]+|[A-Z][a-z0-9]*)*\??(?=[\s:：(（,–—-]|$)")


def parted(item: Item) -> tuple[str, bool, str]:
    """The words before an item's first colon, whether it has one, and what follows; many words are no label."""
    label, colon, rest = one_line(item.text.marked).replace("：", ":").partition(":")
    return unquote(label.strip(" *")) if len(label) <= _MAX_LABEL else "", bool(colon), rest.strip(" *")


def _labelled(item: Item) -> tuple[str, str]:
    """The label of an item that has one with a colon, and what follows it; two empty texts else."""
    label, colon, rest = parted(item)
    return (label, rest) if colon and not _IN_NO_LABEL.intersection(label) else ("", "")


def told_beside(items: Sequence[Item], subject: str, *, headed: bool) -> frozenset[int]:
    """The lines of the items that say something of the entity ``subject`` and name no field of it.

    ``headed``: other items stand below a label for fields, as ``- **Attributes**`` is.
    """
    told = [item for item in items if _may_tell(item)]
    lines = {item.line for item in told}
    others = [item for item in items if item.line not in lines]
    coded = sum(1 for item in others if item.text.lead_code or _CODED.match(item.text.plain))
    # Among names as code has them, words with a capital letter are none.
    odd = coded >= _LEAST_CODED and coded == len(others) and coded * 2 >= len(items)
    return frozenset(
        item.line for item in told if headed or odd or is_facet(_labelled(item)[0]) or _names_kind(item, subject)
    )


def _may_tell(item: Item) -> bool:
    """Whether an item is a label as prose has it, with a text or items behind it that state no type."""
    label, rest = _labelled(item)
    if not label or item.text.lead_code or not (label[0].isupper() or is_wide(label) or " " in label):
        return False
    if not (rest or item.items) or classify(label) in _MEMBERS:
        return False
    listed = not item.items and len(split(rest, ",、")) > 1 and not is_facet(label)
    return not listed and not _states(parse_field(item.text.marked, Location(""), strict=True))


def _states(field: FieldTelling | None) -> bool:
    """Whether a type, a modifier or a reference that is known as one stands behind a name."""
    return field is not None and (
        is_typed(field) or field.unique or field.nullable is not None or bool(field.target)
    )


def _names_kind(item: Item, subject: str) -> bool:
    """``Table: `orders` `` among the fields of an order."""
    label, rest = _labelled(item)
    return says_kind(label) and bool(words(rest)) and entity_key(unquote(rest)) == entity_key(subject)


def tells(item: Item) -> bool:
    """Whether an item heads the fields of one thing, or speaks of it: ``- **Indexes**:``."""
    label, _, _ = parted(item)
    return is_facet(label) or classify(label) is Kind.FIELDS


def heads_facets(label: str, block: List) -> bool:
    """Whether a line heads a list of what is said of an entity, and of no fields: ``Operations:``."""
    if not label.rstrip().endswith((":", "：")) or not is_facet(label, among=True):
        return False
    if classify(label) is Kind.IGNORED:
        return True
    fields = [parse_field(item.text.marked, Location("")) for item in block.items[:40]]
    return not any(_states(field) or (field and field.name.lower() in COMMON_NAMES) for field in fields)
