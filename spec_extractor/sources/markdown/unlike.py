"""What is told in words where a document tells its entities with columns: chapters of it, and no entities."""

from __future__ import annotations

from collections.abc import Iterable

from spec_extractor.diagnostics import Diagnostic, note
from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.column_names import is_column_name, joins_words
from spec_extractor.sources.markdown.headings import in_model_chapter
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Telling
from spec_extractor.sources.markdown.tree import Document
from spec_extractor.wording import quoted

_CODE = lazy(r"[a-z][a-z0-9]*(?:[_A-Z][A-Za-z0-9]*)*")
_TABLE = lazy(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_LEAST_EXACT = 2
_LEAST_TABLES = 4
"""Tables named as code has them, with nothing said of their columns."""


def without_unlike(
    documents: Iterable[Document], tellings: Iterable[Telling], told: list[Diagnostic]
) -> list[Telling]:
    """The tellings without entities of which nothing but phrases is told, beside others with typed columns.

    ``## Why not one table`` over ``- simple queries`` in a document of which the tables have ``order_id`` and
    ``placed_at``. In a chapter on the data model (the title of a document heads none) only headings over lists in
    which nothing is called as attributes often are: ``### Reasons`` over the same.
    """
    kept = list(tellings)
    by_key: dict[str, list[EntityTelling]] = {}
    for telling in kept:
        if isinstance(telling, EntityTelling) and not telling.weak:
            by_key.setdefault(entity_key(telling.name), []).append(telling)
    exact = [_fields(one) for one in by_key.values() if _has_columns(_fields(one))]
    columns = [field for one in exact for field in one if _is_exact(field) or _CODE.fullmatch(field.name)]
    coded = sum(1 for field in columns if _CODE.fullmatch(field.name))
    tables = sum(1 for one in by_key.values() if any(_TABLE.fullmatch(telling.name) for telling in one))
    listed = tables >= _LEAST_TABLES and not columns
    if not listed and (len(exact) < _LEAST_EXACT or coded * 5 < len(columns) * 4):
        return kept
    by_file = {document.file: document for document in documents}
    unlike = {
        key
        for key, one in by_key.items()
        if (_fields(one) or listed)
        and all(map(_is_in_words, one))
        and not any(_is_kept(by_file[telling.location.file], telling) for telling in one)
    }
    result = []
    for telling in kept:
        if isinstance(telling, EntityTelling) and entity_key(telling.name) in unlike:
            told.append(_left_out(telling))
        else:
            result.append(telling)
    return result


def _is_kept(document: Document, telling: EntityTelling) -> bool:
    section = document.section_at(telling.location.line)
    headed = section.line == telling.location.line and bool(telling.fields)
    usual = not headed or any(is_column_name(field.name) for field in telling.fields)
    return usual and in_model_chapter(section)


def _has_columns(fields: list[FieldTelling]) -> bool:
    """Whether one of them has a type, or all are named as code names columns."""
    coded = [field.name for field in fields if _CODE.fullmatch(field.name)]
    return any(map(_is_exact, fields)) or (len(coded) == len(fields) and any(map(joins_words, coded)))


def _fields(tellings: Iterable[EntityTelling]) -> list[FieldTelling]:
    return [field for telling in tellings for field in telling.fields]


def _is_exact(field: FieldTelling) -> bool:
    return field.exactness >= Exactness.TYPED


def _is_in_words(telling: EntityTelling) -> bool:
    """Whether neither its name nor a field of it is as code has them, and no type stands there."""
    named = _CODE.fullmatch(telling.name) is not None
    return not named and not any(_is_exact(field) or _CODE.fullmatch(field.name) for field in telling.fields)


def _left_out(telling: EntityTelling) -> Diagnostic:
    return note(
        "PRD146",
        telling.location,
        f"{quoted(telling.name)} is told in words, where this document's entities have columns: it is left out",
        "state the types of its fields, or name them as columns are named, if it shall be stored",
    )
