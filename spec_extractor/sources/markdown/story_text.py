"""The text of one user story: ``As a …, I want …, so that …``."""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Story
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.vocabulary import (
    STORY_AS_WORDS,
    STORY_SO_WORDS,
    STORY_WANT_WORDS,
    is_wide,
)

MAX_STORY = 2000


def _said(words: tuple[str, ...]) -> str:
    """The words as alternatives; those of scripts without blanks need none after them."""
    return "|".join(
        re.escape(word) if is_wide(word) or word[-1] == "'" else rf"{re.escape(word)}\s" for word in words
    )


START = lazy(rf"(?:as (?:an? |the )?|{_said(STORY_AS_WORDS)})\s*(?=[^\s])", re.I)

WANT = lazy(
    rf"[,:，]?\s*(?:\b(?:{_said(STORY_WANT_WORDS)})|"
    r"\bI(?:'d like| would like| want| need| can| should be able| must be able| wish| am "
    r"able| could| must| should|'m able)(?: to be able)?\b\s*(?:to\s+)?)",
    re.I,
)

_BENEFIT = lazy(
    rf"[,;，；]?\s*(?:\b(?:so that|so I can|in order to|so as to|such that)\b|\b(?:{_said(STORY_SO_WORDS)})),?\s*",
    re.I,
)

# Where the role stands before its word: Turkish, Japanese, Korean.
_ROLE_FIRST = (
    lazy(
        r"(?:bir )?(?P<role>[^,.]{2,60}?) olarak,? (?P<want>.{3,}\b(?:istiyorum|isterim|ister|gerekir)\b.*)", re.I
    ),
    lazy(r"(?P<role>[^、,。.]{1,40}?)として[、,]\s*(?P<want>.{2,}たい.*)"),
    lazy(r"(?P<role>[^、,。.]{1,40}?)として[、,]\s*(?P<want>.{2,}ことで[、,].+)"),
    lazy(r"(?P<role>[^,.]{1,40}?)(?:으로서|로서),?\s*(?P<want>.{2,}(?:싶|원한|원합|수 있).*)"),
)

_ID = lazy(
    r"\s*[*_`\[(]{0,3}(?:(?:user )?story|US|ST|REQ|FR|U|S)?[ "
    r"-]?#?\d{1,4}(?:\.\d{1,3})?[*_`\])]{0,3}\s*[:.)–—-]\s*",
    re.I,
)


def parse_story(text: str, location: Location) -> Story | None:
    """The story in a text that begins with ``As a …``, or None."""
    text = one_line(text)[:MAX_STORY]
    identity = _ID.match(text)
    title = ""
    body = text[identity.end() :].strip() if identity else text
    start = START.match(body)
    if not start:
        before, colon, after = body.partition(":")
        start = START.match(after.strip()) if colon and len(before) < 80 else None
        if not start:
            return _role_first(body, location) or (_role_first(after.strip(), location) if colon else None)
        title, body = before.strip(), after.strip()
    want = WANT.search(body, start.end())
    if not want or want.start() - start.end() > 120:
        return None
    rest = body[want.end() :]
    benefit = _BENEFIT.search(rest)
    wanted = rest[: benefit.start()] if benefit else rest
    return Story(
        wanted.strip().rstrip(".,;:"),
        body[start.end() : want.start()].strip().strip(",*_:"),
        rest[benefit.end() :].strip().rstrip(".") if benefit else "",
        title,
        (),
        location,
    )


def _role_first(text: str, location: Location) -> Story | None:
    match = next((match for pattern in _ROLE_FIRST if (match := pattern.match(text))), None)
    if match is None:
        return None
    return Story(
        match.group("want").strip().rstrip(".。"),
        match.group("role").rpartition(":")[2].strip(" *_"),
        location=location,
    )


def begins(line: str) -> bool:
    head = line[:160]
    identity = _ID.match(head)
    body = head[identity.end() :] if identity else head
    rest = body.partition(":")[2].strip() or "-"
    return any(START.match(part) or any(p.match(part) for p in _ROLE_FIRST) for part in (body, rest))
