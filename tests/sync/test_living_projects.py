"""What teams do to their projects between two syncs, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.sync.project import DOCUMENT, Project

MORE = DOCUMENT.replace("budget (integer)", "budget (integer), code (string)")
EVEN_MORE = MORE.replace("notes (text)", "notes (text), due (date)")
ANSWERS = ".copier-answers.yml"


def test_a_migration_written_by_hand_in_between(project: Project) -> None:
    """The next step goes after it: one head, and all of them run."""
    project.alembic("upgrade", "head")
    project.alembic("revision", "--message", "Fill the notes", "--rev-id", "fill_the_notes")
    mine = next(path for path in (project.folder / "alembic/versions").glob("fill_the_notes*"))
    mine.write_text(mine.read_text().replace("    pass", '    op.execute("UPDATE tasks SET notes = title")', 1))
    project.commit("Fill the notes")
    project.write("prd.md", MORE)
    project.prdgen("sync")
    project.commit("Code")
    step = project.folder / "alembic/versions/0002_add_code_to_projects.py"
    assert 'down_revision = "fill_the_notes"' in step.read_text()
    project.write("prd.md", EVEN_MORE)
    project.prdgen("sync")
    project.commit("Due")
    project.prdgen("sync", "--check")
    for url in ("sqlite:///./app.db", "sqlite:///./fresh.db"):
        project.alembic("upgrade", "head", url=url)
        project.alembic("check", url=url)
        assert len(project.alembic("heads", url=url).splitlines()) == 1
    assert "Fill" in mine.read_text()
    told = project.refuses("squash")
    assert f"error PRD339: alembic/versions/{mine.name} was written by hand" in told


def test_plain_copier_gets_the_same_step(project: Project, tmp_path: Path) -> None:
    first = project.migrations()[0]
    text = (project.folder / "alembic/versions" / first).read_text()
    revision = next(line.split('"')[1] for line in text.splitlines() if line.startswith("revision ="))
    text = text.replace("down_revision = None", f'down_revision = "{revision}"')
    project.write("alembic/versions/mine.py", text.replace(f'\nrevision = "{revision}"', '\nrevision = "mine"'))
    project.commit("Mine")
    project.write("prd.md", MORE)
    project.prdgen("extract", "prd.md", "--since", ANSWERS, "--format", "json", "-o", str(tmp_path / "next.json"))
    assert json.loads((tmp_path / "next.json").read_text())["migrations"][-1]["down_revision"] == "mine"


def test_moved_deleted_and_added_files(project: Project) -> None:
    project.git("mv", "app/crud/project.py", "app/crud/projects_of_ours.py")
    project.git("rm", "--quiet", "app/schemas/project.py")
    project.write("app/models/invoice.py", "# Ours.\n")
    project.commit("Our ways")
    before = (project.folder / "app/crud/projects_of_ours.py").read_bytes()
    project.write("prd.md", MORE)
    shown, _ = project.prdgen("sync")
    assert "left deleted  app/schemas/project.py" in shown
    assert not (project.folder / "app/schemas/project.py").exists()
    assert not (project.folder / "app/crud/project.py").exists()
    assert (project.folder / "app/crud/projects_of_ours.py").read_bytes() == before
    assert (project.folder / "app/models/invoice.py").read_text() == "# Ours.\n"


def test_an_edited_file_of_a_removed_entity_is_kept_and_told(project: Project) -> None:
    path = project.folder / "app/crud/tag.py"
    path.write_text(path.read_text() + "# Ours.\n")
    project.commit("Ours")
    project.write("prd.md", DOCUMENT.replace("- Tag: name (string, required)\n", ""))
    shown, _ = project.prdgen("sync", "--drop", "Tag")
    assert "kept          app/crud/tag.py" in shown
    assert "deleted       app/models/tag.py" in shown
    assert path.read_text().endswith("# Ours.\n")


def test_a_renamed_entitys_edits_move_along(project: Project) -> None:
    names = [name for name in project.git("ls-files").split() if name.rpartition("/")[2] == "task.py"]
    assert len(names) == 4
    for name in names:
        path = project.folder / name
        path.write_text(f"# Ours: {name}.\n{path.read_text()}")
    project.commit("Ours")
    project.write("prd.md", DOCUMENT.replace("- Task:", "- Ticket (was: Task):"))
    shown, _ = project.prdgen("sync")
    assert "conflict" not in shown
    for name in names:
        moved = name.replace("task", "ticket")
        assert not (project.folder / name).exists()
        assert (project.folder / moved).read_text().startswith(f"# Ours: {moved}.\n")
        assert f"moved         {name} → {moved}" in shown
    project.commit("Tickets")
    project.alembic("upgrade", "head")
    project.alembic("check")
    project.write("prd.md", DOCUMENT.replace("- Task:", "- Ticket (was: Task):"))
    assert project.prdgen("sync")[0] == "Document and project agree: there is nothing to do.\n"


def test_a_conflict_is_told_and_resolved_as_documented(project: Project) -> None:
    """docs/sync.md, 'Conflicts'."""
    name = "app/schemas/project.py"
    project.replace(name, "max_length=60", "max_length=50")
    project.commit("Shorter names")
    longer = DOCUMENT.replace("max 60", "max 90")
    project.write("prd.md", longer)
    shown, _ = project.prdgen("sync", status=3)
    path = project.folder / name
    lines = path.read_text().splitlines()
    starts = [number for number, line in enumerate(lines, 1) if line.startswith("<<<<<<< yours")]
    assert starts
    for number in starts:
        assert f"conflict      {name}:{number}" in shown
    assert set(json.loads(project.prdgen("plan", "--format", "json")[0])["files"]["conflicts"]) == set()

    told = project.refuses("sync")
    assert "error PRD444" in told
    kept: list[str] = []
    inside = ""
    for line in lines:
        if line[:7] in ("<<<<<<<", "=======", ">>>>>>>"):
            inside = {"<<<<<<<": "yours", "=======": "theirs", ">>>>>>>": ""}[line[:7]]
        elif inside != "yours":
            kept.append(line)
    path.write_text("\n".join(kept) + "\n")
    project.commit("Longer names")
    project.prdgen("sync", "--check")
    assert project.prdgen("sync")[0] == "Document and project agree: there is nothing to do.\n"


def test_squash(project: Project) -> None:
    """One migration makes the database that all of them make."""
    for document in (MORE, EVEN_MORE):
        project.write("prd.md", document)
        project.prdgen("sync")
        project.commit("Follow")
    assert len(project.migrations()) == 3
    project.alembic("upgrade", "head", url="sqlite:///./before.db")
    project.write("app/main.py", "# Mine.\n" + (project.folder / "app/main.py").read_text())
    assert "error PRD444" in project.refuses("squash")
    project.commit("Mine")
    shown, _ = project.prdgen("squash")
    assert shown == "3 migrations are one now. Databases that have run them are to be made anew.\n"
    assert project.migrations() == ["0001_initial.py"]
    changed = set(project.git("diff", "--name-only").split())
    assert {name for name in changed if not name.startswith("alembic/versions/")} <= {ANSWERS, "ARCHITECTURE.md"}
    project.commit("One migration")
    project.alembic("upgrade", "head", url="sqlite:///./after.db")
    project.alembic("check", url="sqlite:///./after.db")
    assert schema(project.folder / "before.db") == schema(project.folder / "after.db")
    assert project.prdgen("squash")[0] == "There is one migration: nothing to do.\n"
    assert project.prdgen("sync")[0] == "Document and project agree: there is nothing to do.\n"
    project.write("prd.md", EVEN_MORE.replace("due (date)", "due (date), done (boolean)"))
    project.prdgen("sync")
    project.alembic("upgrade", "head", url="sqlite:///./after.db")
    project.alembic("check", url="sqlite:///./after.db")


def schema(database: Path) -> dict[str, object]:
    """Columns, keys and indexes of every table, in any order of the columns."""
    import sqlite3

    connection = sqlite3.connect(database)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    shown: dict[str, object] = {}
    for (table,) in tables:
        columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        keys = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        indexes = connection.execute(f'PRAGMA index_list("{table}")').fetchall()
        shown[table] = (
            sorted(column[1:] for column in columns),
            sorted(key[2:] for key in keys),
            sorted((i[2], [c[2] for c in connection.execute(f'PRAGMA index_info("{i[1]}")')]) for i in indexes),
        )
    connection.close()
    return shown


@pytest.mark.parametrize("what", ["first", "second"])
def test_squash_refuses_edited_migrations(project: Project, what: str) -> None:
    project.write("prd.md", MORE)
    project.prdgen("sync")
    name = f"alembic/versions/{project.migrations()[what == 'second']}"
    project.write(name, (project.folder / name).read_text() + "\n# Ours.\n")
    project.commit("Code")
    assert f"error PRD339: {name} was edited" in project.refuses("squash")
