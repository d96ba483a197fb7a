"""Blocks of names: a table with its columns in each line, or the columns of one as an object has them.

``berths: id, number (unique), pier_id``, and ``{ id, number, pierId }`` below the heading of the berths.
"""

from __future__ import annotations

import re

from spec_extractor.sources.markdown.column_names import is_column_name, joins_words
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import split

_LINE = lazy(
    r"(?:[-*•+]\s|\d{1,3}[.)]\s)?\s?[`\"*]{0,3}(?P<name>[A-Za-z]\w{1,60})[`\"*]{0,3}"
    r"(?:\s?(?::|=|→|->|=>|\|)\s?|\s[–—-]\s|\t\s*|\s{2,})(?P<listed>\S.*)"
)
_COLUMN = lazy(r"`?[A-Za-z_]\w{0,60}`?\??(?:\s?[(\[:{].{1,200}|\s[A-Za-z].{0,60})?")
_COMMENT = lazy(r"\s*(?:#|//|--\s|/\*)")
_REMARK = lazy(r"\s(?:->|→|—|–|//|--|#)\s(?P<remark>[^,()]{1,60})$")
_RELATION = lazy(r"`?\w{1,60}`?\s+(?:[<>|o}{.-]{2,8}|\(?[1NnMm*]\)?(?:\s?(?:--?|:|–|→|->)\s?\(?[1NnMm*]\)?)?)\s.*")
_LEAST = 2
_MAX_LINES = 400
_MAX_TEXT = 8000


def as_bullets(text: str) -> str:
    """The block as bullets, a line for a line of it, or nothing where its lines are not such lists.

    A list may go on in the next line; comments and relations between the tables are left out.
    """
    lines = text.split("\n")
    if len(lines) > _MAX_LINES:
        return ""
    told: dict[int, str] = {}
    last = -1
    for at, line in enumerate(lines):
        bare = line.strip()
        if not bare or _COMMENT.match(line):
            continue
        if last >= 0 and (told[last].endswith(",") or (line[0].isspace() and not _LINE.fullmatch(bare))):
            told[last] = f"{told[last]} {bare}"
        elif _RELATION.fullmatch(bare):
            continue
        else:
            last, told[at] = at, bare
    bullets = {at: _bullet(line) for at, line in told.items()}
    if len(bullets) < _LEAST or not all(bullets.values()):
        return ""
    return "\n".join(bullets.get(at, "") for at in range(len(lines)))


def _bullet(line: str) -> str:
    found = _LINE.fullmatch(line[:2000])
    if found is None:
        return ""
    listed = _REMARK.sub("", found["listed"].strip().rstrip(";."))
    if listed[:1] in "([{" and listed[-1:] in ")]}":
        listed = listed[1:-1]
    columns = split(listed, ",;")
    names = [column.strip("`").partition("(")[0].partition(":")[0].split(" ")[0].strip("`?") for column in columns]
    sure = any(is_column_name(name) or joins_words(name) or name == "id" for name in names)
    if len(columns) < _LEAST or not sure or not all(map(_COLUMN.fullmatch, columns)):
        return ""
    return f"- `{found['name']}`: {', '.join(columns)}"


_OBJECT = lazy(
    r"\s*(?:(?:const|let|var)\s)?(?:`?\w{1,60}`?\s?[:=]\s?)?[\[(]?"
    r"\{(?P<inside>[^{}]*(?:\{[^{}]*\}[^{}]*){0,20})\}[\])]?[;,]?\s*"
)
_MEMBER = lazy(
    r"\s*(?P<name>[A-Za-z_$]\w{0,60})\??(?P<value>\s?:\s?[\[{][^\n]*?[\]}],?|\s?,?)\s*"
    r"(?://\s?(?P<remark>[^\n]*))?"
)
_LEAST_COLUMNS = 3


def columns_as_bullets(text: str) -> str:
    """The names in the braces of an object without values as bullets, a line for a line; nothing for any other."""
    found = _OBJECT.fullmatch(text[:_MAX_TEXT]) if len(text) < _MAX_TEXT else None
    if found is None:
        return ""
    before = text[: found.start("inside")].count("\n")
    told: list[list[re.Match[str]]] = []
    for line in found["inside"].split("\n"):
        parts = [line] if "//" in line or ":" in line else line.split(",")
        members = [_MEMBER.fullmatch(part) for part in parts if part.strip()]
        told.append([member for member in members if member is not None])
        if len(told[-1]) < len(members):
            return ""
    names = [member["name"] for line in told for member in line]
    if len(names) < _LEAST_COLUMNS or not any(joins_words(name) or name == "id" for name in names):
        return ""
    return "\n" * before + "\n".join(f"- {', '.join(map(_column, line))}" if line else "" for line in told)


def _column(member: re.Match[str]) -> str:
    kind = " (json)" if member["value"].strip(" ,") else ""
    remark = (member["remark"] or "").strip()
    return f"`{member['name']}`{kind}{' - ' + remark if remark else ''}"
