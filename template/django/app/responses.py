"""Answers."""

from collections.abc import Mapping

from django.http import HttpResponse

from app.problems import MEDIA_TYPE, ApiError, document


class Response(HttpResponse):
    """An answer whose headers say what it is."""

    def __init__(
        self,
        content: bytes | str = b"",
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(content, status=status, headers=dict(headers or {}))


def problem(error: ApiError) -> Response:
    """An error as a problem document."""
    content = document(error.status, error.detail, error.errors)
    return Response(content, error.status, {"Content-Type": MEDIA_TYPE, **(error.headers or {})})
