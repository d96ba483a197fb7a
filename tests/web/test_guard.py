"""Limits for each client, by a clock that the tests turn."""

from __future__ import annotations

from collections import OrderedDict

import pytest

from spec_extractor.web.guard import Throttle, client_of


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_empties_and_fills() -> None:
    clock = Clock()
    throttle = Throttle(6, clock, OrderedDict())
    assert [throttle.wait("a") for _ in range(8)] == [0] * 6 + [11, 11]
    assert throttle.wait("b") == 0
    clock.now += 10
    assert [throttle.wait("a"), throttle.wait("a")] == [0, 11]
    clock.now += 3600
    assert [throttle.wait("a") for _ in range(7)] == [0] * 6 + [11]


def test_clients_without_end_take_no_memory_without_end() -> None:
    throttle = Throttle(6, Clock(), OrderedDict())
    for number in range(25_000):
        throttle.wait(str(number))
    assert len(throttle.buckets) == 10_000


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("testclient", "testclient", True),
    ],
)
def test_who_is_one_client(one: str, other: str, same: bool) -> None:
    assert (client_of(one) == client_of(other)) is same
