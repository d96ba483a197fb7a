"""What a heading is, by what stands below and around it: that of fields, or of what is said beside them."""

from __future__ import annotations

from collections.abc import Sequence

from spec_extractor.naming import words
from spec_extractor.sources.markdown.heading_roles import fields_by_words, is_facet
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import split, word_set
from spec_extractor.sources.markdown.tree import Fence, Item, List, Section, Table
from spec_extractor.sources.markdown.vocabulary import COMMON_NAMES, ENTITY_WORDS, HEADINGS, ROLE_WORDS


def heads_fields(section: Section) -> bool:
    """Whether ``Data model`` heads the fields of the one thing around it, as it does below other things.

    ``### 3.2 Products`` and ``### 3.3 Suppliers``, each with ``#### Data model`` over a table of fields.
    """
    around = section.parent
    if section.level <= len("##") or around is None or around.parent is None or section.children:
        return False
    table = next((block for block in section.blocks if isinstance(block, Table)), None)
    if table is None or table.header[0].plain.strip().lower() in {*ENTITY_WORDS, *ROLE_WORDS}:
        return False
    return _stands_below_others(around, section.title.plain)


def heads_facet(section: Section) -> bool:
    """Whether a heading below that of an entity with fields speaks of that entity: ``#### Access patterns``.

    Either its words say so, or it stands below other entities as well.
    """
    around = section.parent
    if around is None or section.level <= len("##") or _lists_own_columns(section, around):
        return False
    title = section.title.plain
    if section.level > _MAX_LEVEL and is_facet(title):
        return True
    beside = around.children[:_MAX_NEIGHBOURS]
    if any(one is not section and one.title.plain == title for one in beside) and is_facet(title, among=True):
        # In bold as the entities are, and once for each of them.
        return True
    if not _has_fields(around, section):
        return False
    return _stands_below_others(around, title) or is_facet(title, among=True)


def _lists_own_columns(section: Section, around: Section) -> bool:
    """Whether a list has names as attributes often have, and some that none of the lists beside it has.

    ``**Rules**`` over ``- name`` and ``- condition``, among the entities of an application for alerts.
    """
    names = _names(section)
    usual = any(name.lower() in COMMON_NAMES or _COLUMN_NAME.fullmatch(name) for name in names)
    if len(names) < _LEAST_OWN or not usual:
        return False
    others = (around, *(one for one in around.children[:_MAX_NEIGHBOURS] if one is not section))
    return not {name for one in others for name in _names(one)}.issuperset(names)


_LEAST_OWN = 2
_NAME = lazy(r"`?(?P<name>[^\W\d][\w ]{0,40}?)`?(?= ?[:：(（–—-]|$)")


def _names(section: Section) -> list[str]:
    """What the items of a section's first list, or the rows of its first table, begin with."""
    block = next((block for block in section.blocks[:4] if isinstance(block, List | Table)), None)
    texts = [item.text for item in block.items[:40]] if isinstance(block, List) else []
    texts += [row.cells[0] for row in block.rows[:40] if row.cells] if isinstance(block, Table) else []
    return [match["name"] for text in texts if (match := _NAME.match(text.plain.partition("\n")[0]))]


def _stands_below_others(around: Section, title: str) -> bool:
    """Whether a heading of the same words stands below one of the sections beside ``around``."""
    others = around.parent.children[:_MAX_NEIGHBOURS] if around.parent is not None else []
    return any(
        one.title.plain == title
        for other in others
        if other is not around
        for one in other.children[:_MAX_NEIGHBOURS]
    )


def _has_fields(around: Section, section: Section) -> bool:
    """Whether a heading has a list, a table or code of its own before one below it, or a part for its fields."""
    own = any(isinstance(block, List | Table | Fence) for block in around.blocks[:_MAX_NEIGHBOURS])
    parts = (one.title.plain for one in around.children[:_MAX_NEIGHBOURS] if one is not section)
    return own or any(_says_fields(part.rstrip(":： ")) for part in parts)


def _says_fields(title: str) -> bool:
    parts = words(title.lower())
    return HEADINGS.get(" ".join(parts)) == "fields" or fields_by_words(title, parts)


_LEAST_COLUMNS = 3
_MAX_LEVEL = 6
_MAX_NEIGHBOURS = 60


def lists_columns(item: Item) -> bool:
    """Whether an item is a name with columns in parentheses: ``beds (bed_id, label [text], user_id [FK])``."""
    found = _WITH_COLUMNS.match(item.text.plain.partition("\n")[0])
    if found is None:
        return False
    names = [part.split() for part in split(found[1], ",;")]
    columns = sum(1 for name in names if name and _is_column(name))
    return len(names) > 2 and columns * 2 > len(names)


def _is_column(parts: Sequence[str]) -> bool:
    typed = len(parts) > 1 and parts[1][0] in "[(:"
    return parts[0].isidentifier() and ("_" in parts[0] or typed)


_WITH_COLUMNS = lazy(r"[A-Za-z]\w{0,60}\s?[({](.{3,4000})[)}]\W{0,3}$")


_IDENTIFIER = lazy(r"[A-Za-z_]\w{0,60}")
_ABOUT_TABLES = word_set("index indexes indices query queries migration migrations validation validations example")


def table_columns(section: Section) -> tuple[str, ...]:
    """The headings of a section's first table, where its rows begin with names as code has them."""
    table = next((block for block in section.blocks[:4] if isinstance(block, Table)), None)
    if table is None or len(table.header) <= 1 or _ABOUT_TABLES.intersection(words(section.title.plain)):
        return ()
    named = sum(1 for row in table.rows[:40] if row.cells and _IDENTIFIER.fullmatch(row.cells[0].plain.strip()))
    return tuple(cell.plain for cell in table.header) if named > 1 and named == len(table.rows[:40]) else ()


_COLUMN_NAME = lazy(r"`?(?P<name>(?<=`)[A-Za-z_]\w{0,60}|[a-z]+(?:_[a-z]+|[A-Z][a-z]+)+|id$)")


def names_of_columns(section: Section) -> list[str]:
    """The names of a section's list where they are as code has them: ``event_id``, `` `title` ``, ``startAt``."""
    block = next((block for block in section.blocks[:3] if isinstance(block, List)), None)
    items = block.items[:40] if block is not None else ()
    names = [match["name"] for item in items if (match := _COLUMN_NAME.match(item.text.marked))]
    return names if len(items) >= _LEAST_COLUMNS and len(names) * 5 >= len(items) * 4 else []
