"""Sign-in: registration, login and the profile."""

from __future__ import annotations

from typing import Any

import pytest

from .answers import Answers, Field
from .client import Api, Caller
from .factory import PASSWORD, Factory, check_shape, cookie, unknown_id
from .signin import check_cookie, login

pytestmark = pytest.mark.auth

# Eight code points, and 72 bytes in fewer code points: the least and the most that bcrypt tells apart.
_SHORTEST = "é\U0001f600345678"
_LONGEST = "\U0001f600" * 18


def test_register(api: Api, factory: Factory, answers: Answers, secure: bool) -> None:
    body = factory.registration()
    reply = api.call("POST", "/auth/register", body)
    user = reply.expect(201)
    check_shape(answers.account, reply, user)
    factory.check_row(answers.account, Caller(api), reply, user, body)
    reply.check(user["email"] == body["email"], "the user should have the e-mail")
    reply.check(reply.headers.get("Cache-Control") == "no-store", "Cache-Control should be no-store")
    token = cookie(reply)
    check_cookie(reply, token, answers.token_minutes * 60, secure=secure)
    api.call("GET", "/auth/me", token=token).expect(200, user)


def test_register_with_the_whole_profile(api: Api, factory: Factory, answers: Answers) -> None:
    body = factory.registration()
    body |= {f.name: factory.value(f) for f in answers.account.writable if not f.references}
    reply = api.call("POST", "/auth/register", body)
    factory.check_row(answers.account, Caller(api), reply, reply.expect(201), body)


def test_login(api: Api, factory: Factory, answers: Answers, secure: bool) -> None:
    caller = factory.caller()
    reply = login(api, caller.user["email"])
    reply.expect(200, caller.user)
    reply.check(list(reply.json) == answers.account.members, f"the members should be {answers.account.members}")
    reply.check(reply.headers.get("Cache-Control") == "no-store", "Cache-Control should be no-store")
    token = cookie(reply)
    check_cookie(reply, token, answers.token_minutes * 60, secure=secure)
    api.call("GET", "/auth/me", token=token).expect(200, caller.user)
    caller.get("/auth/me").expect(200, caller.user)


def test_emails_compare_without_case(api: Api, factory: Factory) -> None:
    """It is stored in lower case; another case signs in the same user and cannot register."""
    email = factory.email("Mixed.CASE")
    user = api.call("POST", "/auth/register", factory.registration(email=email)).expect(201)
    assert user["email"] == email.lower()
    for spelling in (email, email.lower(), email.upper()):
        login(api, spelling).expect(200, user)
        api.call("POST", "/auth/register", factory.registration(email=spelling)).expect_problem(409, ["email"])


@pytest.mark.parametrize("password", [_SHORTEST, _LONGEST, "        ", '"\\\n\u0001pass'])
def test_passwords_that_are_taken(password: str, api: Api, factory: Factory) -> None:
    """Counted from 8 characters to 72 bytes, and compared as they are, not trimmed or normalised."""
    body = factory.registration(password=password)
    api.call("POST", "/auth/register", body).expect(201)
    login(api, body["email"], password).expect(200)
    login(api, body["email"], password[:-1]).expect_problem(401)


@pytest.mark.parametrize(
    "password",
    [
        "",
        "1234567",
        "é\U0001f60034567",
        "x" * 73,
        _LONGEST + "x",
        "é" * 36 + "x",
        "x" * 10_000,
        "1234567\0",
        "\0" * 8,
        "\ud80012345678",
        None,
        12345678,
        True,
        ["12345678"],
        {"$ne": ""},
    ],
)
def test_passwords_that_are_refused(password: Any, api: Api, factory: Factory, alice: Caller) -> None:
    api.call("POST", "/auth/register", factory.registration(password=password)).expect_problem(422, ["password"])
    body = {"current_password": PASSWORD, "new_password": password}
    alice.post("/auth/password", body).expect_problem(422, ["new_password"])
    alice.get("/auth/me").expect(200)


def test_registrations_that_are_refused(api: Api, factory: Factory, answers: Answers) -> None:
    body = factory.registration()
    register = "/auth/register"
    api.call("POST", register, {}).expect_problem(
        422, ["email", "password", *(f.name for f in answers.account.writable if f.required)]
    )
    for name in body:
        rest = {key: value for key, value in body.items() if key != name}
        api.call("POST", register, rest).expect_problem(422, [name])
    for name in (*answers.account.refused, "user_id", "role", "is_admin", "Email", "username"):
        if name not in {f.name for f in answers.account.writable}:
            api.call("POST", register, body | {name: "x"}).expect_problem(422, [name])
    wrong: tuple[Any, ...] = (
        None,
        1,
        True,
        [],
        {},
        "",
        "x",
        "a@b",
        "a b@c.de",
        f"{'x' * 250}@b.cd",
        "a@b.cd\0",
        "a@b.cd\n",
    )
    for email in wrong:
        api.call("POST", register, body | {"email": email}).expect_problem(422, ["email"])
    api.call("POST", register, body | {"email": "x", "password": "x", "x": 1}).expect_problem(
        422, ["email", "password", "x"]
    )
    api.call("POST", register, body).expect(201)


