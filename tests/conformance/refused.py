"""Values that a field refuses, each with a 422 that names it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from . import wire
from .answers import Field
from .client import Raw

_UUID = "0190fbc2-7d3c-7000-8abc-def012345678"
# NUL, which PostgreSQL cannot store, and lone surrogates, which UTF-8 cannot.
_BROKEN = ("\0", "a\0", "\0a", "a\0b", "\ud800", "a\udfffb", "\ude00\ud83d")


def values(field: Field) -> list[Any]:
    """Values to refuse; null is among them where the field cannot be cleared."""
    candidates: list[Any] = [*_of_other_types(field), *_OF_TYPE[field.type](field)]
    refused = [value for value in candidates if not isinstance(value, str) or not _happens_to_fit(field, value)]
    return refused if field.nullable else [None, *refused]


def _happens_to_fit(field: Field, text: str) -> bool:
    """Whether a candidate is valid for this very field, such as an enum that has it among its values."""
    if field.type == "enum":
        return text in field.values
    if field.type not in ("email", "url"):
        return False
    return wire.fits(field, text) and len(text) <= (field.max_length or len(text))


def _of_other_types(field: Field) -> Iterator[Any]:
    if field.type != "json":
        yield from ([], {}, ["x"], {"a": 1})
    if field.type not in ("json", "integer", "float"):
        yield from (0, 1, 1.5, Raw("1e400"))
    if field.type not in ("json", "boolean"):
        yield from (True, False)


def _texts(field: Field) -> Iterator[Any]:
    length = field.max_length or 255
    yield from ("x" * (length + 1), "\U0001f600" * (length + 1), "x" * length + " ", *_BROKEN)
    if field.min_length:
        yield ""


def _integers(field: Field) -> Iterator[Any]:
    yield from (field.minimum - 1, field.maximum + 1)
    yield from ("1", "", "one", 1.5, Raw("0.5e0"), Raw("1e-1"))
    yield from (2**53, -(2**53), 2**63, -(2**63) - 1, 2**64, 10**30)
    yield from (Raw("1e400"), Raw("-1e400"), Raw("9" * 5000), Raw("9007199254740992.0"), Raw("1e30"))


def _floats(field: Field) -> Iterator[Any]:
    yield from ("1.5", "", "NaN", "Infinity", Raw("1e400"), Raw("-1e400"), Raw("9" * 5000))
    if field.minimum is not None:
        yield from (field.minimum - 1, field.minimum - 1e-3)
    if field.maximum is not None:
        yield from (field.maximum + 1, field.maximum + 1e-3)


def _decimals(field: Field) -> Iterator[Any]:
    low, high = wire.decimal_bounds(field)
    step = Decimal(1).scaleb(-field.scale)
    yield from (12.5, "", "-", ".", "1.", ".5", "+1", "01", "00", "1e2", "1E2", "1,5", "1 000", "1_0", "0x1")
    yield from ("NaN", "Infinity", "-Infinity", " 1", "1 ", "1\n", "１", "١", "--1", "1.5.0", "a\0b", "1\0")
    yield "0." + "0" * (field.scale + 1)
    yield "1" + "0" * (field.precision - field.scale)
    yield "-1" + "0" * (field.precision - field.scale)
    yield from (format(high + step, "f"), format(low - step, "f"), "9" * 3000)


def _booleans(_: Field) -> Iterator[Any]:
    yield from ("true", "false", "", "1", 0, 1, 0.0)


def _dates(_: Field) -> Iterator[Any]:
    yield from ("", "today", "2023-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31")
    yield from ("0000-01-01", "10000-01-01", "+2026-01-01", "-2026-01-01", "26-01-01", "2026-1-1")
    yield from ("20260101", "2026-W01-1", "2026-001", "2026/01/01", "2026-01-01T00:00:00Z", "2026-01-01Z")
    yield from (" 2026-01-01", "2026-01-01 ", "2026-01-01\n", "２０２６-01-01", 20260101, 1767225600)


def _datetimes(_: Field) -> Iterator[Any]:
    yield from (*_INVALID_DATETIMES, 1767225600, 1767225600000)


def _uuids(_: Field) -> Iterator[Any]:
    yield from ("", _UUID.replace("-", ""), f"{{{_UUID}}}", f"urn:uuid:{_UUID}", _UUID[:-1], _UUID + "0")
    yield from (f" {_UUID}", f"{_UUID}\n", "g" + _UUID[1:], _UUID.replace("-", "_"))
    yield "0190fbc27d3c-7000-8abc-def0-12345678"


def _enums(field: Field) -> Iterator[Any]:
    for value in field.values:
        yield from (value.swapcase(), f"{value} ", f" {value}", f"{value}\n")
    yield from ("", "no such value", "0", "null", "a\0b")


def _jsons(_: Field) -> Iterator[Any]:
    yield from ("x" * (wire.JSON_BYTES - 1), "é" * (wire.JSON_BYTES // 2), ["x" * 1000] * 70)
    yield from (2**53, -(2**53), [1, {"a": 10**30}], Raw("[1e400]"), Raw('{"a":-1e999}'), Raw("9" * 5000))
    for text in _BROKEN:
        yield from (text, [text], {"key": {"deep": text}}, {text: 1}, [{"a": [{text: None}]}])


def _emails(_: Field) -> Iterator[Any]:
    yield from ("", "a", "a@", "@b.cd", "a@b", "a b@c.de", "a@b@c.de", "a@-b.cd", "a@b-.cd", "a@b..cd")
    yield from ("ü@example.com", "a@exämple.com", "Ann <a@b.cd>", "a@b.cd\n", " a@b.cd", "a@b.cd ", "a@[1.2.3.4]")
    yield from (f"{'x' * 65}@example.com", f"a@{'b' * 64}.cd", f"a@{('b' * 60 + '.') * 4}{'c' * 20}", *_BROKEN)


def _urls(field: Field) -> Iterator[Any]:
    start = "https://example.com/"
    yield start + "x" * ((field.max_length or 2048) + 1 - len(start))
    yield from ("", "example.com", "ftp://example.com", "javascript:alert(1)", "//example.com", "http://")
    yield from ("https:///path", "http://exa mple.com", "http://exämple.com", "http://example.com/ü")
    yield from ("http://example.com\n", " http://example.com", "http://-a.com", "http://u:p@example.com")
    yield from ("http://example.com:port", "http://example.com/a b", "data:text/html,x", *_BROKEN)


_OF_TYPE: dict[str, Callable[[Field], Iterator[Any]]] = {
    "string": _texts,
    "text": _texts,
    "integer": _integers,
    "float": _floats,
    "decimal": _decimals,
    "boolean": _booleans,
    "date": _dates,
    "datetime": _datetimes,
    "uuid": _uuids,
    "enum": _enums,
    "json": _jsons,
    "email": _emails,
    "url": _urls,
}

_INVALID_DATETIMES = (
    "",
    "now",
    "2026-11-20",
    "2026-11-20T10:00:00",
    "2026-11-20T10:00Z",
    "2026-11-20T10Z",
    "2026-11-20 10:00:00Z",
    "2026-11-20T10:00:00.Z",
    "2026-11-20T10:00:00,5Z",
    "2026-11-20T10:00:00.1234567890Z",
    "2026-11-20T10:00:00+0530",
    "2026-11-20T10:00:00+05",
    "2026-11-20T10:00:00+24:00",
    "2026-11-20T10:00:00+05:60",
    "2026-11-20T10:00:00 Z",
    "2026-11-20T10:00:00Z ",
    "2026-11-20T10:00:00Z\n",
    " 2026-11-20T10:00:00Z",
    "2026-11-20T10:00:00ZZ",
    "2026-11-20T10:00:00GMT",
    "2026-11-20T10:00:00[Europe/Paris]",
    "20261120T100000Z",
    "2026-324T10:00:00Z",
    "2026-W47-5T10:00:00Z",
    "2026-02-29T10:00:00Z",
    "2026-13-01T10:00:00Z",
    "2026-11-31T10:00:00Z",
    "2026-11-20T24:00:00Z",
    "2026-11-20T10:60:00Z",
    "2016-12-31T23:59:60Z",
    "0000-01-01T00:00:00Z",
    "10000-01-01T00:00:00Z",
    "+2026-11-20T10:00:00Z",
    "0001-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59-00:01",
    "２０２６-11-20T10:00:00Z",
    "1767225600",
    "2026-11-20T10:00:00Z\0",
)
