"""The routes that every entity has, written once."""

from typing import Generic

from django.urls import URLPattern, path

from app.answers import Answers
from app.crud.base import CreateT, Crud, ModelT, UpdateT
from app.endpoint import endpoint
from app.filters import ListParameters
from app.inputs import read_body, read_id, read_id_and_body
from app.responses import Response
from app.schemas.base import Row
from app.work import begin
from app.wsgi import Request


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

    @property
    def urls(self) -> list[URLPattern]:
        """The views under their addresses."""
        rows = endpoint(GET=self.list, POST=self.create)
        row = endpoint(GET=self.get, PUT=self.replace, PATCH=self.update, DELETE=self.delete)
        name = self.path.removeprefix("/")
        return [path(name, rows), path(f"{name}/<id>", row)]

    def list(self, request: Request) -> Response:
        """Return some rows, a page at a time."""
        with begin(request) as work:
            given = [(name, text) for name, texts in request.GET.lists() for text in texts]
            query = self.parameters.read(given)
            return self.answers.page(work, self.crud.list(work, query))

    def create(self, request: Request) -> Response:
        """Create one row."""
        with begin(request) as work:
            body = read_body(request, self.create_schema)
            return self.answers.created(work, self.crud.create(work, body))

    def get(self, request: Request, id: str) -> Response:
        """Return one row."""
        with begin(request) as work:
            return self.answers.row(work, self.crud.get(work, read_id(request, id)))

    def replace(self, request: Request, id: str) -> Response:
        """Replace one row; optional members that are left out go back to their default."""
        with begin(request) as work:
            row_id, body = read_id_and_body(request, id, self.create_schema)
            return self.answers.row(work, self.crud.replace(work, row_id, body))

    def update(self, request: Request, id: str) -> Response:
        """Change the members of one row that are sent."""
        with begin(request) as work:
            row_id, body = read_id_and_body(request, id, self.update_schema)
            return self.answers.row(work, self.crud.update(work, row_id, body))

    def delete(self, request: Request, id: str) -> Response:
        """Delete one row."""
        with begin(request) as work:
            self.crud.delete(work, read_id(request, id))
        return Response(status=204)
