"""Golden files: ``UPDATE_GOLDENS=1 pytest`` writes what came out; without it, what came out has to be there."""

from __future__ import annotations

import os
from pathlib import Path


def matches_golden(path: Path, actual: str) -> None:
    """Compare ``actual`` with the file, or write it where goldens are being regenerated."""
    if os.environ.get("UPDATE_GOLDENS") == "1":
        path.write_text(actual, encoding="utf-8", newline="\n")
    assert actual == path.read_text(encoding="utf-8"), f"{path}: regenerate with UPDATE_GOLDENS=1, then review"
