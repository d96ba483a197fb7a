"""Words that several stages need to say the same thing in the same way."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from spec_extractor.diagnostics import Diagnostic, Location, error

_QUOTE_LIMIT = 60
_LIST_LIMIT = 20


def quoted(text: str) -> str:
    """``text`` in single quotes, cut to what fits on a line."""
    shown = text if len(text) <= _QUOTE_LIMIT else f"{text[: _QUOTE_LIMIT - 1]}…"
    return f"'{shown}'"


def listed(items: Iterable[str]) -> str:
    """``a, b, c``; a long list is cut, and says so."""
    shown = list(items)
    more = len(shown) - _LIST_LIMIT
    if more > 0:
        return f"{', '.join(shown[:_LIST_LIMIT])} and {more} more"
    return ", ".join(shown)


def nearest(word: str, choices: Sequence[str]) -> str | None:
    """The choice that ``word`` is probably a misspelling of."""
    by_folded = {choice.casefold(): choice for choice in choices}
    found = difflib.get_close_matches(word.casefold()[:200], by_folded, n=1, cutoff=0.7)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, choices: Sequence[str]) -> str:
    """``did you mean 'x'? ``, with a blank to go on after it, or nothing."""
    found = nearest(word, choices)
    return f"did you mean {quoted(found)}? " if found else ""


def unknown_type(field: str, type_: str, location: Location, types: Sequence[str], more: str = "") -> Diagnostic:
    """PRD203, said alike by the reader of spec files and by the review.

    ``field`` is called ``Task.title``; ``more`` ends the help.
    """
    said = f"has the unknown type {quoted(type_)}" if type_ else "has no type"
    return error(
        "PRD203",
        location,
        f"{field} {said}",
        f"{did_you_mean(type_, types)}write one of: {', '.join(types)}{more}",
    )
