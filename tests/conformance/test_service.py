"""Health, documentation, and the OpenAPI document: valid, complete and the answers' own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from .answers import Answers, Entity
from .client import Api, Caller
from .factory import Factory, unknown_id

_AUTH = {
    ("post", "/auth/register"): "register",
    ("post", "/auth/login"): "login",
    ("post", "/auth/logout"): "logout",
    ("post", "/auth/password"): "change_password",
    ("get", "/auth/me"): "get_me",
    ("patch", "/auth/me"): "update_me",
}
_AUTH_SCHEMAS = {"UserResponse", "UserRegister", "UserUpdate", "Credentials", "PasswordChange"}


@pytest.fixture(scope="module")
def document(api: Api) -> Any:
    return api.call("GET", "/openapi.json").expect(200)


def test_health(api: Api, alice: Caller) -> None:
    for caller in (Caller(api), alice):
        caller.get("/health").expect(200, {"status": "ok"})
        caller.get("/health/ready").expect(200, {"status": "ok"})


def test_docs(api: Api) -> None:
    """A Swagger UI that reads this server's own document."""
    reply = api.call("GET", "/docs")
    reply.check(reply.status == 200, "there should be documentation")
    reply.check(reply.headers["Content-Type"].lower().startswith("text/html"), "it should be HTML")
    page = reply.content.decode("utf-8")
    reply.check(
        "swagger-ui" in page.lower() and "/openapi.json" in page, "it should be a Swagger UI of /openapi.json"
    )


