"""The routes that every entity has, written once."""

from typing import Generic

from flask import Blueprint, Response, request

from app.answers import Answers
from app.crud.base import CreateT, Crud, ModelT, UpdateT
from app.filters import ListParameters
from app.inputs import read_body, read_id, read_id_and_body
from app.schemas.base import Row
from app.work import begin


class Resource(Generic[ModelT, CreateT, UpdateT]):
    """The views of one entity below ``path``; override one in a subclass to change that route alone.

    Each runs in one transaction, which begins first: an unknown caller learns nothing about the rest.
    """

    def __init__(
        self,
        path: str,
        crud: Crud[ModelT, CreateT, UpdateT],
        create: type[CreateT],
        update: type[UpdateT],
        response: type[Row],
    ) -> None:
        self.path = path
        self.crud = crud
        self.create_schema = create
        self.update_schema = update
        self.parameters = ListParameters(crud.model, response)
        self.answers = Answers(crud, response, path)

    def blueprint(self) -> Blueprint:
        """The views under their addresses."""
        blueprint = Blueprint(self.path.strip("/"), __name__, url_prefix=self.path)
        blueprint.get("")(self.list)
        blueprint.post("")(self.create)
        blueprint.get("/<id>")(self.get)
        blueprint.put("/<id>")(self.replace)
        blueprint.patch("/<id>")(self.update)
        blueprint.delete("/<id>")(self.delete)
        return blueprint

    def list(self) -> Response:
        """Return some rows, a page at a time."""
        with begin() as work:
            query = self.parameters.read(request.args.items(multi=True))
            return self.answers.page(work, self.crud.list(work, query))

    def create(self) -> Response:
        """Create one row."""
        with begin() as work:
            body = read_body(self.create_schema)
            return self.answers.created(work, self.crud.create(work, body))

    def get(self, id: str) -> Response:
        """Return one row."""
        with begin() as work:
            return self.answers.row(work, self.crud.get(work, read_id(id)))

    def replace(self, id: str) -> Response:
        """Replace one row; optional members that are left out go back to their default."""
        with begin() as work:
            row_id, body = read_id_and_body(id, self.create_schema)
            return self.answers.row(work, self.crud.replace(work, row_id, body))

    def update(self, id: str) -> Response:
        """Change the members of one row that are sent."""
        with begin() as work:
            row_id, body = read_id_and_body(id, self.update_schema)
            return self.answers.row(work, self.crud.update(work, row_id, body))

    def delete(self, id: str) -> Response:
        """Delete one row."""
        with begin() as work:
            self.crud.delete(work, read_id(id))
        return Response(status=204)
