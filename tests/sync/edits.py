"""Edits as a team makes them between two syncs, and whether they are still there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from spec_extractor.scaffold import ANSWERS_FILE
from spec_extractor.sync.merge import File, Merged, read_tree

KINDS = ("append", "prepend", "change", "remove a line", "delete", "add", "move")
# What most changes of a document change: every other edit is there.
_OFTEN_CHANGED = ("app/models/", "app/schemas/", "app/crud/", "docs/", "README", "ARCHITECTURE", "openapi")
_MARKERS = (b"<<<<<<< ", b"=======", b">>>>>>> ")


@dataclass(frozen=True)
class Edit:
    """``which`` file of the project, counted round, and ``where`` in it."""

    kind: str
    which: int
    where: int


edits = st.lists(
    st.builds(Edit, st.sampled_from(KINDS), st.integers(0, 500), st.integers(0, 200)), min_size=0, max_size=6
)


class Work:
    """What a team has done to the project below ``root``; tells after each sync whether it is all there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.marks: dict[str, str] = {}
        self.touched: set[str] = set()
        self.deleted: set[str] = set()

    def files(self) -> dict[str, File]:
        return {name: file for name, file in read_tree(self.root).items() if not name.startswith(".git/")}

    def do(self, edit: Edit) -> None:
        # The answers file is the tool's own, and told to be so in its first line.
        names = sorted(set(self.files()) - {ANSWERS_FILE})
        if edit.which % 2:
            names = [name for name in names if name.startswith(_OFTEN_CHANGED)] or names
        name = names[edit.which // 2 % len(names)]
        path = self.root / name
        mark = f"QQ{len(self.marks)}QQ"
        lines = path.read_text().splitlines(keepends=True)
        place = edit.where % len(lines) if lines else 0
        match edit.kind:
            case "append":
                path.write_text("".join(lines) + f"# {mark}\n")
            case "prepend":
                path.write_text(f"# {mark}\n" + "".join(lines))
            case "change":
                path.write_text("".join([*lines[:place], f"# {mark}\n", *lines[place + 1 :]]))
            case "remove a line":
                if any(other == name for other in self.marks.values()):
                    return
                path.write_text("".join([*lines[:place], *lines[place + 1 :]]))
                self.touched.add(name)
                return
            case "delete":
                path.unlink()
                self._away(name)
                return
            case "add":
                name = f"own/{mark}.txt"
                (self.root / "own").mkdir(exist_ok=True)
                (self.root / name).write_text(f"# {mark}\n")
            case _:
                target = self.root / "moved" / f"{mark}_{path.name}"
                target.parent.mkdir(exist_ok=True)
                path.rename(target)
                self.marks = {m: f"moved/{target.name}" if n == name else n for m, n in self.marks.items()}
                self._away(name)
                name = f"moved/{target.name}"
                target.write_text("".join(lines) + f"# {mark}\n")
        if edit.kind == "change":
            # A line that bore an earlier mark is this edit's now.
            text = path.read_text()
            self.marks = {m: n for m, n in self.marks.items() if n != name or m in text}
        self.marks[mark] = name
        self.touched.add(name)

    def _away(self, name: str) -> None:
        self.marks = {mark: place for mark, place in self.marks.items() if place != name}
        self.touched.discard(name)
        self.deleted.add(name)

    def check(self, old: Mapping[str, File], new: Mapping[str, File], merged: Merged) -> None:
        """After a sync: edits are present, the rest is as rendered. Then conflicts are resolved, both kept."""
        moved = dict(merged.moved)
        self.marks = {mark: moved.get(name, name) for mark, name in self.marks.items()}
        self.touched = {moved.get(name, name) for name in self.touched}
        self.deleted = {moved.get(name, name) for name in self.deleted if name in old}
        # A file that the project has no longer, and would have again, is a new one.
        self.deleted &= set(new)
        files = self.files()
        for mark, name in self.marks.items():
            assert name in files, f"{name} with {mark} is gone"
            assert mark.encode() in files[name].content, f"{mark} is gone from {name}"
        assert not self.deleted & set(files), f"deleted files came back: {self.deleted & set(files)}"
        for name in set(files) - self.touched:
            assert name in new, f"{name} was left behind"
            assert files[name] == new[name], f"{name} was not edited and is not as rendered"
        missing = set(new) - set(files) - self.deleted
        assert not missing, f"missing: {missing}"
        for name in merged.conflicts:
            path = self.root / name
            kept = [line for line in path.read_bytes().splitlines(keepends=True) if not line.startswith(_MARKERS)]
            path.write_bytes(b"".join(kept))
        self.touched -= {name for name in self.touched if name in new and files.get(name) == new[name]}
