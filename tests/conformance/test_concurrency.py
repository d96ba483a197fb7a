"""Many callers at once: one wins where only one can, nobody sees a failure, and nothing is left half done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from .answers import Answers, Entity, Field, ManyToMany
from .client import Api, Caller, Reply
from .factory import Factory, unknown_id

_THREADS = 8


def _at_once(calls: Sequence[Callable[[], Reply]]) -> list[Reply]:
    """Run ``calls`` each in its own thread, started together."""
    barrier = Barrier(len(calls))

    def run(call: Callable[[], Reply]) -> Reply:
        barrier.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def _statuses(replies: Sequence[Reply], wanted: dict[int, int]) -> None:
    found = Counter(reply.status for reply in replies)
    assert found == Counter(wanted), f"the answers should be {wanted}, not {dict(found)}:\n" + "\n".join(
        map(str, replies)
    )


def test_creates(entity: Entity, factory: Factory, alice: Caller) -> None:
    """All succeed, each with an id of its own, and all are listed."""
    bodies = [factory.minimal(entity, alice) for _ in range(_THREADS * 3)]
    replies: list[Reply] = []
    for start in range(0, len(bodies), _THREADS):
        batch = bodies[start : start + _THREADS]
        replies += _at_once([lambda body=body: alice.post(entity.route, body) for body in batch])  # type: ignore[misc]
    _statuses(replies, {201: len(bodies)})
    ids = {reply.json["id"] for reply in replies}
    assert len(ids) == len(bodies), f"each row should have its own id: {ids}"
    for reply in replies:
        alice.get(f"{entity.route}/{reply.json['id']}").expect(200, reply.json)


def test_creates_with_one_unique_value(unique: Field, factory: Factory, answers: Answers, alice: Caller) -> None:
    entity = answers.entity(unique.entity)
    value = factory.reference(unique, alice) if unique.references else None
    for _ in range(3):
        chosen = value if value is not None else factory.value(unique)
        others = [factory.minimal(entity, alice) | {unique.name: chosen} for _ in range(_THREADS)]
        replies = _at_once([lambda body=body: alice.post(entity.route, body) for body in others])  # type: ignore[misc]
        _statuses(replies, {201: 1, 409: _THREADS - 1})
        winner = next(reply.json for reply in replies if reply.status == 201)
        for reply in replies:
            if reply.status == 409:
                reply.expect_problem(409, [unique.name])
        page = alice.get(entity.route, (unique.parameter("eq") or unique.name, str(chosen))).expect(200)
        own = [row["id"] for row in page["items"] if not entity.owned or row["user_id"] == winner.get("user_id")]
        assert own == [winner["id"]], f"exactly the winner should be there: {page}"
        alice.delete(f"{entity.route}/{winner['id']}").expect(204)


def test_changes_to_one_unique_value(unique: Field, factory: Factory, answers: Answers, alice: Caller) -> None:
    if unique.references:
        pytest.skip(f"{unique} is a reference")
    entity = answers.entity(unique.entity)
    rows = [factory.create(entity, alice) for _ in range(_THREADS)]
    value = factory.value(unique)
    replies = _at_once(
        [lambda row=row: alice.patch(f"{entity.route}/{row['id']}", {unique.name: value}) for row in rows]  # type: ignore[misc]
    )
    _statuses(replies, {200: 1, 409: _THREADS - 1})
    for row, reply in zip(rows, replies, strict=True):
        found = alice.get(f"{entity.route}/{row['id']}").expect(200)
        assert found == (reply.json if reply.status == 200 else row), (
            f"a refused change should leave {row}: {found}"
        )


def test_deletes_of_one_row(entity: Entity, alice: Caller, factory: Factory) -> None:
    for _ in range(3):
        path = f"{entity.route}/{factory.create(entity, alice)['id']}"
        replies = _at_once([lambda: alice.delete(path)] * _THREADS)  # noqa: B023 - run at once
        _statuses(replies, {204: 1, 404: _THREADS - 1})


def test_changes_of_one_row(entity: Entity, alice: Caller, factory: Factory) -> None:
    """Each change is whole: afterwards the row is one of those that were answered."""
    row = factory.create(entity, alice, factory.full(entity, alice))
    path = f"{entity.route}/{row['id']}"
    bodies = [factory.full(entity, alice) for _ in range(_THREADS)]
    replies = _at_once([lambda body=body: alice.put(path, body) for body in bodies])  # type: ignore[misc]
    _statuses(replies, {200: _THREADS})
    final = alice.get(path).expect(200)
    answered = [reply.json for reply in replies]
    assert final in answered, f"the row should be one of the answered ones, not a mixture: {final}\n{answered}"


def test_changes_and_deletes_of_one_row(entity: Entity, alice: Caller, factory: Factory) -> None:
    for _ in range(3):
        path = f"{entity.route}/{factory.create(entity, alice)['id']}"
        body = factory.full(entity, alice)
        calls = [lambda: alice.put(path, body), lambda: alice.patch(path, body), lambda: alice.get(path)]  # noqa: B023
        replies = _at_once([*calls, lambda: alice.delete(path), *calls, lambda: alice.patch(path, {})])  # noqa: B023
        for reply in replies:
            reply.check(reply.status in (200, 204, 404), "the row is there or it is not")
        alice.get(path).expect_problem(404)


def test_references_to_a_row_that_is_deleted(
    reference: Field, factory: Factory, answers: Answers, alice: Caller
) -> None:
    """The reference is refused, or the row is still there to refer to, or on_delete has acted."""
    assert reference.references is not None
    target, entity = answers.entity(reference.references.entity), answers.entity(reference.entity)
    if target.account or entity.account or not answers.creatable(target):
        pytest.skip(f"{target} is never deleted, or {entity} is an account")
    name = reference.name
    for _ in range(4):
        row = factory.create(target, alice)
        others = {
            f.name: factory.reference(f, alice, fresh=True)
            for f in entity.writable
            if f.required and f.references and f is not reference
        }
        bodies = [factory.minimal(entity, alice, **others) | {name: row["id"]} for _ in range(4)]
        if reference.unique:
            bodies = bodies[:1]
        creates = [lambda body=body: alice.post(entity.route, body) for body in bodies]
        *made, deleted = _at_once([*creates, lambda: alice.delete(f"{target.route}/{row['id']}")])  # noqa: B023
        deleted.check(deleted.status in (204, 409), "a delete should be done or refused")
        left = alice.get(f"{target.route}/{row['id']}")
        left.expect(404 if deleted.status == 204 else 200)
        for reply in made:
            if reply.status != 201:
                reply.expect_problem(422, [name])
                continue
            now = alice.get(f"{entity.route}/{reply.json['id']}")
            dangles = now.status == 200 and now.json[name] == row["id"] and left.status == 404
            now.check(not dangles, f"{reference} should not refer to a deleted row")


def test_sets_of_one_row(many: ManyToMany, factory: Factory, answers: Answers, alice: Caller) -> None:
    """The set is one of those that were sent, though they overlap."""
    if not factory.reachable(many.entity):
        pytest.skip(f"{many.entity} has no routes: nobody can make a row to refer to")
    entity = answers.entity(many.owner)
    ids = sorted(factory.member(many, alice) for _ in range(4))
    path = f"{entity.route}/{factory.create(entity, alice)['id']}"
    sent = [sorted({ids[n % 4], ids[(n + 1) % 4]}) for n in range(_THREADS)]
    replies = _at_once([lambda members=members: alice.patch(path, {many.member: members}) for members in sent])  # type: ignore[misc]
    _statuses(replies, {200: _THREADS})
    final = alice.get(path).expect(200)[many.member]
    assert final in sent, f"{many} should be one of {sent}, not {final}"


def test_sets_with_a_row_that_is_deleted(
    many: ManyToMany, factory: Factory, answers: Answers, alice: Caller
) -> None:
    target, entity = answers.entity(many.entity), answers.entity(many.owner)
    if target.account or not factory.reachable(many.entity):
        pytest.skip(f"{target} is never deleted")
    for _ in range(4):
        member, row = factory.member(many, alice), factory.create(entity, alice)
        path = f"{entity.route}/{row['id']}"
        replies = _at_once(
            [
                lambda: alice.patch(path, {many.member: [member]}),  # noqa: B023
                lambda: alice.delete(f"{target.route}/{member}"),  # noqa: B023
                lambda: alice.patch(path, {many.member: [member]}),  # noqa: B023
            ]
        )
        for reply in replies[::2]:
            if reply.status != 200:
                reply.expect_problem(422, [many.member])
        replies[1].expect(204)
        assert alice.get(path).expect(200)[many.member] == []


@pytest.mark.auth
def test_registrations_of_one_email(api: Api, factory: Factory) -> None:
    email = str(factory.registration()["email"])
    # Other unique members of the account differ.
    bodies = [factory.registration() | {"email": text} for text in (email, email.upper(), email, email)]
    replies = _at_once([lambda sent=sent: api.call("POST", "/auth/register", sent) for sent in bodies])  # type: ignore[misc]
    _statuses(replies, {201: 1, 409: 3})
    for reply in replies:
        if reply.status == 409:
            reply.expect_problem(409, ["email"])


@pytest.mark.auth
def test_logouts_of_one_token(factory: Factory) -> None:
    """The token is dead for all: one answer at least is 204, and no later call is taken."""
    caller = factory.caller()
    replies = _at_once([lambda: caller.call("POST", "/auth/logout")] * 4)
    assert {reply.status for reply in replies} <= {204, 401}, "\n".join(map(str, replies))
    assert any(reply.status == 204 for reply in replies), "\n".join(map(str, replies))
    caller.get("/auth/me").expect_problem(401)


def test_lists_while_rows_are_made(entity: Entity, factory: Factory, alice: Caller) -> None:
    """Readers are never refused or failed by writers."""
    body = factory.minimal(entity, alice)
    unique = [f for f in entity.writable if f.unique and f.name in body]
    bodies = [factory.minimal(entity, alice) if unique else body for _ in range(4)]
    writes = [lambda sent=sent: alice.post(entity.route, sent) for sent in bodies]
    reads = [lambda: alice.get(entity.route), lambda: alice.get(f"{entity.route}/{unknown_id()}")] * 2
    replies = _at_once([*writes, *reads])
    _statuses(replies, {201: 4, 200: 2, 404: 2})
