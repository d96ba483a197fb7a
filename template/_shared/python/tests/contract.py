"""What openapi.yaml promises, in the form that the tests need it."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

Schema = dict[str, Any]

DOCUMENT: Schema = yaml.safe_load(
    Path(__file__).parent.with_name("openapi.yaml").read_text("utf-8")
)
_ANY_TEXT = r"^[^\u0000]*$"
_UNBOUNDED = 10_000


def schema(name: str) -> Schema:
    """The component schema of that name."""
    found: Schema = DOCUMENT["components"]["schemas"][name]
    return found


def list_parameters(path: str) -> dict[str, Schema]:
    """The sorts and filters of a list call: the value's schema by the parameter's name."""
    parameters = DOCUMENT["paths"][path]["get"]["parameters"]
    return {each["name"]: each["schema"] for each in parameters if "name" in each}


def is_nullable(value: Schema) -> bool:
    """Whether the schema takes null."""
    return "type" not in value and {"type": "null"} in value.get("anyOf", [{"type": "null"}])


def without_null(value: Schema) -> Schema:
    """The schema of the values other than null."""
    one: Schema = value["anyOf"][0] if "anyOf" in value else value
    return one


def parsed(value: Schema, wire: Any) -> Any:
    """A value of the wire in a form that compares as the server's does."""
    one = without_null(value)
    if one.get("format") == "date-time":
        return datetime.fromisoformat(wire)
    if one.get("type") == "string" and one.get("pattern", "").startswith("^-?"):
        return Decimal(wire)
    return wire


def wrong_values(value: Schema) -> Iterator[tuple[str, Any]]:
    """Values that the schema refuses, each with a name."""
    if not is_nullable(value):
        yield "null", None
    one = without_null(value)
    match one.get("type"):
        case "string":
            yield from _wrong_texts(one)
        case "integer" | "number":
            yield from _wrong_numbers(one)
        case "boolean":
            yield "text", "true"
            yield "number", 1
        case "array":
            yield "text", "no list"


def _wrong_texts(one: Schema) -> Iterator[tuple[str, Any]]:
    yield "number", 1
    yield "NUL", "\0"
    if "minLength" in one:
        yield "empty", ""
    if "maxLength" in one:
        yield "too-long", "x" * (one["maxLength"] + 1)
    if "format" in one or "enum" in one or not _is_free(one):
        yield "malformed", "no such value"


def _is_free(one: Schema) -> bool:
    """Whether any text without NUL is a value."""
    return bool(one.get("pattern", _ANY_TEXT) == _ANY_TEXT)


def _wrong_numbers(one: Schema) -> Iterator[tuple[str, Any]]:
    yield "text", "1"
    yield "boolean", True
    if one["type"] == "integer":
        yield "fraction", 1.5
    # Beyond 2^53 the neighbour of a float is the float itself.
    if abs(one.get("minimum", 2**60)) <= 2**53:
        yield "too-small", one["minimum"] - 1
    if abs(one.get("maximum", 2**60)) <= 2**53:
        yield "too-large", one["maximum"] + 1


def wrong_query(value: Schema) -> str | None:
    """A text that no value of the schema has; None where every text of a usual length is one."""
    one = without_null(value)
    if one.get("type") != "string" or "format" in one or "enum" in one or not _is_free(one):
        return "no such value"
    return "x" * (one["maxLength"] + 1) if one["maxLength"] < _UNBOUNDED else None
