"""Flask."""

from __future__ import annotations

from tests.harness.stacks import python

FLASK = python.toolchain(
    stack="flask",
    alembic=("flask", "db"),
    folder="migrations",
    app="from app import create_app; create_app()",
    serve=("gunicorn",),
    edited=(
        "app/__init__.py",
        "app/blueprints/task.py",
        "app/config.py",
        "app/database.py",
        "app/crud/task.py",
        "app/crud/project.py",
        "app/models/project.py",
        "app/schemas/task.py",
        "tests/test_health.py",
        "Dockerfile",
    ),
    sequences=10,
    random_projects=4,
)
