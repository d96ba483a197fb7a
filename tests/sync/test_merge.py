"""The merge of whole trees: which file becomes what, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from spec_extractor.diagnostics import ScaffoldError
from spec_extractor.scaffold import ANSWERS_FILE
from spec_extractor.sync import apply as apply_
from spec_extractor.sync.merge import File, merge, read_tree

BASE = b"one\ntwo\nthree\nfour\nfive\nsix\nseven\n"


def tree(**files: bytes) -> dict[str, File]:
    return {name.replace("__", "/"): File(content) for name, content in files.items()}


def put(root: Path, files: dict[str, File]) -> Path:
    (root / ".git").mkdir(exist_ok=True)
    for name, file in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(file.content)
    return root


def contents(root: Path) -> dict[str, bytes]:
    return {name: file.content for name, file in read_tree(root).items() if not name.startswith(".git/")}


def test_untouched_files_follow_the_template(tmp_path: Path) -> None:
    old, new = tree(a=BASE, b=b"same\n", c=b"goes\n"), tree(a=BASE + b"eight\n", b=b"same\n", d=b"comes\n")
    merged = merge(old, new, put(tmp_path, old), [])
    assert (merged.updated, merged.added, merged.deletes) == (["a"], ["d"], ["c"])
    apply_.apply(tmp_path, merged)
    assert contents(tmp_path) == {name: file.content for name, file in new.items()}


def test_edits_are_kept_beside_changes(tmp_path: Path) -> None:
    old, new = tree(a=BASE), tree(a=BASE.replace(b"seven", b"SEVEN"))
    put(tmp_path, tree(a=b"zero\n" + BASE))
    merged = merge(old, new, tmp_path, [])
    assert merged.merged == ["a"]
    assert merged.writes["a"].content == b"zero\n" + BASE.replace(b"seven", b"SEVEN")


def test_a_file_that_the_document_does_not_change_is_not_touched(tmp_path: Path) -> None:
    old = tree(a=BASE)
    put(tmp_path, tree(a=b"all mine\n"))
    merged = merge(old, old, tmp_path, [])
    assert not merged.writes
    assert not merged.deletes


def test_a_conflict_is_told_with_its_line(tmp_path: Path) -> None:
    old, new = tree(a=BASE), tree(a=BASE.replace(b"four", b"FOUR"))
    put(tmp_path, tree(a=BASE.replace(b"four", b"for")))
    merged = merge(old, new, tmp_path, [])
    assert merged.conflicts == {"a": [4]}
    assert b"<<<<<<< yours\nfor\n=======\nFOUR\n>>>>>>> from the document\n" in merged.writes["a"].content


def test_a_binary_file_that_both_changed_stays_the_users(tmp_path: Path) -> None:
    old, new = tree(a=b"\0one"), tree(a=b"\0two")
    put(tmp_path, tree(a=b"\0three"))
    merged = merge(old, new, tmp_path, [])
    assert list(merged.conflicts) == ["a"]
    assert merged.writes["a"].content == b"\0three"


def test_an_edited_file_whose_entity_is_gone_is_kept_and_told(tmp_path: Path) -> None:
    old = tree(a=BASE, b=BASE)
    put(tmp_path, tree(a=BASE + b"mine\n", b=BASE))
    merged = merge(old, {}, tmp_path, [])
    assert (merged.kept, merged.deletes) == (["a"], ["b"])


def test_a_deleted_file_stays_deleted(tmp_path: Path) -> None:
    merged = merge(tree(a=BASE), tree(a=BASE + b"more\n"), put(tmp_path, {}), [])
    assert merged.left_deleted == ["a"]
    assert not merged.writes


def test_a_file_of_the_users_own_where_a_new_one_comes(tmp_path: Path) -> None:
    put(tmp_path, tree(a=b"mine\n"))
    merged = merge({}, tree(a=b"theirs\n"), tmp_path, [])
    assert list(merged.conflicts) == ["a"]
    assert b"mine\n" in merged.writes["a"].content
    assert b"theirs\n" in merged.writes["a"].content


def test_a_renamed_entitys_file_takes_its_edits_along(tmp_path: Path) -> None:
    old = tree(models__task=b"class Task:\n    a = 1\n    b = 2\n    c = 3\n")
    new = tree(models__ticket=b"class Ticket:\n    a = 1\n    b = 2\n    c = 3\n")
    put(tmp_path, tree(models__task=old["models/task"].content + b"\n    mine = 4\n"))
    merged = merge(old, new, tmp_path, [("task", "ticket")])
    assert merged.moved == [("models/task", "models/ticket")]
    apply_.apply(tmp_path, merged)
    assert contents(tmp_path) == {"models/ticket": new["models/ticket"].content + b"\n    mine = 4\n"}


def test_the_answers_file_is_never_merged(tmp_path: Path) -> None:
    old, new = {ANSWERS_FILE: File(b"a: 1\n")}, {ANSWERS_FILE: File(b"a: 2\n")}
    put(tmp_path, {ANSWERS_FILE: File(b"a: 1 # mine\n")})
    assert merge(old, new, tmp_path, []).writes[ANSWERS_FILE].content == b"a: 2\n"


@pytest.mark.parametrize("stop", range(1, 9))
def test_an_interruption_at_any_moment_leaves_the_project_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    """Killed at the n-th rename: whoever comes next finds the journal and undoes what was begun."""
    old = tree(a=BASE, b__c=b"goes\n", d=b"stays\n")
    new = tree(a=b"new\n", d=b"changed\n", e__f__g=b"comes\n")
    merged = merge(old, new, put(tmp_path, old), [])
    before = contents(tmp_path)
    renames = 0
    rename = Path.rename

    class Killed(BaseException):
        """A process that is killed runs no handler: `recover` is put off until the next run."""

    def counted(self: Path, target: Path) -> Path:
        nonlocal renames
        renames += 1
        if renames == stop:
            raise Killed
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", counted)
        patched.setattr(apply_, "recover", lambda root: False)
        try:
            apply_.apply(tmp_path, merged)
            finished = True
        except Killed:
            finished = False
    assert apply_.recover(tmp_path) is (not finished and stop > 1)
    expected = {name: file.content for name, file in new.items()} if finished else before
    assert contents(tmp_path) == expected
    assert not (tmp_path / ".git" / "prdgen-sync").exists()


def test_a_full_disk_leaves_the_project_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = tree(a=BASE, b=b"b\n"), tree(a=b"new\n", b=b"new\n")
    merged = merge(old, new, put(tmp_path, old), [])
    before = contents(tmp_path)
    written = 0
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        nonlocal written
        written += 1
        if written == 2:
            raise OSError(28, "No space left on device")
        return write(self, data)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        with pytest.raises(ScaffoldError, match="No space left"):
            apply_.apply(tmp_path, merged)
    assert contents(tmp_path) == before


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    root = tmp_path / "project"
    root.mkdir()
    put(root, {})
    (root / "models").symlink_to(tmp_path / "outside")
    merged = merge({}, tree(models__a=b"x"), root, [])
    with pytest.raises(ScaffoldError, match="in the way"):
        apply_.apply(root, merged)
    assert not any((tmp_path / "outside").iterdir())
