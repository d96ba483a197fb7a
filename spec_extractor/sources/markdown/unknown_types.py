"""Words in the place of a type that are no type: a slip in an exact document, else a vocabulary of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spec_extractor.diagnostics import Diagnostic, warning
from spec_extractor.ir import FIELD_TYPES
from spec_extractor.naming import entity_key, snake
from spec_extractor.sources.markdown.merge import Draft
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.resolve import USER, Known
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.vocabulary import is_wide

_MOST_TYPED = 12
"""Fields with a type beyond which one unknown word is no reason to build nothing."""
_TYPES = frozenset({*FIELD_TYPES, "number"})
_SLIP = lazy(r"[a-z]{2,30}")


def settle_types(drafts: Iterable[Draft], known: Known, told: list[Diagnostic]) -> None:
    """Decide on every word that is no type: it stays for the review, is told and read as text, or is a remark."""
    drafts = list(drafts)
    unknown = [(draft, key, m) for draft in drafts for key, m in draft.fields.items() if _is_unknown(m, known)]
    typed = sum(1 for draft in drafts for member in draft.fields.values() if member.type in _TYPES)
    words = {member.type for _, _, member in unknown}
    exact = len(unknown) == len(words) == 1 and typed <= _MOST_TYPED
    for draft, key, member in unknown:
        if not _is_typed(draft) or is_wide(member.type or ""):
            draft.fields[key] = _without_type(member)
        elif not (exact and _SLIP.fullmatch(member.type or "")):
            told.append(_told(draft, member))
            draft.fields[key] = replace(member, otherwise="string", type_exact=True)


def _is_unknown(member: FieldTelling, known: Known) -> bool:
    if member.type is None or member.type in _TYPES or member.otherwise or member.target:
        return False
    return entity_key(member.type) not in known.names and entity_key(member.type) != USER


def _is_typed(draft: Draft) -> bool:
    """Whether the document states types for this entity: a word that is none is then a mistake, else a remark."""
    typed = sum(1 for member in draft.fields.values() if member.type in _TYPES)
    return typed >= max(1, len(draft.fields) // 2)


def _without_type(member: FieldTelling) -> FieldTelling:
    """The field with what stands in a type's place as its description."""
    described = ", ".join(part for part in (member.type_words, member.description) if part)
    return replace(member, type=None, type_words="", type_exact=True, description=described)


def _told(draft: Draft, member: FieldTelling) -> Diagnostic:
    return warning(
        "PRD131",
        member.location,
        f"{draft.name}.{snake(member.name)}: '{member.type_words}' is no type that is known: read as string",
        f"write `{member.name} (string)`, or one of {', '.join(FIELD_TYPES)}",
    )
