"""Tests of requests that go wrong before they reach a resource."""

import logging
from typing import Any

import pytest

from tests import contract
from tests.cases import assert_refused
from tests.client import Client

# The first route that takes a body.
PATH = next(
    path
    for path, calls in contract.DOCUMENT["paths"].items()
    if "requestBody" in calls.get("post", {})
)
JSON = "application/json"
TITLES = {
    400: "Bad Request",
    404: "Not Found",
    405: "Method Not Allowed",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    500: "Internal Server Error",
}


def assert_problem(response: Any, status: int) -> None:
    """The answer is a problem document of that status and no more."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["x-content-type-options"] == "nosniff"
    document = response.json()
    assert isinstance(document.pop("detail"), str)
    assert document == {"type": "about:blank", "title": TITLES[status], "status": status}


def post(client: Client, content: bytes, media_type: str | None = JSON) -> Any:
    """The answer to a body as it stands."""
    headers = {} if media_type is None else {"content-type": media_type}
    return client.post(PATH, content=content, headers=headers)


@pytest.mark.parametrize("path", ["/no-such-route", f"{PATH}/", "/health/"])
def test_unknown_route(anonymous: Client, path: str) -> None:
    assert_problem(anonymous.get(path), 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])
def test_wrong_method(anonymous: Client, method: str) -> None:
    response = anonymous.request(method, "/health")
    assert response.headers["allow"] == "GET"
    if method == "HEAD":
        assert response.status_code == 405
    else:
        assert_problem(response, 405)


def test_allow_names_every_method(anonymous: Client) -> None:
    for path, calls in contract.DOCUMENT["paths"].items():
        response = anonymous.request(
            "TRACE", path.replace("{id}", "018f4d3c-0000-7000-8000-000000000001")
        )
        assert_problem(response, 405)
        expected = sorted(call.upper() for call in calls if call != "parameters")
        assert response.headers["allow"] == ", ".join(expected)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"{'a': 1}",
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'"\xff"',
        b"\xef\xbb\xbf{}",
        b"[" * 100_000,
    ],
    ids=["empty", "cut", "quotes", "NaN", "Infinity", "no-UTF-8", "byte-order-mark", "too-deep"],
)
def test_malformed_body(client: Client, content: bytes) -> None:
    assert_problem(post(client, content), 400)


@pytest.mark.parametrize("content", [b"null", b"[]", b'"text"', b"1"])
def test_body_is_no_object(client: Client, content: bytes) -> None:
    assert_refused(post(client, content), "body")


@pytest.mark.parametrize(
    "media_type", [None, "text/plain", "application/xml", "application/json; charset=latin-1"]
)
def test_wrong_media_type(client: Client, media_type: str | None) -> None:
    assert_problem(post(client, b"{}", media_type), 415)


def test_media_type_with_parameters(client: Client) -> None:
    assert post(client, b"[]", "Application/JSON; charset=UTF-8").status_code == 422


def test_large_body(client: Client) -> None:
    assert_problem(post(client, b" " * (1024 * 1024 + 1)), 413)
    assert_refused(post(client, b"[]".ljust(1024 * 1024)), "body")


def test_no_caller_from_elsewhere(anonymous: Client) -> None:
    headers = {"origin": "https://elsewhere.example", "access-control-request-method": "GET"}
    assert anonymous.options("/health", headers=headers).status_code == 405
    response = anonymous.get("/health", headers=headers)
    assert not [name for name in response.headers if name.startswith("access-control-")]


def test_fault(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fault(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr("app.body.decode", fault)
    with caplog.at_level(logging.ERROR):
        response = post(client, b"{}")
    assert_problem(response, 500)
    assert "secret" not in response.text
    assert "a secret of the inside" in caplog.text
