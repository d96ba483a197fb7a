"""FastAPI."""

from __future__ import annotations

from tests.harness.stacks import python

FASTAPI = python.toolchain(
    stack="fastapi",
    alembic=("alembic",),
    folder="alembic",
    app="from app.main import app, describe; describe(app)",
    serve=("python", "-m", "app"),
    edited=("app/main.py", "app/routers/task.py", *python.EDITED),
    sequences=50,
)
