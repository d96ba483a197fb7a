"""What the code calls things changes: Django's migrations follow, and so does the way down."""

from __future__ import annotations

from pathlib import Path

import pytest

from spec_extractor.genome.stacks import STACKS
from tests.harness import databases
from tests.harness.stacks import TOOLCHAINS
from tests.stacks.revisions import Revision
from tests.stacks.test_evolution import Life

_REVISIONS = (
    Revision(
        "columns have the names that relations would have",
        """
- Note: class (string, required, max 40 characters), user (string), tags (string), pk (integer), from (date)
- Label (shared): title (string, required)
""",
    ),
    Revision(
        "the columns go, and relations take their names",
        """
- Note: class (string, required, max 40 characters, unique), pk (integer)
- Label (shared): title (string, required)

## Relationships

- Note ↔ Label (many-to-many, tags)
""",
        options=("--drop", "Note.user", "--drop", "Note.tags", "--drop", "Note.from"),
    ),
    Revision(
        "reserved names are renamed to free ones and the other way round",
        """
- Note: kind (string, required, max 40 characters, unique, was: class), import (integer, was: pk)
- Label (shared): save (string, required, was: title), note_id (FK → Note), note (string)
""",
        options=("--drop", "Note.labels", "--drop", "Note.tags"),
    ),
    Revision(
        "an entity is renamed, and a column takes the name of the relation to its owner",
        """
- Memo (was: Note): kind (string, required, max 40 characters, unique), import (integer), user (string)
- Label (shared): save (string, required), memo_id (FK → Memo, on delete cascade, was: note_id)
""",
        options=("--drop", "Label.note"),
    ),
)


@pytest.mark.parametrize("database", STACKS["django"].databases)
def test_names_change_with_the_document(database: str, tmp_path: Path) -> None:
    toolchain = TOOLCHAINS["django"]
    life = Life(toolchain, tmp_path / "board", databases.fresh(database, "names", tmp_path))
    life.start(_REVISIONS[0])
    life.migrate()
    life.rows()
    for revision in _REVISIONS[1:]:
        life.sync(revision)
        life.migrate()
    life.run(*toolchain.lint, *toolchain.layout, *toolchain.down(life.folder, 1))
    life.migrate()
    life.run(*toolchain.down(life.folder, 0))
    life.migrate()
