"""What all schemas have in common."""

from copy import copy
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from app.wire import Id


class Schema(BaseModel):
    """A JSON object; a member that is not declared is refused."""

    model_config = ConfigDict(extra="forbid", protected_namespaces=())


class Partial(Schema):
    """Turns the members that a class inherits into optional ones without a default (RFC 7396).

    `changes` tells what was sent; an attribute that was not sent means nothing.
    """

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        _redeclare(cls, default_factory=lambda: None)

    def changes(self) -> dict[str, Any]:
        """The members that were sent, by attribute."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class Row(Schema):
    """A row in an answer: turns the members that a class inherits into ones that are always there."""

    id: Id

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        _redeclare(cls)


RowT = TypeVar("RowT", bound=Row)


class Page(Schema, Generic[RowT]):
    """Some rows of a list, and the cursor that continues it; null at the end."""

    items: list[RowT] = Field(max_length=200)
    next_cursor: str | None


def _redeclare(cls: type[Schema], **default: Any) -> None:
    """Give every field of ``cls`` this default, or none."""
    for name, inherited in list(cls.model_fields.items()):
        field: FieldInfo = copy(inherited)
        replacement: FieldInfo = Field(**default)
        field.default = replacement.default
        field.default_factory = replacement.default_factory
        field.validate_default = None
        if isinstance(field.json_schema_extra, dict):
            extra = {k: v for k, v in field.json_schema_extra.items() if k != "default"}
            field.json_schema_extra = extra
        cls.model_fields[name] = field
    cls.model_rebuild(force=True)
