"""Many-to-many sets: arrays of ids in bodies and answers."""

from __future__ import annotations

from typing import Any

import pytest

from .answers import Answers, Entity, ManyToMany
from .client import Caller
from .factory import Factory, unknown_id

_LARGEST = 200


def _entity(many: ManyToMany, answers: Answers, factory: Factory) -> Entity:
    if not factory.reachable(many.entity):
        pytest.skip(f"{many.entity} has no routes: nobody can make a row to refer to")
    return answers.entity(many.owner)


def test_a_set_is_kept_in_ascending_order(
    many: ManyToMany, alice: Caller, factory: Factory, answers: Answers
) -> None:
    """In each answer, whatever the order in which it was sent; upper-case ids are lowered."""
    entity = _entity(many, answers, factory)
    ids = sorted(factory.member(many, alice) for _ in range(4))
    row = factory.create(entity, alice)
    path, body = f"{entity.route}/{row['id']}", factory.minimal(entity, alice)
    assert row[many.member] == [], f"{many} should be empty when left out"
    for sent in (ids[::-1], [ids[2], ids[0]], [ids[3].upper()], ids[1:], [], ids):
        wanted = sorted(member.lower() for member in sent)
        for reply in (
            alice.patch(path, {many.member: sent}),
            alice.put(path, body | {many.member: sent}),
            alice.get(path),
        ):
            reply.check(reply.expect(200)[many.member] == wanted, f"{many} should be {wanted}")
        made = alice.post(entity.route, factory.minimal(entity, alice) | {many.member: sent})
        made.check(made.expect(201)[many.member] == wanted, f"{many} should be {wanted}")
    listed = alice.get(entity.route, ("id", row["id"])).expect(200)["items"]
    assert [item[many.member] for item in listed] == [ids], f"the list should show {many}: {listed}"


def test_what_is_left_out(many: ManyToMany, alice: Caller, factory: Factory, answers: Answers) -> None:
    """PATCH without the member keeps the set, PUT without it empties it."""
    entity = _entity(many, answers, factory)
    ids = sorted(factory.member(many, alice) for _ in range(2))
    row = factory.create(entity, alice, factory.minimal(entity, alice) | {many.member: ids})
    path = f"{entity.route}/{row['id']}"
    assert alice.patch(path, {}).expect(200)[many.member] == ids
    assert alice.put(path, factory.minimal(entity, alice)).expect(200)[many.member] == []
    assert alice.get(path).expect(200)[many.member] == []


def test_refused_sets(many: ManyToMany, alice: Caller, factory: Factory, answers: Answers) -> None:
    entity = _entity(many, answers, factory)
    ids = sorted(factory.member(many, alice) for _ in range(2))
    row = factory.create(entity, alice, factory.minimal(entity, alice) | {many.member: ids})
    path, body = f"{entity.route}/{row['id']}", factory.minimal(entity, alice)
    wrong: list[Any] = [None, ids[0], {}, {"id": ids[0]}, 1, True, "", [None], [1], [True], ["x"], [""], [ids]]
    wrong += [[ids[0], ids[0]], [ids[0], ids[0].upper()], [unknown_id()], [*ids, unknown_id()], [ids[0] + "\0"]]
    wrong += [[unknown_id() for _ in range(_LARGEST + 1)], [ids[0].replace("-", "")], [f"{ids[0]}\n"], ["\ud800"]]
    for value in wrong:
        alice.post(entity.route, body | {many.member: value}).expect_problem(422, [many.member])
        alice.put(path, body | {many.member: value}).expect_problem(422, [many.member])
        alice.patch(path, {many.member: value}).expect_problem(422, [many.member])
    alice.get(path).expect(200, row)


def test_the_largest_set(many: ManyToMany, alice: Caller, factory: Factory, answers: Answers) -> None:
    entity, target = _entity(many, answers, factory), answers.entity(many.entity)
    if target.account:
        pytest.skip("two hundred accounts take two hundred password hashes")
    ids = sorted(factory.member(many, alice) for _ in range(_LARGEST + 1))
    row = factory.create(entity, alice, factory.minimal(entity, alice) | {many.member: ids[:_LARGEST]})
    path = f"{entity.route}/{row['id']}"
    alice.get(path).expect(200, row)
    alice.patch(path, {many.member: ids}).expect_problem(422, [many.member])
    alice.get(path).expect(200, row)


def test_filter_by_a_member(many: ManyToMany, alice: Caller, factory: Factory, answers: Answers) -> None:
    entity = _entity(many, answers, factory)
    one, two, three = (factory.member(many, alice) for _ in range(3))
    rows = [
        factory.create(entity, alice, factory.minimal(entity, alice) | {many.member: sorted(ids)})
        for ids in ([one], [one, two], [two], [])
    ]
    for member, wanted in (
        (one, rows[:2]),
        (two, rows[1:3]),
        (three, []),
        (unknown_id(), []),
        (one.upper(), rows[:2]),
    ):
        page = alice.get(entity.route, (many.member, member)).expect(200)
        assert page == {"items": wanted, "next_cursor": None}, (
            f"?{many.member}={member} should find {wanted}: {page}"
        )
    page = alice.get(entity.route, (many.member, one), ("limit", "1")).expect(200)
    assert page["items"] == rows[:1]
    rest = alice.get(entity.route, (many.member, one), ("cursor", page["next_cursor"])).expect(200)
    assert rest == {"items": rows[1:2], "next_cursor": None}
    for wrong in ("", "x", one[:-1], f"{one},{two}", one.replace("-", ""), "\0"):
        alice.get(entity.route, (many.member, wrong)).expect_problem(422, [many.member])
    alice.get(entity.route, (many.member, one), (many.member, two)).expect_problem(422, [many.member])


def test_deleting_either_end(many: ManyToMany, alice: Caller, factory: Factory, answers: Answers) -> None:
    entity, target = _entity(many, answers, factory), answers.entity(many.entity)
    one, two = sorted(factory.member(many, alice) for _ in range(2))
    row = factory.create(entity, alice, factory.minimal(entity, alice) | {many.member: [one, two]})
    path = f"{entity.route}/{row['id']}"
    if not target.account:
        alice.delete(f"{target.route}/{one}").expect(204)
        assert alice.get(path).expect(200)[many.member] == [two], f"a deleted row should leave {many}"
    alice.delete(path).expect(204)
    if not target.account:
        alice.get(f"{target.route}/{two}").expect(200)


def test_a_row_may_be_in_its_own_set(many: ManyToMany, alice: Caller, factory: Factory, answers: Answers) -> None:
    entity = _entity(many, answers, factory)
    if many.entity != many.owner:
        pytest.skip(f"{many} holds rows of another entity")
    row = factory.create(entity, alice)
    path = f"{entity.route}/{row['id']}"
    assert alice.patch(path, {many.member: [row["id"]]}).expect(200)[many.member] == [row["id"]]
    alice.delete(path).expect(204)
