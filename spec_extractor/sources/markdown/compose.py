"""From tellings to the `Spec`: merge, relate, finish."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from spec_extractor.diagnostics import Diagnostic, warning
from spec_extractor.ir import (
    ACCOUNT,
    FIELD_TYPES,
    OWNER_FIELD,
    Auth,
    Certainty,
    Entity,
    Field,
    Integration,
    Spec,
    Story,
)
from spec_extractor.naming import entity_key, snake
from spec_extractor.sources.markdown.accounts import registrable, with_account
from spec_extractor.sources.markdown.aliases import unify
from spec_extractor.sources.markdown.existing import without_existing
from spec_extractor.sources.markdown.finish import finish_field
from spec_extractor.sources.markdown.fit import fit
from spec_extractor.sources.markdown.leftovers import leftovers
from spec_extractor.sources.markdown.merge import Draft, merge_entities
from spec_extractor.sources.markdown.nothing import nothing_found
from spec_extractor.sources.markdown.project import project_description, project_name
from spec_extractor.sources.markdown.put_off import put_off
from spec_extractor.sources.markdown.relate import Sets, names, relate, relations_in_prose, told_reference
from spec_extractor.sources.markdown.repeated import without_repeated
from spec_extractor.sources.markdown.resolve import USER, Known, target_of
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    EnumTelling,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.tree import Document
from spec_extractor.sources.markdown.unknown_types import settle_types
from spec_extractor.sources.markdown.unlike import without_unlike


def compose(documents: Sequence[tuple[Document, Reading]], fallback: str = "") -> tuple[Spec, list[Diagnostic]]:
    """One spec from everything told, with the diagnostics in the order of their lines.

    ``documents`` are read in this order, the last reading holds the tellings of all; ``fallback`` is the project's
    name where none of them has one.
    """
    told = [diagnostic for _, reading in documents for diagnostic in reading.diagnostics]
    order = {document.file: index for index, (document, _) in enumerate(documents)}
    tellings = with_account(unify(documents[-1][1].tellings), told)
    tellings = without_existing((d for d, _ in documents), tellings, told)
    tellings = without_unlike((d for d, _ in documents), without_repeated(tellings, told), told)
    stated, in_prose = relations_in_prose(t for t in tellings if isinstance(t, EntityTelling))
    drafts = merge_entities(stated, (t for t in tellings if isinstance(t, EnumTelling)), told)
    merged = {draft.name for draft in drafts.values()}
    sets = relate(drafts, [*(t for t in tellings if isinstance(t, RelationTelling)), *in_prose], told)
    # An association that has become a set has no fields of which a note could speak.
    sets_only = tuple(f"{name}." for name in merged - {draft.name for draft in drafts.values()})
    told = [d for d in told if d.code != "PRD132" or not d.message.startswith(sets_only)]
    auth = next((t for t in tellings if isinstance(t, Auth)), Auth())
    known = names(drafts)
    settle_types(drafts.values(), known, told)
    targets = known.names.keys() | ({USER} if auth.enabled else set())
    entities = tuple(
        _entity(draft, sets, known, targets, told)
        for draft in sorted(drafts.values(), key=lambda d: (order[d.location.file], d.location.line))
    )
    if auth.enabled:
        entities = tuple(registrable(entity, told) for entity in entities)
    entities = fit(entities, told)
    for document, reading in documents:
        told.extend(leftovers(document, reading))
        told.extend(put_off(document))
    found = [project_name(document) for document, _ in documents]
    name, location = next((pair for pair in found if pair[0]), (fallback, found[0][1]))
    spec = Spec(
        name,
        next((text for document, _ in documents if (text := project_description(document))), ""),
        auth,
        entities,
        tuple(t for t in tellings if isinstance(t, Story)),
        tuple(t for t in tellings if isinstance(t, Integration)),
        location,
    )
    if not entities:
        told.append(nothing_found(documents[0][0]))
    return spec, sorted(
        _distinct(told), key=lambda d: (order[d.location.file], d.location.line, d.code, d.message)
    )


def _distinct(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    return list(dict.fromkeys(diagnostics))


def _entity(draft: Draft, sets: Sets, known: Known, targets: AbstractSet[str], told: list[Diagnostic]) -> Entity:
    """``targets`` are the keys of what a reference may lead to."""
    fields: list[Field] = [Field("id", "uuid", nullable=False, primary_key=True, location=draft.location)]
    for member in draft.fields.values():
        target, stated = target_of(member, draft.key, known)
        if target is not None and not stated:
            told.append(told_reference(draft.name, member, target))
            inferred = Certainty.INFERRED if member.certainty is Certainty.STATED else member.certainty
            member = replace(member, certainty=inferred)  # noqa: PLW2901
        if target is not None and snake(member.name) == OWNER_FIELD and USER in targets:
            if entity_key(target) != USER:
                told.append(_owner(draft, member, target))
            target = ACCOUNT
        if target is not None and entity_key(target) not in targets:
            told.append(_left_out(draft, member, target))
            kept = member.type if member.type in FIELD_TYPES else None
            member, target = replace(member, target=None, foreign_key=False, type=kept), None  # noqa: PLW2901
        field, notes = finish_field(draft.name, member, target)
        fields.append(field)
        told.extend(notes)
    if len(fields) == 1 and not sets.get(draft.key):
        told.append(
            warning(
                "PRD124",
                draft.location,
                f"{draft.name} is told without any field",
                f"list its fields: `- {draft.label}: name (string, required)`",
            )
        )
    return Entity(
        draft.name,
        tuple(fields),
        tuple(s for s in sets.get(draft.key, ()) if entity_key(s.entity) in targets),
        draft.crud,
        draft.access,
        draft.renamed_from,
        draft.label if draft.label != draft.name else None,
        draft.described,
        draft.certainty,
        draft.location,
    )


def _owner(draft: Draft, member: FieldTelling, target: str) -> Diagnostic:
    return warning(
        "PRD135",
        member.location,
        f"{draft.name}.{OWNER_FIELD} says whose row it is: it refers to the account, not to {target}",
        f"give the field another name, such as `{snake(target)}_id`, if it shall refer to {target}",
    )


def _left_out(draft: Draft, member: FieldTelling, target: str) -> Diagnostic:
    return warning(
        "PRD135",
        member.location,
        f"{draft.name}.{snake(member.name)} refers to {target}, which is no entity of this document: "
        "the value is kept, the reference is left out",
        f"describe {target} as an entity",
    )
