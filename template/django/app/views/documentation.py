"""The API's own description: ``openapi.yaml`` as JSON, and a page that shows it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from app.endpoint import endpoint
from app.responses import Response
from app.wsgi import Request


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document."""
    text = Path(__file__).parents[2].joinpath("openapi.yaml").read_text("utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


def openapi(_request: Request) -> Response:
    """Return the document."""
    return Response(json.dumps(document()), headers={"Content-Type": "application/json"})


def docs(request: Request) -> HttpResponse:
    """Show the document."""
    return render(request, "docs.html", {"title": document()["info"]["title"]})


urls = [path("openapi.json", endpoint(GET=openapi)), path("docs", endpoint(GET=docs))]
