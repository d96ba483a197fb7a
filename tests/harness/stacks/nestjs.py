"""NestJS."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.harness import project
from tests.harness.stacks.toolchain import Toolchain
from tests.harness.tools import lacking

LOCK = ("package-lock.json",)
MANIFEST = ("package.json", *LOCK, ".npmrc")


def install(folder: Path) -> Path:
    """The programs of the project's locked modules, which are kept under build/ and linked into ``folder``."""
    if not _node_is_new_enough():
        lacking("Node.js 20.19 or newer and npm are not on the PATH")
    digest = hashlib.sha256(b"\0".join((folder / name).read_bytes() for name in MANIFEST)).hexdigest()[:16]
    build = project.ROOT / "build"
    kept = build / f"node-{digest}"
    if not kept.exists():
        build.mkdir(exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix="node-", dir=build))
        for name in MANIFEST:
            shutil.copy(folder / name, made)
        project.run(["npm", "ci", "--no-audit", "--no-fund"], made)
        try:
            made.rename(kept)
        except OSError:
            # Another worker was first.
            shutil.rmtree(made)
    modules = folder / "node_modules"
    if not modules.is_symlink() and not modules.exists():
        modules.symlink_to(kept / "node_modules")
    return kept / "node_modules" / ".bin"


@cache
def _node_is_new_enough() -> bool:
    if not shutil.which("node") or not shutil.which("npm"):
        return False
    major, minor = project.run(["node", "--version"], project.ROOT).removeprefix("v").split(".")[:2]
    return (int(major), int(minor)) >= (20, 19)


def _npm(script: str) -> tuple[str, ...]:
    return ("npm", "run", "--silent", script)


NESTJS = Toolchain(
    stack="nestjs",
    install=install,
    lock=LOCK,
    lint=(("eslint", "--max-warnings", "0", "."),),
    security=(),
    layout=(("prettier", "--check", "--log-level", "warn", "."),),
    types=(("tsc", "--project", "tsconfig.json"),),
    test=("vitest", "run", "--no-color"),
    passed=" passed",
    skipped="skipped",
    migrate=_npm("migrate"),
    down=lambda _, to: ((*_npm("migrate"), "--", "down", str(to)),),
    drift=(("node", "dist/migrate.js", "check"),),
    newest=("node", "dist/migrate.js", "check"),
    serve=("node", "dist/main.js"),
    exercise=(
        _npm("migrate"),
        ("node", "dist/migrate.js", "down", "0"),
        ("node", "dist/migrate.js", "up"),
        ("node", "dist/migrate.js", "check"),
        ("tsc", "--project", "tsconfig.json"),
    ),
    worker=("node", str(project.ROOT / "tests" / "sync" / "worker_nestjs.mjs")),
    sequences=10,
    edited=(
        "src/main.ts",
        "src/modules/task/task.controller.ts",
        "src/settings.ts",
        "src/database/connection.ts",
        "src/modules/task/task.service.ts",
        "src/modules/project/project.service.ts",
        "src/modules/project/project.table.ts",
        "src/modules/task/task.dto.ts",
        "test/health.test.ts",
        "Dockerfile",
    ),
    renamed=("src/modules/task/task.service.ts", "src/modules/ticket/ticket.service.ts"),
    limit=("src/modules/task/task.dto.ts", "max: 100", "max: 90"),
    random_projects=3,
)
