"""Sequences that once failed, shrunk, and every type made into every other: on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from spec_extractor import ir
from tests.harness.stacks import TOOLCHAINS
from tests.sync.databases import Databases
from tests.sync.edits import Edit
from tests.sync.test_sequences import Life, Revision, base, maker

ID = ir.Field("id", "uuid", nullable=False, primary_key=True)
TITLE = ir.Field("title", "string", nullable=False)
GIVEN = {
    "decimal": {"precision": 12, "scale": 2},
    "enum": {"values": ("one", "two")},
    "string": {"max_length": 20},
}


# Flask renders its migrations from FastAPI's template.
@pytest.fixture(scope="module", params=[name for name in TOOLCHAINS if name != "flask"])
def databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    result = base(request.param, tmp_path_factory.mktemp("base"))
    yield result
    result.close()


def spec_of(*entities: ir.Entity, auth: bool = False) -> ir.Spec:
    return ir.Spec("Things", auth=ir.Auth(auth), entities=entities)


def entity(name: str, *fields: ir.Field, **members: object) -> ir.Entity:
    return ir.Entity(name, (ID, *fields), **members)  # type: ignore[arg-type]


def field(name: str, type_: str, **given: object) -> ir.Field:
    return ir.Field(name, type_, **(GIVEN.get(type_, {}) | given))  # type: ignore[arg-type]


def live(
    databases: Databases, folder: Path, database: str, *specs: ir.Spec, edits: list[Edit] | None = None
) -> None:
    revisions = [Revision(spec, edits or [], True) for spec in specs[1:]]
    Life(folder, databases, specs[0], maker(database, folder, "cases")).live(revisions)


BOTH = pytest.mark.parametrize("database", ["sqlite", "postgresql"])


@BOTH
@pytest.mark.parametrize("target", ir.FIELD_TYPES)
def test_every_type_becomes_every_other(databases: Databases, tmp_path: Path, database: str, target: str) -> None:
    """Rows keep what has a like in the new type; the rest is cleared, or filled where the field is required."""
    names = [(f"{kind}_{t}", t, kind == "optional") for t in ir.FIELD_TYPES for kind in ("optional", "required")]
    old = entity("Thing", *(field(name, t) for name, t, _ in names))
    new = entity("Thing", *(field(name, target, nullable=nullable) for name, _, nullable in names))
    live(databases, tmp_path, database, spec_of(old), spec_of(new))


@BOTH
def test_a_required_unique_field_with_a_default(databases: Databases, tmp_path: Path, database: str) -> None:
    code = ir.Field("code", "string", nullable=False, unique=True, default="x")
    live(databases, tmp_path, database, spec_of(entity("Thing")), spec_of(entity("Thing", code)))


@BOTH
def test_references_and_sets_that_lead_elsewhere(databases: Databases, tmp_path: Path, database: str) -> None:
    first, second = entity("First", TITLE), entity("Second", TITLE)

    def task(target: str, nullable: bool) -> ir.Entity:
        reference = ir.Field("thing_id", "uuid", nullable=nullable, references=ir.Reference(target))
        return entity("Task", TITLE, reference, many_to_many=(ir.ManyToMany("things", target),))

    specs = [spec_of(first, second, task(t, n)) for t, n in (("First", True), ("Second", True), ("First", False))]
    live(databases, tmp_path, database, *specs)


@BOTH
def test_users_become_accounts(databases: Databases, tmp_path: Path, database: str) -> None:
    user = entity("User", TITLE, ir.Field("email", "string", nullable=False, unique=True))
    note = entity("Note", TITLE, ir.Field("author_id", "uuid", references=ir.Reference("User")))
    live(databases, tmp_path, database, spec_of(user, note), spec_of(user, note, auth=True), spec_of(user, note))


@BOTH
def test_an_owner_whose_profile_is_required(databases: Databases, tmp_path: Path, database: str) -> None:
    user = entity("User", *(field(f"a_{t}", t, nullable=False) for t in ir.FIELD_TYPES))
    thing = entity("Thing", TITLE)
    live(databases, tmp_path, database, spec_of(thing), spec_of(user, thing, auth=True))


@BOTH
def test_a_field_goes_while_its_entity_is_renamed(databases: Databases, tmp_path: Path, database: str) -> None:
    old = entity("Thing", TITLE, ir.Field("notes", "text"))
    new = replace(entity("Object", TITLE), renamed_from="Thing")
    edits = [
        Edit(kind, 2 * number + 1, 3) for number, kind in enumerate(("append", "prepend", "change", "append"))
    ]
    live(databases, tmp_path, database, spec_of(old), spec_of(new), edits=edits)


@BOTH
def test_a_file_that_comes_again(databases: Databases, tmp_path: Path, database: str) -> None:
    """Kept for an edit when its entity went, deleted then, and there again with the entity."""
    one, two = entity("Thing", TITLE), entity("Other", TITLE)
    edits = [Edit("delete", number, 0) for number in range(1, 40, 3)]
    live(databases, tmp_path, database, spec_of(one, two), spec_of(one), spec_of(one, two), edits=edits)


@BOTH
def test_a_value_goes_while_its_field_becomes_optional(
    databases: Databases, tmp_path: Path, database: str
) -> None:
    old = entity("Thing", field("state", "enum", nullable=False, values=("on", "off")))
    new = entity("Thing", field("state", "enum", values=("off", "broken")))
    live(databases, tmp_path, database, spec_of(old), spec_of(new))


@BOTH
def test_a_field_takes_the_name_of_a_reference(databases: Databases, tmp_path: Path, database: str) -> None:
    """Where the owner's reference is called ``user``, it makes room for a field that is to be called so."""
    old, new = (entity("Thing", field(*given)) for given in (("number", "integer"), ("user", "integer")))
    new = replace(new, fields=(ID, replace(new.fields[1], renamed_from="number")))
    live(databases, tmp_path, database, spec_of(old, auth=True), spec_of(new, auth=True))


@BOTH
def test_values_that_the_way_down_loses(databases: Databases, tmp_path: Path, database: str) -> None:
    """Texts that were numbers once: down they become nothing, and up again a required column has none for them."""
    number, text = (entity("Thing", field("code", type_, nullable=False)) for type_ in ("integer", "string"))
    live(databases, tmp_path, database, spec_of(number), spec_of(text), spec_of(text, entity("Other")))


@BOTH
def test_numbers_of_more_digits_than_python_counts_with(
    databases: Databases, tmp_path: Path, database: str
) -> None:
    """Seven digits with 22 places are 29: beyond the 28 of Python's decimals unless told otherwise."""
    old = entity("Thing", field("price", "integer", nullable=False))
    new = entity("Thing", field("price", "decimal", nullable=False, precision=38, scale=22))
    live(databases, tmp_path, database, spec_of(old), spec_of(new))


@BOTH
def test_fields_called_like_parameters(databases: Databases, tmp_path: Path, database: str) -> None:
    names = ("row", "to", "value", "kept", "old")
    old, new = (entity("Thing", *(field(name, type_) for name in names)) for type_ in ("integer", "string"))
    live(databases, tmp_path, database, spec_of(old), spec_of(new))
