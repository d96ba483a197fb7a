"""Stories in tables: columns for role, want and reason, sentences, titles, and rows that say `User story`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Story
from spec_extractor.naming import words
from spec_extractor.sources.markdown.columns import cell_of, column_roles
from spec_extractor.sources.markdown.headings import Kind, classify, context
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.story_text import (
    MAX_STORY,
    among_stories,
    begins,
    identified,
    parse_story,
    wanted,
)
from spec_extractor.sources.markdown.tellings import Reading
from spec_extractor.sources.markdown.tree import Document, Row, Section, Table
from spec_extractor.sources.markdown.vocabulary import (
    STORY_AS_WORDS,
    STORY_HEADING_WORDS,
    STORY_SO_WORDS,
    STORY_WANT_WORDS,
    is_wide,
)

_PARTS = ("role", "want", "benefit")
_SAID = {
    " ".join(words(said)): part
    for part, spellings in zip(_PARTS, (STORY_AS_WORDS, STORY_WANT_WORDS, STORY_SO_WORDS), strict=True)
    for said in spellings
} | {"as a": "role", "as an": "role", "i want": "want", "i want to": "want", "i need": "want", "i can": "want"}
"""What the heading of a column says as a sentence would → the part of the story below it."""


def read_story_table(document: Document, section: Section, table: Table, reading: Reading) -> None:
    """Read the rows of a table that tell stories."""
    inside = context(section) is Kind.STORIES
    roles = column_roles(table)
    said = _said_columns(table)
    if "want" in said:
        roles = roles | said
    # "Actor | Action" is a scenario or a right, unless the table stands among stories.
    parted = {"role", "want"} <= roles.keys() and (inside or "want" in said)
    titled = _titles(table, headed=inside) if among_stories(section) else None
    for row in _rows(table):
        location = Location(document.file, row.line)
        labelled = len(row.cells) > 1 and _says_story(row.cells[0].plain[:80])
        told = inside or labelled
        found = next((s for c in row.cells if (s := parse_story(c.plain[:MAX_STORY], location, told=told))), None)
        if found is None and parted:
            parts = {part: one_line(cell_of(row, roles, part)).replace("`", "") for part in _PARTS}
            if parts["want"]:
                found = Story(parts["want"], parts["role"], parts["benefit"], location=location)
        if found is None and labelled and len(row.cells) == _LABEL_AND_TEXT:
            found = _plain(row.cells[1].plain, location)
        if found is None and titled is not None and titled < len(row.cells):
            found = _of_role(row, titled, location) or _plain(row.cells[titled].plain, location)
        if found is not None:
            extra = one_line(cell_of(row, roles, "acceptance"))
            reading.tellings.append(replace(found, acceptance=(extra,)) if extra else found)
            # The other rows of a table that says what each is may hold data.
            reading.used.update({row.line} if labelled else {row.line, table.line})


_LABEL_AND_TEXT = 2
"""The cells of a row that says what its text is."""


def _said_columns(table: Table) -> dict[str, int]:
    """The columns whose headings are a sentence's words: ``Sebagai | Saya ingin | Agar``."""
    roles: dict[str, int] = {}
    for index, cell in enumerate(table.header[:20]):
        part = _SAID.get(" ".join(words(cell.plain[:80])))
        if part is not None:
            roles.setdefault(part, index)
    return roles


def _titles(table: Table, *, headed: bool) -> int | None:
    """The column with the titles of stories: by its heading, or behind that of their numbers."""
    columns = (i for i, cell in enumerate(table.header[:20]) if headed and _is_story(cell.plain))
    column = next(columns, None) if len(table.header) > 1 else None
    if column is not None and any(wanted(row.cells[column].plain) for row in table.rows[:20]):
        return column
    numbered = [row for row in table.rows[:20] if row.cells and identified(f"{row.cells[0].plain[:40]}: x") == "x"]
    return (column or 0) + 1 if numbered and len(numbered) == len(table.rows[:20]) else None


def _is_story(heading: str) -> bool:
    told = heading.strip().lower()
    called = told in {"story", "title"} or told in STORY_HEADING_WORDS or told.endswith(_WIDE_STORY)
    return called or classify(heading[:80]) is Kind.STORIES


_WIDE_STORY = ("故事", "ストーリー", "스토리", "이야기")
_NUMBERED = lazy(r"\W*(?:[A-Za-z]{1,6}[-_. ]?)?\d{1,4}(?:\.\d{1,3})*\W*")


def _of_role(row: Row, titled: int, location: Location) -> Story | None:
    """The story of a row with a role in the column before: ``Coach | I want to see who is out``."""
    role = one_line(row.cells[titled - 1].plain)[:80] if titled else ""
    said = wanted(row.cells[titled].plain)
    if not role or not said or _NUMBERED.fullmatch(role):
        return None
    sentence = f"作为{role}，{said}" if is_wide(said) else f"As a {role}, {said}"
    return parse_story(sentence, location) or Story(said.rstrip("."), role, location=location)


def _says_story(label: str) -> bool:
    """Whether a cell is the label of a user story; `Story` alone may be a thing or a field."""
    bare = label.strip(":： ")
    return bare.lower() not in {"story", "stories"} and classify(bare) is Kind.STORIES


def _rows(table: Table) -> Iterator[Row]:
    """The rows, with the heading where it is one of them: ``| User story | As a guest, … |``."""
    if len(table.header) == _LABEL_AND_TEXT and begins(table.header[1].plain):
        yield Row(table.header, table.line)
    yield from table.rows


def _plain(text: str, location: Location) -> Story | None:
    said = wanted(text)
    return Story(said.rstrip("."), location=location) if said else None
