"""Types that a bullet has as code writes them: ``{ url: String }``, ``Date | null``, ``['open', 'shut']``."""

from __future__ import annotations

import re

from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.types import is_plain_type

_NAME = r"^(?P<name>`[A-Za-z_]\w{0,60})"
_LIST = lazy(rf"{_NAME}\[\]`(?=\s|$|[:(—–-])")
_OBJECT = lazy(rf"{_NAME}`\s?(?:—|–|-|:)\s?`?\{{[^{{}}]{{1,400}}\}}`?")
_BOTH = lazy(
    rf"{_NAME} (?P<type>(?:uuid|jsonb?|(?:big|small|tiny)?int(?:eger)?|bool(?:ean)?|(?:var)?char|timestamp(?:tz)?|"
    r"datetime|decimal|numeric|float|double|bytea)(?:\(\d{1,4}(?:, ?\d{1,2})?\))?)`\s?(?=[:—–-])",
    re.I,
)
"""Words of SQL that mean nothing else: `` `due date` `` is one name."""
_OR_NULL = lazy(r"`(?P<type>[A-Za-z]\w{1,30})(?:\(\d{1,5}\))?\s?\|\s?(?:null|undefined|None|nil)`", re.I)
_ARRAY = lazy(r"`?\[\s?(?P<values>(?:['\"][\w .-]{1,40}['\"]\s?,?\s?){1,30})\]`?")
_QUOTED = lazy(r"['\"]([\w .-]{1,40})['\"]")


def plainer(text: str) -> str:
    """The text of a bullet that begins with a name in code, with such types as words have them."""
    if text[:1] != "`":
        return text
    text = _LIST.sub(r"\g<name>` (json)", text)
    text = _OBJECT.sub(r"\g<name>` (json)", text)
    text = _BOTH.sub(r"\g<name>` (\g<type>) ", text)
    text = _OR_NULL.sub(_optional, text)
    if "enum" in text[:120].lower():
        text = _ARRAY.sub(lambda told: " | ".join(_QUOTED.findall(told["values"])), text, count=1)
    return text


def _optional(told: re.Match[str]) -> str:
    return f"{told['type']}, optional" if is_plain_type(told["type"]) else told[0]
