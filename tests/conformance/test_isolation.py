"""Rows belong to who made them: another user's row does not exist, and a shared one cannot be changed."""

from __future__ import annotations

import pytest

from .answers import Answers, Entity, Field, ManyToMany
from .client import Api, Caller
from .factory import Factory, Row, unknown_id
from .listing import text

pytestmark = pytest.mark.auth


def test_every_resource_needs_a_token(resource: Entity, api: Api) -> None:
    """Without one every call is 401 with the same answer, whatever else is wrong with it."""
    missing, row = api.call("GET", resource.route).expect_problem(401), f"{resource.route}/{unknown_id()}"
    for method, path in (
        ("POST", resource.route),
        ("GET", f"{resource.route}?no_such_parameter=1"),
        *((method, row) for method in ("GET", "PUT", "PATCH", "DELETE")),
        *((method, f"{resource.route}/x") for method in ("GET", "PUT", "PATCH", "DELETE")),
    ):
        api.call(method, path).expect(401, missing)
    for content in (b"", b"{", b"{}", b"\xff"):
        api.call("POST", resource.route, content=content).expect(401, missing)
        api.call("PATCH", row, content=content, headers={"Content-Type": "text/plain"}).expect(401, missing)


def test_a_strangers_row_is_missing(private: Entity, alice: Caller, bob: Caller, factory: Factory) -> None:
    """On every verb the answer is the one for an id that never was."""
    row = factory.create(private, alice, factory.full(private, alice))
    path, body = f"{private.route}/{row['id']}", factory.minimal(private, bob)
    never = f"{private.route}/{unknown_id()}"
    for method, sent in (("GET", ...), ("PUT", body), ("PATCH", {}), ("PATCH", body), ("DELETE", ...)):
        wanted = bob.call(method, never, sent).expect_problem(404)
        bob.call(method, path, sent).expect(404, wanted)
    alice.get(path).expect(200, row)


def test_lists_and_filters_hold_own_rows_only(private: Entity, factory: Factory) -> None:
    """No sort, filter or page shows a stranger's row, not even one that a filter names exactly."""
    alice, bob = factory.caller(), factory.caller()
    hers = factory.create(private, alice, factory.full(private, alice))
    factory.create(private, bob, factory.full(private, bob))
    his = {row["id"] for row in factory.made[bob.token, private.name]}
    empty: Row = {"items": [], "next_cursor": None}

    def check(query: list[tuple[str, str]], *, all_of_his: bool) -> None:
        found = [row["id"] for row in bob.get(private.route, ("limit", "200"), *query).expect(200)["items"]]
        assert set(found) <= his, f"{query} should show own rows only, {sorted(his)}, not {found}"
        assert len(found) == len(his) or not all_of_his, (
            f"{query} should show all own rows, {sorted(his)}: {found}"
        )

    check([], all_of_his=True)
    for field in private.visible:
        if field.sortable:
            check([("sort", field.name)], all_of_his=True)
            check([("sort", f"-{field.name}")], all_of_his=True)
        for parameter, operator in field.filters:
            value = hers[field.name]
            if operator == "isnull":
                check([(parameter, text(value is None))], all_of_his=False)
            elif value is not None:
                check([(parameter, text(value))], all_of_his=False)
    bob.get(private.route, ("id", hers["id"])).expect(200, empty)
    bob.get(private.route, ("user_id", alice.user["id"])).expect(200, empty)
    for many in private.sets:
        for member in hers[many.member]:
            check([(many.member, member)], all_of_his=False)
    assert hers in alice.get(private.route).expect(200)["items"]


def test_a_cursor_does_not_lead_to_a_strangers_rows(private: Entity, factory: Factory) -> None:
    alice, bob = factory.caller(), factory.caller()
    for _ in range(3):
        factory.create(private, alice)
    cursor = alice.get(private.route, ("limit", "1")).expect(200)["next_cursor"]
    later = factory.create(private, bob)
    page = bob.get(private.route, ("cursor", cursor)).expect(200)
    assert page == {"items": [later], "next_cursor": None}, f"only the caller's rows belong here: {page}"


