"""No text raises, none takes more than linear time, and nothing strange becomes a name."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spec_extractor.diagnostics import Severity
from spec_extractor.sources.markdown import read

NAME = re.compile(r"[A-Za-z0-9_]+")

PIECES = (
    "# ", "## Entities\n", "## Relationships\n", "### Task\n", "- ", "  - ", "1. ", "* ", "> ", "| ", " |",
    "\n|--|--|\n", "| Field | Type | Required |\n|---|---|---|\n", "```\n", "```sql\n", "**", "`", "[x](y)",
    "<b>", "<!--", "-->", "\\_", "Task: title (string, required)", "status: open | closed",
    "As a user I want ", "so that ", "A Task has a title, ", "belongs to a Project", "has many Tags",
    "many-to-many with ", "(", ")", ":", ",", ";", "|", "→", "->", "=", "\n", "\n\n", "default ", "max 3",
    "1-5", "enum(", "FK → ", "no authentication. ", "token expires after 3 hours", "---\n", "\t", "é", "任务",
    "\u202e", "\x00", "{{7*7}}", "../../x", "'", '"', "?", "!", "*", "(was: ", "(shared)", "number", "id",
    "parent_id", "Tag",
)  # fmt: skip


def check(text: str) -> None:
    """What holds for every text: names are identifiers, lines are within the text, no entities is an error."""
    spec, diagnostics = read(text, "prd.md")
    lines = len(re.split(r"\r\n?|\n", text))
    for entity in spec.entities:
        assert NAME.fullmatch(entity.name)
        assert entity.fields[0].name == "id" and entity.fields[0].primary_key
        assert 1 <= entity.location.line <= lines
        for field in entity.fields:
            assert NAME.fullmatch(field.name)
            assert 0 <= field.location.line <= lines
    assert all(0 <= d.location.line <= lines and d.message and d.help for d in diagnostics)
    assert any(d.code == "PRD120" and d.severity is Severity.ERROR for d in diagnostics) == (not spec.entities)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_markup_never_raises(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_text_never_raises(text: str) -> None:
    check("## Entities\n\n- " + text)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=60, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text, "prd.md") == read(text, "prd.md")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "\ufeff",
        "\0" * 1000,
        ">" * 1000 + " x",
        "".join("  " * depth + "- x\n" for depth in range(1000)),
        "- " * 1000 + "x",
        "#" * 1000,
        "## Entities\n- A: x " + "(" * 5000,
        "## Entities\n- Box: " + "," * 5000,
        "## Entities\n```\n- Box: name (string)\n",
        "|" * 2000 + "\n" + "|-" * 2000 + "\n|x\n",
        "[" * 5000,
        "`" * 4999,
        "&#x110000;&#0;&nbsp;",
        "# T\r\rText\r## Entities\r- Box: name (string)\r",
        "---\n",
        "---\ntitle: x\n",
        "## Data model\n\n```\n" + "# " * 3000 + "\n```\n",
        "## Data model\n\n```\n{" + "// " * 3000 + "\n```\n",
        "## Data model\n\n```json\n" + "//" * 3000 + "\n```\n",
        "## Data model\n\n| Field | Type |\n|---|---|\n| a" + "A" * 5000 + "! | text |\n",
        "## Data model\n\n```java\n@Column(" + "(" * 3000 + "\n```\n",
        "## Data model\n\n```\nThing {\n  " + "a: b<" * 1000 + "\n```\n",
        "## Data model\n\n<table>" + "<tr><td>" * 3000,
        "The system stores each " + "thing " * 2000 + "with a, b and c.",
        "Each " + "a, " * 2000 + "has a name (" * 500,
        "Term\n: " + ", ".join("a" * 500) + "\n",
        "## Entities\n- : (string)\n- ()\n- ``\n- ****\n- :\n",
        "## Data model\ndef (x): ...",
        "## Data model\n\n### Boat\n- |\n- ||\n- a |\n- [] | string\n",
        # A flow of steps whose first block says nothing.
        "## Workflows\n### Register a student\n* \n1. Enters the student's name, email and phone.\n"
        "### Plan a course\n1. Fills in the course title, the price and a date.\n2. The course is created.\n",
    ],
    ids=lambda text: repr(text[:24]),
)
def test_odd_documents(text: str) -> None:
    check(text)


def test_carriage_returns_end_lines() -> None:
    spec, _ = read("# T\r\r## Entities\r\r- Box: name (string)\r", "prd.md")
    assert [(entity.name, entity.location.line) for entity in spec.entities] == [("Box", 5)]


@pytest.mark.parametrize(
    "unit",
    [
        "As a user I want ",
        "As a user I want x so that y\n",
        "- As a user, I want x\n",
        "A Task has a title, a body and many Tags. ",
        "## Entities\n\n- Task: title (string, required)\n\n",
        "- Box: name (string), size (integer, 1-5)\n",
        "| a | b |\n",
        "a, ",
        "(x ",
        "has many ",
    ],
    ids=repr,
)
def test_work_grows_with_the_text(unit: str) -> None:
    """Twice the text costs at most about twice the calls, counted instead of timed."""
    small, large = (_calls("## Entities\n\n" + unit * count) for count in (400, 800))
    assert large < small * 2.6 + 2000


def _calls(text: str) -> int:
    import sys

    count = 0

    def profile(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    read(text, "prd.md")
    sys.setprofile(profile)
    try:
        read(text, "prd.md")
    finally:
        sys.setprofile(None)
    return count


def test_five_megabytes() -> None:
    text = (
        "# T\n\n## Entities\n\n- Task: title (string, required)\n\n"
        + "Some words about nothing in particular.\n\n" * 125_000
    )
    spec, _ = read(text, "prd.md")
    assert len(text) > 5_000_000
    assert [entity.name for entity in spec.entities] == ["Task"]
