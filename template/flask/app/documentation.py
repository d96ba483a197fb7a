"""The API's own description: ``openapi.yaml`` as JSON, and a page that shows it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from flask import Blueprint, Response, render_template

blueprint = Blueprint("docs", __name__)


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document."""
    text = Path(__file__).parents[1].joinpath("openapi.yaml").read_text("utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """Return the document."""
    return Response(json.dumps(document()), content_type="application/json")


@blueprint.get("/docs")
def docs() -> str:
    """Show the document."""
    return render_template("docs.html", title=document()["info"]["title"])
