"""One resource and a login on Flask, written by hand."""

import os
from typing import Any
from uuid import UUID

import store
from flask import Flask, Response, request
from psycopg.rows import dict_row
from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"].replace("postgresql:", "postgresql+psycopg:"))
app = Flask(__name__)


def run(statement: str, **values: Any) -> list[dict[str, Any]]:
    """The rows of a statement in a transaction of its own."""
    with engine.begin() as connection, connection.connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(statement, values).fetchall()


@app.get("/health/ready")
def ready() -> str:
    """Answer."""
    return ""


@app.get("/part0s")
def list_rows() -> Response:
    """A page."""
    limit = int(request.args.get("limit", 50))
    after = UUID(request.args.get("cursor", str(store.FIRST)))
    rows = run(store.LIST, user=store.caller(request.cookies), after=after, wanted=limit + 1)
    return Response(store.page(rows, limit), mimetype="application/json")


@app.get("/part0s/<uuid:row_id>")
def get_row(row_id: UUID) -> Response:
    """One row."""
    (row,) = run(store.GET, user=store.caller(request.cookies), id=row_id)
    return Response(store.ROW.dump_json(row), mimetype="application/json")


@app.post("/part0s")
def create_row() -> Response:
    """A new row."""
    body = store.Body.model_validate_json(request.data)
    (row,) = run(store.INSERT, **store.values(body, store.caller(request.cookies)))
    return Response(store.ROW.dump_json(row), 201, mimetype="application/json")


@app.post("/auth/login")
def login() -> Response:
    """A cookie."""
    body = store.Login.model_validate_json(request.data)
    (account,) = run(store.ACCOUNT, email=body.email)
    result = Response(status=204)
    result.set_cookie("access_token", store.signed_in(account, body))
    return result
