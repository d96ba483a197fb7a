"""Mistakes on purpose, inside a project: a clear error, and nothing changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.sync.project import DOCUMENT, Project, copy

ANSWERS = ".copier-answers.yml"
MORE = DOCUMENT.replace("budget (integer)", "budget (integer), code (string)")


def test_no_repository(project: Project) -> None:
    (project.folder / ".git").rename(project.folder.parent / "git")
    assert "error PRD440: ." in project.refuses("sync")
    assert "error PRD440: ." in project.refuses("plan")


def test_a_folder_inside_a_repository(project: Project) -> None:
    before = project.snapshot()
    _, told = project.prdgen("sync", "../prd.md", status=1, folder=project.folder / "app")
    assert "error PRD440" in told
    assert project.snapshot() == before


def test_uncommitted_changes(project: Project) -> None:
    project.write("prd.md", MORE)
    project.write("app/main.py", "# Mine.\n")
    told = project.refuses("sync")
    assert "error PRD444: there are uncommitted changes: app/main.py" in told
    assert "commit or stash" in told
    project.git("add", "--all")
    assert "app/main.py" in project.refuses("sync")


def test_uncommitted_changes_of_a_document_that_another_one_replaces(project: Project, tmp_path: Path) -> None:
    (tmp_path / "next.md").write_text(MORE)
    project.write("prd.md", DOCUMENT + "\nNot committed.\n")
    assert "error PRD444: there are uncommitted changes: prd.md" in project.refuses("sync", "../next.md")
    project.git("rm", "--quiet", "--cached", "prd.md")
    project.git("commit", "--quiet", "--message", "Not ours")
    assert "error PRD444: there are uncommitted changes: prd.md" in project.refuses("sync", "../next.md")


def test_no_answers(project: Project) -> None:
    (project.folder / ANSWERS).unlink()
    project.git("commit", "--quiet", "--all", "--message", "Gone")
    for command in ("sync", "plan"):
        assert f"has no {ANSWERS}" in project.refuses(command)


@pytest.mark.parametrize(
    ("what", "old", "new", "expected"),
    [
        ("broken YAML", "answers_version: 1\n", "answers_version: [1\n", f"{ANSWERS}:5"),
        ("no template", "_src_path:", "_source:", "does not say which template"),
        ("no version", "_commit: v", "_commit: main-", "names no version"),
        ("a wrong type", "answers_version: 1\n", "answers_version: one\n", f"{ANSWERS}:4: error PRD115"),
        ("a missing key", "answers_version: 1\n", "", "answers_version"),
        ("an unknown operation", "op: create_table", "op: invent_table", "error PRD115"),
        ("an edited step", "max_length: 60\n            precision", "max_length: 61\n            precision", ""),
        ("an edited slug's revision", "down_revision: null", "down_revision: abc", "error PRD337"),
    ],
)
def test_answers_that_were_edited_by_hand(project: Project, what: str, old: str, new: str, expected: str) -> None:
    project.replace(ANSWERS, old, new)
    project.git("commit", "--quiet", "--all", "--message", what)
    project.write("prd.md", MORE)
    for command in (("sync",), ("plan",), ("sync", "--check")):
        if what.startswith("no ") and "--check" in command:
            continue  # The template is not asked for.
        told = project.refuses(*command)
        assert ANSWERS in told
        assert (expected or "error PRD337: the migration step 0001_initial") in told


def test_a_field_that_was_added_to_the_answers_by_hand(project: Project) -> None:
    path = project.folder / ANSWERS
    text = path.read_text()
    start = text.index("    -   name: budget\n")
    end = text.index("    -   name: ", start + 1)
    field = text[start:end]
    path.write_text(text[:start] + field.replace("budget", "weight") + text[start:])
    project.git("commit", "--quiet", "--all", "--message", "By hand")
    assert "error PRD337: Project.weight is in no migration step" in project.refuses("sync")


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs"])
def test_merge_markers(project: Project, marker: str) -> None:
    path = project.folder / ANSWERS
    path.write_text(path.read_text().replace("answers_version: 1\n", f"{marker}\nanswers_version: 1\n"))
    project.git("commit", "--quiet", "--all", "--message", "Half merged")
    for command in ("sync", "plan"):
        told = project.refuses(command)
        assert f"error PRD442: {ANSWERS}:4 has a merge marker" in told
        assert "docs/sync.md" in told


def test_the_document_of_another_product(project: Project) -> None:
    project.write("prd.md", "# Zoo\n\n## Entities\n\n- Animal: name (string, required)\n")
    assert "error PRD447" in project.refuses("sync", "--allow-destructive")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\0\1\2\xff", b"# Nothing\n\nNo entity here.\n"])
def test_a_document_that_says_nothing(project: Project, content: bytes) -> None:
    (project.folder / "prd.md").write_bytes(content)
    told = project.refuses("sync", "--allow-destructive")
    assert "prd.md" in told
    assert "error PRD" in told


def test_no_document(project: Project) -> None:
    assert "nowhere.md" in project.refuses("sync", "nowhere.md")
    (project.folder / "prd.md").unlink()
    assert "name the document" in project.refuses("sync", status=2)


def test_a_folder_where_a_file_is_to_be(project: Project) -> None:
    project.write("app/models/city.py/mine.txt", "Mine.\n")
    project.commit("In the way")
    project.write("prd.md", DOCUMENT + "- City: name (string)\n")
    assert "app/models/city.py is in the way" in project.refuses("sync")


def test_a_link_where_a_file_is_to_be_written(project: Project) -> None:
    outside = project.folder.parent / "outside.py"
    outside.write_text("# Not the project's.\n")
    (project.folder / "app/models/city.py").symlink_to(outside)
    project.commit("A link")
    project.write("prd.md", DOCUMENT + "- City: name (string)\n")
    assert "app/models/city.py is in the way" in project.refuses("sync")
    assert outside.read_text() == "# Not the project's.\n"


def test_two_migrations_that_claim_to_be_the_last(project: Project) -> None:
    first = project.folder / "alembic/versions" / project.migrations()[0]
    for name in ("one", "two"):
        own = revision(first)
        text = first.read_text().replace("down_revision = None", f'down_revision = "{own}"')
        project.write(
            f"alembic/versions/{name}.py",
            text.replace(f'\nrevision = "{own}"', f'\nrevision = "{name}"'),
        )
    project.commit("Two heads")
    project.write("prd.md", MORE)
    told = project.refuses("sync")
    assert "error PRD338: one.py and two.py both claim to be the last migration" in told
    assert "alembic merge heads" in told


def test_a_migration_that_is_no_python(project: Project) -> None:
    project.write("alembic/versions/mine.py", "def upgrade(:\n")
    project.commit("Broken")
    assert "alembic/versions/mine.py can't be read" in project.refuses("sync")


def revision(path: Path) -> str:
    return next(line.split('"')[1] for line in path.read_text().splitlines() if line.startswith("revision ="))


def test_a_worktree(project: Project) -> None:
    """There ``.git`` is a file."""
    tree = project.folder.parent / "tree"
    project.git("worktree", "add", "--quiet", str(tree), "-b", "elsewhere")
    other = Project(tree)
    other.write("prd.md", MORE)
    other.prdgen("sync")
    assert "code" in (tree / "app/models/project.py").read_text()
    assert project.git("status", "--porcelain") == ""
    assert not list((project.folder / ".git").rglob("prdgen-sync"))


def test_a_detached_head(project: Project) -> None:
    project.git("checkout", "--quiet", "--detach")
    project.write("prd.md", MORE)
    project.prdgen("sync")
    assert "code" in (project.folder / "app/models/project.py").read_text()


def test_what_a_team_does_to_its_files(project: Project) -> None:
    """Line ends of Windows, permissions, links, read-only files, names in other scripts: all stay as they are."""
    windows = project.folder / "app/models/project.py"
    windows.write_bytes(windows.read_bytes().replace(b"\n", b"\r\n"))
    edited = project.folder / "app/schemas/project.py"
    edited.write_bytes(edited.read_bytes().replace(b"\n", b"\r\n") + b"# Mine.\r\n")
    script = project.folder / "openapi.yaml"
    script.chmod(0o755)
    readonly = project.folder / "docs/api.md"
    readonly.chmod(0o444)
    project.write("docs/notes für später.md", "Später.\n")
    project.write("文档.md", "# 笔记\n")
    (project.folder / "link.md").symlink_to("README.md")
    project.git("config", "core.autocrlf", "false")
    project.commit("Our ways")
    document = project.folder / "prd.md"
    document.write_bytes(MORE.replace("\n", "\r\n").encode())
    shown, _ = project.prdgen("sync")
    assert "conflict" not in shown
    assert document.read_bytes() == MORE.replace("\n", "\r\n").encode()
    for path in (windows, edited):
        content = path.read_bytes()
        assert b"code" in content
        assert content.count(b"\n") == content.count(b"\r\n")
    assert edited.read_bytes().endswith(b"# Mine.\r\n")
    assert script.stat().st_mode & 0o777 == 0o755
    assert "code" in script.read_text()
    assert readonly.stat().st_mode & 0o777 == 0o444
    assert "code" in readonly.read_text()
    project.commit("Code")
    assert project.prdgen("sync")[0] == "Document and project agree: there is nothing to do.\n"


def test_an_unreadable_file(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """For root there is none, so the read itself is made to fail."""
    from spec_extractor.diagnostics import ScaffoldError
    from spec_extractor.sync.merge import File, merge

    def refused(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(ScaffoldError, match=r"app/main.py can't be read: Permission denied"):
        merge({"app/main.py": File(b"a")}, {"app/main.py": File(b"b")}, project.folder, [])


def test_two_branches_that_each_synced(project: Project) -> None:
    """The way out of docs/sync.md, 'Two branches'."""
    project.git("checkout", "--quiet", "-b", "theirs")
    project.write("prd.md", DOCUMENT.replace("notes (text)", "notes (text), due (date)"))
    project.prdgen("sync")
    project.commit("Due")
    theirs = project.migrations()[1]
    project.git("checkout", "--quiet", "main")
    project.write("prd.md", MORE)
    project.prdgen("sync")
    project.commit("Code")
    ours = project.migrations()[1]
    assert ours != theirs
    assert "CONFLICT" in project.git("merge", "theirs", check=False)
    assert "PRD442" in project.refuses("sync")

    project.git("checkout", "--ours", ".copier-answers.yml")
    project.git("rm", "--quiet", "--force", f"alembic/versions/{theirs}")
    both = MORE.replace("notes (text)", "notes (text), due (date)")
    project.write("prd.md", both)
    for name in project.git("diff", "--name-only", "--diff-filter=U").split():
        text = (project.folder / name).read_text()
        if "<<<<<<<" in text:
            project.git("checkout", "--ours", name)
    project.commit("Merge theirs")
    project.prdgen("sync")
    project.commit("Both")
    assert len(project.migrations()) == 3
    assert ours in project.migrations()
    project.alembic("upgrade", "head")
    project.alembic("check")
    assert len(project.alembic("heads").splitlines()) == 1
    assert project.prdgen("sync")[0] == "Document and project agree: there is nothing to do.\n"


def test_a_copy_elsewhere_gives_the_same(project: Project, tmp_path: Path) -> None:
    other = copy(project, tmp_path / "elsewhere" / "other-name")
    for each in (project, other):
        each.write("prd.md", MORE)
        each.prdgen("sync")
    diff = subprocess.run(
        ["diff", "-r", "-x", ".git", project.folder, other.folder], capture_output=True, text=True, check=False
    )
    assert diff.stdout == ""
