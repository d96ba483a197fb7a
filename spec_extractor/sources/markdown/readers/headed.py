"""Entities that one line names right above their fields: ``New model `Invoice`:``, ``couriers`` over columns."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key, plural, singular
from spec_extractor.sources.markdown.captions import said_name
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, classify, context
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.merge import field_key
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.readers.entries import entity_line
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.readers.tables import entity, names_message
from spec_extractor.sources.markdown.split import one_line, unquote
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Block, Document, List, Paragraph, Section, Text
from spec_extractor.sources.markdown.vocabulary import HAS_WORDS, PREDICATES, ROLE_WORDS, is_wide

_ROLES = "|".join(re.escape(word) for word in ROLE_WORDS if not is_wide(word))
_MODEL_LINE = lazy(
    rf"(?:\w{{2,12}} ){{0,2}}(?:{_ROLES}) [`\"]?(?P<name>[A-Za-z]\w{{1,60}})[`\"]?\s?:|"
    rf"(?:\w{{2,12}} ){{0,2}}`(?P<coded>[A-Za-z]\w{{1,60}})` (?:{_ROLES})\s?:",
    re.I,
)
_HAS_WORDS = f"{either(HAS_WORDS)}|{either(HAS_WORDS, wide=True)}"
_HAS = lazy(rf"`(?P<name>[A-Za-z]\w{{1,60}})` ?(?:{_HAS_WORDS})\s?[:：]", re.I)
_MAX_HEAD = 60
_MAX_LABEL = 60
_COLUMN = lazy(r"`[a-z]\w{0,60}`")


def is_called_table(name: str) -> bool:
    """Whether a name says what it is: ``Orders table``, ``Tabela Pedidos``."""
    parts = name.lower().rstrip(":： ").split()
    wide = is_wide(name) and any(is_wide(word) and name.endswith(word) for word in _TABLE)
    return (len(parts) > 1 and bool({parts[0], parts[-1]} & _TABLE)) or (wide and name not in _TABLE)


_TABLE = frozenset(PREDICATES["table"])


def is_path(block: Paragraph) -> bool:
    """Whether a line is nothing but the path of a collection: ``users/{uid}/orders/{id}``."""
    return _PATH.fullmatch(block.text.marked.strip().rstrip(":")) is not None


_PATH = lazy(r"(`?)/?[A-Za-z]\w{1,40}/\{\w{1,40}\}(?:/[A-Za-z]\w{1,40}/\{\w{1,40}\}){0,4}\1")


def heads_keyed(name: str, block: List) -> bool:
    """Whether a table's name stands over columns with an id among them: ``orders`` over ``id``, ``total``."""
    table = _PLURAL.fullmatch(name) is not None and plural(name) == name != singular(name)
    first = (one_line(item.text.marked).split(" ")[0].strip("`:,") for item in block.items[:40])
    return table and len(block.items) > 1 and any(word in _IDS for word in first)


_PLURAL = lazy(r"[a-z][a-z0-9]{2,40}")
_IDS = frozenset({"id", "_id", "uuid"})


def announced_kind(block: Block) -> Kind:
    """The kind that the last line of a paragraph gives to what follows: ``Indexes:``."""
    head = _label(block)
    return classify(head) if head else Kind.UNKNOWN


def _label(block: Block) -> str:
    last = block.text.lines()[-1:] if isinstance(block, Paragraph) else []
    head = last[0].plain.strip() if last else ""
    return head if head.endswith((":", "：")) and len(head) < _MAX_LABEL else ""


def other_lists(section: Section) -> set[int]:
    """The lines of lists with a label of their own below an entity's heading where one is labelled as its fields.

    ``Fields:`` and its list, then ``What it is used for:`` and another.
    """
    labelled = [
        (announced_kind(head), block.line)
        for head, block in pairwise(section.blocks)
        if isinstance(block, List) and _label(head)
    ]
    columns = {block.line for block in section.blocks if isinstance(block, List) and _columns(block)}
    if not any(kind is Kind.FIELDS or line in columns for kind, line in labelled):
        return set()
    return {line for kind, line in labelled if kind is Kind.UNKNOWN and line not in columns}


def take_values(head: Block | None, block: List, fields: list[FieldTelling]) -> bool:
    """Give a field told above the values below its label, ``Types:`` after ``type``; whether the list has them."""
    label = _label(head).rstrip(":： ").strip() if head is not None else ""
    values = [one_line(item.text.marked) for item in block.items]
    if not label or len(values) < _LEAST_VALUES or not all(map(_VALUE.fullmatch, values)):
        return False
    named = [label] if label.isidentifier() else _subjects(label, fields)
    names = {field_key(name) for one in named for name in (one, singular(one))}
    at = next((i for i, field in enumerate(fields) if field_key(field.name) in names), None)
    if at is None:
        return False
    if fields[at].type in {None, "string", "enum"} and not fields[at].values:
        told = tuple(dict.fromkeys(map(unquote, values)))
        fields[at] = replace(fields[at], type="enum", values=told, exactness=Exactness.TYPED)
    return True


