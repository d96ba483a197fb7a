"""Spec files: each of ``cases/`` gives the spec or the diagnostics that stand beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spec_extractor import ir, schema
from spec_extractor.diagnostics import Location
from spec_extractor.reporting import text
from spec_extractor.sources import specfile
from tests.goldens import matches_golden
from tests.strategies import specs

CASES = Path(__file__).parent / "cases"
FILES = sorted(path.name for path in CASES.iterdir() if path.suffix != ".txt")


@pytest.mark.parametrize("name", FILES)
def test_case(name: str) -> None:
    spec, diagnostics = specfile.read((CASES / name).read_text(encoding="utf-8"), name)
    told = text.render(diagnostics)
    assert (spec is None) == bool(diagnostics)
    if spec is not None:
        told += json.dumps(schema.to_dict(spec), indent=2, ensure_ascii=False) + "\n"
    matches_golden(CASES / f"{name}.txt", told)


def test_everything_has_its_line() -> None:
    file = "everything.yaml"
    lines = (CASES / file).read_text(encoding="utf-8").splitlines()
    spec, _ = specfile.read("\n".join(lines), file)
    assert spec is not None
    things: list[tuple[str, Location]] = [(entity.name, entity.location) for entity in spec.entities]
    things += [(field.name, field.location) for field in spec.entities[0].fields]
    things += [("tags", spec.entities[0].many_to_many[0].location), ("token_expiry", spec.auth.location)]
    things += [(story.want, story.location) for story in spec.user_stories]
    things += [(integration.name, integration.location) for integration in spec.integrations]
    for name, location in things:
        assert location.file == file
        assert name in lines[location.line - 1]


def test_json_has_the_same_lines_in_a_json_and_in_a_yaml_file() -> None:
    source = (CASES / "json_with_tabs.json").read_text(encoding="utf-8")
    lines = []
    for file in ("a.json", "a.yaml", "<stdin>"):
        spec, _ = specfile.read(source, file)
        assert spec is not None
        lines.append([field.location.line for field in spec.entities[0].fields])
    assert lines == [[6, 7]] * 3


def test_deep_nesting_is_refused_in_both_forms() -> None:
    for source, file in (("[" * 100_000, "a.yaml"), ("[" * 100_000 + "]" * 100_000, "a.json")):
        spec, (found,) = specfile.read(source, file)
        assert spec is None
        assert found.code == "PRD113"


def _described(description: str) -> ir.Spec:
    return ir.Spec("Shop", description)


def _nowhere(path: tuple[str | int, ...]) -> Location:
    return ir.NOWHERE


@settings(max_examples=100, deadline=None)
@given(specs())
def test_a_spec_survives_its_json_form(spec: ir.Spec) -> None:
    data = schema.to_dict(spec)
    assert schema.validate(data, "spec-1.1") == []
    assert schema.from_dict(data, _nowhere) == spec
    assert schema.to_dict(schema.from_dict(data, _nowhere)) == data


@settings(max_examples=50, deadline=None)
@given(specs())
@example(_described("0E0"))
@example(_described("1.5e3"))
@example(_described("-1E+5"))
@example(_described("1.5e+3"))
def test_json_and_yaml_say_the_same(spec: ir.Spec) -> None:
    data = schema.to_dict(spec)
    as_json, problems = specfile.read(json.dumps(data), "a.json")
    assert problems == [] or {problem.code for problem in problems} == {"PRD113"}
    as_yaml, _ = specfile.read(yaml.safe_dump(data, sort_keys=False), "a.yaml")
    if as_json is not None:
        assert as_yaml is not None
        assert schema.to_dict(as_json) == schema.to_dict(as_yaml) == data


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@st.composite
def _broken_specs(draw: st.DrawFn) -> Any:
    """A spec in which some member, at any depth, was replaced by anything."""
    data: Any = schema.to_dict(draw(specs(max_entities=2)))
    node = data
    for _ in range(draw(st.integers(0, 6))):
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            break
        key = draw(st.sampled_from(keys))
        if not isinstance(node[key], dict | list):
            node[key] = draw(_VALUES)
            break
        node = node[key]
    if isinstance(node, dict):
        node[draw(st.sampled_from(["type", "name", "fields", "references", "values", "x"]))] = draw(_VALUES)
    return data


@settings(max_examples=150, deadline=None)
@given(_VALUES | _broken_specs(), st.sampled_from(["a.json", "a.yaml", "<stdin>"]))
def test_any_json_value_ends_in_a_spec_or_a_diagnostic(value: Any, file: str) -> None:
    spec, diagnostics = specfile.read(json.dumps(value), file)
    assert (spec is None) == bool(diagnostics)
    text.render(diagnostics).encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["a.json", "a.yaml", "<stdin>"]))
def test_any_text_ends_in_a_spec_or_a_diagnostic(source: str, file: str) -> None:
    spec, diagnostics = specfile.read(source, file)
    assert (spec is None) == bool(diagnostics)
