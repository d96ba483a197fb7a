"""The pages that explain the codes, one Markdown file each."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "explanations"
_CODE = re.compile(r"PRD[0-9]{3}")


@cache
def page(code: str) -> str | None:
    """The page about ``code``, in Markdown; None where there is no such code."""
    path = _FOLDER / f"{code}.md"
    if not _CODE.fullmatch(code) or not path.is_file():
        return None
    return path.read_text(encoding="utf-8")


def title(code: str) -> str:
    """The title of a page, without its code; the code where there is no page."""
    first = (page(code) or code).partition("\n")[0]
    return first.removeprefix(f"# {code}:").strip()


def codes() -> list[str]:
    """Every code that has a page, in order."""
    return sorted(path.stem for path in _FOLDER.glob("*.md") if _CODE.fullmatch(path.stem))
