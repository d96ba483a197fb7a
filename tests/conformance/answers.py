"""What the suite reads from an answers file: resources, their fields and relations, and sign-in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Reference:
    """The target of a reference field; ``account`` where it is the signed-in user's entity."""

    entity: str
    account: bool
    on_delete: str


@dataclass(frozen=True)
class Field:
    """A member of a row. ``values`` are an enum's; ``filters`` are pairs of parameter and operator."""

    entity: str
    name: str
    role: str
    type: str
    writable: bool
    hidden: bool
    nullable: bool
    required: bool
    default: Any
    unique: bool
    min_length: int
    max_length: int | None
    minimum: Any
    maximum: Any
    precision: int
    scale: int
    pattern: str | None
    values: tuple[str, ...]
    references: Reference | None
    sortable: bool
    filters: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.entity}.{self.name}"

    def parameter(self, operator: str) -> str | None:
        """The query parameter of ``operator``, if the list call has it."""
        return next((parameter for parameter, found in self.filters if found == operator), None)


@dataclass(frozen=True)
class ManyToMany:
    """A set of references; ``member`` is its name in JSON."""

    owner: str
    member: str
    entity: str
    account: bool

    def __str__(self) -> str:
        return f"{self.owner}.{self.member}"


@dataclass(frozen=True)
class Entity:
    """A resource, or the account (whose row is ``/auth/me``)."""

    name: str
    snake: str
    plural: str
    pascal: str
    route: str
    account: bool
    crud: bool
    owned: bool
    shared: bool
    fields: tuple[Field, ...]
    sets: tuple[ManyToMany, ...]

    def __str__(self) -> str:
        return self.name

    @property
    def writable(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.writable)

    @property
    def visible(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if not field.hidden)

    @property
    def refused(self) -> tuple[str, ...]:
        """Names of members that are the server's, so that no body may hold them."""
        return tuple(field.name for field in self.fields if not field.writable and field.role != "email")

    @property
    def members(self) -> list[str]:
        """The members of a row in the order in which they are answered."""
        names: list[str] = []
        sets = [many.member for many in self.sets]
        for field in self.visible:
            if field.role in ("owner", "created") and sets:
                names += sets
                sets = []
            names.append(field.name)
        return names

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    def role(self, role: str) -> Field | None:
        return next((field for field in self.fields if field.role == role), None)


@dataclass(frozen=True)
class Answers:
    """The answers file as the suite needs it."""

    auth: bool
    token_minutes: int
    entities: tuple[Entity, ...]

    @property
    def resources(self) -> tuple[Entity, ...]:
        return tuple(entity for entity in self.entities if entity.crud)

    @property
    def account(self) -> Entity:
        return next(entity for entity in self.entities if entity.account)

    def entity(self, name: str) -> Entity:
        return next(entity for entity in self.entities if entity.name == name)

    def creatable(self, entity: Entity) -> bool:
        """Whether a client can make a row: what it has to refer to must be makeable too."""
        return entity.crud and all(
            field.references.account or self.creatable(self.entity(field.references.entity))
            for field in entity.writable
            if field.required and field.references
        )


def load(path: Path) -> Answers:
    """Read ``path``. Raises OSError, KeyError or yaml.YAMLError where it is not an answers file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Answers(
        auth=data["auth"]["enabled"],
        token_minutes=data["auth"]["token_expiry_minutes"],
        entities=tuple(_entity(entity) for entity in data["entities"]),
    )


def _entity(data: dict[str, Any]) -> Entity:
    name = data["name"]
    return Entity(
        name=name,
        snake=data["snake"],
        plural=data["plural"],
        pascal=data["pascal"],
        route=f"/{data['route']}",
        account=data["account"],
        crud=data["crud"],
        owned=data["owned"],
        shared=data["access"] == "shared",
        fields=tuple(_field(name, field) for field in data["fields"]),
        sets=tuple(
            ManyToMany(name, many["member"], many["entity"], many["account"]) for many in data["many_to_many"]
        ),
    )


def _field(entity: str, data: dict[str, Any]) -> Field:
    target = data["references"]
    return Field(
        entity=entity,
        name=data["name"],
        role=data["role"],
        type=data["type"],
        writable=data["writable"],
        hidden=data["hidden"],
        nullable=data["nullable"],
        required=data["required"],
        default=data["default"],
        unique=data["unique"],
        min_length=data["min_length"] or 0,
        max_length=data["max_length"],
        minimum=data["minimum"],
        maximum=data["maximum"],
        precision=data["precision"] or 0,
        scale=data["scale"] or 0,
        pattern=data["pattern"],
        values=tuple(data["values"]),
        references=Reference(target["entity"], target["account"], target["on_delete"]) if target else None,
        sortable=data["sortable"],
        filters=tuple((item["parameter"], item["operator"]) for item in data["filters"]),
    )
