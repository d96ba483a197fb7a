"""Reading takes linear time: ten times the text takes ten times as long, in every notation."""

from __future__ import annotations

import gc
import random
import re
from pathlib import Path

from benchmarks import documents, measure
from spec_extractor import sources

_ROOT = Path(__file__).parents[1]
_CASES = _ROOT / "tests" / "markdown" / "cases"
_NOTATIONS = _ROOT / "docs" / "prd-notations.md"
_ROW = re.compile(r"^\| `(?P<reader>\w+)` \|.*\| (?P<cases>(?:`\w+` ?)+)\|$", re.M)
SMALL, LARGE = 100_000, 1_000_000


def _random_text() -> str:
    drawn = random.Random(1)
    words = ["Task", "name", "(string)", "- ", "## Data", "|", "\n", "\n\n", "`x`", "**a**", ": ", ",", "1. ", "→"]
    return "".join(drawn.choice(words) + " " for _ in range(20_000))


def _texts() -> dict[str, str]:
    """For each reader the documents of all its cases behind each other, and what belongs to none."""
    texts = {
        row["reader"]: "\n\n".join(
            (_CASES / case / "prd.md").read_text(encoding="utf-8") for case in re.findall(r"\w+", row["cases"])
        )
        for row in _ROW.finditer(_NOTATIONS.read_text(encoding="utf-8"))
    }
    return texts | {"random words": _random_text(), "sentences": "As a user I want to do it so that it is done.\n"}


def run(runs: int = 1) -> list[tuple[str, float, float, float]]:
    """Rows of a notation's name, CPU seconds of 100 KB and of 1 MB, and their ratio, the worst first."""
    gc.disable()  # As the command does.
    rows = []
    for name, text in _texts().items():
        small, large = (_seconds(documents.repeated(text, size), runs) for size in (SMALL, LARGE))
        rows.append((name, small, large, large / small))
        gc.collect()
    return sorted(rows, key=lambda row: -row[3])


def _seconds(text: str, runs: int) -> float:
    return measure.call(lambda: sources.read_text(text, "prd.md"), runs)


def table() -> str:
    """The rows as Markdown."""
    rows = run()
    lines = ["| text | 100 KB, CPU s | 1 MB, CPU s | ratio |", "| --- | --- | --- | --- |"]
    lines += [f"| {name} | {small:.2f} | {large:.2f} | {ratio:.1f} |" for name, small, large, ratio in rows]
    return "\n".join(lines) + "\n"
