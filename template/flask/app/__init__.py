"""The API; `create_app` is the factory that Flask and gunicorn look for."""

import logging

from flask import Flask
from flask.typing import ResponseReturnValue
from werkzeug.routing import Rule

from app import cors, documentation, error_handlers, headers, inputs
from app.blueprints import BLUEPRINTS
from app.config import get_settings
from app.extensions import database, migrate
from app.retries import retried


class ExactRule(Rule):
    """A rule for the methods that it names: no HEAD comes with GET."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)  # type: ignore[arg-type]
        if self.methods is not None:
            self.methods.discard("HEAD")


class Api(Flask):
    """A Flask app whose views begin and end their transactions themselves, and may run again."""

    url_rule_class = ExactRule

    def dispatch_request(self) -> ResponseReturnValue:
        """The view's answer."""
        return retried(super().dispatch_request)()


def create_app() -> Flask:
    """The app, according to the settings."""
    settings = get_settings()
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("app").setLevel(settings.log_level.upper())
    app = Api(__name__, static_folder=None)
    app.config.from_mapping(DATABASE_URL=settings.database_url, PROVIDE_AUTOMATIC_OPTIONS=False)
    # An address with two slashes is another one.
    app.url_map.merge_slashes = False
    database.init_app(app)
    # Of a database Flask-Migrate asks no more than its metadata.
    migrate.init_app(app, database)  # type: ignore[arg-type]
    error_handlers.init_app(app)
    inputs.init_app(app)
    headers.init_app(app)
    cors.init_app(app, settings.cors_origins)
    app.register_blueprint(documentation.blueprint)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
