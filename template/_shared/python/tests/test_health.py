"""Tests of ``/health``."""

import pytest

from tests.cases import assert_refused
from tests.client import Client, without_database


@pytest.mark.parametrize("path", ["/health", "/health/ready"])
def test_health(anonymous: Client, path: str) -> None:
    response = anonymous.get(path)
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert response.headers["x-content-type-options"] == "nosniff"


def test_not_ready_without_the_database(anonymous: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    without_database(monkeypatch, anonymous.api)
    response = anonymous.get("/health/ready")
    assert (response.status_code, response.json()["title"]) == (503, "Service Unavailable")
    assert anonymous.get("/health").status_code == 200


@pytest.mark.parametrize("path", ["/health", "/health/ready"])
def test_refuses_unknown_parameters(anonymous: Client, path: str) -> None:
    assert_refused(anonymous.get(path, params={"verbose": "1"}), "verbose")


@pytest.mark.parametrize("path", ["/docs", "/openapi.json"])
def test_documents(anonymous: Client, path: str) -> None:
    response = anonymous.get(path)
    assert response.status_code == 200
    assert response.headers["x-content-type-options"] == "nosniff"
