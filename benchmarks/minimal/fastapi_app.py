"""One resource and a login on FastAPI, written by hand."""

import os
from typing import Any
from uuid import UUID

import store
import uvicorn
from fastapi import FastAPI, Request, Response
from psycopg.rows import dict_row
from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"].replace("postgresql:", "postgresql+psycopg:"))
app = FastAPI()


def run(statement: str, **values: Any) -> list[dict[str, Any]]:
    """The rows of a statement in a transaction of its own."""
    with engine.begin() as connection, connection.connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(statement, values).fetchall()


@app.get("/health/ready")
def ready() -> None:
    """Answer."""


@app.get("/part0s")
def list_rows(request: Request, limit: int = 50, cursor: UUID = store.FIRST) -> Response:
    """A page."""
    rows = run(store.LIST, user=store.caller(request.cookies), after=cursor, wanted=limit + 1)
    return Response(store.page(rows, limit), media_type="application/json")


@app.get("/part0s/{row_id}")
def get_row(request: Request, row_id: UUID) -> Response:
    """One row."""
    (row,) = run(store.GET, user=store.caller(request.cookies), id=row_id)
    return Response(store.ROW.dump_json(row), media_type="application/json")


@app.post("/part0s")
def create_row(request: Request, body: store.Body) -> Response:
    """A new row."""
    (row,) = run(store.INSERT, **store.values(body, store.caller(request.cookies)))
    return Response(store.ROW.dump_json(row), 201, media_type="application/json")


@app.post("/auth/login")
def login(body: store.Login) -> Response:
    """A cookie."""
    (account,) = run(store.ACCOUNT, email=body.email)
    result = Response(status_code=204)
    result.set_cookie("access_token", store.signed_in(account, body))
    return result


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["PORT"]), log_level="warning", access_log=False)
