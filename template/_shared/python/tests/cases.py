"""The base of the test classes."""

from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from tests import contract
from tests.resource import RESOURCES, Resource
from tests.values import unique_id


def assert_refused(response: Any, *fields: str, status: int = 422) -> None:
    """The answer is a problem document that names exactly these fields."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert sorted({error["field"] for error in response.json()["errors"]}) == sorted(fields)


class ResourceCase:
    """The base of the test classes; a test runs once for each case of its arguments."""

    resource: ClassVar[Resource]
    rows_to_list: ClassVar[int] = 3

    def __init_subclass__(cls) -> None:
        if hasattr(cls, "resource"):
            RESOURCES[cls.resource.path] = cls.resource

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
            # A value that every row must have in common can't be taken.
            "unique_member": lambda: list(resource.unique) if cls.rows_to_list > 1 else [],
            "public_unique": lambda: [
                name
                for name in resource.unique
                if name not in resource.references or not resource.references[name].private
            ],
            "reference": lambda: list(resource.references),
            "deletable": lambda: [n for n, to in resource.references.items() if to.on_delete],
            "private": lambda: [n for n, to in resource.references.items() if to.private],
            "id_set": lambda: list(resource.sets),
            "private_set": lambda: [n for n, to in resource.sets.items() if to.private],
        }
