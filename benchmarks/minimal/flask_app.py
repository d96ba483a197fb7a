"""One resource and a login on Flask, written by hand."""

from uuid import UUID

import store
from database import transaction
from flask import Flask, Response, request

app = Flask(__name__)


@app.get("/health/ready")
def ready() -> str:
    """Answer."""
    return ""


@app.get("/part0s")
def list_rows() -> Response:
    """A page."""
    limit = int(request.args.get("limit", 50))
    after = UUID(request.args.get("cursor", str(store.FIRST)))
    with transaction() as run:
        user = store.caller(run, request.cookies)
        rows = run(store.LIST, user=user, after=after, wanted=limit + 1)
    return Response(store.page(rows, limit), mimetype="application/json")


@app.get("/part0s/<uuid:row_id>")
def get_row(row_id: UUID) -> Response:
    """One row."""
    with transaction() as run:
        (row,) = run(store.GET, user=store.caller(run, request.cookies), id=row_id)
    return Response(store.ROW.dump_json(row), mimetype="application/json")


@app.post("/part0s")
def create_row() -> Response:
    """A new row."""
    body = store.Body.model_validate_json(request.data)
    with transaction() as run:
        (row,) = run(store.INSERT, **store.values(body, store.caller(run, request.cookies)))
    return Response(store.ROW.dump_json(row), 201, mimetype="application/json")


@app.post("/auth/login")
def login() -> Response:
    """A cookie."""
    body = store.Login.model_validate_json(request.data)
    with transaction() as run:
        (account,) = run(store.ACCOUNT, email=body.email)
    result = Response(status=204)
    result.set_cookie("access_token", store.signed_in(account, body))
    return result
