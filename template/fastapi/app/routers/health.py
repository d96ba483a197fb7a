"""The routes of /health."""

from typing import Literal

import sqlalchemy as sa
from fastapi import APIRouter, Depends
from sqlalchemy.exc import SQLAlchemyError

from app.engines import engine
from app.error_handlers import documented
from app.problems import ApiError
from app.routing import ApiRoute, no_parameters
from app.schemas.base import Schema

router = APIRouter(
    prefix="/health",
    tags=["health"],
    route_class=ApiRoute,
    responses=documented(422, 500),
    dependencies=[Depends(no_parameters)],
)


class Health(Schema):
    """The state of the app."""

    status: Literal["ok"]


@router.get("")
async def health() -> Health:
    """Tell that the app runs."""
    return Health(status="ok")


@router.get("/ready", responses=documented(503))
def ready() -> Health:
    """Tell that the database answers."""
    try:
        with engine.connect() as connection:
            connection.execute(sa.select(1))
    except SQLAlchemyError:
        raise ApiError(503, "The database does not answer.") from None
    return Health(status="ok")
