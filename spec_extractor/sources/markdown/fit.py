"""The last step: what a document may well say and this server can't do is left out, with a warning.

A document describes its author's system, where a column may be of 60 digits, or an account may need a team. What
contradicts itself in an exact notation stays as it is, for the review to reject.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spec_extractor.diagnostics import Diagnostic, Location, warning
from spec_extractor.ir import ACCOUNT, Entity, Field, ManyToMany
from spec_extractor.naming import entity_key, entity_name, plural, singular, snake
from spec_extractor.values import MAX_INTEGER, problem

_MAX_LENGTH = 100_000
_MAX_PRECISION = 38
_MAX_VALUES = 200
_MAX_VALUE = 100
_SERVERS = frozenset({"auth", "health", "doc", "openapi", "redoc", "revokedtoken", "loginfailure"})
"""Keys of names that the server has for itself; without fields, nothing is lost with an entity of such a name."""


def fit(entities: Iterable[Entity], told: list[Diagnostic]) -> tuple[Entity, ...]:
    """The entities as the server can keep them."""
    kept = []
    for entity in entities:
        if len(entity.fields) == 1 and not entity.many_to_many and entity_key(entity.name) in _SERVERS:
            told.append(
                _unfit(entity.location, f"{entity.name} is told without fields, and is the server's own name")
            )
            continue
        fields = tuple(_field(entity, field, told) for field in entity.fields)
        kept.append(replace(entity, fields=fields))
    return _without_cycles(_without_clashes(kept, told), told)


def _unfit(location: Location, message: str, remedy: str = "leave it out, or give it another name") -> Diagnostic:
    return warning("PRD143", location, message, remedy)


def _field(entity: Entity, field: Field, told: list[Diagnostic]) -> Field:
    for message, changes in _limits(field):
        told.append(_unfit(field.location, f"{entity.name}.{field.name} {message}", "state a smaller one"))
        field = replace(field, **changes)  # type: ignore[arg-type]
    if field.default is not None and (wrong := problem(field, field.default)):
        told.append(
            warning(
                "PRD138",
                field.location,
                f"{entity.name}.{field.name}: the default {str(field.default)[:40]!r} is {wrong}: it is left out",
                "write one that the field can hold",
            )
        )
        field = replace(field, default=None)
    return field


def _limits(field: Field) -> Iterator[tuple[str, dict[str, object]]]:
    """What is beyond the server's limits, with the changes that bring it within."""
    if field.max_length is not None and field.max_length > _MAX_LENGTH:
        yield f"has {field.max_length:,} characters at most: read without a limit", {"max_length": None}
    precision, scale = field.precision, field.scale
    if precision is not None and not 1 <= precision <= _MAX_PRECISION:
        yield f"has the precision {precision}: read without one", {"precision": None, "scale": None}
    elif precision is not None and scale is not None and scale > precision:
        yield (
            f"has the scale {scale} and the precision {precision}: read without",
            {"precision": None, "scale": None},
        )
    if field.type == "json" and (field.unique or field.indexed):
        yield "is json, which can't be a key: read without the index", {"unique": False, "indexed": False}
    if field.type == "integer" and any(
        isinstance(bound, int) and abs(bound) > MAX_INTEGER for bound in (field.minimum, field.maximum)
    ):
        yield "has a bound beyond ±(2^53 - 1): read without", {"minimum": None, "maximum": None}
    if len(set(field.values)) < len(field.values):
        yield "has a value twice: it counts once", {"values": tuple(dict.fromkeys(field.values))}
    if len(field.values) > _MAX_VALUES or any(len(value) > _MAX_VALUE for value in field.values):
        yield "has more or longer values than an enumeration: read as string", {"type": "string", "values": ()}


def _without_clashes(entities: list[Entity], told: list[Diagnostic]) -> list[Entity]:
    """Without the sets whose table or member another thing has."""
    tables = {plural(entity.name) for entity in entities}
    result = []
    for entity in entities:
        taken = {field.name for field in entity.fields}
        sets: list[ManyToMany] = []
        for many in entity.many_to_many:
            table = f"{snake(entity.name)}_{many.name}"
            clash = (
                table
                if table in tables
                else next((name for name in (many.name, f"{singular(many.name)}_ids") if name in taken), None)
            )
            if clash is None:
                sets.append(many)
                tables.add(table)
                continue
            place = f"{entity.name} and {many.entity} are related through {entity_name(clash)}"
            message = (
                f"{place}, which is told itself" if clash == table else f"{entity.name} has '{clash}' already"
            )
            told.append(_unfit(many.location, f"{message}: the set '{many.name}' is left out", "say it once"))
        result.append(replace(entity, many_to_many=tuple(sets)))
    return result


def _without_cycles(entities: list[Entity], told: list[Diagnostic]) -> tuple[Entity, ...]:
    """With the last reference of every ring of required ones optional, so that a first row can be made."""
    by_name = {entity.name: index for index, entity in enumerate(entities)}
    required: dict[str, set[str]] = {entity.name: set() for entity in entities}
    result = list(entities)
    for entity in entities:
        fields = list(entity.fields)
        for position, field in enumerate(fields):
            if field.references is None or field.nullable or field.references.entity not in by_name:
                continue
            target = field.references.entity
            if target == ACCOUNT:
                continue
            if _leads(target, entity.name, required):
                message = f"{entity.name}.{field.name} closes a ring of required references: read as optional"
                told.append(_unfit(field.location, message, f"write `{field.name} (FK → {target}, optional)`"))
                fields[position] = replace(field, nullable=True)
            else:
                required[entity.name].add(target)
        result[by_name[entity.name]] = replace(entity, fields=tuple(fields))
    return tuple(result)


def _leads(start: str, goal: str, edges: dict[str, set[str]]) -> bool:
    """Whether a way leads from one entity to another along required references."""
    seen = {start}
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        fresh = edges.get(name, set()) - seen
        seen |= fresh
        waiting.extend(fresh)
    return False
