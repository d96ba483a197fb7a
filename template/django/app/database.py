"""How the app connects to its database."""

from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

_POSTGRESQL = ("postgres", "postgresql", "postgresql+psycopg")
# Writers wait for SQLite's only write lock, and take it at once: a transaction that starts by reading could
# not get it later if another one has written since.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
}


def checked_url(url: str) -> str:
    """``url``; raises ValueError where it names no database that the app can use."""
    parts = urlsplit(url)
    if parts.scheme != "sqlite" and parts.scheme not in _POSTGRESQL:
        raise ValueError("must begin with postgresql:// or sqlite:///")
    if _name(parts) in ("", ":memory:") or not _has_port(parts):
        raise ValueError("must name a database, such as postgresql://<host>/<name>")
    return url


def connection(url: str) -> dict[str, Any]:
    """The settings of Django's connection to the database of a checked URL."""
    parts = urlsplit(url)
    kept = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    if parts.scheme == "sqlite":
        engine = "app.sqlite"
        return kept | {"ENGINE": engine, "NAME": _name(parts), "OPTIONS": _SQLITE}
    return kept | {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _name(parts),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _name(parts: SplitResult) -> str:
    return unquote(parts.path.removeprefix("/"))


def _has_port(parts: SplitResult) -> bool:
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False
