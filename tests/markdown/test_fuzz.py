"""A short run of `tests.markdown.fuzz`; the long one (a million documents) is for the command line."""

from __future__ import annotations

from tests.markdown.fuzz import documents
from tests.markdown.test_hostile import check


def test_mutated_documents_are_read_without_an_exception() -> None:
    for text in documents(400, seed=7):
        check(text)


def test_a_run_can_be_repeated() -> None:
    assert list(documents(20, seed=3)) == list(documents(20, seed=3))
    assert list(documents(20, seed=3)) != list(documents(20, seed=4))
