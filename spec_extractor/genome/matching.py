"""What became of what: entities, fields and sets of two revisions, paired by name or by a stated rename.

A rename can't be guessed: a dropped and an added thing that are alike are either one renamed or two, and the wrong
guess loses data. Both readings are offered instead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from spec_extractor import ir
from spec_extractor.diagnostics import Diagnostic, Location, error
from spec_extractor.genome.answers import Entity
from spec_extractor.naming import pascal, snake

Named = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Consent:
    """What the caller says beside the document.

    ``renames``: ``Task.headline`` → ``title``, ``Ticket`` → ``Task``. ``drops``: ``Task.headline``, ``Ticket``.
    ``backfill``: ``Task.priority`` → the value, in its form on the wire, that rows without one get.
    ``allow_destructive``: data may be lost wherever the document implies it. ``parent``: the revision that the
    next step goes after, where a migration was written by hand since the last one.
    """

    renames: Mapping[str, str] = field(default_factory=dict)
    drops: frozenset[str] = frozenset()
    backfill: Mapping[str, str] = field(default_factory=dict)
    allow_destructive: bool = False
    parent: str | None = None

    def may_lose(self, name: str) -> bool:
        """Whether the data of ``Entity`` or ``Entity.field`` may go."""
        return self.allow_destructive or name in self.drops or name.split(".", maxsplit=1)[0] in self.drops

    def under_new_names(self, matches: Iterable[Match]) -> Consent:
        """The same, with what is said of a renamed entity's members said under its new name as well."""
        names = {match.old["name"]: match.new["name"] for match in matches}
        parted = (drop.split(".", maxsplit=1) for drop in self.drops if "." in drop)
        members = {f"{names.get(entity, entity)}.{member}" for entity, member in parted}
        return replace(self, drops=self.drops | members)


@dataclass(frozen=True, slots=True)
class Match:
    """An entity that stays: its old and its new form, and the renamed fields and sets, old name → new name."""

    old: Entity
    new: Entity
    fields: Mapping[str, str]
    sets: Mapping[str, str]


def match_entities(
    old: Sequence[Entity], new: Sequence[Entity], spec: ir.Spec, consent: Consent
) -> tuple[list[Match], list[Diagnostic]]:
    """The entities that stay, in the new order; an error for each pair that could be read both ways."""
    stated = {entity.name: entity for entity in spec.entities}
    old_by_name = {entity["name"]: entity for entity in old}
    new_names = {entity["name"] for entity in new}
    origins = {pascal(target): pascal(origin) for origin, target in consent.renames.items() if "." not in origin}
    matches: list[Match] = []
    diagnostics: list[Diagnostic] = []
    for entity in new:
        source = stated.get(entity["name"], ir.Entity(entity["name"], location=spec.location))
        origin = _origin(
            entity["name"], origins.get(entity["name"]) or source.renamed_from, old_by_name, new_names
        )
        if origin is None:
            continue
        before = old_by_name[origin]
        fields, found = _match_members(before, entity, source, consent, "fields")
        diagnostics += found
        sets, found = _match_members(before, entity, source, consent, "many_to_many")
        matches.append(Match(before, entity, fields, sets))
        diagnostics += found
    kept = {match.old["name"] for match in matches}
    added = [entity for entity in new if entity["name"] not in {match.new["name"] for match in matches}]
    gone = [entity for entity in old if entity["name"] not in kept and entity["name"] not in consent.drops]
    diagnostics += _alike_entities(gone, added, stated, spec.location)
    return matches, diagnostics


def _origin(name: str, renamed_from: str | None, old: Collection[str], new: Collection[str]) -> str | None:
    if name in old:
        return name
    return renamed_from if renamed_from in old and renamed_from not in new else None


def _alike_entities(
    gone: Iterable[Entity], added: Sequence[Entity], stated: Mapping[str, ir.Entity], place: Location
) -> list[Diagnostic]:
    diagnostics = []
    for entity in gone:
        before = _data_names(entity)
        for candidate in added:
            common = before & _data_names(candidate)
            if not common or 2 * len(common) < len(before):
                continue
            old, new = entity["name"], candidate["name"]
            location = stated[new].location if new in stated else place
            diagnostics.append(
                error(
                    "PRD331",
                    location,
                    f"{old} is gone and {new}, which has {len(common)} of its {len(before)} fields, is new",
                    f"write `{new} (was: {old})` or pass --rename {old}={new} if it is the same entity under "
                    f"another name, --drop {old} if its rows are to go",
                )
            )
    return diagnostics


def _data_names(entity: Entity) -> set[str]:
    return {f["name"] for f in entity["fields"] if f["role"] == "data"}


def _match_members(
    before: Entity, after: Entity, source: ir.Entity, consent: Consent, kind: str
) -> tuple[dict[str, str], list[Diagnostic]]:
    """The renamed members of one kind, old name → new name, and the pairs that could be read both ways."""
    old: dict[str, Named] = {m["name"]: m for m in before[kind]}  # type: ignore[literal-required]
    new: dict[str, Named] = {m["name"]: m for m in after[kind]}  # type: ignore[literal-required]
    stated: Sequence[ir.Field | ir.ManyToMany] = source.fields if kind == "fields" else source.many_to_many
    by_name = {member.name: member for member in stated}
    origins = {member.name: member.renamed_from for member in stated} | {
        snake(target.split(".")[-1]): snake(origin.split(".")[1])
        for origin, target in consent.renames.items()
        if "." in origin and pascal(origin.split(".")[0]) in (before["name"], after["name"])
    }
    renamed = {
        origin: name
        for name in new
        if name not in old and (origin := _member_origin(origins.get(name), old, new)) is not None
    }
    diagnostics = []
    for gone in (m for m in old if m not in new and m not in renamed):
        label = f"{before['name']}.{gone}"
        if label in consent.drops or f"{after['name']}.{gone}" in consent.drops:
            continue
        for name in (m for m in new if m not in old and m not in renamed.values()):
            if not _alike(old[gone], new[name]):
                continue
            place = by_name[name].location if name in by_name else source.location
            what = old[gone].get("type") or f"many-to-many with {old[gone]['entity']}"
            diagnostics.append(
                error(
                    "PRD330",
                    place,
                    f"{label} is gone and {after['name']}.{name} ({what}) is new",
                    f"write `{name} (was: {gone})` or pass --rename {label}={name} if it is the same under "
                    f"another name, --drop {label} if its data is to go",
                )
            )
    return renamed, diagnostics


def _member_origin(origin: str | None, old: Collection[str], new: Collection[str]) -> str | None:
    """A reference is stated as ``project`` and stored as ``project_id``."""
    for candidate in (origin, f"{origin}_id"):
        if candidate in old and candidate not in new:
            return candidate
    return None


def _alike(old: Named, new: Named) -> bool:
    if old.get("role") != new.get("role") or old.get("type") != new.get("type"):
        return False
    return _target(old) == _target(new)


def _target(member: Named) -> str | None:
    references = member.get("references")
    if references:
        return str(references["entity"])
    return member.get("entity")
