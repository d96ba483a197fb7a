"""A thing that was renamed no longer goes by its earlier name, nor does anything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import Entity, Field, ManyToMany, Spec
from spec_extractor.naming import entity_key


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD219."""
    names = [entity_key(entity.name) for entity in spec.entities]
    origins = [entity.renamed_from and entity_key(entity.renamed_from) for entity in spec.entities]
    yield from _check("", spec.entities, names, origins)
    for entity in spec.entities:
        for members in (entity.fields, entity.many_to_many):
            names = [member.name for member in members]
            yield from _check(f"{entity.name}.", members, names, [member.renamed_from for member in members])


def _check(
    prefix: str,
    things: Sequence[Entity | Field | ManyToMany],
    names: Sequence[str],
    origins: Sequence[str | None],
) -> Iterator[Diagnostic]:
    existing = frozenset(names)
    heirs: dict[str, str] = {}
    for thing, origin in zip(things, origins, strict=True):
        if not origin:
            continue
        what = f"{prefix}{thing.name} was renamed from {prefix}{thing.renamed_from}"
        if origin in existing:
            remedy = "leave `renamed_from` out, or the thing that still has the earlier name"
            yield error("PRD219", thing.location, f"{what}, which still exists", remedy)
        elif heirs.setdefault(origin, thing.name) != thing.name:
            remedy = "keep `renamed_from` at the one that has the data"
            message = f"{what}, and so was {prefix}{heirs[origin]}"
            yield error("PRD219", thing.location, message, remedy)
