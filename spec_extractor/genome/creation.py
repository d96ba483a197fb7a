"""Of which entities a client of the API can make rows, and whose rows others can refer to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from spec_extractor import ir
from spec_extractor.genome.answers import Entity


def is_private(entity: Entity) -> bool:
    """Whether nobody but its owner can refer to a row of ``entity``."""
    return entity["crud"] and entity["owned"] and entity["access"] != ir.Access.SHARED.value


def mark_creatable(entities: Sequence[Entity]) -> None:
    """Set ``creatable``: the entity has routes, and so has, in turn, all that its rows must refer to.

    What refers to an entity is told of it, so that its files follow from its own part of the answers alone.
    """
    missing = {entity["name"]: _needs(entity) for entity in entities if entity["crud"]}
    waiting = defaultdict(list)
    for name, needs in missing.items():
        for need in needs:
            waiting[need].append(name)
    ready = [entity["name"] for entity in entities if entity["account"]]
    ready += [name for name, needs in missing.items() if not needs]
    for found in ready:  # Grows meanwhile.
        for name in waiting[found]:
            missing[name].discard(found)
            if not missing[name]:
                ready.append(name)
    known = set(ready)
    for entity in entities:
        entity["creatable"] = entity["name"] in known
        for target in (field["references"] for field in entity["fields"]):
            if target is not None:
                target["creatable"] = target["entity"] in known
        for many in entity["many_to_many"]:
            many["creatable"] = many["entity"] in known


def _needs(entity: Entity) -> set[str]:
    references = [f["references"] for f in entity["fields"] if f["required"] and f["role"] != "owner"]
    return {reference["entity"] for reference in references if reference is not None}
