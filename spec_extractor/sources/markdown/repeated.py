"""What repeats an entity under a longer name: ``BookingResponse``, ``a complete booking (date, fee)``."""

from __future__ import annotations

from collections.abc import Iterable

from spec_extractor.diagnostics import Diagnostic, note
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key, entity_name, words
from spec_extractor.sources.markdown.merge import field_key
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, Telling

_SENT_AS = word_set("response dto api payload")
_SHOWN_AS = _SENT_AS | word_set("view summary result info preview")
_SHOWN_BEFORE = word_set("public safe")
_LEAST = 2
_MOST_BEFORE = 2
_SERVERS = frozenset({"id", "uuid", "created", "updated", "created_at", "updated_at"})


def without_repeated(tellings: Iterable[Telling], told: list[Diagnostic]) -> list[Telling]:
    """The tellings without those that have nothing but another entity's fields, by a name that says so.

    ``BookingResponse`` with fields of ``Booking``, and in a sentence ``a complete booking`` with some of them.
    """
    all_told = list(tellings)
    fields: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for telling in all_told:
        if isinstance(telling, EntityTelling) and not telling.weak and telling.exactness > Exactness.PROSE:
            fields.setdefault(entity_key(telling.name), set()).update(_keys(telling))
            names.setdefault(entity_key(telling.name), entity_name(telling.name))
    kept = []
    for telling in all_told:
        other = _shown(telling, fields) if isinstance(telling, EntityTelling) and not telling.weak else ""
        if other and isinstance(telling, EntityTelling):
            told.append(_left_out(telling, names[other]))
        else:
            kept.append(telling)
    return kept


def _keys(telling: EntityTelling) -> set[str]:
    return {field_key(field.name) for field in telling.fields} - _SERVERS


def _shown(telling: EntityTelling, fields: dict[str, set[str]]) -> str:
    """The key of the entity of which a telling only shows fields, or nothing."""
    parts = words(telling.name)
    keys = _keys(telling)
    if len(keys) < (1 if parts and parts[-1] in _SENT_AS else _LEAST) or len(parts) < _LEAST:
        return ""
    names = []
    if parts[-1] in _SHOWN_AS:
        names.append(parts[:-1])
    if parts[0] in _SHOWN_BEFORE:
        names.append(parts[1:])
    if telling.exactness is Exactness.PROSE and telling.certainty is not Certainty.STATED:
        names.extend(parts[at:] for at in range(1, min(_MOST_BEFORE, len(parts) - 1) + 1))
    others = (entity_key(" ".join(name)) for name in names)
    return next((other for other in others if keys <= fields.get(other, set())), "")


def _left_out(telling: EntityTelling, other: str) -> Diagnostic:
    return note(
        "PRD145",
        telling.location,
        f"{entity_name(telling.name)} only shows fields of {other} and is left out",
        "give it a field of its own if it shall be stored",
    )
