"""How long `prdgen extract` takes on the sample, beside importing the libraries that it can't do without."""

from __future__ import annotations

import compileall
import sys
import tempfile
from pathlib import Path

import spec_extractor
from benchmarks import measure

_BARE = "import yaml, markdown_it, jsonschema"
_SAMPLE = Path(__file__).parents[1] / "examples" / "task_manager.md"


def table(runs: int = 9) -> str:
    """CPU seconds of both and their ratio, as Markdown."""
    # As an installed package has it.
    compileall.compile_dir(Path(spec_extractor.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        bare = measure.command([sys.executable, "-c", _BARE], folder, runs)
        rows = [(f"`python -c '{_BARE}'`", bare)]
        for name in ("extract", "check"):
            command = [sys.executable, "-m", "spec_extractor", name, str(_SAMPLE)]
            rows.append((f"`prdgen {name}` of the sample", measure.command(command, folder, runs)))
    lines = ["| command | CPU s | ratio |", "| --- | --- | --- |"]
    lines += [f"| {name} | {seconds:.2f} | {seconds / bare:.1f} |" for name, seconds in rows]
    return "\n".join(lines) + "\n"
