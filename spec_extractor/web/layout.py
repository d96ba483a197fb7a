"""Where the boxes of an entity-relationship diagram stand: what is referred to stands on the left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_SWEEPS = 4
_COLUMN_GAP = 96
_ROW_GAP = 28
_MARGIN = 16
# Boxes that nothing leads to or from share columns of about this height.
_COLUMN_HEIGHT = 640

Links = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels; ``x`` and ``y`` are its upper left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes by name, and the size of the drawing that holds them."""

    boxes: Mapping[str, Box]
    width: int
    height: int


def place(sizes: Mapping[str, tuple[int, int]], links: Links) -> Layout:
    """A place for each of ``sizes`` (name → width, height); ``links`` lead to what is referred to.

    The same input gives the same drawing; every name in ``links`` has a size.
    """
    links = [(child, parent) for child, parent in dict.fromkeys(links) if child != parent]
    ranks = _ranks(list(sizes), links)
    linked = {name for link in links for name in link}
    columns: list[list[str]] = [[] for _ in range(max((ranks[name] for name in linked), default=-1) + 1)]
    for name in sizes:
        if name in linked:
            columns[ranks[name]].append(name)
    columns = _untangled(columns, links)
    columns += _stacked([name for name in sizes if name not in linked], sizes)
    return _positioned(columns, sizes)


def _ranks(names: list[str], links: Links) -> dict[str, int]:
    """For each name the longest way to one that refers to nothing; the last link of a circle does not count."""
    parents: dict[str, list[str]] = {name: [] for name in names}
    for child, parent in links:
        parents[child].append(parent)
    ranks: dict[str, int] = {}
    open_: set[str] = set()
    for start in names:
        # Not recursive: a document may have a chain longer than Python's stack.
        stack = [start]
        while stack:
            name = stack[-1]
            waiting = [p for p in parents[name] if p not in ranks and p not in open_]
            if name not in ranks and waiting:
                open_.add(name)
                stack.append(waiting[0])
                continue
            stack.pop()
            open_.discard(name)
            if name not in ranks:
                ranks[name] = 1 + max((ranks[p] for p in parents[name] if p in ranks), default=-1)
    return ranks


def _untangled(columns: list[list[str]], links: Links) -> list[list[str]]:
    """The columns in an order in which fewer lines cross: each box beside the middle of its neighbours."""
    neighbours: dict[str, list[str]] = {name: [] for column in columns for name in column}
    for child, parent in links:
        neighbours[child].append(parent)
        neighbours[parent].append(child)
    result = [list(column) for column in columns]
    heights = {name: height for column in result for name, height in _heights(column)}
    for sweep in range(_SWEEPS):
        # From the left and from the right in turn.
        for column in result if sweep % 2 == 0 else reversed(result):
            column.sort(key=lambda name: _mean(heights[other] for other in neighbours[name]))
            heights.update(_heights(column))
    return result


def _heights(column: list[str]) -> list[tuple[str, float]]:
    """How far down each box stands, between 0 and 1."""
    return [(name, (index + 0.5) / len(column)) for index, name in enumerate(column)]


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known)


def _stacked(names: list[str], sizes: Mapping[str, tuple[int, int]]) -> list[list[str]]:
    columns: list[list[str]] = []
    height = _COLUMN_HEIGHT
    for name in names:
        if height + sizes[name][1] > _COLUMN_HEIGHT:
            columns.append([])
            height = 0
        columns[-1].append(name)
        height += sizes[name][1] + _ROW_GAP
    return columns


def _positioned(columns: list[list[str]], sizes: Mapping[str, tuple[int, int]]) -> Layout:
    heights = [sum(sizes[name][1] + _ROW_GAP for name in column) - _ROW_GAP for column in columns]
    tallest = max(heights, default=0)
    boxes: dict[str, Box] = {}
    x = _MARGIN
    for column, height in zip(columns, heights, strict=True):
        widest = max(sizes[name][0] for name in column)
        y = _MARGIN + (tallest - height) // 2
        for name in column:
            boxes[name] = Box(x, y, widest, sizes[name][1])
            y += sizes[name][1] + _ROW_GAP
        x += widest + _COLUMN_GAP
    return Layout(boxes, max(x - _COLUMN_GAP, 0) + _MARGIN, tallest + 2 * _MARGIN)
