"""Every folder case gives what is written down beside it, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases_support import actual, cases


@pytest.mark.parametrize("case", cases(), ids=lambda path: path.name)
def test_case(case: Path) -> None:
    expected = {path.name: path.read_text(encoding="utf-8") for path in (case / "expected").iterdir()}
    assert actual(case) == expected
