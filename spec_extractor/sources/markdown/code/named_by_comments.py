"""Object types without a name, each below a comment that names it: ``// Order structure``, ``{ id: string }``."""

from __future__ import annotations

from spec_extractor.naming import words
from spec_extractor.sources.markdown.code.stored import is_message, may_be_message
from spec_extractor.sources.markdown.code.tokens import Token
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import word_set

_CALLED = lazy(
    r"\s*//\s?(?P<name>[A-Z][A-Za-z0-9]{1,40})(?:\s?(?P<role>[^\W\d_][\w-]{0,14}|\([^()]{1,40}\)))?\s?[:：]?\s*"
)
_TRAVELS = word_set(
    "dto request response req res props params param payload args input output vo example sample usage result"
)
_LEAST = 2


def named_by_comments(text: str, tokens: list[Token]) -> list[tuple[str, int]]:
    """The name and the index of the opening brace of every such type, or nothing where there is one alone."""
    lines = text.split("\n")
    found = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.text == "{":
            above = next(
                (line for line in reversed(lines[max(0, token.line - 2) : token.line]) if line.strip()), ""
            )
            match = _CALLED.fullmatch(above)
            if match and _is_thing(match["name"], match["role"] or ""):
                found.append((match["name"], index))
        index = max(token.close, index) + 1
    return found if len({name for name, _ in found}) >= _LEAST else []


def _is_thing(name: str, role: str) -> bool:
    """Whether neither the name nor the word behind it says that the object travels; one word alone is a noun."""
    said = {*words(name), *words(role)}
    compound = len(words(name)) > 1 and (is_message(name) or may_be_message(name))
    return not (said & _TRAVELS or compound)
