"""One attribute of a Python class: an annotation, a column of SQLAlchemy, a field of Django or Pydantic."""

from __future__ import annotations

import ast

from spec_extractor.sources.markdown.code.columns import typed
from spec_extractor.sources.markdown.code.django_fields import REFERENCES, django_field
from spec_extractor.sources.markdown.code.python_values import (
    ON_DELETE,
    Attribute,
    called,
    named,
    read_default,
    read_keywords,
    text_of,
)
from spec_extractor.sources.markdown.split import word_set

_TRANSPARENT = word_set("Mapped Annotated Required ReadOnly Final Indexed WriteOnlyMapped DynamicMapped")
_LISTS = word_set("list List set Set tuple Tuple Sequence Iterable frozenset FrozenSet ListField")
_COLUMNS = word_set("Column mapped_column MappedColumn")
_RELATIONSHIPS = word_set("relationship Relationship backref")
_NOTHING = word_set("PrivateAttr ClassVar computed_field ConfigDict SettingsConfigDict Manager objects")
_PYTHON = {
    "datetime": "datetime",
    "date": "date",
    "time": "time",
    "Any": "json",
    "bytes": "binary",
    "dict": "json",
}
_MAX_NODES = 400


def read_attribute(statement: ast.stmt, choices: dict[str, tuple[str, ...]], comment: str) -> Attribute | None:
    """The attribute that a statement of a class body defines, or None; ``choices`` are named sets of values."""
    annotation: ast.expr | None = None
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        name, annotation, value = statement.target.id, statement.annotation, statement.value
    elif (
        isinstance(statement, ast.Assign)
        and len(statement.targets) == 1
        and isinstance(statement.targets[0], ast.Name)
    ):
        name, value = statement.targets[0].id, statement.value
    else:
        return None
    if name.startswith("_") and name != "_id":
        return None
    if (
        sum(1 for _ in ast.walk(statement)) > _MAX_NODES
        or called(value) in _NOTHING
        or named(annotation) in _NOTHING
    ):
        return None
    found = Attribute(name, comment=comment)
    if annotation is not None:
        _annotated(annotation, found, 0)
        if found.kind == "column":
            found.changes.setdefault("nullable", False)
    call = value if isinstance(value, ast.Call) else None
    word = called(value)
    if call is not None and (word.endswith("Field") or word in REFERENCES) and annotation is None:
        django_field(call, word, found, choices)
    elif call is not None and word in _COLUMNS:
        _column(call, found, choices, annotated=annotation is not None)
    elif call is not None and word in _RELATIONSHIPS:
        _relationship(call, found)
    elif call is not None and word in {"Field", "field", "attrib", "ib"} and annotation is not None:
        _pydantic(call, found)
    elif annotation is None:
        return None
    elif value is not None:
        read_default(value, found)
    return found


