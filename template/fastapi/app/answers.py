"""The answers of one entity's routes."""

from fastapi import Response

from app.crud.base import CreateT, Crud, ModelT, UpdateT
from app.pagination import Page
from app.schemas.base import Row
from app.serialization import RowWriter
from app.unit_of_work import UnitOfWork

_JSON = "application/json"


class Answers(RowWriter[ModelT, CreateT, UpdateT]):
    """Answers rows below ``path``."""

    def __init__(
        self, crud: Crud[ModelT, CreateT, UpdateT], response: type[Row], path: str
    ) -> None:
        super().__init__(crud, response)
        self._path = path

    def row(self, work: UnitOfWork, row: ModelT, status: int = 200) -> Response:
        """One row."""
        return Response(self.write_row(work, row), status, media_type=_JSON)

    def created(self, work: UnitOfWork, row: ModelT) -> Response:
        """A row that was made, and where it is."""
        headers = {"Location": f"{self._path}/{row.id}"}
        return Response(self.write_row(work, row), 201, headers, _JSON)

    def page(self, work: UnitOfWork, page: Page) -> Response:
        """A page of a list."""
        return Response(self.write_page(work, page), media_type=_JSON)
