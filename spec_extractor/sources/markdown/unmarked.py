"""What a field without a mark says where its neighbours have one: ``site?: string`` beside ``path: string``."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, Reading
from spec_extractor.sources.markdown.tree import Document


def require_unmarked(document: Document, reading: Reading) -> None:
    """In a section that marks optional fields with ``?``, the typed fields without a mark are required.

    Where fields are called required as well, those without a mark are left as open as elsewhere.
    """
    starts = [section.line for section in document.sections]
    tellings = [
        (index, bisect_right(starts, telling.location.line))
        for index, telling in enumerate(reading.tellings)
        if isinstance(telling, EntityTelling) and telling.location.file == document.file
    ]
    marking = {section for index, section in tellings if _marks(reading.tellings[index])}
    marking -= {section for index, section in tellings if _says_required(reading.tellings[index])}
    for index, section in tellings:
        telling = reading.tellings[index]
        if section in marking and isinstance(telling, EntityTelling):
            fields = tuple(
                replace(field, nullable=False)
                if field.nullable is None and field.exactness is Exactness.TYPED and not field.many
                else field
                for field in telling.fields
            )
            reading.tellings[index] = replace(telling, fields=fields)


def _marks(telling: object) -> bool:
    return isinstance(telling, EntityTelling) and any(field.optional_by_mark for field in telling.fields)


def _says_required(telling: object) -> bool:
    return isinstance(telling, EntityTelling) and any(field.nullable is False for field in telling.fields)
