# ruff: noqa: E501 - a bullet of a document is one line
"""Ten revisions of one product's document, each with what a caller has to say about it."""

from __future__ import annotations

from dataclasses import dataclass, field

HEAD = """# Work board

## Entities

"""


@dataclass(frozen=True)
class Revision:
    """``renamed``: old name → new, of entities and of ``Entity.field`` (the new entity's name).

    ``changed`` are the fields whose stored values the step may change.
    """

    what: str
    entities: str
    options: tuple[str, ...] = ()
    renamed: dict[str, str] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()


REVISIONS = (
    Revision(
        "the first",
        """
- Project: name (string, required, max 60 characters), budget (integer)
- Task: title (string, required, max 100 characters), notes (text), state (enum: open, waiting, done, default open), size (string), project_id (FK → Project, required)
""",
    ),
    Revision(
        "fields come, one of them required",
        """
- Project: name (string, required, max 60 characters), budget (integer)
- Task: title (string, required, max 100 characters), notes (text), state (enum: open, waiting, done, default open), size (string), due (date), priority (enum: low, normal, high, default normal), project_id (FK → Project, required)
""",
    ),
    Revision(
        "a field is renamed and gets more room",
        """
- Project: name (string, required, max 60 characters), budget (integer)
- Task: headline (string, required, max 200 characters, was: title), notes (text), state (enum: open, waiting, done, default open), size (string), due (date), priority (enum: low, normal, high, default normal), project_id (FK → Project, required)
""",
        renamed={"Task.title": "headline"},
    ),
    Revision(
        "an entity and a many-to-many relation come",
        """
- Project: name (string, required, max 60 characters), budget (integer)
- Task: headline (string, required, max 200 characters), notes (text), state (enum: open, waiting, done, default open), size (string), due (date), priority (enum: low, normal, high, default normal), project_id (FK → Project, required)
- Tag (shared): name (string, required)

## Relationships

- Task ↔ Tag (many-to-many)
""",
    ),
    Revision(
        "an entity is renamed, with its relations",
        """
- Project: name (string, required, max 60 characters), budget (integer)
- Ticket (was: Task): headline (string, required, max 200 characters), notes (text), state (enum: open, waiting, done, default open), size (string), due (date), priority (enum: low, normal, high, default normal), project_id (FK → Project, required)
- Tag (shared): name (string, required)

## Relationships

- Ticket ↔ Tag (many-to-many)
""",
        renamed={"Task": "Ticket"},
    ),
    Revision(
        "types change and an enumeration loses a value",
        """
- Project: name (string, required, max 60 characters), budget (decimal(20, 2))
- Ticket: headline (string, required, max 200 characters), notes (text), state (enum: open, done, default open), size (text), due (datetime), priority (enum: low, normal, high, default normal), project_id (FK → Project, required)
- Tag (shared): name (string, required)

## Relationships

- Ticket ↔ Tag (many-to-many)
""",
        options=("--backfill", "Ticket.state=open"),
        changed=frozenset({"Project.budget", "Ticket.state", "Ticket.due"}),
    ),
    Revision(
        "an optional field becomes required, a unique one comes",
        """
- Project: name (string, required, max 60 characters), code (string, unique, max 40 characters), budget (decimal(20, 2))
- Ticket: headline (string, required, max 200 characters), notes (text, required), state (enum: open, done, default open), size (text), due (datetime), priority (enum: low, normal, high, default normal), project_id (FK → Project, required)
- Tag (shared): name (string, required)

## Relationships

- Ticket ↔ Tag (many-to-many)
""",
        options=("--backfill", "Ticket.notes=none yet"),
        changed=frozenset({"Ticket.notes"}),
    ),
    Revision(
        "a reference, an index, and what a deletion does",
        """
- Project: name (string, required, max 60 characters), code (string, unique, max 40 characters), budget (decimal(20, 2))
- Ticket: headline (string, required, max 200 characters), notes (text, required), state (enum: open, done, default open, indexed), size (text), due (datetime), priority (enum: low, normal, high, default normal), project_id (FK → Project, required, on delete cascade), assignee_id (FK → User)
- Tag (shared): name (string, required)

## Relationships

- Ticket ↔ Tag (many-to-many)
""",
    ),
    Revision(
        "a field, an entity and a relation go",
        """
- Project: name (string, required, max 60 characters), code (string, unique, max 40 characters), budget (decimal(20, 2))
- Ticket: headline (string, required, max 200 characters), notes (text, required), state (enum: open, done, default open, indexed), size (text), priority (enum: low, normal, high, default normal), project_id (FK → Project, required, on delete cascade), assignee_id (FK → User)
""",
        options=("--drop", "Ticket.due", "--drop", "Tag", "--drop", "Ticket.tags"),
    ),
    Revision(
        "the other entity is renamed, with a self reference and more values",
        """
- Board (was: Project): name (string, required, max 60 characters), code (string, unique, max 40 characters), budget (decimal(20, 2)), parent_id (FK → Board)
- Ticket: headline (string, required, max 200 characters), notes (text, required), state (enum: open, done, archived, default open, indexed), size (text), priority (enum: low, normal, high, default normal), board_id (FK → Board, required, on delete cascade, was: project_id), assignee_id (FK → User)
""",
        renamed={"Project": "Board", "Ticket.project_id": "board_id"},
    ),
)