def _subjects(label: str, fields: list[FieldTelling]) -> list[str]:
    """The one field of which a line speaks: ``The role can only be:``."""
    words = {unquote(word).lower() for word in label.split()}
    told = [field.name for field in fields if field.name.lower() in words]
    return told if len(told) == 1 and classify(label) is Kind.UNKNOWN else []


_LEAST_VALUES = 2
_VALUE = lazy(r"`[\w-]{1,40}`|[^\W\da-z][^\Wa-z]{1,40}")


def _columns(block: List) -> bool:
    """Whether most items begin with the name of a column in code."""
    named = sum(1 for item in block.items if _COLUMN.match(item.text.marked))
    return named > 1 and named * 2 >= len(block.items)


def read_announced(document: Document, section: Section, reading: Reading) -> None:
    """Read the typed lists below lines such as ``New model `Invoice`:``, whatever the section."""
    above: list[Text] = []
    for head, block in pairwise(section.blocks):
        above = [*above, *head.text.lines()][-_LABELS:] if isinstance(head, Paragraph) else []
        if not isinstance(head, Paragraph) or not isinstance(block, List) or block.line in reading.used:
            continue
        if _read_labelled(document, section, above, block, reading):
            continue
        last = head.text.lines()[-1:]
        said = one_line(last[0].marked) if last else ""
        match = _MODEL_LINE.fullmatch(said)
        told = (_has(said, reading) or said_name(said)) if match is None and _columns(block) else ""
        name = (match["name"] or match["coded"]) if match else told
        if not name:
            continue
        text = replace(last[0], marked=name, lead="")
        tellings = entity_line(document, text, block.items, reading, exact=match is not None)
        if any(isinstance(t, EntityTelling) and len(t.fields) > 1 for t in tellings):
            reading.tellings.extend(tellings)
            reading.used.update({last[0].line, block.line})


_LABELS = 3
_TABLE_LABEL = lazy(rf"(?:{_ROLES})\s?:\s?`?(?P<name>[A-Za-z]\w{{1,60}})`?", re.I)


def _read_labelled(document: Document, section: Section, above: list[Text], block: List, reading: Reading) -> bool:
    """Read a list below ``Table: `orders` `` and ``Fields:``, or with the name on a line of its own."""
    if context(section) is Kind.MODEL or len(above) < _LABELS - 1:
        # There the heading names it.
        return False
    if classify(above[-1].plain.rstrip(":： ")) is not Kind.FIELDS:
        return False
    two = " ".join(one_line(line.marked) for line in above[:-1])
    match = _TABLE_LABEL.fullmatch(one_line(above[-2].marked)) or _TABLE_LABEL.fullmatch(two)
    if match is None:
        return False
    text = replace(above[-2], marked=match["name"], lead="")
    tellings = entity_line(document, text, block.items, reading, exact=False)
    if not any(isinstance(t, EntityTelling) and len(t.fields) > 1 for t in tellings):
        return False
    reading.tellings.extend(tellings)
    reading.used.update({above[-1].line, above[-2].line, block.line})
    return True


def _has(said: str, reading: Reading) -> str:
    """The entity in ``` `orders` contains: ```, where another place tells it, there without its prefix perhaps."""
    match = _HAS.fullmatch(said)
    name = match["name"] if match else ""
    if not name:
        return ""
    known = {entity_key(t.name): t.name for t in reading.tellings if isinstance(t, EntityTelling)}
    # "app_order_lines" is the table that a list calls "order_lines".
    return known.get(entity_key(name)) or known.get(entity_key(name.partition("_")[2]), "")


def read_columns(document: Document, block: Paragraph, reading: Reading) -> None:
    """Read a name over lines that each define a column: ``id uuid pk`` below ``couriers``."""
    head, *lines = block.text.lines() or [block.text]
    label = read_label(head.plain.rstrip(":： ")) if len(lines) > 1 and len(head.plain) < _MAX_HEAD else None
    if label is None or names_message(label.name) or not head.plain.rstrip(":： ").replace(" ", "").isidentifier():
        return
    told = [parse_field(_coded(line.marked), Location(document.file, line.line), strict=True) for line in lines]
    fields = tuple(field for field in told if field is not None and is_typed(field))
    if len(fields) < 2 or len(fields) * 5 < len(lines) * 4:
        return
    reading.used.update({block.line, *(line.line for line in lines)})
    reading.tellings.append(entity(label, Location(document.file, head.line), fields))


def _coded(line: str) -> str:
    """A line as the definition of a column, where ``text`` is a type: ``name text not null``."""
    bare = line.lstrip("-*•· ")
    return bare if "`" in bare or ":" in bare else f"`{bare}`"
