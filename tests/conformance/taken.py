"""Values that a field takes: at its limits, and in every permitted notation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from . import wire
from .answers import Field
from .client import Raw


@dataclass(frozen=True)
class Kept:
    """A value that is taken, and the value that is answered for it."""

    sent: Any
    answered: Any


def values(field: Field) -> list[Kept]:
    """Values at the limits and in every permitted notation, none of them a reference."""
    return [kept for kept in _valid(field) if wire.fits(field, kept.sent)]


def _valid(field: Field) -> Iterator[Kept]:
    match field.type:
        case "string" | "text":
            for text in _texts(field.max_length or 255):
                if field.min_length <= len(text) <= (field.max_length or 255):
                    yield Kept(text, text)
        case "integer":
            low, high = field.minimum, field.maximum
            for number in {low, high, min(max(0, low), high), min(low + 1, high)}:
                yield Kept(number, number)
                yield Kept(Raw(f"{number}.0"), number)
            if low <= 1000 <= high:
                yield Kept(Raw("1e3"), 1000)
                yield Kept(Raw("1.0E+3"), 1000)
                yield Kept(Raw("10000e-1"), 1000)
            if low <= 0 <= high:
                yield Kept(Raw("-0"), 0)
        case "float":
            low, high = _float_bounds(field)
            for number in (low, high, 0.0, 1.5, -1.5, 0.1 + 0.2, 1e-9, 1e300, 123456789.125, 5e-324):
                if low <= number <= high:
                    yield Kept(number, number)
            if low <= 3 <= high:
                yield Kept(Raw("3"), 3)
                yield Kept(Raw("0.3e1"), 3)
        case "decimal":
            yield from _valid_decimals(field)
        case "boolean":
            yield from (Kept(True, True), Kept(False, False))
        case "date":
            for text in ("0001-01-01", "1969-12-31", "2000-02-29", "2026-11-20", "9999-12-31"):
                yield Kept(text, text)
        case "datetime":
            yield from (Kept(sent, answered) for sent, answered in _DATETIMES)
        case "uuid":
            text = "0190fbc2-7d3c-7000-8abc-def012345678"
            yield from (Kept(text, text), Kept(text.upper(), text))
            yield Kept("00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000000")
            yield Kept("FFFFFFFF-ffff-FFFF-ffff-FFFFFFFFFFFF", "ffffffff-ffff-ffff-ffff-ffffffffffff")
        case "enum":
            yield from (Kept(value, value) for value in field.values)
        case "json":
            yield from (Kept(value, value) for value in _jsons())
        case "email":
            host = ".".join(("a" * 63, "b" * 63, "c" * 61))
            for text in ("a@b.cd", "A.B+c@Example.COM", f"{'x' * 64}@{host}", "o'brien{1}@xn--bcher-kva.example"):
                yield Kept(text, text.lower())
        case "url":
            start = "https://example.com/"
            length = field.max_length or 2048
            for text in (
                "http://a",
                "https://Example.com:8443/Path?q=%20&r=[1]#Part",
                "http://example.com?q",
                start + "x" * (length - len(start)),
            ):
                yield Kept(text, text)


def _texts(length: int) -> Iterator[str]:
    """Texts up to ``length`` code points which a careless server trims, folds, escapes or counts wrongly."""
    yield "x"
    yield "x" * length
    yield "\U0001f600" * length
    yield "e\u0301" * (length // 2)
    for text in (
        "",
        " ",
        "  two  ",
        "line\r\nline\ttab",
        "\u0001\u001f\u007f\u0085\u2028",
        "\ufeffbom",
        "\uffff\ufffe",
        "%_\\'\";--",
        "<b>&amp;</b>",
        "{{7*7}} ${7*7} #{7*7}",
        "null",
        "0123",
        "\u202etfel",
        "ÅÄ\u00df\u0130",
        "🏳️‍🌈🇩🇪",
    ):
        yield text[:length]


def _float_bounds(field: Field) -> tuple[float, float]:
    largest = 1.7976931348623157e308
    low = -largest if field.minimum is None else float(field.minimum)
    return low, largest if field.maximum is None else float(field.maximum)


def _valid_decimals(field: Field) -> Iterator[Kept]:
    low, high = wire.decimal_bounds(field)
    texts = [format(low, "f"), format(high, "f")]
    texts += ["0", "-0", "-0.0", "1", "-1", "12", "12.5", "12.50", "-12.5", "0.1", "0.10", "100"]
    step = format(Decimal(1).scaleb(-field.scale), "f")
    texts += [step, f"-{step}", format(high - Decimal(step), "f")]
    for text in dict.fromkeys(texts):
        if low <= Decimal(text) <= high:
            yield Kept(text, wire.decimal_text(Decimal(text), field.scale))


_DATETIMES = (
    ("2026-11-20T10:00:00Z", "2026-11-20T10:00:00.000Z"),
    ("2026-11-20t10:00:00z", "2026-11-20T10:00:00.000Z"),
    ("2026-11-20T10:00:00.5Z", "2026-11-20T10:00:00.500Z"),
    ("2026-11-20T10:00:00.12Z", "2026-11-20T10:00:00.120Z"),
    ("2026-11-20T10:00:00.123Z", "2026-11-20T10:00:00.123Z"),
    ("2026-11-20T10:00:00.9999Z", "2026-11-20T10:00:00.999Z"),
    ("2026-11-20T10:00:00.123999999Z", "2026-11-20T10:00:00.123Z"),
    ("1969-12-31T23:59:59.9995Z", "1969-12-31T23:59:59.999Z"),
    ("2026-11-20T10:00:00+05:30", "2026-11-20T04:30:00.000Z"),
    ("2026-11-20T10:00:00-08:00", "2026-11-20T18:00:00.000Z"),
    ("2026-11-20T10:00:00+00:00", "2026-11-20T10:00:00.000Z"),
    ("2026-11-20T10:00:00-00:00", "2026-11-20T10:00:00.000Z"),
    ("2026-11-20T10:00:00+23:59", "2026-11-19T10:01:00.000Z"),
    ("2024-02-29T23:59:59.001-00:01", "2024-03-01T00:00:59.001Z"),
    ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"),
    ("0001-01-01T05:00:00+05:00", "0001-01-01T00:00:00.000Z"),
    ("1800-06-15T12:00:00Z", "1800-06-15T12:00:00.000Z"),
    ("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999Z"),
)


def _jsons() -> Iterator[Any]:
    yield from ({}, [], "", "text", 0, -1, 1.5, 0.1, True, False, wire.SAFE_INTEGER, -wire.SAFE_INTEGER)
    yield {"a": {"b": [1, "two", None, True, {"ü": "\U0001f600", "": "empty key"}]}, "__proto__": {"x": 1}}
    yield [[], {}, [[]], None, {"$where": "1", "%s": "'"}, "\u0001\r\n", "</script>"]
    deep: Any = "bottom"
    for level in range(60):
        deep = [deep] if level % 2 else {"level": deep}
    yield deep
    yield "x" * (wire.JSON_BYTES - 2)
    yield "é" * (wire.JSON_BYTES // 2 - 1)
