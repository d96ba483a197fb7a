"""What was understood of a document: a table for people, and the same as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from spec_extractor import schema
from spec_extractor.diagnostics import Location
from spec_extractor.ir import Access, Certainty, Entity, Field, ManyToMany, Spec, Story
from spec_extractor.reporting.display import columns, printable


def understood(spec: Spec) -> str:
    """The spec as aligned plain text: entities with their fields, then stories, integrations and sign-in."""
    lines = [printable(spec.name)]
    for entity in spec.entities:
        lines += ["", heading(entity), *columns([*members(entity)], indent="  ")]
    if spec.user_stories:
        lines += ["", f"User stories ({len(spec.user_stories)})"]
        lines += columns([(_line(story.location), story_text(story)) for story in spec.user_stories], indent="  ")
    if spec.integrations:
        lines += ["", f"Integrations ({len(spec.integrations)})"]
        rows = [
            (_line(item.location), printable(item.name), printable(item.category)) for item in spec.integrations
        ]
        lines += columns(rows, indent="  ")
    minutes = spec.auth.token_expiry_minutes
    sign_in = f"required; a token lives {minutes:,} minutes" if spec.auth.enabled else "none"
    return "\n".join([*lines, "", f"Sign-in: {sign_in}", ""])


def understood_json(spec: Spec) -> dict[str, Any]:
    """The spec in the form of ``schemas/spec-1.1.json``, each part with its ``line`` and, where it was not
    stated in so many words, its ``certainty``."""
    result = schema.to_dict(spec)
    for entity, written in zip(spec.entities, result["entities"], strict=True):
        written.update(_origin(entity.location, entity.certainty))
        for field, member in zip(entity.fields, written["fields"], strict=True):
            member.update(_origin(field.location, field.certainty))
        for many, member in zip(entity.many_to_many, written.get("many_to_many", ()), strict=True):
            member.update(_origin(many.location, many.certainty))
    for part in ("user_stories", "integrations"):
        for item, written in zip(getattr(spec, part), result.get(part, ()), strict=True):
            written.update(_origin(item.location))
    return result


def _origin(location: Location, certainty: Certainty = Certainty.STATED) -> dict[str, Any]:
    line = {"line": location.line} if location.line else {}
    return line if certainty is Certainty.STATED else {**line, "certainty": certainty.value}


def _line(location: Location) -> str:
    return f"{location.line}:" if location.line else ""


def heading(entity: Entity) -> str:
    """An entity's name, and what is not as usual: ``Tool (line 12, shared)``."""
    words = [printable(entity.name)]
    if entity.label and entity.label != entity.name:
        words.append(f'"{printable(entity.label)}"')
    unusual = [
        f"line {entity.location.line}" if entity.location.line else "",
        "shared" if entity.access is Access.SHARED else "",
        "" if entity.crud else "without routes",
        f"was {printable(entity.renamed_from)}" if entity.renamed_from else "",
        _certainty(entity.certainty),
    ]
    remarks = ", ".join(remark for remark in unusual if remark)
    return f"{' '.join(words)} ({remarks})" if remarks else " ".join(words)


def members(entity: Entity) -> Iterator[tuple[str, ...]]:
    """The rows of an entity's table: a header, then line, name, type, required, target, certainty, remarks."""
    if not entity.fields and not entity.many_to_many:
        yield ("(no fields)",)
        return
    yield ("", "field", "type", "required", "references", "certainty", "more")
    for field in entity.fields:
        reference = field.references
        target = "" if reference is None else printable(reference.entity)
        if reference is not None and reference.on_delete is not None:
            target += f" ({reference.on_delete.value})"
        yield (
            _line(field.location),
            printable(field.name),
            type_text(field),
            "no" if field.nullable else "yes",
            target,
            field.certainty.value,
            _more(field),
        )
    for many in entity.many_to_many:
        yield _set(many)


def _set(many: ManyToMany) -> tuple[str, ...]:
    origin = f"was {printable(many.renamed_from)}" if many.renamed_from else ""
    target = printable(many.entity)
    return (_line(many.location), printable(many.name), "set", "no", target, many.certainty.value, origin)


def type_text(field: Field) -> str:
    """``decimal(12, 2)``, ``string(80)``, ``enum(open, closed)``, or the bare type."""
    arguments: Iterable[object] = ()
    if field.type == "enum":
        arguments = map(printable, field.values)
    elif field.max_length is not None:
        arguments = (field.max_length,)
    elif field.precision is not None:
        arguments = (field.precision, *(() if field.scale is None else (field.scale,)))
    stated = ", ".join(map(str, arguments))
    return f"{printable(field.type)}({stated})" if stated else printable(field.type)


def _more(field: Field) -> str:
    remarks = [
        "primary key" if field.primary_key else "",
        "unique" if field.unique else "",
        "indexed" if field.indexed else "",
        "" if field.default is None else f"default {printable(json.dumps(field.default, ensure_ascii=False))}",
        "" if field.minimum is None else f"at least {printable(str(field.minimum))}",
        "" if field.maximum is None else f"at most {printable(str(field.maximum))}",
        f"was {printable(field.renamed_from)}" if field.renamed_from else "",
    ]
    return ", ".join(remark for remark in remarks if remark)


def _certainty(certainty: Certainty) -> str:
    return "" if certainty is Certainty.STATED else certainty.value


def story_text(story: Story) -> str:
    """``as neighbour, add a tool, so that others can borrow it``."""
    criteria = f" [{len(story.acceptance)} criteria]" if story.acceptance else ""
    title = f"{printable(story.title)}: " if story.title else ""
    role = f"as {printable(story.role)}, " if story.role else ""
    benefit = f", so that {printable(story.benefit)}" if story.benefit else ""
    return f"{title}{role}{printable(story.want)}{benefit}{criteria}"
