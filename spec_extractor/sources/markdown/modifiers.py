"""Modifiers: what one part of a field's description says (``required``, ``max 80 chars``, ``FK → Project``)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from spec_extractor.ir import OnDelete
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import outside, unquote, without_role, word_set
from spec_extractor.sources.markdown.types import Changes, read_type
from spec_extractor.sources.markdown.vocabulary import DEFAULT_WORDS, FLAGS, REFERENCE_WORDS

_MAX_PART = 240
"""Characters beyond which a part is a description; it bounds the cost of every pattern below."""

_FLAG_CHANGES: dict[str, Changes] = {
    "required": {"nullable": False},
    "optional": {"nullable": True},
    "unique": {"unique": True},
    "indexed": {"indexed": True},
    "primary_key": {"primary_key": True},
    "foreign_key": {"foreign_key": True},
    "no_reference": {"target": ""},
    "now": {"default": "now"},
    "generated": {},
    "cascade": {"on_delete": OnDelete.CASCADE},
    "set_null": {"on_delete": OnDelete.SET_NULL},
    "restrict": {"on_delete": OnDelete.RESTRICT},
    "positive": {"minimum": "0", "above_minimum": True},
    "non_negative": {"minimum": "0"},
}

_NUM = r"(-?\d[\d_,]{0,14}(?:\.\d{1,10})?)"
_UNIT = r"(?:\s*(?:chars?|characters?|letters?|symbols))"
_TARGET = (
    r"([`\"']?[^\W\d][\w.]{0,80}[`\"']?(?:\s?\(\s*\w{1,60}\s*\))?|"
    r"(?-i:[A-Z])\w{0,40}(?: (?!NOT\b|NULL\b|UNIQUE\b)(?-i:[A-Z])\w{0,40}){1,3})"
)
_NO_FLAG = (
    r"(?!(?:not|null|nullable|unique|required|optional|indexed?|primary key|pk|cascade|"
    r"restrict|set|no action|on|delete)\b)"
)
_FOREIGN = "|".join(
    re.escape(word)
    for word in (*REFERENCE_WORDS, *(flag for flag, meant in FLAGS.items() if meant == "foreign_key"))
)
_ARROW = r"(?:→|->|=>|⟶|➜)"


def _number(text: str) -> str:
    return text.replace(",", "").replace("_", "")


def _length(match: re.Match[str]) -> Changes:
    return {"max_length": int(float(_number(match.group(1))))}


def _both(match: re.Match[str]) -> Changes:
    return {"minimum": _number(match.group(1)), "maximum": _number(match.group(2))}


def _checked(match: re.Match[str]) -> Changes:
    values = [unquote(part) for part in match.group(1).split(",")]
    return {"type": "enum", "values": tuple(value for value in values if value)}


def _target(match: re.Match[str]) -> Changes:
    return {"target": target_name(match.group(1)), "foreign_key": True}


def _named_target(match: re.Match[str]) -> Changes | None:
    """``Member FK``; of ``Integer FK`` the first word is the type."""
    flag = match.group(1).lower() in FLAGS
    return None if flag or read_type(match.group(1)) is not None else _target(match)


def _default(match: re.Match[str]) -> Changes:
    return {"default": match.group(1).strip()}


_ON_DELETE: dict[str, OnDelete] = {
    "cascade": OnDelete.CASCADE,
    "set null": OnDelete.SET_NULL,
    "restrict": OnDelete.RESTRICT,
    "protect": OnDelete.RESTRICT,
    "no action": OnDelete.RESTRICT,
}

_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Changes | None]], ...] = tuple(
    (lazy(pattern, re.I), change)
    for pattern, change in (
        (
            r"(?:max(?:imum)?[ _-]?(?:length|len|size)?|length|len|size|up to|at most|<=|≤|"
            rf"limit(?:ed to)?)\s*[:=]?\s*(?:of\s+)?{_NUM}{_UNIT}(?:\s+max(?:imum)?)?",
            _length,
        ),
        (rf"(?:max(?:imum)?[ _-]?(?:length|len)|length|len)\s*[:=]?\s*(?:of\s+|is\s+)?{_NUM}", _length),
        (rf"{_NUM}{_UNIT}(?:\s+(?:max(?:imum)?|or (?:less|fewer)))?", _length),
        (
            rf"(?:between\s+)?{_NUM}\s*(?:-|–|—|to|and|\.\.\.?)\s*{_NUM}{_UNIT}",
            lambda m: {"max_length": int(float(_number(m.group(2))))},
        ),
        (rf"(?:min(?:imum)?[ _-]?(?:length|len)|at least)\s*[:=]?\s*{_NUM}{_UNIT}?", lambda m: {}),
        (
            rf"(?:range|between|from|value|values|scale)?\s*[:=]?\s*[(\[]?{_NUM}\s*(?:-|–|—|to|and|"
            rf"à|a|bis|hasta|até|tot|до|~|〜|～|\.\.\.?|…)\s*{_NUM}[)\]]?\s*(?:%|stars?|points?|inclusive)?",
            _both,
        ),
        (
            rf"(?:min(?:imum)?(?:[ _-]?value)?|at least|>=|≥|not less than)\s*[:=]?\s*{_NUM}",
            lambda m: {"minimum": _number(m.group(1))},
        ),
        (
            rf"(?:max(?:imum)?(?:[ _-]?value)?|up to|at most|<=|≤|not more than|no more than)\s*[:=]?\s*{_NUM}",
            lambda m: {"maximum": _number(m.group(1))},
        ),
        (
            rf"(?:>|greater than|more than|above|over)\s*{_NUM}",
            lambda m: {"minimum": _number(m.group(1)), "above_minimum": True},
        ),
        (
            rf"(?:<|less than|below|under)\s*{_NUM}",
            lambda m: {"maximum": _number(m.group(1)), "below_maximum": True},
        ),
        (rf"{_NUM}\s*(?:<=|≤)\s*\w{{1,40}}\s*(?:<=|≤)\s*{_NUM}", _both),
        (r"(?:min(?:imum)?|max(?:imum)?)\s+length\b.{0,60}", lambda m: {}),
        (
            r"check\s*:?\s*\(?\s*[\w.\"]{1,60}\s+in\s*\(([^()]{1,400})\)\s*\)?",
            _checked,
        ),
        (rf"check\s*:?\s*\(?\s*[\w\"]{{1,62}}\s+between\s+{_NUM}\s+and\s+{_NUM}\s*\)?", _both),
        (rf"check\s*:?\s*\(?\s*[\w\"]{{1,62}}\s*>=\s*{_NUM}\s+and\s+[\w\"]{{1,62}}\s*<=\s*{_NUM}\s*\)?", _both),
        (
            rf"check\s*:?\s*\(?\s*[\w\"]{{1,62}}\s*>\s*{_NUM}\s*\)?",
            lambda m: {"minimum": _number(m.group(1)), "above_minimum": True},
        ),
        (
            rf"check\s*:?\s*\(?\s*[\w\"]{{1,62}}\s*>=\s*{_NUM}\s*\)?",
            lambda m: {"minimum": _number(m.group(1))},
        ),
        (r"precision\s*[:=]?\s*(\d{1,3})", lambda m: {"precision": int(m.group(1))}),
        (r"scale\s*[:=]?\s*(\d{1,3})", lambda m: {"scale": int(m.group(1))}),
        (r"(\d{1,2})\s+decimal(?: place)?s?", lambda m: {"scale": int(m.group(1))}),
        (
            r"(?:was|formerly|previously|renamed from|formerly known as|old "
            r"name)(?:\s*:|(?!(?: \w+){3}))\s*[`\"']?([\w][\w -]{0,60})[`\"']?",
            lambda m: {"renamed_from": m.group(1).strip()},
        ),
        (
            rf"pk\s*[/+&,]\s*fk\s*(?:to|:|=|{_ARROW}|references)?\s*{_TARGET}",
            lambda m: {**_target(m), "primary_key": True},
        ),
        (rf"(?:fk|foreign key|foreignkey|relation|reference|ref|lookup)\s?\(\s?{_NO_FLAG}{_TARGET}\s?\)", _target),
        (
            rf"(?:fk|foreign key|foreign(?![ _-]?key)|foreignkey)\s*(?:to|of|on|for|in|:|=|>|{_ARROW}|references|"
            rf"referencing|ref)?\s*(?:the\s+)?{_NO_FLAG}{_TARGET}(?:\s+table)?",
            _target,
        ),
        (r"((?-i:[A-Z][a-z])\w{1,60})\s(?:fk|foreign key|reference)", _named_target),
        (r"((?-i:[A-Z][a-z])\w{1,60})\s?\((?:fk|foreign key|reference|ref)\)", _named_target),
        (
            r"(?:references?|referencing|@?refs?|refers to|reference to|links? to|linked to|points? "
            r"to|pointer to|lookup to|relation to|relation(?=\s*(?:[:=→]|->))|(?:the )?id of|related to|"
            r"relates to|belongs to|many[- ]to[- ]one(?: to| with)?|"
            rf"n:1(?: to)?)(?![a-z])\s*(?:{_ARROW}|[:=])?\s*(?:an?\s+|the\s+|one\s+)?{_TARGET}(?:\s+table)?",
            _target,
        ),
        (
            rf"(?:many[- ]to[- ]many|m2m|n:m)(?:\s+(?:with|to))?\s+{_TARGET}",
            lambda m: {"target": target_name(m.group(1)), "many": True, "type": "json", "type_exact": False},
        ),
        (r"(?:所属|関連|紐づく|紐付く|属)(?:する|した)?([^\W\d]\w{0,30}?)の(?:id|ＩＤ|番号)", _target),
        (
            rf"(?:{'|'.join(re.escape(word) for word in REFERENCE_WORDS)})\s*[:：]?\s*(?!する|した|して|の)"
            rf"{_TARGET}",
            _target,
        ),
        (rf"(?:{_FOREIGN})\s*[(:]\s*{_TARGET}\s*\)?", _target),
        (r"([`\"']?[^\W\d][\w.]{0,60}?[`\"']?)\s?(?:への|を|の)?(?:参照|外部キー|引用|참조|외래키)", _target),
        (rf"{_TARGET} (?:referansı|tablosuna referans|yabancı anahtarı)", _target),
        (rf"{_ARROW}\s*(?:the\s+)?{_TARGET}(?:\s+table)?", _target),
        (r"((?-i:[A-Z])\w{1,60}\.(?:id|uuid|_id))", _target),
        (rf"(?:one[- ]to[- ]one|1:1)(?:\s+(?:to|with))?\s+{_TARGET}", lambda m: {**_target(m), "unique": True}),
        (
            rf"(?:deleted|removed) (?:together )?with (?:its|the|their|an?)\s+{_TARGET}",
            lambda m: {"on_delete": OnDelete.CASCADE},
        ),
        (
            r"(?:on[ _]?delete|ondelete)\s*[:=]?\s*(?:models\.)?[`'\"]?(cascade|set[ _]null|restrict|"
            r"protect|no[ _]action)[`'\"]?",
            lambda m: {"on_delete": _ON_DELETE[m.group(1).lower().replace("_", " ")]},
        ),
        (r"on[ _]?update\s*[:=]?\s*\w{1,20}(?: \w{1,20})?", lambda m: {}),
        (
            r"(?:related_name|related name|upload_to|verbose_name|help_text|db_column|collation|"
            r"collate|charset|validators?)\s*[=: ]\s*\S{1,120}",
            lambda m: {},
        ),
    )
)

_DEFAULT = lazy(
    rf"(?:{'|'.join(re.escape(word) for word in DEFAULT_WORDS)}|"
    r"defaults?\b(?:\s+(?:to|is|value|of)\b)?(?:\s+(?:to|is)\b)?|initially\b|initial\b(?: value)?)(?!_)"
    r"\s*[:=]?\s*"
    r"([`\"'“]?[^\s`\"'“”,;]{1,80}[`\"'”]?(?:\s?\(\))?|`[^`]{0,80}`|\"[^\"]{0,80}\"|'[^']{0,80}'|"
    r"“[^”]{0,80}”|[\w-]{1,30}(?: [\w-]{1,30}){1,3})",
    re.I,
)
_EQUALS = lazy(r"=\s*([`\"']?[\w.:+-]{1,60}[`\"']?(?:\(\))?|\"[^\"]{0,80}\"|'[^']{0,80}')")


_KEYS = word_set("id uuid _id pk uid code slug key username email symbol number sku isbn")
"""Columns by which rows are referred to; behind another name a word is a table in a schema: ``auth.users``."""


def target_name(text: str) -> str:
    """The table that a reference names: ``users.id``, ``projects(id)``, ``auth.users`` → its own name."""
    name = text.strip().partition("(")[0].strip().strip("`\"'").rstrip(".")
    parts = [part for part in name.split(".") if part]
    if len(parts) > 1 and (parts[-1].lower() in _KEYS or parts[-1].endswith(("_id", "Id", "_code", "Code"))):
        parts = parts[:-1]
    return without_role(parts[-1] if parts else name)


@lru_cache(maxsize=16384)
def _modifier(text: str) -> tuple[tuple[str, Any], ...] | None:
    lowered = text.lower()
    flag = FLAGS.get(lowered)
    if flag is not None:
        return tuple(_FLAG_CHANGES[flag].items())
    default = _DEFAULT.fullmatch(text) or _EQUALS.fullmatch(text)
    if default and not (
        " " in default.group(1) and default.group(1)[0] not in "`\"'“" and _ends_in_modifier(default.group(1))
    ):
        return tuple(_default(default).items())
    for pattern, change in _PATTERNS:
        match = pattern.fullmatch(text)
        found = change(match) if match else None
        if found is not None:
            return tuple(found.items())
    return None


_MOST_UNIQUE = 8
_WITHIN = word_set("in for of to by among across count number visitors visits views users values")
"""What behind `unique` makes it no remark on a field's own value."""
_SCOPE = word_set("per within inside each every same combination together por par pro je dentro cada chaque pari")
"""What says that a value is unique among some rows only."""


