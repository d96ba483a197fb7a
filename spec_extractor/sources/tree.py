"""A JSON or YAML document as a tree that knows its lines, built from a flat stream of events.

Both formats share what a spec file may not hold: a member stated twice, a name that is no text, text that
cannot be written out again, nesting without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from spec_extractor.diagnostics import Diagnostic, Location, error
from spec_extractor.wording import quoted

_MAX_DEPTH = 64
# What XML, SQL and most languages refuse in text, and halves of surrogate pairs, which UTF-8 cannot write.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Event(NamedTuple):
    """``plain`` is how an unquoted scalar is written; ``value`` is what it means."""

    kind: Literal["mapping", "list", "scalar", "end"]
    line: int
    value: str | int | float | bool | None = None
    plain: str | None = None


@dataclass(slots=True)
class Node:
    """A value with its line: a mapping has ``members``, a list ``items``, anything else ``value``."""

    line: int
    value: object = None
    plain: str | None = None
    members: dict[str, Node] | None = None
    items: list[Node] | None = None
    lines: dict[str, int] = field(default_factory=dict)

    def data(self) -> Any:
        """The tree as plain dicts, lists and scalars."""
        if self.members is not None:
            return {name: node.data() for name, node in self.members.items()}
        if self.items is not None:
            return [node.data() for node in self.items]
        return self.value

    def at(self, path: Iterable[str | int]) -> tuple[int, Node | None]:
        """The line of the member at ``path`` (or of the nearest thing around it) and its node."""
        node: Node = self
        line = self.line
        for step in path:
            if node.members is not None and isinstance(step, str) and step in node.members:
                line = node.lines[step]
                node = node.members[step]
            elif node.items is not None and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                line = node.line
            else:
                return line, None
        return line, node


def assemble(events: Iterable[Event], file: str) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of well-formed ``events``; None where it could not be built to its end."""
    root: Node | None = None
    open_nodes: list[Node] = []
    names: list[str | None] = []
    diagnostics: list[Diagnostic] = []
    for event in events:
        place = Location(file, event.line)
        if event.kind == "end":
            open_nodes.pop()
            names.pop()
            continue
        parent = open_nodes[-1] if open_nodes else None
        if parent is not None and parent.members is not None and names[-1] is None:
            if event.kind != "scalar":
                diagnostics.append(_name_error(place, f"a {event.kind}"))
                return None, diagnostics
            names[-1] = _read_name(event, parent, place, diagnostics)
            continue
        node = Node(event.line, event.value, event.plain)
        if isinstance(event.value, str) and (found := _UNWRITABLE.search(event.value)):
            message = f"the text holds the character U+{ord(found[0]):04X}, which can't be stored"
            diagnostics.append(error("PRD113", place, message, "leave the character out"))
        if parent is None:
            root = node
        elif parent.members is not None:
            parent.members[str(names[-1])] = node
            names[-1] = None
        elif parent.items is not None:
            parent.items.append(node)
        if event.kind != "scalar":
            if len(open_nodes) == _MAX_DEPTH:
                diagnostics.append(too_deep(place))
                return None, diagnostics
            node.members = {} if event.kind == "mapping" else None
            node.items = [] if event.kind == "list" else None
            open_nodes.append(node)
            names.append(None)
    return root, diagnostics


def too_deep(place: Location) -> Diagnostic:
    """Nesting that no spec has."""
    return error(
        "PRD113", place, f"the document nests deeper than {_MAX_DEPTH} levels", "a spec needs fewer than 10"
    )


def _read_name(event: Event, parent: Node, place: Location, diagnostics: list[Diagnostic]) -> str:
    name = event.value if isinstance(event.value, str) else str(event.plain or "")
    if not isinstance(event.value, str):
        diagnostics.append(_name_error(place, f"{event.plain or 'nothing'}, without quotes"))
    if _UNWRITABLE.search(name):
        diagnostics.append(error("PRD113", place, "a member's name holds a character that can't be stored"))
    if name in parent.lines:
        message = f"the member {quoted(name)} is stated twice, first in line {parent.lines[name]}"
        diagnostics.append(error("PRD111", place, message, "keep one of the two"))
    parent.lines[name] = event.line
    return name


def _name_error(place: Location, what: str) -> Diagnostic:
    return error(
        "PRD112", place, f"a member's name must be text, but is {what}", 'write the name in quotes: "no": …'
    )
