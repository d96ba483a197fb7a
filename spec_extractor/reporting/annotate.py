"""A document's entities in the exact notation, to paste back: reading them gives the same entities again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from spec_extractor.ir import Access, Entity, Field, ManyToMany, OnDelete, Spec
from spec_extractor.reporting.display import printable

_ON_DELETE = {
    OnDelete.CASCADE: "on delete cascade",
    OnDelete.RESTRICT: "on delete restrict",
    OnDelete.SET_NULL: "on delete set null",
}
_LIKE_REFERENCES = ("_id", "_by", "assigned_to")
_MAX_LABEL = 30
_MARKUP = frozenset('*_[]<>&\\"')
_GENERATED = re.compile(
    r"auto|autoincrement|cuid|newid|nextval\w*|uuid(?:v?\d)?|gen_random_uuid|uuid_generate_v\d", re.I
)
"""Words that say as a default that the database makes the value."""
_WORDS_FOR_NOTHING = frozenset(
    {"null", "none", "nil", "undefined", "empty", "auto", "uuid", "cuid", "now", "today"}
)


def annotated(spec: Spec) -> str:
    """The Markdown sections ``## Entities`` and, where there are sets, ``## Relationships``.

    Left out is what the server keeps itself, and what only explains: descriptions, stories, integrations.
    """
    lines = ["## Entities", ""]
    for entity in spec.entities:
        lines.append(f"- {heading(entity)}")
        lines += [f"  - {member(field)}" for field in entity.fields if not field.primary_key]
    lines += relationships(spec)
    return "\n".join(lines) + "\n"


def relationships(spec: Spec) -> list[str]:
    """The lines of the section ``## Relationships``, none where the spec has no sets."""
    sets = [_set(entity, many) for entity in spec.entities for many in entity.many_to_many]
    return ["", "## Relationships", "", *(f"- {line}" for line in sets)] if sets else []


def heading(entity: Entity) -> str:
    """An entity's name, and in parentheses what is not as usual: ``Tool (shared, was: Device)``."""
    remarks = [
        "shared" if entity.access is Access.SHARED else "",
        "" if entity.crud else "no API",
        f"was: {printable(entity.renamed_from)}" if entity.renamed_from else "",
    ]
    told = ", ".join(remark for remark in remarks if remark)
    label = entity.label or ""
    # The name in the document's own script stays beside the identifier.
    if (
        not told
        and label
        and not label.isascii()
        and len(label) <= _MAX_LABEL
        and label.replace(" ", "").isalpha()
    ):
        told = printable(label)
    return f"{entity.name} ({told})" if told else entity.name


def member(field: Field) -> str:
    """A field with its type and its rules: ```title` (string, required)``."""
    return f"`{field.name}` ({', '.join(_parts(field))})"


def _parts(field: Field) -> Iterator[str]:
    yield _type(field)
    yield "optional" if field.nullable else "required"
    if field.unique:
        yield "unique"
    if field.indexed:
        yield "indexed"
    if field.max_length is not None:
        yield f"max {field.max_length} chars"
    if field.minimum is not None:
        yield f">= {field.minimum}"
    if field.maximum is not None:
        yield f"<= {field.maximum}"
    if field.default is not None:
        yield f"default {_quoted(field.default if isinstance(field.default, str) else json.dumps(field.default))}"
    if field.references is None and field.name.endswith(_LIKE_REFERENCES):
        yield "no reference"
    if field.references is not None and field.references.on_delete is not None:
        yield _ON_DELETE[field.references.on_delete]
    if field.renamed_from:
        yield f"was: {printable(field.renamed_from)}"


def _type(field: Field) -> str:
    if field.references is not None:
        return f"FK → {field.references.entity}"
    if field.type == "enum":
        return f"enum({', '.join(_quoted(value) for value in field.values)})"
    if field.precision is not None:
        scale = f", {field.scale}" if field.scale is not None else ""
        return f"{field.type}({field.precision}{scale})"
    return printable(field.type)


def _quoted(text: str) -> str:
    """A value as it can stand in a list: in quotes unless it is a plain word, as code where it has markup."""
    shown = printable(text)
    if shown.isalnum() and shown.lower() not in _WORDS_FOR_NOTHING and not _GENERATED.fullmatch(shown):
        return shown
    return f'"{shown}"' if "`" in shown or not _MARKUP.intersection(shown) else f"`{shown}`"


def _set(entity: Entity, many: ManyToMany) -> str:
    return f"{entity.name}.{many.name} ↔ {many.entity} (many-to-many)"
