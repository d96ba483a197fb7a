"""Each code that the package uses has a page, and each page's code is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import spec_extractor
from spec_extractor.reporting import explanations

PACKAGE = Path(spec_extractor.__file__).parent


def used_codes() -> set[str]:
    """The codes in the package's modules, docstrings and comments aside."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        found |= set(re.findall(r'"(PRD\d{3})"', path.read_text(encoding="utf-8")))
    return found


def test_codes_and_pages_are_the_same() -> None:
    assert used_codes() == set(explanations.codes())


@pytest.mark.parametrize("code", explanations.codes())
def test_a_page_has_its_parts(code: str) -> None:
    page = explanations.page(code)
    assert page is not None and page.endswith("\n") and not page.endswith("\n\n")
    lines = page.splitlines()
    assert lines[0] == f"# {code}: {explanations.title(code)}"
    assert explanations.title(code)
    assert len(page.split("\n\n")) >= 3
    assert max(map(len, lines)) <= 130


@pytest.mark.parametrize("code", [code for code in explanations.codes() if code < "PRD300"])
def test_a_page_about_a_document_shows_both_sides(code: str) -> None:
    page = explanations.page(code)
    assert page is not None
    assert "\nWrong" in page and "\nRight" in page


@pytest.mark.parametrize("code", ["PRD999", "prd203", "", "../ir", "PRD203.md", "PRD203\n"])
def test_there_is_no_such_page(code: str) -> None:
    assert explanations.page(code) is None
