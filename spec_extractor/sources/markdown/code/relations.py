"""Relations written like calls in a code block: ``rooms(id, floor int, state); -- open|closed``.

They may go over several lines, and stand side by side; braces do as well: ``rooms { floor, state: open|closed }``.
"""

from __future__ import annotations

import re

from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import split
from spec_extractor.sources.markdown.types import is_plain_type

_MAX_LINES = 800
_MAX_LENGTH = 3000
_OPENS = lazy(
    r"(?P<name>[A-Za-z_]\w{0,60})(?:\s?\(|(?:\.\*)?(?P<gloss>\s{2,60}[^\W\d][^(){}:=]{1,80})?\s{0,60}[:=]?\s?\{)"
)
"""What opens one; in front of a brace there may be a gap, or what it is: ``photos   files, each {``."""
_EXTENSION = lazy(r"(?:geography|geometry|vector|halfvec|tsvector|point|bit)\b", re.I)
_UNKNOWN_TYPE = lazy(
    r"[a-z_]\w*(?:[ \t]{2,}|\t)[a-z]\w*(?:\([\d, ]+\))?(?=\s|$)|"
    r"[a-z_]\w*\s+[a-z]\w*(?:\([\d, ]+\))?\s+(?:(?:not )?null|unique|primary key|references|default|check)\b",
    re.I,
)
"""``salt   bytea`` in its column, ``salt bytea not null``."""
_COMMENT = lazy(r"(?:^|\s{1,80})(?://|#)\s.*$")
_REMARK = lazy(
    r"\s*(?:\[[^\[\]]{1,80}\]|\([^()]{1,120}\)|\s{2,80}(?:unique|index)\s?\([^()]{1,120}\)|"
    r"\s{2,80}(?!\w{1,60}\s*[({])[^\W\d][^(){};]{1,120})\s*$"
)
_POINTER = lazy(r"^(?P<name>[A-Za-z_]\w{0,60})\s?(?P<arrow>→|->|=>)\s?(?P<target>\w{1,60}(?:\.\w{1,60})?)\?")
"""``guest_id→guests?``: the mark says that there may be none."""
_VALUES = lazy(r"[\w-]{1,30}(?:\|[\w-]{1,30}){1,12}$")
_CONSTRAINT = lazy(r"(?:primary key|foreign key|unique|check|constraint|index|key)\b\s*\(?", re.I)


def relation_lines(content: str, start: int) -> list[tuple[int, str]]:
    """Every relation of a block on a line of its own, ``name (column, column)``, with its number; else nothing.

    A comment of values at the end of a line belongs to the last column of the line; a remark behind a relation
    says what it is for (``[M:N]``, ``one for each pier``). Text that is no relation ends the reading: the block
    is something else.
    """
    found: list[tuple[int, str]] = []
    pending = ""
    first = 0
    for number, raw in enumerate(content.split("\n")[:_MAX_LINES]):
        code, _, comment = raw.partition("--")
        code = _COMMENT.sub("", code).rstrip()
        if _VALUES.match(comment.strip()) and code.rstrip(",); "):
            body = code.rstrip(",); ")
            code = f"{body} ({comment.strip()}){code[len(body) :]}"
        if not pending:
            first = number
        pending = f"{pending} {code.strip()}".strip()
        if len(pending) > _MAX_LENGTH:
            return []
        while pending:
            opening = _OPENS.match(pending)
            if opening is None:
                return []
            opener = pending[opening.end() - 1]
            end = _closing(pending, opening.end() - 1, opener)
            if end < 0:
                break
            parts = split(pending[opening.end() : end], ",")
            columns = [_column(part) for part in parts if not _CONSTRAINT.match(part)]
            closer = ")" if opener == "(" else "}"
            found.append((start + first, f"{opening.group('name')} {opener}{', '.join(columns)}{closer}"))
            pending = _REMARK.sub("", pending[end + 1 :], count=1).lstrip("; ")
    return [] if pending else found


def has_types(content: str) -> bool:
    """Whether two lines of a block at least are a column with its type: ``  email   text unique,``."""
    pairs = (line.split(None, 2)[:2] for line in content.split("\n")[:_MAX_LINES])
    return sum(len(p) > 1 and p[0].isidentifier() and is_plain_type(p[1].rstrip(",;")) for p in pairs) > 1


def _column(part: str) -> str:
    """A column with a colon before its type: two words may be a name."""
    part = _POINTER.sub(r"\g<name>? \g<arrow> \g<target>", part)
    name, *further = part.split(None, 1)
    rest = "".join(further)
    typed = is_plain_type(rest.partition(" ")[0]) or _EXTENSION.match(rest) or _UNKNOWN_TYPE.match(part.strip())
    return f"{name}: {rest}" if typed else part


def _closing(text: str, start: int, opener: str) -> int:
    depth = 0
    steps = {"(": 1, ")": -1} if opener == "(" else {"{": 1, "}": -1}
    for index in range(start, len(text)):
        depth += steps.get(text[index], 0)
        if depth == 0:
            return index
    return -1
