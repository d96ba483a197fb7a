"""Ways to write a relation of two names as one: ``Boat (1) → Outing (N)`` and ``1:N: Boat - Outing``."""

from __future__ import annotations

import re
from collections.abc import Callable

from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.vocabulary import AND_WORDS, RELATION_WORDS, is_wide

_NAME = r"[`\"']?[^\W\d][\w-]{0,50}[`\"']?(?: (?!to\b|and\b|has\b|is\b|via\b|one\b|many\b)[^\W\d]\w{0,30}){0,2}?"
_COUNT = r"(?:0\.\.1|1\.\.1|0\.\.[*nNmM]|1\.\.[*nNmM]|[01], ?[1nNmM*]|0,1|1|\*|[NMnm]|one|many)"
_ARROW = r"(?:<?[-–—─=]{1,4}>?|→|↔|⟷|⟶|➝|➜|←→|<=>|:|to|and|/)"
_KINDS = "|".join(
    re.escape(word)
    for word in sorted(RELATION_WORDS, key=lambda word: (-len(word), word))
    if not is_wide(word) and word.isascii()
)
_END = r"[\s.;)]{0,4}(?:$|(?=[(:,.–—-]| via | through | using ))"
_CALLS = {
    "hasmany": "1:N",
    "hasone": "1:1",
    "belongsto": "N:1",
    "belongstomany": "N:M",
    "hasandbelongstomany": "N:M",
}
_AND = "|".join(re.escape(word) for word in AND_WORDS if not is_wide(word))


def _counted(match: re.Match[str]) -> str:
    return f"{match['a']} {_side(match['l'])}:{_side(match['r'])} {match['b']}"


def _side(count: str) -> str:
    return "N" if count.lower() != "one" and any(char in count for char in "*nNmM") else "1"


def _called(match: re.Match[str]) -> str:
    return f"{match['a']} {_CALLS[match['call'].replace('_', '').lower()]} {match['b']}"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (lazy(pattern, re.I), change)
    for pattern, change in (
        (
            rf"(?P<a>{_NAME})\s?[(\[](?P<l>{_COUNT})[)\]]\s?{_ARROW}\s?(?P<b>{_NAME})\s?[(\[](?P<r>{_COUNT})[)\]]",
            _counted,
        ),
        (
            rf"(?P<a>{_NAME})\s?[(\[](?P<l>{_COUNT})[)\]]\s?{_ARROW}\s?"
            rf"[(\[](?P<r>{_COUNT})[)\]]\s?(?P<b>{_NAME}){_END}",
            _counted,
        ),
        (rf"(?P<a>{_NAME}) \(?(?P<l>[01*nNmM]), ?(?P<r>[1*nNmM])\)? (?P<b>{_NAME}){_END}", _counted),
        (
            rf"(?P<a>{_NAME}) \"(?P<l>{_COUNT})\" ?[-.<>*o|]{{2,6}} ?\"(?P<r>{_COUNT})\" "
            rf"(?P<b>{_NAME}){_END}",
            _counted,
        ),
        (
            rf"(?P<a>{_NAME}) ?[-–—─=]{{1,3}} ?\(?(?P<l>{_COUNT}) ?: ?(?P<r>{_COUNT})\)? ?[-–—─=]{{1,3}}>? ?"
            rf"(?P<b>{_NAME}){_END}",
            _counted,
        ),
        (
            rf"(?P<kind>{_KINDS})\s?[:：–—-]?\s?(?!(?:between|entre|zwischen|tra|fra|tussen)\b)(?P<a>{_NAME})\s?(?:{_ARROW}|{_AND})\s?(?P<b>{_NAME}){_END}",
            lambda match: f"{match['a']} {match['kind']} {match['b']}",
        ),
        (
            rf"(?P<a>{_NAME})\s?{_ARROW}\s?(?P<b>{_NAME})\s?[:=(–—-]{{1,2}}\s?"
            rf"(?P<l>{_COUNT}) ?: ?(?P<r>{_COUNT})\b\)?",
            _counted,
        ),
        (
            rf"(?P<a>{_NAME})\s?{_ARROW}\s?(?P<b>{_NAME})\s?[:=(–—-]{{1,2}}\s?(?P<kind>{_KINDS})\b\)?",
            lambda match: f"{match['a']} {match['kind']} {match['b']}",
        ),
        (
            rf"(?P<a>{_NAME})(?:\.|: ?| )(?P<call>has_?many|has_?one|belongs_?to_?many|belongs_?to|"
            rf"has_?and_?belongs_?to_?many)(?: ?\( ?| )(?:models\.)?['\"`]?(?P<b>{_NAME}){_END}",
            _called,
        ),
        (
            rf"many (?P<a>{_NAME}) (?:belong to|per|for) (?:one |each |an? |the )?(?P<b>{_NAME}){_END}",
            lambda match: f"{match['a']} N:1 {match['b']}",
        ),
        (
            rf"(?P<a>{_NAME}) {_ARROW} (?:many|multiple|several) (?P<b>{_NAME}){_END}",
            lambda match: f"{match['a']} 1:N {match['b']}",
        ),
        (
            rf"(?P<a>{_NAME}) (?:→|->|➝|⟶) \[(?P<b>{_NAME})\]",
            lambda match: f"{match['a']} 1:N {match['b']}",
        ),
    )
)
_MAX = 300


def plain_form(text: str) -> str:
    """The text with what it says of two names in one way of writing it; anything else as it is."""
    told = text[:_MAX].strip()
    bare = told.replace("**", "").strip()
    for pattern, change in _FORMS:
        match = pattern.match(bare)
        if match:
            return f"{change(match)}{bare[match.end() :]}"
    return text
