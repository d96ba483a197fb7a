"""Tokens: what they hold, which are refused, and when they die."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from .answers import Answers
from .client import Api
from .factory import PASSWORD, Factory, Row, cookie, unknown_id
from .signin import check_cookie, decode, encode_part, login, sign

pytestmark = pytest.mark.auth


def test_the_token(api: Api, factory: Factory, answers: Answers) -> None:
    """A JWT of exactly the four claims; each has its own id."""
    caller = factory.caller()
    tokens = [str(caller.token), cookie(login(api, caller.user["email"]))]
    decoded = [decode(token) for token in tokens]
    for head, claims in decoded:
        assert head == {"alg": "HS256", "typ": "JWT"}, f"the token's header should name HS256: {head}"
        assert set(claims) == {"sub", "iat", "exp", "jti"}, f"the token should have these claims only: {claims}"
        assert claims["sub"] == caller.user["id"], f"`sub` should be the user's id: {claims}"
        assert str(uuid.UUID(claims["jti"])) == claims["jti"], f"`jti` should be a UUID: {claims}"
        lasts = claims["exp"] - claims["iat"]
        assert abs(lasts - answers.token_minutes * 60) <= 1, f"the token should last as the spec says: {claims}"
    assert decoded[0][1]["jti"] != decoded[1][1]["jti"], "each token should have an id of its own"


def test_tokens_that_are_refused(api: Api, factory: Factory) -> None:
    """Whatever is not a token of this server: tampered, unsigned, signed with another key, or no token at all."""
    caller = factory.caller()
    token = str(caller.token)
    head, claims = decode(token)
    first, middle, last = token.split(".")
    longer = encode_part(claims | {"exp": claims["exp"] + 3600})
    other = encode_part(claims | {"sub": factory.caller().user["id"]})
    none = [encode_part({"alg": alg, "typ": "JWT"}) + f".{middle}." for alg in ("none", "None", "NONE", "nOnE")]
    keys = (
        b"",
        b"secret",
        b"x" * 32,
        b"changeme",
        token.encode(),
        b"your-secret-key",
        b"dev-secret-key-change-me-please!",
    )
    forged = [sign(head, claims, key) for key in keys]
    forged += [
        sign({"alg": "HS512", "typ": "JWT"}, claims, b"", "sha512"),
        sign({"alg": "HS256", "kid": "/dev/null"}, claims, b""),
    ]
    expired = [sign(head, claims | {"exp": 1}, b""), f"{first}.{encode_part(claims | {'exp': 1})}.{last}"]
    flipped = [
        token[:n] + ("A" if token[n] != "A" else "B") + token[n + 1 :]
        for n in range(0, len(token), 7)
        if token[n] != "."
    ]
    shapes = [
        "",
        "x",
        ".",
        "..",
        "...",
        f"{first}.{middle}",
        f"{first}.{middle}.",
        f".{middle}.{last}",
        f"{token}.x",
        "null",
    ]
    shapes += [
        token[:-1],
        token + "A",
        last,
        f"{middle}.{first}.{last}",
        "%00",
        "A" * 5000,
        f"{token} ",
        "e30.e30.e30",
    ]
    shapes += [
        f"{first}.{longer}.{last}",
        f"{first}.{other}.{last}",
        f"{encode_part({'alg': 'HS256'})}.{middle}.{last}",
    ]
    wanted = api.call("GET", "/auth/me").expect_problem(401)
    for wrong in [*none, *(f"{text}{last}" for text in none), *forged, *expired, *flipped, *shapes]:
        if wrong.strip() != token:
            api.call("GET", "/auth/me", token=wrong).expect(401, wanted)
    caller.get("/auth/me").expect(200, caller.user)


def test_only_the_cookie_is_read(api: Api, factory: Factory) -> None:
    """Neither a header nor a parameter nor another cookie signs anyone in."""
    token = str(factory.caller().token)
    for headers in (
        {"Authorization": f"Bearer {token}"},
        {"Authorization": token},
        {"X-Access-Token": token},
        {"Access-Token": token},
        {"Cookie": f"token={token}"},
        {"Cookie": f"Access_Token={token}"},
        {"Cookie": f"access_token_={token}; session={token}; jwt={token}"},
    ):
        api.call("GET", "/auth/me", headers=headers).expect_problem(401)
    reply = api.call("GET", "/auth/me", query=[("access_token", token)])
    reply.check(reply.status in (401, 422), "a token in the URL should not be read")
    right = {"Cookie": f"theme=dark; access_token={token}; a=b", "Authorization": "Bearer nonsense"}
    api.call("GET", "/auth/me", headers=right).expect(200)


def test_calls_without_a_token(api: Api) -> None:
    wanted = api.call("GET", "/auth/me").expect_problem(401)
    api.call("PATCH", "/auth/me", {}).expect(401, wanted)
    api.call("PATCH", "/auth/me", {"no_such_member": 1}).expect(401, wanted)
    api.call("POST", "/auth/logout").expect(401, wanted)
    api.call("POST", "/auth/password", {"current_password": PASSWORD, "new_password": PASSWORD}).expect(
        401, wanted
    )
    api.call("POST", "/auth/password", content=b"{").expect(401, wanted)


def test_change_the_password(api: Api, factory: Factory) -> None:
    """Every token made before is dead at once, the caller's own too; no new one is set."""
    caller = factory.caller()
    email, new = caller.user["email"], "another good password"
    other = cookie(login(api, email))
    body: Row = {"current_password": PASSWORD, "new_password": new}
    caller.post("/auth/password", body).expect(204)
    for token in (str(caller.token), other):
        api.call("GET", "/auth/me", token=token).expect_problem(401)
    login(api, email).expect_problem(401)
    reply = login(api, email, new)
    user = reply.expect(200)
    fixed = {key: value for key, value in caller.user.items() if key != "updated_at"}
    assert {key: user[key] for key in fixed} == fixed, "only updated_at may differ after a change of password"
    api.call("GET", "/auth/me", token=cookie(reply)).expect(200, user)


