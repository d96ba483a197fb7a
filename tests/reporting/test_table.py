"""What was understood, as a table and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from spec_extractor import schema
from spec_extractor.diagnostics import Location
from spec_extractor.ir import (
    Access,
    Auth,
    Certainty,
    Entity,
    Field,
    Integration,
    ManyToMany,
    OnDelete,
    Reference,
    Spec,
    Story,
)
from spec_extractor.reporting import table
from spec_extractor.reporting.display import columns, printable, width
from tests.goldens import matches_golden
from tests.strategies import specs

GOLDEN = Path(__file__).parent / "golden" / "table.txt"


def at(line: int) -> Location:
    return Location("prd.md", line)


SPEC = Spec(
    "Task \x1b[31mManager\n",
    auth=Auth(True, 1440),
    entities=(
        Entity(
            "Task",
            (
                Field("id", "uuid", nullable=False, primary_key=True, location=at(4)),
                Field("title", "string", nullable=False, max_length=80, unique=True, location=at(5)),
                Field("status", "enum", values=("open", "关闭"), default="open", indexed=True, location=at(6)),
                Field("price", "decimal", precision=12, scale=2, minimum="0", maximum="9.5", location=at(7)),
                Field("due", "date", default="today", certainty=Certainty.INFERRED, location=at(8)),
                Field("size", "colour\u202e", certainty=Certainty.GUESSED, renamed_from="scale", location=at(120)),
                Field("owner_id", "uuid", references=Reference("User", OnDelete.CASCADE), location=at(9)),
            ),
            (ManyToMany("tags", "Tag", location=at(10)),),
            label="To-do",
            renamed_from="Ticket",
            location=at(3),
        ),
        Entity("Tag", access=Access.SHARED, crud=False, certainty=Certainty.INFERRED),
    ),
    user_stories=(
        Story("add a task", "user", "nothing is lost", "Add", ("it is listed", "it has an id"), at(20)),
        Story("see tasks"),
    ),
    integrations=(Integration("Stripe", "payment", location=at(30)),),
)


def test_golden() -> None:
    matches_golden(GOLDEN, table.understood(SPEC))


def test_without_sign_in() -> None:
    assert table.understood(Spec("Shop", auth=Auth(False))) == "Shop\n\nSign-in: none\n"


def test_json_has_lines_and_what_was_not_stated() -> None:
    written = table.understood_json(SPEC)
    assert written["entities"][0]["fields"][4] == {
        "name": "due",
        "type": "date",
        "default": "today",
        "line": 8,
        "certainty": "inferred",
    }
    assert written["entities"][0]["many_to_many"] == [{"name": "tags", "entity": "Tag", "line": 10}]
    assert written["entities"][1]["certainty"] == "inferred"
    assert [story.get("line") for story in written["user_stories"]] == [20, None]
    assert written["integrations"][0]["line"] == 30


@settings(max_examples=60, deadline=None)
@given(specs())
def test_any_spec_can_be_shown(spec: Spec) -> None:
    shown = table.understood(spec)
    assert all(line == printable(line) for line in shown.splitlines())
    for entity in spec.entities:
        assert entity.name in shown
    assert table.understood_json(spec) == schema.to_dict(spec)


@pytest.mark.parametrize(
    ("text", "columns_taken"), [("abc", 3), ("任务", 4), ("e\u0301", 1), ("ﾊ", 1), ("\u200d", 0), ("", 0)]
)
def test_width(text: str, columns_taken: int) -> None:
    assert width(text) == columns_taken


def test_columns_stand_below_one_another() -> None:
    assert columns([("任务", "a"), ("x", "b"), ("", "")], indent=" ") == [" 任务  a", " x     b", ""]


def test_printable() -> None:
    assert printable("a\x00\x1b\x7f\x85\n\t\u202e\u2028\ud800é任") == (
        "a\\x00\\x1b\\x7f\\x85\\n\\t\\u202e\\u2028\\ud800é任"
    )
