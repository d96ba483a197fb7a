"""Tests of ``/auth``: accounts, sign-in, and how a token ends."""

import os
import time
from http.cookies import SimpleCookie
from typing import Any

import jwt
import pytest

from tests import contract
from tests.accounts import PASSWORD, profile, registration, sign_up
from tests.cases import assert_refused
from tests.client import App, Client
from tests.values import unique_email

COOKIE = "access_token"
LIFETIME = 60 * int(os.environ.get("ACCESS_TOKEN_EXPIRY_MINUTES", "0"))


@pytest.fixture
def me(client: Client) -> dict[str, Any]:
    """The account of ``client``."""
    account: dict[str, Any] = client.get("/auth/me").json()
    return account


def log_in(client: Client, email: str, password: str = PASSWORD) -> Any:
    """The answer to a sign-in."""
    return client.post("/auth/login", json={"email": email, "password": password})


def with_token(app: App, token: str) -> Client:
    """A caller who presents ``token``."""
    return Client(app, cookies={COOKIE: token})


def claims(client: Client) -> dict[str, Any]:
    """What the caller's token says."""
    decoded: dict[str, Any] = jwt.decode(
        client.cookies[COOKIE], options={"verify_signature": False}
    )
    return decoded


def test_register_signs_in(anonymous: Client) -> None:
    body = registration(email=unique_email().upper())
    response = anonymous.post("/auth/register", json=body)
    assert response.status_code == 201, response.text
    account = response.json()
    assert list(account) == list(contract.schema("UserResponse")["properties"])
    assert account["email"] == body["email"].lower()
    assert anonymous.get("/auth/me").json() == account


def test_cookie(anonymous: Client) -> None:
    response = anonymous.post("/auth/register", json=registration())
    morsel = SimpleCookie(response.headers["set-cookie"])[COOKIE]
    assert morsel["httponly"]
    assert morsel["secure"]
    assert (morsel["samesite"].lower(), morsel["path"]) == ("strict", "/")
    assert morsel["max-age"] == str(LIFETIME)
    assert response.headers["cache-control"] == "no-store"


def test_token(client: Client, me: dict[str, Any]) -> None:
    assert jwt.get_unverified_header(client.cookies[COOKIE])["alg"] == "HS256"
    token = claims(client)
    assert token["sub"] == me["id"]
    assert token["jti"]
    assert LIFETIME - 1 < token["exp"] - token["iat"] <= LIFETIME


def test_register_refuses_a_taken_email(
    client: Client, anonymous: Client, me: dict[str, Any]
) -> None:
    response = anonymous.post("/auth/register", json=registration(email=me["email"].upper()))
    assert_refused(response, "email", status=409)


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("email", "no address"),
        ("email", None),
        ("password", "2 short"),
        ("password", "x" * 73),
        ("password", "é" * 37),
        ("password", "with\0NUL"),
        ("id", "018f4d3c-0000-7000-8000-000000000001"),
        ("password_hash", "x"),
        ("no_such_member", 1),
    ],
)
def test_register_refuses_a_wrong_value(anonymous: Client, member: str, value: object) -> None:
    response = anonymous.post("/auth/register", json=registration(**{member: value}))
    assert_refused(response, member)


def test_register_takes_passwords_of_any_fitting_length(anonymous: Client) -> None:
    for password in ("8 chars.", "é" * 36):
        account = anonymous.post("/auth/register", json=registration(password=password)).json()
        assert log_in(anonymous, account["email"], password).status_code == 200


def test_login_signs_in(anonymous: Client, me: dict[str, Any]) -> None:
    response = log_in(anonymous, me["email"].upper())
    assert (response.status_code, response.json()) == (200, me)
    assert anonymous.get("/auth/me").json() == me


