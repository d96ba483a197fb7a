"""What a request holds, validated as a whole: all that is wrong with its parts is told at once."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError, create_model

from app.problems import field_error, invalid
from app.schemas.base import Schema


class _NoParameters(Schema):
    """A query string without parameters."""


@cache
def request_model(**parts: Any) -> type[BaseModel]:
    """A model of a request with these parts and no parameters, each part given by its type."""
    return create_model("Request", query=_NoParameters, **parts)


def validated(model: type[BaseModel], query: Mapping[str, str], **parts: Any) -> Any:
    """The parts of a request; raises 422."""
    try:
        return model.model_validate({"query": query, **parts}, from_attributes=True)
    except ValidationError as error:
        raise invalid(*map(field_error, error.errors(include_url=False))) from None
