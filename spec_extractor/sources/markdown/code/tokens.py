"""Tokens of the curly-brace languages (TypeScript, JavaScript, Prisma, DBML, PHP): one tokenizer, linear, total.

A line's trailing comment belongs to the last token before it. A string that is not closed ends with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from spec_extractor.sources.markdown.patterns import lazy

_TOKEN = lazy(
    r"(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))"
    r"|(?P<string>'''.*?(?:'''|\Z)|'(?:[^'\n\\]|\\.)*+(?:'|(?=\n)|\Z)|\"(?:[^\"\n\\]|\\.)*+(?:\"|(?=\n)|\Z)"
    r"|`(?:[^`\\]|\\.)*+(?:`|\Z))"
    r"|(?P<break>\n)"
    r"|(?P<blank>[^\S\n]+)"
    r"|(?P<number>\d[\d_]*(?:\.\d+)?)"
    r"|(?P<word>@{0,2}[^\W\d][\w$]*|\$\w+)"
    r"|(?P<mark>=>|->|::|\.\.\.|\?\?|&&|\|\||<>|.)",
    re.S,
)
OPEN = {"(": ")", "[": "]", "{": "}"}
_CLOSE = {close: opening for opening, close in OPEN.items()}


@dataclass(slots=True)
class Token:
    """A token; ``line`` counts from 0, ``start`` and ``end`` are offsets, ``comment`` trails it on its line.

    ``breaks`` says that a line break stands before it. ``close`` is, for an opening bracket, the index of the
    token that closes it, or of the end of the tokens.
    """

    kind: str
    text: str
    line: int
    start: int
    end: int
    breaks: bool
    comment: str = ""
    close: int = -1

    @property
    def value(self) -> str:
        """A string without its quotes; any other token as it is."""
        if self.kind != "string":
            return self.text
        size = 3 if self.text.startswith("'''") else 1
        body = self.text[size:]
        return body[:-size] if body.endswith(self.text[:size]) else body


@lru_cache(maxsize=2)
def tokenize(text: str) -> list[Token]:
    """The tokens of a text, comments attached, brackets matched; any text has them. No reader changes them."""
    tokens: list[Token] = []
    line = 0
    breaks = True
    for match in _TOKEN.finditer(text):
        kind, word = match.lastgroup or "mark", match.group()
        if kind == "break":
            breaks = True
        elif kind == "comment":
            if tokens and not breaks:
                body = word.removeprefix("//").removeprefix("/*").removesuffix("*/").strip(" *\n")
                tokens[-1].comment = f"{tokens[-1].comment} {body}".strip()
        elif kind != "blank":
            tokens.append(Token(kind, word, line, match.start(), match.end(), breaks))
            breaks = False
        line += word.count("\n")
    _match_brackets(tokens)
    return tokens


def _match_brackets(tokens: list[Token]) -> None:
    """Set ``close``; a bracket of another kind closes those left open inside, an extra one is ignored."""
    stack: list[int] = []
    open_kinds = dict.fromkeys(OPEN, 0)
    for index, token in enumerate(tokens):
        if token.kind != "mark":
            continue
        if token.text in OPEN:
            stack.append(index)
            open_kinds[token.text] += 1
        elif token.text in _CLOSE and open_kinds[_CLOSE[token.text]]:
            while True:
                opened = stack.pop()
                tokens[opened].close = index
                open_kinds[tokens[opened].text] -= 1
                if tokens[opened].text == _CLOSE[token.text]:
                    break
    for index in stack:
        tokens[index].close = len(tokens)


@dataclass(slots=True)
class Entry:
    """The tokens of one member of a braced body, without its separator: indices ``start`` up to ``end``."""

    start: int
    end: int
    comment: str = field(default="")


def entries(tokens: list[Token], start: int, end: int, separators: Iterable[str], *, by_line: bool) -> list[Entry]:
    """Cut the tokens between two indices at separators, and with ``by_line`` where a new line begins a member.

    A line that continues the one before it (it begins with an operator, or that ended with one) does not.
    """
    marks = set(separators)
    found: list[Entry] = []
    begin = start
    index = start
    while index < end:
        token = tokens[index]
        cut = token.kind == "mark" and token.text in marks
        new_line = by_line and token.breaks and index > begin and _begins(tokens[index - 1], token)
        if cut or new_line:
            if index > begin:
                found.append(Entry(begin, index, _comment(tokens, begin, index + cut)))
            elif found and cut and token.comment:
                found[-1].comment = token.comment
            begin = index + 1 if cut else index
            if cut:
                index += 1
                continue
        index = token.close + 1 if token.close > index else index + 1
    if begin < end:
        found.append(Entry(begin, end, _comment(tokens, begin, end)))
    return found


def _begins(before: Token, token: Token) -> bool:
    if token.kind == "mark" and token.text in "|&.?:=+-*/,)]}" + "->=>":
        return token.text == "..."
    return not (before.kind == "mark" and before.text in {"|", "&", ":", "=", "=>", "->", ".", ",", "?", "<", "+"})


def _comment(tokens: list[Token], start: int, end: int) -> str:
    """The comment at the end of a member: that of its last line."""
    last = tokens[end - 1].line
    for index in range(end - 1, start - 1, -1):
        if tokens[index].comment:
            return tokens[index].comment
        if tokens[index].line != last:
            break
    return ""


def source(text: str, tokens: list[Token], start: int, end: int) -> str:
    """The text from one token up to before another, without comments."""
    if start >= end:
        return ""
    if not any(token.comment for token in tokens[start : end - 1]):
        return " ".join(text[tokens[start].start : tokens[end - 1].end].split())
    return " ".join(token.text for token in tokens[start:end])
