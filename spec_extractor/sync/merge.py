"""The three-way merge of whole trees: what was rendered, what it was edited into, what would be rendered now.

The rules are those of ``copier update``, with its traps closed: an edited file whose entity is gone is kept, a
file that the user deleted stays deleted, a renamed entity's files take their edits along, and conflicts are told.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from spec_extractor.diagnostics import ScaffoldError
from spec_extractor.scaffold import ANSWERS_FILE


@dataclass(frozen=True, slots=True)
class File:
    """A file's content and whether it may be executed."""

    content: bytes
    executable: bool = False


Tree = Mapping[str, File]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a sync does to the project's files; every path stands in at most one of the lists of names.

    ``writes`` and ``deletes`` are all that is done; the lists say why: ``added``, ``updated`` (no edits there),
    ``merged`` (edits kept), ``conflicts`` (markers in the file, with the first line of each), ``moved`` (old path,
    new path), ``kept`` (edited, and no longer part of the project), ``left_deleted`` (deleted by the user).
    """

    writes: dict[str, File]
    deletes: list[str]
    added: list[str]
    updated: list[str]
    merged: list[str]
    conflicts: dict[str, list[int]]
    moved: list[tuple[str, str]]
    kept: list[str]
    left_deleted: list[str]

    def lists(self) -> dict[str, list[str]]:
        """Those of the lists that name files alone, as a report shows them."""
        return {
            "added": self.added,
            "updated": self.updated,
            "merged": self.merged,
            "kept": self.kept,
            "left_deleted": self.left_deleted,
        }


def read_tree(folder: Path) -> dict[str, File]:
    """Every file below ``folder`` by its path; links are not followed and not listed."""
    return {
        path.relative_to(folder).as_posix(): File(path.read_bytes(), bool(path.stat().st_mode & 0o100))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def merge(old: Tree, new: Tree, root: Path, renames: Iterable[tuple[str, str]]) -> Merged:
    """Merge the change from ``old`` to ``new`` into the files below ``root``; writes nothing.

    ``renames`` are pairs of words: a file of ``old`` whose path, with one replaced by the other, is a file of
    ``new`` alone, has moved. In a file that has moved the words are replaced as well, in the user's lines too,
    since what they name is called otherwise now.
    """
    words = dict(renames)
    moved = _moves(old, new, words.items())
    result = Merged({}, [], [], [], [], {}, [], [], [])
    for path in sorted(set(old) | set(new)):
        if path in moved:
            continue  # Reached under its new path.
        origin = next((before for before, after in moved.items() if after == path), path)
        mine, base = _present(root, origin), old.get(origin)
        if origin != path:
            mine, base = _renamed(mine, words), _renamed(base, words)
        _merge_one(result, path, origin, mine, base, new.get(path))
    return result


def _moves(old: Tree, new: Tree, renames: Iterable[tuple[str, str]]) -> dict[str, str]:
    gone, come = set(old) - set(new), set(new) - set(old)
    result: dict[str, str] = {}
    for before, after in renames:
        for path in sorted(gone - set(result)):
            folder, _, name = path.rpartition("/")
            # Some stacks have a folder for each entity.
            for place in (folder, folder.replace(before, after)):
                target = f"{place}/{name.replace(before, after)}".removeprefix("/")
                if target in come and target not in result.values():
                    result.setdefault(path, target)
    return result


def _renamed(file: File | None, words: Mapping[str, str]) -> File | None:
    """The file with whole words replaced; ``task`` is one in ``task_id``, not in ``tasks`` or ``multitask``."""
    if file is None or b"\0" in file.content:
        return file
    names = sorted(words, key=lambda word: (-len(word), word))
    pattern = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, names))})(?![a-z0-9])")
    text = file.content.decode("utf-8", "surrogateescape")
    text = pattern.sub(lambda found: words[found[0]], text)
    return File(text.encode("utf-8", "surrogateescape"), file.executable)


def _merge_one(
    result: Merged, path: str, origin: str, mine: File | None, old: File | None, new: File | None
) -> None:
    # A checkout with Windows' line ends is no edit; what is written to it has them as well.
    windows = mine is not None and _has_windows_ends(mine, old or new)
    if mine is not None and windows:
        mine = File(mine.content.replace(b"\r\n", b"\n"), mine.executable)
    if new is None:
        _retire(result, path, old, mine)
        return
    before = len(result.writes)
    _merge_present(result, path, origin, mine, old, new)
    if windows and len(result.writes) > before:
        file = result.writes[path]
        result.writes[path] = File(file.content.replace(b"\n", b"\r\n"), file.executable)


def _has_windows_ends(mine: File, rendered: File | None) -> bool:
    ends = mine.content.count(b"\r\n")
    return ends > 0 and ends == mine.content.count(b"\n") and b"\r" not in (rendered or mine).content


def _merge_present(result: Merged, path: str, origin: str, mine: File | None, old: File | None, new: File) -> None:
    if origin != path:
        result.moved.append((origin, path))
        if mine is not None:
            result.deletes.append(origin)
    elif old == new:
        return
    if mine is None:
        if old is not None and origin == path:
            result.left_deleted.append(path)
        elif old is not None:
            result.left_deleted.append(origin)
        else:
            result.added.append(path)
            result.writes[path] = new
        return
    if mine in (old, new) or path == ANSWERS_FILE:
        # Prdgen's own file is never merged: half of two answers is no answers.
        if mine != new or origin != path:
            result.updated.append(path)
            result.writes[path] = new
        return
    content, lines = three_way(mine.content, (old or File(b"")).content, new.content, path)
    same_mode = old is not None and old.executable == new.executable
    result.writes[path] = File(content, mine.executable if same_mode else new.executable)
    if lines:
        result.conflicts[path] = lines
    else:
        result.merged.append(path)


def _retire(result: Merged, path: str, old: File | None, mine: File | None) -> None:
    if mine is None:
        return
    if mine == old:
        result.deletes.append(path)
    else:
        result.kept.append(path)


def _present(root: Path, path: str) -> File | None:
    file = root / path
    if file.is_symlink() or not file.is_file():
        return None
    try:
        return File(file.read_bytes(), bool(file.stat().st_mode & 0o100))
    except OSError as problem:
        raise ScaffoldError("PRD402", f"{path} can't be read: {problem.strerror or problem}") from problem


def three_way(mine: bytes, base: bytes, theirs: bytes, path: str) -> tuple[bytes, list[int]]:
    """The merge by ``git merge-file``, and the line of each conflict's first marker, counted from 1."""
    with tempfile.TemporaryDirectory(prefix="prdgen-") as scratch:
        names = []
        for name, content in (("mine", mine), ("base", base), ("theirs", theirs)):
            (Path(scratch) / name).write_bytes(content)
            names.append(name)
        labels = ["-L", "yours", "-L", "before", "-L", "from the document"]
        command = ["git", "merge-file", "--stdout", *labels, *names]
        done = subprocess.run(command, cwd=scratch, capture_output=True, check=False)  # noqa: S603
    if done.returncode < 0 or done.returncode > 127:
        # Not text: there is no line to merge, so the user's file stays and the conflict is told.
        return mine, [1]
    if done.returncode and b"<<<<<<< " not in done.stdout:
        raise ScaffoldError("PRD404", f"git merge-file failed on {path}: {done.stderr.decode(errors='replace')}")
    lines = [n for n, line in enumerate(done.stdout.splitlines(), start=1) if line.startswith(b"<<<<<<< yours")]
    return done.stdout, lines if done.returncode else []
