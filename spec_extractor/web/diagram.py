"""Entities, their fields and relations as a diagram in SVG: crow's feet, no colours.

The page colours it by its classes; alone it is drawn in the colour of the text around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from spec_extractor.ir import Entity, Field
from spec_extractor.reporting.display import printable, width
from spec_extractor.web.layout import Box, Layout, place

_CHARACTER = 7.3
_ROW = 20
_HEADER = 30
_PADDING = 10
_KEY = 24
_LONGEST = 26
_MOST_ROWS = 16
_MOST_ENTITIES = 150
# Up to this width it can still be read when it is scaled into a column of the page.
_FITS = 1000


def svg(entities: Sequence[Entity]) -> str:
    """The diagram of the first of ``entities``; empty for none. Text is escaped, and cut where it is long."""
    drawn = {entity.name: entity for entity in entities[:_MOST_ENTITIES]}
    if not drawn:
        return ""
    links = [
        (entity.name, target)
        for entity in drawn.values()
        for target in (
            *(field.references.entity for field in entity.fields if field.references is not None),
            *(many.entity for many in entity.many_to_many),
        )
        if target in drawn
    ]
    layout = place({name: _size(entity) for name, entity in drawn.items()}, links)
    fits = "" if layout.width > _FITS else " fits"
    parts = [
        f'<svg class="diagram{fits}" xmlns="http://www.w3.org/2000/svg" '
        f'width="{layout.width}" height="{layout.height}" '
        f'viewBox="0 0 {layout.width} {layout.height}" role="img" aria-label="{escape(_label(entities))}" '
        'font-family="ui-monospace, monospace" font-size="12" fill="none" stroke="currentColor">',
        *(line for entity in drawn.values() for line in _relations(entity, layout)),
        *(_box(entity, layout.boxes[entity.name]) for entity in drawn.values()),
        "</svg>",
    ]
    return "\n".join(parts)


def _label(entities: Sequence[Entity]) -> str:
    count = len(entities)
    rest = f", of which the first {_MOST_ENTITIES} are drawn" if count > _MOST_ENTITIES else ""
    return f"Diagram of {count} {'entity' if count == 1 else 'entities'}{rest}; the tables below say the same"


def _short(text: str) -> str:
    shown = printable(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def _type(field: Field) -> str:
    kind = "reference" if field.references is not None else _short(field.type)
    return f"{kind}?" if field.nullable else kind


def _size(entity: Entity) -> tuple[int, int]:
    names = [width(_short(entity.name)) + 2]
    names += [width(_short(field.name)) + width(_type(field)) + 2 for field in entity.fields]
    names += [width(_short(many.name)) + 5 for many in entity.many_to_many]
    rows = min(len(entity.fields) + len(entity.many_to_many), _MOST_ROWS + 1)
    return round(max(names) * _CHARACTER) + 2 * _PADDING + _KEY, _HEADER + rows * _ROW + 6


def _row_y(index: int, box: Box) -> int:
    """The middle of a row; those that are not drawn are in the last one."""
    return box.y + _HEADER + min(index, _MOST_ROWS) * _ROW + _ROW // 2 + 2


def _box(entity: Entity, box: Box) -> str:
    rows = [("PK" if f.primary_key else "FK" if f.references else "", f.name, _type(f)) for f in entity.fields]
    rows += [("", many.name, "set") for many in entity.many_to_many]
    if len(rows) > _MOST_ROWS + 1:
        rows = [*rows[:_MOST_ROWS], ("", f"and {len(rows) - _MOST_ROWS} more", "")]
    parts = [
        f'<g class="entity"><title>{escape(printable(entity.name))}</title>',
        f'<rect class="box" x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="6"/>',
        f'<path class="rule" d="M{box.x} {box.y + _HEADER}h{box.width}"/>',
        _text("name", box.x + _PADDING, box.y + 20, _short(entity.name), 'font-weight="bold" font-size="13"'),
    ]
    for index, (key, name, kind) in enumerate(rows):
        y = _row_y(index, box) + 4
        if key:
            parts.append(_text("key", box.x + _PADDING, y, key, 'font-size="10"'))
        parts.append(_text("field", box.x + _PADDING + _KEY, y, _short(name)))
        if kind:
            parts.append(_text("type", box.x + box.width - _PADDING, y, kind, 'text-anchor="end"'))
    return "".join([*parts, "</g>"])


def _text(kind: str, x: int, y: int, text: str, more: str = "") -> str:
    return f'<text class="{kind}" x="{x}" y="{y}" fill="currentColor" stroke="none" {more}>{escape(text)}</text>'


def _relations(entity: Entity, layout: Layout) -> list[str]:
    own = layout.boxes[entity.name]
    lines = []
    for index, field in enumerate(entity.fields):
        if field.references is not None and field.references.entity in layout.boxes:
            told = f"{entity.name}.{field.name} refers to {field.references.entity}"
            target = layout.boxes[field.references.entity]
            lines.append(_line(told, own, _row_y(index, own), target, many=False, optional=field.nullable))
    for index, many in enumerate(entity.many_to_many, start=len(entity.fields)):
        if many.entity in layout.boxes:
            told = f"{entity.name}.{many.name} is a set of {many.entity}"
            lines.append(_line(told, own, _row_y(index, own), layout.boxes[many.entity], many=True, optional=True))
    return lines


def _line(told: str, own: Box, y1: int, target: Box, *, many: bool, optional: bool) -> str:
    """From a row to the other box's header: from the side that faces it, around where both stand in one column."""
    y2 = target.y + _HEADER // 2
    if target.x < own.x:
        x1, side1, x2, side2 = own.x, -1, target.x + target.width, 1
    elif target.x > own.x:
        x1, side1, x2, side2 = own.x + own.width, 1, target.x, -1
    else:
        x1, side1, x2, side2 = own.x + own.width, 1, target.x + target.width, 1
    bend = max(abs(x2 - x1) // 2, 48)
    parts = [
        f"M{x1} {y1}C{x1 + side1 * bend} {y1} {x2 + side2 * bend} {y2} {x2} {y2}",
        _foot(x1, y1, side1),
        _foot(x2, y2, side2) if many else f"M{x2 + side2 * 8} {y2 - 5}v10",
    ]
    if optional and not many:
        parts.append(f"M{x2 + side2 * 10} {y2}a4 4 0 1 0 {side2 * 8} 0a4 4 0 1 0 {-side2 * 8} 0")
    return f'<g class="relation"><title>{escape(printable(told))}</title><path d="{"".join(parts)}"/></g>'


def _foot(x: int, y: int, side: int) -> str:
    return f"M{x} {y - 6}L{x + side * 10} {y}L{x} {y + 6}"
