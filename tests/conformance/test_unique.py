"""Unique fields: once per owner, any number of nulls, and 409 that names the field."""

from __future__ import annotations

import pytest

from .answers import Answers, Field
from .client import Caller
from .factory import Factory


def test_a_value_is_taken_once(unique: Field, alice: Caller, factory: Factory, answers: Answers) -> None:
    entity, name = answers.entity(unique.entity), unique.name
    first = factory.create(entity, alice, factory.full(entity, alice))
    second = factory.create(entity, alice, factory.full(entity, alice))
    path, value = f"{entity.route}/{second['id']}", first[name]
    body = factory.minimal(entity, alice) | {name: value}
    alice.post(entity.route, body).expect_problem(409, [name])
    alice.put(path, body).expect_problem(409, [name])
    alice.patch(path, {name: value}).expect_problem(409, [name])
    alice.get(path).expect(200, second)
    # Its own value is no conflict, and a value that is given up is free.
    assert alice.patch(f"{entity.route}/{first['id']}", {name: value}).expect(200)[name] == value
    alice.delete(f"{entity.route}/{first['id']}").expect(204)
    assert alice.patch(path, {name: value}).expect(200)[name] == value


def test_several_nulls_are_no_conflict(unique: Field, alice: Caller, factory: Factory, answers: Answers) -> None:
    if not unique.nullable:
        pytest.skip(f"{unique} cannot be null")
    entity = answers.entity(unique.entity)
    rows = [factory.create(entity, alice, factory.minimal(entity, alice) | {unique.name: None}) for _ in range(3)]
    assert [row[unique.name] for row in rows] == [None] * 3


@pytest.mark.auth
def test_another_owner_may_have_the_value(unique: Field, alice: Caller, bob: Caller, factory: Factory) -> None:
    entity = factory.answers.entity(unique.entity)
    if unique.references and not factory.answers.entity(unique.references.entity).shared:
        pytest.skip(f"{unique} is a reference to a row that only its owner sees")
    value = factory.create(entity, alice, factory.full(entity, alice))[unique.name]
    row = factory.create(entity, bob, factory.minimal(entity, bob) | {unique.name: value})
    assert row[unique.name] == value


def test_case_and_space_distinguish(unique: Field, alice: Caller, factory: Factory, answers: Answers) -> None:
    """Text is compared as it stands; an e-mail is kept in lower case, so that case does not distinguish it."""
    entity, name = answers.entity(unique.entity), unique.name
    if unique.type == "email":
        row = factory.create(entity, alice, factory.minimal(entity, alice) | {name: factory.value(unique)})
        again = factory.minimal(entity, alice) | {name: row[name].upper()}
        alice.post(entity.route, again).expect_problem(409, [name])
    elif unique.type in ("string", "text") and (unique.max_length or 255) > 12:
        value = factory.value(unique)
        for text in (f"{value}x", f"{value}X", f" {value}x", f"{value}x ", f"{value}é", f"{value}e\u0301"):
            factory.create(entity, alice, factory.minimal(entity, alice) | {name: text})
    else:
        pytest.skip(f"{unique} ({unique.type}) has no case")


def test_references_come_before_conflicts(
    unique: Field, alice: Caller, factory: Factory, answers: Answers
) -> None:
    entity = answers.entity(unique.entity)
    reference = next((f for f in entity.writable if f.references and f is not unique), None)
    if reference is None:
        pytest.skip(f"{entity} refers to nothing")
    value = factory.create(entity, alice, factory.full(entity, alice))[unique.name]
    body = factory.minimal(entity, alice) | {
        unique.name: value,
        reference.name: "0190fbc2-7d3c-4000-8abc-def012345678",
    }
    alice.post(entity.route, body).expect_problem(422, [reference.name])
