"""Each case is a folder: ``prd.md`` is read, ``expected.yaml`` holds the spec and the diagnostics."""

from __future__ import annotations

import pytest

from tests.markdown.compact import CASES, case_names, expected_text


@pytest.mark.parametrize("case", case_names())
def test_case(case: str) -> None:
    expected = (CASES / case / "expected.yaml").read_text(encoding="utf-8")
    assert expected_text(case) == expected, (
        "python -m tests.markdown.regenerate writes the new form; read the diff"
    )


def test_there_are_cases() -> None:
    assert len(case_names()) >= 25
