"""Which paragraphs and items act as headings though no mark says so."""

from __future__ import annotations

from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.inline import half_width
from spec_extractor.sources.markdown.tree import Item, Text

MAX_PLAIN_HEADING = 60
_MAX_THING = 3


def is_numbered_heading(item: Item, *, follows: bool) -> bool:
    """Whether a list of one item is a heading with its number: ``3. Data model``.

    ``follows``: its number is the next after that of the last such heading.
    """
    plain = item.text.plain
    if item.blocks or not plain.strip():
        return False
    if len(plain) <= MAX_PLAIN_HEADING and (classify(plain) is not Kind.UNKNOWN or plain.isupper()):
        return True
    first = plain.strip().partition("\n")[0]
    return follows and len(first) <= MAX_PLAIN_HEADING and first[-1] not in ".,;:!?"


def heads_a_model(item: Item) -> bool:
    """Whether an item heads the items of a data model: in bold, or with things and their parts below."""
    if not item.items or len(item.text.plain) > MAX_PLAIN_HEADING:
        return False
    kind = classify(item.text.plain)
    if is_heading(item.text) and half_width(item.text.plain).rstrip().endswith(":"):
        return kind in {Kind.MODEL, Kind.WEAK_MODEL}
    things = sum(1 for one in item.items if _is_thing_with_parts(one))
    return kind is Kind.MODEL and things > 1 and things * 3 >= len(item.items) * 2


def _is_thing_with_parts(item: Item) -> bool:
    """Whether an item is a name with items below it, or with a list after it: ``Lamp: watts, colour``."""
    name = item.text.plain.partition(":")[0].partition("(")[0].strip()
    named = 1 <= len(name.split()) <= _MAX_THING and (name[:1].isupper() or item.text.lead_code)
    return named and (bool(item.items) or item.text.plain[len(name) :].count(",") > 1)


def is_heading(text: Text) -> bool:
    """Whether a paragraph is one short line in bold, with or without a colon after it."""
    if "\n" in text.plain or not 0 < len(text.plain) <= 80:
        return False
    if text.bold:
        return True
    rest = half_width(text.plain).removeprefix(text.lead).strip()
    # "**Task** (extends the one of last year):" is a heading with a remark.
    remark = rest.endswith(":") and rest[0] == "(" and rest.find(")") == len(rest) - 2
    return bool(text.lead) and not text.lead_code and (rest in {"", ":"} or remark)


def ends_in_model(text: Text) -> bool:
    """Whether the last of several lines heads a data model, with no blank line before it."""
    last = text.lines()[-1:] if "\n" in text.plain else []
    plain = last[0].plain.strip() if last else ""
    return 0 < len(plain) <= MAX_PLAIN_HEADING and plain[-1] not in ".,;!?" and classify(plain) is Kind.MODEL
