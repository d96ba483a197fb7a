"""No regular expression of the reader blows up: each is tried on long runs of what it may stumble over."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

from spec_extractor.sources import markdown
from spec_extractor.sources.markdown.patterns import LazyPattern

_RUNS = (
    "a", "A", "aA", "_", "# ", "//", " ", "\t", "a ", "a, ", "(", "<", '"', "`", "-", "|", "1", "1.", "a.", "A a ",
    "@a(", "[", "PK ", "~", "=", "a_", "aB", "the ", "each ", "with ", "'", "$", "a\n", "\n", "a:", "{", "}",
    "a:b,", "*/", "字",
)  # fmt: skip
_BEGINNINGS = (
    "",
    "a",
    "a: ",
    "{",
    "[",
    "(",
    "stores ",
    "each a ",
    "`",
    "class A ",
    "- ",
    "FK ",
    "check (a in (",
    "| ",
)
_LENGTH = 150
_SECONDS = 30
"""A guard against a hang, thousands of times what a pattern takes for all its runs."""


def _within(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern | LazyPattern):
        yield re.compile(value.pattern, value.flags)
    elif isinstance(value, tuple | list) and depth < 4:
        for one in value:
            yield from _within(one, depth + 1)


def patterns() -> list[re.Pattern[str]]:
    """Every compiled pattern of the package's modules."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(markdown.__path__, f"{markdown.__name__}."):
        for value in vars(importlib.import_module(module.name)).values():
            for pattern in _within(value):
                found.setdefault(pattern.pattern, pattern)
    return list(found.values())


def _hang(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: repr(pattern.pattern[:40]))
def test_no_blow_up(pattern: re.Pattern[str]) -> None:
    before = signal.signal(signal.SIGALRM, _hang)
    signal.alarm(_SECONDS)
    try:
        for beginning in _BEGINNINGS:
            for run in _RUNS:
                text = beginning + run * (_LENGTH // len(run)) + "!\x01"
                pattern.search(text)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_the_patterns_are_found() -> None:
    assert len(patterns()) > 200
