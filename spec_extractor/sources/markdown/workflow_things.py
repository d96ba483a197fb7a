"""The things that workflows make, with what their steps tell of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, RelationTelling

_COMMON = word_set("name title status category description amount number")
_MANY_FIELDS = 3


@dataclass(slots=True)
class Thing:
    """A thing that a flow makes: its attributes, and whether the steps show that it is kept."""

    name: str
    location: Location
    fields: list[FieldTelling] = field(default_factory=list)
    sets: list[RelationTelling] = field(default_factory=list)
    states: dict[str, None] = field(default_factory=dict)
    kept: bool = False


def is_alike(thing: Thing) -> bool:
    """Whether a thing beside others that are kept has such attributes as they have."""
    return len(thing.fields) >= _MANY_FIELDS and data_like(thing) > 1


def data_like(thing: Thing) -> int:
    """How many attributes are what records have: references, choices, dates, amounts, names."""
    return sum(
        1
        for one in thing.fields
        if one.target or one.values or one.name.lower() in _COMMON or infer_type(one.name) != "string"
    )


def telling_of(thing: Thing) -> EntityTelling:
    fields = {entity_key(member.name): member for member in reversed(thing.fields)}
    told = [member for member in thing.fields if fields[entity_key(member.name)] is member]
    values = tuple(value for value in thing.states if entity_key(value) not in fields)
    if len(values) > 1 and not any(member.name in {"status", "state"} for member in told):
        status = FieldTelling("status", thing.location, type="enum", values=values)
        told.append(replace(status, certainty=Certainty.INFERRED, exactness=Exactness.PROSE))
    return EntityTelling(
        thing.name, thing.location, tuple(told), certainty=Certainty.INFERRED, exactness=Exactness.PROSE
    )
