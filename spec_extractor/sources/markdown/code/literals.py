"""Object literals (JSON, JavaScript, YAML) as a tree that knows lines, comments and calls; it bears gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spec_extractor.sources.markdown.code.tokens import Entry, Token, entries
from spec_extractor.sources.tree import Node
from spec_extractor.sources.yaml_tree import read_yaml

_MAX_DEPTH = 30
_MAX_BROKEN = 8


@dataclass(slots=True)
class Call:
    """One call of a chain: its name without what it is called on, and its arguments."""

    name: str
    arguments: list[Literal]


@dataclass(slots=True)
class Literal:
    """A value: ``kind`` is object, list, string, number, call or word; ``line`` counts from 0 within the block.

    ``text`` is a string's content, a number, a word, or what a chain of ``calls`` begins with (``v``, ``Schema``).
    """

    kind: str
    line: int
    text: str = ""
    members: list[Member] = field(default_factory=list)
    items: list[Literal] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    def get(self, name: str) -> Literal | None:
        """The value of a member, or None."""
        return next((member.value for member in self.members if member.name == name), None)

    def names(self) -> set[str]:
        """The names of the members."""
        return {member.name for member in self.members}

    @property
    def is_true(self) -> bool:
        """Whether it is ``true``, also as ``[true, "message"]``."""
        first = self.items[0] if self.kind == "list" and self.items else self
        return first.kind == "word" and first.text.lower() == "true"

    @property
    def is_null(self) -> bool:
        """Whether it is ``null``."""
        return self.kind == "word" and self.text in {"null", "undefined", "None"}

    def strings(self) -> tuple[str, ...]:
        """The strings of a list, once each."""
        return tuple(
            dict.fromkeys(item.text for item in self.items if item.kind == "string" and item.text.strip())
        )


@dataclass(slots=True)
class Member:
    """A member of an object."""

    name: str
    value: Literal
    line: int
    comment: str = ""
    optional: bool = False


def read_literal(tokens: list[Token], start: int, end: int, depth: int = 0) -> Literal:
    """The value between two tokens."""
    while end > start and tokens[end - 1].text in {",", ";"}:
        end -= 1
    if start >= end:
        return Literal("word", tokens[start].line if start < len(tokens) else 0)
    first = tokens[start]
    closed = first.close >= end - 1
    if first.text == "{" and closed and depth < _MAX_DEPTH:
        literal = Literal("object", first.line)
        for entry in entries(tokens, start + 1, min(first.close, end), ",;", by_line=True):
            member = _member(tokens, entry, depth)
            if member is not None:
                literal.members.append(member)
        return literal
    if first.text == "[" and closed and depth < _MAX_DEPTH:
        literal = Literal("list", first.line)
        for entry in entries(tokens, start + 1, min(first.close, end), ",", by_line=False):
            if tokens[entry.start].text != "...":
                literal.items.append(read_literal(tokens, entry.start, entry.end, depth + 1))
        return literal
    if end == start + 1:
        kind = first.kind if first.kind in {"string", "number"} else "word"
        return Literal(kind, first.line, first.value)
    if first.text == "-" and tokens[start + 1].kind == "number" and end == start + 2:
        return Literal("number", first.line, f"-{tokens[start + 1].text}")
    return _chain(tokens, start, end, depth)


def _member(tokens: list[Token], entry: Entry, depth: int) -> Member | None:
    name = tokens[entry.start]
    if name.kind not in {"word", "string", "number"} or entry.end - entry.start < 2:
        return None
    colon = entry.start + 1
    optional = tokens[colon].text == "?"
    colon += optional
    if colon >= entry.end or tokens[colon].text not in {":", "=>", "="}:
        return None
    value = read_literal(tokens, colon + 1, entry.end, depth + 1)
    return Member(name.value, value, name.line, entry.comment, optional)


def _chain(tokens: list[Token], start: int, end: int, depth: int) -> Literal:
    """``v.optional(v.string())``, ``new Schema({…})``, or words that are no value."""
    literal = Literal("word", tokens[start].line)
    words: list[str] = []
    index = start
    while index < end:
        token = tokens[index]
        if token.text == "(" and depth < _MAX_DEPTH:
            stop = min(token.close, end)
            arguments = [
                read_literal(tokens, entry.start, entry.end, depth + 1)
                for entry in entries(tokens, index + 1, stop, ",", by_line=False)
            ]
            path = [word for word in words if word not in {".", "new", "<", ">"}]
            if not literal.calls:
                literal.text = ".".join(path[:-1])
            literal.calls.append(Call(path[-1] if path else "", arguments))
            literal.kind = "call"
            words = []
            index = stop + 1
            continue
        words.append(token.value if token.kind == "string" else token.text)
        index = token.close + 1 if token.close > index else index + 1
    if literal.kind != "call":
        literal.text = re.sub(r" ?\. ?", ".", " ".join(words))
    return literal


def objects(literal: Literal) -> Iterator[Literal]:
    """The objects that a value is made of: itself, or the members of a list."""
    if literal.kind == "object":
        yield literal
    yield from (item for item in literal.items if item.kind == "object")


def from_yaml(text: str) -> Literal | None:
    """The tree of a YAML text, a few lines that are none left out; None where little of it is YAML."""
    lines = text.split("\n")
    for _ in range(_MAX_BROKEN):
        node, problems = read_yaml("\n".join(lines), "")
        if node is not None:
            return _from_node(node)
        line = problems[0].location.line if problems else 0
        if not 1 <= line <= len(lines) or not lines[line - 1].strip():
            return None
        lines[line - 1] = ""
    return None


def _from_node(node: Node) -> Literal:
    line = max(node.line - 1, 0)
    if node.members is not None:
        literal = Literal("object", line)
        for name, value in node.members.items():
            at = max(node.lines.get(name, node.line) - 1, 0)
            literal.members.append(Member(name, _from_node(value), at))
        return literal
    if node.items is not None:
        return Literal("list", line, items=[_from_node(item) for item in node.items])
    if node.value is None or isinstance(node.value, bool):
        return Literal("word", line, {None: "null", True: "true", False: "false"}[node.value])
    if isinstance(node.value, int | float):
        return Literal("number", line, node.plain or str(node.value))
    return Literal("string", line, str(node.value))
