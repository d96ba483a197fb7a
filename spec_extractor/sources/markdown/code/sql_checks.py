"""What a CHECK condition of SQL says of one column: the values that it may have, its bounds, its length."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

_LIMIT = {exp.GT: ("minimum", "above_minimum"), exp.GTE: ("minimum", ""), exp.LT: ("maximum", "below_maximum"),
          exp.LTE: ("maximum", "")}  # fmt: skip
_FLIPPED = {exp.GT: exp.LT, exp.GTE: exp.LTE, exp.LT: exp.GT, exp.LTE: exp.GTE}


def read_check(condition: Any) -> dict[str, Any]:
    """What a condition on one column says: the values that it may have, its bounds, its length."""
    changes: dict[str, Any] = {}
    while isinstance(condition, exp.Paren):
        condition = condition.this
    parts = list(condition.flatten()) if isinstance(condition, exp.And) else [condition]
    for part in parts:
        changes.update(_compared(part.unnest() if isinstance(part, exp.Expression) else part))
    return changes


def _compared(part: Any) -> dict[str, Any]:
    if isinstance(part, exp.In):
        literals = [e.this if isinstance(e, exp.Cast) else e for e in part.expressions]
        values = tuple(str(e.name) for e in literals if isinstance(e, exp.National) or _is_text(e))
        return {"values": values} if len(values) == len(literals) and values else {}
    if isinstance(part, exp.Or):
        either = [p.unnest() for p in part.flatten()]
        literals = [
            e.expression for e in either if isinstance(e, exp.EQ) and isinstance(e.expression, exp.Literal)
        ]
        texts = tuple(str(value.name) for value in literals if _is_text(value))
        return {"values": texts} if len(texts) == len(either) else {}
    if isinstance(part, exp.EQ) and isinstance(part.expression, exp.Any):
        texts = tuple(str(value.name) for value in part.expression.find_all(exp.Literal) if _is_text(value))
        return {"values": texts} if texts else {}
    if isinstance(part, exp.Between) and isinstance(part.this, exp.Column):
        low, high = _number(part.args.get("low")), _number(part.args.get("high"))
        return {"minimum": low, "maximum": high} if low and high else {}
    return _bounded(part)


def _is_text(value: Any) -> bool:
    return isinstance(value, exp.Literal) and bool(value.is_string)


def _bounded(part: Any) -> dict[str, Any]:
    kind = type(part)
    if kind not in _LIMIT:
        return {}
    left, right = part.this, part.expression
    if _number(left) is not None:
        left, right, kind = right, left, _FLIPPED[kind]
    number = _number(right)
    if number is None:
        return {}
    member, exclusive = _LIMIT[kind]
    if isinstance(left, exp.Length):
        return {"max_length": int(number)} if kind is exp.LTE and number.isdigit() else {}
    if not isinstance(left, exp.Column):
        return {}
    return {member: number, exclusive: True} if exclusive else {member: number}


def _number(value: Any) -> str | None:
    if isinstance(value, exp.Neg):
        inner = _number(value.this)
        return f"-{inner}" if inner else None
    return str(value.name) if isinstance(value, exp.Literal) and not value.is_string else None
