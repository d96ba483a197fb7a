"""Requests that miss the contract in their form: routes, methods, media types, encodings, sizes and depth."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .answers import Answers, Entity
from .client import Api, Caller, encode
from .factory import PASSWORD, Factory, Row, unknown_id

_LARGEST = 1024 * 1024
_JSON = {"Content-Type": "application/json"}
_METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE", "PROPFIND")


def _routes(answers: Answers) -> Iterator[tuple[str, str]]:
    """Every path of the API with the methods that it has, as `Allow` lists them."""
    yield from ((path, "GET") for path in ("/health", "/health/ready", "/docs", "/openapi.json"))
    if answers.auth:
        yield "/auth/me", "GET, PATCH"
        yield from ((f"/auth/{name}", "POST") for name in ("register", "login", "logout", "password"))
    for resource in answers.resources:
        yield resource.route, "GET, POST"
        yield f"{resource.route}/{unknown_id()}", "DELETE, GET, PATCH, PUT"


def test_other_methods(answers: Answers, api: Api, alice: Caller) -> None:
    """405 with the methods that there are, whether or not the caller is signed in."""
    for path, allowed in _routes(answers):
        for method in _METHODS:
            if method in allowed.split(", "):
                continue
            for reply in (api.call(method, path), alice.call(method, path, content=b"{", headers=_JSON)):
                reply.check(reply.status == 405, f"{path} has only {allowed}")
                reply.check(reply.headers.get("Allow") == allowed, f"Allow should be {allowed!r}")


def test_unknown_routes(answers: Answers, api: Api, alice: Caller) -> None:
    """404 on every method: also a trailing slash, another case, and what frameworks serve unasked."""
    paths = [
        "/",
        "/no-such-route",
        "/redoc",
        "/docs/oauth2-redirect",
        "/openapi.yaml",
        "/admin",
        "/.env",
        "/static/x",
    ]
    paths += ["/api", "/v1", "/users", "/user", "/favicon.ico", "/metrics", "/../etc/passwd", "/%00", "/docs%2F"]
    for path, _ in _routes(answers):
        paths += [f"{path}/", path.upper(), f"{path}/x/y"]
    for resource in answers.resources:
        paths += [f"/{resource.name}x", f"{resource.route}/{unknown_id()}/", f"{resource.route}.json"]
    hidden = {f"/{name}" for entity in answers.entities if not entity.crud for name in (entity.plural,)}
    known = {path for path, _ in _routes(answers)}
    for path in [*dict.fromkeys(paths), *hidden]:
        if path in known:
            continue
        for method in ("GET", "POST", "DELETE"):
            api.call(method, path).expect_problem(404)
        alice.call("POST", path, {"no_such_member": 1}).expect_problem(404)


def test_entities_without_routes(answers: Answers, api: Api) -> None:
    for entity in answers.entities:
        if not entity.crud:
            api.call("GET", entity.route).expect_problem(404)
            api.call("POST", entity.route, {}).expect_problem(404)


def test_unknown_parameters_on_every_route(answers: Answers, alice: Caller, api: Api) -> None:
    for path, allowed in _routes(answers):
        if path in ("/docs", "/openapi.json") or (path.startswith("/auth/") and path != "/auth/me"):
            continue
        for method in allowed.split(", "):
            if method in ("GET", "DELETE"):
                reply = alice.call(method, path, query=[("no_such_parameter", "")])
                reply.expect_problem(422, ["no_such_parameter"])
                reply = alice.call(method, path, query=[("a", "1"), ("b", "2"), ("a", "1")])
                reply.expect_problem(422, ["a", "b"])
            elif method == "PATCH":
                alice.call(method, path, {}, query=[("limit", "1")]).expect_problem(422, ["limit"])


def test_parameters_on_calls_with_a_body(entity: Entity, alice: Caller, factory: Factory) -> None:
    """They are refused even though the body is right, and nothing is made or changed."""
    body = factory.full(entity, alice)
    row = factory.create(entity, alice, body)
    path = f"{entity.route}/{row['id']}"
    for method, target in (("POST", entity.route), ("PUT", path), ("PATCH", path), ("DELETE", path)):
        sent = ... if method == "DELETE" else body
        alice.call(method, target, sent, query=[("limit", "1")]).expect_problem(422, ["limit"])
    alice.get(path, ("id", row["id"])).expect_problem(422, ["id"])
    alice.get(path).expect(200, row)


def _bodies(resource: Entity, answers: Answers) -> list[tuple[str, str]]:
    paths = [("POST", resource.route), ("PUT", f"{resource.route}/{unknown_id()}")]
    paths += [("PATCH", f"{resource.route}/{unknown_id()}")]
    # Once is enough: with the first resource.
    if answers.auth and resource is answers.resources[0]:
        paths += [("POST", "/auth/register"), ("POST", "/auth/login"), ("POST", "/auth/password")]
        paths += [("PATCH", "/auth/me")]
    return paths


def test_empty_bodies(resource: Entity, answers: Answers, alice: Caller) -> None:
    """400 whatever the media type."""
    for method, path in _bodies(resource, answers):
        for headers in ({}, _JSON, {"Content-Type": "text/plain"}, {"Content-Type": "nonsense"}):
            alice.call(method, path, content=b"", headers=headers).expect_problem(400)
        alice.call(method, path).expect_problem(400)
        alice.call(method, path, content=b" \n", headers=_JSON).expect_problem(400)


def test_malformed_json(resource: Entity, answers: Answers, alice: Caller) -> None:
    texts = [
        "{",
        "}",
        "[",
        '{"a"}',
        '{"a":}',
        '{"a":1,}',
        "{'a':1}",
        "{a:1}",
        '{"a":1}x',
        '{"a":1}{"b":2}',
        "nul",
        "//",
        '"',
    ]
    texts += [
        "{} \0",
        '{"a":NaN}',
        '{"a":Infinity}',
        '{"a":-Infinity}',
        "NaN",
        '{"a":01}',
        '{"a":1.}',
        '{"a":.5}',
        '{"a":+1}',
    ]
    texts += [
        '{"a":0x1}',
        '{"a":1e}',
        '{"a":"\t"}',
        '{"a":"\n"}',
        '{"a":"\\x41"}',
        '{"a":"\\u12"}',
        "{/**/}",
        '{"a":undefined}',
    ]
    texts += ['{"a":-}', '{"a":True}', "\ufeff{}", '{"a":1_000}', '{"a":"\\\'"}', "a=1&b=2"]
    contents = [text.encode() for text in texts]
    contents += [
        b"\xff",
        b'{"a":"\xff"}',
        b'{"a":"\xc3"}',
        b'{"a":"\xed\xa0\x80"}',
        b'{"\xe9":1}',
        b'{"a":"\xc0\x80"}',
    ]
    contents += ["{}".encode("utf-16"), "{}".encode("utf-16-le"), "{}".encode("utf-32"), b"\x1f\x8b\x08\x00"]
    for method, path in _bodies(resource, answers):
        for content in contents:
            alice.call(method, path, content=content, headers=_JSON).expect_problem(400)


def test_bodies_that_are_no_object(resource: Entity, answers: Answers, alice: Caller) -> None:
    for method, path in _bodies(resource, answers):
        for text in ("null", "true", "1", "1.5", '"text"', "[]", "[{}]", " null ", "[[]]"):
            alice.call(method, path, content=text.encode(), headers=_JSON).expect_problem(422, ["body"])


def test_json_that_is_nested_too_deeply(resource: Entity, answers: Answers, alice: Caller) -> None:
    texts = ["[" * n + "]" * n for n in (10_000, 100_000)]
    texts += ['{"a":' * 10_000 + "1" + "}" * 10_000, '{"a":' + "[" * 50_000 + "]" * 50_000 + "}", "[" * 100_000]
    for method, path in _bodies(resource, answers):
        for text in texts:
            alice.call(method, path, content=text.encode(), headers=_JSON).expect_problem(400)


def test_media_types(resource: Entity, answers: Answers, alice: Caller) -> None:
    """Only JSON, in UTF-8 if a charset is named; the answer does not depend on the body."""
    wrong = [
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "*/*",
    ]
    wrong += [
        "application/json-patch+json",
        "application/vnd.api+json",
        "text/json",
        "application/jsonx",
        "json",
        "nonsense",
    ]
    wrong += [
        "application/json; charset=utf-16",
        "application/json; charset=latin-1",
        "application/json, text/plain",
    ]
    right = [
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        'application/json;charset="UTF-8"',
    ]
    right += ["application/json; profile=x", "application/json ; charset=utf-8"]
    for method, path in _bodies(resource, answers):
        more = [] if method == "PATCH" else ["application/merge-patch+json"]
        for content in (b'{"no_such_member":1}', b"{"):
            for kind in wrong + more:
                alice.call(method, path, content=content, headers={"Content-Type": kind}).expect_problem(415)
            alice.call(method, path, content=content).expect_problem(415)
        more = (
            ["application/merge-patch+json", "application/merge-patch+json; charset=utf-8"]
            if method == "PATCH"
            else []
        )
        for kind in right + more:
            alice.call(method, path, content=b"[]", headers={"Content-Type": kind}).expect_problem(422, ["body"])


def test_large_bodies(resource: Entity, answers: Answers, alice: Caller, api: Api) -> None:
    """One byte over 1 MiB is 413 before anything else is looked at; exactly 1 MiB is read."""
    for method, path in _bodies(resource, answers):
        spaces = b"{" + b" " * (_LARGEST - 2) + b"}"
        if method == "PATCH":
            alice.call(method, path, content=spaces, headers=_JSON).expect(200 if path == "/auth/me" else 404)
        too_large = spaces + b" "
        alice.call(method, path, content=too_large, headers=_JSON).expect_problem(413)
        alice.call(
            method, path, content=b"x" * (_LARGEST + 1), headers={"Content-Type": "text/plain"}
        ).expect_problem(413)
        api.call(method, path, content=too_large).expect_problem(413)


def test_large_bodies_without_a_length(resource: Entity, alice: Caller) -> None:
    """A chunked body has no Content-Length to look at; it counts all the same."""

    def chunks() -> Iterator[bytes]:
        for _ in range(17):
            yield b" " * (_LARGEST // 16)

    request = alice.api.http.build_request(
        "POST",
        resource.route,
        content=chunks(),
        headers=_JSON | ({"Cookie": f"access_token={alice.token}"} if alice.token else {}),
    )
    answer = alice.api.http.send(request)
    assert answer.status_code == 413, (
        f"a chunked body over 1 MiB should be 413, not {answer.status_code} {answer.text}"
    )


def test_the_largest_row(entity: Entity, alice: Caller, factory: Factory) -> None:
    """Every text at its full length at once is still a row."""
    longest = {
        f.name: "\U0001f600" * min(f.max_length or 0, 50_000)
        for f in entity.writable
        if f.type in ("string", "text") and not f.unique
    }
    body: Row = factory.minimal(entity, alice) | longest
    while len(encode(body).encode()) > _LARGEST:
        body.pop(next(name for name in longest if name in body and not entity.field(name).required))
    row = factory.create(entity, alice, body)
    alice.get(f"{entity.route}/{row['id']}").expect(200, row)


def test_a_body_where_none_is_needed(entity: Entity, alice: Caller, factory: Factory) -> None:
    """It is not looked at on GET and DELETE."""
    row = factory.create(entity, alice)
    path = f"{entity.route}/{row['id']}"
    for content, headers in ((b"{", _JSON), (b"\xff", {"Content-Type": "text/plain"}), (b'{"a":1}', {})):
        alice.call("GET", path, content=content, headers=headers).expect(200, row)
        alice.call("GET", entity.route, content=content, headers=headers).expect(200)
    alice.call("DELETE", path, content=b"{", headers=_JSON).expect(204)


def test_errors_do_not_show_the_value_that_was_sent(entity: Entity, alice: Caller) -> None:
    """A message can end up in a log: a secret that was sent in the wrong member should not be in it."""
    secret = "swordfish-" * 40
    reply = alice.post(entity.route, {f.name: [secret] for f in entity.writable} | {"password": secret})
    reply.expect(422)
    reply.check(secret not in reply.content.decode(), "an error should not repeat the value")


def test_accept_is_not_negotiated(entity: Entity, alice: Caller) -> None:
    for accept in ("text/html", "application/xml", "image/png", "*/*;q=0", "nonsense"):
        alice.call("GET", entity.route, query=[("limit", "1")], headers={"Accept": accept}).expect(200)


def test_methods_are_not_overridden(entity: Entity, alice: Caller, factory: Factory) -> None:
    """A header or member that some frameworks take for the method is none here."""
    row = factory.create(entity, alice)
    path = f"{entity.route}/{row['id']}"
    headers = {"X-HTTP-Method-Override": "DELETE", "X-HTTP-Method": "DELETE", "X-Method-Override": "DELETE"}
    alice.call("PATCH", path, {}, headers=headers).expect(200)
    alice.call("POST", path, {}, headers=headers).expect_problem(405)
    alice.post(entity.route, factory.minimal(entity, alice) | {"_method": "DELETE"}).expect_problem(
        422, ["_method"]
    )
    alice.get(path).expect(200)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:3000"])
def test_an_unlisted_origin(origin: str, entity: Entity, alice: Caller) -> None:
    """No answer lets a script of another site read it, and a preflight is any other wrong method."""
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    for path in (entity.route, f"{entity.route}/{unknown_id()}", "/health"):
        replies = [alice.call("OPTIONS", path, headers=asked), alice.call("GET", path, headers={"Origin": origin})]
        replies[0].expect_problem(405)
        for reply in replies:
            found = [name for name in reply.headers if name.startswith("access-control")]
            reply.check(found == [], "an origin that is not listed should get no CORS header")


@pytest.mark.cors
def test_a_listed_origin(
    request: pytest.FixtureRequest, answers: Answers, entity: Entity, alice: Caller, factory: Factory
) -> None:
    """It is allowed by name, with credentials where there are any; an error is readable too."""
    origin = str(request.config.getoption("--cors-origin"))
    credentials = "true" if answers.auth else None
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        asked = {
            "Origin": origin,
            "Access-Control-Request-Method": method,
            "Access-Control-Request-Headers": "content-type",
        }
        answer = alice.api.http.options(f"{entity.route}/{unknown_id()}", headers=asked)
        shown = f"{answer.status_code} {dict(answer.headers)}"
        assert answer.status_code in (200, 204), f"a preflight of {origin} should be taken: {shown}"
        assert answer.headers.get("Access-Control-Allow-Origin") == origin, shown
        assert answer.headers.get("Access-Control-Allow-Credentials") == credentials, shown
        allowed = answer.headers.get("Access-Control-Allow-Methods", "")
        assert method in [name.strip() for name in allowed.split(",")], shown
        assert answer.headers.get("X-Content-Type-Options") == "nosniff", shown
    for path in (entity.route, f"{entity.route}/{unknown_id()}", "/no-such-route"):
        for reply in (
            alice.call("GET", path, headers={"Origin": origin}),
            alice.api.call("POST", path, content=b"{", headers={"Origin": origin}),
        ):
            reply.check(reply.headers.get("Access-Control-Allow-Origin") == origin, f"{origin} should be allowed")
            told = reply.headers.get("Access-Control-Allow-Credentials")
            reply.check(told == credentials, f"credentials should be {'allowed' if credentials else 'left out'}")
            reply.check(
                "origin" in reply.headers.get("Vary", "").lower(), "a cache should tell origins apart: Vary"
            )


def test_a_password_is_not_in_the_url(answers: Answers, api: Api) -> None:
    """Members of a body are no query parameters."""
    if not answers.auth:
        pytest.skip("there is no sign-in")
    query = [("email", "a@b.cd"), ("password", PASSWORD)]
    for name in ("register", "login"):
        body = {"email": "a@b.cd", "password": PASSWORD}
        api.call("POST", f"/auth/{name}", body, query=query).expect(422)
