"""Flask."""

from __future__ import annotations

from tests.harness.stacks import python

FLASK = python.toolchain(
    stack="flask",
    alembic=("flask", "db"),
    folder="migrations",
    app="from app import create_app; create_app()",
    serve=("gunicorn",),
    edited=("app/__init__.py", "app/blueprints/task.py", *python.EDITED),
    sequences=10,
    random_projects=4,
)
