"""What the apps in Python that are written by hand share: the table, the caller and the password."""

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID, uuid4

import bcrypt
import jwt
from pydantic import BaseModel, TypeAdapter
from typing_extensions import TypedDict

SECRET = os.environ["SECRET_KEY"]
COLUMNS = "id, name, notes, amount, due_on, state, email, count, active, user_id, created_at, updated_at"
CALLER = (
    "SELECT id FROM users WHERE id = %(user)s "
    "AND NOT EXISTS (SELECT FROM revoked_tokens WHERE jti = %(token)s) AND password_changed_at <= %(made)s"
)
LIST = f"SELECT {COLUMNS} FROM part0s WHERE user_id = %(user)s AND id > %(after)s ORDER BY id LIMIT %(wanted)s"
GET = f"SELECT {COLUMNS} FROM part0s WHERE user_id = %(user)s AND id = %(id)s"
INSERT = (
    f"INSERT INTO part0s ({COLUMNS}) VALUES (%(id)s, %(name)s, %(notes)s, %(amount)s, %(due_on)s, %(state)s, "
    f"%(email)s, %(count)s, %(active)s, %(user)s, now(), now()) RETURNING {COLUMNS}"
)
ACCOUNT = "SELECT id, password_hash FROM users WHERE email = %(email)s"
FIRST = UUID(int=0)


class Body(BaseModel):
    """What callers write."""

    name: str
    notes: str | None = None
    amount: Decimal
    due_on: date | None = None
    state: str = "open"
    email: str | None = None
    count: int = 0
    active: bool = True


class Row(TypedDict):
    """What callers read."""

    id: UUID
    name: str
    notes: str | None
    amount: Decimal
    due_on: date | None
    state: str
    email: str | None
    count: int
    active: bool
    user_id: UUID
    created_at: datetime
    updated_at: datetime


class Page(TypedDict):
    """Some rows of a list."""

    items: Sequence[Row]
    next_cursor: UUID | None


class Login(BaseModel):
    """What signs a caller in."""

    email: str
    password: str


class Run(Protocol):
    """Runs a statement with values, and gives its rows."""

    def __call__(self, statement: str, **values: Any) -> Sequence[Mapping[str, Any]]: ...


ROW = TypeAdapter(Row)
PAGE = TypeAdapter(Page)


def page(rows: Sequence[Any], limit: int) -> bytes:
    """A page's JSON; ``rows`` has one more than ``limit`` where there are more."""
    more = len(rows) > limit
    shown = rows[:limit]
    return PAGE.dump_json({"items": shown, "next_cursor": shown[-1]["id"] if more else None})


def values(body: Body, user: UUID) -> Mapping[str, Any]:
    """The parameters of `INSERT`."""
    return {**body.model_dump(), "id": uuid4(), "user": user}


def caller(run: Run, cookies: Mapping[str, str]) -> UUID:
    """Who calls, with a token that still holds."""
    claims = jwt.decode(cookies["access_token"], SECRET, algorithms=["HS256"])
    made = datetime.fromtimestamp(claims["iat"], UTC)
    (account,) = run(CALLER, user=UUID(claims["sub"]), token=UUID(claims["jti"]), made=made)
    user: UUID = account["id"]
    return user


def signed_in(account: Mapping[str, Any], login: Login) -> str:
    """The cookie of who has the password."""
    if not bcrypt.checkpw(login.password.encode(), account["password_hash"].encode()):
        raise PermissionError
    now = datetime.now(UTC)
    claims = {"sub": str(account["id"]), "iat": now, "exp": now + timedelta(hours=1), "jti": str(uuid4())}
    return jwt.encode(claims, SECRET, algorithm="HS256")
