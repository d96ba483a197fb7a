"""Which entities a client of the API can make rows of."""

from __future__ import annotations

from collections.abc import Sequence

from spec_extractor.genome.answers import Entity


def mark_creatable(entities: Sequence[Entity]) -> None:
    """Set ``creatable``: the entity has routes, and so has, in turn, all that its rows must refer to."""
    known = {entity["name"] for entity in entities if entity["account"]}
    found = True
    while found:
        found = False
        for entity in entities:
            if entity["crud"] and entity["name"] not in known and _needs(entity) <= known:
                known.add(entity["name"])
                found = True
    for entity in entities:
        entity["creatable"] = entity["name"] in known


def _needs(entity: Entity) -> set[str]:
    references = [f["references"] for f in entity["fields"] if f["required"] and f["role"] != "owner"]
    return {reference["entity"] for reference in references if reference is not None}
