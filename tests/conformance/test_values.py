"""Values on the wire: what each field takes, in which form it comes back, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import refused, taken, wire
from .answers import Answers, Entity, Field
from .client import Caller, Raw
from .factory import Factory, Row, unknown_id

RowOf = Callable[[str], tuple[Entity, str, Row]]


def test_takes(value_field: Field, row_of: RowOf, alice: Caller, factory: Factory) -> None:
    """Each valid value is answered in its canonical form, is stored, and changes nothing else."""
    entity, path, before = row_of(value_field.entity)
    name = value_field.name
    for kept in taken.values(value_field):
        reply = alice.patch(path, {name: kept.sent})
        row = reply.expect(200)
        factory.check_row(entity, alice, reply, row)
        reply.check(wire.same(value_field, row[name], kept.answered), f"{value_field} should be {kept.answered!r}")
        others = {key: value for key, value in row.items() if key not in (name, "updated_at")}
        reply.check(others == {key: before[key] for key in others}, "nothing else should change")
        alice.get(path).expect(200, row)
    if value_field.unique:
        alice.patch(path, {name: factory.value(value_field)}).expect(200)


def test_refuses_in_patch(row_field: Field, row_of: RowOf, alice: Caller) -> None:
    _, path, before = row_of(row_field.entity)
    for value in refused.values(row_field):
        alice.patch(path, {row_field.name: value}).expect_problem(422, [row_field.name])
    alice.get(path).expect(200, before)


def test_refuses_in_create(row_field: Field, answers: Answers, alice: Caller, factory: Factory) -> None:
    entity = answers.entity(row_field.entity)
    body, path = factory.minimal(entity, alice), entity.route
    if entity.account:
        body, path = factory.registration(), "/auth/register"
    # Every other one: which values are refused is asked above, here whether a create refuses them too.
    for value in refused.values(row_field)[::2]:
        alice.post(path, body | {row_field.name: value}).expect_problem(422, [row_field.name])


def test_refuses_all_at_once(entity: Entity, row_of: RowOf, alice: Caller, factory: Factory) -> None:
    """One answer lists every member that is wrong, unknown or missing, on each verb that takes a body."""
    _, path, before = row_of(entity.name)
    wrong: Row = {f.name: Raw("[[]]") if f.type != "json" else "\0" for f in entity.writable}
    wrong |= {many.member: None for many in entity.sets}
    wrong |= {"no_such_member": 1}
    alice.post(entity.route, wrong).expect_problem(422, wrong)
    alice.put(path, wrong).expect_problem(422, wrong)
    alice.patch(path, wrong).expect_problem(422, wrong)
    required = [f.name for f in entity.writable if f.required]
    if required:
        alice.post(entity.route, {}).expect_problem(422, required)
        alice.put(path, {}).expect_problem(422, required)
    alice.get(path).expect(200, before)


def test_refuses_each_missing_member(entity: Entity, row_of: RowOf, alice: Caller, factory: Factory) -> None:
    _, path, _ = row_of(entity.name)
    body = factory.minimal(entity, alice)
    for name in body:
        rest = {key: value for key, value in body.items() if key != name}
        alice.post(entity.route, rest).expect_problem(422, [name])
        alice.put(path, rest).expect_problem(422, [name])


def test_refuses_what_is_the_servers(entity: Entity, row_of: RowOf, alice: Caller, factory: Factory) -> None:
    """A member that only the server sets is unknown in a body, even with the value that it has."""
    _, path, row = row_of(entity.name)
    body = factory.minimal(entity, alice)
    for name in entity.refused:
        for value in (row.get(name, "x"), None):
            alice.post(entity.route, body | {name: value}).expect_problem(422, [name])
            alice.put(path, body | {name: value}).expect_problem(422, [name])
            alice.patch(path, {name: value}).expect_problem(422, [name])
    alice.get(path).expect(200, row)


def test_refuses_unknown_members(entity: Entity, row_of: RowOf, alice: Caller, factory: Factory) -> None:
    _, path, row = row_of(entity.name)
    body = factory.minimal(entity, alice)
    known = {f.name for f in entity.writable}
    names = ["unknown", "", "__proto__", "constructor", "Id", "_id", "a\0b", "$where", "😀"]
    names += [f.name.upper() for f in entity.writable[:1]] + [f"{f.name} " for f in entity.writable[:1]]
    for name in names:
        if name in known:
            continue
        for value in (1, None):
            replies = (
                alice.post(entity.route, body | {name: value}),
                alice.put(path, body | {name: value}),
                alice.patch(path, {name: value}),
            )
            for reply in replies:
                reply.expect_problem(422, [name])
    for method, target in (("POST", entity.route), ("PUT", path), ("PATCH", path)):
        text = '{"\\ud800": 1}'
        headers = {"Content-Type": "application/json"}
        alice.call(method, target, content=text.encode(), headers=headers).expect(422)
    alice.get(path).expect(200, row)


def test_a_null_clears_or_is_refused(row_field: Field, row_of: RowOf, alice: Caller) -> None:
    """RFC 7396: null clears what may be empty; elsewhere it is refused."""
    _, path, before = row_of(row_field.entity)
    name = row_field.name
    if not row_field.nullable:
        alice.patch(path, {name: None}).expect_problem(422, [name])
        alice.get(path).expect(200, before)
        return
    row = alice.patch(path, {name: None}).expect(200)
    expected: dict[str, Any] = before | {name: None, "updated_at": row["updated_at"]}
    alice.get(path).expect(200, expected)


def test_an_id_may_be_in_upper_case(entity: Entity, row_of: RowOf, alice: Caller) -> None:
    _, _, row = row_of(entity.name)
    alice.get(f"{entity.route}/{row['id'].upper()}").expect(200, row)


def test_an_id_that_is_none_is_refused(resource: Entity, alice: Caller) -> None:
    text = unknown_id()
    wrong = [
        "x",
        "1",
        "-1",
        "null",
        text[:-1],
        text + "0",
        text.replace("-", ""),
        f"{{{text}}}",
        f"urn:uuid:{text}",
    ]
    wrong += ["%00", "%20" + text, text + "%0A", "..%2F" + text[:-3], "%F0%9F%98%80", "g" + text[1:]]
    for wrong_id in wrong:
        path = f"{resource.route}/{wrong_id}"
        for method in ("GET", "DELETE"):
            reply = alice.call(method, path)
            # A server may see an encoded slash as a separator: then it is another route.
            if "%2F" in wrong_id and reply.status == 404:
                continue
            reply.expect_problem(422, ["id"])
        if "%" not in wrong_id:
            alice.patch(path, {}).expect_problem(422, ["id"])
