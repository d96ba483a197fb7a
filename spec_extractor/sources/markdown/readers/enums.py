"""Enumerations: named sets of values, under a heading such as Enums or as ``TaskStatus: enum of open, closed``."""

from __future__ import annotations

import re
from itertools import pairwise

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key, snake, words
from spec_extractor.sources.markdown.feature_nouns import feature_noun
from spec_extractor.sources.markdown.headings import Kind, classify, context, is_excluded, kind_of, without_number
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.listed_values import is_enum_like, is_value
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line, split, unquote
from spec_extractor.sources.markdown.tellings import EnumTelling, Reading
from spec_extractor.sources.markdown.tree import Block, Document, Item, List, Paragraph, Section, Table

_STATED = lazy(r"(?:an? )?enum(?:eration)?(?: of| with(?: values)?|:)?\s*:?\s*(.+)", re.I | re.S)
_CODED = lazy(
    r"(?P<mark>`?)(?P<name>(?<=`)\w{1,60}|(?<!`)[A-Z][a-z0-9]+[A-Z]\w{1,56})(?P=mark)\s?(?P<said>[^`]{1,30})"
)
"""`` `CardKind` enumeration``, ``CardKind enum``."""
_CHAIN = lazy(r"`[^`]{1,60}`(?: ?(?:,|/|\||->|→|➜|⟶|or) ?`[^`]{1,60}`){1,40}\.?")
"""Values in one line: `` `NEW` → `OPEN` / `LOST` → `DONE` ``."""
_MARK = lazy(r"\(\s*enum(?:eration)?\s*\)", re.I)


def read_enums(document: Document, reading: Reading) -> None:
    """Read the items of enum sections, enum headings, and enum items inside a data model."""
    for section in document.sections:
        kind = context(section)
        if not is_excluded(section):
            _read_stated(document, section, reading)
            for block in section.blocks:
                if isinstance(block, Table):
                    _read_table(document, block, reading)
                    _read_values(document, section, block, reading)
        if kind is Kind.ENUMS:
            own = kind_of(section) is Kind.ENUMS
            title = section.title.marked
            # "Values" below a heading that names the enumeration.
            if own and "value" in title.lower() and section.parent and context(section.parent) is not Kind.IGNORED:
                own, title = False, section.parent.title.marked
            _read_section(document, title, own, section.blocks, reading)
        elif kind in {Kind.MODEL, Kind.WEAK_MODEL, Kind.UNKNOWN}:
            _read_announced(document, section, reading)
            named = _CODED.fullmatch(without_number(section.title.marked)[:200])
            if named and classify(named["said"]) is Kind.ENUMS:
                _read_section(document, named["name"], False, section.blocks, reading)
            elif _MARK.search(section.title.plain[:200]):
                _read_section(document, section.title.marked, False, section.blocks, reading)
            elif kind is not Kind.UNKNOWN and kind_of(section) is not Kind.UNKNOWN:
                for block in section.blocks:
                    if isinstance(block, List):
                        for item in block.items:
                            _read_item(document, item, False, reading)


def _read_table(document: Document, table: Table, reading: Reading) -> None:
    """Read a table of which a column is headed ``Enum`` and the next one lists the values of each."""
    heads = [classify(cell.plain[:60]) for cell in table.header[:_MAX_COLUMNS]]
    if Kind.ENUMS not in heads[:-1]:
        return
    at = heads.index(Kind.ENUMS)
    rows = [row for row in table.rows if len(row.cells) > at + 1]
    listed = [(row, _values(one_line(row.cells[at + 1].marked))) for row in rows]
    if not rows or any(len(values) < 2 for _, values in listed):
        return
    reading.used.add(table.line)
    for row, values in listed:
        _tell(document, row.cells[at].marked, values, row.line, reading)
        reading.used.add(row.line)


def _read_values(document: Document, section: Section, table: Table, reading: Reading) -> None:
    """Read a table of values in code with what each means: ``Status | Meaning`` below ``### Order status``.

    Below a heading that says no more than the column does they belong to what is around it.
    """
    head = table.header[0].plain.strip() if len(table.header) in {2, 3} else ""
    values = [_VALUE.fullmatch(row.cells[0].marked.strip()) for row in table.rows]
    if not is_enum_like(snake(head)) or len(values) < 2 or not all(values):
        return
    title = without_number(section.title.plain)
    if len(words(title)) < _OF_ONE and section.parent is not None:
        title = f"{feature_noun(without_number(section.parent.title.plain))} {head}"
    _tell(document, title, tuple(match[1] for match in values if match), section.line, reading)


_OF_ONE = 2
"""Words of a heading that says whose status it is."""
_VALUE = lazy(r"`([A-Za-z][\w-]{1,40})`")
_MAX_COLUMNS = 12
_VALUES_OF = lazy(
    r"(?:the |valid |allowed |possible |all )*(?P<name>[^\W\d][\w ]{1,40}?) (?:values|levels|options|statuses)"
    r"(?: (?:are|include|can be))?(?: one of)?\s*(?::\s*|\((?=[^()]*\)))(?P<values>[^().;]{3,300})",
    re.I,
)


def _read_stated(document: Document, section: Section, reading: Reading) -> None:
    """Sentences such as ``Status values (open, closed) are shared by all``."""
    for block in section.blocks:
        items = block.items if isinstance(block, List) else ()
        texts = [block.text] if isinstance(block, Paragraph) else [item.text for item in items]
        for text in texts:
            match = _VALUES_OF.match(one_line(text.marked[:600]))
            values = _values(match.group("values")) if match else ()
            if match and len(values) > 1 and all(is_value(value) for value in values):
                _tell(document, match.group("name"), values, text.line, reading)


