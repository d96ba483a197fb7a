"""Each rule against ``cases/<code>/``: ``bad.yaml`` with what is said of it, ``good.yaml`` where nothing is.

The cases are read past the schema, since Markdown reaches the review without one.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spec_extractor import review, schema
from spec_extractor.diagnostics import Diagnostic, Location, Severity
from spec_extractor.ir import Spec
from spec_extractor.reporting import text
from spec_extractor.sources.yaml_tree import read_yaml
from tests.goldens import matches_golden

CASES = Path(__file__).parent / "cases"
CODES = sorted(path.name for path in CASES.iterdir())
STACK = "fastapi"


def read(path: Path) -> Spec:
    root, problems = read_yaml(path.read_text(encoding="utf-8"), path.name)
    assert root is not None and not problems
    return schema.from_dict(root.data(), lambda at: Location(path.name, root.at(at)[0]))


def diagnostics(path: Path) -> list[Diagnostic]:
    return review.review(read(path), STACK)[1]


@pytest.mark.parametrize("code", CODES)
def test_what_breaks_a_rule_is_told(code: str) -> None:
    found = diagnostics(CASES / code / "bad.yaml")
    assert code in {diagnostic.code for diagnostic in found}
    assert all(diagnostic.location.line for diagnostic in found)
    assert all(diagnostic.help for diagnostic in found)
    matches_golden(CASES / code / "bad.txt", text.render(found))


@pytest.mark.parametrize("code", CODES)
def test_what_keeps_a_rule_is_not(code: str) -> None:
    found = diagnostics(CASES / code / "good.yaml")
    assert code not in {diagnostic.code for diagnostic in found}
    assert [d for d in found if d.severity is Severity.ERROR] == []


def test_every_code_of_the_review_has_a_case() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(review.__file__).parent.glob("*.py"))
    assert set(re.findall(r'"(PRD\d{3})"', source)) | {"PRD203"} == set(CODES)


def test_every_rule_stands_in_the_list() -> None:
    modules = {path.stem for path in Path(review.__file__).parent.glob("*.py")}
    listed = {check.__module__.rsplit(".", 1)[1] for _, check in review.RULES}
    assert modules - listed == {"__init__", "casing", "subjects"}


def test_paths_are_reserved_by_stack_and_by_sign_in() -> None:
    spec = read(CASES / "PRD220" / "bad.yaml")
    messages = [d.message for d in review.review(spec, "fastapi")[1] if d.code == "PRD220"]
    assert any("/redoc" in message for message in messages)
    assert not any("/redoc" in d.message for d in review.review(spec, "another")[1])
