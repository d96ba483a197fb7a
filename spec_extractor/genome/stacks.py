"""The stacks that can be rendered, and what each one cannot use as a name.

A stack supplies: its folder ``template/<name>``, and here its language's and framework's reserved names.
"""

from __future__ import annotations

import keyword
from dataclasses import dataclass

# What PEP 8 has to escape, plus the built-ins that generated annotations use: a class attribute called ``str``
# would shadow the type in the annotations that follow it.
_PYTHON_ATTRIBUTES = frozenset(keyword.kwlist) | {
    "bool",
    "bytes",
    "dict",
    "float",
    "int",
    "list",
    "object",
    "set",
    "str",
    "tuple",
    "type",
}

# Attributes of SQLAlchemy's declarative base and of Pydantic's BaseModel, and the lower-case names that the
# templates import into the modules in which these classes are written.
_FASTAPI_ATTRIBUTES = frozenset(
    {
        "clock",
        "columns",
        "construct",
        "copy",
        "decimal",
        "dict",
        "dt",
        "from_orm",
        "json",
        "json_default",
        "mapped_column",
        "metadata",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "registry",
        "relationship",
        "sa",
        "schema",
        "schema_json",
        "text_default",
        "update_forward_refs",
        "uuid",
        "validate",
    }
)

# Class names that the templates import or define beside the entities.
_FASTAPI_CLASSES = frozenset(
    {
        "Annotated",
        "Any",
        "Base",
        "BaseModel",
        "Column",
        "Decimal",
        "Depends",
        "Enum",
        "False",
        "Field",
        "ForeignKey",
        "Index",
        "Link",
        "Literal",
        "LoginFailure",
        "Mapped",
        "Model",
        "None",
        "Request",
        "Response",
        "RevokedToken",
        "Session",
        "Table",
        "True",
        "UUID",
    }
)


@dataclass(frozen=True, slots=True)
class Stack:
    """One target: reserved names are escaped, which the API never shows."""

    name: str
    title: str
    language: str
    attributes: frozenset[str]
    attribute_prefixes: tuple[str, ...]
    classes: frozenset[str]
    modules: frozenset[str]

    def attribute(self, name: str) -> str:
        """``name`` as a class attribute: ``class`` → ``class_``."""
        reserved = name in self.attributes or name.startswith(self.attribute_prefixes)
        return f"{name}_" if reserved else name

    def class_name(self, name: str) -> str:
        """``name`` as a class name: ``None`` → ``NoneEntity``, since a trailing underscore is no CapWords."""
        return f"{name}Entity" if name in self.classes else name

    def module(self, name: str) -> str:
        """``name`` as a module or file name."""
        return f"{name}_" if name in self.modules else name


STACKS = {
    stack.name: stack
    for stack in (
        Stack(
            name="fastapi",
            title="FastAPI, SQLAlchemy 2, Alembic",
            language="python",
            attributes=_PYTHON_ATTRIBUTES | _FASTAPI_ATTRIBUTES,
            attribute_prefixes=("model_",),
            classes=_FASTAPI_CLASSES,
            modules=frozenset(keyword.kwlist)
            | {"auth", "base", "conftest", "errors", "health", "migrations", "openapi", "visibility"},
        ),
    )
}
DEFAULT_STACK = "fastapi"
