"""Evidence that a section below a heading such as ``Data`` or ``Storage`` states entities with their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key, plural, singular, words
from spec_extractor.sources.markdown.below_headings import lists_columns, names_of_columns
from spec_extractor.sources.markdown.code.stored import is_message
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.columns import is_prop
from spec_extractor.sources.markdown.document import BOLD_HEADING_LEVEL
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import (
    Kind,
    classify,
    kind_of,
    without_number,
)
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.labels import KIND_BEFORE, Label, read_label, says_kind
from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.readers.facets import tells
from spec_extractor.sources.markdown.readers.members import read_field_item
from spec_extractor.sources.markdown.readers.several import coded_list, is_typed
from spec_extractor.sources.markdown.readers.tables import names_message
from spec_extractor.sources.markdown.split import one_line, split, word_set
from spec_extractor.sources.markdown.tree import Block, Item, List, Paragraph, Section
from spec_extractor.sources.markdown.vocabulary import DATA_LABELS, ENTITY_WORDS, ROLE_WORDS, STORE_WORDS, is_wide

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
_ROLES = "|".join(re.escape(word) for word in ROLE_WORDS)
_CODED_TABLE = lazy(rf"(?:(?:{_ROLES})\s?:?\s?)`\w{{1,60}}`|`\w{{1,60}}`\s?(?:{_ROLES})", re.I)
_TABLE = lazy(r"`(?P<name>[a-z][a-z0-9]*(?:_[a-z0-9]+){0,6})`\s?(?:[:–—-]\s|：)(?P<listed>.+)")
_TABLES = lazy(rf".*(?:\b(?:{alternatives(sorted(ENTITY_WORDS))})|表|テーブル|테이블)", re.I)
"""``Log tables``, ``日志表``: what is listed below are tables."""
_LEAST_LISTED = 3
_COMMON = word_set("name title status category description price date email type code number quantity")


def shows_fields(section: Section) -> bool:
    """Whether somewhere below the nearest such heading a list is announced as data, or is fields by its looks."""
    top = next((s for s in section.ancestors() if kind_of(s) is Kind.WEAK_MODEL), None)
    if top is None:
        return False
    below = list(_below(top))
    several = sum(map(_heads_columns, below)) > 1 or sum(map(lists_tables, below)) > 1
    return several or any(_shows(one) or _lists_bold(one) or _labels_columns(one) for one in below)


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


def _labels_columns(section: Section) -> bool:
    """Whether below a name a bullet says which are its columns: ``**Fields:** `id`, `name`, `rank` ``."""
    if kind_of(section) is not Kind.UNKNOWN:
        return False
    items = [item for block in section.blocks[:10] if isinstance(block, List) for item in block.items[:20]]
    for item in items:
        label, colon, listed = one_line(item.text.marked).replace("：", ":").partition(":")
        if not colon or classify(label) is not Kind.FIELDS:
            continue
        if len(item.items) > 1 and not listed.strip("* "):
            return True
        parts = [part.partition("(")[0].strip() for part in split(listed, ",;")]
        plain = len(parts) >= _LEAST_LISTED and all(0 < len(part.split()) <= _LEAST_LISTED for part in parts)
        if (plain and any(map(_is_common, parts))) or len(coded_list(f"{label}:{listed}", Location(""))) > 1:
            return True
    return False


def _heads_columns(section: Section) -> bool:
    """Whether a section is a name over names as code has them (``startAt``), or is called `` `notes` table``."""
    if kind_of(section) is not Kind.UNKNOWN:
        return False
    if _CODED_TABLE.fullmatch(without_number(section.title.marked)):
        return any(isinstance(block, List) for block in section.blocks[:5])
    return has_columns(section) or any(_lists_names(b) for b in section.blocks[:3] if isinstance(b, List))


def _lists_names(block: List) -> bool:
    """Whether a list is of three and more names without another word, most of them such as columns have."""
    names = [item.text.plain for item in block.items[:40] if not item.items]
    short = len(names) == len(block.items[:40]) >= _LEAST_LISTED and all(map(_SHORT_NAME.fullmatch, names))
    return short and sum(map(is_column_name, names)) * 3 >= len(names) * 2


_SHORT_NAME = lazy(r"[^\W\d]\w{1,30}(?: \w{1,20})?")


def has_columns(section: Section) -> bool:
    """Whether a section's list is of names as code has them, of which one at least is like that of a column."""
    return any(_is_common(name) for name in names_of_columns(section))


