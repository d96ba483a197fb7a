"""Flask."""

from __future__ import annotations

from tests.harness.stacks import python
from tests.harness.stacks.toolchain import Toolchain

FLASK = Toolchain(
    stack="flask",
    install=python.install,
    lock=python.LOCK,
    lint=python.LINT,
    security=python.SECURITY,
    layout=python.LAYOUT,
    types=python.TYPES,
    test=python.TEST,
    passed=" passed",
    skipped="skipped",
    migrate=("flask", "db", "upgrade"),
    down=lambda folder, to: (("flask", "db", "downgrade", python.revision(folder, to)),),
    drift=(("flask", "db", "check"),),
    serve=("gunicorn",),
    exercise=python.exercise("from app import create_app; create_app()", "migrations"),
    migrations="migrations/versions",
    worker=python.worker("migrations"),
    sequences=30,
    edited=(
        "app/__init__.py",
        "app/config.py",
        "app/database.py",
        "app/crud/task.py",
        "app/crud/project.py",
        "app/blueprints/task.py",
        "app/models/project.py",
        "app/schemas/task.py",
        "tests/test_health.py",
        "Dockerfile",
    ),
    renamed=("app/crud/task.py", "app/crud/ticket.py"),
    limit=("app/schemas/task.py", "max_length=100", "max_length=90"),
)
