"""Where a project is put: built aside, then moved into place as a whole, so that a failure leaves nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from spec_extractor.diagnostics import ScaffoldError


def check(destination: Path, *, force: bool) -> None:
    """Raise `ScaffoldError` where a project may not be put at ``destination``.

    It may where nothing is, in an empty folder, and with ``force`` in a folder that holds something.
    """
    try:
        if not destination.exists() and not destination.is_symlink():
            return
        if not destination.is_dir():
            raise ScaffoldError("PRD400", f"{destination} exists and is not a folder", "name another place")
        if any(destination.iterdir()) and not force:
            raise ScaffoldError(
                "PRD401",
                f"the folder {destination} is not empty",
                "name another one; --force replaces the files that the project has too and keeps the rest",
            )
    except OSError as problem:
        raise ScaffoldError("PRD402", f"{destination} can't be used: {problem}") from problem


@contextmanager
def staged(destination: Path, *, force: bool) -> Iterator[Path]:
    """A folder to build in, moved to ``destination`` at the end; at any exception nothing of it stays.

    Raises `ScaffoldError` (see `check`) before the body runs, or where the move is impossible.
    """
    check(destination, force=force)
    destination = destination.absolute()
    made = [folder for folder in (destination.parent, *destination.parent.parents) if not folder.exists()]
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        # Beside the destination, so that the move is a rename within one file system.
        stage = Path(tempfile.mkdtemp(prefix=f".{destination.name}-", dir=destination.parent))
    except OSError as problem:
        raise ScaffoldError("PRD402", f"{destination} can't be made: {problem}") from problem
    try:
        project = stage / destination.name
        project.mkdir()
        yield project
        try:
            _install(project, destination)
        except OSError as problem:
            raise ScaffoldError("PRD402", f"{destination} can't be written: {problem}") from problem
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise
    shutil.rmtree(stage, ignore_errors=True)


def _install(project: Path, destination: Path) -> None:
    if not destination.exists():
        project.rename(destination)
        return
    if not any(destination.iterdir()):
        for path in sorted(project.iterdir()):
            path.rename(destination / path.name)
        return
    files = sorted(path for path in project.rglob("*") if path.is_file())
    targets = {path: destination / path.relative_to(project) for path in files}
    for target in targets.values():
        _refuse_unsafe(target, destination)
    for path, target in targets.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)


def _refuse_unsafe(target: Path, destination: Path) -> None:
    """A link on the way could lead outside of the destination; a folder can't be replaced by a file."""
    folders = [folder for folder in target.parents if folder.is_relative_to(destination) and folder != destination]
    in_the_way = [folder for folder in folders if folder.is_symlink() or (folder.exists() and not folder.is_dir())]
    if in_the_way or target.is_dir():
        place = in_the_way[-1] if in_the_way else target
        raise ScaffoldError("PRD400", f"{place} is in the way", "move it, or name another place")