def lists_tables(section: Section) -> bool:
    """Whether a list below a heading of any name has tables with what is in them: `` `orders`: number, total``."""
    if _lists_bold(section) or _lists_kinds(section):
        return True
    for block in section.blocks[:20]:
        if isinstance(block, List):
            if lists_things(block):
                return True
            heads = [match for item in block.items[:40] if (match := _TABLE.match(one_line(item.text.marked)))]
            named = [match for match in heads if plural(match["name"]) == match["name"] != singular(match["name"])]
            if len(named) > 1 and len(named) * 3 >= len(block.items[:40]) * 2:
                return True
            coded = sum(1 for item in block.items[:40] if _CODED.match(item.text.marked))
            if coded == len(block.items[:40]) > 0 and _TABLES.fullmatch(section.title.plain[:100]):
                return True
            if len(heads) == len(named) == 1 and len(split(named[0]["listed"], ",;")) > _LEAST_LISTED:
                return True
    return False


def lists_things(block: List) -> bool:
    """Whether every item is a name with its attributes behind or below it: ``Vessel (hull_code, length)``."""
    found = [_THING.fullmatch(one_line(item.text.plain)[:400]) for item in block.items[:40]]
    if len(found) < _SEVERAL or not all(found) or any(tells(item) for item in block.items[:40]):
        return False
    for match, item in zip(found, block.items, strict=False):
        listed = split(match["listed"], ",;") if match and match["listed"] else []
        names = listed or [one_line(child.text.plain) for child in item.items]
        usual = sum(map(is_column_name, names))
        if len(names) < _SEVERAL or bool(listed) == bool(item.items) or usual * 2 < len(names):
            return False
    return True


_SEVERAL = 2
_THING = lazy(r"(?P<name>[A-Z]\w{1,40}(?: \w{1,30})?):?(?: ?\((?P<listed>[^()]{3,300})\))?")
_CODED = lazy(r"`[a-z][a-z0-9]*(?:_[a-z0-9]+){1,6}(?:`|\()")


def _lists_kinds(section: Section) -> bool:
    """Whether a bullet says that an entity follows, with what is in it below: ``**Entity: `Pupil`**``."""
    items = (item for block in section.blocks[:20] if isinstance(block, List) for item in block.items[:40])
    kinds = (KIND_BEFORE.match(item.text.marked) for item in items if item.items)
    return any(kind is not None and kind["code"] and says_kind(kind["kind"]) for kind in kinds)


def _lists_bold(section: Section) -> bool:
    lists = (block for block in section.blocks[:20] if isinstance(block, List))
    return any(sum(map(_bold_columns, block.items[:40])) > 1 for block in lists)


_BOLD = lazy(r"(?P<name>[A-Z]\w{1,40}(?: [A-Z]\w{1,30}){0,2})\s?:\s(?P<listed>.+)", re.S)


def _bold_columns(item: Item) -> bool:
    """Whether an item is a name in bold over or before names of columns: ``**Follow**: `followId`, `target` ``."""
    match = _BOLD.match(item.text.marked) if item.text.lead and not item.text.lead_code else None
    if match is None or classify(match["name"]) is not Kind.UNKNOWN:
        return False
    below = [item.text.marked, *(child.text.marked for child in item.items[:10])]
    if any(len(coded_list(text.partition(": ")[2], Location(""))) > _LEAST_LISTED - 1 for text in below):
        return True
    parts = [part.partition("(")[0].strip() for part in split(one_line(match["listed"]), ",;")]
    plain = len(parts) > 1 and all(part and len(part.split()) < _LEAST_LISTED for part in parts)
    return plain and any(part.upper() == "ID" or _is_common(part) for part in parts)


