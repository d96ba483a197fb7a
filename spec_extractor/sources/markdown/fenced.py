"""Lists in a code block without a language: a data model that was put there to keep its layout."""

from __future__ import annotations

from itertools import pairwise

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.tree import Fence, Item, List, Text
from spec_extractor.sources.markdown.types import read_type

_LANGUAGES = {"", "md", "markdown", "plain", "plaintext", "text", "txt"}
_NAME = lazy(r"(?:\d{1,3}[.)]|[-*•])?\s*\**`?[^\W\d]\w{0,60}`?\**\s?(?:\([^()]{0,80}\))?\s*:?\s*")
_MEMBER = lazy(r"\s+[-*•]\s+(\S.{0,400})")
_MAX_LINES = 2000


_SQL = frozenset({"sql", "mysql", "postgresql", "postgres", "sqlite"})
_BULLET = lazy(r"\s*[-*•]\s+[^\W\d]")
_COMMENT = lazy(r"\s*--")
_LEAST_BULLETS = 2


def language_of(info: str, content: str) -> str:
    """The words after a fence, none where a list is called SQL: ``- id: UUID PRIMARY KEY``."""
    words = info.lower().split()
    if not words or words[0] not in _SQL:
        return info
    lines = _told(content)
    bullets = sum(1 for line in lines if _BULLET.match(line))
    listed = bullets >= _LEAST_BULLETS and all(_BULLET.match(line) or _NAME.fullmatch(line) for line in lines)
    return "" if listed else info


def _told(content: str) -> list[str]:
    """The lines of a block that are neither empty nor a comment of SQL."""
    lines = content.split("\n", _MAX_LINES)[:_MAX_LINES]
    return [line for line in lines if line.strip() and not _COMMENT.match(line)]


def lists_a_model(info: str, content: str) -> bool:
    """Whether names with bulleted members stand in the block, most of them with a type."""
    words = info.lower().split()
    lines = _told(content)
    if (words and words[0] not in _LANGUAGES) or any(line.startswith(("#", "```")) for line in lines):
        return False
    members = [found[1] for line in lines if (found := _MEMBER.fullmatch(line.rstrip()))]
    headed = sum(
        1
        for name, below in pairwise(lines)
        if not name[:1].isspace() and _NAME.fullmatch(name) and _MEMBER.match(below)
    )
    return headed > 0 and len(members) > 1 and sum(map(_is_typed, members)) * 3 >= len(members) * 2


def lists_columns_only(info: str, content: str) -> bool:
    """Whether a block is a list of columns and nothing else, most of them with a type: ``- born: DATE``."""
    words = info.lower().split()
    lines = _told(content)
    if (words and words[0] not in _LANGUAGES) or len(lines) < _LEAST_BULLETS:
        return False
    members = [found["said"] for line in lines if (found := _TOP.fullmatch(line.rstrip()))]
    return len(members) == len(lines) and sum(map(_is_typed, members)) * 3 >= len(members) * 2


_TOP = lazy(r"[-*•]\s+(?P<said>\S.{0,400})")


_PLAIN_NAME = lazy(r"[^\W\d][\w '’-]{0,40}(?:[,，] ?[^\W\d_]{2,20})?(?: ?[(（][^()（）]{1,40}[)）])?")
_LEAST_NAMES = 3
_MOST_NAMES = 40


def as_list(block: Fence) -> List | None:
    """The lines of a block without a language as items of a list, where each is a name with a remark at most."""
    info = block.info.lower().split()
    lines = [(at, line.strip()) for at, line in enumerate(block.content.split("\n", _MAX_LINES)) if line.strip()]
    if (info and info[0] not in _LANGUAGES) or not _LEAST_NAMES <= len(lines) <= _MOST_NAMES:
        return None
    if not all(_PLAIN_NAME.fullmatch(line) for _, line in lines):
        return None
    texts = [Text(line, line, block.start + at) for at, line in lines]
    return List(tuple(Item(text, (), text.line) for text in texts), False, block.line)


def _is_typed(member: str) -> bool:
    field = parse_field(member, Location(""), strict=True)
    if field is None:
        return False
    typed = field.type is not None and (field.type != field.type_words or read_type(field.type) is not None)
    return typed or field.primary_key or field.foreign_key or bool(field.values)
