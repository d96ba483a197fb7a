"""Splitting text at separators that stand outside brackets, quotes and code; linear in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from spec_extractor.naming import words
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.vocabulary import ROLE_WORDS, WHOLE_WORDS, is_wide

KindT = TypeVar("KindT")

_OPEN = {"(": ")", "[": "]", "{": "}", "（": "）"}
_QUOTES = {'"': '"', "`": "`", "“": "”"}
_CLOSE = frozenset(_OPEN.values())
_HIDING = lazy(r"[()\[\]{}（）\"`“]|(?<=\w)<(?:[^<>\n]|<[^<>\n]{0,80}>){1,200}>")
"""Brackets, quotes, and what a generic type is made of: ``Record<string, number>``."""


def outside(text: str) -> list[bool]:
    """For every character whether it stands outside brackets, quotes, code and the parts of a generic type.

    Brackets themselves count as outside; one that is never closed does not hide the rest.
    """
    result = [True] * len(text)
    stack: list[int] = []
    quoted = 0
    for found in _HIDING.finditer(text):
        char, i = found[0], found.start()
        if i < quoted:
            continue
        if char in _QUOTES:
            end = text.find(_QUOTES[char], i + 1, i + 400)
            if end > i:
                result[i : end + 1] = [False] * (end + 1 - i)
                quoted = end + 1
        elif char in _OPEN:
            stack.append(i)
        elif char[0] == "<":
            result[i + 1 : found.end() - 1] = [False] * (len(char) - 2)
            quoted = found.end()
        elif stack:
            start = stack.pop()
            if not stack:
                result[start + 1 : i] = [False] * (i - start - 1)
    return result


def split(text: str, separators: str) -> list[str]:
    """The parts between top-level separator characters, stripped, without empty ones."""
    if not any(char in text for char in separators):
        return [text.strip()] if text.strip() else []
    free = outside(text)
    parts = []
    start = 0
    for found in _any_of(separators).finditer(text):
        if free[found.start()]:
            parts.append(text[start : found.start()].strip())
            start = found.end()
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def with_commas(text: str) -> str:
    """A list parted by dots or other signs as one parted by commas: ``id · total``, ``id | total | state``."""
    sign = next((sign for sign in _SIGNS if f" {sign} " in text), "")
    parts = split(text, "·•" if sign in "·•" else sign) if sign else []
    labels = sum(":" in part for part in parts)
    if sign in "/|+" and (len(parts) < _LEAST or 0 < labels < len(parts)):
        # "state: open / closed / late" has values.
        return text
    return ", ".join(parts) if len(parts) > 1 and all(map(_NAMED.fullmatch, parts)) else text


_SIGNS = ("·", "•", "/", "|", "+")
_LEAST = 3
"""Names beside each other with a sign that two may have between them for another reason: ``and / or``."""
_NAMED = lazy(r"`?[^\W\d][\w /-]{0,40}`?(?: ?\([^()]{1,80}\))?(?:: ?[\w |/]{2,60})?\.?")
"""A name with its type, and nothing of a sentence."""


@cache
def _any_of(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(characters)}]")


def split_list(text: str) -> list[str]:
    """The members of an enumeration in a sentence: at commas, semicolons and ``and``."""
    members = []
    for part in split(text, ",;"):
        rest = part
        for lead in ("and ", "or ", "& ", "plus ", "as well as "):
            if rest.lower().startswith(lead):
                rest = rest[len(lead) :].strip()
        members.extend(_split_and(rest))
    return [member for member in members if member]


def _split_and(text: str) -> list[str]:
    lowered = text.lower()
    if " and " not in lowered and " & " not in lowered:
        return [text]
    free = outside(text)
    parts = []
    start = 0
    for word in (" and ", " & "):
        at = lowered.find(word)
        while at >= 0:
            if free[at] and at >= start:
                parts.append((at, at + len(word)))
            at = lowered.find(word, at + 1)
    result = []
    for begin, end in sorted(parts):
        result.append(text[start:begin].strip())
        start = end
    result.append(text[start:].strip())
    return result


def group_end(text: str, start: int) -> int:
    """The index of the bracket that closes the one at ``start``, or -1."""
    closing = _OPEN[text[start]]
    opening = text[start]
    depth = 0
    i = start
    while i < len(text):
        char = text[i]
        if char in _QUOTES:
            end = text.find(_QUOTES[char], i + 1, i + 400)
            if end > i:
                i = end + 1
                continue
        if char == opening:
            depth += 1
        elif char == closing:
            depth -= 1
            if depth == 0:
                return i
        i += 1
    return -1


_AROUND = {"`": "`", '"': '"', "'": "'", "“": "”", "‘": "’", "*": "*", "«": "»"}


def unquote(text: str) -> str:
    """Without the quotes, backticks or bold marks around the whole of it."""
    text = text.strip()
    while len(text) >= 2 and _AROUND.get(text[0]) == text[-1] and text[-1] not in text[1:-1]:
        text = text[1:-1].strip()
    return text


def without_role(name: str) -> str:
    """``用户表`` → ``用户``: without the word for a table or an entity at its end, where no blank is before it."""
    if is_wide(name):
        for role in ROLE_WORDS:
            if is_wide(role) and name.endswith(role) and len(name) > len(role):
                return name.removesuffix(role).strip()
    return name


def undotted(text: str) -> str:
    """A list with dots or plus signs between its parts as one with commas; without the sentences behind dots."""
    if text.count(" + ") > 1 and "," not in text and "、" not in text:
        return text.replace(" + ", ", ")
    told, _, more = text.partition(". ")
    if " · " not in told or "·" in more or told.count("·") != told.count(" · "):
        return text
    parts = split(told, "·")
    return ", ".join(" ".join(split(part, ",;")) for part in parts)


def one_line(text: str) -> str:
    """With every run of white space as one blank."""
    return " ".join(text.split())


def by_word(words: Mapping[KindT, str]) -> dict[str, KindT]:
    """What each word means, of a table that has the words of one meaning in a row."""
    return {word: kind for kind, row in words.items() for word in row.split()}


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for vocabularies that are written as running words."""
    return frozenset(text.split())


def label_of(text: str) -> str:
    """The words of a label as the vocabulary has them."""
    bare = unquote(text.rstrip(":： "))
    return bare.replace(" ", "") if is_wide(bare) else " ".join(words(bare))


AND_OTHERS = lazy(rf"(?<=\w)\s?(?:等|など|등)(?:的|の|의)?\s?(?:{either(WHOLE_WORDS, wide=True)})?[。.]?$")
"""What ends a list: ``名称、深さなど``, ``编号、深度等属性``."""
