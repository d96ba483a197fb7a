"""References: what they may point to, and what happens when the row that they point to goes."""

from __future__ import annotations

import pytest

from .answers import Answers, Entity, Field
from .client import Caller
from .factory import Factory, Row, unknown_id


def _target(reference: Field, answers: Answers) -> Entity:
    assert reference.references is not None
    target = answers.entity(reference.references.entity)
    if target.account:
        pytest.skip(f"{reference} refers to an account, which no route deletes")
    if not answers.creatable(target):
        pytest.skip(f"{target} has no routes: nobody can make a row to refer to")
    return target


def _refer(reference: Field, caller: Caller, factory: Factory, target: Row) -> tuple[str, Row]:
    """The path and row of one that refers to ``target`` in ``reference`` and nowhere else."""
    entity = factory.answers.entity(reference.entity)
    if entity.account:
        row = caller.patch("/auth/me", {reference.name: target["id"]}).expect(200)
        return "/auth/me", row
    others = {
        f.name: factory.reference(f, caller, fresh=True)
        for f in entity.writable
        if f.required and f.references and f is not reference
    }
    row = factory.create(
        entity, caller, factory.minimal(entity, caller, **others) | {reference.name: target["id"]}
    )
    return f"{entity.route}/{row['id']}", row


def test_an_unknown_row(reference: Field, alice: Caller, factory: Factory, answers: Answers) -> None:
    entity, name = answers.entity(reference.entity), reference.name
    if entity.account:
        alice.patch("/auth/me", {name: unknown_id()}).expect_problem(422, [name])
        return
    body = factory.minimal(entity, alice)
    row = factory.create(entity, alice)
    path = f"{entity.route}/{row['id']}"
    for unknown in (unknown_id(), row["id"], "00000000-0000-0000-0000-000000000000"):
        if unknown == row["id"] and reference.references and reference.references.entity == entity.name:
            continue
        alice.post(entity.route, body | {name: unknown}).expect_problem(422, [name])
        alice.put(path, body | {name: unknown}).expect_problem(422, [name])
        alice.patch(path, {name: unknown}).expect_problem(422, [name])
    alice.get(path).expect(200, row)


def test_all_unknown_rows_are_named_at_once(entity: Entity, alice: Caller, factory: Factory) -> None:
    names = [f.name for f in entity.writable if f.references] + [many.member for many in entity.sets]
    if not names:
        pytest.skip(f"{entity} refers to nothing")
    sets = {many.member for many in entity.sets}
    wrong = {name: [unknown_id()] if name in sets else unknown_id() for name in names}
    alice.post(entity.route, factory.minimal(entity, alice) | wrong).expect_problem(422, names)


def test_an_id_in_upper_case_is_lowered(
    reference: Field, alice: Caller, factory: Factory, answers: Answers
) -> None:
    target = _target(reference, answers)
    row = factory.create(target, alice)
    path, _ = _refer(reference, alice, factory, row)
    found = alice.patch(path, {reference.name: row["id"].upper()}).expect(200)
    assert found[reference.name] == row["id"], f"{reference} should be lower case"


@pytest.mark.auth
def test_any_user_may_be_referred_to(reference: Field, alice: Caller, bob: Caller, factory: Factory) -> None:
    if reference.references is None or not reference.references.account:
        pytest.skip(f"{reference} does not refer to an account")
    path, row = _refer(reference, alice, factory, dict(bob.user))
    assert row[reference.name] == bob.user["id"]
    alice.get(path).expect(200, row)


def test_on_delete(reference: Field, factory: Factory, answers: Answers, alice: Caller) -> None:
    """restrict: 409 and nothing changes; cascade: both go; set_null: the reference is cleared."""
    target = _target(reference, answers)
    row = factory.create(target, alice)
    target_path = f"{target.route}/{row['id']}"
    path, referrer = _refer(reference, alice, factory, row)
    assert reference.references is not None
    match reference.references.on_delete:
        case "restrict":
            reply = alice.delete(target_path)
            reply.expect_problem(409)
            reply.check(referrer["id"] not in reply.content.decode(), "a 409 on delete should name no row")
            alice.get(target_path).expect(200, row)
            alice.get(path).expect(200, referrer)
            alice.delete(path).expect(204)
            alice.delete(target_path).expect(204)
        case "cascade":
            alice.delete(target_path).expect(204)
            alice.get(target_path).expect_problem(404)
            alice.get(path).expect_problem(404)
        case "set_null":
            alice.delete(target_path).expect(204)
            found = alice.get(path).expect(200)
            assert found == referrer | {reference.name: None, "updated_at": found["updated_at"]}, (
                f"deleting {target_path} should only clear {reference}: {found}"
            )
        case other:
            raise AssertionError(f"{reference}: this suite does not know on_delete {other}")


def test_a_row_that_refers_to_itself(reference: Field, factory: Factory, answers: Answers, alice: Caller) -> None:
    """It can be deleted whatever on_delete says, since nothing refers to it afterwards."""
    target = _target(reference, answers)
    if target.name != reference.entity:
        pytest.skip(f"{reference} refers to another entity")
    row = factory.create(target, alice)
    path = f"{target.route}/{row['id']}"
    assert alice.patch(path, {reference.name: row["id"]}).expect(200)[reference.name] == row["id"]
    alice.delete(path).expect(204)
    alice.get(path).expect_problem(404)


