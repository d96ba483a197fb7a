"""Bodies and rows for any entity: made from its answers, with the rows that they refer to."""

from __future__ import annotations

import itertools
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from . import wire
from .answers import Answers, Entity, Field, ManyToMany
from .client import Api, Caller, Reply

Row = dict[str, Any]
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_START = datetime(2024, 1, 1, tzinfo=UTC)
PASSWORD = "correct horse battery"


def unknown_id() -> str:
    """An id of no row: a fresh UUID of version 4, which the server never makes."""
    return str(uuid.uuid4())


@dataclass
class Factory:
    """Makes users, values, bodies and rows.

    ``run`` tells two runs on one database apart (unique values). ``made`` are the rows that `create` made, in
    order, by the caller's token and the entity's name: also those which another row had to refer to.
    """

    answers: Answers
    api: Api
    run: int
    made: defaultdict[tuple[str | None, str], list[Row]] = field(default_factory=lambda: defaultdict(list))
    _counter: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _people: list[str] = field(default_factory=list)
    _targets: dict[tuple[str | None, str], Row] = field(default_factory=dict)

    # --- users

    def email(self, name: str = "user") -> str:
        """An e-mail that nobody has, in canonical form."""
        return f"{name}.{self.run:x}.{next(self._counter)}@example.com"

    def registration(self, **given: Any) -> Row:
        """A body for POST /auth/register with the required profile fields and no others."""
        body: Row = {"email": self.email(), "password": PASSWORD}
        body |= {f.name: self.value(f) for f in self.answers.account.writable if f.required}
        return body | given

    def caller(self, **given: Any) -> Caller:
        """Someone new, signed in; without sign-in the one anonymous caller."""
        if not self.answers.auth:
            return Caller(self.api)
        body = self.registration(**given)
        reply = self.api.call("POST", "/auth/register", body)
        user = reply.expect(201)
        return Caller(self.api, cookie(reply), user, body["password"])

    # --- values

    def value(self, field: Field) -> Any:
        """A valid value in canonical form; another one at every call as far as the type has others."""
        n = next(self._counter)
        return self.nth(field, self.run + n if field.unique else n)

    def nth(self, field: Field, n: int) -> Any:
        """The ``n``-th valid value of ``field``, in canonical form; no reference."""
        match field.type:
            case "string" | "text":
                text = f"v{_base36(n)}"
                return text if len(text) <= (field.max_length or 255) else _short_text(n, field.max_length or 1)
            case "integer":
                low, high = field.minimum, field.maximum
                start = low if low > -(2**52) else max(low, min(0, high))
                return start + n % (high - start + 1)
            case "float":
                return _float(field, n)
            case "decimal":
                low_, high_ = wire.decimal_bounds(field)
                step = Decimal(1).scaleb(-field.scale)
                start_ = max(low_, min(Decimal(0), high_))
                count = int((high_ - start_) / step) + 1
                return wire.decimal_text(start_ + step * (n % count), field.scale)
            case "boolean":
                return n % 2 == 0
            case "date":
                return (_START + timedelta(days=n % 100_000)).date().isoformat()
            case "datetime":
                at = _START + timedelta(minutes=n % 10_000_000, milliseconds=n % 1000)
                return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
            case "uuid":
                return str(uuid.UUID(int=(0xC0FFEE << 96) | (0x4000 << 64) | (0x8 << 60) | n))
            case "enum":
                return field.values[n % len(field.values)]
            case "json":
                return {"n": n, "list": [n, None, True, 1.5], "text": "ü"}
            case "email":
                return f"e{_base36(n)}@example.com"
            case "url":
                return f"https://example.com/{_base36(n)}"
        raise AssertionError(f"{field} has the type {field.type}, which this suite does not know")

    def reference(self, field: Field, caller: Caller, *, fresh: bool = False) -> str:
        """The id of a row that ``caller`` may refer to in ``field``; one of its own unless ``fresh``."""
        assert field.references is not None
        return self._target(field.references.entity, caller, fresh=fresh or field.unique)

    def member(self, many: ManyToMany, caller: Caller) -> str:
        """The id of a new row that ``caller`` may put in the set."""
        return self._target(many.entity, caller, fresh=True)

    def _target(self, name: str, caller: Caller, *, fresh: bool) -> str:
        target = self.answers.entity(name)
        if target.account:
            return str((self.caller() if fresh else caller).user["id"])
        key = (caller.token, name)
        if fresh:
            return str(self.create(target, caller)["id"])
        if key not in self._targets or caller.get(f"{target.route}/{self._targets[key]['id']}").status != 200:
            self._targets[key] = self.create(target, caller)
        return str(self._targets[key]["id"])

    # --- bodies

    def minimal(self, entity: Entity, caller: Caller, **given: Any) -> Row:
        """A body with the required members only."""
        required = (f for f in entity.writable if f.required and f.name not in given)
        return self._values(required, caller) | given

    def full(self, entity: Entity, caller: Caller, **given: Any) -> Row:
        """A body with every member that a client can fill, sets of two included."""
        fields = (f for f in entity.writable if f.name not in given and self.fillable(f))
        body = self._values(fields, caller)
        for many in entity.sets:
            if many.member not in given and self.reachable(many.entity):
                body[many.member] = self._pair(many, caller)
        return body | given

    def _pair(self, many: ManyToMany, caller: Caller) -> list[str]:
        """Two ids, ascending; of accounts always some of the same few, since each takes a password hash."""
        if not many.account:
            return sorted(self.member(many, caller) for _ in range(2))
        while len(self._people) < 3:
            self._people.append(self.member(many, caller))
        left_out = next(self._counter) % 3
        return sorted(self._people[:left_out] + self._people[left_out + 1 :])

    def fillable(self, field: Field) -> bool:
        """Whether a client can give ``field`` a value: a reference needs a row to refer to."""
        return field.references is None or self.reachable(field.references.entity)

    def reachable(self, name: str) -> bool:
        """Whether rows of the entity ``name`` can be made through the API."""
        target = self.answers.entity(name)
        return target.account or self.answers.creatable(target)

    def _values(self, fields: Iterable[Field], caller: Caller) -> Row:
        return {f.name: self.reference(f, caller) if f.references else self.value(f) for f in fields}

    # --- rows

    def create(self, entity: Entity, caller: Caller, body: Row | None = None, **given: Any) -> Row:
        """Create a row (minimal unless ``body``) and check the whole answer against what was sent."""
        sent = self.minimal(entity, caller, **given) if body is None else body
        reply = caller.post(entity.route, sent)
        row = reply.expect(201)
        self.check_row(entity, caller, reply, row, sent)
        reply.check(
            reply.headers.get("Location") == f"{entity.route}/{row['id']}", "Location should be the row's path"
        )
        self.made[caller.token, entity.name].append(row)
        return dict(row)

    def check_row(self, entity: Entity, caller: Caller, reply: Reply, row: Any, sent: Row | None = None) -> None:
        """Check a row's shape; with ``sent``, a POST or PUT body in canonical form, its values too."""
        check_shape(entity, reply, row)
        owner = entity.role("owner")
        if owner is not None and sent is not None:
            reply.check(row[owner.name] == caller.user["id"], f"{owner} should be the caller's id")
        if sent is None:
            return
        for f in entity.writable:
            if f.name in sent:
                reply.check(wire.same(f, row[f.name], sent[f.name]), f"{f} should be what was sent")
            else:
                reply.check(is_default(f, row), f"{f} was left out and should be its default {f.default!r}")
        for many in entity.sets:
            wanted = sent.get(many.member, [])
            reply.check(row[many.member] == wanted, f"{many} should be {wanted}")


