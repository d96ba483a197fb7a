"""Rendering, beside plain Copier and beside the limit: the same tree by bare Jinja2, compiled before, and written.

The limit has Jinja's plain environment and the faster writer of YAML.

Of a call in a process that has imported everything; plain Copier's is that of its own `run_copy`.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

import copier
from jinja2 import Environment

from benchmarks import documents, measure
from spec_extractor import carried, project, scaffold
from spec_extractor.pipeline import compile_document
from tests.sync.rendering import Bare, write

STACK = "fastapi"


def table(sizes: tuple[int, ...] = (5, 200, 1000), runs: int = 5) -> str:
    """CPU seconds for each number of entities, as Markdown."""
    lines = [
        "| entities | files | `prdgen new` | rendering alone | bare Jinja2 | plain Copier | of bare | of Copier |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for size in sizes:
        files, (ours, alone, limit, plain) = _measured(size, 1 if size > 500 else runs)
        lines.append(
            f"| {size:,} | {files:,} | {ours:.2f} | {alone:.2f} | {limit:.2f} | {plain:.2f} "
            f"| {ours / limit:.2f}, {alone / limit:.2f} | {ours / plain:.2f}, {alone / plain:.2f} |"
        )
    return "\n".join(lines) + "\n"


def _measured(size: int, runs: int) -> tuple[int, list[float]]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        document = folder / "prd.md"
        document.write_text(documents.entities(size), encoding="utf-8")
        answers = compile_document(str(document), STACK).answers
        assert answers is not None
        plain_answers: dict[str, Any] = json.loads(json.dumps(answers))
        template = carried.carried_template(folder / "template")
        bare = Bare(Environment)
        tree = bare.render(plain_answers)
        numbers = iter(range(10**6))

        def ours() -> None:
            made = compile_document(str(document), STACK).answers
            assert made is not None
            text = ("prd.md", document.read_text(encoding="utf-8"))
            project.create(made, folder / f"ours{next(numbers)}", document=text)

        def alone() -> None:
            scaffold.render(plain_answers, folder / f"alone{next(numbers)}")

        def limit() -> None:
            write(bare.render(plain_answers), folder / f"bare{next(numbers)}")

        def plain() -> None:
            target = folder / f"plain{next(numbers)}"
            copier.run_copy(
                str(template),
                target,
                data=plain_answers,
                vcs_ref=carried.TEMPLATE_VERSION,
                defaults=True,
                quiet=True,
            )

        # In turns: the machine's speed changes meanwhile.
        times = [[measure.call(each, 1) for each in (ours, alone, limit, plain)] for _ in range(runs)]
        return len(tree), [median(one) for one in zip(*times, strict=True)]