def test_a_chain_of_references(reference: Field, factory: Factory, answers: Answers, alice: Caller) -> None:
    """Deleting the head of a chain within one entity acts on each link: all go, one is cleared, or none goes."""
    target = _target(reference, answers)
    assert reference.references is not None
    if target.name != reference.entity:
        pytest.skip(f"{reference} refers to another entity")
    head = factory.create(target, alice)
    chain = [head]
    for _ in range(3):
        body = factory.minimal(target, alice) | {reference.name: chain[-1]["id"]}
        chain.append(factory.create(target, alice, body))
    statuses = {"cascade": (204, [404, 404, 404]), "set_null": (204, [200] * 3), "restrict": (409, [200] * 3)}
    deleted, rest = statuses[reference.references.on_delete]
    alice.delete(f"{target.route}/{head['id']}").expect(deleted)
    found = [alice.get(f"{target.route}/{row['id']}").status for row in chain[1:]]
    assert found == rest, f"after deleting the head of a chain by {reference} its links answer {found}, not {rest}"


def test_a_cycle_of_references(reference: Field, factory: Factory, answers: Answers, alice: Caller) -> None:
    """Two rows that refer to each other: deleting either leaves no dangling reference."""
    target, entity = _target(reference, answers), answers.entity(reference.entity)
    back = next(
        (
            f
            for f in target.writable
            if f.references and f.references.entity == entity.name and f.nullable and not f.required
        ),
        None,
    )
    if entity.account or target is entity or back is None or back.references is None:
        pytest.skip(f"{reference} is in no cycle of two")
    if "restrict" in (back.references.on_delete, reference.references and reference.references.on_delete):
        pytest.skip(f"{reference} is in a cycle that restricts")
    row = factory.create(target, alice)
    path, referrer = _refer(reference, alice, factory, row)
    target_path = f"{target.route}/{row['id']}"
    row = alice.patch(target_path, {back.name: referrer["id"]}).expect(200)
    alice.delete(target_path).expect(204)
    alice.get(target_path).expect_problem(404)
    left = alice.get(path)
    if reference.references and reference.references.on_delete == "cascade":
        left.expect_problem(404)
    else:
        assert left.expect(200)[reference.name] is None


@pytest.mark.auth
def test_deleting_a_shared_row_acts_on_strangers_rows(
    reference: Field, alice: Caller, bob: Caller, factory: Factory, answers: Answers
) -> None:
    target = _target(reference, answers)
    assert reference.references is not None
    if not target.shared:
        pytest.skip(f"{target} is not shared")
    row = factory.create(target, alice)
    path, _ = _refer(reference, bob, factory, row)
    on_delete = reference.references.on_delete
    alice.delete(f"{target.route}/{row['id']}").expect(409 if on_delete == "restrict" else 204)
    left = bob.get(path)
    left.expect(404 if on_delete == "cascade" else 200)
    if on_delete == "set_null":
        left.check(left.json[reference.name] is None, f"{reference} should be cleared")


def test_restrict_is_judged_after_the_cascade(
    reference: Field, factory: Factory, answers: Answers, alice: Caller
) -> None:
    """Rows that go together do not hold each other: both ends of the reference cascade with a third row."""
    assert reference.references is not None
    entity = answers.entity(reference.entity)
    if entity.account or reference.references.account or reference.references.on_delete != "restrict":
        pytest.skip(f"{reference} does not restrict")
    target = _target(reference, answers)
    pair = next(((one, two) for one in _cascading(entity) for two in _cascading(target) if _same(one, two)), None)
    if pair is None or target is entity:
        pytest.skip(f"{entity} and {target} do not go together with a third row")
    mine, theirs = pair
    assert mine.references is not None
    head_entity = answers.entity(mine.references.entity)
    head = factory.create(head_entity, alice)
    body = factory.minimal(target, alice) | {theirs.name: head["id"]}
    held = factory.create(target, alice, body)
    body = factory.minimal(entity, alice) | {mine.name: head["id"], reference.name: held["id"]}
    holder = factory.create(entity, alice, body)
    alice.delete(f"{target.route}/{held['id']}").expect_problem(409)
    alice.delete(f"{head_entity.route}/{head['id']}").expect(204)
    alice.get(f"{target.route}/{held['id']}").expect_problem(404)
    alice.get(f"{entity.route}/{holder['id']}").expect_problem(404)


def _cascading(entity: Entity) -> list[Field]:
    return [
        f
        for f in entity.writable
        if f.references and f.references.on_delete == "cascade" and not f.references.account
    ]


def _same(one: Field, two: Field) -> bool:
    return (
        one.references is not None
        and two.references is not None
        and one.references.entity == two.references.entity
    )


def test_a_row_that_nobody_can_make(resource: Entity, alice: Caller, factory: Factory, answers: Answers) -> None:
    """It needs a row of an entity without routes: each body is refused, and names what is missing."""
    names = [
        f.name
        for f in resource.writable
        if f.required and f.references and not factory.reachable(f.references.entity)
    ]
    if answers.creatable(resource) or not names:
        pytest.skip(f"{resource} can be made")
    body = {f.name: factory.value(f) for f in resource.writable if f.required and not f.references}
    alice.post(resource.route, body | {name: unknown_id() for name in names}).expect_problem(422, names)
    alice.get(resource.route).expect(200, {"items": [], "next_cursor": None})
