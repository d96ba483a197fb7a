"""The app as the tests have it, and its callers."""

from typing import Any, Self

import httpx
import pytest
from django.core.handlers.wsgi import WSGIHandler

App = WSGIHandler


class Client(httpx.Client):
    """A caller over HTTPS, who keeps cookies."""

    def __init__(self, app: App, cookies: dict[str, str] | None = None) -> None:
        transport = httpx.WSGITransport(app=app)
        super().__init__(transport=transport, base_url="https://testserver", cookies=cookies)
        self.api = app

    def stranger(self) -> Self:
        """Another caller of the same app."""
        return type(self)(self.api)


def make_app() -> App:
    """The app, according to the environment."""
    from app.wsgi import application

    return application


def migrate_anew() -> None:
    """Make the tables with the migrations."""
    make_app()
    from django.core.management import call_command

    call_command("migrate", "app", "zero", verbosity=0)
    call_command("migrate", verbosity=0)


def close_app(_app: App) -> None:
    """Close the app's connections."""
    from django.db import connections

    connections.close_all()


def without_database(patch: pytest.MonkeyPatch, _app: App) -> None:
    """Take the database away."""
    from django.db import Error

    def fail() -> Any:
        raise Error

    patch.setattr("app.views.health.connection.cursor", fail)
