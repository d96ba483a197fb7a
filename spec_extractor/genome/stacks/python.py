"""What the stacks on SQLAlchemy and Pydantic have in common."""

from __future__ import annotations

import keyword

VERSIONS = ("3.11", "3.12", "3.13")
# What PEP 8 has to escape, plus the built-ins that generated annotations use: a class attribute called ``str``
# would shadow the type in the annotations that follow it.
_LANGUAGE_ATTRIBUTES = frozenset(keyword.kwlist) | {
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
_MODEL_ATTRIBUTES = frozenset(
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
CLASSES = frozenset(
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

# Modules of template/_shared/python that stand beside those of the entities.
_MODULES = frozenset({"auth", "base", "conftest", "errors", "health", "migrations", "openapi", "visibility"})

ATTRIBUTES = _LANGUAGE_ATTRIBUTES | _MODEL_ATTRIBUTES
ATTRIBUTE_PREFIXES = ("model_",)
MODULES = frozenset(keyword.kwlist) | _MODULES
