"""The routes of /health."""

import sqlalchemy as sa
from flask import Blueprint
from sqlalchemy.exc import SQLAlchemyError

from app.extensions import database
from app.inputs import read_nothing
from app.problems import ApiError

blueprint = Blueprint("health", __name__, url_prefix="/health")
_OK = {"status": "ok"}


@blueprint.get("")
def health() -> dict[str, str]:
    """Tell that the app runs."""
    read_nothing()
    return _OK


@blueprint.get("/ready")
def ready() -> dict[str, str]:
    """Tell that the database answers."""
    read_nothing()
    try:
        with database.reading.connect() as connection:
            connection.execute(sa.select(1))
    except SQLAlchemyError:
        raise ApiError(503, "The database does not answer.") from None
    return _OK
