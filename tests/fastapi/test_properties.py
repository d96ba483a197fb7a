"""Whatever the document, the rendered project is in its tools' form, imports, migrates and has no drift."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings

from spec_extractor import ir, scaffold
from spec_extractor.genome import resolve
from spec_extractor.review import review
from tests.fastapi.conftest import SECRET_KEY, STACK
from tests.harness import project
from tests.strategies import specs

# One process for all of it: most of its time is the start of Python and the imports.
_EXERCISE = """
import compileall, json, pathlib
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


@settings(max_examples=25)
@given(specs(max_entities=4))
def test_random_documents_give_working_projects(spec: ir.Spec) -> None:
    answers, _ = resolve(review(spec, STACK)[0], STACK)
    folder = Path(tempfile.mkdtemp(prefix="prdgen-test-"))
    try:
        scaffold.render(answers, folder)
        python = project.environment(STACK, folder / "requirements.txt", folder / "requirements-dev.txt")
        ruff = str(python.with_name("ruff"))
        project.run([ruff, "check", "--no-cache", "."], folder)
        project.run([ruff, "format", "--no-cache", "--check", "."], folder)
        variables = {"DATABASE_URL": "sqlite:///./test.db", "SECRET_KEY": SECRET_KEY}
        project.run([str(python), "-W", "error", "-c", _EXERCISE], folder, variables)
    finally:
        shutil.rmtree(folder)
