"""One element of a CREATE TABLE, parsed by sqlglot: a column, a key, a constraint."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from spec_extractor.ir import OnDelete
from spec_extractor.sources.markdown.code.columns import typed
from spec_extractor.sources.markdown.code.sql_checks import read_check
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import by_word
from spec_extractor.sources.markdown.types import read_type

logging.getLogger("sqlglot").setLevel(logging.CRITICAL)

_MAX_ELEMENT = 4000
_MAX_DEPTH = 40
_ON_DELETE = {
    "ON DELETE CASCADE": OnDelete.CASCADE,
    "ON DELETE SET NULL": OnDelete.SET_NULL,
    "ON DELETE SET DEFAULT": None,
    "ON DELETE RESTRICT": OnDelete.RESTRICT,
    "ON DELETE NO ACTION": OnDelete.RESTRICT,
}
_NOW = lazy(r"(?:getdate|getutcdate|sysdatetime|sysutcdatetime|now|datetime|sysdate)\b", re.I)
_FALLBACKS = ("postgres", "mysql", "tsql", "sqlite", "oracle")


@dataclass(slots=True)
class Element:
    """What one element says: ``column`` defines one, ``changes`` are members of its telling.

    Without ``column``, ``about`` maps columns to what a constraint of the table says of them.
    """

    column: str = ""
    changes: dict[str, Any] = field(default_factory=dict)
    about: dict[str, dict[str, Any]] = field(default_factory=dict)
    primary: tuple[str, ...] = ()
    computed: bool = False


def parse_element(text: str, dialect: str) -> Element | None:
    """The element that a text states in a dialect, or in another where that does not know it; else None."""
    if len(text) > _MAX_ELEMENT or _depth(text) > _MAX_DEPTH:
        return None
    for name in (dialect, *(d for d in _FALLBACKS if d != dialect)):
        found = _parsed(text, name)
        if found is not None:
            return _element(found)
    return None


@lru_cache(maxsize=4096)
def _parsed(text: str, dialect: str) -> exp.Expression | None:
    try:
        tree = sqlglot.parse_one(f"CREATE TABLE t (\n{text}\n)", dialect=dialect)
    except (SqlglotError, RecursionError, ValueError, AttributeError, TypeError, KeyError, IndexError):
        # What people write as SQL reaches corners of the parser that raise whatever they raise.
        return None
    schema = tree.this if isinstance(tree, exp.Create) else None
    if not isinstance(schema, exp.Schema) or len(schema.expressions) != 1:
        return None
    found = schema.expressions[0]
    return (
        found if isinstance(found, exp.Expression) and not isinstance(found, exp.Identifier | exp.Column) else None
    )


def _depth(text: str) -> int:
    depth = deepest = 0
    for char in text:
        depth += (char in "([<") - (char in ")]>")
        deepest = max(deepest, depth)
    return max(deepest, text.lower().count("array<"))


def _element(tree: exp.Expression) -> Element:
    if isinstance(tree, exp.ColumnDef):
        return _column(tree)
    element = Element()
    for part in tree.expressions if isinstance(tree, exp.Constraint) else [tree]:
        _constraint(part, element)
    return element


def _names(expressions: list[Any]) -> tuple[str, ...]:
    found = []
    for expression in expressions:
        name = expression.find(exp.Identifier) if isinstance(expression, exp.Expression) else None
        if name is not None:
            found.append(str(name.this))
    return tuple(found)


def _constraint(part: Any, element: Element) -> None:
    if isinstance(part, exp.ForeignKey):
        names = _names(part.expressions)
        reference = part.args.get("reference")
        if len(names) == 1 and isinstance(reference, exp.Reference):
            options = [*reference.args.get("options", []), *part.args.get("options", [])]
            deletes = part.args.get("delete")
            options += [f"ON DELETE {deletes}"] if deletes else []
            element.about.setdefault(names[0], {}).update(_reference(reference, options))
    elif isinstance(part, exp.PrimaryKey | exp.PrimaryKeyColumnConstraint):
        element.primary = _names(part.expressions) or _names([part.this] if part.this else [])
        if isinstance(part.this, exp.Schema):
            element.primary = _names(part.this.expressions)
    elif isinstance(part, exp.UniqueColumnConstraint):
        names = _names(part.this.expressions) if isinstance(part.this, exp.Schema) else ()
        if len(names) == 1:
            element.about.setdefault(names[0], {})["unique"] = True
    elif isinstance(part, exp.CheckColumnConstraint | exp.Check):
        columns = {str(c.name) for c in part.find_all(exp.Column)}
        if len(columns) == 1:
            element.about.setdefault(columns.pop(), {}).update(read_check(part.this))


def _column(tree: exp.ColumnDef) -> Element:
    element = Element(column=str(tree.name))
    changes = element.changes
    kind = tree.args.get("kind")
    if isinstance(kind, exp.DataType):
        changes.update(_type(kind))
    for constraint in tree.args.get("constraints") or []:
        _column_constraint(constraint.args.get("kind"), element)
    if changes.get("values"):
        changes["type"] = "enum"
    if changes.get("type") == "json":
        changes.pop("default", None)
    return element


def _column_constraint(kind: Any, element: Element) -> None:
    changes = element.changes
    match kind:
        case exp.NotNullColumnConstraint():
            changes["nullable"] = bool(kind.args.get("allow_null"))
        case exp.PrimaryKeyColumnConstraint():
            element.primary = (element.column,)
            changes["nullable"] = False
        case exp.UniqueColumnConstraint():
            changes["unique"] = True
        case exp.DefaultColumnConstraint():
            default = _default(kind.this)
            if default is not None:
                changes["default"] = default
        case exp.Reference():
            changes.update(_reference(kind, kind.args.get("options") or []))
        case exp.CheckColumnConstraint():
            changes.update(read_check(kind.this))
        case exp.CommentColumnConstraint():
            changes["description"] = str(kind.this.name)
        case exp.ComputedColumnConstraint():
            element.computed = True
        case exp.ForeignKey():
            reference = kind.args.get("reference")
            if isinstance(reference, exp.Reference):
                changes.update(_reference(reference, reference.args.get("options") or []))


def _type(kind: exp.DataType) -> dict[str, Any]:
    if kind.this in {exp.DType.ENUM, exp.DType.SET}:
        values = tuple(str(e.name) for e in kind.expressions if isinstance(e, exp.Literal))
        return {"type": "enum" if kind.this == exp.DType.ENUM else "json", "values": values}
    if kind.this == exp.DType.ARRAY:
        return {"type": "json", "type_words": kind.sql(), "type_exact": False}
    if kind.this == exp.DType.USERDEFINED:
        name = kind.args.get("kind")
        words = name.name if isinstance(name, exp.Expression) else str(name or "")
        return typed(words.rpartition(".")[2], otherwise="string")
    if kind.this == exp.DType.BIT:
        return {"type": "boolean", "type_words": "BIT"}
    for family, name in ((exp.DataType.INTEGER_TYPES, "integer"), (exp.DataType.FLOAT_TYPES, "float")):
        if kind.this in family and not kind.expressions:
            return {"type": name, "type_words": kind.sql()}
    words = _TYPE_NAMES.get(str(kind.this.value), str(kind.this.value)) if isinstance(kind.this, exp.DType) else ""
    sizes = ", ".join(str(p.name) for p in kind.expressions)
    found = read_type(f"{words}({sizes})" if re.fullmatch(r"\d+(, \d+)?", sizes) else words)
    return found or typed(kind.sql(), otherwise="string")


_TYPE_NAMES = by_word(
    {
        "timestamptz": "TIMESTAMPLTZ",
        "timestamp": "TIMESTAMPNTZ TIMESTAMP_S TIMESTAMP_MS TIMESTAMP_NS",
        "datetime": "DATETIME64 SMALLDATETIME",
        "decimal": "UDECIMAL BIGDECIMAL DECIMAL32 DECIMAL64 DECIMAL128",
        "money": "MONEY SMALLMONEY",
        "binary": "VARBINARY TINYBLOB MEDIUMBLOB LONGBLOB",
        "bigint": "UBIGINT",
        "smallint": "USMALLINT",
        "tinyint": "UTINYINT",
        "mediumint": "UMEDIUMINT",
        "int": "UINT",
        "time": "TIMETZ",
        "string": "NAME XML",
        "json": "OBJECT MAP STRUCT VARIANT",
    }
)


def _reference(reference: exp.Reference, options: list[Any]) -> dict[str, Any]:
    table = reference.find(exp.Table)
    name = str(table.name) if table is not None else ""
    changes: dict[str, Any] = {"foreign_key": True}
    if name:
        changes["target"] = name
    for option in options:
        on_delete = _ON_DELETE.get(str(option).upper())
        if on_delete is not None:
            changes["on_delete"] = on_delete
    return changes


def _default(value: Any) -> str | None:
    while isinstance(value, exp.Paren | exp.Cast):
        value = value.this
    match value:
        case exp.Literal() | exp.National():
            return str(value.name)
        case exp.Boolean():
            return "true" if value.this else "false"
        case exp.Neg() if isinstance(value.this, exp.Literal):
            return f"-{value.this.name}"
        case exp.CurrentTimestamp() | exp.CurrentDatetime():
            return "now()"
        case exp.CurrentDate():
            return "current_date"
        case exp.Anonymous() | exp.Func() if isinstance(value, exp.Expression):
            return "now()" if _NOW.match(value.sql()) else None
        case exp.Column() if value.name.lower() in {"true", "false"}:
            return str(value.name.lower())
    return None
