"""What an entity adds to a project: files and lines, tests included."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import documents
from spec_extractor import scaffold
from spec_extractor.genome.stacks import STACKS
from spec_extractor.pipeline import compile_document

# What grows with every entity in any case, and that nobody reads as code.
_DOCUMENTS = {".md", ".yaml", ".yml", ".lock", ".json"}


def table() -> str:
    """Files and lines for each entity more, by stack, as Markdown."""
    lines = ["| stack | files per entity | lines of code per entity, tests included |", "| --- | --- | --- |"]
    for stack in STACKS:
        (files, text), (more_files, more_text) = (_counted(stack, number) for number in (10, 20))
        lines.append(f"| `{stack}` | {(more_files - files) / 10:.1f} | {(more_text - text) / 10:.0f} |")
    return "\n".join(lines) + "\n"


def _counted(stack: str, number: int) -> tuple[int, int]:
    with tempfile.TemporaryDirectory() as scratch:
        document = Path(scratch) / "prd.md"
        document.write_text(documents.entities(number), encoding="utf-8")
        answers = compile_document(str(document), stack).answers
        assert answers is not None
        folder = Path(scratch) / "project"
        scaffold.render(answers, folder)
        files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in _DOCUMENTS]
        return len(files), sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
