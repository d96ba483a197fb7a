"""FastAPI."""

from __future__ import annotations

from tests.harness.stacks import python
from tests.harness.stacks.toolchain import Toolchain

# One process for all of it: most of its time is the start of Python and the imports.
_EXERCISE = """
import compileall, json
assert compileall.compile_dir("app", quiet=1) and compileall.compile_dir("tests", quiet=1)
from alembic import command
from alembic.config import Config
config = Config("alembic.ini")
for revision in ("head", "base", "head"):
    command.downgrade(config, revision) if revision == "base" else command.upgrade(config, revision)
command.check(config)
from app.main import app
json.dumps(app.openapi())
"""

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
    exercise=(("python", "-W", "error", "-c", _EXERCISE),),
    migrations="alembic/versions",
    worker=python.WORKER,
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
