"""An HTTP client that checks, on every answer, what the contract promises of every answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

# RFC 9110's reason phrases, of the statuses that the contract knows.
PHRASES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
    429: "Too Many Requests",
}
PROBLEM_MEMBERS = {"type", "title", "status", "detail"}
COOKIE = "access_token"
_SHOWN = 1500

Query = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Raw:
    """JSON text that is sent as it stands, for values that Python's encoder would not write (``1e400``)."""

    text: str


def encode(value: Any) -> str:
    """``value`` as JSON text; text with lone surrogates is escaped, since UTF-8 cannot hold it."""
    if isinstance(value, Raw):
        return value.text
    if isinstance(value, dict):
        return "{" + ",".join(f"{encode(key)}:{encode(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(encode(item) for item in value) + "]"
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return json.dumps(value) if any("\ud800" <= char <= "\udfff" for char in text) else text


def _shorten(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text)} characters)"


@dataclass(frozen=True)
class Reply:
    """An answer with the request that it answers; every ``expect…`` fails with both in its message."""

    sent: str
    status: int
    headers: httpx.Headers
    content: bytes

    def __str__(self) -> str:
        headers = "\n".join(f"    {name}: {value}" for name, value in self.headers.multi_items())
        body = _shorten(self.content.decode("utf-8", "backslashreplace"))
        return f"sent: {self.sent}\ncame: {self.status}\n{headers}\n    {body}"

    def check(self, holds: bool, promise: str) -> None:
        """Fail unless ``holds``; ``promise`` says what the contract has instead."""
        __tracebackhide__ = True
        if not holds:
            raise AssertionError(f"{promise}\n{self}")

    @property
    def json(self) -> Any:
        try:
            return json.loads(self.content.decode("utf-8"))
        except ValueError as error:
            raise AssertionError(f"the body should be JSON: {error}\n{self}") from None

    def expect(self, status: int, body: Any = ...) -> Any:
        """The body of an answer that must have ``status``, and be exactly ``body`` where that is given."""
        self.check(self.status == status, f"the status should be {status}")
        if status == 204:
            self.check(self.content == b"", "a 204 should have no body")
            return None
        found = self.json
        if body is not ...:
            self.check(found == body, f"the body should be exactly {_shorten(json.dumps(body, default=str))}")
        return found

    def expect_problem(self, status: int, fields: Iterable[str] | None = None) -> Any:
        """A problem document whose ``errors`` name exactly ``fields``; no ``errors`` at all without ``fields``."""
        body = self.expect(status)
        wanted = None if fields is None else set(fields)
        found = {item["field"] for item in body["errors"]} if "errors" in body else None
        self.check(found == wanted, f"`errors` should name {sorted(wanted) if wanted else 'nothing'}")
        return body


@dataclass
class Api:
    """The server under test. ``private`` is the list of path prefixes whose answers concern the caller."""

    http: httpx.Client
    private: tuple[str, ...] = ()

    def call(
        self,
        method: str,
        path: str,
        body: Any = ...,
        *,
        query: Query = (),
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        token: str | None = None,
    ) -> Reply:
        """Send one request: ``body`` as JSON, or ``content`` as it stands with the headers given."""
        sent_headers = dict(headers or {})
        if token is not None:
            sent_headers["Cookie"] = f"{COOKIE}={token}"
        if body is not ...:
            content = encode(body).encode("utf-8")
            sent_headers.setdefault("Content-Type", "application/json")
        query_string = str(httpx.QueryParams(list(query)))
        url = f"{path}?{query_string}" if query_string else path
        request = self.http.build_request(method, url, content=content, headers=sent_headers)
        answer = self.http.send(request)
        shown = _shorten((content or b"").decode("utf-8", "backslashreplace"))
        kept = {name: value for name, value in sent_headers.items() if name != "Cookie"}
        reply = Reply(f"{method} {url} {kept or ''} {shown}", answer.status_code, answer.headers, answer.content)
        self._check(method, path, reply, signed_in=token is not None)
        return reply

    def _check(self, method: str, path: str, reply: Reply, *, signed_in: bool) -> None:
        headers, status = reply.headers, reply.status
        reply.check(status < 500, "no request should make the server fail")
        reply.check(headers.get("X-Content-Type-Options") == "nosniff", "X-Content-Type-Options should be nosniff")
        if "Origin" not in reply.sent:
            reply.check(not any(name.startswith("access-control") for name in headers), "there is no CORS here")
        if status >= 400:
            _check_problem(method, reply)
        elif status == 204:
            reply.check("Content-Type" not in headers, "a 204 has nothing to type")
        elif path != "/docs":
            kind = headers.get("Content-Type", "").replace(" ", "").lower()
            reply.check(
                kind in ("application/json", "application/json;charset=utf-8"), "the answer should be JSON"
            )
        if signed_in and path.startswith(self.private) and status not in (401, 405, 413):
            reply.check(headers.get("Cache-Control") == "no-store", "Cache-Control should be no-store")
        opens = (path in ("/auth/register", "/auth/login", "/auth/logout")) and status < 300
        reply.check(opens == ("Set-Cookie" in headers), f"a cookie should{'' if opens else ' not'} be set")


def _check_problem(method: str, reply: Reply) -> None:
    reply.check(
        reply.headers.get("Content-Type") == "application/problem+json",
        "Content-Type should be application/problem+json",
    )
    if method == "HEAD":
        return
    body, status = reply.json, reply.status
    reply.check(isinstance(body, dict), "a problem document is an object")
    reply.check(set(body) - {"errors"} == PROBLEM_MEMBERS, f"its members should be {sorted(PROBLEM_MEMBERS)}")
    reply.check(body["type"] == "about:blank", "`type` should be about:blank")
    reply.check(body["title"] == PHRASES.get(status), f"`title` should be {PHRASES.get(status)!r}")
    reply.check(body["status"] == status and body["status"] is not True, f"`status` should be {status}")
    reply.check(isinstance(body["detail"], str) and body["detail"].strip() != "", "`detail` should be a sentence")
    reply.check("errors" in body or status != 422, "a 422 should list its `errors`")
    reply.check("errors" not in body or status in (409, 422), "only a 409 or 422 has `errors`")
    errors = body.get("errors", [])
    reply.check(
        isinstance(errors, list) and (errors != [] or "errors" not in body), "`errors` should not be empty"
    )
    for item in errors:
        plain = isinstance(item, dict) and set(item) == {"field", "message"}
        texts = plain and isinstance(item["field"], str) and isinstance(item["message"], str) and item["message"]
        reply.check(bool(texts), "each error should be exactly {field, message}, two texts")


@dataclass(frozen=True)
class Caller:
    """Who calls the API: signed in where there is sign-in (``user`` is the row of /auth/me), else anyone."""

    api: Api
    token: str | None = None
    user: Mapping[str, Any] = field(default_factory=dict)
    password: str = ""

    def call(self, method: str, path: str, body: Any = ..., **options: Any) -> Reply:
        return self.api.call(method, path, body, token=self.token, **options)

    def get(self, path: str, *query: tuple[str, str]) -> Reply:
        return self.call("GET", path, query=query)

    def post(self, path: str, body: Any) -> Reply:
        return self.call("POST", path, body)

    def put(self, path: str, body: Any) -> Reply:
        return self.call("PUT", path, body)

    def patch(self, path: str, body: Any) -> Reply:
        return self.call("PATCH", path, body)

    def delete(self, path: str) -> Reply:
        return self.call("DELETE", path)
