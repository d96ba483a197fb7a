"""Each entity has one primary key: ``id``, a UUID that the server makes."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, error
from spec_extractor.ir import Spec
from spec_extractor.wording import listed

_FORM = "{name: id, type: uuid, nullable: false, primary_key: true}"


def check(spec: Spec, stack: str) -> Iterator[Diagnostic]:
    """PRD204, PRD205, PRD206."""
    for entity in spec.entities:
        keys = [field for field in entity.fields if field.primary_key]
        if not keys:
            yield error("PRD204", entity.location, f"{entity.name} has no primary key", f"add the field {_FORM}")
        elif len(keys) > 1:
            message = f"{entity.name} has {len(keys)} primary keys: {listed(key.name for key in keys)}"
            remedy = "keep `id`; make the others unique fields, or a many-to-many set where they are references"
            yield error("PRD205", keys[1].location, message, remedy)
        elif keys[0].name != "id" or keys[0].type != "uuid":
            key = keys[0]
            message = f"the primary key {entity.name}.{key.name} is of the type {key.type}, not `id` of uuid"
            if key.type == "uuid":
                message = f"the primary key of {entity.name} is called {key.name}, not `id`"
            remedy = f"write {_FORM}; keep a key of your own beside it as a unique field"
            yield error("PRD206", key.location, message, remedy)
        elif keys[0].nullable or keys[0].references is not None or keys[0].default is not None:
            message = f"the primary key {entity.name}.id is made by the server: it is no reference, never null"
            remedy = f"write {_FORM}, without a default"
            yield error("PRD206", keys[0].location, message, remedy)
