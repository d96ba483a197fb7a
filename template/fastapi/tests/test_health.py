"""Tests of ``/health``."""

import pytest
from fastapi.testclient import TestClient

from tests.resource import assert_refused


@pytest.mark.parametrize("path", ["/health", "/health/ready"])
def test_health(anonymous: TestClient, path: str) -> None:
    response = anonymous.get(path)
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/health", "/health/ready"])
def test_refuses_unknown_parameters(anonymous: TestClient, path: str) -> None:
    assert_refused(anonymous.get(path, params={"verbose": "1"}), "verbose")


@pytest.mark.parametrize("path", ["/docs", "/openapi.json"])
def test_documents(anonymous: TestClient, path: str) -> None:
    response = anonymous.get(path)
    assert response.status_code == 200
    assert response.headers["x-content-type-options"] == "nosniff"