def test_login_does_not_tell_what_is_wrong(anonymous: Client, me: dict[str, Any]) -> None:
    answers = [
        log_in(anonymous, me["email"], "wrong password"),
        log_in(anonymous, me["email"], "x" * 100),
        log_in(anonymous, unique_email()),
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1
    assert not anonymous.cookies


def test_login_is_throttled(anonymous: Client, client: Client, me: dict[str, Any]) -> None:
    for _ in range(10):
        assert log_in(anonymous, me["email"], "wrong password").status_code == 401
    response = log_in(anonymous, me["email"])
    assert response.status_code == 429
    assert int(response.headers["retry-after"]) >= 1
    assert client.get("/auth/me").status_code == 200
    body = {"current_password": PASSWORD, "new_password": "another password"}
    assert client.post("/auth/password", json=body).status_code == 429
    elsewhere = registration()
    assert anonymous.post("/auth/register", json=elsewhere).status_code == 201
    assert log_in(anonymous, elsewhere["email"]).status_code == 200


def test_login_forgives_failures(anonymous: Client, me: dict[str, Any]) -> None:
    for _ in range(2):
        for _ in range(9):
            assert log_in(anonymous, me["email"], "wrong password").status_code == 401
        assert log_in(anonymous, me["email"]).status_code == 200


def test_bad_tokens(app: App, client: Client) -> None:
    good, now = claims(client), time.time()
    key = os.environ["SECRET_KEY"]
    forged = [
        "",
        "no token",
        client.cookies[COOKIE][:-2],
        jwt.encode(good, "x" * 64, "HS256"),
        jwt.encode(good, None, "none"),
        jwt.encode(good | {"iat": now - 20, "exp": now - 10}, key, "HS256"),
        *(
            jwt.encode({k: v for k, v in good.items() if k != claim}, key, "HS256")
            for claim in good
        ),
    ]
    for token in forged:
        response = with_token(app, token).get("/auth/me")
        assert response.status_code == 401, token
        assert response.headers["content-type"] == "application/problem+json"
    assert with_token(app, jwt.encode(good, key, "HS256")).get("/auth/me").status_code == 200


def test_authorization_header_is_not_read(client: Client, anonymous: Client) -> None:
    headers = {"Authorization": f"Bearer {client.cookies[COOKIE]}"}
    assert anonymous.get("/auth/me", headers=headers).status_code == 401


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/auth/me"),
        ("PATCH", "/auth/me"),
        ("POST", "/auth/password"),
        ("POST", "/auth/logout"),
    ],
)
def test_needs_sign_in(anonymous: Client, method: str, path: str) -> None:
    assert anonymous.request(method, path).status_code == 401


def test_update_me(client: Client, me: dict[str, Any]) -> None:
    changes = profile()
    response = client.patch("/auth/me", json=changes)
    assert response.status_code == 200, response.text
    account = response.json()
    assert account == me | changes | {"updated_at": account["updated_at"]}
    assert client.get("/auth/me").json() == account


@pytest.mark.parametrize("member", ["id", "email", "password", "created_at", "no_such_member"])
def test_update_me_refuses(client: Client, me: dict[str, Any], member: str) -> None:
    assert_refused(client.patch("/auth/me", json={member: me["id"]}), member)


def test_logout_kills_the_token(app: App, client: Client) -> None:
    token = client.cookies[COOKIE]
    response = client.post("/auth/logout")
    assert (response.status_code, response.content) == (204, b"")
    assert SimpleCookie(response.headers["set-cookie"])[COOKIE]["max-age"] == "0"
    assert COOKIE not in client.cookies
    assert with_token(app, token).get("/auth/me").status_code == 401


def test_password_change_kills_every_token(
    client: Client, anonymous: Client, me: dict[str, Any]
) -> None:
    log_in(anonymous, me["email"])
    body = {"current_password": PASSWORD, "new_password": "another password"}
    assert client.post("/auth/password", json=body).status_code == 204
    assert client.get("/auth/me").status_code == 401
    assert anonymous.get("/auth/me").status_code == 401
    assert log_in(anonymous, me["email"]).status_code == 401
    assert log_in(anonymous, me["email"], "another password").status_code == 200
    assert anonymous.get("/auth/me").status_code == 200


def test_password_change_refuses(client: Client) -> None:
    wrong = {"current_password": "wrong password", "new_password": "another password"}
    assert client.post("/auth/password", json=wrong).status_code == 401
    short = {"current_password": PASSWORD, "new_password": "2 short"}
    assert_refused(client.post("/auth/password", json=short), "new_password")
    assert client.get("/auth/me").status_code == 200


def test_two_accounts(app: App, client: Client, me: dict[str, Any]) -> None:
    other = sign_up(Client(app))
    assert other.get("/auth/me").json()["id"] != me["id"]
    assert client.get("/auth/me").json() == me
