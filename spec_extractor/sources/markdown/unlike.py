"""What is told in words where a document tells its entities with columns: chapters of it, and no entities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from spec_extractor.diagnostics import Diagnostic, note
from spec_extractor.naming import entity_key
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
    ``placed_at``. What stands in a chapter on the data model is kept, the title of a document is none.
    """
    kept = list(tellings)
    by_key: dict[str, list[EntityTelling]] = {}
    for telling in kept:
        if isinstance(telling, EntityTelling) and not telling.weak:
            by_key.setdefault(entity_key(telling.name), []).append(telling)
    exact = [_fields(one) for one in by_key.values() if any(map(_is_exact, _fields(one)))]
    columns = [field for one in exact for field in one if _is_exact(field)]
    coded = sum(1 for field in columns if _CODE.fullmatch(field.name))
    tables = sum(1 for one in by_key.values() if any(_TABLE.fullmatch(telling.name) for telling in one))
    listed = tables >= _LEAST_TABLES and not columns
    if not listed and (len(exact) < _LEAST_EXACT or coded * 5 < len(columns) * 4):
        return kept
    chapters = {document.file: _chapters(document) for document in documents}
    unlike = {
        key
        for key, one in by_key.items()
        if (_fields(one) or listed)
        and all(map(_is_in_words, one))
        and not any(_is_in(chapters, telling) for telling in one)
    }
    result = []
    for telling in kept:
        if isinstance(telling, EntityTelling) and entity_key(telling.name) in unlike:
            told.append(_left_out(telling))
        else:
            result.append(telling)
    return result


def _chapters(document: Document) -> list[tuple[int, bool]]:
    """The line of every heading, and whether it is that of a data model or stands below one."""
    return [(one.line, in_model_chapter(one)) for one in document.sections]


def _is_in(chapters: dict[str, list[tuple[int, bool]]], telling: EntityTelling) -> bool:
    lines = chapters[telling.location.file]
    at = bisect_right(lines, (telling.location.line, True))
    return at > 0 and lines[at - 1][1]


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
