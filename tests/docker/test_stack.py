"""A new project built and run under compose: the app and PostgreSQL, asked over HTTP."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import yaml

from spec_extractor.genome.stacks import STACKS
from tests.harness.stacks import TOOLCHAINS
from tests.harness.tools import lacking

from .conftest import BASE_IMAGES, InProject, NewProject, required_variables
from .engine import Compose, docker, engine_answers, run
from .images import base_images, proxy_arguments

# One worker runs them all: they share the images.
pytestmark = pytest.mark.xdist_group("docker")

STOP_SECONDS = 20
# 143 is 128 + SIGTERM: ended by the signal that asks politely. SIGKILL, which does not, would be 137.
GRACEFUL = (0, 143)


def services_of(compose: Compose) -> dict[str, Any]:
    services: dict[str, Any] = yaml.safe_load(compose("config"))["services"]
    return services


def started_from(compose: Compose) -> set[str]:
    """The images that the project's files name and do not build."""
    sources = re.findall(r"^FROM (\S+)(?: AS (\S+))?", (compose.folder / "Dockerfile").read_text(), re.M | re.I)
    stages = {stage for _, stage in sources}
    return {image for image, _ in sources if image not in stages} | {
        service["image"] for service in services_of(compose).values() if "build" not in service
    }


@pytest.fixture(scope="module")
def projects(
    new_project: NewProject, compose_in: InProject, pytestconfig: pytest.Config
) -> Iterator[dict[str, Compose]]:
    """The kitchen sink's project of each stack, and the images that all of them start from."""
    if not engine_answers():
        lacking("no container engine answers")
    made = {stack: compose_in(new_project("kitchen_sink", stack)) for stack in STACKS}
    with base_images(set().union(*map(started_from, made.values()))) as images:
        pytestconfig.stash[BASE_IMAGES] = images
        yield made


@pytest.fixture(scope="module", params=STACKS)
def stack(projects: dict[str, Compose], request: pytest.FixtureRequest) -> Iterator[Compose]:
    """One of the projects, up and healthy; at the end nothing of it is left on the engine."""
    compose = projects[request.param]
    (compose.folder / ".env").write_text("# Settings of this machine, which are no part of an image.\n")
    try:
        compose("build", *proxy_arguments())
        compose("up", "--detach")
        compose.wait_until_healthy("db", "app")
        yield compose
    finally:
        compose.run("down", "--volumes", "--remove-orphans", "--rmi", "local")
        built = {service.get("image") for service in services_of(compose).values() if "build" in service}
        run("docker", "image", "rm", "--force", *filter(None, built))
        remains = compose.remains()
    assert remains == {}


def published(stack: Compose) -> httpx.Client:
    """A client without proxies at the published port, which the engine has chosen."""
    address = stack("port", "app", "8000").strip()
    return httpx.Client(base_url=f"http://{address}", trust_env=False, timeout=30)


@pytest.fixture
def api(stack: Compose) -> Iterator[httpx.Client]:
    with published(stack) as client:
        yield client


@pytest.fixture
def signed_in(api: httpx.Client) -> httpx.Client:
    """The client with the cookie of a new user: set by hand, for it is `Secure` and the tests speak plain HTTP."""
    user = {"email": f"{secrets.token_hex(8)}@example.com", "password": "correct horse", "display_name": "Ada"}
    answer = api.post("/auth/register", json=user)
    assert answer.status_code == 201, answer.text
    cookie = answer.headers["set-cookie"]
    assert "Secure" in cookie
    api.headers["Cookie"] = cookie.partition(";")[0]
    return api


def create_category(client: httpx.Client) -> dict[str, Any]:
    answer = client.post("/categories", json={"name": secrets.token_hex(8)})
    assert answer.status_code == 201, answer.text
    assert answer.headers["location"] == f"/categories/{answer.json()['id']}"
    row: dict[str, Any] = answer.json()
    return row


def listed_ids(client: httpx.Client) -> list[str]:
    answer = client.get("/categories", params={"limit": 200})
    assert answer.status_code == 200, answer.text
    return [row["id"] for row in answer.json()["items"]]


def test_the_app_reaches_its_database(api: httpx.Client) -> None:
    answer = api.get("/health/ready")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_rows_are_listed_and_are_in_postgresql(stack: Compose, signed_in: httpx.Client) -> None:
    row = create_category(signed_in)
    assert row["id"] in listed_ids(signed_in)
    query = f"SELECT name FROM categories WHERE id = '{row['id']}'"
    in_database = stack.inside("db", "sh", "-c", f'psql -U "$POSTGRES_USER" -d "$POSTGRES_DB" -Atc "{query}"')
    assert in_database.strip() == row["name"]


def test_the_schema_is_the_newest_migration(stack: Compose, request: pytest.FixtureRequest) -> None:
    toolchain = TOOLCHAINS[request.node.callspec.params["stack"]]
    stack.inside("app", *toolchain.newest)


def test_every_process_of_the_app_is_an_ordinary_user(stack: Compose) -> None:
    assert stack.inside("app", "id", "-u").strip() != "0"
    processes = stack.inside("app", "sh", "-c", "cat /proc/[0-9]*/status")
    users = {line.split()[1] for line in processes.splitlines() if line.startswith("Uid:")}
    assert users
    assert "0" not in users


def test_the_image_holds_no_secret_and_no_history(stack: Compose) -> None:
    """What the machine's folder and environment have beside the sources stays there."""
    files = stack.inside("app", "ls", "-A").split()
    assert files
    assert {".env", ".git"}.isdisjoint(files)
    image = docker("inspect", "--format", "{{.Image}}", stack.container("app")).strip()
    settings = docker("image", "inspect", "--format", "{{json .Config}}", image)
    for name in required_variables(stack.folder):
        assert name not in settings
        assert stack.environment[name] not in settings


def test_it_ends_when_asked_and_goes_on_with_its_rows(stack: Compose, signed_in: httpx.Client) -> None:
    row = create_category(signed_in)
    cookie = signed_in.headers["Cookie"]
    stack("stop", "--timeout", str(STOP_SECONDS))
    ended = {service: stack.state(service) for service in ("app", "db")}
    assert {service: state["Status"] for service, state in ended.items()} == {"app": "exited", "db": "exited"}
    assert all(state["ExitCode"] in GRACEFUL for state in ended.values()), ended

    # What outlives its containers is in the volume.
    stack("rm", "--force")
    stack("up", "--detach")
    stack.wait_until_healthy("db", "app")
    # The engine may have chosen another port.
    with published(stack) as client:
        client.headers["Cookie"] = cookie
        assert row["id"] in listed_ids(client)
