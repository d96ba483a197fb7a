"""A sync of one changed field, in a small project and in a large one, beside plain ``copier update``.

That of prdgen is the whole command, imports included; plain Copier's is its own ``run_update`` with answers that
are there already, in a process that has imported everything.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

import copier

from benchmarks import documents, measure
from spec_extractor import carried, git, project
from spec_extractor.pipeline import compile_document

_STACK = "fastapi"
_BEFORE, _AFTER = "- Part3: name (string", "- Part3: colour (string), name (string"


def table(sizes: tuple[int, ...] = (5, 200), runs: int = 5) -> str:
    """CPU seconds for each number of entities, as Markdown; the sizes are measured in turns."""
    lines = ["| entities | `prdgen sync` | of the smallest | `copier update` | of plain |"]
    lines += ["| --- | --- | --- | --- | --- |"]
    with tempfile.TemporaryDirectory() as scratch:
        folders = {size: Path(scratch) / str(size) for size in sizes}
        plain = {size: _prepared(size, folder) for size, folder in folders.items()}
        times = [{size: _synced(folder / "own") for size, folder in folders.items()} for _ in range(runs)]
    ours = {size: median(each[size] for each in times) for size in sizes}
    for size in sizes:
        lines.append(
            f"| {size:,} | {ours[size]:.2f} | {ours[size] / ours[sizes[0]]:.2f} | {plain[size]:.2f} "
            f"| {ours[size] / plain[size]:.2f} |"
        )
    return "\n".join(lines) + "\n"


def _prepared(size: int, folder: Path) -> float:
    """Make a project in ``folder / "own"`` whose document has a new field; returns what plain Copier takes."""
    folder.mkdir()
    text = documents.entities(size)
    document = folder / "prd.md"
    document.write_text(text, encoding="utf-8")
    answers = compile_document(str(document), _STACK).answers
    assert answers is not None
    project.create(answers, folder / "own", document=("prd.md", text))
    previous = json.loads(json.dumps(answers))
    for changed in (document, folder / "own" / "prd.md"):
        changed.write_text(text.replace(_BEFORE, _AFTER), encoding="utf-8")
    following = compile_document(str(document), _STACK, previous=previous).answers
    assert following is not None
    return _plain(folder / "template", folder / "plain", previous, json.loads(json.dumps(following)))


def _synced(folder: Path) -> float:
    """What a sync takes; the project is then as it was."""
    text = (folder / "prd.md").read_text(encoding="utf-8")
    taken = measure.command([sys.executable, "-m", "spec_extractor", "sync", "--project", str(folder)], folder, 1)
    git.run(folder, "reset", "--quiet", "--hard")
    git.run(folder, "clean", "--quiet", "--force", "-d")
    (folder / "prd.md").write_text(text, encoding="utf-8")
    return taken


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
