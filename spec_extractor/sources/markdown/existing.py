"""The model of the system to be replaced: it is none of the product's where the document states that too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spec_extractor.diagnostics import Diagnostic, note
from spec_extractor.naming import entity_key, words
from spec_extractor.sources.markdown.headings import without_number, without_suffix
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, RelationTelling, Telling
from spec_extractor.sources.markdown.tree import Document, Section
from spec_extractor.sources.markdown.vocabulary import ENTITY_WORDS, EXISTING_WORDS, MODEL_THINGS, is_wide

_MAX_TITLE = 120
_MAX_WORDS = 4
_CHANGES = word_set("to in into on a en em aux au zu an")
_PHRASES = tuple(f" {' '.join(words(phrase))} " for phrase in EXISTING_WORDS if not is_wide(phrase))
_THINGS = frozenset(word for word in MODEL_THINGS if "schem" not in word)
_WIDE_THINGS = tuple(word for word in ENTITY_WORDS if is_wide(word))
_WIDE = tuple(phrase for phrase in EXISTING_WORDS if is_wide(phrase))


def without_existing(
    documents: Iterable[Document], tellings: Sequence[Telling], told: list[Diagnostic]
) -> list[Telling]:
    """The tellings without those of the existing system, which is told in a note.

    An existing entity that the new model refers to stays.
    """
    by_file = {document.file: document for document in documents}
    old = {
        id(t)
        for t in tellings
        if isinstance(t, EntityTelling | RelationTelling) and _is_existing(by_file[t.location.file], t)
    }
    new = [t for t in tellings if isinstance(t, EntityTelling) and id(t) not in old and not t.weak and t.fields]
    if not old or sum(len(t.fields) for t in new) < 2:
        return list(tellings)
    keys = {entity_key(t.name) for t in new}
    needed = {
        entity_key(name)
        for t in new
        for field in t.fields
        for name in (field.target or "", field.type or "", field.name.removesuffix("_id").removesuffix("Id"))
        if name
    } - keys
    kept = []
    for telling in tellings:
        if id(telling) in old and not (isinstance(telling, EntityTelling) and entity_key(telling.name) in needed):
            if isinstance(telling, EntityTelling):
                told.append(_left_out(telling))
            continue
        kept.append(telling)
    return kept


def _is_existing(document: Document, telling: EntityTelling | RelationTelling) -> bool:
    """Whether a telling stands below a heading that speaks of the existing system."""
    line = telling.location.line
    # The entity's own heading speaks of the entity: "Card (extends the existing card)".
    return any(_says_existing(one) for one in document.section_at(line).ancestors() if one.line != line)


def _says_existing(section: Section) -> bool:
    title, _ = without_suffix(without_number(section.title.plain[:_MAX_TITLE]))
    if is_wide(title):
        return any(phrase in title for phrase in _WIDE) and not title.endswith(_WIDE_THINGS)
    parts = words(title)
    if _THINGS.intersection(parts):
        # "Existing entities" are the product's own, which what is new refers to.
        return False
    padded = f" {' '.join(parts)} "
    # "The column `phase` in existing tables" speaks of what is new.
    short = 1 < len(parts) <= _MAX_WORDS and not _CHANGES.intersection(parts)
    return section.level > 1 and short and any(padded.startswith(p) or padded.endswith(p) for p in _PHRASES)


def _left_out(telling: EntityTelling) -> Diagnostic:
    return note(
        "PRD144",
        telling.location,
        f"{telling.name} is told of the existing system and is left out",
        "move it out of that section if it shall be built",
    )
