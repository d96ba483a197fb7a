"""One resource and a login on FastAPI, written by hand."""

import os
from uuid import UUID

import store
import uvicorn
from database import transaction
from fastapi import FastAPI, Request, Response

app = FastAPI()


@app.get("/health/ready")
def ready() -> None:
    """Answer."""


@app.get("/part0s")
def list_rows(request: Request, limit: int = 50, cursor: UUID = store.FIRST) -> Response:
    """A page."""
    with transaction() as run:
        user = store.caller(run, request.cookies)
        rows = run(store.LIST, user=user, after=cursor, wanted=limit + 1)
    return Response(store.page(rows, limit), media_type="application/json")


@app.get("/part0s/{row_id}")
def get_row(request: Request, row_id: UUID) -> Response:
    """One row."""
    with transaction() as run:
        (row,) = run(store.GET, user=store.caller(run, request.cookies), id=row_id)
    return Response(store.ROW.dump_json(row), media_type="application/json")


@app.post("/part0s")
def create_row(request: Request, body: store.Body) -> Response:
    """A new row."""
    with transaction() as run:
        (row,) = run(store.INSERT, **store.values(body, store.caller(run, request.cookies)))
    return Response(store.ROW.dump_json(row), 201, media_type="application/json")


@app.post("/auth/login")
def login(body: store.Login) -> Response:
    """A cookie."""
    with transaction() as run:
        (account,) = run(store.ACCOUNT, email=body.email)
    result = Response(status_code=204)
    result.set_cookie("access_token", store.signed_in(account, body))
    return result


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["PORT"]), log_level="warning", access_log=False)
