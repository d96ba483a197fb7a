"""FastAPI."""

from __future__ import annotations

from spec_extractor.genome.stacks import python
from spec_extractor.genome.stacks.stack import Stack

# Attributes of SQLAlchemy's declarative base and of Pydantic's BaseModel, and the lower-case names that the
# templates import into the modules in which these classes are written.
_ATTRIBUTES = frozenset(
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
_CLASSES = frozenset(
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

FASTAPI = Stack(
    name="fastapi",
    language="Python",
    versions=python.VERSIONS,
    libraries=("FastAPI 0.165", "SQLAlchemy 2.1", "Pydantic 2.14", "Alembic 1.20"),
    databases=("SQLite", "PostgreSQL"),
    attributes=python.ATTRIBUTES | _ATTRIBUTES,
    attribute_prefixes=("model_",),
    classes=_CLASSES,
    modules=python.MODULES
    | {"auth", "base", "conftest", "errors", "health", "migrations", "openapi", "visibility"},
)
