"""What stands behind a field's name in a bullet as code and chats have it: comments, pictograms, examples."""

from __future__ import annotations

import re
from unicodedata import category

from spec_extractor.sources.markdown.modifiers import run
from spec_extractor.sources.markdown.patterns import lazy

_NAME = r"(?P<name>`?[A-Za-z_]\w{0,60}`?\??)"
_COMMENT = lazy(rf"{_NAME}\s{{1,20}}(?:#|//|--)\s(?P<said>\S.{{0,400}})")
_EXAMPLE = lazy(
    rf"{_NAME}\s{{1,3}}(?P<said>(?:e\. ?g\.|i\. ?e\.|ex\.:?|z\. ?B\.|p\. ?ej\.|such as)\s.{{1,400}})", re.I
)
_MODIFIED = lazy(rf"{_NAME}, (?P<said>[^,;:()]{{2,40}})")
_SIGNS = frozenset({"\ufe0f", "\u200d"})


def as_described(text: str) -> str:
    """A bullet with such a remark behind a dash, as prose has it: ``code # painted`` → ``code - painted``."""
    text = without_pictograms(text)
    if (found := _COMMENT.fullmatch(text) or _EXAMPLE.fullmatch(text)) is not None:
        return f"{found['name']} - {found['said']}"
    found = _MODIFIED.fullmatch(text)
    if found is not None and (told := run(found["said"])) is not None and "type" not in told:
        return f"{found['name']} ({found['said']})"
    return text


def without_pictograms(text: str) -> str:
    """A name or a bullet without pictograms; what follows one behind a name stands behind a dash."""
    if text.isascii() or not any(map(_is_pictogram, text)):
        return text
    kept = "".join("\0" if _is_pictogram(char) else char for char in text)
    parts = [part.strip() for part in kept.split("\0") if part.strip()]
    # "code ⚠️ must not change": what follows is a remark.
    bare = len(parts) > 1 and re.fullmatch(_NAME, parts[0]) is not None
    return (" - " if bare else " ").join(filter(None, [*parts[:1], " ".join(parts[1:])]))


def _is_pictogram(char: str) -> bool:
    return char > "\u2190" and (category(char) == "So" or char in _SIGNS)
