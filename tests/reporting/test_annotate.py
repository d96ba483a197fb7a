"""What ``annotate`` prints is read as the entities that it shows, whatever they are."""

from __future__ import annotations

import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spec_extractor.diagnostics import Severity
from spec_extractor.ir import NOWHERE, Access, Certainty, Entity, Field, ManyToMany, OnDelete, Reference, Spec
from spec_extractor.naming import entity_name, plural, singular, snake
from spec_extractor.reporting.annotate import annotated
from spec_extractor.review import review
from spec_extractor.sources.markdown import read

CASES = sorted((Path(__file__).parents[1] / "markdown" / "cases").glob("*/prd.md"))
WORDS = [
    "order", "task", "line", "note", "value", "state", "unique", "required", "default", "check", "shared", "index",
    "text", "date", "name", "title", "total", "enum", "type", "relation", "owned", "part", "members", "index_of",
]  # fmt: skip
VALUES = st.text(
    st.sampled_from([*string.ascii_letters, " ", "-", "_", "1", "é", "任"]), min_size=1, max_size=20
).map(lambda value: " ".join(value.split()) or "x")


def bare(spec: Spec) -> list[Entity]:
    """The entities without what only explains them, or says where they stood."""
    return [_bare(entity) for entity in spec.entities]


def _bare(entity: Entity) -> Entity:
    return replace(
        entity,
        label=None,
        description="",
        certainty=Certainty.STATED,
        location=NOWHERE,
        fields=tuple(
            replace(field, label=None, description="", certainty=Certainty.STATED, location=NOWHERE)
            for field in entity.fields
        ),
        many_to_many=tuple(
            replace(many, certainty=Certainty.STATED, location=NOWHERE) for many in entity.many_to_many
        ),
    )


def again(spec: Spec) -> Spec:
    """The spec that its annotation is read as."""
    told, diagnostics = read(annotated(spec), "prd.md")
    assert [d for d in diagnostics if d.severity is not Severity.NOTE and d.code != "PRD124"] == []
    return review(told, "fastapi")[0]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parent.name)
def test_cases_are_read_again(case: Path) -> None:
    spec, _ = review(read(case.read_text(encoding="utf-8"), "prd.md")[0], "fastapi")
    if spec.entities:
        assert bare(again(spec)) == bare(spec)


@st.composite
def _fields(draw: st.DrawFn, name: str, entities: list[str], earlier: list[str]) -> Field:
    nullable, unique, indexed = draw(st.booleans()), draw(st.booleans()), draw(st.booleans())
    kind = draw(st.sampled_from(["string", "text", "integer", "float", "decimal", "boolean", "date", "datetime",
                                 "uuid", "enum", "json", "email", "url", "reference"]))  # fmt: skip
    field = Field(name, kind, nullable=nullable, unique=unique, indexed=indexed)
    if kind == "reference":
        on_delete = draw(st.sampled_from([None, OnDelete.CASCADE, OnDelete.RESTRICT]))
        # Rings of required references can't be kept: what is required leads back.
        target = Reference(draw(st.sampled_from(entities if nullable or not earlier else earlier)), on_delete)
        field = replace(field, nullable=nullable or not earlier)
        return replace(field, name=f"{name}_id", type="uuid", references=target)
    if kind == "json":
        return replace(field, unique=False, indexed=False)
    if kind in {"string", "text"}:
        length = draw(st.none() | st.integers(20, 9999))
        return replace(field, max_length=length, default=draw(st.none() | VALUES))
    if kind == "integer":
        low, high = draw(st.none() | st.integers(-99, 0)), draw(st.none() | st.integers(1, 99))
        return replace(field, minimum=low, maximum=high, default=draw(st.none() | st.integers(0, 1)))
    if kind == "decimal":
        return replace(field, precision=draw(st.integers(4, 20)), scale=draw(st.integers(0, 4)))
    if kind == "enum":
        values = tuple(draw(st.lists(VALUES, min_size=1, max_size=4, unique_by=snake)))
        return replace(field, values=values, default=draw(st.none() | st.sampled_from(values)))
    defaults = {"boolean": [None, True, False], "date": [None, "today"], "datetime": [None, "now"]}
    return replace(field, default=draw(st.sampled_from(defaults.get(kind, [None]))))


@st.composite
def _specs(draw: st.DrawFn) -> Spec:
    stems = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique_by=singular))
    names = list(dict.fromkeys(entity_name(f"{stem} thing") for stem in stems))
    entities = []
    for index, name in enumerate(names):
        words = draw(st.lists(st.sampled_from(WORDS), max_size=6, unique=True))
        fields = [draw(_fields(word, names, names[:index])) for word in words]
        remarks = {"access": draw(st.sampled_from(Access)), "crud": draw(st.booleans())}
        own = [Field("id", "uuid", nullable=False, primary_key=True), *fields]
        entities.append(Entity(name, tuple(own), **remarks))
    if len(entities) > 1 and draw(st.booleans()):
        many = ManyToMany(draw(st.sampled_from(["labels", plural(names[1])])), names[1])
        entities[0] = replace(entities[0], many_to_many=(many,))
    return Spec("Things", entities=tuple(entities))


@settings(max_examples=200, deadline=None)
@given(_specs())
def test_any_entities_are_read_again(spec: Spec) -> None:
    assert bare(again(spec)) == bare(spec)
