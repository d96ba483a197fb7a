"""What templates that others include were rendered to, kept beside the repository's data.

A file that says something of every entity is put together from a part for each of them, and a change leaves most
of these as they are. A text stands for exactly what it was made of, and is never needed: without it the part is
rendered.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from spec_extractor.scaffold.recollection import data_folder

_FILE = "prdgen-renderings.json"


class Renderings:
    """Texts by the digest of what they were made of: the ``known`` ones, and those that were ``used`` since."""

    def __init__(self, known: dict[str, str] | None = None) -> None:
        self.known = known or {}
        self.used: dict[str, str] = {}

    def get(self, digest: str) -> str | None:
        """The text, where it is known."""
        text = self.known.get(digest)
        if text is not None:
            self.used[digest] = text
        return text

    def add(self, digest: str, text: str) -> None:
        """Know ``text``."""
        self.known[digest] = self.used[digest] = text


def keep(root: Path, renderings: Renderings) -> None:
    """Remember what was used, in the repository at ``root``."""
    file = data_folder(root) / _FILE
    # Lost, it is missed by nobody.
    with suppress(OSError):
        partial = file.with_suffix(".part")
        partial.write_text(json.dumps(renderings.used), encoding="utf-8")
        partial.replace(file)


def recall(root: Path) -> Renderings:
    """What is remembered in the repository at ``root``."""
    try:
        known = json.loads((data_folder(root) / _FILE).read_bytes())
    except (OSError, ValueError):
        return Renderings()
    valid = isinstance(known, dict) and all(isinstance(text, str) for text in known.values())
    return Renderings(known) if valid else Renderings()
