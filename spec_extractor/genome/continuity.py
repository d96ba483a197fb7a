"""Whether a document and a project's answers belong together, and whether the answers are as they were written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from spec_extractor import ir
from spec_extractor.diagnostics import Diagnostic, Location, error
from spec_extractor.genome.answers import Answers, Entity
from spec_extractor.genome.database import replay
from spec_extractor.genome.matching import Consent
from spec_extractor.genome.text import one_line

_ANSWERS = Location(".copier-answers.yml")


def revision(down: str | None, operations: Sequence[Mapping[str, Any]]) -> str:
    """A step's revision: a digest of its content, so that two branches' steps never share one."""
    content = json.dumps([down, operations], sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def belongs_together(
    previous: Answers, entities: Sequence[Entity], spec: ir.Spec, consent: Consent
) -> Diagnostic | None:
    """The error that forbids to carry the ledger of ``previous`` on for ``spec``; None where nothing does."""
    return (
        _edited_step(previous) or _invented_member(previous) or _another_product(previous, entities, spec, consent)
    )


def _edited_step(previous: Answers) -> Diagnostic | None:
    for number, step in enumerate(previous["migrations"]):
        first = step["down_revision"] is None
        if revision(step["down_revision"], step["operations"]) != step["revision"] or first != (number == 0):
            name = f"{step['number']}_{step['slug']}"
            return _by_hand(f"the migration step {name} is not what it was written as")
    return None


def _invented_member(previous: Answers) -> Diagnostic | None:
    tables = replay(previous["migrations"])
    for entity in previous["entities"]:
        table = tables.get(entity["table"])
        missing = [f["name"] for f in entity["fields"] if table is None or f["name"] not in table.columns]
        missing += [many["name"] for many in entity["many_to_many"] if many["table"] not in tables]
        if missing:
            return _by_hand(f"{entity['name']}.{missing[0]} is in no migration step of the answers")
    return None


def _by_hand(message: str) -> Diagnostic:
    remedy = "restore the file from Git; what is to change goes into the document, and its step follows"
    return error("PRD337", _ANSWERS, message, remedy)


def _another_product(
    previous: Answers, entities: Sequence[Entity], spec: ir.Spec, consent: Consent
) -> Diagnostic | None:
    old = {entity["name"] for entity in previous["entities"] if not entity["account"]}
    new = {entity["name"] for entity in entities if not entity["account"]}
    renamed = any(e.renamed_from in old for e in spec.entities) or any("." not in name for name in consent.renames)
    before = previous["project"]["name"]
    after = one_line(spec.name, 120) or before
    if not old or not new or old & new or renamed or before == after:
        return None
    return error(
        "PRD447",
        spec.location,
        f"the document describes {after}, the project is {before}, and they have no entity in common",
        "name the project's own document; to make a new project, use `prdgen new`",
    )