def test_logins_that_are_refused(api: Api, factory: Factory) -> None:
    """The same answer for a wrong password, an unknown e-mail and a password too long to be right."""
    email = factory.caller().user["email"]
    wrong = login(api, email, "wrong password").expect_problem(401)
    for name, password in (
        (factory.email(), PASSWORD),
        (factory.email(), "wrong password"),
        (email, ""),
        (email, "x"),
        (email, PASSWORD + " "),
        (email, PASSWORD.upper()),
        (email, "x" * 5000),
    ):
        reply = login(api, name, password)
        reply.expect(401, wrong)
    login(api, email).expect(200)


def test_a_password_is_not_cut_at_72_bytes(api: Api, factory: Factory) -> None:
    body = factory.registration(password="x" * 72)
    api.call("POST", "/auth/register", body).expect(201)
    login(api, body["email"], "x" * 73).expect_problem(401)


def test_login_bodies_that_are_refused(api: Api, factory: Factory) -> None:
    body = {"email": factory.email(), "password": PASSWORD}
    login = "/auth/login"
    api.call("POST", login, {}).expect_problem(422, ["email", "password"])
    for name in body:
        api.call("POST", login, {key: value for key, value in body.items() if key != name}).expect_problem(
            422, [name]
        )
        wrong: tuple[Any, ...] = (None, 1, True, [], {}, {"$gt": ""}, "a\0b", "\ud800")
        for value in wrong:
            api.call("POST", login, body | {name: value}).expect_problem(422, [name])
    api.call("POST", login, body | {"email": "x"}).expect_problem(422, ["email"])
    api.call("POST", login, body | {"remember": True}).expect_problem(422, ["remember"])


def test_profile_defaults_and_nulls(api: Api, factory: Factory, answers: Answers) -> None:
    caller = factory.caller()
    before = dict(caller.user)
    for f in answers.account.writable:
        if f.references:
            continue
        value = factory.value(f)
        reply = caller.patch("/auth/me", {f.name: value})
        row = reply.expect(200)
        reply.check(list(row) == answers.account.members, f"the members should be {answers.account.members}")
        reply.check(row["updated_at"] > before["updated_at"], "updated_at should change")
        before = before | {f.name: value, "updated_at": row["updated_at"]}
        reply.check(row == before, f"only {f} should change")
        caller.get("/auth/me").expect(200, before)
        login(api, caller.user["email"]).expect(200, before)
    unchanged = caller.patch("/auth/me", {}).expect(200)
    assert unchanged == before | {"updated_at": unchanged["updated_at"]}


def test_profile_members_that_are_refused(factory: Factory, answers: Answers, alice: Caller) -> None:
    """E-mail and password are no profile fields; what is the server's is unknown."""
    before = alice.get("/auth/me").expect(200)
    for name in ("email", "password", *answers.account.refused, "no_such_member", "current_password"):
        if name not in {f.name for f in answers.account.writable}:
            for value in (before.get(name, "x"), None):
                alice.patch("/auth/me", {name: value}).expect_problem(422, [name])
    alice.get("/auth/me").expect(200, before)


def test_a_merge_patch_of_the_profile(alice: Caller) -> None:
    headers = {"Content-Type": "application/merge-patch+json"}
    alice.call("PATCH", "/auth/me", {}, headers=headers).expect(200)


def _unique_profile_fields(answers: Answers) -> list[Field]:
    return [f for f in answers.account.writable if f.unique and not f.references]


def test_unique_profile_fields(api: Api, factory: Factory, answers: Answers) -> None:
    """They hold among all users, at registration and later; several nulls are no conflict."""
    fields = _unique_profile_fields(answers)
    if not fields:
        pytest.skip("no profile field is unique")
    first = factory.caller()
    second = factory.caller()
    for f in fields:
        value = factory.value(f)
        first.patch("/auth/me", {f.name: value}).expect(200)
        second.patch("/auth/me", {f.name: value}).expect_problem(409, [f.name])
        api.call("POST", "/auth/register", factory.registration(**{f.name: value})).expect_problem(409, [f.name])
        first.patch("/auth/me", {f.name: value}).expect(200)
    assert second.get("/auth/me").expect(200) == second.user


def test_references_of_the_profile(api: Api, factory: Factory, answers: Answers, alice: Caller) -> None:
    """At registration nobody has rows yet: only a shared row, or another user, can be referred to."""
    references = [f for f in answers.account.writable if f.references]
    if not references:
        pytest.skip("no profile field is a reference")
    for f in references:
        assert f.references is not None
        target = answers.entity(f.references.entity)
        unknown = factory.registration(**{f.name: unknown_id()})
        wanted = api.call("POST", "/auth/register", unknown).expect_problem(422, [f.name])
        if not factory.reachable(target.name):
            continue
        visible = target.account or target.shared
        row_id = alice.user["id"] if target.account else factory.create(target, alice)["id"]
        reply = api.call("POST", "/auth/register", factory.registration(**{f.name: row_id}))
        if visible:
            assert reply.expect(201)[f.name] == row_id
        else:
            reply.expect(422, wanted)