def says_unique(part: str) -> bool:
    """Whether a remark begins with it: ``Unique URL token``, but not ``unique per team``."""
    words = part.lower().rstrip(".").split()
    first = words[0] if words else ""
    return (
        1 < len(words) <= _MOST_UNIQUE
        and FLAGS.get(first) == "unique"
        and words[1] not in _WITHIN
        and not _SCOPE.intersection(words)
    )


def _ends_in_modifier(text: str) -> bool:
    last = text.rpartition(" ")[2].lower()
    return last in FLAGS or read_type(last) is not None


def modifier(part: str) -> Changes | None:
    """What a whole part says, or None where it is no modifier; an empty dict where it says nothing to keep."""
    text = " ".join(part.split()).rstrip(".")
    if not text or len(text) > _MAX_PART:
        return None
    bare = unquote(text)
    found = _modifier(bare)
    if found is None and "`" in bare:
        found = _modifier(bare.replace("`", ""))
    return None if found is None else dict(found)


def run(part: str) -> Changes | None:
    """What a sequence of a type and modifiers without commas says (``VARCHAR(80) NOT NULL``), or None."""
    if len(part) > _MAX_PART:
        return None
    tokens = _tokens(part)
    if len(tokens) > 24:
        return None
    changes: Changes = {}
    i = 0
    while i < len(tokens):
        for size in range(min(6, len(tokens) - i), 0, -1):
            phrase = " ".join(tokens[i : i + size])
            found = modifier(phrase)
            if found is None and "type" not in changes:
                found = read_type(phrase)
            if found is not None:
                changes = {**changes, **found}
                i += size
                break
        else:
            return None
    return changes


def _tokens(part: str) -> list[str]:
    free = outside(part)
    tokens: list[str] = []
    current = ""
    for i, char in enumerate(part):
        if char.isspace() and free[i]:
            if current:
                tokens.append(current)
            current = ""
        else:
            current += char
    return [*tokens, current] if current else tokens
