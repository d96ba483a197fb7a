"""The folder that the tools may work in: whatever a path says or leads to, it ends in there or is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from spec_extractor.carried import TEMPLATE_ADDRESS
from spec_extractor.diagnostics import ScaffoldError
from spec_extractor.sources import FOLDER_DOCUMENTS

_PROJECT_FILES = ("prd.md", "spec.yaml", "spec.yml", "spec.json", ".copier-answers.yml")
_REMOTE = re.compile(r"(?:https|ssh|git)://|git@[\w.-]+:|gh:|gl:")


@dataclass(frozen=True, slots=True)
class Folder:
    """``root`` is absolute, with no link in it; every path that is given out is below, and relative to it."""

    root: Path

    @classmethod
    def at(cls, path: Path) -> Folder:
        """The folder at ``path``, with links followed once and for all."""
        return cls(path.resolve(strict=True))

    def inside(self, path: str) -> Path:
        """Where ``path`` leads, with every link followed. Raises `ScaffoldError` where that is outside."""
        try:
            reached = (self.root / path).resolve()
        except (OSError, RuntimeError, ValueError) as problem:
            raise ScaffoldError("PRD510", f"{path!r} is no path: {problem}") from problem
        if not reached.is_relative_to(self.root):
            raise ScaffoldError(
                "PRD510",
                f"{path!r} leads out of the folder that the tools work in",
                "name a path in it; `prdgen mcp` works in the folder that it was started in",
            )
        return reached.relative_to(self.root)

    def document(self, path: str) -> Path:
        """A document to read, or a folder of documents. Raises `ScaffoldError` as `inside`."""
        reached = self.inside(path)
        self._hold(reached, FOLDER_DOCUMENTS)
        return reached

    def project(self, path: str) -> Path:
        """A project's folder, its documents inside as well. Raises `ScaffoldError` as `inside`."""
        reached = self.inside(path)
        self._hold(reached, _PROJECT_FILES)
        return reached

    def template(self, address: str) -> None:
        """Raise `ScaffoldError` where a template is neither a repository elsewhere nor a folder inside."""
        if address == TEMPLATE_ADDRESS or _REMOTE.match(address):
            return
        # `~` would be the home folder, and `file:` a path of its own.
        if address.startswith("~") or not (self.root / self.inside(address)).is_dir():
            raise ScaffoldError(
                "PRD510",
                f"the project's template, {address!r}, is not in the folder that the tools work in",
                "run `prdgen plan` yourself",
            )

    def destination(self, path: str) -> Path:
        """A folder to make, below the root: it is built beside its place first. Raises `ScaffoldError`."""
        reached = self.inside(path)
        if reached == Path():
            raise ScaffoldError(
                "PRD510", "a project is made in a folder of its own", "name a folder that is not there yet"
            )
        return reached

    def _hold(self, folder: Path, names: tuple[str, ...]) -> None:
        for name in names:
            self.inside(str(folder / name))
