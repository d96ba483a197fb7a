"""Which paragraphs and items act as headings though no mark says so."""

from __future__ import annotations

from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.inline import half_width
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.tree import Item, Text
from spec_extractor.sources.markdown.vocabulary import is_wide

MAX_PLAIN_HEADING = 60
_MAX_THING = 3
_MAX_WIDE_HEADING = 11


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


def announces_model(text: Text) -> bool:
    """Whether a line without a mark heads a data model: ``Database schema:``, ``DATA MODEL``."""
    plain = half_width(text.plain).strip()
    if "\n" in plain or not 0 < len(plain) <= MAX_PLAIN_HEADING or not (plain.endswith(":") or plain.isupper()):
        return False
    # "Tables:" alone may head what a page shows, and more words are a sentence.
    few = len(plain) <= _MAX_WIDE_HEADING if is_wide(plain) else 1 < len(plain.split()) <= _MAX_THING
    return few and classify(plain) is Kind.MODEL


def ends_in_model(text: Text) -> bool:
    """Whether the last of several lines heads a data model, with no blank line before it."""
    last = text.lines()[-1:] if "\n" in text.plain else []
    plain = last[0].plain.strip() if last else ""
    return 0 < len(plain) <= MAX_PLAIN_HEADING and plain[-1] not in ".,;!?" and classify(plain) is Kind.MODEL


def is_wide_sentence(line: str) -> bool:
    """Whether a line in a script without blanks says more than a heading does: it has a clause, or is long."""
    return is_wide(line) and (len(line) > _MAX_WIDE_HEADING or any(char in ":：,，。；" for char in line[:-1]))


_TITLE = r"[^\s\d.%:：,，。;；][^:：,，。;；!?！？]{0,39}$"
_NUMBERED = lazy(rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})[.、]?[ \t]{{0,3}}{_TITLE}")
_CHAPTER = lazy(rf"(?P<number>\d{{1,2}})[.、][ \t]{{0,3}}{_TITLE}")
_LEAST_NUMBERED = 3
_MAX_LINES = 20_000


def with_numbered_headings(text: str) -> str:
    """A text that marks no heading with its numbered ones marked: ``4. Forms``, and ``4.1 Trips`` below it."""
    lines = text.split("\n")
    if len(lines) > _MAX_LINES or any(line.startswith(("#", "```")) for line in lines):
        return text
    parts = {at: found for at, line in enumerate(lines) if (found := _NUMBERED.match(line.rstrip()))}
    numbers = [tuple(map(int, found["number"].split("."))) for found in parts.values()]
    if len(numbers) < _LEAST_NUMBERED or numbers != sorted(numbers):
        return text
    chapters = {number[0] for number in numbers}
    last = 0
    for at, line in enumerate(lines):
        found = None if at in parts else _CHAPTER.match(line.rstrip())
        if at in parts:
            lines[at] = f"{'#' * (parts[at]['number'].count('.') + 2)} {line.strip()}"
        elif found and (
            int(found["number"]) == last + 1 or int(found["number"]) in chapters - set(range(last + 1))
        ):
            last = int(found["number"])
            lines[at] = f"## {line.strip()}"
    return "\n".join(lines)


def is_thing(line: str, top: str) -> bool:
    """Whether ``notes:`` below a heading such as ``DATABASE`` is one of the things there, no heading beside it."""
    smaller = line[0].islower() or (top.isupper() and not line.isupper())
    return smaller and classify(line) is Kind.SOFT and classify(top) in {Kind.MODEL, Kind.WEAK_MODEL}
