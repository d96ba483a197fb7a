"""Names, constants, defaults and limits in Python expressions, and what they add up to: an attribute."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Any

from spec_extractor.ir import OnDelete
from spec_extractor.sources.markdown.patterns import lazy

ON_DELETE = {
    "CASCADE": OnDelete.CASCADE,
    "SET NULL": OnDelete.SET_NULL,
    "SET_NULL": OnDelete.SET_NULL,
    "PROTECT": OnDelete.RESTRICT,
    "RESTRICT": OnDelete.RESTRICT,
    "NO ACTION": OnDelete.RESTRICT,
}
_NOWS = lazy(r"(?:.*\.)?(?:now|utcnow|today|current_timestamp|get_utc_now|utc_now)$")


@dataclass(slots=True)
class Attribute:
    """An attribute: ``kind`` is column, many_to_many or has_many; ``column`` and ``django`` tell what wrote it."""

    name: str
    changes: dict[str, Any] = field(default_factory=dict)
    kind: str = "column"
    target: str = ""
    column: bool = False
    django: bool = False
    comment: str = ""


def called(value: ast.expr | None) -> str:
    return named(value.func) if isinstance(value, ast.Call) else ""


def named(node: ast.expr | None) -> str:
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return node.attr
        case ast.Subscript():
            return named(node.value)
    return ""


def text_of(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def read_default(value: ast.expr, found: Attribute) -> None:
    """A default in Python: constants, members of enumerations, ``datetime.now``."""
    changes = found.changes
    if isinstance(value, ast.Constant):
        if value.value is not None and value.value is not ...:
            changes["default"] = (
                str(value.value) if not isinstance(value.value, bool) else str(value.value).lower()
            )
        elif value.value is None:
            changes["nullable"] = True
    elif isinstance(value, ast.UnaryOp) and isinstance(value.operand, ast.Constant):
        changes["default"] = f"-{value.operand.value!s}"
    elif isinstance(value, ast.Attribute | ast.Call | ast.Name | ast.Lambda):
        node = value.body if isinstance(value, ast.Lambda) else value
        words = ast.unparse(node.func if isinstance(node, ast.Call) else node)
        if _NOWS.match(words):
            changes["default"] = "now"
        elif isinstance(value, ast.Attribute) and value.attr[:1].isupper():
            changes["default"] = value.attr


def read_keywords(call: ast.Call, changes: dict[str, Any]) -> None:
    """Limits that Pydantic, SQLModel, Django and SQLAlchemy spell alike."""
    numbers = {"max_length": "max_length", "max_digits": "precision", "decimal_places": "scale"}
    bounds = {"ge": "minimum", "gt": "minimum", "le": "maximum", "lt": "maximum", "min_value": "minimum",
              "max_value": "maximum"}  # fmt: skip
    for keyword in call.keywords:
        value = keyword.value
        constant = value.value if isinstance(value, ast.Constant) else None
        name = keyword.arg or ""
        if name in {"unique", "primary_key", "index", "db_index"} and constant is True:
            changes[{"index": "indexed", "db_index": "indexed"}.get(name, name)] = True
        elif name in numbers and isinstance(constant, int) and not isinstance(constant, bool):
            changes[numbers[name]] = constant
        elif name in bounds and isinstance(constant, int | float) and not isinstance(constant, bool):
            changes[bounds[name]] = str(constant)
            if name in {"gt", "lt"}:
                changes["above_minimum" if name == "gt" else "below_maximum"] = True
        elif name in {"help_text", "description", "comment", "doc"} and isinstance(constant, str):
            changes["description"] = constant[:400]
        elif name == "foreign_key" and isinstance(constant, str):
            changes.update({"target": constant.rpartition(".")[0] or constant, "foreign_key": True})