def test_a_reference_to_a_strangers_row(
    reference: Field, factory: Factory, answers: Answers, alice: Caller, bob: Caller
) -> None:
    """It is refused with the very answer for an id that does not exist, unless the target is visible."""
    assert reference.references is not None
    target = answers.entity(reference.references.entity)
    if not target.crud or not answers.creatable(target):
        pytest.skip(f"{target} has no routes: nobody can make a row to refer to")
    entity = answers.entity(reference.entity)
    hers = factory.create(target, alice)["id"]
    path = "/auth/me"
    if not entity.account:
        path = f"{entity.route}/{factory.create(entity, bob)['id']}"
        body = factory.minimal(entity, bob)
        reply = bob.post(entity.route, body | {reference.name: hers})
        if target.shared:
            reply.check(reply.expect(201)[reference.name] == hers, f"{reference} may be any shared row")
        else:
            wanted = bob.post(entity.route, body | {reference.name: unknown_id()})
            reply.expect(422, wanted.expect_problem(422, [reference.name]))
            bob.put(path, body | {reference.name: hers}).expect_problem(422, [reference.name])
    if target.shared:
        assert bob.patch(path, {reference.name: hers}).expect(200)[reference.name] == hers
    else:
        wanted = bob.patch(path, {reference.name: unknown_id()}).expect_problem(422, [reference.name])
        bob.patch(path, {reference.name: hers}).expect(422, wanted)


def test_a_set_with_a_strangers_row(
    many: ManyToMany, factory: Factory, answers: Answers, alice: Caller, bob: Caller
) -> None:
    target, entity = answers.entity(many.entity), answers.entity(many.owner)
    if not factory.reachable(target.name):
        pytest.skip(f"{target} has no routes: nobody can make a row to refer to")
    hers, his = factory.member(many, alice), factory.member(many, bob)
    path = f"{entity.route}/{factory.create(entity, bob)['id']}"
    members = sorted((hers, his))
    reply = bob.patch(path, {many.member: members})
    if target.account or target.shared:
        reply.check(reply.expect(200)[many.member] == members, f"{many} may hold any row that the caller sees")
        return
    wanted = bob.patch(path, {many.member: sorted((unknown_id(), his))}).expect_problem(422, [many.member])
    reply.expect(422, wanted)
    body = factory.minimal(entity, bob) | {many.member: members}
    bob.post(entity.route, body).expect(422, wanted)
    bob.put(path, body).expect(422, wanted)
    assert bob.get(path).expect(200)[many.member] == [], "a refused set should leave the row as it was"


def test_a_shared_row_is_readable(shared: Entity, alice: Caller, bob: Caller, factory: Factory) -> None:
    row = factory.create(shared, alice, factory.full(shared, alice))
    bob.get(f"{shared.route}/{row['id']}").expect(200, row)
    page = bob.get(shared.route, ("user_id", alice.user["id"]), ("id", row["id"])).expect(200)
    assert page["items"] == [row], f"the shared row should be found: {page}"
    own = factory.create(shared, bob)
    newest_last = [
        item["id"] for item in bob.get(shared.route, ("sort", "-id"), ("limit", "2")).expect(200)["items"]
    ]
    assert newest_last[0] == own["id"], "the list should show the rows of all users"


def test_a_shared_row_is_its_owners_to_change(
    shared: Entity, alice: Caller, bob: Caller, factory: Factory
) -> None:
    """403 for whom it is known but not theirs; a wrong body is 422 first, a missing row 404."""
    row = factory.create(shared, alice, factory.full(shared, alice))
    path, body = f"{shared.route}/{row['id']}", factory.minimal(shared, bob)
    for method, sent in (("PUT", body), ("PATCH", {}), ("PATCH", body), ("DELETE", ...)):
        bob.call(method, path, sent).expect_problem(403)
        bob.call(method, f"{shared.route}/{unknown_id()}", sent).expect_problem(404)
    bob.patch(path, {"no_such_member": 1}).expect_problem(422, ["no_such_member"])
    alice.get(path).expect(200, row)
    alice.patch(path, {}).expect(200)
    alice.delete(path).expect(204)


def test_someone_elses_token_shows_someone_else(alice: Caller, bob: Caller) -> None:
    for caller in (alice, bob):
        assert caller.get("/auth/me").expect(200)["id"] == caller.user["id"]
