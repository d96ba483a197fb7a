"""Between a `Spec` and its JSON form, ``schemas/spec-1.1.json``: each is the other's inverse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import yaml

from spec_extractor.diagnostics import Location
from spec_extractor.ir import (
    Access,
    Auth,
    Entity,
    Field,
    Integration,
    ManyToMany,
    OnDelete,
    Reference,
    Spec,
    Story,
)
from spec_extractor.schema.validation import Path

SPEC_VERSION = "1.1"

Json = dict[str, Any]


def to_dict(spec: Spec) -> Json:
    """``spec`` as JSON values: members in a fixed order, defaults left out.

    Locations and certainties are about the document that was read and have no place in the form.
    """
    return {
        "spec_version": SPEC_VERSION,
        "project": {"name": spec.name, **_stated(description=spec.description)},
        "auth": {"enabled": spec.auth.enabled, "token_expiry_minutes": spec.auth.token_expiry_minutes},
        "entities": [_entity_to_dict(entity) for entity in spec.entities],
        **_stated(
            user_stories=[_story_to_dict(story) for story in spec.user_stories],
            integrations=[_integration_to_dict(integration) for integration in spec.integrations],
        ),
    }


def to_yaml(spec: Spec) -> str:
    """``spec`` as a spec file in YAML."""
    return yaml.safe_dump(to_dict(spec), sort_keys=False, allow_unicode=True, width=110)


def from_dict(data: Mapping[str, Any], locate: Callable[[Path], Location]) -> Spec:
    """The `Spec` of a document that is valid against its schema, 1.0 or 1.1.

    Whatever 1.0 can say means the same in 1.1, so that reading it is the upgrade. ``locate`` gives the place of
    the member that a path leads to.
    """
    auth = data.get("auth", {})
    return Spec(
        name=data["project"]["name"],
        description=data["project"].get("description", ""),
        auth=Auth(
            enabled=auth.get("enabled", True),
            token_expiry_minutes=int(auth.get("token_expiry_minutes", 60)),
            location=locate(("auth",)),
        ),
        entities=tuple(_entity(item, ("entities", index), locate) for index, item in enumerate(data["entities"])),
        user_stories=tuple(
            Story(
                want=item["want"],
                role=item.get("role", ""),
                benefit=item.get("benefit", ""),
                title=item.get("title", ""),
                acceptance=tuple(item.get("acceptance", ())),
                location=locate(("user_stories", index)),
            )
            for index, item in enumerate(data.get("user_stories", ()))
        ),
        integrations=tuple(
            Integration(
                name=item["name"],
                category=item.get("category", "other"),
                description=item.get("description", ""),
                location=locate(("integrations", index)),
            )
            for index, item in enumerate(data.get("integrations", ()))
        ),
        location=locate(()),
    )


def _entity(item: Mapping[str, Any], path: Path, locate: Callable[[Path], Location]) -> Entity:
    return Entity(
        name=item["name"],
        fields=tuple(
            _field(field, locate((*path, "fields", index))) for index, field in enumerate(item["fields"])
        ),
        many_to_many=tuple(
            ManyToMany(
                name=many["name"],
                entity=many["entity"],
                renamed_from=many.get("renamed_from"),
                location=locate((*path, "many_to_many", index)),
            )
            for index, many in enumerate(item.get("many_to_many", ()))
        ),
        crud=item.get("crud", True),
        access=Access(item.get("access", "owner")),
        renamed_from=item.get("renamed_from"),
        label=item.get("label"),
        description=item.get("description", ""),
        location=locate(path),
    )


def _field(item: Mapping[str, Any], location: Location) -> Field:
    reference = item.get("references")
    on_delete = reference.get("on_delete") if reference else None
    primary_key = item.get("primary_key", False)
    type_ = item["type"]
    return Field(
        name=item["name"],
        type=type_,
        nullable=item.get("nullable", not primary_key),
        primary_key=primary_key,
        unique=item.get("unique", False),
        indexed=item.get("indexed", False),
        default=_on_the_wire(item.get("default"), type_),
        max_length=_integer(item.get("max_length")),
        minimum=_on_the_wire(item.get("minimum"), type_),
        maximum=_on_the_wire(item.get("maximum"), type_),
        precision=_integer(item.get("precision")),
        scale=_integer(item.get("scale")),
        values=tuple(item.get("values", ())),
        references=Reference(reference["entity"], OnDelete(on_delete) if on_delete else None)
        if reference
        else None,
        renamed_from=item.get("renamed_from"),
        label=item.get("label"),
        description=item.get("description", ""),
        location=location,
    )


def _integer(value: float | None) -> int | None:
    """JSON Schema takes ``10.0`` for an integer."""
    return None if value is None else int(value)


def _on_the_wire(value: Any, type_: str) -> Any:
    """A number in the form that its type has on the wire: ``9.5`` → ``"9.5"`` for a decimal, ``1.0`` → ``1``
    for an integer."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if type_ == "decimal":
        return format(Decimal(repr(value)), "f")
    if type_ == "integer" and isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _stated(**members: object) -> Json:
    """The members that say anything: not None, False, empty text or an empty list."""
    return {name: value for name, value in members.items() if value not in (None, False, "", [])}


def _entity_to_dict(entity: Entity) -> Json:
    result = {
        "name": entity.name,
        **_stated(label=entity.label, description=entity.description, renamed_from=entity.renamed_from),
    }
    if not entity.crud:
        result["crud"] = False
    if entity.access is not Access.OWNER:
        result["access"] = entity.access.value
    result["fields"] = [_field_to_dict(field) for field in entity.fields]
    sets = [
        {"name": many.name, "entity": many.entity, **_stated(renamed_from=many.renamed_from)}
        for many in entity.many_to_many
    ]
    return {**result, **_stated(many_to_many=sets)}


def _field_to_dict(field: Field) -> Json:
    result: Json = {"name": field.name, "type": field.type}
    if field.nullable == field.primary_key:
        result["nullable"] = field.nullable
    result |= _stated(primary_key=field.primary_key, unique=field.unique, indexed=field.indexed)
    # Zero and false are values, so these members are left out only where they are None.
    values: Json = {
        "default": field.default,
        "max_length": field.max_length,
        "minimum": field.minimum,
        "maximum": field.maximum,
        "precision": field.precision,
        "scale": field.scale,
    }
    result |= {name: value for name, value in values.items() if value is not None}
    result |= _stated(values=list(field.values))
    if field.references is not None:
        result["references"] = {"entity": field.references.entity}
        if field.references.on_delete is not None:
            result["references"]["on_delete"] = field.references.on_delete.value
    return result | _stated(renamed_from=field.renamed_from, label=field.label, description=field.description)


def _story_to_dict(story: Story) -> Json:
    words = _stated(title=story.title, role=story.role)
    more = _stated(benefit=story.benefit, acceptance=list(story.acceptance))
    return {**words, "want": story.want, **more}


def _integration_to_dict(integration: Integration) -> Json:
    category = {} if integration.category == "other" else {"category": integration.category}
    return {"name": integration.name, **category, **_stated(description=integration.description)}
