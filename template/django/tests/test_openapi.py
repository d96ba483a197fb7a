"""openapi.yaml and the app agree: on the calls, on what they take and on what they answer."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic.json_schema import models_json_schema

from tests import contract
from tests.client import App, Client
from tests.meaning import meaning, resolved

# Written by hand in the app, and held by the tests of what they describe.
_NOT_MODELS = {"Health", "Problem", "ValidationProblem"}


@pytest.fixture(scope="module")
def schemas(app: App) -> dict[str, Any]:
    """The app's schemas as JSON Schema, by their names in the document."""
    assert app
    from app.schemas.base import Schema

    described = contract.DOCUMENT["components"]["schemas"]
    models = [model for model in _subclasses(Schema) if model.__name__ in described]
    modes = [(model, _mode(model.__name__)) for model in models]
    _, document = models_json_schema(modes, ref_template="#/components/schemas/{model}")  # type: ignore[arg-type]
    found: dict[str, Any] = document.get("$defs", {})
    return found


def _subclasses(of: type[Any]) -> Iterator[type[Any]]:
    for each in of.__subclasses__():
        yield each
        yield from _subclasses(each)


def _mode(name: str) -> str:
    return "serialization" if name.endswith(("Response", "Page")) else "validation"


def test_same_calls(app: App) -> None:
    from app.urls import urlpatterns
    from app.views import documentation

    answered = {
        (method, "/" + re.sub(r"<(\w+)>", r"{\1}", str(url.pattern)))
        for url in urlpatterns
        if url not in documentation.urls
        for method in Client(app).request("TRACE", f"/{url.pattern}").headers["allow"].split(", ")
    }
    described = {
        (method.upper(), path)
        for path, calls in contract.DOCUMENT["paths"].items()
        for method in calls
        if method != "parameters"
    }
    assert answered == described


def test_same_schemas(schemas: dict[str, Any]) -> None:
    described = contract.DOCUMENT["components"]["schemas"]
    assert set(described) - set(schemas) == _NOT_MODELS
    expected = {name: described[name] for name in schemas}
    assert meaning(schemas, names=True) == meaning(expected, names=True)


def test_same_list_parameters(app: App) -> None:
    assert app
    from app.urls import RESOURCES

    for resource in RESOURCES:
        documented = resource.parameters.documented()["parameters"]
        taken = {each["name"]: meaning(each["schema"]) for each in documented}
        call = resolved(contract.DOCUMENT["paths"][resource.path]["get"], contract.DOCUMENT)
        described = {each["name"]: meaning(each["schema"]) for each in call["parameters"]}
        assert taken == described


def test_the_document_is_served(app: App) -> None:
    assert Client(app).get("/openapi.json").json() == contract.DOCUMENT