def test_the_document_is_valid(document: Any) -> None:
    assert re.fullmatch(r"3\.1\.\d+", document["openapi"]), f"it should be OpenAPI 3.1, not {document['openapi']}"
    validate(document)
    for name, schema in document["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema), name


def _operations(answers: Answers) -> dict[tuple[str, str], str]:
    named = {("get", "/health"): "health", ("get", "/health/ready"): "ready"}
    if answers.auth:
        named |= _AUTH
    for entity in answers.resources:
        row = f"{entity.route}/{{id}}"
        named |= {("get", entity.route): f"list_{entity.plural}", ("post", entity.route): f"create_{entity.snake}"}
        named |= {("get", row): f"get_{entity.snake}", ("put", row): f"replace_{entity.snake}"}
        named |= {("patch", row): f"update_{entity.snake}", ("delete", row): f"delete_{entity.snake}"}
    return named


def _described(document: Any) -> Iterator[tuple[tuple[str, str], Any]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method in ("get", "put", "post", "delete", "patch", "options", "head", "trace"):
                yield (method, re.sub(r"\{\w+\}", "{id}", path)), operation


def test_operations(document: Any, answers: Answers) -> None:
    found = {key: operation["operationId"] for key, operation in _described(document)}
    assert found == _operations(answers), "the operations and their names should be the contract's"


def test_schemas(document: Any, answers: Answers) -> None:
    wanted = {"Health", "Problem", "ValidationProblem"} | (_AUTH_SCHEMAS if answers.auth else set())
    for entity in answers.resources:
        wanted |= {f"{entity.pascal}{suffix}" for suffix in ("Create", "Update", "Response", "Page")}
    found = set(document["components"]["schemas"])
    assert found == wanted, f"too many: {found - wanted}, missing: {wanted - found}"


def test_schemas_have_the_members(document: Any, resource: Entity) -> None:
    """Exactly the members that bodies and answers have, and nothing besides."""
    schemas = document["components"]["schemas"]
    bodies = {f.name for f in resource.writable} | {many.member for many in resource.sets}
    for suffix, members, required in (
        ("Create", bodies, {f.name for f in resource.writable if f.required}),
        ("Update", bodies, set()),
        ("Response", set(resource.members), set(resource.members)),
        ("Page", {"items", "next_cursor"}, {"items", "next_cursor"}),
    ):
        schema = schemas[f"{resource.pascal}{suffix}"]
        name = f"{resource.pascal}{suffix}"
        assert set(schema.get("properties", {})) == members, f"{name} should have the members {sorted(members)}"
        assert set(schema.get("required", [])) == required, f"{name} should require {sorted(required)}"
        assert schema["additionalProperties"] is False, f"{name} should permit no other members"


def test_parameters(document: Any, resource: Entity) -> None:
    wanted = {"limit", "cursor", "sort"} | {many.member for many in resource.sets}
    wanted |= {parameter for f in resource.visible for parameter, _ in f.filters}
    operation = document["paths"][resource.route]["get"]
    parameters = [_resolve(document, parameter) for parameter in operation.get("parameters", [])]
    found = [parameter["name"] for parameter in parameters if parameter["in"] == "query"]
    assert sorted(found) == sorted(wanted), f"the parameters should be {sorted(wanted)}, not {sorted(found)}"


def _resolve(document: Any, node: Any) -> Any:
    while "$ref" in node:
        target = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def test_security(document: Any, answers: Answers) -> None:
    """Every call that needs the cookie says so, and no other."""
    schemes = document["components"].get("securitySchemes", {})
    if not answers.auth:
        assert schemes == {}, f"there is no sign-in: {schemes}"
        return
    assert {name: (s["type"], s["in"], s["name"]) for name, s in schemes.items()} == {
        "cookieAuth": ("apiKey", "cookie", "access_token")
    }
    for (method, path), operation in _described(document):
        open_ = path.startswith("/health") or path in ("/auth/register", "/auth/login")
        security = operation.get("security", document.get("security", []))
        assert security == ([] if open_ else [{"cookieAuth": []}]), f"{method} {path}: {security}"


def test_answers_match_the_document(
    document: Any, entity: Entity, alice: Caller, factory: Factory, answers: Answers
) -> None:
    """Statuses are documented, and bodies valid by the schema that the document has for them."""
    row = factory.create(entity, alice, factory.full(entity, alice))
    path, template = f"{entity.route}/{row['id']}", f"{entity.route}/{{id}}"
    missing = f"{entity.route}/{unknown_id()}"
    full, minimal = factory.full(entity, alice), factory.minimal(entity, alice)
    calls: list[tuple[str, str, str, Any]] = [
        ("GET", entity.route, entity.route, ...),
        ("GET", f"{entity.route}?limit=1&sort=-id", entity.route, ...),
        ("GET", f"{entity.route}?limit=0", entity.route, ...),
        ("POST", entity.route, entity.route, full),
        ("POST", entity.route, entity.route, minimal),
        ("POST", entity.route, entity.route, {"no_such_member": 1}),
        ("GET", path, template, ...),
        ("GET", missing, template, ...),
        ("PUT", path, template, factory.full(entity, alice)),
        ("PUT", missing, template, minimal),
        ("PATCH", path, template, {}),
        ("PATCH", missing, template, {}),
        ("DELETE", missing, template, ...),
        ("DELETE", path, template, ...),
    ]
    paths = {re.sub(r"\{\w+\}", "{id}", name): item for name, item in document["paths"].items()}
    for caller in (alice, Caller(alice.api)) if answers.auth else (alice,):
        for method, target, name, body in calls:
            reply = caller.call(method, target, body)
            responses = paths[name][method.lower()]["responses"]
            reply.check(str(reply.status) in responses, f"{method} {name} documents {sorted(responses)} only")
            response = _resolve(document, responses[str(reply.status)])
            if reply.status == 204:
                reply.check("content" not in response, "a 204 should be documented without content")
                continue
            media_type = reply.headers["Content-Type"].partition(";")[0]
            reply.check(media_type in response["content"], f"it documents {sorted(response['content'])} only")
            schema = response["content"][media_type]["schema"] | {"components": document["components"]}
            found = [error.message for error in Draft202012Validator(schema).iter_errors(reply.json)]
            reply.check(found == [], f"the document has another schema: {found}")
    _check_bodies(document, entity, full, minimal)


def _check_bodies(document: Any, entity: Entity, *bodies: dict[str, Any]) -> None:
    """What the server takes is valid by the document too."""
    for suffix in ("Create", "Update"):
        schema = {"$ref": f"#/components/schemas/{entity.pascal}{suffix}", "components": document["components"]}
        for body in bodies:
            found = [error.message for error in Draft202012Validator(schema).iter_errors(body)]
            assert found == [], f"{entity.pascal}{suffix} refuses a body that is taken: {found} in {body}"