_DESCRIBED = lazy(
    r"(?:an? |the )?(?:enum|enumeration|enumerated (?:type|value)|set of values|list of values)\b", re.I
)
_LISTED = lazy(r"`([^`]{1,60})`")


def _described(text: str) -> tuple[str, ...] | None:
    """The values of an item that is described as an enumeration, empty where it names none; else None."""
    _, separator, about = text.partition(":")
    if not separator or not _DESCRIBED.match(about.strip()):
        return None
    sentence = about.partition(". ")[0]
    values = _LISTED.findall(sentence)
    if len(values) < 2 and "(" in sentence:
        values = list(_values(sentence[sentence.rfind("(") :].partition(")")[0]))
    return tuple(values) if len(values) > 1 else ()


def _read_section(document: Document, title: str, many: bool, blocks: tuple[Block, ...], reading: Reading) -> None:
    for block in blocks:
        if isinstance(block, List) and many:
            for item in block.items:
                _read_item(document, item, True, reading)
            reading.used.add(block.line)
        elif isinstance(block, List):
            values = tuple(_value(item.text.marked) for item in block.items)
            if len(block.items) == 1:
                # One item may have them all: "`image` / `file` … what is shown".
                values = tuple(_LISTED.findall(block.items[0].text.marked.partition("…")[0][:400]))
            _tell(document, title, values, block.line, reading)
            reading.used.add(block.line)
        elif isinstance(block, Paragraph) and not many:
            told = one_line(block.text.marked)
            if _CHAIN.fullmatch(told):
                _tell(document, title, tuple(dict.fromkeys(_LISTED.findall(told))), block.line, reading)
                reading.used.add(block.line)
        elif isinstance(block, Paragraph):
            for line in block.text.lines():
                name, colon, listed = line.marked.partition(":")
                if colon:
                    _tell(document, name, _values(listed), line.line, reading)


def _read_announced(document: Document, section: Section, reading: Reading) -> None:
    """Read a list below the line ``Enumerations:`` each item of which names one with its values."""
    for head, block in pairwise(section.blocks):
        lines = head.text.lines()[-1:] if isinstance(head, Paragraph) else []
        if isinstance(block, List) and lines and classify(lines[0].plain[:80]) is Kind.ENUMS:
            parts = [_parted(one_line(item.text.marked)[:2000]) for item in block.items]
            listed = [_values(values) for _, values in parts]
            if all(len(values) > 1 and all(map(_is_short, values)) for values in listed):
                for item, (name, _), values in zip(block.items, parts, listed, strict=True):
                    _tell(document, name, values, item.line, reading)
                reading.used.add(block.line)


def _is_short(value: str) -> bool:
    return is_value(value) and len(value.split()) <= _MOST_WORDS


_MOST_WORDS = 3
_PARTED = lazy(r"(?P<name>[^:–—=]{1,80}?)(?:\s?:|\s[-–—=])\s(?P<values>.*)")


def _parted(text: str) -> tuple[str, str]:
    """What an item names, and the values behind it: `` `state` — open / closed ``."""
    found = _PARTED.fullmatch(text)
    return (found["name"], found["values"]) if found else ("", "")


_SAID_FIRST = lazy(r"(?:\w{2,12} ?/ ?)?enum(?:eration)?:? (?=`)", re.I)
"""``Value/Enum `CardKind`: { red, blue }``."""


def _read_item(document: Document, item: Item, announced: bool, reading: Reading) -> None:
    text = one_line(item.text.marked)[:2000]
    said = _SAID_FIRST.match(text)
    if said:
        announced, text = True, text[said.end() :]
    name, colon, listed = text.partition(":")
    if announced and not colon:
        name, listed = _parted(text)
    listed = listed.strip().removeprefix("{").rstrip(".").removesuffix("}") if said else listed
    name = _MARK.sub("", name)
    stated = _STATED.fullmatch(listed.strip()) if colon else None
    described = _described(text)
    if described is not None and (described or not stated):
        reading.items.add(item.line)
        values = described
    elif stated:
        values = _values(stated.group(1))
    elif announced or _MARK.search(text):
        values = _values(listed) if listed.strip() else tuple(_value(child.text.marked) for child in item.items)
    else:
        return
    _tell(document, name, values, item.line, reading)


def _tell(document: Document, name: str, values: tuple[str, ...], line: int, reading: Reading) -> None:
    bare = unquote(_MARK.sub("", name))
    # "`boats.state`" is not the state of others.
    owned = _OWNED.fullmatch(bare)
    label = read_label(entity_key(owned[1]) + entity_key(owned[2]) if owned else bare)
    kept = tuple(value for value in values if value)
    if label is None or len(kept) < 2 or any(len(value) > 60 for value in kept):
        return
    reading.tellings.append(EnumTelling(label.name, kept, Location(document.file, line)))
    reading.items.add(line)


_OWNED = lazy(r"([A-Za-z]\w{1,60})\.([A-Za-z]\w{1,60})")


def _values(listed: str) -> tuple[str, ...]:
    listed = listed.strip().strip("()[]").rstrip(".")
    # "`open | closed`": one piece of code has them all.
    listed = listed[1:-1] if listed.startswith("`") and listed.find("`", 1) == len(listed) - 1 else listed
    separators = "|" if "|" in listed else ",;" if "," in listed or ";" in listed else "/"
    return tuple(_value(part) for part in split(listed, separators))


def _value(text: str) -> str:
    head = text.strip()
    if head.startswith("`") and "`" in head[1:]:
        return head[1 : head.find("`", 1)]
    for separator in (":", " - ", " – ", " — ", " ("):
        head = head.partition(separator)[0]
    return unquote(head.strip().rstrip("."))
