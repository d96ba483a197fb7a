"""FastAPI."""

from __future__ import annotations

from tests.harness.stacks import python
from tests.harness.stacks.toolchain import Toolchain

FASTAPI = Toolchain(
    stack="fastapi",
    install=python.install,
    lock=python.LOCK,
    lint=python.LINT,
    security=python.SECURITY,
    layout=python.LAYOUT,
    types=python.TYPES,
    test=python.TEST,
    passed=" passed",
    skipped="skipped",
    migrate=("alembic", "upgrade", "head"),
    down=lambda folder, to: (("alembic", "downgrade", python.revision(folder, to)),),
    drift=(("alembic", "check"),),
    serve=("python", "-m", "app"),
    exercise=python.exercise("from app.main import app, describe; describe(app)", "alembic"),
    migrations="alembic/versions",
    worker=python.worker("alembic"),
    sequences=200,
    edited=(
        "app/main.py",
        "app/config.py",
        "app/database.py",
        "app/crud/task.py",
        "app/crud/project.py",
        "app/routers/task.py",
        "app/models/project.py",
        "app/schemas/task.py",
        "tests/test_health.py",
        "Dockerfile",
    ),
    renamed=("app/crud/task.py", "app/crud/ticket.py"),
    limit=("app/schemas/task.py", "max_length=100", "max_length=90"),
    random_projects=25,
)
