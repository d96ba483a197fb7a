"""The ledger's next step: whatever changes, the ledger describes the database that the entities need."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spec_extractor import ir, schema
from spec_extractor.diagnostics import Diagnostic, has_errors
from spec_extractor.genome import resolve
from spec_extractor.genome.answers import Answers
from spec_extractor.genome.database import Database, replay
from spec_extractor.genome.matching import Consent
from spec_extractor.genome.tables import tables_of
from spec_extractor.review import review
from tests.strategies import specs

ID = ir.Field("id", "uuid", nullable=False, primary_key=True)
TITLE = ir.Field("title", "string", nullable=False)


def spec_of(*entities: ir.Entity, auth: bool = True) -> ir.Spec:
    return ir.Spec("Tasks", auth=ir.Auth(auth), entities=entities)


def entity(name: str, *fields: ir.Field, **members: Any) -> ir.Entity:
    return ir.Entity(name, (ID, *fields), **members)


def step(
    old: ir.Spec, new: ir.Spec, consent: Consent | None = None
) -> tuple[list[dict[str, Any]], list[Diagnostic]]:
    """The operations of the step between two specs, and what was told."""
    before, _ = resolve(old, "fastapi")
    after, found = resolve(new, "fastapi", before, consent)
    if not has_errors(found):
        assert_describes(after)
    steps = after["migrations"][1:]
    return (steps[0]["operations"] if steps else []), found


def assert_describes(answers: Answers) -> None:
    assert schema.validate(json.loads(json.dumps(answers)), "answers") == []
    replayed = replay(answers["migrations"])
    assert plain(replayed) == plain(tables_of(answers["entities"], answers["auth"]["enabled"]))


def plain(database: Database) -> dict[str, Any]:
    """Columns in any order: one that comes later stands at the end."""
    return {name: vars(table) for name, table in database.items()}


def kinds(operations: list[dict[str, Any]]) -> list[str]:
    return [operation["op"] for operation in operations]


def codes(found: list[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in found]


def test_the_same_document_adds_no_step() -> None:
    spec = spec_of(entity("Task", TITLE))
    assert step(spec, spec) == ([], [])


def test_a_step_is_appended_and_the_old_ones_stay() -> None:
    before, _ = resolve(spec_of(entity("Task", TITLE)), "fastapi")
    after, _ = resolve(spec_of(entity("Task", TITLE, ir.Field("notes", "text"))), "fastapi", before)
    assert after["migrations"][0] == before["migrations"][0]
    assert after["migrations"][1]["down_revision"] == before["migrations"][0]["revision"]
    assert after["migrations"][1]["slug"] == "add_notes_to_tasks"


def test_an_optional_field_is_one_operation() -> None:
    operations, found = step(
        spec_of(entity("Task", TITLE)), spec_of(entity("Task", TITLE, ir.Field("notes", "text")))
    )
    assert kinds(operations) == ["add_column"]
    assert found == []


def test_a_stated_rename_keeps_the_column() -> None:
    new = spec_of(entity("Task", dataclasses.replace(TITLE, name="headline", renamed_from="title")))
    operations, found = step(spec_of(entity("Task", TITLE)), new)
    assert operations == [{"op": "rename_column", "table": "tasks", "column": "title", "to": "headline"}]
    assert found == []


def test_a_rename_on_the_command_line() -> None:
    new = spec_of(entity("Task", dataclasses.replace(TITLE, name="headline")))
    operations, _ = step(spec_of(entity("Task", TITLE)), new, Consent(renames={"Task.title": "headline"}))
    assert kinds(operations) == ["rename_column"]


def test_an_unexplained_rename_offers_both_readings() -> None:
    new = spec_of(entity("Task", dataclasses.replace(TITLE, name="headline", nullable=True)))
    for consent in (Consent(), Consent(allow_destructive=True)):
        _, found = step(spec_of(entity("Task", TITLE)), new, consent)
        told = next(diagnostic for diagnostic in found if diagnostic.code == "PRD330")
        assert "was: title" in told.help
        assert "--rename Task.title=headline" in told.help
        assert "--drop Task.title" in told.help
    operations, found = step(spec_of(entity("Task", TITLE)), new, Consent(drops=frozenset({"Task.title"})))
    assert sorted(kinds(operations)) == ["add_column", "drop_column"]
    assert found == []


def test_an_entitys_rename_takes_everything_along() -> None:
    comment = entity(
        "Comment",
        ir.Field("task_id", "uuid", nullable=False, references=ir.Reference("Task", ir.OnDelete.CASCADE)),
    )
    tag = entity("Tag", dataclasses.replace(TITLE, unique=True))
    tags = (ir.ManyToMany("tags", "Tag"),)
    old = spec_of(entity("Task", TITLE, many_to_many=tags), tag, comment)
    ticket = entity("Ticket", TITLE, many_to_many=tags, renamed_from="Task")
    moved = dataclasses.replace(comment.fields[1], references=ir.Reference("Ticket", ir.OnDelete.CASCADE))
    operations, found = step(old, spec_of(ticket, tag, entity("Comment", moved)))
    assert found == []
    assert not {"create_table", "drop_table", "add_column", "drop_column"} & set(kinds(operations))
    renamed = [(o["table"], o["to"]) for o in operations if o["op"] == "rename_table"]
    assert renamed == [("tasks", "tickets"), ("task_tags", "ticket_tags")]


@pytest.mark.parametrize("name", ["Task", "Ticket"])
def test_a_renamed_entitys_field_may_go_under_either_name(name: str) -> None:
    old = spec_of(entity("Task", TITLE, ir.Field("notes", "text")))
    operations, found = step(
        old, spec_of(entity("Ticket", TITLE, renamed_from="Task")), Consent(drops=frozenset({f"{name}.notes"}))
    )
    assert kinds(operations)[-1] == "drop_column"
    assert found == []


def test_a_reference_to_something_else_loses_what_it_held() -> None:
    first, second = entity("First", TITLE), entity("Second", TITLE)

    def task(target: str) -> ir.Spec:
        reference = ir.Field("thing_id", "uuid", references=ir.Reference(target))
        things = (ir.ManyToMany("things", target),)
        return spec_of(first, second, entity("Task", TITLE, reference, many_to_many=things))

    _, found = step(task("First"), task("Second"))
    assert codes(found) == ["PRD332", "PRD332"]
    operations, found = step(task("First"), task("Second"), Consent(allow_destructive=True))
    assert found == []
    told = [(o["op"], o["table"]) for o in operations]
    assert told.index(("drop_column", "tasks")) < told.index(("add_column", "tasks"))
    assert told.index(("drop_table", "task_things")) < told.index(("create_table", "task_things"))


@pytest.mark.parametrize("default", [None, "a"])
def test_a_key_that_filled_rows_would_break_is_told(default: str | None) -> None:
    """Every row that is there gets the same value: with two of them, the migration stops."""
    code = ir.Field("code", "string", nullable=False, unique=True, default=default)
    operations, found = step(
        spec_of(entity("Task", TITLE)),
        spec_of(entity("Task", TITLE, code)),
        Consent(backfill={} if default else {"Task.code": "a"}),
    )
    assert operations
    assert codes(found) == ["PRD335"]


def test_an_unexplained_renamed_entity_offers_both_readings() -> None:
    _, found = step(spec_of(entity("Task", TITLE)), spec_of(entity("Ticket", TITLE)))
    assert "PRD331" in codes(found)


def test_two_fields_that_swap_their_names() -> None:
    first, second = ir.Field("a", "string"), ir.Field("b", "string")
    old = spec_of(entity("Task", first, second))
    # Both names stand in both revisions: nothing was renamed as far as anyone can tell.
    assert step(old, spec_of(entity("Task", second, first))) == ([], [])


@pytest.mark.parametrize("what", ["field", "entity", "set"])
def test_lost_data_needs_consent(what: str) -> None:
    tag = entity("Tag", TITLE)
    tags = (ir.ManyToMany("tags", "Tag"),)
    full = spec_of(entity("Task", TITLE, ir.Field("notes", "text"), many_to_many=tags), tag)
    less, label, kind = {
        "field": (spec_of(entity("Task", TITLE, many_to_many=tags), tag), "Task.notes", "drop_column"),
        "entity": (spec_of(entity("Task", TITLE, ir.Field("notes", "text"))), "Tag", "drop_table"),
        "set": (spec_of(entity("Task", TITLE, ir.Field("notes", "text")), tag), "Task.tags", "drop_table"),
    }[what]
    _, found = step(full, less)
    assert "PRD332" in codes(found)
    labels = frozenset({label, "Task.tags"}) if what == "entity" else frozenset({label})
    for consent in (Consent(drops=labels), Consent(allow_destructive=True)):
        operations, found = step(full, less, consent)
        assert kind in kinds(operations)
        assert found == []


def test_a_required_field_needs_a_value_for_the_rows_that_are_there() -> None:
    old = spec_of(entity("Task", TITLE))
    priority = ir.Field("priority", "enum", nullable=False, values=("low", "normal"))
    _, found = step(old, spec_of(entity("Task", TITLE, priority)))
    assert codes(found) == ["PRD333"]
    with_default = spec_of(entity("Task", TITLE, dataclasses.replace(priority, default="normal")))
    given = Consent(backfill={"Task.priority": "normal"})
    for new, consent in ((with_default, Consent()), (spec_of(entity("Task", TITLE, priority)), given)):
        operations, found = step(old, new, consent)
        assert kinds(operations) == ["add_column", "backfill", "alter_column"]
        assert operations[1]["value"] == "normal"
        assert found == []
    _, found = step(old, spec_of(entity("Task", TITLE, priority)), Consent(backfill={"Task.priority": "urgent"}))
    assert codes(found) == ["PRD336"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (ir.Field("x", "string", max_length=100), ir.Field("x", "string", max_length=200), ["alter_column"]),
        (ir.Field("x", "string", max_length=100), ir.Field("x", "text"), ["convert_column"]),
        (ir.Field("x", "integer"), ir.Field("x", "float"), ["convert_column"]),
        (ir.Field("x", "date"), ir.Field("x", "datetime"), ["convert_column"]),
        (
            ir.Field("x", "decimal", precision=8, scale=2),
            ir.Field("x", "decimal", precision=10, scale=3),
            ["convert_column"],
        ),
        (ir.Field("x", "enum", values=("a",)), ir.Field("x", "enum", values=("a", "b")), ["alter_column"]),
        (ir.Field("x", "string", nullable=False), ir.Field("x", "string"), ["alter_column"]),
        (ir.Field("x", "string"), ir.Field("x", "string", indexed=True), ["create_index"]),
        (ir.Field("x", "string", unique=True), ir.Field("x", "string"), ["drop_unique_key"]),
    ],
)
def test_changes_that_lose_nothing_are_simply_made(old: ir.Field, new: ir.Field, expected: list[str]) -> None:
    operations, found = step(spec_of(entity("Task", old)), spec_of(entity("Task", new)))
    assert kinds(operations) == expected
    assert found == []


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        (ir.Field("x", "string", max_length=100), ir.Field("x", "string", max_length=50), "y"),
        (ir.Field("x", "text"), ir.Field("x", "integer"), "1"),
        (ir.Field("x", "datetime"), ir.Field("x", "date"), "2026-01-01"),
        (
            ir.Field("x", "decimal", precision=8, scale=2),
            ir.Field("x", "decimal", precision=8, scale=1),
            "1.0",
        ),
        (ir.Field("x", "enum", values=("a", "b")), ir.Field("x", "enum", values=("a",)), "a"),
    ],
)
def test_narrowing_needs_consent_or_a_value(old: ir.Field, new: ir.Field, value: str) -> None:
    before, after = spec_of(entity("Task", old)), spec_of(entity("Task", new))
    _, found = step(before, after)
    assert codes(found) == ["PRD334"]
    for consent in (Consent(allow_destructive=True), Consent(backfill={"Task.x": value})):
        operations, found = step(before, after, consent)
        assert operations
        assert found == []


def test_sign_in_comes_and_goes() -> None:
    without, with_ = spec_of(entity("Task", TITLE), auth=False), spec_of(entity("Task", TITLE))
    _, found = step(without, with_)
    assert codes(found) == ["PRD333"]
    operations, found = step(without, with_, Consent(backfill={"owner": "ada@example.com"}))
    assert found == []
    assert {"account": "ada@example.com"} in [o.get("value") for o in operations]
    _, found = step(with_, without)
    assert set(codes(found)) == {"PRD332"}
    _, found = step(with_, without, Consent(allow_destructive=True))
    assert found == []


@settings(max_examples=120, deadline=None)
@given(specs(), specs(), st.booleans())
def test_any_two_documents(old: ir.Spec, new: ir.Spec, same_auth: bool) -> None:
    """With everything allowed, the ledger leads to the database that the new entities need."""
    new = dataclasses.replace(new, name=old.name)
    if same_auth:
        new = dataclasses.replace(new, auth=old.auth)
    before, _ = resolve(review(old, "fastapi")[0], "fastapi")
    reviewed, found = review(new, "fastapi")
    if has_errors(found):  # Another sign-in may make a name of the new document the account's.
        return
    drops = frozenset(e["name"] for e in before["entities"]) | frozenset(
        f"{e['name']}.{m['name']}" for e in before["entities"] for m in (*e["fields"], *e["many_to_many"])
    )
    consent = Consent(drops=drops | {"owner"}, allow_destructive=True, backfill={"owner": "a@example.com"})
    after, found = resolve(reviewed, "fastapi", before, consent)
    assert {d.code for d in found if d.severity == "error"} <= {"PRD333", "PRD334"}
    assert_describes(after)


def test_a_table_of_pairs_stands_after_both_of_its_ends() -> None:
    """Even where the entities wait for each other, which the fewest missing targets would let it overtake."""
    names = ("Order", "Shop", "Courier")
    things = [
        entity(
            name,
            *(ir.Field(f"{n.lower()}_id", "uuid", references=ir.Reference(n)) for n in names if n != name),
            many_to_many=(ir.ManyToMany("parts", name),) if name == "Order" else (),
        )
        for name in names
    ]
    answers, found = resolve(spec_of(*things), "django")
    assert not has_errors(found)
    assert_describes(answers)
    (pairs,) = [many for each in answers["entities"] for many in each["many_to_many"]]
    operations = answers["migrations"][0]["operations"]
    (create,) = [o for o in operations if o["op"] == "create_table" and o["table"] == pairs["table"]]
    assert [key["target_table"] for key in create["foreign_keys"]] == ["orders", "orders"]
    assert "add_foreign_key" in kinds(operations)
