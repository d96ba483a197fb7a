"""FastAPI."""

from __future__ import annotations

from spec_extractor.genome.stacks import python
from spec_extractor.genome.stacks.stack import Stack

FASTAPI = Stack(
    name="fastapi",
    language="Python",
    versions=python.VERSIONS,
    libraries=("FastAPI 0.165", "SQLAlchemy 2.1", "Pydantic 2.14", "Alembic 1.20"),
    databases=("SQLite", "PostgreSQL"),
    migrations="alembic/versions",
    attributes=python.ATTRIBUTES,
    attribute_prefixes=python.ATTRIBUTE_PREFIXES,
    classes=python.CLASSES,
    modules=python.MODULES,
)
