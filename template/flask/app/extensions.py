"""What one app has one of, tied to it by `create_app`."""

from flask import Flask, current_app
from flask_migrate import Migrate
from sqlalchemy.engine import Engine

from app.database import make_engine
from app.models import Model


class Database:
    """The app's engine. A unit of work opens its sessions; the models are SQLAlchemy's own, fully typed."""

    metadata = Model.metadata

    def init_app(self, app: Flask) -> None:
        """Make the engine for ``app``."""
        app.extensions["database"] = make_engine(app.config["DATABASE_URL"])

    @property
    def reading(self) -> Engine:
        """For requests that read."""
        engine: Engine = current_app.extensions["database"]
        return engine

    @property
    def writing(self) -> Engine:
        """For requests that write.

        A writer takes SQLite's only write lock at once, and waits for it: a transaction that starts by
        reading could not get it later if another one has written since. Other databases ignore the option.
        """
        return self.reading.execution_options(begin="BEGIN IMMEDIATE")


database = Database()
migrate = Migrate()
