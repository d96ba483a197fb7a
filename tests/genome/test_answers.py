"""What must hold for the answers of every spec."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings

from spec_extractor import ir, schema
from spec_extractor.diagnostics import has_errors
from spec_extractor.genome import resolve
from spec_extractor.genome.identifiers import MAX_LENGTH
from spec_extractor.review import review
from tests.strategies import specs


@settings(max_examples=150, deadline=None)
@given(specs())
def test_random_specs_give_valid_answers(spec: ir.Spec) -> None:
    reviewed, found = review(spec, "fastapi")
    assert not has_errors(found), found
    answers, _ = resolve(reviewed, "fastapi")
    assert schema.validate(json.loads(json.dumps(answers)), "answers") == []
    for entity in answers["entities"]:
        _distinct([f["attribute"] for f in entity["fields"]] + [r["name"] for r in entity["relations"]])
        _distinct([f["name"] for f in entity["fields"]] + [m["member"] for m in entity["many_to_many"]])
        _distinct([flt["parameter"] for f in entity["fields"] for flt in f["filters"]])
    _distinct([entity["table"] for entity in answers["entities"]])
    _distinct([entity["module"] for entity in answers["entities"]])
    _ledger_holds(answers["migrations"][0]["operations"])
    _targets_hold(answers)


def _targets_hold(answers: Mapping[str, Any]) -> None:
    """What is told of an entity beside a reference or a set is what it says itself."""
    entities = {entity["name"]: entity for entity in answers["entities"]}
    operations = answers["migrations"][0]["operations"]
    late = {operation["name"] for operation in operations if operation["op"] == "add_foreign_key"}
    for entity in entities.values():
        references = [field["references"] for field in entity["fields"] if field["references"]]
        for target in (*references, *entity["many_to_many"]):
            other = entities[target["entity"]]
            for member in ("class_name", "route", "account", "creatable"):
                assert target[member] == other[member]
            assert target["private"] == (other["crud"] and other["owned"] and other["access"] != "shared")
        assert all(target["late"] == (target["constraint"] in late) for target in references)
        required = [field["references"] for field in entity["fields"] if field["references"] and field["required"]]
        others = [target for target in required if target["entity"] != entity["name"]]
        rooted = entity["creatable"] or not all(target["creatable"] for target in others)
        assert entity["account"] or not entity["crud"] or len(others) < len(required) or rooted


def _distinct(names: list[str]) -> None:
    assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)


def _ledger_holds(operations: list[Mapping[str, Any]]) -> None:
    """Run in order, each operation finds what it builds on, and no database name stands twice."""
    columns: dict[str, set[str]] = {}
    names: list[str] = []
    for operation in operations:
        table = operation["table"]
        if operation["op"] == "create_table":
            assert table not in columns
            columns[table] = {column["name"] for column in operation["columns"]}
            keys = [*operation["foreign_keys"], *operation["unique_keys"]]
            assert set(operation["primary_key"]) <= columns[table]
        else:
            keys = [operation]
        for key in keys:
            names.append(key["name"])
            assert set(key["columns"]) <= columns[table]
            if "target_table" in key:
                assert key["target_table"] in columns
    _distinct([*names, *columns])
    assert max(map(len, [*names, *columns])) <= MAX_LENGTH


@settings(max_examples=30, deadline=None)
@given(specs())
def test_resolving_is_a_function(spec: ir.Spec) -> None:
    reviewed, _ = review(spec, "fastapi")
    assert json.dumps(resolve(reviewed, "fastapi")[0]) == json.dumps(resolve(reviewed, "fastapi")[0])
