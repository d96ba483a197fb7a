"""Entities that require each other could never be created: each would need the other's row first."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import Field, Spec
from spec_extractor.review.subjects import is_account
from spec_extractor.wording import listed

_Edges = dict[str, list[tuple[Field, str]]]


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD216: one cycle for each tangle. Accounts are exempt: they exist before any row."""
    graph: _Edges = {}
    for entity in spec.entities:
        if is_account(spec, entity):
            continue
        edges = graph.setdefault(entity.name, [])
        for field in entity.fields:
            if field.references is not None and not field.nullable:
                edges.append((field, field.references.entity))
    for cycle in _cycles(graph):
        names = [name for name, _ in cycle]
        field = cycle[-1][1]
        path = " → ".join([*(names if len(names) <= 12 else [*names[:11], "…"]), names[0]])
        subject = f"{names[0]} requires a row of its own kind" if len(names) == 1 else listed(names)
        if len(names) > 1:
            subject = f"{subject} require each other"
        message = f"{subject}, so that none can be created first: {path}"
        remedy = f"make one of these references optional, for instance {names[-1]}.{field.name}"
        yield error("PRD216", field.location, message, remedy)


def _cycles(graph: _Edges) -> Iterator[list[tuple[str, Field]]]:
    """Cycles as entities, each with the field that leads to the next; no two share an entity.

    A depth-first walk without recursion, as a chain may be thousands of entities long.
    """
    done: set[str] = set()
    told: set[str] = set()
    for start in graph:
        if start in done:
            continue
        path: list[tuple[str, Iterator[tuple[Field, str]]]] = [(start, iter(graph[start]))]
        taken: list[Field] = []
        depth = {start: 0}
        while path:
            name, edges = path[-1]
            field, target = next(edges, (None, ""))
            if field is None:
                path.pop()
                del depth[name]
                done.add(name)
                if taken:
                    taken.pop()
            elif target in depth:
                if target not in told and name not in told:
                    ring = [step for step, _ in path[depth[target] :]]
                    told.update(ring)
                    yield list(zip(ring, [*taken[depth[target] :], field], strict=True))
            elif target in graph and target not in done:
                depth[target] = len(path)
                path.append((target, iter(graph[target])))
                taken.append(field)
