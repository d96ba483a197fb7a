"""What stands before every request: headers, the size of a body, and how much one client may ask for."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from spec_extractor.web.refusals import RefusedError

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_BODY_SECONDS = 30
_MOST_CLIENTS = 10_000

Refuse = Callable[[Request, RefusedError], Response]


@dataclass(slots=True)
class Throttle:
    """A bucket for each client, which holds ``per_minute`` requests and fills at that rate.

    ``clock`` gives seconds. Clients that were not seen for longest are forgotten first.
    """

    per_minute: int
    clock: Callable[[], float]
    buckets: OrderedDict[str, tuple[float, float]]

    def wait(self, client: str) -> int:
        """Take one request out of the client's bucket: 0, or the seconds until there is one."""
        now = self.clock()
        left, since = self.buckets.pop(client, (float(self.per_minute), now))
        left = min(self.per_minute, left + (now - since) * self.per_minute / 60)
        taken = left >= 1
        self.buckets[client] = (left - 1 if taken else left, now)
        if len(self.buckets) > _MOST_CLIENTS:
            self.buckets.popitem(last=False)
        return 0 if taken else int((1 - left) * 60 / self.per_minute) + 1


def client_of(host: str) -> str:
    """Whom an address stands for: one computer has as many IPv6 addresses of a /64 network as it likes."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False))


class Guard:
    """The middleware. ``refuse`` makes a response of what it stops."""

    def __init__(self, app: ASGIApp, *, throttle: Throttle, body_bytes: int, refuse: Refuse) -> None:
        self._app = app
        self._throttle = throttle
        self._body_bytes = body_bytes
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            receive = await self._admitted(scope, receive)
        except RefusedError as refusal:
            await self._refuse(Request(scope), refusal)(scope, receive, send_with_headers)
            return
        await self._app(scope, receive, send_with_headers)

    async def _admitted(self, scope: Scope, receive: Receive) -> Receive:
        """The body, read as a whole. Raises `RefusedError`."""
        headers = Headers(scope=scope)
        if scope["method"] not in ("GET", "HEAD"):
            if headers.get("sec-fetch-site") == "cross-site":
                message = "another site's page has sent this"
                raise RefusedError(403, "PRD487", message, "open this server's own page")
            stated = headers.get("content-length", "")
            if stated.isdecimal() and int(stated) > self._body_bytes:
                raise self._too_large()
        if scope["method"] not in ("GET", "HEAD") or scope["path"].startswith("/artifacts/"):
            client = scope.get("client") or ("", 0)
            if wait := self._throttle.wait(client_of(client[0])):
                message = f"there were more than {self._throttle.per_minute} requests in a minute"
                raise RefusedError(429, "PRD481", message, f"try again in {wait} seconds", wait)
        with anyio.move_on_after(_BODY_SECONDS):
            return _replayed(await self._body(receive), receive)
        raise RefusedError(
            408, "PRD480", f"the request did not arrive within {_BODY_SECONDS} seconds", "send it again"
        )

    async def _body(self, receive: Receive) -> bytes:
        content = bytearray()
        while True:
            message = await receive()
            content += message.get("body", b"")
            if len(content) > self._body_bytes:
                raise self._too_large()
            if not message.get("more_body", False):
                return bytes(content)

    def _too_large(self) -> RefusedError:
        message = f"a request may have at most {self._body_bytes // 1024:,} KB"
        return RefusedError(413, "PRD480", message, "leave images and attachments out of the document")


def _replayed(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def replay() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
