"""openapi.yaml and the running app describe the same API."""

from typing import Any

import pytest

from tests import contract
from tests.client import App, Client
from tests.meaning import meaning, operations


@pytest.fixture(scope="module")
def served(app: App) -> Any:
    """What the app says of itself."""
    return Client(app).get("/openapi.json").json()


def test_sameoperations(served: Any) -> None:
    assert operations(served) == operations(contract.DOCUMENT)


def test_same_schemas(served: Any) -> None:
    expected = meaning(contract.DOCUMENT["components"]["schemas"], names=True)
    assert meaning(served["components"]["schemas"], names=True) == expected


def test_same_security(served: Any) -> None:
    expected = contract.DOCUMENT["components"].get("securitySchemes")
    assert meaning(served["components"].get("securitySchemes")) == meaning(expected)
    assert served["openapi"] == contract.DOCUMENT["openapi"]
