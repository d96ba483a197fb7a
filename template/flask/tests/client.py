"""The app as the tests have it, and its callers."""

from pathlib import Path
from typing import Self

import httpx
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from flask import Flask

App = Flask
# What follows the name of Python where a developer runs migrations.
ALEMBIC = ("-m", "flask", "db")
ALEMBIC_INI = Path(__file__).parents[1] / "migrations" / "alembic.ini"


class Client(httpx.Client):
    """A caller over HTTPS, who keeps cookies."""

    def __init__(self, app: App, cookies: dict[str, str] | None = None) -> None:
        transport = httpx.WSGITransport(app=app)
        super().__init__(transport=transport, base_url="https://testserver", cookies=cookies)
        self.api = app

    def stranger(self) -> Self:
        """Another caller of the same app."""
        return type(self)(self.api)


def migrate_anew() -> None:
    """Make the tables with the migrations."""
    config = Config(ALEMBIC_INI)
    command.downgrade(config, "base")
    command.upgrade(config, "head")


def make_app() -> App:
    """The app, according to the environment."""
    from app import create_app

    return create_app()


def close_app(app: App) -> None:
    """Close the app's connections."""
    app.extensions["database"].dispose()


def without_database(patch: pytest.MonkeyPatch, app: App) -> None:
    """Take the database away."""
    nowhere = sa.create_engine("sqlite:////no/such/folder/test.db")
    patch.setitem(app.extensions, "database", nowhere)
