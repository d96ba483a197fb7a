"""The routes of /health."""

import json

from django.db import Error, connection
from django.urls import path

from app.endpoint import endpoint
from app.inputs import read_nothing
from app.problems import ApiError
from app.responses import Response
from app.wsgi import Request


def _ok() -> Response:
    return Response(json.dumps({"status": "ok"}), headers={"Content-Type": "application/json"})


def health(request: Request) -> Response:
    """Tell that the app runs."""
    read_nothing(request)
    return _ok()


def ready(request: Request) -> Response:
    """Tell that the database answers."""
    read_nothing(request)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        raise ApiError(503, "The database does not answer.") from None
    return _ok()


urls = [path("health", endpoint(GET=health)), path("health/ready", endpoint(GET=ready))]
