"""The table of ``docs/prd-notations.md`` has every reader, in order, with cases in which it finds something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spec_extractor.sources.markdown import document_of
from spec_extractor.sources.markdown.readers import READERS
from spec_extractor.sources.markdown.tellings import Reading
from tests.markdown.compact import CASES

PAGE = Path(__file__).parents[2] / "docs" / "prd-notations.md"
_ROW = re.compile(r"^\| `(\w+)` \|(.*)\|$", re.M)


def rows() -> list[tuple[str, list[str]]]:
    """The readers of the table with their cells."""
    return [
        (match.group(1), [cell.strip() for cell in match.group(2).split(" | ")])
        for match in _ROW.finditer(PAGE.read_text(encoding="utf-8"))
    ]


def finders(case: str) -> set[str]:
    """The readers that tell something of a case's document."""
    document = document_of((CASES / case / "prd.md").read_text(encoding="utf-8"), "prd.md")
    reading = Reading()
    found = set()
    for name, reader in READERS:
        before = len(reading.tellings)
        reader(document, reading)
        if len(reading.tellings) > before:
            found.add(name)
    return found


def test_every_reader_has_its_row() -> None:
    assert [name for name, _ in rows()] == [name for name, _ in READERS]


@pytest.mark.parametrize(("name", "cells"), rows(), ids=lambda value: value if isinstance(value, str) else "")
def test_row(name: str, cells: list[str]) -> None:
    """A row says what is read and what is not, and its cases show it."""
    assert len(cells) == 4 and all(cells)
    cases = re.findall(r"`(\w+)`", cells[-1])
    assert cases
    assert [case for case in cases if name not in finders(case)] == []
