"""Documents of any size."""

from __future__ import annotations

_FIELDS = (
    "name (string, required, max 80 characters), notes (text), amount (decimal(12,2), required), due_on (date), "
    "state (enum: open, waiting, done, default open), email (email), count (integer, default 0), "
    "active (boolean, default true)"
)


def entities(number: int) -> str:
    """A PRD of ``number`` entities with eight fields each, two of three of which refer to the one before."""
    bullets = []
    for index in range(number):
        reference = f", part{index - 1}_id (FK → Part{index - 1})" if index % 3 else ""
        bullets.append(f"- Part{index}: {_FIELDS}{reference}\n")
    return "# Parts\n\n## Entities\n\n" + "".join(bullets)


def repeated(document: str, size: int) -> str:
    """``document`` again and again, up to ``size`` characters, cut at the end of a line."""
    text = (document.rstrip("\n") + "\n\n") * (size // len(document) + 1)
    return text[: text.rfind("\n", 0, size) + 1]
