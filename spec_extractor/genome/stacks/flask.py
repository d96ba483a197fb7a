"""Flask."""

from __future__ import annotations

from spec_extractor.genome.stacks import python
from spec_extractor.genome.stacks.stack import Stack

FLASK = Stack(
    name="flask",
    language="Python",
    versions=python.VERSIONS,
    libraries=("Flask 3.1", "SQLAlchemy 2.1", "Pydantic 2.14", "Flask-Migrate 4.1", "gunicorn 27.0"),
    databases=("SQLite", "PostgreSQL"),
    migrations="migrations/versions",
    attributes=python.ATTRIBUTES,
    attribute_prefixes=python.ATTRIBUTE_PREFIXES,
    classes=python.CLASSES,
    modules=python.MODULES,
)
