"""Rows as JSON, written once and straight to bytes."""

from typing import Annotated, Any

from pydantic import TypeAdapter
from pydantic_core import SchemaSerializer, core_schema

from app.schemas.base import Row


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
