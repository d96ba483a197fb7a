"""Lists that only name entities and describe them: kinds of a thing behind its name are no attributes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spec_extractor.naming import plural, singular, snake
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.tellings import EntityTelling, FieldTelling, Telling
from spec_extractor.sources.markdown.vocabulary import COMMON_NAMES, LIKELY_NAMES

_LEAST = 4
"""Entities that a list names without an attribute, so that it lists none of the others either."""


def without_kinds(told: Sequence[list[Telling]]) -> list[list[Telling]]:
    """The tellings of a list's items; ``Members: Rowers, coxes, guests`` among descriptions keeps no attribute."""
    entities = [one for tellings in told for one in tellings if isinstance(one, EntityTelling)]
    described = sum(1 for entity in entities if not entity.fields and entity.description)
    listed = [entity for entity in entities if entity.fields]
    if described < _LEAST or len(listed) * _LEAST > described or not all(map(_lists_kinds, listed)):
        return list(told)
    return [[_bare(one) if isinstance(one, EntityTelling) else one for one in tellings] for tellings in told]


def says_what_it_is(field: FieldTelling, body: str) -> bool:
    """Whether the only field behind a name is no field: ``boxes linked to the boathouse``."""
    many = plural(field.name) == snake(field.name) != singular(field.name)
    return many and field.foreign_key and field.type is None and body[:1].isalpha() and "(" not in body


def _lists_kinds(entity: EntityTelling) -> bool:
    return len(entity.fields) > 1 and all(map(_is_kind, entity.fields))


def _is_kind(field: FieldTelling) -> bool:
    """Whether it is a noun in the plural without a type, and no name that attributes have."""
    name = field.name.lower()
    many = plural(name) == snake(name) != singular(name)
    known = name in COMMON_NAMES or name in LIKELY_NAMES or infer_type(name) != "string"
    return many and not known and not is_typed(field)


def _bare(entity: EntityTelling) -> EntityTelling:
    if not entity.fields:
        return entity
    return replace(entity, fields=(), description=", ".join(field.name for field in entity.fields))
