"""The wrong example of every page about the Markdown reader gives its code, the right one does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import spec_extractor
from spec_extractor.sources.markdown import read

PAGES = sorted((Path(spec_extractor.__file__).parent / "explanations").glob("PRD1[2-9]?.md"))
_BLOCK = re.compile(r"^(```|~~~)markdown\n(.*?)^\1$", re.S | re.M)


def codes(example: str) -> set[str]:
    """The codes that an example gives, below a heading `Entities` unless it has one of its own."""
    text = example if "## " in example else f"## Entities\n\n{example}"
    return {diagnostic.code for diagnostic in read(text, "prd.md")[1]}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_show_the_code(page: Path) -> None:
    wrong, right = (match.group(2) for match in _BLOCK.finditer(page.read_text(encoding="utf-8")))
    assert page.stem in codes(wrong)
    assert page.stem not in codes(right)


def test_every_code_has_a_page() -> None:
    sources = (Path(spec_extractor.__file__).parent / "sources" / "markdown").rglob("*.py")
    used = {code for path in sources for code in re.findall(r"PRD\d{3}", path.read_text(encoding="utf-8"))}
    assert used == {page.stem for page in PAGES}
