"""Options, fixtures and parameters of the suite; see README.md for how to run it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from .answers import Answers, Entity, load
from .client import Api, Caller
from .factory import Factory, Row
from .listing import Listing, make

_ANSWERS = pytest.StashKey[Answers]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("conformance", "the server under test")
    group.addoption("--base-url", help="where the server listens, such as http://127.0.0.1:8000")
    group.addoption("--answers", help="the .copier-answers.yml of the project that it runs")
    group.addoption("--cookie-secure", action="store_true", help="the server runs with COOKIE_SECURE=true")
    group.addoption("--cors-origin", help="an origin in the server's CORS_ORIGINS")
    group.addoption("--run-id", type=lambda text: int(text, 16), help="hexadecimal; repeats a run's values")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "auth: needs a server with sign-in")
    config.addinivalue_line("markers", "open: needs a server without sign-in")
    config.addinivalue_line("markers", "cors: needs --cors-origin")
    if not config.getoption("--base-url") or not config.getoption("--answers"):
        raise pytest.UsageError("tests/conformance asks a running server: give --base-url and --answers")
    try:
        config.stash[_ANSWERS] = load(Path(config.getoption("--answers")))
    except (OSError, KeyError, TypeError, yaml.YAMLError) as error:
        raise pytest.UsageError(f"--answers is not an answers file: {error!r}") from error
    if config.option.run_id is None:
        config.option.run_id = secrets.randbits(32)


def pytest_report_header(config: pytest.Config) -> str:
    return f"conformance: {config.getoption('--base-url')}, --run-id {config.option.run_id:x}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what these answers or options have no use for, so that the count shows it."""
    without = {"open" if config.stash[_ANSWERS].auth else "auth"}
    if not config.getoption("--cors-origin"):
        without.add("cors")
    dropped = [
        item for item in items if any(item.get_closest_marker(name) for name in without) or "NOTSET" in item.name
    ]
    config.hook.pytest_deselected(items=dropped)
    items[:] = [item for item in items if item not in dropped]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test the entities or fields of the kind that its argument names."""
    answers = metafunc.config.stash[_ANSWERS]
    usable = [entity for entity in answers.resources if answers.creatable(entity)]
    accounts = [answers.account] if answers.auth else []
    private = [entity for entity in usable if entity.owned and not entity.shared]
    rows = [*usable, *accounts]
    kinds: dict[str, Iterable[Any]] = {
        "resource": answers.resources,
        "entity": usable,
        "private": private,
        "shared": [entity for entity in usable if entity.shared],
        "row_field": [f for entity in rows for f in entity.writable],
        "value_field": [f for entity in rows for f in entity.writable if not f.references],
        "nullable": [f for entity in rows for f in entity.writable if f.nullable],
        "unique": [f for entity in usable for f in entity.writable if f.unique],
        "reference": [f for entity in rows for f in entity.writable if f.references],
        "sort_field": [f for entity in usable for f in entity.visible if f.sortable],
        "filter_field": [f for entity in usable for f in entity.visible if f.filters],
        "many": [many for entity in usable for many in entity.sets],
    }
    for name in metafunc.fixturenames:
        if name in kinds:
            metafunc.parametrize(name, list(kinds[name]), ids=str, scope="module")


@pytest.fixture(scope="session")
def answers(request: pytest.FixtureRequest) -> Answers:
    return request.config.stash[_ANSWERS]


@pytest.fixture(scope="session")
def api(request: pytest.FixtureRequest, answers: Answers) -> Iterator[Api]:
    base = str(request.config.getoption("--base-url")).rstrip("/")
    limits = httpx.Limits(max_connections=32, max_keepalive_connections=32)
    private = (*(entity.route for entity in answers.resources), "/auth/")
    # Each call says itself whose token it sends.
    jar = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    with httpx.Client(base_url=base, limits=limits, cookies=jar, timeout=30, trust_env=False) as http:
        yield Api(http, private if answers.auth else ())


@pytest.fixture(scope="session")
def factory(request: pytest.FixtureRequest, api: Api, answers: Answers) -> Factory:
    return Factory(answers, api, request.config.option.run_id)


@pytest.fixture(scope="module")
def alice(factory: Factory) -> Caller:
    """A caller of this module's own, so that modules do not see each other's rows."""
    return factory.caller()


@pytest.fixture(scope="module")
def bob(factory: Factory) -> Caller:
    """A second one: a stranger to `alice`."""
    return factory.caller()


@pytest.fixture(scope="module")
def row_of(factory: Factory, alice: Caller, answers: Answers) -> Callable[[str], tuple[Entity, str, Row]]:
    """One row per entity for tests that only change it: the entity, its path, and the row as it is now."""
    paths: dict[str, str] = {}

    def find(name: str) -> tuple[Entity, str, Row]:
        entity = answers.entity(name)
        if entity.account:
            paths[name] = "/auth/me"
        elif name not in paths:
            row = factory.create(entity, alice, factory.full(entity, alice))
            paths[name] = f"{entity.route}/{row['id']}"
        return entity, paths[name], alice.get(paths[name]).expect(200)

    return find


@pytest.fixture(scope="session")
def listing_of(factory: Factory, answers: Answers) -> Callable[[str], Listing]:
    """Rows of an entity to sort and filter, made once; tests that change rows make their own."""
    made: dict[str, Listing] = {}

    def find(name: str) -> Listing:
        if name not in made:
            made[name] = make(factory, answers.entity(name))
        return made[name]

    return find


@pytest.fixture(scope="session")
def secure(request: pytest.FixtureRequest) -> bool:
    """Whether the cookie should be sent over HTTPS only."""
    return bool(request.config.getoption("--cookie-secure"))
