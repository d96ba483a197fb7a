"""How the app connects to its database."""

import json
import selectors
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError

_LARGEST_SAFE_INTEGER = 2**53 - 1
# Words of SQLite and of PostgreSQL that SQLAlchemy does not know to quote.
_WORDS = {
    "collation",
    "concurrently",
    "lateral",
    "nothing",
    "returning",
    "system_user",
    "tablesample",
}


def _integer(digits: str) -> int | float:
    # PostgreSQL gives 1e300 back with all its digits; an integer that large is never stored as such.
    return int(digits) if abs(value := float(digits)) <= _LARGEST_SAFE_INTEGER else value


def _loads(text: str) -> Any:
    return json.loads(text, parse_int=_integer)


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def checked_url(url: str) -> str:
    """``url`` with the installed driver; raises ValueError where it names no database."""
    scheme, _, rest = url.partition("://")
    if scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        url = f"postgresql+psycopg://{rest}"
    elif scheme != "sqlite":
        raise ValueError("must begin with postgresql:// or sqlite:///")
    try:
        named = make_url(url).database
    except (ArgumentError, ValueError):
        named = None
    if not named or named == ":memory:":
        raise ValueError("must name a database, such as postgresql://<host>/<name>")
    return url


def make_engine(url: str, *, enforce_foreign_keys: bool = True) -> Engine:
    """An engine for ``url``, with what the app relies on: UTC, enforced foreign keys, waiting writers."""
    arguments: dict[str, Any] = {"json_serializer": _dumps, "json_deserializer": _loads}
    if url.startswith("sqlite"):
        result = sa.create_engine(url, connect_args={"timeout": 30}, **arguments)
        _quote_words(result)
        event.listen(result, "connect", _prepare_sqlite)
        if enforce_foreign_keys:
            event.listen(result, "connect", _enforce_foreign_keys)
        event.listen(result, "begin", _begin_sqlite)
        return result
    result = sa.create_engine(
        url, connect_args={"options": "-c timezone=UTC", "keepalives_idle": 60}, **arguments
    )
    _quote_words(result)
    event.listen(result, "checkout", _check_connection)
    return result


def _quote_words(engine: Engine) -> None:
    names = engine.dialect.identifier_preparer
    names.reserved_words = names.reserved_words | _WORDS


def _check_connection(connection: Any, _record: object, _proxy: object) -> None:
    """Have the pool replace a connection that the server has closed.

    An idle connection has nothing to read until its end. Asking the server would cost every request a
    round trip.
    """
    if not connection.closed:
        with selectors.DefaultSelector() as selector:
            selector.register(connection, selectors.EVENT_READ)
            if not selector.select(0):
                return
    raise DisconnectionError("The server has closed the connection.")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver would begin transactions by itself, too late for a read that precedes a write.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _enforce_foreign_keys(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
