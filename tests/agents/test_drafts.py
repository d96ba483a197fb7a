"""A spec as a PRD: read again, it is the same spec; where it would not be, it stays a spec file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from spec_extractor import schema
from spec_extractor.agents.drafts import draft, examine
from spec_extractor.ir import Spec
from spec_extractor.review import review
from spec_extractor.sources import read
from tests.agents.scripted import ID, with_entity
from tests.strategies import specs

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "markdown" / "cases").glob("*/prd.md"))


def entities(spec: Spec | None) -> object:
    """The entities without what only explains them."""
    assert spec is not None
    return _bare(schema.to_dict(spec)["entities"])


def _bare(value: object) -> object:
    if isinstance(value, dict):
        return {name: _bare(member) for name, member in value.items() if name not in ("label", "description")}
    return [_bare(item) for item in value] if isinstance(value, list) else value


def test_most_documents_are_carried_in_markdown() -> None:
    """Those that are not have texts that mean something in Markdown."""
    names = []
    for case in CASES:
        told, _ = read(str(case))
        assert told is not None
        spec, found = review(told, "fastapi")
        if spec.entities and not found:
            names.append(draft(spec, "fastapi").name)
    assert names.count("prd.md") > 0.75 * len(names)


@settings(max_examples=40, deadline=None)
@given(specs())
def test_a_draft_says_what_the_spec_says(spec: Spec) -> None:
    drafted, found = examine(json.dumps(schema.to_dict(spec)), "fastapi")
    if drafted is None:
        # Control characters are refused in every spec file, and a reply is one.
        assert {diagnostic.code for diagnostic in found} == {"PRD113"}
        return
    assert drafted.compilation.answers is not None
    assert entities(drafted.compilation.spec) == entities(review(spec, "fastapi")[0])


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"description": "Something that can be lent."}, "prd.md"),
        ({"description": "Each tool has a colour (string, required)."}, "prd.md"),
        ({"fields": [ID, {"name": "note", "type": "string", "description": "must be unique"}]}, "spec.yaml"),
        (
            {"fields": [ID, {"name": "note", "type": "string", "description": "A `note` in *italics*"}]},
            "spec.yaml",
        ),
    ],
)
def test_texts_that_would_be_rules_in_markdown(changes: dict[str, object], name: str) -> None:
    drafted, found = examine(with_entity(name="Tool", **changes), "fastapi")
    assert found == ()
    assert drafted is not None and drafted.name == name
    assert drafted.compilation.spec is not None
    (tool, _) = drafted.compilation.spec.entities
    assert not any(field.unique for field in tool.fields)
