"""The intermediate representation: a `Spec` as every source yields it and every later stage reads it.

Values are immutable; a stage that changes something returns a new one (`dataclasses.replace`). The JSON form,
with the same names, is ``schemas/spec-1.1.json``; `spec_extractor.schema` converts both ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from spec_extractor.diagnostics import Location

NOWHERE = Location("")

FIELD_TYPES = (
    "string",
    "text",
    "integer",
    "float",
    "decimal",
    "boolean",
    "date",
    "datetime",
    "uuid",
    "enum",
    "json",
    "email",
    "url",
)
"""The types of spec 1.1, in the order in which help texts list them."""


class Certainty(StrEnum):
    """How a statement came out of the document."""

    STATED = "stated"
    INFERRED = "inferred"
    GUESSED = "guessed"


class OnDelete(StrEnum):
    """What happens to a row when the row that it references is deleted."""

    CASCADE = "cascade"
    RESTRICT = "restrict"
    SET_NULL = "set_null"


class Access(StrEnum):
    """Who may read an entity's rows: the owner alone, or every signed-in user (only the owner writes)."""

    OWNER = "owner"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Reference:
    """A many-to-one reference to another entity, held by the field that carries it.

    ``on_delete`` None means that the document does not say: a required reference then restricts, an optional
    one is set to null (``docs/api-contract.md``).
    """

    entity: str
    on_delete: OnDelete | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One stored attribute of an entity.

    ``type`` is one of `FIELD_TYPES`, or what the document says where that could not be mapped (the review
    rejects it). ``default`` is a JSON value in its form on the wire (a decimal is a string, a date is ISO
    8601), or ``"now"`` for ``datetime`` and ``"today"`` for ``date``; None means no default. A field with
    ``references`` has the type ``uuid``. ``minimum`` and ``maximum`` are inclusive: numbers for ``integer`` and
    ``float``, strings for ``decimal``. ``label`` is the name as the document writes it where that differs.
    """

    name: str
    type: str
    nullable: bool = True
    primary_key: bool = False
    unique: bool = False
    indexed: bool = False
    default: object | None = None
    max_length: int | None = None
    minimum: int | float | str | None = None
    maximum: int | float | str | None = None
    precision: int | None = None
    scale: int | None = None
    values: tuple[str, ...] = ()
    references: Reference | None = None
    renamed_from: str | None = None
    label: str | None = None
    description: str = ""
    certainty: Certainty = Certainty.STATED
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class ManyToMany:
    """A set of references to another entity (``name`` is the set's plural name: ``tags``), held by one side.

    It stands at the entity that the document names first; the other side is derived.
    """

    name: str
    entity: str
    renamed_from: str | None = None
    certainty: Certainty = Certainty.STATED
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Entity:
    """A stored thing: ``name`` is singular PascalCase after the review.

    The primary key stands among ``fields`` (``id``, ``uuid``, ``primary_key``); ``user_id``, ``created_at`` and
    ``updated_at`` are the server's and do not. ``crud`` says whether it gets routes of its own.
    """

    name: str
    fields: tuple[Field, ...] = ()
    many_to_many: tuple[ManyToMany, ...] = ()
    crud: bool = True
    access: Access = Access.OWNER
    renamed_from: str | None = None
    label: str | None = None
    description: str = ""
    certainty: Certainty = Certainty.STATED
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Story:
    """A user story: "As a ``role``, I want ``want`` so that ``benefit``", with acceptance criteria.

    A story told in other words (a heading, a paragraph) has its text in ``want`` and an empty ``role``.
    """

    want: str
    role: str = ""
    benefit: str = ""
    title: str = ""
    acceptance: tuple[str, ...] = ()
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Integration:
    """An outside system that the document names; ``category`` is a lower-case noun such as ``payment``."""

    name: str
    category: str = "other"
    description: str = ""
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Auth:
    """Whether callers sign in, and for how long a token lives, in minutes."""

    enabled: bool = True
    token_expiry_minutes: int = 60
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True)
class Spec:
    """A whole specification. An entity ``User`` holds the account's profile fields while ``auth.enabled``."""

    name: str
    description: str = ""
    auth: Auth = Auth()
    entities: tuple[Entity, ...] = ()
    user_stories: tuple[Story, ...] = ()
    integrations: tuple[Integration, ...] = ()
    location: Location = NOWHERE


ACCOUNT = "User"
"""The entity that holds the account's profile fields while ``auth.enabled``."""

OWNER_FIELD = "user_id"
"""The column that says to whom a row belongs while ``auth.enabled``."""

TIMESTAMP_FIELDS = ("created_at", "updated_at")
"""Columns of every row that the server keeps; stated ones are dropped by the genome."""

ACCOUNT_FIELDS = (
    "email",
    "password",
    "password_hash",
    "hashed_password",
    "encrypted_password",
    "password_digest",
    "password_changed_at",
)
"""What the account has of its own, or replaces, whatever the document calls it."""
