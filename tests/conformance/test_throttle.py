"""The throttle of failed logins."""

from __future__ import annotations

import pytest

from .client import Api, Reply
from .factory import PASSWORD, Factory
from .signin import login

_TRIES = 10

pytestmark = pytest.mark.auth


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
        login(api, email, "wrong password").expect_problem(401)
    _check_throttled(login(api, email))
    _check_throttled(login(api, email.upper()))
    _check_throttled(login(api, email, "wrong password"))
    login(api, other.user["email"]).expect(200)
    # Who is signed in stays so.
    caller.get("/auth/me").expect(200, caller.user)


def test_forwarded_addresses_do_not_evade_the_throttle(api: Api, factory: Factory) -> None:
    """The address is the peer's; a header that anyone can write does not count. The e-mail need not exist."""
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
    for _ in range(_TRIES - 1):
        login(api, email, "wrong password").expect_problem(401)
    login(api, email).expect(200)
    login(api, email, "wrong password").expect_problem(401)
    login(api, email).expect(200)


def test_wrong_current_passwords_are_throttled(api: Api, factory: Factory) -> None:
    """They count like failed logins, together with them."""
    caller = factory.caller()
    email = caller.user["email"]
    body = {"current_password": "wrong password", "new_password": "another good password"}
    for _ in range(_TRIES // 2):
        caller.post("/auth/password", body).expect_problem(401)
        login(api, email, "wrong password").expect_problem(401)
    _check_throttled(caller.post("/auth/password", body | {"current_password": PASSWORD}))
    _check_throttled(login(api, email))
    caller.get("/auth/me").expect(200, caller.user)


def test_refused_bodies_are_no_failed_logins(api: Api, factory: Factory) -> None:
    email = factory.caller().user["email"]
    for _ in range(_TRIES + 1):
        api.call("POST", "/auth/login", {"email": email}).expect_problem(422, ["password"])
    login(api, email).expect(200)
