"""Signing in, the cookie that it sets, and the token in it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

from .client import Api, Reply
from .factory import PASSWORD


def login(api: Api, email: str, password: str = PASSWORD) -> Reply:
    return api.call("POST", "/auth/login", {"email": email, "password": password})


def decode(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims, unverified."""
    head, claims, _ = (part + "=" * (-len(part) % 4) for part in token.split("."))
    return json.loads(base64.urlsafe_b64decode(head)), json.loads(base64.urlsafe_b64decode(claims))


def encode_part(part: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def sign(head: dict[str, Any], claims: dict[str, Any], key: bytes, digest: str = "sha256") -> str:
    text = f"{encode_part(head)}.{encode_part(claims)}"
    signature = base64.urlsafe_b64encode(hmac.new(key, text.encode(), getattr(hashlib, digest)).digest())
    return f"{text}.{signature.rstrip(b'=').decode()}"


def check_cookie(reply: Reply, value: str, max_age: int, *, secure: bool) -> None:
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
