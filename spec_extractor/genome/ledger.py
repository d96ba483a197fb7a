"""The ledger: an append-only list of migration steps, each a list of operations that carry all they need.

Migration templates loop over the ledger, never over entities: what an old step says never changes. An operation
holds what its way down needs as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from spec_extractor import ir
from spec_extractor.diagnostics import Diagnostic
from spec_extractor.genome.answers import Answers, Entity
from spec_extractor.genome.consequences import weigh
from spec_extractor.genome.continuity import belongs_together, revision
from spec_extractor.genome.database import replay
from spec_extractor.genome.evolution import difference, rename_operations
from spec_extractor.genome.matching import Consent, match_entities
from spec_extractor.genome.model_names import named, names_of
from spec_extractor.genome.stacks import STACKS, Stack
from spec_extractor.genome.tables import create_operations, tables_of

Step = dict[str, Any]


def initial_step(entities: Sequence[Entity], auth: bool, stack: Stack) -> Step:
    """The first step: every table, in an order in which each foreign key finds its target."""
    operations = create_operations(tables_of(entities, auth).values())
    return _step(1, "initial", None, _told(operations, None, entities, auth, stack))


def _told(
    operations: list[dict[str, Any]],
    previous: Answers | None,
    entities: Sequence[Entity],
    auth: bool,
    stack: Stack,
) -> list[dict[str, Any]]:
    """``operations`` as the ledger of ``stack`` has them."""
    if not stack.migrates_models:
        return operations
    before = names_of(previous["entities"], previous["auth"]["enabled"]) if previous else {}
    return named(operations, before, names_of(entities, auth))


def mark_late(entities: Iterable[Entity], steps: Iterable[Step]) -> None:
    """Set ``late`` of each reference whose key one of ``steps`` adds to a table that stands already."""
    operations = (operation for step in steps for operation in step["operations"])
    late = {operation["name"] for operation in operations if operation["op"] == "add_foreign_key"}
    for target in (field["references"] for entity in entities for field in entity["fields"]):
        if target is not None:
            target["late"] = target["constraint"] in late


def extended(
    previous: Answers, entities: Sequence[Entity], spec: ir.Spec, consent: Consent
) -> tuple[list[Step], list[Diagnostic]]:
    """The ledger of ``previous``, with one more step where ``entities`` need another database.

    Errors say what would lose data or could be read in two ways; the ledger is then not to be used.
    """
    steps: list[Step] = list(previous["migrations"])
    if wrong := belongs_together(previous, entities, spec, consent):
        return steps, [wrong]
    before = replay(steps)
    after = tables_of(entities, spec.auth.enabled)
    matches, diagnostics = match_entities(previous["entities"], entities, spec, consent)
    operations = rename_operations(before, matches)
    findings = weigh(before, after, previous["entities"], list(entities), spec, consent.under_new_names(matches))
    diagnostics += findings.diagnostics
    operations += difference(before, after, findings.values)
    stack = STACKS[previous["stack"]]
    operations = _told(operations, previous, entities, spec.auth.enabled, stack)
    if not operations:
        return steps, diagnostics
    parent = consent.parent or steps[-1]["revision"]
    step = _step(int(steps[-1]["number"]) + 1, _slug(operations), parent, operations)
    return [*steps, step], diagnostics


def _step(number: int, slug: str, down: str | None, operations: list[dict[str, Any]]) -> Step:
    return {
        "number": f"{number:04d}",
        "slug": slug,
        "revision": revision(down, operations),
        "down_revision": down,
        "operations": operations,
    }


_VERBS = {
    "create_table": "add",
    "drop_table": "drop",
    "rename_table": "rename",
    "add_column": "add",
    "drop_column": "drop",
    "rename_column": "rename",
}


def _slug(operations: Sequence[Mapping[str, Any]]) -> str:
    """A short name for the step's file: its first telling operation, ``add_priority_to_tasks``."""
    for operation in operations:
        verb = _VERBS.get(operation["op"])
        if verb is None:
            continue
        if operation["op"].endswith("_table"):
            return f"{verb}_{operation['table']}"[:60]
        column = operation["column"]
        name = column if isinstance(column, str) else column["name"]
        return f"{verb}_{name}_{'to' if verb == 'add' else 'of'}_{operation['table']}"[:60]
    return f"change_{operations[0]['table']}"[:60]
