"""Compiling and rendering take linear time: ten times the entities, or the text, take ten times as long."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks import documents, measure

_STORY = "As a member I want to see what is due this week, so that nothing is forgotten.\n\n"


def table(sizes: tuple[int, ...] = (100, 1000, 10_000), megabytes: tuple[int, ...] = (1, 10)) -> str:
    """CPU seconds of whole commands, as Markdown."""
    lines = ["| document | `prdgen extract` | of the one before | `prdgen new` | of the one before |"]
    lines += ["| --- | --- | --- | --- | --- |"]
    before: tuple[float, float] | None = None
    for size in sizes:
        text = documents.entities(size)
        extract, new = _measured(text, "extract", "-o", "answers.yml"), _measured(text, "new", "project")
        ratios = [f"{extract / before[0]:.1f}", f"{new / before[1]:.1f}"] if before else ["", ""]
        lines.append(f"| {size:,} entities | {extract:.2f} | {ratios[0]} | {new:.2f} | {ratios[1]} |")
        before = extract, new
    shorter: float | None = None
    for size in megabytes:
        text = documents.repeated(_STORY, size * 1_000_000) + documents.entities(5)
        extract = _measured(text, "extract", "-o", "answers.yml")
        ratio = f"{extract / shorter:.1f}" if shorter else ""
        lines.append(f"| {size} MB of stories | {extract:.2f} | {ratio} | | |")
        shorter = extract
    return "\n".join(lines) + "\n"


def _measured(text: str, command: str, *arguments: str) -> float:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "prd.md").write_text(text, encoding="utf-8")
        return measure.command([sys.executable, "-m", "spec_extractor", command, "prd.md", *arguments], folder, 1)
