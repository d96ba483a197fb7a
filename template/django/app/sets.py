"""The sets of references that rows hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from app.fields import Set
from app.models.base import Base


@dataclass(frozen=True, slots=True)
class Link:
    """A set of references, kept in a table of pairs: its name in JSON, and the ends' attributes of a pair."""

    name: str
    target: type[Base]
    pairs: type[models.Model]
    here: str
    there: str

    @property
    def rows(self) -> models.QuerySet[Any]:
        """The pairs."""
        return self.pairs._default_manager.all()


def links_of(model: type[Base]) -> Mapping[str, Link]:
    """The sets that rows of ``model`` hold, by the attribute of the schemas that has the ids."""
    return {
        field.attribute: _link(field)
        for field in model._meta.many_to_many
        if isinstance(field, Set)
    }


def _link(field: Set) -> Link:
    pairs: Any = field.remote_field.through
    here, there = (
        pairs._meta.get_field(name).attname
        for name in (field.m2m_field_name(), field.m2m_reverse_field_name())
    )
    target: Any = field.related_model
    return Link(field.member, target, pairs, here, there)
