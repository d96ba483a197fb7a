"""The answers' shape: what `resolve` yields, Copier stores and templates read.

Plain dictionaries underneath, since they are written to YAML and read back by Copier; ``schemas/answers.json``
is their JSON Schema. Every member is always present (null where it does not apply), because templates run
under ``StrictUndefined``.
"""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict


class Project(TypedDict):
    """The project as a whole; ``name`` and ``description`` are the author's words, the others identifiers."""

    name: str
    description: str
    slug: str
    snake: str
    pascal: str
    spec_version: str


class Auth(TypedDict):
    """Sign-in: whether there is any, and the life of a token in minutes."""

    enabled: bool
    token_expiry_minutes: int


class Target(TypedDict):
    """What a reference field points to; ``attribute`` names the related object, ``inverse`` the way back.

    ``constraint`` is the foreign key's name in the database, ``late`` where a migration adds it to a table that
    stands already. ``route``, ``creatable`` and ``private`` are the referenced entity's.
    """

    entity: str
    class_name: str
    table: str
    route: str
    account: bool
    creatable: bool
    private: bool
    on_delete: str
    attribute: str
    inverse: str
    constraint: str
    late: bool


class Filter(TypedDict):
    """A query parameter of the list call: ``operator`` is ``eq``, ``gte``, ``lte`` or ``isnull``."""

    parameter: str
    operator: str


class Field(TypedDict):
    """One column of an entity's row, in the order of the JSON object.

    ``role``: ``id``, ``data``, ``owner``, ``created``, ``updated``, and on the account ``email``,
    ``password_hash`` and ``password_changed``. ``writable``: taken in bodies. ``hidden``: never answered.
    ``required``: must be in a create or replace body. ``attribute`` is the name in the stack's language,
    ``name`` the one in JSON and in the database.
    """

    name: str
    camel: str
    pascal: str
    attribute: str
    label: str
    description: str
    role: str
    type: str
    writable: bool
    hidden: bool
    nullable: bool
    required: bool
    default: Any
    unique: bool
    indexed: bool
    min_length: int | None
    max_length: int | None
    minimum: Any
    maximum: Any
    precision: int | None
    scale: int | None
    pattern: str | None
    values: list[str]
    references: Target | None
    sortable: bool
    filters: list[Filter]


class Pair(TypedDict):
    """A table of pairs as a model: its class, and the attributes of this end and of the other."""

    class_name: str
    attributes: list[str]


class ManyToMany(TypedDict):
    """A set of references, in JSON as a list of ids under ``member`` (``tag_ids``).

    The two constraints are the foreign keys of ``table``; ``index`` serves the way back. ``route``, ``creatable``
    and ``private`` are those of the ``entity`` that is referred to. ``pair`` is there where migrations speak of
    models.
    """

    name: str
    attribute: str
    member: str
    member_attribute: str
    entity: str
    class_name: str
    target_table: str
    route: str
    account: bool
    creatable: bool
    private: bool
    table: str
    source_column: str
    target_column: str
    source_constraint: str
    target_constraint: str
    index: str
    inverse: str
    pair: NotRequired[Pair]


class Join(TypedDict):
    """A many-to-many table as one end sees it: the column that is this end's, and the other's."""

    table: str
    here: str
    there: str


class Relation(TypedDict):
    """A relation seen from one end: ``kind`` is many-to-one, one-to-many or many-to-many.

    ``entity``, ``class_name`` and ``module`` are the other end's, ``inverse`` is the relation's name there.
    ``holder``: the reference or set is stated here; ``attribute`` is the one that holds it, on whichever end.
    ``join`` is the table in between of many-to-many.
    """

    kind: str
    name: str
    entity: str
    class_name: str
    module: str
    inverse: str
    holder: bool
    field: str
    attribute: str
    join: Join | None


class UniqueKey(TypedDict):
    """A unique constraint; ``field`` is the one that the author called unique."""

    name: str
    field: str
    columns: list[str]


class Index(TypedDict):
    """A non-unique index."""

    name: str
    columns: list[str]


class Entity(TypedDict):
    """A stored entity with all its names.

    ``owned``: rows have ``user_id`` and belong to the caller. ``creatable``: clients can make rows, since all that
    a row must refer to has routes too.
    """

    name: str
    label: str
    description: str
    account: bool
    crud: bool
    creatable: bool
    owned: bool
    access: str
    snake: str
    camel: str
    pascal: str
    kebab: str
    plural: str
    table: str
    route: str
    module: str
    class_name: str
    fields: list[Field]
    many_to_many: list[ManyToMany]
    relations: list[Relation]
    unique_keys: list[UniqueKey]
    indexes: list[Index]


class Answers(TypedDict):
    """The whole, in the order of copier.yml's questions."""

    answers_version: int
    stack: str
    project: Project
    auth: Auth
    entities: list[Entity]
    user_stories: list[dict[str, Any]]
    integrations: list[dict[str, Any]]
    architecture: dict[str, Any]
    migrations: list[dict[str, Any]]
