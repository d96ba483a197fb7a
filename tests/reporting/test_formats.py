"""Diagnostics in every format, hostile ones among them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spec_extractor import __version__
from spec_extractor.diagnostics import Diagnostic, Location, Severity, error, note, warning
from spec_extractor.reporting import explanations, github, sarif, text
from spec_extractor.reporting import json as as_json
from tests.goldens import matches_golden

GOLDEN = Path(__file__).parent / "golden"
FOUND = [
    warning("PRD240", Location("prd.md", 7), "Tag is shared, which means nothing without sign-in"),
    error("PRD203", Location("prd.md", 42), "Task.priority has the unknown type 'colour'", "write one of: string"),
    error("PRD201", Location("prd.md", 42), "'Task' and 'Tasks' are the same entity", "join the two"),
    error("PRD103", Location("docs/über, 100%: a.md"), "the file is empty", "write something"),
    note("PRD230", Location("prd.md", 3), "50% of \x1b[31m'a\nb'\u202e,::error::\r\x00", "line\nbreak: 100%"),
    error("PRD200", Location(""), "no entity was found"),
]
RENDERERS = {"text": text, "json": as_json, "sarif": sarif, "github": github}


@pytest.mark.parametrize("name", RENDERERS)
def test_golden(name: str) -> None:
    rendered = RENDERERS[name].render(FOUND).replace(f'"version": "{__version__}"', '"version": "0.0.0"')
    # Pages are checked where they are written; here they would only make the file change with them.
    rendered = re.sub(r'"(text|markdown)": "# (PRD\d+):(?:[^"\\]|\\.)*"', r'"\1": "the page \2"', rendered)
    matches_golden(GOLDEN / f"{name}.txt", rendered)


@pytest.mark.parametrize("name", RENDERERS)
def test_the_order_of_finding_does_not_show(name: str) -> None:
    assert RENDERERS[name].render(FOUND[::-1]) == RENDERERS[name].render(FOUND)


def test_nothing_found() -> None:
    assert text.render([]) == github.render([]) == ""
    assert json.loads(as_json.render([])) == {
        "version": 1,
        "diagnostics": [],
        "counts": {"error": 0, "warning": 0, "note": 0},
    }
    assert json.loads(sarif.render([]))["runs"][0]["results"] == []


def test_json_counts_by_severity() -> None:
    assert json.loads(as_json.render(FOUND))["counts"] == {"error": 4, "warning": 1, "note": 1}


def test_sarif_keeps_what_the_standard_requires() -> None:
    log = json.loads(sarif.render(FOUND))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "prdgen" and driver["version"] == __version__
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == sorted(set(ids)) == sorted({diagnostic.code for diagnostic in FOUND})
    for rule in driver["rules"]:
        assert rule["help"]["text"] == explanations.page(rule["id"])
        assert rule["shortDescription"]["text"]
    assert len(run["results"]) == len(FOUND)
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        for location in result.get("locations", []):
            _is_physical(location["physicalLocation"])


def _is_physical(place: dict[str, Any]) -> None:
    uri = place["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri) and not uri.startswith("/")
    assert unquote(uri) in {diagnostic.location.file for diagnostic in FOUND}
    if "region" in place:
        assert set(place["region"]) == {"startLine"} and place["region"]["startLine"] >= 1


def test_sarif_names_an_absolute_path_by_a_file_uri() -> None:
    log = json.loads(sarif.render([error("PRD103", Location("/a b/prd.md"), "the file is empty")]))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "file:///a%20b/prd.md"}}


_TEXT = st.text(st.characters(exclude_categories=[]), max_size=30)
_FOUND = st.builds(
    Diagnostic,
    st.sampled_from(["PRD203", "PRD999"]),
    st.sampled_from(Severity),
    _TEXT,
    st.builds(Location, _TEXT, st.integers(0, 99)),
    _TEXT,
)


@given(st.lists(_FOUND, max_size=4))
def test_whatever_a_document_holds_can_be_shown(found: list[Diagnostic]) -> None:
    for renderer in RENDERERS.values():
        rendered = renderer.render(found)
        rendered.encode("utf-8")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", rendered)
    assert len(json.loads(sarif.render(found))["runs"][0]["results"]) == len(found)
    assert len(github.render(found).splitlines()) == len(found)
    for line in github.render(found).splitlines():
        assert re.match(r"::(error|warning|notice) (file=[^,:]*,)?(line=\d+,)?title=PRD\d+::", line)
    helps = sum(bool(diagnostic.help) for diagnostic in found)
    assert len(text.render(found).splitlines()) == len(found) + helps
