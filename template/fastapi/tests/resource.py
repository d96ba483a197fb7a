"""The data of a resource, and rows made from it.

What a resource takes and refuses is read from openapi.yaml. Rows of other tests may be in the
tables, so every test looks only at the rows that it made.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pytest
from fastapi.testclient import TestClient

from tests import contract
from tests.values import unique_id

Body = dict[str, Any]


@dataclass(frozen=True)
class Reference:
    """Where the rows that a member refers to are made.

    ``on_delete`` is what their deletion does to the referring row; of a ``private`` kind a row of
    another account cannot be referred to.
    """

    path: str
    on_delete: str = ""
    private: bool = False


@dataclass(frozen=True, kw_only=True)
class Resource:
    """A resource's data; in ``body`` a function stands for a value to be new for each row."""

    path: str
    schema: str
    body: Mapping[str, object]
    references: Mapping[str, Reference] = field(default_factory=dict)
    sets: Mapping[str, Reference] = field(default_factory=dict)
    unique: tuple[str, ...] = ()
    # Members that take the moment of the request where they are left out.
    moments: tuple[str, ...] = ()

    @property
    def members(self) -> dict[str, contract.Schema]:
        """The schemas of the members that a body may have."""
        found: dict[str, contract.Schema] = self._create.get("properties", {})
        return found

    @property
    def required(self) -> list[str]:
        """The members that a body must have."""
        found: list[str] = self._create.get("required", [])
        return found

    @property
    def _create(self) -> contract.Schema:
        return contract.schema(f"{self.schema}Create")

    def minimal_body(self, client: TestClient) -> Body:
        """A valid body with nothing that may be left out; the rows that it refers to are made."""
        return {name: self._value(client, name) for name in self.required}

    def full_body(self, client: TestClient) -> Body:
        """A valid body with every member; the rows that it refers to are made."""
        body = {name: self._value(client, name) for name in self.members if name not in self.sets}
        return body | {name: [make_target(client, to)] for name, to in self.sets.items()}

    def _value(self, client: TestClient, name: str) -> Any:
        if name in self.references:
            return make_target(client, self.references[name])
        value = self.body[name]
        return value() if callable(value) else value


_RESOURCES: dict[str, Resource] = {}


def make_target(client: TestClient, reference: Reference) -> str:
    """The id of a row to refer to: the caller's account, or a new row."""
    if reference.path == "/auth/me":
        return str(client.get("/auth/me").json()["id"])
    if reference.path not in _RESOURCES:
        # The data is in the resource's own test module, which only some runs collect.
        for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
            if module.name.startswith("test_"):
                importlib.import_module(f"tests.{module.name}")
    target = _RESOURCES[reference.path]
    return str(create(client, target.path, target.minimal_body(client))["id"])


def create(client: TestClient, path: str, body: Body) -> Body:
    """The row that a valid body makes."""
    response = client.post(path, json=body)
    assert response.status_code == 201, response.text
    row: Body = response.json()
    return row


def walk(client: TestClient, path: str, /, **parameters: object) -> list[Body]:
    """The rows of all pages; ``parameters`` are those of the query."""
    rows: list[Body] = []
    query: dict[str, Any] = {"limit": 200, **parameters}
    while True:
        response = client.get(path, params=query)
        assert response.status_code == 200, response.text
        page = response.json()
        rows += page["items"]
        assert len(page["items"]) <= int(query["limit"])
        if page["next_cursor"] is None:
            return rows
        query["cursor"] = page["next_cursor"]


def assert_refused(response: Any, *fields: str, status: int = 422) -> None:
    """The answer is a problem document that names exactly these fields."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert sorted({error["field"] for error in response.json()["errors"]}) == sorted(fields)


class ResourceCase:
    """The base of the test classes; a test runs once for each case of its arguments."""

    resource: ClassVar[Resource]

    def __init_subclass__(cls) -> None:
        if hasattr(cls, "resource"):
            _RESOURCES[cls.resource.path] = cls.resource

    @classmethod
    def cases(cls) -> dict[str, Callable[[], list[Any]]]:
        """The parameters of the tests, by the name of the argument that takes them."""
        resource = cls.resource
        return {
            "wrong": lambda: (
                [
                    pytest.param((name, value), id=f"{name}-{label}")
                    for name, schema in resource.members.items()
                    for label, value in contract.wrong_values(schema)
                ]
                + [pytest.param((name, unique_id()), id=name) for name in ("id", "no_such_member")]
            ),
            "sort": lambda: contract.list_parameters(resource.path)["sort"]["enum"],
            "parameter": lambda: [
                name
                for name in contract.list_parameters(resource.path)
                if name != "sort" and name not in resource.sets
            ],
            "wrong_filter": lambda: [
                pytest.param((name, value), id=name)
                for name, schema in contract.list_parameters(resource.path).items()
                if (value := contract.wrong_query(schema)) is not None
            ],
            "unique_member": lambda: list(resource.unique),
            "reference": lambda: list(resource.references),
            "deletable": lambda: [n for n, to in resource.references.items() if to.on_delete],
            "private": lambda: [n for n, to in resource.references.items() if to.private],
            "id_set": lambda: list(resource.sets),
            "private_set": lambda: [n for n, to in resource.sets.items() if to.private],
        }
