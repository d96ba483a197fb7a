"""The text of one user story: ``As a …, I want …, so that …``."""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Story
from spec_extractor.sources.markdown.split import one_line

MAX_STORY = 2000

START = re.compile(r"as (?:an? |the )?(?=[^\s])", re.I)

WANT = re.compile(
    r"[,:]?\s*\bI(?:'d like| would like| want| need| can| should be able| must be able| wish| am "
    r"able| could| must| should|'m able)(?: to be able)?\b\s*(?:to\s+)?",
    re.I,
)

_BENEFIT = re.compile(r"[,;]?\s*\b(?:so that|so I can|in order to|so as to|such that)\b,?\s*", re.I)

_ID = re.compile(
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
            return None
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


def begins(line: str) -> bool:
    head = line[:160]
    identity = _ID.match(head)
    body = head[identity.end() :] if identity else head
    return bool(START.match(body) or START.match(body.partition(":")[2].strip() or "-"))
