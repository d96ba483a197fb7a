"""Database identifiers: deterministic, unique within a kind, never longer than PostgreSQL takes."""

from __future__ import annotations

import hashlib
from collections.abc import Container

MAX_LENGTH = 63  # PostgreSQL: NAMEDATALEN - 1 bytes; a longer name would be cut, and two cut names may clash.


def identifier(*parts: str) -> str:
    """The parts joined by underscores; a name that is too long ends in a digest of the whole."""
    name = "_".join(parts)
    if len(name) <= MAX_LENGTH:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{name[: MAX_LENGTH - 9]}_{digest}"


def free(name: str, taken: Container[str]) -> str:
    """``name``, or the first of ``name_2``, ``name_3`` … that is not taken."""
    if name not in taken:
        return name
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"
