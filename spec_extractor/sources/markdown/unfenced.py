"""Schemas that stand in a text without a fence around them, as texts that were pasted have them.

A Prisma ``model Boat {``, a ``CREATE TABLE boats (``, a DBML ``Table boats {`` and an ``interface Boat {`` with
what is below them up to the closing bracket are put in a fence, in place: its marks take the lines around, which
have nothing but a blank, a rule or a comment. Every line keeps its number.
"""

from __future__ import annotations

import re

from spec_extractor.sources.markdown.patterns import lazy

_HEADS = (
    ("prisma", lazy(r"(?:model|enum) [A-Z]\w{0,60} ?\{.{0,400}"), "}"),
    ("sql", lazy(r"create table (?:if not exists )?[\w.\"`\[\]]{1,120} ?\(.{0,400}", re.I), ")"),
    (
        "dbml",
        lazy(r"(?:Table [\w.\"]{1,80}(?: as \w{1,20})?(?: ?\[[^\[\]]{0,80}\])?|Enum \w{1,60}) ?\{.{0,400}"),
        "}",
    ),
    ("typescript", lazy(r"(?:export )?(?:interface [A-Z]\w{0,60}|type [A-Z]\w{0,60} =) ?\{.{0,400}"), "}"),
)
_FENCE = lazy(r" {0,3}(?:```|~~~)")
_FREE = lazy(r"\s{0,8}(?:(?://|--).{0,200}|[═─━_*]{3,200})?\s*")
"""Not ``====``: it makes a heading of the line above."""
_REMARK = lazy(r"\s{1,40}(?://|--\s).{0,300}$")
_MAX_LINES = 400
"""Lines of one table."""
_MOST = 200


def with_fences(text: str) -> str:
    """The text with fences around the schemas in it that have none."""
    if "{" not in text and "(" not in text:
        return text
    lines = text.split("\n")
    fenced = False
    at = found = 0
    while at < len(lines) and found < _MOST:
        if _FENCE.match(lines[at]):
            fenced = not fenced
        language = "" if fenced else _language(lines[at])
        end = _end(lines, at, language) if language else -1
        if end < 0:
            at += 1
            continue
        last = end
        while (start := _next(lines, last + 1, language)) >= 0 and (end := _end(lines, start, language)) >= 0:
            last = end
        if at and _FREE.fullmatch(lines[at - 1]) and (last + 1 == len(lines) or _FREE.fullmatch(lines[last + 1])):
            lines[at - 1] = f"```{language}"
            lines[last + 1 : last + 2] = ["```"]
            found += 1
        at = last + 2
    return "\n".join(lines)


def _language(line: str) -> str:
    return next((language for language, head, _ in _HEADS if head.fullmatch(line.rstrip()[:500])), "")


def _next(lines: list[str], at: int, language: str) -> int:
    """The line of the next schema of the same language with nothing but blanks and comments before it, or -1."""
    while at < len(lines) and _FREE.fullmatch(lines[at]):
        at += 1
    return at if at < len(lines) and _language(lines[at]) == language else -1


def _end(lines: list[str], at: int, language: str) -> int:
    """The line that closes a schema, or -1."""
    closing = next(closing for name, _, closing in _HEADS if name == language)
    opening = {"}": "{", ")": "("}[closing]
    depth = 0
    for number in range(at, min(len(lines), at + _MAX_LINES)):
        code = _REMARK.sub("", lines[number][:500])
        depth += code.count(opening) - code.count(closing)
        if _FENCE.match(lines[number]):
            return -1
        if depth <= 0:
            return number
    return -1
