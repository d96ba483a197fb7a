"""Django."""

from __future__ import annotations

from pathlib import Path

import yaml

from spec_extractor.scaffold import ANSWERS_FILE
from tests.harness import project
from tests.harness.stacks import python
from tests.harness.stacks.toolchain import Commands, Toolchain

_MANAGE = ("python", "manage.py")
_EXERCISE = """
import compileall
assert compileall.compile_dir("app", quiet=1) and compileall.compile_dir("tests", quiet=1)
import app.wsgi, app.urls
from django.core.management import call_command
for target in ((), ("app", "zero"), ()):
    call_command("migrate", *target, verbosity=0)
call_command("makemigrations", "--check", "--dry-run", verbosity=3)
call_command("check")
"""


def _down(folder: Path, number: int) -> Commands:
    target = "zero"
    if number:
        steps = yaml.safe_load((folder / ANSWERS_FILE).read_text(encoding="utf-8"))["migrations"]
        target = f"{steps[number - 1]['number']}_{steps[number - 1]['slug']}"
    return ((*_MANAGE, "migrate", "app", target),)


DJANGO = Toolchain(
    stack="django",
    install=python.install,
    lock=python.LOCK,
    lint=python.LINT,
    security=python.SECURITY,
    layout=python.LAYOUT,
    # The plugin asks Django for the models, which a cache of another project does not have.
    types=(("mypy", "--cache-dir", "/dev/null"),),
    test=python.TEST,
    passed=" passed",
    skipped="skipped",
    migrate=(*_MANAGE, "migrate"),
    down=_down,
    drift=((*_MANAGE, "makemigrations", "--check", "--dry-run"),),
    newest=(*_MANAGE, "migrate", "--check"),
    serve=("gunicorn",),
    exercise=(("python", "-W", "error", "-c", _EXERCISE),),
    worker=("python", str(project.ROOT / "tests" / "sync" / "worker_django.py")),
    sequences=10,
    random_projects=4,
    edited=("app/urls.py", "app/views/task.py", *python.EDITED),
    renamed=python.RENAMED,
    limit=python.LIMIT,
)
