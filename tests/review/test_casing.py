"""The review normalises casing and changes nothing else."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from spec_extractor.diagnostics import has_errors
from spec_extractor.ir import Entity, Field, ManyToMany, Reference, Spec
from spec_extractor.naming import pascal
from spec_extractor.review import review
from tests.strategies import specs

ID = Field("id", "uuid", nullable=False, primary_key=True)


def test_names_become_regular_and_keep_what_was_written() -> None:
    spec = Spec(
        "Shop",
        entities=(
            Entity(
                "order lines",
                (
                    ID,
                    Field("unitPrice", "decimal", renamed_from="Price"),
                    Field("Order", "uuid", references=Reference("ORDERS")),
                ),
                (ManyToMany("Gift Tags", "gift_tag"),),
                renamed_from="Line Items",
            ),
            Entity("Order", (ID,)),
            Entity("GiftTags", (ID,), label="Gift tag"),
        ),
    )
    normal, diagnostics = review(spec, "fastapi")
    assert diagnostics == []
    line, order, tag = normal.entities
    assert (line.name, line.label, line.renamed_from) == ("OrderLine", "order lines", "LineItem")
    assert [(f.name, f.label, f.renamed_from) for f in line.fields] == [
        ("id", None, None),
        ("unit_price", "unitPrice", "price"),
        ("order", "Order", None),
    ]
    assert line.fields[2].references == Reference("Order")
    assert line.many_to_many == (ManyToMany("gift_tags", "GiftTag"),)
    assert (order.name, order.label) == ("Order", None)
    assert (tag.name, tag.label) == ("GiftTag", "Gift tag")


@settings(max_examples=60, deadline=None)
@given(specs())
def test_a_reviewed_spec_stays_as_it_is(spec: Spec) -> None:
    normal, diagnostics = review(spec, "fastapi")
    assert not has_errors(diagnostics)
    assert review(normal, "fastapi") == (normal, diagnostics)


def test_words_of_one_letter_have_one_reading() -> None:
    (entity,) = review(Spec("Shop", entities=(Entity("plan a b", (ID,)),)), "fastapi")[0].entities
    assert entity.name == pascal(entity.name) == "PlanAb"


def test_a_long_chain_of_required_references_needs_no_recursion() -> None:
    count = 20_000
    entities = [
        Entity(f"E{n}x", (ID, Field("next_id", "uuid", nullable=False, references=Reference(f"E{n + 1}x"))))
        for n in range(count)
    ]
    entities.append(Entity(f"E{count}x", (ID,)))
    assert review(Spec("Chain", entities=tuple(entities)), "fastapi")[1] == []
    back = Field("first_id", "uuid", nullable=False, references=Reference("E0x"))
    entities[-1] = replace(entities[-1], fields=(ID, back))
    (found,) = review(Spec("Ring", entities=tuple(entities)), "fastapi")[1]
    assert found.code == "PRD216"
    assert len(found.message) < 1000
