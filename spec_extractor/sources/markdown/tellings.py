"""Tellings: what one place of a document says, before everything said about one thing is merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from spec_extractor.diagnostics import Diagnostic, Location
from spec_extractor.ir import Access, Auth, Certainty, Integration, OnDelete, Story
from spec_extractor.sources.markdown.tree import Document


class Exactness(IntEnum):
    """How exact a notation is: of two tellings that differ the more exact one holds."""

    PROSE = 1
    LOOSE = 2
    TYPED = 3
    SCHEMA = 4


@dataclass(frozen=True, slots=True)
class FieldTelling:
    """One field as one place states it; None means that the place is silent.

    ``type`` is a type of the IR, or the document's own word where that is unknown; ``type_words`` is what the
    document says, ``type_exact`` whether that is merely another spelling of the type. ``target`` is the entity
    that a stated foreign key names, empty where the place says that there is none; ``foreign_key`` without
    ``target`` means that only the name says which.
    ``optional_by_mark``: a ``?`` after the name says so, by which its neighbours without one are required.
    ``unique_with_others``: it is part of a key of several columns, and not unique by a relation alone.
    ``many`` marks a list of what ``type_words`` or ``target`` names. ``otherwise`` is the type of a field whose
    stated type turns out to name neither an entity nor an enumeration. Numbers and defaults are still text.
    """

    name: str
    location: Location
    type: str | None = None
    type_words: str = ""
    type_exact: bool = True
    nullable: bool | None = None
    optional_by_mark: bool = False
    primary_key: bool = False
    unique: bool = False
    unique_with_others: bool = False
    indexed: bool = False
    default: str | None = None
    max_length: int | None = None
    minimum: str | None = None
    maximum: str | None = None
    above_minimum: bool = False
    below_maximum: bool = False
    precision: int | None = None
    scale: int | None = None
    values: tuple[str, ...] = ()
    target: str | None = None
    foreign_key: bool = False
    on_delete: OnDelete | None = None
    many: bool = False
    not_null_by_type: bool = False
    renamed_from: str | None = None
    otherwise: str = ""
    description: str = ""
    certainty: Certainty = Certainty.STATED
    exactness: Exactness = Exactness.LOOSE


@dataclass(frozen=True, slots=True)
class EntityTelling:
    """One entity as one place states it; ``join`` says that the place calls it an association table.

    ``original`` is what else the place calls it, in the document's own language. A ``weak`` telling adds to an
    entity that is told elsewhere and makes none.
    """

    name: str
    location: Location
    fields: tuple[FieldTelling, ...] = ()
    description: str = ""
    renamed_from: str | None = None
    access: Access | None = None
    crud: bool | None = None
    join: bool = False
    certainty: Certainty = Certainty.STATED
    exactness: Exactness = Exactness.LOOSE
    original: str = ""
    weak: bool = False


def lines_of_entities(tellings: Iterable[Telling], file: str) -> dict[int, str]:
    """Where a file tells of entities: the line of each telling → the name that it has there."""
    entities = (one for one in tellings if isinstance(one, EntityTelling))
    return {one.location.line: one.name for one in entities if one.location.file == file}


def addition(entity: str, told: FieldTelling) -> EntityTelling:
    """A weak telling of one field, of an entity that is told elsewhere."""
    return EntityTelling(entity, told.location, (told,), weak=True, exactness=Exactness.PROSE)


@dataclass(frozen=True, slots=True)
class RelationTelling:
    """A relation between two entities: ``kind`` is belongs_to, has_many, has_one or many_to_many.

    ``name`` is the field or the set at ``source``; ``weak`` tellings are dropped without a word where one end
    is no entity. ``times`` is how many lines a drawing has for it.
    """

    kind: str
    source: str
    target: str
    location: Location
    name: str = ""
    through: str = ""
    on_delete: OnDelete | None = None
    nullable: bool | None = None
    weak: bool = False
    times: int = 1
    certainty: Certainty = Certainty.STATED


@dataclass(frozen=True, slots=True)
class EnumTelling:
    """A named set of values, for fields of that type or that name."""

    name: str
    values: tuple[str, ...]
    location: Location


Telling = EntityTelling | RelationTelling | EnumTelling | Story | Integration | Auth


@dataclass(slots=True)
class Reading:
    """What a reader found: tellings, diagnostics, the lines of the blocks that it used, and of list items."""

    tellings: list[Telling] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    items: set[int] = field(default_factory=set)


Reader = Callable[[Document, Reading], None]
"""A reader adds what it finds to the reading; it sees what the readers before it found."""
