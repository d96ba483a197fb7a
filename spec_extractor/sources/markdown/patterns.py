"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast

from spec_extractor.sources.markdown.vocabulary import is_wide

_MEMBERS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub", "subn", "pattern", "flags")


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` makes of the same, but later.

    A reader has patterns for every form that a document may have, and compiling them all would take longer than
    reading most documents.
    """
    return cast("re.Pattern[str]", LazyPattern(source, flags))


def alternatives(told: Iterable[str]) -> str:
    """A pattern of any of these texts, to be put into a group."""
    return "|".join(map(re.escape, told))


def either(told: Iterable[str], *, wide: bool = False) -> str:
    """`alternatives` of the words whose script has blanks between them or, with ``wide``, of the others.

    Those that end in a sign, such as ``d'``, join the next word and are left out.
    """
    return alternatives(word for word in told if is_wide(word) == wide and word[-1].isalpha())


class LazyPattern:
    """In the place of a compiled pattern."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        # From now on these are found without asking here.
        self.__dict__ |= {member: getattr(compiled, member) for member in _MEMBERS}
        return getattr(compiled, name)
