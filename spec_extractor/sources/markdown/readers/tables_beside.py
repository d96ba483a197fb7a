"""Field tables that show by those beside them that they are some: ``ID | Field | Required`` below each thing."""

from __future__ import annotations

from spec_extractor.sources.markdown.columns import columns_called
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tree import Section, Table

_NAMES = word_set("name parameter param nombre nom nome naam 名称 名前 이름 имя ad")
_MAX_BESIDE = 60


def is_one_of(section: Section, table: Table) -> bool:
    """Whether it has columns for a field and for what is required, as that of a heading beside its own has."""
    heads = tuple(cell.plain for cell in table.header)
    fields = [heads[at] for at in columns_called(table, "name")]
    if not columns_called(table, "required") or not fields or fields[0].lower() in _NAMES:
        return False
    others = section.parent.children[:_MAX_BESIDE] if section.parent is not None else []
    beside = (
        block for one in others if one is not section for block in one.blocks[:3] if isinstance(block, Table)
    )
    return any(tuple(cell.plain for cell in other.header) == heads for other in beside)
