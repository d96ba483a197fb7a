"""Relations in signs: ``User 1—N Order``, ``users ||--o{ orders``, ``Task ↔ Tag (many-to-many)``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.relation_forms import plain_form
from spec_extractor.sources.markdown.split import unquote
from spec_extractor.sources.markdown.vocabulary import AND_WORDS, RELATION_WORDS, is_wide

_MAX_TEXT = 300

_CROW = lazy(r"\s(?P<left>\|\||\|o|o\||\}o|\}\|)\s*(?:--|\.\.)\s*(?P<right>\|\||o\||\|o|o\{|\|\{)\s")
_ONE_SIDED = lazy(r"\s(?:(?P<many_right>[-–—─]{1,3}<)|(?P<many_left>>[-–—─]{1,3}))\s")
_COUNT = r"(?:0\.\.1|1\.\.1|0\.\.[*nNmM]|1\.\.[*nNmM]|0,1|1|\*|[NMnm])"
_COUNTED = lazy(
    rf"(?:\s|(?<=[\)\]`])|(?<=[^\x00-\u2e7f]))[(\[]?(?P<left>{_COUNT})[)\]]?\s*"
    rf"(?:<?[-–—─]{{1,4}}>?|:|→|↔|⟷|\.\.|to|对|對|対|대)\s*[(\[]?(?P<right>{_COUNT})[)\]]?(?=\s|[`(]|[^\x00-\u2e7f])"
)
_ARROWS = ("<->", "<-->", "↔", "⟷", "-->", "->", "→", "⟶", "=>")
_BOTH_WAYS = frozenset({"<->", "<-->", "↔", "⟷"})
_NAME = lazy(r"[`\"'*]{0,3}([^\W\d]\w{0,60}(?: [A-Z]\w{0,60}){0,2})")
_VIA = lazy(
    r"(?:via|through|using)\s+(?:the\s+)?[`\"']?(\w{2,60})|[`\"']?(\w{2,60}?)[`\"']?\s*(?:를|을)\s*통해", re.I
)
_WORDS = tuple(sorted(RELATION_WORDS, key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class Between:
    """A relation between two names; ``kind`` as in `RelationTelling`, empty where only an arrow stands.

    ``name`` is that of the field or set at ``source``, where it stands after a dot: ``Task.tags ↔ Tag``.
    """

    source: str
    target: str
    kind: str
    through: str = ""
    both_ways: bool = False
    name: str = ""


def relation_kind(text: str) -> str:
    """The kind of the first relation that a text names: ``one-to-many``, ``다대다``; empty without one."""
    lowered = text.lower()
    found = [
        (lowered.find(word), -len(word), word) for word in _WORDS if word in lowered and _stands(word, lowered)
    ]
    return RELATION_WORDS[min(found)[2]] if found else ""


def _stands(word: str, text: str) -> bool:
    """Whether a word stands free in a text; scripts without blanks need none."""
    at = text.find(word)
    end = at + len(word)
    free = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
    return is_wide(word) or (free and not (at and text[at - 1] in ":.-"))


def between(text: str) -> Between | None:
    """The relation that a line states between two names in signs or with a word for its kind, or None."""
    columns = _COLUMNS.match(text[:_MAX_TEXT].replace("`", "").replace("*", "").strip())
    if columns and any(_ID.search(columns[side]) for side in ("column", "key")):
        return _by_columns(columns)
    text = plain_form(text[:_MAX_TEXT])
    for pattern in (_CROW, _COUNTED, _ONE_SIDED):
        match = pattern.search(text)
        if match:
            told = match.groupdict()
            if pattern is _ONE_SIDED:
                left, right = bool(told["many_left"]), bool(told["many_right"])
            else:
                left, right = _many(told["left"]), _many(told["right"])
            return _made(text[: match.start() + 1], text[match.end() :], _kind(left, right), text)
    for arrow in _ARROWS:
        head, found, tail = text.partition(f" {arrow} ")
        if found:
            return _made(head, tail, relation_kind(tail), text, both_ways=arrow in _BOTH_WAYS)
    return _joined(text)


_COLUMNS = lazy(
    r"(?P<one>[A-Za-z]\w{1,60})\.(?P<column>[A-Za-z_]\w{0,60})\s?(?:\((?:FK|foreign key)\))?\s?"
    r"(?:→|->|=>|⟶|➝|➜|references?|refers to|ref:?)\s?"
    r"(?P<other>[A-Za-z]\w{1,60})\.(?P<key>[A-Za-z_]\w{0,60})(?![\w.])",
    re.I,
)


_ID = lazy(r"(?:^|_)(?:id|uuid)$|[a-z]Id$")


def _by_columns(match: re.Match[str]) -> Between:
    """``outings.boat_id → boats.id``; the arrow may lead the other way, from the key."""
    one, column, other, key = match.group("one", "column", "other", "key")
    if column.lower() in {"id", "_id", "uuid"} and key.lower() not in {"id", "_id", "uuid"}:
        return Between(other, one, "belongs_to", name=key)
    return Between(one, other, "belongs_to", name=column)


_MODAL = lazy(r"\s(?:can|may|must|will|could|should|might)(?: also| optionally)?$", re.I)


def _joined(text: str) -> Between | None:
    """``Users and Orders: one-to-many``, ``Author one-to-many Book``."""
    kind = relation_kind(text)
    if not kind:
        return None
    word = next(word for word in _WORDS if word in text.lower() and RELATION_WORDS[word] == kind)
    at = text.lower().find(word)
    head, tail = _MODAL.sub("", text[:at].strip(" :：(-–—")), text[at + len(word) :]
    for joint in (*(f" {word} " for word in (*AND_WORDS, "&", "-", "–", "—", "/")), "与", "和", "と", "및"):
        one, found, other = head.partition(joint)
        if found and one.strip() and other.strip():
            return _made(one, other.rstrip("是の은는 "), kind, text)
    return _made(head, tail, kind, text) if " " not in head.strip() else None


def _made(head: str, tail: str, kind: str, text: str, *, both_ways: bool = False) -> Between | None:
    name = _NAME.match(tail.strip().lstrip("([*").strip())
    source = read_label(unquote(head.strip().strip("()[]*:•").strip()))
    target = read_label(name.group(1)) if name else None
    if source is None or target is None:
        return None
    via = _VIA.search(text)
    through = (via.group(1) or via.group(2)) if via else ""
    told, dot, member = source.name.partition(".")
    if not (dot and told.isidentifier() and member.isidentifier()):
        told, member = source.name, ""
    return Between(told, target.name, kind, through, both_ways, member)


def _many(sign: str) -> bool:
    return any(char in sign for char in "*nNmM{}")


def _kind(left: bool, right: bool) -> str:
    return {
        (False, True): "has_many",
        (True, False): "belongs_to",
        (True, True): "many_to_many",
        (False, False): "has_one",
    }[left, right]
