"""Addresses and the methods that they take."""

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse

from app.inputs import read_content
from app.problems import wrong_method
from app.retries import retried
from app.wsgi import Request

_WITH_BODY = ("POST", "PUT", "PATCH")


def endpoint(**handlers: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view with a handler for each method that it takes; no HEAD comes with GET.

    Handlers begin and end their transactions themselves, and may run again.
    """

    def view(request: HttpRequest, **parts: Any) -> HttpResponse:
        handler = handlers.get(request.method or "")
        if handler is None:
            raise wrong_method(list(handlers))
        known = cast(Request, request)
        if known.method in _WITH_BODY:
            known.content = read_content(known)
        return retried(handler)(known, **parts)

    return view
