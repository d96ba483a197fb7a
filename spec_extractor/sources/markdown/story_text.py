"""The text of one user story: ``As a …, I want …, so that …``."""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Story
from spec_extractor.sources.markdown.headings import Kind, classify, context, without_number
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.tree import List, Section
from spec_extractor.sources.markdown.vocabulary import (
    STORY_AS_WORDS,
    STORY_SO_WORDS,
    STORY_WANT_WORDS,
    is_wide,
)

MAX_STORY = 2000


_JOINED = "'" + "".join(map(chr, range(0x0E00, 0x0E80)))
"""What a word ends with that stands before the next one without a blank: an apostrophe, letters of Thai."""


def _said(words: tuple[str, ...]) -> str:
    """The words as alternatives; those of scripts without blanks need none after them."""
    return "|".join(
        re.escape(word) if is_wide(word) or word[-1] in _JOINED else rf"{re.escape(word)}[\s:]" for word in words
    )


_NO_ROLES = (
    "result|consequence|matter of|rule|(?:first|next|last|final) step|reminder|side|bonus|whole|note|summary"
)
"""What stands behind ``as a`` where nobody speaks: ``As a result, I can …``."""

START = lazy(rf"(?!as an? (?:{_NO_ROLES})\b)(?:as (?:an?[ :]|the )?|{_said(STORY_AS_WORDS)})\s*(?=[^\s])", re.I)

WANT = lazy(
    rf"[,:，،]?\s*(?:\b(?:{_said(STORY_WANT_WORDS)})|"
    r"\bI(?:'d like| would like| want| need| can| should be able| must be able| wish| am "
    r"able| could| must| should|'m able)(?: to be able)?\b\s*(?:to\s+)?)",
    re.I,
)

_BENEFIT = lazy(
    r"[,;，；،]?\s*(?:\b(?:so that|so I can|in order to|so as to|such that)\b|"
    rf"\b(?:{_said(STORY_SO_WORDS)})),?\s*",
    re.I,
)

# The number that only stories have: `US-01`, `US-A1`, `HU-PAG-3`, `User story 4`.
_NUMBER = r"(?:user story|story|US|HU)[-_ .]?#?(?:[A-Z]{1,8}[-_.]?)?\d{1,4}(?:[.-]\d{1,3})?[a-z]?"

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
    r"\s*[*_`\[(\"“„«「]{0,3}(?:(?:user )?story|US|HU|ST|REQ|FR|U|S)?[ "
    r"-]?#?\d{1,4}(?:\.\d{1,3})?[*_`\])]{0,3}\s*[:.)–—-]\s*|\s*[*_`\[(]{0,3}"
    + _NUMBER
    + r"[*_`\])]{0,3}\s*[:.)：–—-]?\s+",
    re.I,
)
_QUOTES = "\"'“”„«»「」『』‘’"

_IDENTIFIED = lazy(
    r"\s*[*_`\[(]{0,3}" + _NUMBER + r"[*_`\])]{0,3}(?:\s*[:：–—-]|\s)\s*(?P<said>\S.*)", re.I | re.S
)
_TRACE = lazy(r"\s*(?:→|->|=>)\s*(?:§|[A-Z]{1,6}-?\d).*", re.S)
"""What a story says at its end of the place where it is worked out: ``→ §4.2 Map``."""
_ONLY_NUMBERS = lazy(
    r"(?:[A-Z]{1,6}[-_ ]?\d[\w.]{0,10}|[\d\W]{1,20})"
    r"(?:[,;/&→\s-]{1,4}[A-Z]{1,6}[-_ ]?\d[\w.]{0,10}){0,40}\W{0,4}"
)


_PARTS = lazy(r"\s(?:and|or|y|e|et|und|en|och|og|i|a|dan|và|та|и)\s|[/／,&+、与與和及]")


def among_stories(section: Section) -> bool:
    """Whether a heading around says stories, be it beside something else: ``Personas and user stories``."""
    return context(section) is Kind.STORIES or any(
        classify(part.strip()) is Kind.STORIES
        for ancestor in section.ancestors()
        for part in _PARTS.split(without_number(ancestor.title.plain[:200]))
        if ancestor.level > 0
    )


def identified(text: str) -> str:
    """What stands behind a story's number, or nothing: ``Find the exit`` of ``US-A1 Find the exit → §4.2``."""
    match = _IDENTIFIED.match(text[:MAX_STORY])
    return wanted(match["said"]) if match else ""


def wanted(text: str) -> str:
    """What a story without a role says is wanted, or nothing where there are only numbers of other things."""
    said = _TRACE.sub("", one_line(text)[:MAX_STORY]).strip()
    return "" if _ONLY_NUMBERS.fullmatch(said) else said


def numbered_story(text: str, location: Location) -> Story | None:
    """The story of a text that begins with the number of one and says what is wanted without a role."""
    said = identified(text)
    return Story(said.rstrip("."), location=location) if said else None


def parse_story(text: str, location: Location, *, told: bool = False) -> Story | None:
    """The story in a text that begins with ``As a …``, or None.

    One that is told to be a story may leave out ``I want``: ``As a guest, find the exit``.
    """
    text = one_line(text)[:MAX_STORY].strip(_QUOTES)
    identity = _ID.match(text)
    title = ""
    body = text[identity.end() :].strip(_QUOTES + " ") if identity else text
    start = START.match(body)
    if not start:
        before, colon, after = body.partition(":" if ":" in body[:80] else "：")
        after = after.strip(_QUOTES + " ")
        start = START.match(after) if colon and len(before) < 80 else None
        if not start:
            return _role_first(body, location) or (_role_first(after, location) if colon else None)
        title, body = before.strip(), after
        told = told or classify(title) is Kind.STORIES
    want = WANT.search(body, start.end())
    if not want or want.start() - start.end() > 120:
        want = _PLAIN_WANT.match(body, start.end()) if told else None
        if not want:
            return None
        begin = want.start("want")
    else:
        begin = want.end()
    role = body[start.end() : want.start("comma") if "comma" in want.groupdict() else want.start()]
    rest = body[begin:]
    benefit = _BENEFIT.search(rest)
    asked = rest[: benefit.start()] if benefit else rest
    return Story(
        asked.strip(" :*_").rstrip(".,;:。"),
        role.strip(" ,*_:،"),
        rest[benefit.end() :].strip(" :*_").rstrip(".。") if benefit else "",
        title,
        (),
        location,
    )


_PLAIN_WANT = lazy(
    r"[^,，،:]{1,80}(?P<comma>[,，،])\s*(?:我们?|I\s|we\s)?(?P<want>\w+\s+\S.*|[\u2e80-\uffef].{3,})", re.I | re.S
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
    """Whether a line begins as a story does, behind its number or a label."""
    head = line[:160].lstrip(_QUOTES)
    identity = _ID.match(head)
    body = head[identity.end() :].lstrip(_QUOTES) if identity else head
    rest = body.partition(":" if ":" in body else "：")[2].strip(_QUOTES + " ") or "-"
    return any(START.match(part) or any(p.match(part) for p in _ROLE_FIRST) for part in (body, rest))


def joined_items(block: List) -> str:
    """``- As a …`` / ``- I want …`` / ``- so that …``: one story over several items."""
    texts = [one_line(item.text.plain) for item in block.items[:4]]
    if (
        2 <= len(block.items) <= 4
        and START.match(texts[0][:100])
        and not WANT.search(texts[0][:400])
        and WANT.match(texts[1][:60])
    ):
        return " ".join(texts)
    return ""
