"""The fields that other readers have found, by the keys under which rules name them."""

from __future__ import annotations

from dataclasses import dataclass, field

from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.merge import field_key
from spec_extractor.sources.markdown.tellings import EntityTelling, Reading


@dataclass(slots=True)
class Known:
    """Entity key → its name as told, and the keys of its fields → their names; field key → the entities' keys."""

    names: dict[str, str] = field(default_factory=dict)
    fields: dict[str, dict[str, str]] = field(default_factory=dict)
    owners: dict[str, dict[str, None]] = field(default_factory=dict)

    def take_in(self, reading: Reading) -> None:
        """Add the fields of all entities that ``reading`` has; additions to them tell no new ones."""
        for telling in reading.tellings:
            if isinstance(telling, EntityTelling) and not telling.weak:
                self.add(telling)

    def add(self, telling: EntityTelling) -> None:
        """Add what one place tells of an entity; the first place's names stay."""
        entity = entity_key(telling.name)
        self.names.setdefault(entity, telling.name)
        fields = self.fields.setdefault(entity, {})
        for one in telling.fields:
            key = field_key(one.name)
            fields.setdefault(key, one.name)
            self.owners.setdefault(key, {})[entity] = None
