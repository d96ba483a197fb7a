"""From a reviewed spec to answers: names, relations, the architecture inventory and the ledger.

The answers are all that a template knows, today and at any later update; nothing in them depends on the machine,
the date or chance.
"""

from __future__ import annotations

from spec_extractor import ir
from spec_extractor.diagnostics import Diagnostic
from spec_extractor.genome.answers import Answers, Project
from spec_extractor.genome.architecture import inventory
from spec_extractor.genome.entities import resolve_entities
from spec_extractor.genome.identifiers import free
from spec_extractor.genome.ledger import extended, initial_step, mark_late
from spec_extractor.genome.matching import Consent
from spec_extractor.genome.stacks import STACKS
from spec_extractor.genome.stories import resolve_stories
from spec_extractor.genome.text import one_line, paragraph
from spec_extractor.naming import kebab, pascal, snake

ANSWERS_VERSION = 1
SPEC_VERSION = "1.1"


def resolve(
    spec: ir.Spec, stack: str, previous: Answers | None = None, consent: Consent | None = None
) -> tuple[Answers, list[Diagnostic]]:
    """The answers for ``stack``, one of `STACKS`; ``spec`` has passed the review without errors.

    With the ``previous`` answers of a project, its ledger is carried on by one step, where one is needed; errors
    say what that step would lose without ``consent``.
    """
    auth = spec.auth.enabled
    entities, diagnostics = resolve_entities(spec, STACKS[stack])
    stories = resolve_stories(spec.user_stories, entities, auth)
    integrations = _integrations(spec)
    project = _project(spec)
    steps = [initial_step(entities, auth, STACKS[stack])]
    if previous is not None:
        steps, found = extended(previous, entities, spec, consent or Consent())
        diagnostics += found
    mark_late(entities, steps)
    answers: Answers = {
        "answers_version": ANSWERS_VERSION,
        "stack": stack,
        "project": project,
        "auth": {"enabled": auth, "token_expiry_minutes": spec.auth.token_expiry_minutes},
        "entities": entities,
        "user_stories": stories,
        "integrations": integrations,
        "architecture": inventory(project["name"], entities, stories, integrations, auth),
        "migrations": steps,
    }
    return answers, diagnostics


def _project(spec: ir.Spec) -> Project:
    name = one_line(spec.name, 120) or "Backend"
    # A directory, an image and a database are called by these: letters first, and short.
    slug = kebab(name)[:50].strip("-")
    slug = slug if slug[:1].isalpha() else f"app-{slug}".strip("-")
    return {
        "name": name,
        "description": paragraph(spec.description, 2000),
        "slug": slug,
        "snake": snake(slug),
        "pascal": pascal(slug),
        "spec_version": SPEC_VERSION,
    }


def _integrations(spec: ir.Spec) -> list[dict[str, str]]:
    result: list[dict[str, str]] = []
    taken: set[str] = set()
    for integration in spec.integrations:
        slug = free(kebab(integration.name) or "integration", taken)
        taken.add(slug)
        result.append(
            {
                "name": one_line(integration.name, 120),
                "slug": slug,
                "category": one_line(integration.category, 60),
                "description": paragraph(integration.description, 2000),
            }
        )
    return result
