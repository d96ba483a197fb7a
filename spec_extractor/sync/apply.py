"""Writing a merge into the project, all or nothing, also when the process is killed in the middle.

New contents are first written beside the repository's data, then a journal says what is about to happen, then
files are exchanged by renames, each old one kept until the end. Whoever finds a journal undoes it before anything
else.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from spec_extractor.diagnostics import ScaffoldError
from spec_extractor.scaffold.recollection import data_folder
from spec_extractor.sync.merge import File, Merged

_FOLDER = "prdgen-sync"
_JOURNAL = "journal.json"


@contextmanager
def exclusive(root: Path) -> Iterator[None]:
    """Keep other syncs of the project out, which would take the journal for one of an interrupted sync.

    Raises `ScaffoldError` where another one is at work. A killed process keeps nobody out.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415

    folder = _work_folder(root)
    try:
        with FileLock(folder.with_name(f"{folder.name}.lock"), timeout=0):
            yield
    except Timeout as problem:
        message = f"another sync is at work in {root}"
        raise ScaffoldError("PRD449", message, "wait until it is done, and sync again") from problem


def apply(root: Path, merged: Merged) -> None:
    """Write and delete what ``merged`` says.

    Raises `ScaffoldError` (with the project as it was) where something is in the way or can't be written.
    """
    recover(root)
    paths = [*merged.writes, *merged.deletes]
    for path in paths:
        _refuse_unsafe(root, path)
    work = _work_folder(root)
    try:
        _stage(root, work, merged.writes, paths)
        _exchange(root, work, merged.writes, paths)
    except BaseException as problem:
        recover(root)
        if isinstance(problem, OSError):
            raise ScaffoldError("PRD402", f"the project can't be written: {problem}") from problem
        raise
    # The point of no return: without its journal the exchange is final.
    (work / _JOURNAL).unlink()
    shutil.rmtree(work)
    _remove_empty_folders(root, merged.deletes)


def recover(root: Path) -> bool:
    """Undo what an interrupted `apply` has begun; True where there was something to undo.

    Raises `ScaffoldError` where a file can't be put back; the journal then stays for the next attempt.
    """
    work = _work_folder(root)
    journal = work / _JOURNAL
    begun = journal.is_file()
    if begun:
        try:
            for path, was_there in json.loads(journal.read_text(encoding="utf-8")).items():
                _restore(root, work, path, was_there=was_there)
            journal.unlink()
        except OSError as problem:
            message = f"an interrupted sync can't be undone: {problem}"
            raise ScaffoldError("PRD402", message, f"the files as they were are in {work / 'old'}") from problem
    shutil.rmtree(work, ignore_errors=True)
    return begun


def interrupted(root: Path) -> bool:
    """Whether an `apply` was interrupted in ``root`` and not undone yet."""
    return (_work_folder(root) / _JOURNAL).is_file()


def _work_folder(root: Path) -> Path:
    return data_folder(root) / _FOLDER


def _stage(root: Path, work: Path, writes: dict[str, File], paths: list[str]) -> None:
    for path, file in writes.items():
        staged = work / "new" / path
        staged.parent.mkdir(parents=True, exist_ok=True)
        staged.write_bytes(file.content)
        staged.chmod(_mode(root / path, staged, file))
    for path in paths:
        (work / "old" / path).parent.mkdir(parents=True, exist_ok=True)
    # Complete before it appears: a journal that can be read can be undone.
    partial = work / f"{_JOURNAL}.part"
    partial.parent.mkdir(parents=True, exist_ok=True)
    with partial.open("w", encoding="utf-8") as journal:
        json.dump({path: (root / path).exists() for path in paths}, journal)
        journal.flush()
        os.fsync(journal.fileno())
    partial.rename(work / _JOURNAL)


def _mode(target: Path, staged: Path, file: File) -> int:
    """The permissions of the file that is there, or a new one's, executable by all who may read it, or by none."""
    mode = (target if target.exists() else staged).stat().st_mode & 0o777
    return mode | (mode & 0o444) >> 2 if file.executable else mode & ~0o111


def _exchange(root: Path, work: Path, writes: dict[str, File], paths: list[str]) -> None:
    for path in paths:
        target = root / path
        if target.exists():
            target.rename(work / "old" / path)
        if path in writes:
            target.parent.mkdir(parents=True, exist_ok=True)
            (work / "new" / path).rename(target)


def _restore(root: Path, work: Path, path: str, *, was_there: bool) -> None:
    """Put one file back: at each moment of the exchange it is known where its old and its new form are."""
    target, old, new = root / path, work / "old" / path, work / "new" / path
    if was_there:
        if old.exists():
            old.replace(target)
    elif not new.exists():
        target.unlink(missing_ok=True)
        _remove_empty_folders(root, [path])


def _refuse_unsafe(root: Path, path: str) -> None:
    """A link on the way could lead out of the project; a folder can't be replaced by a file."""
    target = root / path
    folders = [root.joinpath(*Path(path).parts[:depth]) for depth in range(1, len(Path(path).parts))]
    wrong = [folder for folder in folders if folder.is_symlink() or (folder.exists() and not folder.is_dir())]
    if wrong or target.is_dir() or target.is_symlink():
        raise ScaffoldError("PRD400", f"{(wrong or [target])[0]} is in the way", "move it, and sync again")


def _remove_empty_folders(root: Path, paths: Iterable[str]) -> None:
    for path in paths:
        for folder in (root / path).parents:
            if folder == root or (folder.exists() and any(folder.iterdir())):
                break
            if folder.exists():
                folder.rmdir()
