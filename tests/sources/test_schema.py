"""The schemas themselves, and what a breach of one is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from spec_extractor import bundle, ir, schema

VERSIONS = ["spec-1.0", "spec-1.1"]


def objects(node: Any) -> Iterator[Mapping[str, Any]]:
    """Every schema of an object in ``node``, at any depth."""
    if isinstance(node, dict):
        if "properties" in node:
            yield node
        for child in node.values():
            yield from objects(child)


@pytest.mark.parametrize("name", VERSIONS)
def test_a_schema_is_valid_closed_and_described(name: str) -> None:
    document = schema.load(name)
    Draft202012Validator.check_schema(document)
    found = list(objects(document))
    assert len(found) >= 6
    for node in found:
        assert node["additionalProperties"] is False
        assert node["description"]
        assert set(node["required"]) <= set(node["properties"])
        for member in node["properties"].values():
            assert "description" in member


def test_the_types_are_those_of_the_representation() -> None:
    def types(name: str) -> list[str]:
        return list(schema.load(name)["$defs"]["field"]["properties"]["type"]["enum"])

    assert types("spec-1.1") == list(ir.FIELD_TYPES)
    assert set(types("spec-1.0")) == {"string", "integer", "float", "boolean", "datetime", "uuid", "text"}


def test_whatever_1_0_has_1_1_has_in_the_same_form() -> None:
    old, new = (list(objects(schema.load(name))) for name in VERSIONS)
    members = {frozenset(node["properties"]): node for node in new}
    for node in old:
        heir = next(members[names] for names in members if set(node["properties"]) <= names)
        assert set(heir["required"]) <= set(node["required"])


def test_the_bundle_holds_the_schemas() -> None:
    assert (bundle.root() / "schemas" / "spec-1.1.json").is_file()


def test_violations_are_named_and_in_order() -> None:
    data = {
        "spec_version": "1.1",
        "project": {"name": "Shop", "descripton": "x"},
        "entities": [{"name": "Task", "fields": [{"name": "id", "type": 3}, {"type": "text"}]}],
    }
    found = schema.validate(data, "spec-1.1")
    assert [(path, message) for path, message, _ in found] == [
        (("project", "descripton"), "project has the unknown member 'descripton'"),
        (("entities", 0, "fields", 0, "type"), "Task.id.type must be text, but is the number 3"),
        (("entities", 0, "fields", 1), "Task.fields #2 has no 'name'"),
    ]
    assert found[0].help.startswith("did you mean 'description'?")
    assert schema.validate(data | {"project": {"name": "Shop"}, "entities": []}, "spec-1.1") == []


@pytest.mark.parametrize("data", [None, [], "x", 1, 1.5, True, {}])
def test_any_value_can_be_validated(data: object) -> None:
    assert schema.validate(data, "spec-1.1")
