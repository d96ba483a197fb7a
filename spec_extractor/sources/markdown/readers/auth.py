"""Authentication: whether there is any, and how long a token lives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Auth
from spec_extractor.sources.markdown.headings import Kind, context
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.prose_text import sentences_of
from spec_extractor.sources.markdown.tellings import Reading
from spec_extractor.sources.markdown.tree import Document, Item, List, Paragraph, Table

_LINE = lazy(
    r"(?:auth|authentication|login|sign[- ]in)\s*[:=]\s*(none|no|off|disabled|false|not needed|not required)\b\.?",
    re.I,
)
_NONE = lazy(
    r"\b(?:(?:no|without(?: any)?) (?:user )?(?:authentication|auth|logins?|log-in|sign[- ]?in|"
    r"sign[- ]?up|accounts|user accounts)|"
    r"(?:authentication|auth|login|sign[- ]in) is (?:not (?:needed|required|used|part of it)|"
    r"disabled|off|out of scope)|"
    r"does not (?:need|require|have) (?:any )?(?:authentication|auth|login|accounts|user "
    r"accounts))\b(?!\s+(?:errors?|failures?|issues?|problems?|tokens?|bypass|attempts?|state|screen|"
    r"page|method|provider|details|data|for))",
    re.I,
)
_NEGATED = lazy(
    r"\b(?:cannot|can't|can not|must not|may not|should not|never|nobody|no one|nothing|not possible|"
    r"reject|rejected|deny|denied|blocked|redirect|401|if|when|unless|impossible|unauthori[sz]ed)\b",
    re.I,
)
_TOKEN = lazy(r"\b(?:tokens?|sessions?|jwts?|logins?|cookies?|signed in|logged in)\b", re.I)
_EXPIRY = lazy(
    r"\b(?:expir\w*|lifetime|last\w*|valid\w*|lives?|timeout|time out|ends?|ttl|sessions? of|stay\w*|after)\b",
    re.I,
)
_OTHER_TOKEN = lazy(
    r"\b(?:refresh|reset|verification|invit\w*|confirmation|magic|api key|inactiv\w*|idle)\b", re.I
)
_DURATION = lazy(r"(?<![\w.])(\d{1,5})\s*-?\s*(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)\b", re.I)
_MINUTES = {"m": 1, "h": 60, "d": 1440, "w": 10080}
_MAX_MINUTES = 525_600


def read_auth(document: Document, reading: Reading) -> None:
    """Find the statement that turns auth off and the one that states a token's life."""
    off: int | None = None
    expiry: tuple[int, int] | None = None
    for kind, sentence, line in _sentences(document):
        if len(sentence) > 600:
            continue
        if off is None and kind not in {Kind.STORIES, Kind.ACCEPTANCE} and says_no_auth(sentence, kind):
            off = line
        if expiry is None and kind not in {Kind.STORIES, Kind.ACCEPTANCE}:
            minutes = token_minutes(sentence)
            expiry = (minutes, line) if minutes else None
    if off is not None:
        reading.tellings.append(Auth(False, location=Location(document.file, off)))
    elif expiry is not None:
        reading.tellings.append(Auth(True, expiry[0], Location(document.file, expiry[1])))


def says_no_auth(sentence: str, kind: Kind = Kind.UNKNOWN) -> bool:
    """Whether a sentence says that the system has no sign-in at all."""
    if _LINE.fullmatch(sentence.strip()):
        return True
    match = _NONE.search(sentence)
    if kind is Kind.AUTH and sentence.strip().lower().rstrip(".") in {
        "none",
        "none needed",
        "not needed",
        "no",
        "not required",
    }:
        return True
    return bool(match) and not _NEGATED.search(sentence) and kind is not Kind.IGNORED


def token_minutes(sentence: str) -> int | None:
    """The life of an access token or session in minutes that a sentence states, or None."""
    if not _TOKEN.search(sentence) or not _EXPIRY.search(sentence) or _OTHER_TOKEN.search(sentence):
        return None
    match = _DURATION.search(sentence)
    if not match:
        return None
    minutes = int(match.group(1)) * _MINUTES[match.group(2)[0].lower()]
    return minutes if 0 < minutes <= _MAX_MINUTES else None


def _sentences(document: Document) -> Iterator[tuple[Kind, str, int]]:
    for section, block in document.blocks():
        kind = context(section)
        if isinstance(block, Paragraph):
            for sentence, line in sentences_of(block.text):
                yield kind, sentence, line
        elif isinstance(block, List):
            for item in _items(block):
                for sentence, line in sentences_of(item.text):
                    yield kind, sentence, line
        elif isinstance(block, Table) and kind is Kind.AUTH:
            for row in block.rows:
                yield kind, " ".join(cell.plain for cell in row.cells), row.line


def _items(block: List) -> Iterator[Item]:
    for item in block.items:
        yield item
        for child in item.blocks:
            if isinstance(child, List):
                yield from _items(child)
