"""Create, read, replace, change and delete a row of every resource."""

from __future__ import annotations

import time

from . import wire
from .answers import Entity
from .client import Caller
from .factory import Factory, check_shape, unknown_id


def test_create_with_the_least(entity: Entity, alice: Caller, factory: Factory) -> None:
    row = factory.create(entity, alice)
    alice.get(f"{entity.route}/{row['id']}").expect(200, row)


def test_create_with_everything(entity: Entity, alice: Caller, factory: Factory) -> None:
    row = factory.create(entity, alice, factory.full(entity, alice))
    alice.get(f"{entity.route}/{row['id']}").expect(200, row)


def test_ids_are_ordered_by_time(entity: Entity, alice: Caller, factory: Factory) -> None:
    """Ids made one after the other sort one after the other, and carry the time of the row."""
    rows = [factory.create(entity, alice) for _ in range(10)]
    ids = [row["id"] for row in rows]
    assert ids == sorted(ids), f"the ids of {entity} should ascend in the order of creation: {ids}"
    for row in rows:
        made = int(row["id"].replace("-", "")[:12], 16) / 1000
        difference = made - wire.moment(row["created_at"]).timestamp()
        assert abs(difference) < 5, f"the time in the id should be created_at, not {difference} s from it: {row}"
        assert abs(made - time.time()) < 3600, f"created_at should be the time in UTC: {row}"


def test_put_replaces(entity: Entity, alice: Caller, factory: Factory) -> None:
    """PUT takes a whole row: what it leaves out goes back to its default or null."""
    created = factory.create(entity, alice, factory.full(entity, alice))
    path = f"{entity.route}/{created['id']}"
    for body in (factory.minimal(entity, alice), factory.full(entity, alice), factory.minimal(entity, alice)):
        before = alice.get(path).expect(200)
        reply = alice.put(path, body)
        row = reply.expect(200)
        factory.check_row(entity, alice, reply, row, body)
        kept = {name: row[name] for name in ("id", "created_at")}
        reply.check(kept == {name: created[name] for name in kept}, "id and created_at should not change")
        reply.check(row["updated_at"] > before["updated_at"], "updated_at should change")
        alice.get(path).expect(200, row)


def test_put_is_idempotent(entity: Entity, alice: Caller, factory: Factory) -> None:
    body = factory.full(entity, alice)
    row = factory.create(entity, alice, body)
    for _ in range(2):
        reply = alice.put(f"{entity.route}/{row['id']}", body)
        same = {name: value for name, value in reply.expect(200).items() if name != "updated_at"}
        defaulted = {f.name for f in entity.writable if f.name not in body}
        unchanged = {name for name in row if name != "updated_at" and name not in defaulted}
        reply.check(all(same[name] == row[name] for name in unchanged), f"the row should still be {row}")


def test_patch_changes_one_member(entity: Entity, alice: Caller, factory: Factory) -> None:
    row = factory.create(entity, alice)
    path = f"{entity.route}/{row['id']}"
    for name, value in factory.full(entity, alice).items():
        reply = alice.patch(path, {name: value})
        found = reply.expect(200)
        reply.check(found["updated_at"] > row["updated_at"], "updated_at should change")
        row = row | {name: value, "updated_at": found["updated_at"]}
        alice.get(path).expect(200, row)


def test_patch_changes_several_members(entity: Entity, alice: Caller, factory: Factory) -> None:
    row = factory.create(entity, alice)
    path = f"{entity.route}/{row['id']}"
    body = factory.full(entity, alice)
    reply = alice.patch(path, body)
    found = reply.expect(200)
    check_shape(entity, reply, found)
    reply.check(found == row | body | {"updated_at": found["updated_at"]}, "what was sent should be there")
    alice.get(path).expect(200, found)


def test_patch_with_nothing(entity: Entity, alice: Caller, factory: Factory) -> None:
    row = factory.create(entity, alice)
    path = f"{entity.route}/{row['id']}"
    found = alice.patch(path, {}).expect(200)
    assert found == row | {"updated_at": found["updated_at"]}, f"{found} should be {row} but for updated_at"


def test_patch_takes_a_merge_patch(entity: Entity, alice: Caller, factory: Factory) -> None:
    row = factory.create(entity, alice)
    path = f"{entity.route}/{row['id']}"
    body = factory.full(entity, alice)
    headers = {"Content-Type": "application/merge-patch+json"}
    found = alice.call("PATCH", path, body, headers=headers).expect(200)
    assert found == row | body | {"updated_at": found["updated_at"]}
    alice.call("PUT", path, body, headers=headers).expect_problem(415)
    alice.call("POST", entity.route, body, headers=headers).expect_problem(415)


def test_delete(entity: Entity, alice: Caller, factory: Factory) -> None:
    row = factory.create(entity, alice)
    path = f"{entity.route}/{row['id']}"
    body = factory.minimal(entity, alice)
    alice.delete(path).expect(204)
    gone = alice.get(path).expect_problem(404)
    for reply in (alice.delete(path), alice.put(path, body), alice.patch(path, {}), alice.patch(path, body)):
        reply.expect(404, gone)
    listed = alice.get(entity.route, ("id", row["id"])).expect(200)
    assert listed == {"items": [], "next_cursor": None}, f"a deleted row should not be listed: {listed}"


def test_a_row_that_never_was(entity: Entity, alice: Caller, factory: Factory) -> None:
    """404 on every verb; PUT does not create."""
    path = f"{entity.route}/{unknown_id()}"
    body = factory.minimal(entity, alice)
    alice.get(path).expect_problem(404)
    alice.delete(path).expect_problem(404)
    alice.patch(path, {}).expect_problem(404)
    alice.patch(path, body).expect_problem(404)
    alice.put(path, body).expect_problem(404)
    alice.get(path).expect_problem(404)


def test_values_come_before_the_row(entity: Entity, alice: Caller, factory: Factory) -> None:
    """A body that no row could take is 422 even where the row is missing; path and body are judged together."""
    path = f"{entity.route}/{unknown_id()}"
    alice.patch(path, {"no_such_member": 1}).expect_problem(422, ["no_such_member"])
    alice.put(path, factory.minimal(entity, alice) | {"no_such_member": 1}).expect_problem(422, ["no_such_member"])
    alice.call("GET", path, query=[("no_such_parameter", "1")]).expect_problem(422, ["no_such_parameter"])
    wrong = alice.call("PATCH", f"{entity.route}/x", {"no_such_member": 1}, query=[("no_such_parameter", "1")])
    wrong.expect_problem(422, ["id", "no_such_member", "no_such_parameter"])


def test_the_row_comes_before_its_references(entity: Entity, alice: Caller, factory: Factory) -> None:
    """A missing row is 404 even where the body refers to another missing row."""
    references = {f.name: unknown_id() for f in entity.writable if f.references}
    body = factory.minimal(entity, alice) | references
    body |= {many.member: [unknown_id()] for many in entity.sets}
    alice.put(f"{entity.route}/{unknown_id()}", body).expect_problem(404)
    alice.patch(f"{entity.route}/{unknown_id()}", body).expect_problem(404)
