"""An SQL script cut into statements and the parts of their parentheses, with lines and comments, in linear time.

Nothing is parsed here: a statement that is broken costs itself only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import word_set

_TOKEN = lazy(
    r"(?P<comment>--[^\n]*|#[ \t][^\n]*|/\*.*?(?:\*/|\Z))"
    r"|(?P<body>\$(?P<tag>\w{0,30})\$.*?(?:\$(?P=tag)\$|\Z))"
    r"|(?P<text>'(?:[^'\n\\]|''|\\.)*+(?:'|(?=\n)|\Z)|\"[^\"\n]*\"?|`[^`\n]*`?|\[[A-Za-z_][\w $-]{0,100}\])"
    r"|(?P<mark>[(),;])"
    r"|(?P<break>\n)"
    r"|(?P<blank>[^\S\n]+)"
    r"|(?P<word>[\w.@]+|.)",
    re.S,
)
_STARTS = frozenset(
    {"create", "alter", "comment", "insert", "drop", "grant", "update", "delete", "select", "with"}
)
_DEFINES = frozenset({"create", "alter", "comment"})
_CREATED = word_set(
    "table type or unique index temporary temp view policy function trigger extension materialized schema "
    "sequence unlogged"
)


@dataclass(slots=True)
class Part:
    """One element between top-level commas of a parenthesis: its text, its first line, its trailing comments."""

    line: int
    text: str = ""
    comments: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Statement:
    """One statement: ``head`` up to its first parenthesis, ``parts`` within it, ``tail`` after it.

    Lines count from 0 within the script.
    """

    line: int
    head: str = ""
    parts: list[Part] = field(default_factory=list)
    tail: str = ""
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    ended: bool = False

    @property
    def text(self) -> str:
        """The whole statement without its comments."""
        inside = f"({', '.join(part.text.strip() for part in self.parts)})" if self.parts else ""
        return f"{self.head.strip()} {inside} {self.tail.strip()}".strip()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int
    starts_line: bool


def _tokens(script: str) -> Iterator[_Token]:
    line = 0
    fresh = True
    for match in _TOKEN.finditer(script):
        kind = match.lastgroup or "word"
        kind = "body" if kind == "tag" else kind
        text = match.group()
        yield _Token(kind, text, line, fresh)
        line += text.count("\n")
        if kind not in {"blank", "comment"}:
            fresh = kind == "break"


def statements(script: str) -> list[Statement]:
    """The statements of a script, in their order."""
    found: list[Statement] = []
    current: Statement | None = None
    depth = 0
    last: Part | None = None
    last_line = -1
    tokens = list(_tokens(script))
    for index, token in enumerate(tokens):
        if token.kind == "comment":
            if last is not None and token.line == last_line:
                last.comments.append(token.text.removeprefix("/*").removesuffix("*/").lstrip("-# ").strip())
            continue
        begins = token.starts_line and token.kind == "word" and token.text.lower() in _STARTS
        if current is not None and begins and _begins(tokens, index, depth):
            current = None
        if current is None:
            if token.kind in {"break", "blank"} or token.text == ";":
                continue
            current, depth, last = Statement(token.line), 0, None
            found.append(current)
        if token.text == ";" and depth == 0:
            current = None
            continue
        depth, last = _take(current, token, depth, last)
        last_line = token.line if token.kind not in {"break", "blank"} else last_line
    for statement in found:
        statement.head, statement.tail = "".join(statement.before), "".join(statement.after)
        for part in statement.parts:
            part.text = "".join(part.pieces)
    return found


def _begins(tokens: list[_Token], index: int, depth: int) -> bool:
    """Whether a word at a line's start begins a statement, although the one before it is not ended."""
    word = tokens[index].text.lower()
    if depth == 0:
        return word in _DEFINES or word in {"insert", "drop", "grant"}
    following = next((t.text.lower() for t in tokens[index + 1 : index + 4] if t.kind == "word"), "")
    return word in {"create", "alter"} and following in _CREATED


def _take(statement: Statement, token: _Token, depth: int, last: Part | None) -> tuple[int, Part | None]:
    text = "\n" if token.kind == "break" else token.text
    if token.text == "(" and token.kind == "mark":
        depth += 1
        if depth == 1 and not statement.parts and not statement.ended:
            statement.parts.append(Part(token.line))
            return depth, None
    elif token.text == ")" and token.kind == "mark":
        depth = max(0, depth - 1)
        if depth == 0 and statement.parts and not statement.ended:
            statement.ended = True
            return depth, last
    if statement.ended:
        statement.after.append(text)
    elif not statement.parts:
        statement.before.append(text)
    elif depth == 1 and text == "," and token.kind == "mark":
        statement.parts.append(Part(token.line))
        return depth, last
    else:
        part = statement.parts[-1]
        if last is not part and token.kind not in {"break", "blank"}:
            part.line, last = token.line, part
        part.pieces.append(text)
    return depth, last
