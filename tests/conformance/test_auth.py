"""Sign-in: registration, login, the cookie and its token, the profile, passwords, logout and the throttle."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import uuid
from http.cookies import SimpleCookie
from typing import Any

import pytest

from .answers import Answers, Field
from .client import Api, Caller, Reply
from .factory import PASSWORD, Factory, Row, check_shape, cookie, unknown_id

pytestmark = pytest.mark.auth

_TRIES = 10
# Eight code points, and 72 bytes in fewer code points: the least and the most that bcrypt tells apart.
_SHORTEST = "é\U0001f600345678"
_LONGEST = "\U0001f600" * 18


@pytest.fixture(scope="module")
def secure(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--cookie-secure"))


def _login(api: Api, email: str, password: str = PASSWORD) -> Reply:
    return api.call("POST", "/auth/login", {"email": email, "password": password})


def _decode(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims, unverified."""
    head, claims, _ = (part + "=" * (-len(part) % 4) for part in token.split("."))
    return json.loads(base64.urlsafe_b64decode(head)), json.loads(base64.urlsafe_b64decode(claims))


def _encode(part: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def _sign(head: dict[str, Any], claims: dict[str, Any], key: bytes, digest: str = "sha256") -> str:
    text = f"{_encode(head)}.{_encode(claims)}"
    signature = base64.urlsafe_b64encode(hmac.new(key, text.encode(), getattr(hashlib, digest)).digest())
    return f"{text}.{signature.rstrip(b'=').decode()}"


def _check_cookie(reply: Reply, value: str, max_age: int, *, secure: bool) -> None:
    """Check that exactly one cookie is set, with exactly the contract's attributes."""
    found = reply.headers.get_list("Set-Cookie")
    reply.check(len(found) == 1, "exactly one cookie should be set")
    pair, *attributes = [part.strip() for part in found[0].split(";")]
    reply.check(pair.replace('"', "") == f"access_token={value}", f"the cookie should be access_token={value}")
    given = {name.lower(): text.lower() for name, _, text in (a.partition("=") for a in attributes)}
    reply.check(len(given) == len(attributes), "no attribute should come twice")
    given.pop("expires", None)
    wanted = {"httponly": "", "samesite": "strict", "path": "/", "max-age": str(max_age)} | (
        {"secure": ""} if secure else {}
    )
    reply.check(given == wanted, f"the cookie's attributes should be {wanted}")


# --- register and log in


def test_register(api: Api, factory: Factory, answers: Answers, secure: bool) -> None:
    body = factory.registration()
    reply = api.call("POST", "/auth/register", body)
    user = reply.expect(201)
    check_shape(answers.account, reply, user)
    factory.check_row(answers.account, Caller(api), reply, user, body)
    reply.check(user["email"] == body["email"], "the user should have the e-mail")
    reply.check(reply.headers.get("Cache-Control") == "no-store", "Cache-Control should be no-store")
    token = cookie(reply)
    _check_cookie(reply, token, answers.token_minutes * 60, secure=secure)
    api.call("GET", "/auth/me", token=token).expect(200, user)


def test_register_with_the_whole_profile(api: Api, factory: Factory, answers: Answers) -> None:
    body = factory.registration()
    body |= {f.name: factory.value(f) for f in answers.account.writable if not f.references}
    reply = api.call("POST", "/auth/register", body)
    factory.check_row(answers.account, Caller(api), reply, reply.expect(201), body)


def test_login(api: Api, factory: Factory, answers: Answers, secure: bool) -> None:
    caller = factory.caller()
    reply = _login(api, caller.user["email"])
    reply.expect(200, caller.user)
    reply.check(list(reply.json) == answers.account.members, f"the members should be {answers.account.members}")
    reply.check(reply.headers.get("Cache-Control") == "no-store", "Cache-Control should be no-store")
    token = cookie(reply)
    _check_cookie(reply, token, answers.token_minutes * 60, secure=secure)
    api.call("GET", "/auth/me", token=token).expect(200, caller.user)
    caller.get("/auth/me").expect(200, caller.user)


def test_the_token(api: Api, factory: Factory, answers: Answers) -> None:
    """A JWT of exactly the four claims; each has its own id."""
    caller = factory.caller()
    tokens = [str(caller.token), cookie(_login(api, caller.user["email"]))]
    decoded = [_decode(token) for token in tokens]
    for head, claims in decoded:
        assert head == {"alg": "HS256", "typ": "JWT"}, f"the token's header should name HS256: {head}"
        assert set(claims) == {"sub", "iat", "exp", "jti"}, f"the token should have these claims only: {claims}"
        assert claims["sub"] == caller.user["id"], f"`sub` should be the user's id: {claims}"
        assert str(uuid.UUID(claims["jti"])) == claims["jti"], f"`jti` should be a UUID: {claims}"
        lasts = claims["exp"] - claims["iat"]
        assert abs(lasts - answers.token_minutes * 60) <= 1, f"the token should last as the spec says: {claims}"
    assert decoded[0][1]["jti"] != decoded[1][1]["jti"], "each token should have an id of its own"


def test_emails_compare_without_case(api: Api, factory: Factory) -> None:
    """It is stored in lower case; another case signs in the same user and cannot register."""
    email = factory.email("Mixed.CASE")
    user = api.call("POST", "/auth/register", factory.registration(email=email)).expect(201)
    assert user["email"] == email.lower()
    for spelling in (email, email.lower(), email.upper()):
        _login(api, spelling).expect(200, user)
        api.call("POST", "/auth/register", factory.registration(email=spelling)).expect_problem(409, ["email"])


@pytest.mark.parametrize("password", [_SHORTEST, _LONGEST, "x" * 72, "        ", '"\\\n\u0001pass', "pässwörd"])
def test_passwords_that_are_taken(password: str, api: Api, factory: Factory) -> None:
    """Counted from 8 characters to 72 bytes, and compared as they are, not trimmed or normalised."""
    body = factory.registration(password=password)
    api.call("POST", "/auth/register", body).expect(201)
    _login(api, body["email"], password).expect(200)
    _login(api, body["email"], password[:-1]).expect_problem(401)


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
def test_passwords_that_are_refused(password: Any, api: Api, factory: Factory) -> None:
    api.call("POST", "/auth/register", factory.registration(password=password)).expect_problem(422, ["password"])
    caller = factory.caller()
    body = {"current_password": PASSWORD, "new_password": password}
    caller.post("/auth/password", body).expect_problem(422, ["new_password"])
    caller.get("/auth/me").expect(200, caller.user)


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
    wrong = _login(api, email, "wrong password").expect_problem(401)
    for name, password in (
        (factory.email(), PASSWORD),
        (factory.email(), "wrong password"),
        (email, ""),
        (email, "x"),
        (email, PASSWORD + " "),
        (email, PASSWORD.upper()),
        (email, "x" * 5000),
    ):
        reply = _login(api, name, password)
        reply.expect(401, wrong)
    _login(api, email).expect(200)


def test_a_password_is_not_cut_at_72_bytes(api: Api, factory: Factory) -> None:
    body = factory.registration(password="x" * 72)
    api.call("POST", "/auth/register", body).expect(201)
    _login(api, body["email"], "x" * 73).expect_problem(401)


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


# --- the token


def test_tokens_that_are_refused(api: Api, factory: Factory) -> None:
    """Whatever is not a token of this server: tampered, unsigned, signed with another key, or no token at all."""
    caller = factory.caller()
    token = str(caller.token)
    head, claims = _decode(token)
    first, middle, last = token.split(".")
    longer = _encode(claims | {"exp": claims["exp"] + 3600})
    other = _encode(claims | {"sub": factory.caller().user["id"]})
    none = [_encode({"alg": alg, "typ": "JWT"}) + f".{middle}." for alg in ("none", "None", "NONE", "nOnE")]
    keys = (
        b"",
        b"secret",
        b"x" * 32,
        b"changeme",
        token.encode(),
        b"your-secret-key",
        b"dev-secret-key-change-me-please!",
    )
    forged = [_sign(head, claims, key) for key in keys]
    forged += [
        _sign({"alg": "HS512", "typ": "JWT"}, claims, b"", "sha512"),
        _sign({"alg": "HS256", "kid": "/dev/null"}, claims, b""),
    ]
    expired = [_sign(head, claims | {"exp": 1}, b""), f"{first}.{_encode(claims | {'exp': 1})}.{last}"]
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
        f"{_encode({'alg': 'HS256'})}.{middle}.{last}",
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


# --- the profile


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
        _login(api, caller.user["email"]).expect(200, before)
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


# --- passwords and logout


def test_change_the_password(api: Api, factory: Factory) -> None:
    """Every token made before is dead at once, the caller's own too; no new one is set."""
    caller = factory.caller()
    email, new = caller.user["email"], "another good password"
    other = cookie(_login(api, email))
    body: Row = {"current_password": PASSWORD, "new_password": new}
    caller.post("/auth/password", body).expect(204)
    for token in (str(caller.token), other):
        api.call("GET", "/auth/me", token=token).expect_problem(401)
    _login(api, email).expect_problem(401)
    reply = _login(api, email, new)
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
        password, token = new, cookie(_login(api, email, new))
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
    _login(api, caller.user["email"]).expect(200)


def test_logout(api: Api, factory: Factory, secure: bool) -> None:
    """The cookie is cleared and the token is dead, but no other of the same user."""
    caller = factory.caller()
    other = cookie(_login(api, caller.user["email"]))
    reply = caller.call("POST", "/auth/logout")
    reply.expect(204)
    _check_cookie(reply, "", 0, secure=secure)
    parsed = SimpleCookie(reply.headers["Set-Cookie"])
    assert parsed["access_token"].value == "", f"the cookie should be emptied: {parsed}"
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


# --- the throttle


def _check_throttled(reply: Reply) -> None:
    reply.expect_problem(429)
    seconds = reply.headers.get("Retry-After", "")
    reply.check(
        seconds.isascii() and seconds.isdigit() and 1 <= int(seconds) <= 900, "Retry-After should be 1 to 900 s"
    )


def test_failed_logins_are_throttled(api: Api, factory: Factory) -> None:
    """After ten the right password is refused too, in any spelling of the e-mail; another e-mail is not."""
    caller, other = factory.caller(), factory.caller()
    email = caller.user["email"]
    for _ in range(_TRIES):
        _login(api, email, "wrong password").expect_problem(401)
    _check_throttled(_login(api, email))
    _check_throttled(_login(api, email.upper()))
    _check_throttled(_login(api, email, "wrong password"))
    _login(api, other.user["email"]).expect(200)
    # Who is signed in stays so.
    caller.get("/auth/me").expect(200, caller.user)


def test_an_unknown_email_is_throttled_alike(api: Api, factory: Factory) -> None:
    email = factory.email()
    for _ in range(_TRIES):
        _login(api, email, "wrong password").expect_problem(401)
    _check_throttled(_login(api, email))


def test_forwarded_addresses_do_not_evade_the_throttle(api: Api, factory: Factory) -> None:
    """The address is the peer's; a header that anyone can write does not count."""
    email = factory.email()
    for n in range(_TRIES + 1):
        headers = {"X-Forwarded-For": f"192.0.2.{n}", "Forwarded": f"for=192.0.2.{n}", "X-Real-IP": f"192.0.2.{n}"}
        body = {"email": email, "password": "wrong password"}
        reply = api.call("POST", "/auth/login", body, headers=headers)
        if n < _TRIES:
            reply.expect_problem(401)
        else:
            _check_throttled(reply)


def test_a_login_clears_the_failures(api: Api, factory: Factory) -> None:
    email = factory.caller().user["email"]
    for _ in range(2):
        for _ in range(_TRIES - 1):
            _login(api, email, "wrong password").expect_problem(401)
        _login(api, email).expect(200)


def test_wrong_current_passwords_are_throttled(api: Api, factory: Factory) -> None:
    """They count like failed logins, together with them."""
    caller = factory.caller()
    email = caller.user["email"]
    body = {"current_password": "wrong password", "new_password": "another good password"}
    for _ in range(_TRIES // 2):
        caller.post("/auth/password", body).expect_problem(401)
        _login(api, email, "wrong password").expect_problem(401)
    _check_throttled(caller.post("/auth/password", body | {"current_password": PASSWORD}))
    _check_throttled(_login(api, email))
    caller.get("/auth/me").expect(200, caller.user)


def test_refused_bodies_are_no_failed_logins(api: Api, factory: Factory) -> None:
    email = factory.caller().user["email"]
    for _ in range(_TRIES + 1):
        api.call("POST", "/auth/login", {"email": email}).expect_problem(422, ["password"])
    _login(api, email).expect(200)
