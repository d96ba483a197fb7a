"""Tables of fields below the heading of a feature, in documents that state no model."""

from __future__ import annotations

from dataclasses import replace

from spec_extractor.naming import plural, snake
from spec_extractor.sources.markdown.columns import column_roles, columns_called
from spec_extractor.sources.markdown.headings import Kind, without_number, without_suffix
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.table_rows import row_fields
from spec_extractor.sources.markdown.split import label_of
from spec_extractor.sources.markdown.tellings import Exactness, FieldTelling
from spec_extractor.sources.markdown.tree import Document, Table
from spec_extractor.sources.markdown.vocabulary import COLUMNS, DATA_LABELS, HEADINGS

_SOME = 2
_LEAST_DATA = 3
_MAX_ROWS = 60
_CODE = lazy(r"[A-Z][A-Z0-9]{2,30}(?:_[A-Z0-9]{1,30}){0,5}")
_TABLE = lazy(r"[A-Z][A-Za-z]{2,30}")
_ATTRIBUTES = DATA_LABELS | {label for label, kind in HEADINGS.items() if kind == Kind.FIELDS}


def feature_fields(document: Document, table: Table, *, managed: bool) -> tuple[FieldTelling, ...]:
    """The fields of a table without types, ``Field | Description``.

    Where the heading says that the thing is ``managed``, ``Information | Description`` as well.
    """
    roles = column_roles(table)
    least = _SOME
    coded = sum(1 for row in table.rows[:_MAX_ROWS] if _CODE.fullmatch(row.cells[0].plain))
    if coded * 2 > len(table.rows[:_MAX_ROWS]):
        # `HOTEL | Overnight stay | …`: the values of one field.
        return ()
    if roles.get("name") not in columns_called(table, "name") or not {"description", "rules"} & roles.keys():
        headed = len(table.header) > 1 and label_of(table.header[0].plain) in _ATTRIBUTES
        if not (managed and headed and COLUMNS.get(label_of(table.header[1].plain)) == "description"):
            return ()
        roles, least = {"name": 0, "description": 1}, _LEAST_DATA
    rows = [row_fields(document, row, roles) for row in table.rows[:_MAX_ROWS]]
    fields = tuple(replace(field, exactness=Exactness.LOOSE) for told in rows for field in told)
    return fields if len(fields) >= least and sum(1 for told in rows if told) * 4 >= len(rows) * 3 else ()


def stated_name(title: str) -> str:
    """What stands in brackets behind a title where that is the name of a table: ``Manage boats (Boats)``."""
    _, suffix = without_suffix(without_number(title).rstrip(": "))
    return suffix if _TABLE.fullmatch(suffix) and plural(snake(suffix)) == snake(suffix) else ""
