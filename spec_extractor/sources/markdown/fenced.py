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


def lists_a_model(info: str, content: str) -> bool:
    """Whether names with bulleted members stand in the block, most of them with a type."""
    words = info.lower().split()
    lines = [line for line in content.split("\n", _MAX_LINES)[:_MAX_LINES] if line.strip()]
    if (words and words[0] not in _LANGUAGES) or any(line.startswith(("#", "```")) for line in lines):
        return False
    members = [found[1] for line in lines if (found := _MEMBER.fullmatch(line.rstrip()))]
    headed = sum(
        1
        for name, below in pairwise(lines)
        if not name[:1].isspace() and _NAME.fullmatch(name) and _MEMBER.match(below)
    )
    return headed > 0 and len(members) > 1 and sum(map(_is_typed, members)) * 3 >= len(members) * 2


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
