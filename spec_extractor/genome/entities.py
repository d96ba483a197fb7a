"""Entities: names in every casing, the server's columns, and relations from both ends.

Works in passes over the whole set, since a name may depend on what others have taken: bare entities, then
their fields, then references and many-to-many sets, then keys and indexes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from spec_extractor import ir
from spec_extractor.diagnostics import Diagnostic, note, warning
from spec_extractor.genome import fields as fields_
from spec_extractor.genome.answers import Entity, Field, Join, Pair, Relation
from spec_extractor.genome.creation import is_private, mark_creatable
from spec_extractor.genome.identifiers import free, identifier
from spec_extractor.genome.stacks import Stack
from spec_extractor.genome.text import one_line, paragraph
from spec_extractor.naming import camel, kebab, pascal, plural, singular, snake

_MAX_KEY_LENGTH = 640


def resolve_entities(spec: ir.Spec, stack: Stack) -> tuple[list[Entity], list[Diagnostic]]:
    """The answers' entities in the spec's order, the account first where the spec does not name it."""
    stated = spec.entities
    auth = spec.auth.enabled
    if auth and not any(entity.name == ir.ACCOUNT for entity in stated):
        stated = (ir.Entity(ir.ACCOUNT), *stated)
    stated, diagnostics = _hold_sets_outside_the_account(stated, auth)
    entities = [_entity(entity, stack, auth) for entity in stated]
    for source, entity in zip(stated, entities, strict=True):
        diagnostics += _bound_keys(source, entity)
    by_name = {entity["name"]: entity for entity in entities}
    taken = {entity["name"]: {f["attribute"] for f in entity["fields"]} for entity in entities}
    for source, entity in zip(stated, entities, strict=True):
        _attach_references(source, entity, by_name, taken, stack)
    for source, entity in zip(stated, entities, strict=True):
        _attach_sets(source, entity, by_name, taken, stack)
    for entity in entities:
        _attach_keys(entity)
    mark_creatable(entities)
    return entities, diagnostics


def _hold_sets_outside_the_account(
    entities: Sequence[ir.Entity], auth: bool
) -> tuple[tuple[ir.Entity, ...], list[Diagnostic]]:
    """The account has no routes of its own, so a set that it states is held by the other side."""
    account = next((e for e in entities if auth and e.name == ir.ACCOUNT), None)
    if account is None or not account.many_to_many:
        return tuple(entities), []
    diagnostics: list[Diagnostic] = []
    moved: dict[str, list[ir.ManyToMany]] = {}
    for many in account.many_to_many:
        if many.entity == ir.ACCOUNT:
            diagnostics.append(
                warning(
                    "PRD311",
                    many.location,
                    f"User.{many.name} relates accounts to accounts, which is not built",
                    "name the relation as an entity, such as `- Follow: followed_id (FK → User, required)`",
                )
            )
            continue
        # Two sets from the account to one entity need two names there.
        name = plural(ir.ACCOUNT) if many.entity not in moved else f"{singular(many.name)}_users"
        moved.setdefault(many.entity, []).append(
            ir.ManyToMany(name, ir.ACCOUNT, certainty=many.certainty, location=many.location)
        )
        diagnostics.append(
            note(
                "PRD310",
                many.location,
                f"User.{many.name} is kept as {many.entity}.{name}: accounts have no routes of their own",
            )
        )
    result = []
    for entity in entities:
        sets = () if entity is account else entity.many_to_many
        known = {many.name for many in sets}
        added = [many for many in moved.get(entity.name, []) if many.name not in known]
        result.append(replace(entity, many_to_many=(*sets, *added)))
    return tuple(result), diagnostics


def _entity(source: ir.Entity, stack: Stack, auth: bool) -> Entity:
    account = auth and source.name == ir.ACCOUNT
    owned = auth and not account
    plural_name = plural(source.name)
    return {
        "name": source.name,
        "label": one_line(source.label or snake(source.name).replace("_", " ").capitalize(), 120),
        "description": paragraph(source.description),
        "account": account,
        "crud": source.crud and not account,
        "creatable": False,
        "owned": owned,
        "access": (source.access if owned else ir.Access.OWNER).value,
        "snake": snake(source.name),
        "camel": camel(source.name),
        "pascal": pascal(source.name),
        "kebab": kebab(source.name),
        "plural": plural_name,
        "table": identifier(plural_name),
        "route": kebab(plural_name),
        "module": stack.module(snake(source.name)),
        "class_name": stack.class_name(pascal(source.name)),
        "fields": _fields(source, stack, account=account, owned=owned),
        "many_to_many": [],
        "relations": [],
        "unique_keys": [],
        "indexes": [],
    }


def _fields(source: ir.Entity, stack: Stack, *, account: bool, owned: bool) -> list[Field]:
    def server(name: str, type_: str, role: str, **given: Any) -> Field:
        return fields_.make_field(stack, name, type_, role, **given)

    kept_by_server = {"id", *ir.TIMESTAMP_FIELDS}
    kept_by_server |= {*ir.ACCOUNT_FIELDS, ir.OWNER_FIELD} if account else set()
    kept_by_server |= {ir.OWNER_FIELD} if owned else set()
    result = [server("id", "uuid", "id")]
    if account:
        result.append(server("email", "email", "email", required=True, unique=True))
        result.append(server("password_hash", "string", "password_hash", hidden=True, max_length=60))
        result.append(server("password_changed_at", "datetime", "password_changed", hidden=True))
    for field in source.fields:
        if field.name in kept_by_server or field.primary_key:
            continue
        label = one_line(field.label or field.name.replace("_", " "), 120)
        result.append(fields_.from_spec(stack, field, label, paragraph(field.description)))
    if owned:
        result.append(server(ir.OWNER_FIELD, "uuid", "owner"))
    result += [server("created_at", "datetime", "created"), server("updated_at", "datetime", "updated")]
    return result


def _bound_keys(source: ir.Entity, entity: Entity) -> list[Diagnostic]:
    """Keep indexed text within what a PostgreSQL B-tree entry holds (2,704 bytes; a character takes up to 4).

    A longer value would fail on insert, as a database error, long after the schema was accepted.
    """
    locations = {field.name: field.location for field in source.fields}
    diagnostics = []
    for field in entity["fields"]:
        length = field["max_length"] or 0
        if length <= _MAX_KEY_LENGTH or not (field["unique"] or field["indexed"]):
            continue
        if field["unique"]:
            field["max_length"] = _MAX_KEY_LENGTH
            told = f"is unique, so it holds at most {_MAX_KEY_LENGTH} characters"
        else:
            field["indexed"] = False
            told = f"is not indexed: it may hold more than {_MAX_KEY_LENGTH} characters"
        message = f"{source.name}.{field['name']} {told}"
        remedy = f"state a maximum length of up to {_MAX_KEY_LENGTH}"
        diagnostics.append(note("PRD320", locations.get(field["name"], source.location), message, remedy))
    return diagnostics


def _attach_references(
    source: ir.Entity, entity: Entity, by_name: dict[str, Entity], taken: dict[str, set[str]], stack: Stack
) -> None:
    references = {f.name: f.references for f in source.fields if f.references}
    if entity["owned"]:
        references[ir.OWNER_FIELD] = ir.Reference(ir.ACCOUNT, ir.OnDelete.CASCADE)
    targets = Counter(
        reference.entity for field in entity["fields"] if (reference := references.get(field["name"])) is not None
    )
    for field in entity["fields"]:
        reference = references.get(field["name"])
        if reference is None:
            continue
        target = by_name[reference.entity]
        base = field["name"].removesuffix("_id")
        base = f"{base}_row" if base == field["name"] else base
        attribute = free(stack.attribute(base), taken[entity["name"]])
        taken[entity["name"]].add(attribute)
        only_one = targets[reference.entity] == 1 or field["role"] == "owner"
        inverse = entity["plural"] if only_one else f"{entity['plural']}_by_{base}"
        inverse = free(stack.attribute(inverse), taken[target["name"]])
        taken[target["name"]].add(inverse)
        implied = ir.OnDelete.SET_NULL if field["nullable"] else ir.OnDelete.RESTRICT
        field["references"] = {
            "entity": target["name"],
            "class_name": target["class_name"],
            "table": target["table"],
            "route": target["route"],
            "account": target["account"],
            "creatable": False,
            "private": is_private(target),
            "on_delete": (reference.on_delete or implied).value,
            "attribute": attribute,
            "inverse": inverse,
            "constraint": identifier("fk", entity["table"], field["name"]),
            "late": False,
        }
        held = (field["name"], field["attribute"])
        _relate(entity, "many-to-one", attribute, target, inverse, held=held, holder=True)
        _relate(target, "one-to-many", inverse, entity, attribute, held=held)


def _relate(
    entity: Entity,
    kind: str,
    name: str,
    other: Entity,
    inverse: str,
    *,
    held: tuple[str, str],
    holder: bool = False,
    join: Join | None = None,
) -> None:
    relation: Relation = {
        "kind": kind,
        "name": name,
        "entity": other["name"],
        "class_name": other["class_name"],
        "module": other["module"],
        "inverse": inverse,
        "holder": holder,
        "field": held[0],
        "attribute": held[1],
        "join": join,
    }
    entity["relations"].append(relation)


def _attach_sets(
    source: ir.Entity,
    entity: Entity,
    by_name: dict[str, Entity],
    taken: dict[str, set[str]],
    stack: Stack,
) -> None:
    for many in source.many_to_many:
        target = by_name[many.entity]
        one = singular(many.name)
        attribute = free(stack.attribute(many.name), taken[entity["name"]])
        taken[entity["name"]].add(attribute)
        inverse = free(stack.attribute(entity["plural"]), taken[target["name"]])
        taken[target["name"]].add(inverse)
        source_column = identifier(entity["snake"], "id")
        target_column = identifier(one, "id")
        if target_column == source_column:
            target_column = identifier("related", one, "id")
        table = identifier(entity["snake"], many.name)
        entity["many_to_many"].append(
            {
                "name": many.name,
                "attribute": attribute,
                "member": f"{one}_ids",
                "member_attribute": stack.attribute(f"{one}_ids"),
                "entity": target["name"],
                "class_name": target["class_name"],
                "target_table": target["table"],
                "route": target["route"],
                "account": target["account"],
                "creatable": False,
                "private": is_private(target),
                "table": table,
                "source_column": source_column,
                "target_column": target_column,
                "source_constraint": identifier("fk", table, source_column),
                "target_constraint": identifier("fk", table, target_column),
                "index": identifier("ix", table, target_column),
                "inverse": inverse,
            }
        )
        if stack.migrates_models:
            entity["many_to_many"][-1]["pair"] = _pair(stack, table, source_column, target_column)
        held = (f"{one}_ids", stack.attribute(f"{one}_ids"))
        out: Join = {"table": table, "here": source_column, "there": target_column}
        back: Join = {"table": table, "here": target_column, "there": source_column}
        _relate(entity, "many-to-many", attribute, target, inverse, held=held, holder=True, join=out)
        _relate(target, "many-to-many", inverse, entity, attribute, held=held, join=back)


def _pair(stack: Stack, table: str, *columns: str) -> Pair:
    ends = [f"{column}_row" if column == (stem := column.removesuffix("_id")) else stem for column in columns]
    class_name = f"{''.join(map(str.capitalize, table.split('_')))}Pair"
    return {"class_name": class_name, "attributes": [stack.attribute(end) for end in ends]}


def _attach_keys(entity: Entity) -> None:
    """Unique constraints and indexes, each leading with what the queries filter by first.

    Lists are read by owner in keyset order, so an index of an owned entity leads with ``user_id`` and one that
    serves a sort ends with ``id``. A reference's index leads with the reference: the database looks rows up by
    it when the referenced row goes.
    """
    table = entity["table"]
    private = entity["owned"] and entity["access"] == ir.Access.OWNER.value
    lead = [ir.OWNER_FIELD] if private else []
    if entity["owned"]:
        columns = [ir.OWNER_FIELD, "id"]
        entity["indexes"].append({"name": identifier("ix", table, *columns), "columns": columns})
    for field in entity["fields"]:
        name = field["name"]
        if field["unique"]:
            columns = [ir.OWNER_FIELD, name] if entity["owned"] else [name]
            key = identifier("uq", table, *columns)
            entity["unique_keys"].append({"name": key, "field": name, "columns": columns})
        if field["references"] and field["role"] != "owner":
            columns = [name, "id"]
        elif field["indexed"] and not field["unique"] and field["type"] != "json":
            columns = [*lead, name, "id"]
        else:
            continue
        entity["indexes"].append({"name": identifier("ix", table, *columns), "columns": columns})
