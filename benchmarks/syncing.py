"""A sync of one changed field, in a small project and in a large one, beside plain ``copier update``.

That of prdgen is the whole command, imports included; plain Copier's is its own ``run_update`` with answers that
are there already, in a process that has imported everything.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import copier

from benchmarks import documents, measure
from spec_extractor import carried, git, project
from spec_extractor.pipeline import compile_document

_STACK = "fastapi"
_BEFORE, _AFTER = "- Part3: name (string", "- Part3: colour (string), name (string"


def table(sizes: tuple[int, ...] = (5, 200), runs: int = 3) -> str:
    """CPU seconds for each number of entities, as Markdown."""
    lines = ["| entities | `prdgen sync` | of the smallest | `copier update` | of plain |"]
    lines += ["| --- | --- | --- | --- | --- |"]
    smallest = None
    for size in sizes:
        ours, plain = _measured(size, runs)
        smallest = smallest or ours
        lines.append(f"| {size:,} | {ours:.2f} | {ours / smallest:.2f} | {plain:.2f} | {ours / plain:.2f} |")
    return "\n".join(lines) + "\n"


def _measured(size: int, runs: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        text = documents.entities(size)
        document = folder / "prd.md"
        document.write_text(text, encoding="utf-8")
        answers = compile_document(str(document), _STACK).answers
        assert answers is not None
        own, plain = folder / "own", folder / "plain"
        project.create(answers, own, document=("prd.md", text))
        (own / "prd.md").write_text(text.replace(_BEFORE, _AFTER), encoding="utf-8")
        command = [sys.executable, "-m", "spec_extractor", "sync", "--project", str(own)]

        ours = []
        for _ in range(runs):
            ours.append(measure.command(command, folder, 1))
            _reset(own)
            (own / "prd.md").write_text(text.replace(_BEFORE, _AFTER), encoding="utf-8")

        previous = json.loads(json.dumps(answers))
        document.write_text(text.replace(_BEFORE, _AFTER), encoding="utf-8")
        following = compile_document(str(document), _STACK, previous=previous).answers
        assert following is not None
        return sorted(ours)[runs // 2], _plain(
            folder / "template", plain, previous, json.loads(json.dumps(following))
        )


def _plain(template: Path, folder: Path, before: dict[str, Any], after: dict[str, Any]) -> float:
    carried.carried_template(template)
    options: dict[str, Any] = {
        "defaults": True,
        "overwrite": True,
        "quiet": True,
        "vcs_ref": carried.TEMPLATE_VERSION,
    }
    copier.run_copy(str(template), folder, data=before, **options)
    git.run(folder, "init", "--quiet")
    git.run(folder, "add", "--all")
    git.run(folder, "commit", "--quiet", "--message", "Begin", **carried.IDENTITY)
    return measure.call(lambda: copier.run_update(folder, data=after, **options), 1)


def _reset(folder: Path) -> None:
    git.run(folder, "reset", "--quiet", "--hard")
    git.run(folder, "clean", "--quiet", "--force", "-d")
