"""Validation against the schemas, in words that name the thing and say what to write instead."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from spec_extractor import bundle
from spec_extractor.wording import did_you_mean, listed, quoted

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

Path = tuple[str | int, ...]

QUOTE_IT = "write the text in quotes"
"""The help of a violation where another scalar stands in the place of text."""

_TYPE_NAMES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "null",
}


class Violation(NamedTuple):
    """One breach of a schema: ``path`` leads from the document's root to the member in question."""

    path: Path
    message: str
    help: str


@cache
def load(name: str) -> Mapping[str, Any]:
    """The schema ``<name>.json`` of the bundle: ``spec-1.0``, ``spec-1.1`` or ``answers``."""
    text = (bundle.root() / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def validate(data: object, schema_name: str) -> list[Violation]:
    """Every violation, in the document's order; at most one for each member."""
    found: dict[tuple[object, ...], tuple[tuple[int, ...], Violation]] = {}
    for problem in _validator(schema_name).iter_errors(data):
        for violation, key in _violations(problem, data):
            # `type: 3` breaks both the type and the enumeration: the first says enough.
            if key not in found or problem.validator == "type":
                found[key] = (_position(data, violation.path), violation)
    return [violation for _, violation in sorted(found.values(), key=lambda pair: pair[0])]


def where(data: object, path: Path) -> str:
    """What ``path`` leads to, as its author would call it: ``Task.title.max_length``; empty for the root.

    A list's items are called by their ``name`` where they have one, else by their place, counted from 1.
    """
    parts: list[str] = []
    node = data
    for step in path:
        node = _child(node, step)
        if isinstance(step, int):
            name = node.get("name") if isinstance(node, dict) else None
            named = isinstance(name, str) and name.strip() and len(name) <= 63
            parts[-1:] = [str(name) if named else f"{parts[-1]} #{step + 1}"] if parts else [f"#{step + 1}"]
        else:
            parts.append(step if len(step) <= 63 else f"{step[:62]}…")
    return ".".join(parts)


@cache
def _validator(schema_name: str) -> Draft202012Validator:
    # Most documents are Markdown, which no schema has to check: the import would be a fifth of their time.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    return Draft202012Validator(load(schema_name))


def _child(node: object, step: str | int) -> object:
    if isinstance(node, dict):
        return node.get(step)
    if isinstance(node, list) and isinstance(step, int) and step < len(node):
        return node[step]
    return None


def _position(data: object, path: Path) -> tuple[int, ...]:
    """The place of a member in document order, as an index for each step."""
    places: list[int] = []
    node = data
    for step in path:
        if isinstance(node, dict):
            places.append(list(node).index(step))
        elif isinstance(step, int):
            places.append(step)
        node = _child(node, step)
    return tuple(places)


def _violations(problem: ValidationError, data: object) -> Iterator[tuple[Violation, tuple[object, ...]]]:
    """The violations behind one of jsonschema's errors, each with a key that is unique for its member."""
    path: Path = tuple(problem.absolute_path)
    value: Any = problem.instance
    thing = where(data, path) or "the document"
    wanted: Any = problem.validator_value
    if problem.validator == "required":
        for name in wanted:
            if name not in value:
                # jsonschema reports each missing member by itself; the key keeps one of each.
                text = f"{thing} has no {quoted(name)}"
                yield Violation(path, text, _describe(problem, name)), (path, name)
    elif problem.validator == "additionalProperties":
        known = list(problem.schema.get("properties", {}))  # type: ignore[union-attr]
        for name in value:
            if name not in known:
                text = f"{thing} has the unknown member {quoted(name)}"
                help_ = f"{did_you_mean(name, known)}its members are: {listed(known)}"
                yield Violation((*path, name), text, help_), (*path, name)
    else:
        state = _STATEMENTS.get(str(problem.validator), _other)
        message, help_ = state(wanted, value)
        yield Violation(path, f"{thing} {message}", help_), (path,)


def _describe(problem: ValidationError, name: str) -> str:
    """A missing member's description: the schema's own first sentence about it."""
    member = problem.schema.get("properties", {}).get(name, {})  # type: ignore[union-attr]
    text = str(member.get("description", ""))
    sentence = text.split(". ", maxsplit=1)[0].rstrip(".")
    return f"add {quoted(name)}: {sentence[:1].lower()}{sentence[1:]}" if sentence else f"add {quoted(name)}"


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {str(value)[:40]}"
    if isinstance(value, list):
        return "a list"
    return "a mapping" if isinstance(value, dict) else "empty"


def _type(wanted: Any, value: Any) -> tuple[str, str]:
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    expected = " or ".join(_TYPE_NAMES[name] for name in names)
    remedy = QUOTE_IT if names == ["string"] and not isinstance(value, list | dict) else f"write {expected}"
    return f"must be {expected}, but is {_shown(value)}", remedy


def _enum(wanted: Any, value: Any) -> tuple[str, str]:
    choices = [str(choice) for choice in wanted]
    suggestion = did_you_mean(value, choices) if isinstance(value, str) else ""
    return f"can't be {_shown(value)}", f"{suggestion}write one of: {', '.join(choices)}"


def _const(wanted: Any, value: Any) -> tuple[str, str]:
    return f"can't be {_shown(value)}", f"write {json.dumps(wanted)}"


def _bound(phrase: str) -> Callable[[Any, Any], tuple[str, str]]:
    def state(wanted: Any, value: Any) -> tuple[str, str]:
        return f"must be {phrase} {wanted:,}, but is {_shown(value)}", f"write a number of {phrase} {wanted:,}"

    return state


def _length(phrase: str, unit: str) -> Callable[[Any, Any], tuple[str, str]]:
    def state(wanted: Any, value: Any) -> tuple[str, str]:
        if not value:
            return "is empty", f"write {phrase} {wanted:,} {unit if wanted > 1 else unit.removesuffix('s')}"
        return f"has {len(value):,} {unit}", f"keep to {phrase} {wanted:,}"

    return state


def _pattern(wanted: Any, value: Any) -> tuple[str, str]:
    return f"has a form that is not allowed: {_shown(value)}", f"it has to match {wanted}"


def _unique(wanted: Any, value: Any) -> tuple[str, str]:
    return "says the same thing twice", "write each of its items once"


def _other(wanted: Any, value: Any) -> tuple[str, str]:
    return f"has a form that is not allowed: {_shown(value)}", "see `prdgen schema` for the forms"


_STATEMENTS: dict[str, Callable[[Any, Any], tuple[str, str]]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "minimum": _bound("at least"),
    "maximum": _bound("at most"),
    "minLength": _length("at least", "characters"),
    "maxLength": _length("at most", "characters"),
    "minItems": _length("at least", "items"),
    "maxItems": _length("at most", "items"),
    "pattern": _pattern,
    "uniqueItems": _unique,
}
