"""Values of fields told elsewhere: lists below ``Status of the vehicle`` or ``Order states such as:``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key, singular_word, words
from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.headings import is_excluded, without_number, without_suffix
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.listed_values import is_enum_like, is_value
from spec_extractor.sources.markdown.merge import field_key
from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.split import one_line, unquote
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading, addition
from spec_extractor.sources.markdown.tree import Document, Item, List, Paragraph, Section
from spec_extractor.sources.markdown.vocabulary import (
    ARTICLES,
    INCLUDING_WORDS,
    PREDICATES,
    STATUS_LABELS,
    is_wide,
)

_OF = lazy(rf"\s(?:{alternatives(PREDICATES['of'])}|for)\s+(?:(?:{alternatives(ARTICLES)})\s+)?")
_LINE = lazy(
    r"(?:.{0,80}?\b(?:support|supports|have|has|use|uses|allow|allows)\s+)?(?P<name>[^\W\d][\w -]{2,50}?)"
    rf"(?:,?\s(?:{alternatives(INCLUDING_WORDS)}|like|are|is one of))?"
    r"\s?[:：]$",
    re.I,
)
_WIDE = lazy(r"(?P<name>\w{2,12}?)(?:包括|包含|分为|有|は|:|：)(?P<values>[^。：:]{3,200})$")
_COUNTED = lazy(
    r"\b(?:one|two|three|four|five|six|seven|[2-9]|un|una|uno|dos|tres|cuatro|um|uma|dois|três|quatro|deux|trois|quatre|"
    r"einen|eine|zwei|drei|vier) (?P<name>[^\W\d][\w ]{2,40}?): (?P<values>[^:.]{3,200})$",
    re.I,
)
"""``exactly three priority levels: high, medium, and low``."""
_OR = lazy(r"^(?:or|o|ou|oder) ", re.I)
_MODALS = lazy(r"\b(?:shall|must|should|can|may|will|the|of|all|possible|allowed|valid|supported)\b\s*", re.I)
_STATES = frozenset({"state", "states", "status", "statuses"})
_NOUNS = frozenset({"value", "values", "option", "options", "list"})
_MOST = 24
_MAX_WORDS = 3


@dataclass(slots=True)
class _Known:
    """The fields that may have values: entity key → field key → the telling; field key → entity keys."""

    fields: dict[str, dict[str, FieldTelling]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    owners: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, list[tuple[str, FieldTelling]]] = field(default_factory=dict)

    def add(self, telling: EntityTelling, entities: set[str]) -> None:
        """Take in what one place tells of an entity, but for fields named like one of the ``entities``."""
        entity = entity_key(telling.name)
        self.names.setdefault(entity, telling.name)
        for one in telling.fields:
            if entity_key(one.name.removesuffix("_id")) in entities:
                continue
            if one.type in {None, "string", "text", "enum"} and not one.values and not one.foreign_key:
                if field_key(one.name) not in self.fields.setdefault(entity, {}):
                    self.owners.setdefault(field_key(one.name), []).append(entity)
                self.fields[entity].setdefault(field_key(one.name), one)
                label = re.split(r"[,，;；（(。]", one.description, maxsplit=1)[0].strip()
                if is_wide(label):
                    self.labels.setdefault(label, []).append((entity, one))

    def find(self, title: str) -> tuple[str, FieldTelling] | None:
        """The field that a heading names together with its entity, or alone where only one has it."""
        if is_wide(title):
            labelled = self.labels.get(title.strip(), [])
            return labelled[0] if len(labelled) == 1 else None
        head, *owner = _OF.split(title, maxsplit=1)
        if owner:
            return self._of(entity_key(owner[0]), words(head))
        parts = words(title)
        for cut in range(len(parts) - 1, 0, -1):
            found_here = self._of(entity_key(" ".join(parts[:cut])), parts[cut:])
            if found_here:
                return found_here
        key = field_key(" ".join((*parts[:-1], singular_word(parts[-1])))) if parts else ""
        owners = self.owners.get(key, [])
        found = self.fields[owners[0]][key] if len(owners) == 1 and is_enum_like(key) else None
        return (owners[0], found) if found is not None and found.type in {None, "enum"} else None

    def within(self, entity: str, label: str) -> tuple[str, FieldTelling] | None:
        """The field of the entity around that the label of a list names: ``Status values:``."""
        parts = words(label)
        if is_wide(label):
            parts = ("status",) if any(word in label for word in STATUS_LABELS) else ()
        found = self._of(entity, parts) if parts else None
        named = found is not None and (is_enum_like(found[1].name) or bool(_NOUNS.intersection(parts)))
        return found if named else None

    def _of(self, entity: str, parts: tuple[str, ...]) -> tuple[str, FieldTelling] | None:
        fields = self.fields.get(entity, {})
        bare = tuple(singular_word(part) for part in parts if part not in _NOUNS)
        keys = ["_".join(bare), *(("status", "state") if bare and bare[-1] in _STATES else ())]
        found = next((fields[key] for key in keys if key in fields), None)
        return (entity, found) if found is not None else None


def read_value_lists(document: Document, reading: Reading) -> None:
    """Add the values that headings, lines and sentences list for a field that another reader has found."""
    known = _Known()
    tellings = [one for one in reading.tellings if isinstance(one, EntityTelling) and not one.weak]
    entities = {entity_key(one.name) for one in tellings}
    for telling in tellings:
        known.add(telling, entities)
    if not known.fields:
        return
    for section in document.sections:
        if is_excluded(section):
            continue
        around = read_label(section.title.marked)
        for title, values, line, listed in _lists(section):
            found = known.find(title) if 1 < len(values) <= _MOST else None
            if found is None and around is not None and 1 < len(values) <= _MOST:
                found = known.within(entity_key(around.name), title)
            if found is None or not all(is_value(value) and len(value.split()) <= _MAX_WORDS for value in values):
                continue
            entity, one = found
            told = FieldTelling(
                one.name, Location(document.file, line), type="enum", values=values, exactness=Exactness.PROSE
            )
            reading.tellings.append(addition(known.names[entity], told))
            reading.used.add(listed)


def _lists(section: Section) -> Iterator[tuple[str, tuple[str, ...], int, int]]:
    """What may name a field, the values below it, its line and that of the list."""
    title = without_suffix(without_number(section.title.plain))[0]
    first = section.blocks[0] if section.blocks else None
    if isinstance(first, List):
        yield title, _values(first), section.line, first.line
    for head, block in pairwise(section.blocks):
        lines = head.text.lines()[-1:] if isinstance(head, Paragraph) else []
        match = _LINE.fullmatch(_MODALS.sub("", one_line(lines[0].plain))[-160:]) if lines else None
        if isinstance(block, List) and lines:
            if match:
                yield match["name"], _values(block), lines[0].line, block.line
            if block is section.blocks[1] and lines[0].plain.rstrip().endswith((":", "：")):
                yield title, _values(block), section.line, block.line
    for block in section.blocks:
        for item in block.items[:60] if isinstance(block, List) else ():
            counted = _COUNTED.search(one_line(item.text.plain)[:300].rstrip("."))
            if counted:
                listed = tuple(_OR.sub("", part) for part in members(counted["values"]))
                yield counted["name"], listed, item.line, item.line
            match = _WIDE.match(one_line(item.text.plain)[:240].rstrip("。."))
            if match:
                parts = [value for part in members(match["values"]) for value in part.split("、")]
                yield match["name"], tuple(unquote(part) for part in parts), item.line, item.line


def _values(block: List) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_value(item) for item in block.items[: _MOST + 1]))


def _value(item: Item) -> str:
    marked = one_line(item.text.marked)
    if marked.startswith("`") and "`" in marked[1:]:
        return marked[1 : marked.find("`", 1)]
    return unquote(re.split(r"[:：(（]| [-–—] ", marked, maxsplit=1)[0].strip(" .;,*"))
