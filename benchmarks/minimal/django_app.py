"""One resource and a login on Django, written by hand."""

import os
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import store
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

_url = urlsplit(os.environ["DATABASE_URL"])
settings.configure(
    SECRET_KEY=store.SECRET,
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["*"],
    USE_TZ=True,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": _url.path[1:],
            "USER": _url.username,
            "HOST": _url.hostname,
            "PORT": _url.port,
            "CONN_MAX_AGE": None,
            "ATOMIC_REQUESTS": True,
        }
    },
)


def run(statement: str, **values: Any) -> list[dict[str, Any]]:
    """The rows of a statement in the request's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def ready(_: HttpRequest) -> HttpResponse:
    """Answer."""
    return HttpResponse()


def rows(request: HttpRequest) -> HttpResponse:
    """A page, or a new row."""
    user = store.caller(run, request.COOKIES)
    if request.method == "POST":
        (row,) = run(store.INSERT, **store.values(store.Body.model_validate_json(request.body), user))
        return HttpResponse(store.ROW.dump_json(row), "application/json", 201)
    limit = int(request.GET.get("limit", 50))
    after = UUID(request.GET.get("cursor", str(store.FIRST)))
    found = run(store.LIST, user=user, after=after, wanted=limit + 1)
    return HttpResponse(store.page(found, limit), "application/json")


def row(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One row."""
    (found,) = run(store.GET, user=store.caller(run, request.COOKIES), id=row_id)
    return HttpResponse(store.ROW.dump_json(found), "application/json")


def login(request: HttpRequest) -> HttpResponse:
    """A cookie."""
    body = store.Login.model_validate_json(request.body)
    (account,) = run(store.ACCOUNT, email=body.email)
    result = HttpResponse(status=204)
    result.set_cookie("access_token", store.signed_in(account, body))
    return result


urlpatterns = [
    path("health/ready", ready),
    path("part0s", rows),
    path("part0s/<uuid:row_id>", row),
    path("auth/login", login),
]
app = get_wsgi_application()