def lists_headings(section: Section, headings: Set[str]) -> bool:
    """Whether a section's list has in bold what other ``headings`` name: things with a word on each, no fields."""
    block = section.blocks[0] if section.blocks else None
    items = block.items[:40] if isinstance(block, List) else ()
    leads = [item.text.lead for item in items if item.text.lead and not item.text.lead_code]
    named = sum(1 for lead in leads if entity_key(lead) in headings)
    return len(leads) == len(items) > 1 and named * 3 >= len(items) * 2


def is_among_tables(section: Section) -> bool:
    """Whether a heading is a table's name as those beside it are: ``products (managed)``, ``product_options``."""
    around = section.parent
    others = [one for one in around.children[:60] if one is not section] if around is not None else []
    named = [one for one in others if _TABLE_NAME.fullmatch(without_number(one.title.plain))]
    sure = any("_" in one.title.plain for one in (section, *named))
    return (
        bool(_TABLE_NAME.fullmatch(without_number(section.title.plain))) and len(named) >= _LEAST_LISTED and sure
    )


_TABLE_NAME = lazy(r"`?[a-z][a-z0-9]*(?:_[a-z0-9]+){0,4}s`?(?:\s?\([^()]{1,60}\))?")


def lists_typed_things(section: Section) -> bool:
    """Whether a list below a heading that says nothing has two names and more over typed fields alone."""
    lists = (block for block in section.blocks[:20] if isinstance(block, List))
    return any(sum(map(_over_typed, block.items[:40])) > 1 for block in lists)


def _over_typed(item: Item) -> bool:
    """Whether an item is a short name, as things are called, over fields of which nearly all state a type."""
    name = item.text.lead or item.text.plain.partition(":")[0]
    label = read_label(name.rstrip(":： ")) if 0 < len(name) <= _MAX_NAME else None
    if label is None or names_message(label.name) or is_message(label.name):
        return False
    if classify(label.name) is not Kind.UNKNOWN or not (label.name[:1].isupper() or item.text.lead_code):
        return False
    told = [parse_field(child.text.marked, Location(""), strict=True) for child in item.items[:40]]
    typed = [one for one in told if one is not None and is_typed(one)]
    return len(typed) > 1 and len(typed) * 4 >= len(told) * 3 and not any(is_prop(one.type_words) for one in typed)


_MAX_NAME = 40


def heads_typed_fields(section: Section) -> Label | None:
    """The entity of a bold line such as ``Data:`` over nothing but typed fields: the heading around it."""
    kind = kind_of(section)
    if kind not in {Kind.MODEL, Kind.WEAK_MODEL, Kind.OVERVIEW}:
        return None
    items = [item for block in section.blocks if isinstance(block, List) for item in block.items[:60]]
    around = section.parent
    if around is None or kind_of(around) is not Kind.UNKNOWN:
        return None
    if section.level != BOLD_HEADING_LEVEL and around.level > 1 and _SAYS_TABLE.search(around.title.plain):
        # "Order model" over "Schema overview".
        read = [field for item in items for field in read_field_item(item, Location(""), strict=True)]
        sure = sum(map(is_typed, read))
        return read_label(around.title.marked) if len(read) > 1 and sure * 2 >= len(read) else None
    if section.level != BOLD_HEADING_LEVEL or kind is Kind.OVERVIEW or lists_tables(section):
        return None
    told = [parse_field(item.text.marked, Location(""), strict=True) for item in items]
    typed = len(told) > 1 and all(one is not None and one.type is not None and is_typed(one) for one in told)
    return read_label(around.title.marked) if typed and around.level > 1 and section.title.bold else None


_SAYS_TABLE = lazy(rf"(?i:\b(?:{alternatives(sorted(ROLE_WORDS))}|schema)$)")


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


def says_what_follows(label: str) -> bool:
    """Whether a label says that attributes or a purpose follow, and names no entity: ``表单字段：名称、价格``."""
    return label.strip() in DATA_LABELS or classify(label) in {Kind.FIELDS, Kind.OVERVIEW}


def heading_line(section: Section) -> int:
    """The line of the entity's own heading: that of ``Fields`` names none."""
    return next((s.line for s in section.ancestors() if kind_of(s) is not Kind.FIELDS), section.line)
