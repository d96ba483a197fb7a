"""Rows as JSON, written once and straight to bytes."""

from collections.abc import Mapping
from operator import attrgetter, itemgetter
from typing import Annotated, Any, Generic
from uuid import UUID

from pydantic import TypeAdapter
from pydantic_core import SchemaSerializer, core_schema

from app.crud.base import CreateT, Crud, ModelT, UpdateT
from app.pagination import Page
from app.schemas.base import Row
from app.unit_of_work import UnitOfWork


class RowSerializer:
    """Writes rows in the form of a response schema, without validating what came from the database."""

    def __init__(self, response: type[Row]) -> None:
        self.names = {name: field.alias or name for name, field in response.model_fields.items()}
        fields: dict[str, core_schema.TypedDictField] = {}
        for name, field in response.model_fields.items():
            value: Any = (
                Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
            )
            schema = TypeAdapter(value).core_schema
            fields[self.names[name]] = core_schema.typed_dict_field(schema)
        row = core_schema.typed_dict_schema(fields)
        page = core_schema.typed_dict_schema(
            {
                "items": core_schema.typed_dict_field(core_schema.list_schema(row)),
                "next_cursor": core_schema.typed_dict_field(
                    core_schema.nullable_schema(core_schema.str_schema())
                ),
            }
        )
        self.row = SchemaSerializer(row)
        self.page = SchemaSerializer(page)


class RowWriter(Generic[ModelT, CreateT, UpdateT]):
    """Writes the rows of one entity, with the ids that they are linked to."""

    def __init__(self, crud: Crud[ModelT, CreateT, UpdateT], response: type[Row]) -> None:
        self._crud = crud
        self._serializer = RowSerializer(response)
        self._links = {name: link.name for name, link in crud.model.__links__.items()}
        names = {k: v for k, v in self._serializer.names.items() if k not in self._links}
        keys = [
            crud.model.__mapper__.get_property_by_column(c).key
            for c in crud.model.__table__.columns
        ]
        self._names = tuple(names.values())
        self._attributes = attrgetter(*names)
        self._columns = itemgetter(*(keys.index(name) for name in names))

    def write_row(self, work: UnitOfWork, row: ModelT) -> bytes:
        """One row."""
        values = dict(zip(self._names, self._attributes(row), strict=True))
        if self._links:
            values = self._with_links(values, self._crud.linked_ids(work, [row.id])[row.id])
        return self._serializer.row.to_json(values)

    def write_page(self, work: UnitOfWork, page: Page) -> bytes:
        """A page of a list."""
        items = [dict(zip(self._names, self._columns(row), strict=True)) for row in page.rows]
        if self._links:
            linked = self._crud.linked_ids(work, [item["id"] for item in items])
            items = [self._with_links(item, linked[item["id"]]) for item in items]
        return self._serializer.page.to_json({"items": items, "next_cursor": page.next_cursor})

    def _with_links(
        self, values: dict[str, Any], linked: Mapping[str, list[UUID]]
    ) -> dict[str, Any]:
        """The members in the order in which the schema has them."""
        values |= {self._links[name]: ids for name, ids in linked.items()}
        return {name: values[name] for name in self._serializer.names.values()}