def _annotated(node: ast.expr, found: Attribute, depth: int) -> None:
    """What an annotation says: ``Optional[X]``, ``X | None``, ``Literal[…]``, ``list[X]``, ``Mapped[X]``."""
    changes = found.changes
    if depth > 6:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            node = ast.parse(node.value, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        _union([node.left, node.right], found, depth)
        return
    name = named(node)
    if not isinstance(node, ast.Subscript):
        changes.update(typed(_PYTHON.get(name, name)) if name else {"type": "json", "type_exact": False})
        return
    inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    if name == "Optional":
        _union([*inner, ast.Constant(None)], found, depth)
    elif name == "Union":
        _union(list(inner), found, depth)
    elif name in _TRANSPARENT and inner:
        _annotated(inner[0], found, depth + 1)
        for extra in inner[1:]:
            if isinstance(extra, ast.Call):
                read_keywords(extra, changes)
    elif name == "Literal":
        values = [e.value for e in inner if isinstance(e, ast.Constant) and isinstance(e.value, str)]
        changes.update({"type": "enum", "values": tuple(dict.fromkeys(values))} if values else {"type": "string"})
    elif name in _LISTS and inner:
        target = named(inner[0]) or text_of(inner[0])
        told = typed(f"{target}[]") if target else {}
        changes.update(told or {"type": "json", "type_words": name, "type_exact": False})
    elif name in {"Link", "BackLink", "ForeignKey"} and inner:
        target = named(inner[0]) or text_of(inner[0])
        changes.update({"type": None, "target": target, "foreign_key": True})
    else:
        changes.update({"type": "json", "type_words": name, "type_exact": False})


def _union(parts: list[ast.expr], found: Attribute, depth: int) -> None:
    flat: list[ast.expr] = []
    for part in parts:
        if isinstance(part, ast.BinOp) and isinstance(part.op, ast.BitOr) and depth < 6:
            _union([part.left, part.right], found, depth + 1)
            return
        flat.append(part)
    kept = [part for part in flat if not (isinstance(part, ast.Constant) and part.value is None)]
    if kept:
        _annotated(kept[0], found, depth + 1)
    if len(kept) < len(flat):
        found.changes["nullable"] = True


def _pydantic(call: ast.Call, found: Attribute) -> None:
    changes = found.changes
    read_keywords(call, changes)
    for keyword in call.keywords:
        if keyword.arg in {"default", "default_factory"}:
            read_default(keyword.value, found)
        elif keyword.arg == "sa_column" and isinstance(keyword.value, ast.Call):
            _column(keyword.value, found, {}, annotated=True)
        elif keyword.arg == "ondelete" and text_of(keyword.value).upper() in ON_DELETE:
            changes["on_delete"] = ON_DELETE[text_of(keyword.value).upper()]
    if call.args:
        read_default(call.args[0], found)
    if changes.get("primary_key"):
        changes["nullable"] = False


def _column(call: ast.Call, found: Attribute, choices: dict[str, tuple[str, ...]], *, annotated: bool) -> None:
    """``Column(String(80), ForeignKey("users.id"), nullable=False)``."""
    changes = found.changes
    found.column = True
    for argument in call.args:
        word = called(argument) or named(argument)
        if word == "ForeignKey" and isinstance(argument, ast.Call) and argument.args:
            path = text_of(argument.args[0]) or ast.unparse(argument.args[0])
            changes.update({"target": path.rpartition(".")[0].rpartition(".")[2] or path, "foreign_key": True})
            deletes = next((text_of(k.value).upper() for k in argument.keywords if k.arg == "ondelete"), "")
            if deletes in ON_DELETE:
                changes["on_delete"] = ON_DELETE[deletes]
        elif word in {"Enum", "SQLEnum", "SAEnum", "SqlEnum"} and isinstance(argument, ast.Call):
            values = [text_of(a) for a in argument.args if text_of(a)]
            name = named(argument.args[0]) if argument.args else ""
            changes.update({"type": "enum", "values": tuple(values) or choices.get(name, ())})
            if name and not changes["values"]:
                changes.update(typed(name, otherwise="string"))
        elif word and not text_of(argument) and (isinstance(argument, ast.Call) or word[:1].isupper()):
            told = typed(ast.unparse(argument).rpartition(".")[2] if isinstance(argument, ast.Name | ast.Attribute)
                         else f"{word}({', '.join(ast.unparse(a) for a in argument.args)})"
                         if isinstance(argument, ast.Call) else word, otherwise="string")  # fmt: skip
            changes.update({k: v for k, v in told.items() if not (annotated and changes.get("values"))})
    nullable = next((k.value for k in call.keywords if k.arg == "nullable"), None)
    if isinstance(nullable, ast.Constant):
        changes["nullable"] = bool(nullable.value)
    read_keywords(call, changes)
    for keyword in call.keywords:
        if keyword.arg in {"default", "server_default"}:
            arguments = keyword.value.args if isinstance(keyword.value, ast.Call) else []
            text = text_of(arguments[0]) if arguments else ""
            if text.lower() in {"now()", "current_timestamp"}:
                changes["default"] = "now"
            elif not (isinstance(keyword.value, ast.Constant) and keyword.value.value is None):
                read_default(keyword.value, found)
    if changes.get("primary_key"):
        changes["nullable"] = False


def _relationship(call: ast.Call, found: Attribute) -> None:
    """What a relationship shows beside its column: only one through an association table is data of its own."""
    found.column = True
    secondary = any(k.arg in {"secondary", "link_model"} for k in call.keywords)
    first = call.args[0] if call.args else None
    target = text_of(first) or named(first) or found.changes.get("target") or found.changes.get("type_words", "")
    found.kind = "many_to_many" if secondary else "has_many"
    found.target = str(target or "").removesuffix("[]")
