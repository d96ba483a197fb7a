"""A field comes, one is renamed, one gets more room, an entity goes: the rest is not touched."""

from __future__ import annotations

from tests.sync.project import DOCUMENT, Project

CHANGED = (
    DOCUMENT.replace("title (string, required, max 100", "headline (string, required, was: title, max 200")
    .replace("notes (text)", "notes (text), due (date)")
    .replace("- Tag: name (string, required)\n", "")
)
# Files that say something of every entity, or of the whole.
SHARED = {
    ".copier-answers.yml",
    "ARCHITECTURE.md",
    "README.md",
    "app/main.py",
    "app/models/__init__.py",
    "app/models/user.py",
    "docs/api.md",
    "openapi.yaml",
    "prd.md",
}


def belongs_to(name: str, entity: str) -> bool:
    return name.rpartition("/")[2] in (f"{entity}.py", f"test_{entity}.py")


def test_only_the_files_that_must_change_do(project: Project) -> None:
    names = project.git("ls-files").split()
    own = [name for name in names if belongs_to(name, "project")]
    edited = [*own, *(n for n in names if belongs_to(n, "task")), "app/pagination.py", "README.md", "Dockerfile"]
    assert len(own) == 5
    for number, name in enumerate(edited):
        path = project.folder / name
        path.write_text(f"{path.read_text()}# Edited by hand: {number}.\n")
    project.commit("Edits")
    project.write("prd.md", CHANGED)
    shown, _ = project.prdgen("sync", "--drop", "Tag")
    assert "conflict" not in shown

    project.git("add", "--all")
    changed = set(project.git("diff", "--cached", "--name-only", "--no-renames").split())
    step = f"alembic/versions/{project.migrations()[-1]}"
    assert len(project.migrations()) == 2
    expected = {n for n in names if belongs_to(n, "task") or belongs_to(n, "tag")} | {step}
    assert {name for name in changed - SHARED if name not in expected} == set()
    # The routes and queries of a task say nothing of its fields.
    assert expected - changed <= {"app/crud/task.py", "app/routers/task.py"}
    assert project.git("diff", "--cached", "--", *own) == ""
    for number, name in enumerate(edited):
        assert (project.folder / name).read_text().count(f"# Edited by hand: {number}.\n") == 1
    assert not [n for n in names if belongs_to(n, "tag") and (project.folder / n).exists()]
    project.commit("Follow the document")
    assert project.prdgen("sync")[0] == "Document and project agree: there is nothing to do.\n"
