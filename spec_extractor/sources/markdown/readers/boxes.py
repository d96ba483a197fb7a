"""Boxes drawn with lines: a name, a rule, and the fields below it; and the lines between boxes of one row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.stored import in_data_place
from spec_extractor.sources.markdown.code.straight import TOP, straightened
from spec_extractor.sources.markdown.columns import roles_of
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, context
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.merge import field_key
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
    Telling,
)
from spec_extractor.sources.markdown.tree import Document

_SIDES = frozenset("│║┃|┤├╢╟┼<>")
_RULE = lazy(r"[├╠╟+|│║]?\s*[─═━-]{3,}[─═━┬┴┼-]*\s*[┤╣╢+|│║]?$")
_PLACE = lazy(
    r"\b(?:entit\w+|entidad\w+|er ?diagrams?|diagrama (?:de )?er|erd|data ?base|datenbank\w*|base de da[dt]os|"
    r"base de données|banco de dados|veritabanı\w*|schema|domain|data model|relationships?)\b|"
    r"\ber ?[-‐]?(?:[図图圖]|다이어그램|диаграмма)|データベース|数据库|資料庫|데이터베이스|базы? данных",
    re.I,
)
_KEY = lazy(r"^(?:\[?(PK|FK|UK)\]?[,/ ]*)+\s+", re.I)
_ONE_MANY = lazy(r"1\s*[:─-]+\s*[N*nm∞M]|[─-]+[<{∈]$|^[1]?[─-]+[*N∞]$")
_MANY_ONE = lazy(r"[N*nm∞M]\s*[:─-]+\s*1|^[>}][─-]+")
_COLUMN_LINE = lazy(r"[│║┃]")
"""What parts a name from its type within a box."""
_MAX_OPEN = 24
_MAX_LINE = 400


@dataclass(slots=True)
class _Box:
    start: int
    end: int
    line: int
    sections: list[list[tuple[int, str]]] = field(default_factory=lambda: [[]])
    holds: bool = False
    """Whether other boxes are drawn inside of it: a place, and no entity."""

    @property
    def name(self) -> str:
        """What the box is called: its first line of text."""
        return next((text for section in self.sections for _, text in section), "")


def read_boxes(document: Document, reading: Reading) -> None:
    """Read the boxes of every drawing in a place that speaks of data."""
    stated: dict[str, set[str]] = {}
    _state(stated, reading.tellings)
    for block in code_blocks(document, reading):
        if TOP.search(block.text) and _speaks_of_data(block):
            _read(block, stated, reading)


def _speaks_of_data(block: CodeBlock) -> bool:
    title = block.section.title.plain[:200]
    around = context(block.section.parent) if block.section.parent is not None else Kind.UNKNOWN
    return in_data_place(block) or (around is not Kind.IGNORED and bool(_PLACE.search(f"{title} {block.before}")))


def _read(block: CodeBlock, stated: dict[str, set[str]], reading: Reading) -> None:
    boxes, between = _boxes(straightened(block.text))
    _named_above(boxes, block)
    found: list[EntityTelling] = []
    for box in boxes:
        telling = _entity(box, block)
        if telling is not None:
            if telling.exactness is Exactness.LOOSE and (known := stated.get(entity_key(telling.name))):
                # A drawing beside a table of the same thing shortens the names of its columns.
                kept = tuple(one for one in telling.fields if field_key(one.name) in known)
                telling = replace(telling, fields=kept, weak=True)
            found.append(telling)
    if not found and not between:
        return
    reading.used.add(block.fence.line)
    reading.tellings.extend(found)
    _state(stated, found)
    for left, drawn, right, line in between:
        ends = (left, right) if _ONE_MANY.search(drawn) else (right, left) if _MANY_ONE.search(drawn) else None
        labels = [read_label(box.name) for box in ends] if ends else []
        if len(labels) == 2 and labels[0] and labels[1]:
            reading.tellings.append(
                RelationTelling(
                    "has_many",
                    labels[0].name,
                    labels[1].name,
                    block.at(line),
                    weak=True,
                    certainty=Certainty.INFERRED,
                )
            )


def _state(stated: dict[str, set[str]], tellings: Sequence[Telling]) -> None:
    """Add the keys of the fields of every entity that is stated with types."""
    for telling in tellings:
        if isinstance(telling, EntityTelling) and not telling.weak and telling.exactness >= Exactness.TYPED:
            keys = {field_key(one.name) for one in telling.fields}
            stated.setdefault(entity_key(telling.name), set()).update(keys)


def _boxes(text: str) -> tuple[list[_Box], list[tuple[_Box, str, _Box, int]]]:
    """All boxes with their lines, and what stands between two boxes of a row."""
    boxes: list[_Box] = []
    between: list[tuple[_Box, str, _Box, int]] = []
    opened: list[_Box] = []
    for number, raw in enumerate(text.split("\n")):
        line = raw.expandtabs(4)[:_MAX_LINE]
        opened = [box for box in opened if _continues(box, line)]
        row = sorted(opened, key=lambda box: box.start)
        for left, right in pairwise(row):
            drawn = line[left.end + 1 : right.start].strip()
            if left.end < right.start and drawn and line[left.end] in _SIDES:
                between.append((left, drawn, right, number))
        for box in opened:
            _take(box, line[box.start : box.end + 1], number)
        for match in TOP.finditer(line):
            if len(opened) < _MAX_OPEN and not any(box.start == match.start() for box in opened):
                box = _Box(match.start(), match.end() - 1, number)
                for outer in opened:
                    outer.holds = outer.holds or outer.start < box.start <= box.end < outer.end
                opened.append(box)
                boxes.append(box)
    return boxes, between


def _continues(box: _Box, line: str) -> bool:
    edge = line[box.start : box.start + 1]
    return edge != "" and edge in "│║┃|├╠╟+"


def _take(box: _Box, inside: str, number: int) -> None:
    if _RULE.fullmatch(inside.strip()):
        box.sections.append([])
    else:
        text = inside[1:].rstrip("│║┃|┤├ ").strip("│║┃| \t")
        if any(char.isalnum() for char in text):
            box.sections[-1].append((number, text))


def _entity(box: _Box, block: CodeBlock) -> EntityTelling | None:
    """A box with a name and, for the most part, fields below it; one with a name alone names nothing new."""
    lines = [entry for section in box.sections for entry in section]
    label = read_label(lines[0][1]) if lines else None
    if label is None or len(lines) < 2 or box.holds:
        return None
    told = [_field(text, number, block) for number, text in lines[1 + _is_head(lines[1][1]) :]]
    fields = tuple(one for one in told if one is not None)
    if len(fields) < 2 or len(fields) * 3 < len(told) * 2:
        return None
    exactness = max(one.exactness for one in fields)
    if exactness < Exactness.TYPED:
        # Names alone are often cut short to fit: where types are told elsewhere, they add none.
        fields = tuple(
            one if one.primary_key or one.name.lower() == "id" else replace(one, exactness=Exactness.PROSE)
            for one in fields
        )
    return EntityTelling(label.name, block.at(lines[0][0]), fields, exactness=exactness)


def _named_above(boxes: Sequence[_Box], block: CodeBlock) -> None:
    """Give boxes that begin with a key the name that stands above them, as their first line."""
    lines = block.text.split("\n")
    for box in boxes:
        first = next((entry for section in box.sections for entry in section), None)
        if first is None or box.line == 0 or _cells(first[1])[0].lower() not in _KEYS or first[0] != box.line + 1:
            continue
        above = lines[box.line - 1].expandtabs(4)[:_MAX_LINE]
        spans = [found for found in _ABOVE.finditer(above) if found.start() <= box.end and found.end() > box.start]
        if len(spans) == 1 and not any(side in above for side in _SIDES):
            box.sections[0].insert(0, (box.line - 1, spans[0].group().strip()))


_KEYS = frozenset({"id", "_id", "pk id", "id pk"})
_ABOVE = lazy(r"\S+(?: \S+)*")


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in _COLUMN_LINE.split(text)]


def _is_head(text: str) -> bool:
    """Whether a row of a box with several columns says what they are: ``Column │ Type``."""
    name, *others = _cells(text)
    return bool(others) and "name" in roles_of(name) and bool(roles_of(others[0]))


def _field(text: str, number: int, block: CodeBlock) -> FieldTelling | None:
    name, *others = _cells(text)
    text = f"{name}: {', '.join(filter(None, others))}" if any(others) else name
    bare = text.lstrip("-+•*#○● ").strip()
    keys = _KEY.match(bare)
    marks = set(re.findall(r"[A-Z]{2}", keys.group().upper())) if keys else set()
    told = parse_field(bare[keys.end() :] if keys else bare, block.at(number))
    if told is None or len(told.name.split()) > 2:
        return None
    if told.type is not None and told.type == told.type_words:
        told = replace(told, otherwise="string")
    return replace(
        told,
        primary_key=told.primary_key or "PK" in marks,
        foreign_key=told.foreign_key or "FK" in marks,
        unique=told.unique or "UK" in marks,
        exactness=Exactness.TYPED if told.type else Exactness.LOOSE,
    )
