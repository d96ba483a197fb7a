"""The app as WSGI servers call it."""

import os
from typing import Any

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest


class Request(WSGIRequest):
    """A request with its body, read before its view runs."""

    content: bytes = b""

    def __init__(self, environ: dict[str, Any]) -> None:
        super().__init__(environ)
        # A body that is sent in chunks has no length; such a server marks its end itself.
        if environ.get("wsgi.input_terminated"):
            self._stream = environ["wsgi.input"]


class Handler(WSGIHandler):
    """Django's handler, for such requests."""

    request_class = Request


def make_application() -> Handler:
    """The app, according to the settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "app.settings")
    django.setup(set_prefix=False)
    return Handler()


application = make_application()
