"""Accounts are made by registering: what a document requires of a user is then asked for later."""

from __future__ import annotations

from dataclasses import replace

from spec_extractor.diagnostics import Diagnostic, warning
from spec_extractor.ir import ACCOUNT, OWNER_FIELD, Entity, Field


def registrable(entity: Entity, told: list[Diagnostic]) -> Entity:
    """The entity as it is, or the account with every reference optional: who registers has no rows to name yet."""
    if entity.name != ACCOUNT:
        return entity
    return replace(entity, fields=tuple(_optional(field, told) for field in entity.fields))


def _optional(field: Field, told: list[Diagnostic]) -> Field:
    if field.references is None or field.nullable or field.name == OWNER_FIELD:
        return field
    told.append(
        warning(
            "PRD142",
            field.location,
            f"{ACCOUNT}.{field.name} is required, and is read as optional: an account is made by registering, "
            f"before it can name a {field.references.entity}",
            "make it optional, or keep what an account needs in an entity of its own",
        )
    )
    return replace(field, nullable=True)
