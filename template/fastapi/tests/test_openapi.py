"""openapi.yaml and the running app describe the same API."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests import contract

_WORDS = {"title", "description", "summary", "example", "examples"}
_SETS = {"required", "enum", "tags", "anyOf"}


def _resolved(node: Any, document: Any) -> Any:
    """``node`` with what its references mean in their place, save for those to schemas."""
    if isinstance(node, list):
        return [_resolved(each, document) for each in node]
    if not isinstance(node, dict):
        return node
    target = node.get("$ref", "#/components/schemas/")
    if not target.startswith("#/components/schemas/"):
        _, _, section, name = target.split("/")
        return _resolved(document["components"][section][name], document)
    return {key: _resolved(value, document) for key, value in node.items()}


def _meaning(node: Any, *, names: bool = False) -> Any:
    """``node`` without words for people, in a fixed order; of ``names`` every key counts."""
    if isinstance(node, list):
        return [_meaning(each) for each in node]
    if not isinstance(node, dict):
        return node
    result = {}
    for key, value in node.items():
        if names:
            result[key] = _meaning(value)
        elif key == "default":
            result |= {} if value is None else {key: value}
        elif key == "const":
            result["enum"] = [value]
        elif key == "properties":
            result |= {key: _meaning(value, names=True)} if value else {}
        elif key not in _WORDS:
            result[key] = _meaning(value)
            if key in _SETS and isinstance(value, list):
                result[key].sort(key=repr)
    return result


def _operations(document: Any) -> dict[str, Any]:
    """Every operation by its method and path."""
    operations = {}
    for path, calls in document["paths"].items():
        common = calls.get("parameters", [])
        for method, operation in calls.items():
            if method == "parameters":
                continue
            whole = operation | {"parameters": common + operation.get("parameters", [])}
            found = _meaning(_resolved(whole, document))
            for parameter in found["parameters"]:
                parameter.setdefault("required", False)
            found["parameters"].sort(key=lambda parameter: parameter["name"])
            operations[f"{method.upper()} {path}"] = found
    return operations


@pytest.fixture(scope="module")
def served(app: Any) -> Any:
    """What the app says of itself."""
    return TestClient(app).get("/openapi.json").json()


def test_same_operations(served: Any) -> None:
    assert _operations(served) == _operations(contract.DOCUMENT)


def test_same_schemas(served: Any) -> None:
    expected = _meaning(contract.DOCUMENT["components"]["schemas"], names=True)
    assert _meaning(served["components"]["schemas"], names=True) == expected


def test_same_security(served: Any) -> None:
    expected = contract.DOCUMENT["components"].get("securitySchemes")
    assert _meaning(served["components"].get("securitySchemes")) == _meaning(expected)
    assert served["openapi"] == contract.DOCUMENT["openapi"]