def test_tokens_on_either_side_of_a_change(api: Api, factory: Factory) -> None:
    """Also within one second a token made after the change lives, and one made before it is dead."""
    caller = factory.caller()
    email, password, token = caller.user["email"], PASSWORD, str(caller.token)
    for n in range(3):
        new = f"password number {n}"
        body = {"current_password": password, "new_password": new}
        api.call("POST", "/auth/password", body, token=token).expect(204)
        api.call("GET", "/auth/me", token=token).expect_problem(401)
        password, token = new, cookie(login(api, email, new))
        api.call("GET", "/auth/me", token=token).expect(200)


def test_password_changes_that_are_refused(api: Api, factory: Factory) -> None:
    caller = factory.caller()
    path, new = "/auth/password", "another good password"
    caller.post(path, {"current_password": "wrong password", "new_password": new}).expect_problem(401)
    caller.post(path, {"current_password": "x" * 100, "new_password": new}).expect_problem(401)
    caller.post(path, {}).expect_problem(422, ["current_password", "new_password"])
    caller.post(path, {"current_password": PASSWORD}).expect_problem(422, ["new_password"])
    caller.post(path, {"new_password": new}).expect_problem(422, ["current_password"])
    wrong: tuple[Any, ...] = (None, 1, [], "a\0b")
    for value in wrong:
        caller.post(path, {"current_password": value, "new_password": new}).expect_problem(
            422, ["current_password"]
        )
    body = {"current_password": PASSWORD, "new_password": new, "email": caller.user["email"]}
    caller.post(path, body).expect_problem(422, ["email"])
    # A wrong current password is no broken session.
    caller.get("/auth/me").expect(200, caller.user)
    login(api, caller.user["email"]).expect(200)


def test_logout(api: Api, factory: Factory, secure: bool) -> None:
    """The cookie is cleared and the token is dead, but no other of the same user."""
    caller = factory.caller()
    other = cookie(login(api, caller.user["email"]))
    reply = caller.call("POST", "/auth/logout")
    reply.expect(204)
    check_cookie(reply, "", 0, secure=secure)
    caller.get("/auth/me").expect_problem(401)
    caller.call("POST", "/auth/logout").expect_problem(401)
    api.call("GET", "/auth/me", token=other).expect(200, caller.user)


def test_logout_needs_no_body(factory: Factory) -> None:
    caller = factory.caller()
    headers = {"Content-Type": "application/json"}
    caller.call("POST", "/auth/logout", content=b"{}", headers=headers).expect(204)


def test_a_dead_token_reaches_nothing(factory: Factory, answers: Answers) -> None:
    caller = factory.caller()
    caller.call("POST", "/auth/logout").expect(204)
    for resource in answers.resources:
        caller.get(resource.route).expect_problem(401)
        caller.post(resource.route, {}).expect_problem(401)
        for method in ("GET", "PUT", "PATCH", "DELETE"):
            caller.call(method, f"{resource.route}/{unknown_id()}").expect_problem(401)
