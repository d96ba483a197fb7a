"""A whole spec as a PRD: everything that it says, in the notations that are read without a guess."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.ir import Auth, Entity, Integration, Spec, Story
from spec_extractor.reporting.annotate import heading, member, relationships
from spec_extractor.reporting.display import printable


def document(spec: Spec) -> str:
    """``spec`` in Markdown.

    Free text may hold what is read as something else (a description that says "each task has a due date"), so
    whoever keeps the document reads it and compares.
    """
    lines = [f"# {printable(spec.name)}", *_paragraph(spec.description)]
    if spec.user_stories:
        lines += ["", "## User stories", ""]
        for story in spec.user_stories:
            lines += _story(story)
    lines += ["", "## Entities"]
    for entity in spec.entities:
        lines += _entity(entity)
    lines += relationships(spec)
    if spec.integrations:
        lines += ["", "## Integrations", "", *map(_integration, spec.integrations)]
    return "\n".join([*lines, "", "## Authentication", "", _auth(spec.auth)]) + "\n"


def _paragraph(text: str) -> list[str]:
    return ["", printable(" ".join(text.split()))] if text.strip() else []


def _story(story: Story) -> Iterator[str]:
    told = f"As a {story.role}, I want to {story.want.removeprefix('to ')}" if story.role else story.want
    yield f"- {printable(told)}{f' so that {printable(story.benefit)}' if story.benefit else ''}"
    for criterion in story.acceptance:
        yield f"  - {printable(criterion)}"


def _entity(entity: Entity) -> Iterator[str]:
    yield from ("", f"### {heading(entity)}", *_paragraph(entity.description), "")
    for field in entity.fields:
        if not field.primary_key:
            yield f"- {member(field)}{f': {printable(field.description)}' if field.description else ''}"


def _integration(integration: Integration) -> str:
    name = printable(integration.name)
    if integration.description:
        return f"- {name}: {printable(integration.description)}"
    return f"- {name}" if integration.category == "other" else f"- {name} ({printable(integration.category)})"


def _auth(auth: Auth) -> str:
    if not auth.enabled:
        return "There is no authentication."
    return f"People sign in with e-mail and password. A token expires after {auth.token_expiry_minutes} minutes."
