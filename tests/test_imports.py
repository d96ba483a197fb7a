"""What only some commands need is imported by those alone: compiling a document knows no model and no protocol."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_PROGRAM = """
import atexit, sys
atexit.register(lambda: print("IMPORTED", *sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr))
from spec_extractor.cli import main
main()
"""
EXTRAS = {"google", "openai", "mcp", "mcp_types", "httpx", "httpx2", "starlette", "pydantic", "asyncio"}


READING = ("check", "annotate", "extract")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["prompt", "--help"],
        ["mcp", "--help"],
        *([name] for name in READING),
        ["explain", "PRD500"],
    ],
    ids=" ".join,
)
def test_no_extra_is_imported(arguments: list[str]) -> None:
    document = (
        [str(ROOT / "examples" / "task_manager.md")] if arguments[0] in ("check", "annotate", "extract") else []
    )
    command = [sys.executable, "-c", _PROGRAM, *arguments, *document]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    imported = done.stderr.partition("IMPORTED ")[2].split()
    assert "spec_extractor" in imported
    assert not EXTRAS & set(imported)


def test_rendering_imports_no_extra_either(tmp_path: Path) -> None:
    """Copier needs pydantic; nothing needs a model."""
    document = ROOT / "tests" / "specs" / "minimal.yaml"
    command = [sys.executable, "-c", _PROGRAM, "zip", str(document), "-o", str(tmp_path / "project.zip")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    imported = done.stderr.partition("IMPORTED ")[2].split()
    assert not (EXTRAS - {"pydantic", "asyncio"}) & set(imported)
