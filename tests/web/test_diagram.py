"""The diagram: where boxes stand, that lines lead from row to box, and that any name is only text."""

from __future__ import annotations

from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spec_extractor.ir import Entity, Field, ManyToMany, Reference
from spec_extractor.web.diagram import svg
from spec_extractor.web.layout import Box, place

NAMES = [f"E{number}" for number in range(9)]
SVG = "{http://www.w3.org/2000/svg}"


def entity(name: str, *targets: str, sets: tuple[str, ...] = (), nullable: bool = False) -> Entity:
    references = [
        Field(f"{target.lower()}_id", "uuid", nullable=nullable, references=Reference(target))
        for target in targets
    ]
    many = tuple(ManyToMany(f"{target.lower()}s", target) for target in sets)
    return Entity(name, (Field("id", "uuid", nullable=False, primary_key=True), *references), many)


def texts(drawing: str, kind: str) -> list[str]:
    root = ElementTree.fromstring(drawing)
    return [part.text or "" for part in root.iter(f"{SVG}text") if part.get("class") == kind]


def test_what_is_drawn() -> None:
    drawing = svg([entity("Task", "Project", sets=("Tag",)), entity("Project"), entity("Tag")])
    assert texts(drawing, "name") == ["Task", "Project", "Tag"]
    assert texts(drawing, "key") == ["PK", "FK", "PK", "PK"]
    assert texts(drawing, "field")[:3] == ["id", "project_id", "tags"]
    titles = [
        part.text for part in ElementTree.fromstring(drawing).iterfind(f"{SVG}g[@class='relation']/{SVG}title")
    ]
    assert titles == ["Task.project_id refers to Project", "Task.tags is a set of Tag"]
    assert "style" not in drawing


def test_an_optional_reference_is_drawn_otherwise() -> None:
    required, optional = (svg([entity("A", "B", nullable=n), entity("B")]) for n in (False, True))
    assert "a4 4" in optional
    assert "a4 4" not in required


def test_what_is_referred_to_stands_on_the_left() -> None:
    boxes = place({"C": (100, 50), "B": (100, 50), "A": (100, 50)}, [("B", "A"), ("C", "B"), ("C", "A")]).boxes
    assert boxes["A"].x < boxes["B"].x < boxes["C"].x


def test_nothing_to_draw() -> None:
    assert svg([]) == ""


def test_a_dangling_reference_has_no_line() -> None:
    assert "refers" not in svg([entity("A", "Missing")])


@pytest.mark.parametrize(
    "name",
    ["</svg><script>x</script>", '" onload="x', "a" * 5000, "\u202e\u0000", "订单", "]]>", "&lt;", "\ud800"],
)
def test_any_name_is_text(name: str) -> None:
    drawing = svg([Entity(name, (Field(name, name), Field("x", "uuid", references=Reference(name))))])
    root = ElementTree.fromstring(drawing)
    assert {part.tag.removeprefix(SVG) for part in root.iter()} <= {"svg", "g", "title", "rect", "path", "text"}
    assert not {attribute for part in root.iter() for attribute in part.attrib if attribute.startswith("on")}
    assert max(map(len, texts(drawing, "name"))) <= 26


def test_many_fields_and_entities_are_cut() -> None:
    wide = Entity("Wide", tuple(Field(f"f{number}", "string") for number in range(60)))
    assert "and 44 more" in texts(svg([wide]), "field")
    drawing = svg([entity(f"E{number}") for number in range(400)])
    assert len(texts(drawing, "name")) == 150
    assert "of which the first 150 are drawn" in drawing


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=20),
    st.lists(st.integers(40, 400), min_size=9, max_size=9),
)
def test_boxes_never_overlap(links: list[tuple[str, str]], sizes: list[int]) -> None:
    given_sizes = {name: (size, size // 2) for name, size in zip(NAMES, sizes, strict=True)}
    layout = place(given_sizes, links)
    assert set(layout.boxes) == set(NAMES)
    for one, other in combinations(layout.boxes.values(), 2):
        assert apart(one, other)
    for box in layout.boxes.values():
        assert box.x >= 0 and box.y >= 0
        assert box.x + box.width <= layout.width and box.y + box.height <= layout.height
    assert place(given_sizes, links) == layout


def apart(one: Box, other: Box) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return beside or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_a_long_chain_is_no_recursion() -> None:
    names = [f"N{number}" for number in range(5000)]
    layout = place(dict.fromkeys(names, (10, 10)), list(pairwise(names)))
    assert layout.boxes["N4999"].x < layout.boxes["N0"].x
