"""What several rules ask of a spec."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Location
from spec_extractor.ir import ACCOUNT, Entity, Field, ManyToMany, Spec
from spec_extractor.naming import singular


def fields(spec: Spec) -> Iterator[tuple[Entity, Field]]:
    """Every field, with its entity."""
    return ((entity, field) for entity in spec.entities for field in entity.fields)


def sets(spec: Spec) -> Iterator[tuple[Entity, ManyToMany]]:
    """Every many-to-many set, with the entity that states it."""
    return ((entity, many) for entity in spec.entities for many in entity.many_to_many)


def stated(thing: Entity | Field) -> str:
    """The name as the document writes it."""
    return thing.label or thing.name


def is_account(spec: Spec, entity: Entity) -> bool:
    """Whether the entity is the account, whose rows are made by registering."""
    return spec.auth.enabled and entity.name == ACCOUNT


def targets(spec: Spec) -> frozenset[str]:
    """The names that a reference may use: the account has a table whether or not the document names it."""
    names = frozenset(entity.name for entity in spec.entities)
    return names | {ACCOUNT} if spec.auth.enabled else names


def member(many: ManyToMany) -> str:
    """What a set is called on the wire: ``tags`` → ``tag_ids``."""
    return f"{singular(many.name)}_ids"


def first_line(location: Location) -> str:
    """``, first in line 3`` for a message about a second telling; nothing where the line is not known."""
    return f", first in line {location.line}" if location.line else ""