def cookie(reply: Reply) -> str:
    """The token in the cookie that ``reply`` sets."""
    name, _, value = reply.headers["Set-Cookie"].partition(";")[0].partition("=")
    reply.check(name == "access_token" and value != "", "the cookie access_token should be set")
    return value


def check_shape(entity: Entity, reply: Reply, row: Any) -> None:
    """Check that ``row`` has exactly the entity's members, in their order, each in its canonical form."""
    reply.check(
        isinstance(row, dict) and list(row) == entity.members, f"a row's members should be {entity.members}"
    )
    for f in entity.visible:
        reply.check(wire.is_canonical(f, row[f.name]), f"{f} ({f.type}) should be in canonical form")
    for many in entity.sets:
        reply.check(row[many.member] == sorted(set(row[many.member])), f"{many} should be distinct ids, ascending")
    reply.check(row["id"][14] == "7" and row["id"][19] in "89ab", "an id should be a UUID of version 7")
    reply.check(row["created_at"] <= row["updated_at"], "updated_at should not precede created_at")


def is_default(field: Field, row: Row) -> bool:
    """Whether the row holds what the field falls back to; ``now`` and ``today`` are the moment of the request."""
    value, default = row[field.name], field.default
    if default is None:
        return value is None
    written = wire.moment(row["updated_at"])
    if field.type == "datetime" and default == "now":
        return abs(wire.moment(value) - written) < timedelta(seconds=5)
    if field.type == "date" and default == "today":
        return value in {(written + timedelta(seconds=s)).date().isoformat() for s in (-5, 5)}
    return wire.same(field, value, canonical_default(field))


def canonical_default(field: Field) -> Any:
    """A constant default in the form in which it is answered."""
    default = field.default
    match field.type:
        case "decimal":
            return wire.decimal_text(Decimal(str(default)), field.scale)
        case "float":
            return default
        case "email" | "uuid":
            return default.lower()
        case "datetime":
            at = datetime.fromisoformat(default.upper().replace("Z", "+00:00")).astimezone(UTC)
            return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return default


def _base36(n: int) -> str:
    text = ""
    while n:
        n, digit = divmod(n, 36)
        text = _DIGITS[digit] + text
    return text or "0"


def _short_text(n: int, length: int) -> str:
    """Text of ``length`` code points, which are CJK so that even one has thousands of values."""
    text = ""
    for _ in range(length):
        n, digit = divmod(n, 20_000)
        text += chr(0x4E00 + digit)
    return text


def _float(field: Field, n: int) -> float:
    low, high = field.minimum, field.maximum
    if low is not None and high is not None:
        return float(low) + (float(high) - float(low)) * ((n % 96) / 96)
    if high is not None:
        return float(high) - n - 0.5
    return float(low or 0) + n + 0.5
