"""What parts of an OpenAPI document mean, whatever words and order they are written in."""

import json
from typing import Any

_WORDS = {"title", "description", "summary", "example", "examples"}
_SETS = {"required", "enum", "tags", "anyOf"}


def resolved(node: Any, document: Any) -> Any:
    """``node`` with what its references mean in their place, save for those to schemas."""
    if isinstance(node, list):
        return [resolved(each, document) for each in node]
    if not isinstance(node, dict):
        return node
    target = node.get("$ref", "#/components/schemas/")
    if not target.startswith("#/components/schemas/"):
        _, _, section, name = target.split("/")
        return resolved(document["components"][section][name], document)
    return {key: resolved(value, document) for key, value in node.items()}


def meaning(node: Any, *, names: bool = False) -> Any:
    """``node`` without words for people, in a fixed order; of ``names`` every key counts."""
    if isinstance(node, list):
        return [meaning(each) for each in node]
    if not isinstance(node, dict):
        return node
    result = {}
    for key, value in node.items():
        if names:
            result[key] = meaning(value)
        elif key == "default":
            result |= {} if value is None else {key: value}
        elif key == "const":
            result["enum"] = [value]
        elif key == "properties":
            result |= {key: meaning(value, names=True)} if value else {}
        elif key not in _WORDS:
            result[key] = meaning(value)
            if key in _SETS and isinstance(value, list):
                result[key].sort(key=lambda each: json.dumps(each, sort_keys=True))
    return result


def operations(document: Any) -> dict[str, Any]:
    """Every operation by its method and path."""
    found = {}
    for path, calls in document["paths"].items():
        common = calls.get("parameters", [])
        for method, operation in calls.items():
            if method == "parameters":
                continue
            whole = operation | {"parameters": common + operation.get("parameters", [])}
            operation = meaning(resolved(whole, document))
            for parameter in operation["parameters"]:
                parameter.setdefault("required", False)
            operation["parameters"].sort(key=lambda parameter: parameter["name"])
            found[f"{method.upper()} {path}"] = operation
    return found
