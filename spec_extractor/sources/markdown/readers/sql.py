"""SQL DDL: tables, their columns and keys, enumerated types, later ALTER TABLE and COMMENT ON statements.

Indexes, policies, triggers, views, functions and rows are no entities. sqlglot parses each column and constraint
on its own, so that a broken one costs only itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from spec_extractor.diagnostics import Diagnostic, warning
from spec_extractor.sources.markdown.code.bare_tables import are_bare_tables
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column, with_comment
from spec_extractor.sources.markdown.code.sql_script import Part, Statement, statements
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line, unquote
from spec_extractor.sources.markdown.tellings import EntityTelling, EnumTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document

_SIGNS = lazy(
    r"^[ \t]*(?:create\s+(?:or\s+replace\s+)?(?:\w+\s+){0,2}?(?:table|type|index)\s|alter\s+table\s|"
    r"comment\s+on\s)",
    re.I | re.M,
)
_LANGUAGES = frozenset({"sql", "postgres", "postgresql", "pgsql", "mysql", "sqlite", "ddl", "tsql", "plsql"})
_WORD = r'(?:"[^"\n]{1,80}"|`[^`\n]{1,80}`|\[[^\]\n]{1,80}\]|[\w$#@-]{1,80})'
_NAME = rf"({_WORD}(?:\s*\.\s*{_WORD}){{0,3}})"
_CREATE = lazy(
    rf"create\s+(?:or\s+replace\s+)?(?:(?:unlogged|foreign|column|row)\s+)?table\s+(?:if\s+not\s+exists\s+)?{_NAME}\s*$",
    re.I,
)
_TYPE = lazy(rf"create\s+type\s+{_NAME}\s+as\s+enum\s*$", re.I)
_ALTER = lazy(
    rf"alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?{_NAME}\s+(?:with\s+(?:no)?check\s+)?(add|alter)\s+(.*)",
    re.I | re.S,
)
_ADDED = lazy(r"(?:column\s+)?(?:if\s+not\s+exists\s+)?", re.I)
_NOT_NULL = lazy(rf"(?:column\s+)?{_NAME}\s+set\s+not\s+null$", re.I)
_COMMENT = lazy(rf"comment\s+on\s+(table|column)\s+{_NAME}\s+is\s+'(.*)'$", re.I | re.S)
_KEY_ON = lazy(
    r"(?:(?:fulltext|spatial)\s+)?(?:index|key)\s+[`\"]?[A-Za-z_]\w{0,80}[`\"]?\s*"
    r"\(\s*[`\"]?[A-Za-z_]\w{0,80}[`\"]?\s*(?:\(\d{1,4}\)|asc|desc)?\s*[,)]",
    re.I,
)
"""``INDEX by_day (day, room)`` among the columns."""
_INDEX = lazy(
    rf"create\s+(unique\s+)?index\s.{{0,200}}?\bon\s+(?:only\s+)?{_NAME}(?:\s+using\s+\w+)?\s*$", re.I | re.S
)
_CONSTRAINT = lazy(
    r"(?:constraint|primary\s+key|foreign\s+key|unique|check|exclude|index|key|fulltext|spatial|like|period)\b(?!\s*[,)]?$)",
    re.I,
)
_KEY_LINE = lazy(r"(?<=\S)\s*\n\s*(?=(?:primary\s+key|foreign\s+key|unique)\s*\()", re.I)
_DIALECTS = (
    ("mysql", lazy(r"`|\bengine\s*=|\bauto_increment\b|\benum\s*\(", re.I)),
    (
        "tsql",
        lazy(r"\[dbo\]|\bdbo\.|\bnvarchar\b|\bidentity\s*\(|\buniqueidentifier\b|\bdatetime2\b|\bgetdate\b", re.I),
    ),
    ("sqlite", lazy(r"\bautoincrement\b|\bwithout\s+rowid\b|\bpragma\b", re.I)),
    ("oracle", lazy(r"\bvarchar2\b|\bnumber\s*\(", re.I)),
)


@dataclass(slots=True)
class _Table:
    """A table while its statements are read; names of columns are lower-case keys."""

    name: str
    line: int
    columns: dict[str, FieldTelling] = field(default_factory=dict)
    primary: tuple[str, ...] = ()
    description: str = ""
    created: bool = False


def read_sql(document: Document, reading: Reading) -> None:
    """Read every block that defines or changes tables."""
    for block in code_blocks(document, reading):
        if _SIGNS.search(block.text):
            _read(block, statements(block.text), reading)
        elif block.language in _LANGUAGES and are_bare_tables(script := statements(block.text)):
            for statement in script:
                statement.head = f"create table {statement.head}"
            _read(block, script, reading)


def _read(block: CodeBlock, script: list[Statement], reading: Reading) -> None:
    dialect = next((name for name, signs in _DIALECTS if signs.search(block.text)), "postgres")
    tables: dict[str, _Table] = {}
    for statement in script:
        _statement(statement, dialect, tables, block, reading)
    reading.used.add(block.fence.line)
    for table in tables.values():
        fields = tuple(_with_key(table, name, member) for name, member in table.columns.items())
        if fields or table.created:
            reading.tellings.append(
                EntityTelling(
                    table.name, block.at(table.line), fields, table.description, exactness=Exactness.SCHEMA
                )
            )


def _statement(
    statement: Statement, dialect: str, tables: dict[str, _Table], block: CodeBlock, reading: Reading
) -> None:
    head = one_line(statement.head)[:600]
    if match := _CREATE.match(head):
        table = _table(tables, match.group(1), statement.line)
        table.created = True
        for part in statement.parts:
            _element(part, part.text, dialect, table, block, reading)
        described = re.search(r"\bcomment\s*=?\s*'([^']{1,400})'", statement.tail, re.I)
        table.description = table.description or (described.group(1) if described else "")
    elif match := _TYPE.match(head):
        values = tuple(dict.fromkeys(unquote(part.text.strip()) for part in statement.parts if part.text.strip()))
        reading.tellings.append(EnumTelling(_bare(match.group(1)), values, block.at(statement.line)))
    elif match := _INDEX.match(head):
        _index(match, statement, tables)
    elif head[:5].lower() == "alter" and (match := _ALTER.match(statement.text[:8000])):
        _alter(match, statement, dialect, tables, block, reading)
    elif head[:7].lower() == "comment" and (match := _COMMENT.match(statement.text[:4000])):
        _comment(match, statement, tables)


def _table(tables: dict[str, _Table], name: str, line: int) -> _Table:
    bare = _bare(name)
    return tables.setdefault(bare.lower(), _Table(bare, line))


def _bare(name: str) -> str:
    """A name without its quotes or brackets, and without the schema before it."""
    parts = re.findall(r'"[^"]*"|`[^`]*`|\[[^\]]*\]|[^.\s]+', name)
    return parts[-1].strip('"`[]') if parts else ""


def _element(
    part: Part, text: str, dialect: str, table: _Table, block: CodeBlock, reading: Reading, *, whole: bool = True
) -> None:
    from spec_extractor.sources.markdown.code.sql_columns import parse_element  # noqa: PLC0415 - slow to import

    text = text.strip()
    if not text or not any(char.isalnum() for char in text):
        return
    key = _KEY_LINE.search(text) if whole else None
    if key:
        # The comma before a key is missing.
        below = part.line + text.count("\n", 0, key.end())
        for half in (Part(part.line, text[: key.start()], part.comments), Part(below, text[key.end() :])):
            _element(half, half.text, dialect, table, block, reading)
        return
    if _KEY_ON.match(text):
        # PostgreSQL would read `INDEX by_day (day, room)` as a column.
        return
    found = parse_element(text, dialect)
    if found is None:
        if whole and "\n" in text and not _CONSTRAINT.match(text):
            # A comma is missing somewhere: each line on its own.
            for offset, line in enumerate(text.split("\n")):
                one = Part(part.line + offset, line, part.comments)
                _element(one, line, dialect, table, block, reading, whole=False)
            return
        member = None if _CONSTRAINT.match(text) else parse_field(text, block.at(part.line))
        if member is not None and re.fullmatch(r"[^\W\d]\w*", member.name):
            found_field = with_comment(replace(member, exactness=Exactness.SCHEMA), " ".join(part.comments))
            table.columns.setdefault(member.name.lower(), found_field)
        else:
            reading.diagnostics.append(_unread(part, text, table, block))
        return
    if found.column and not (found.computed and not re.search(r"\b(?:stored|persisted)\b", text, re.I)):
        member = column(found.column, block.at(part.line), found.changes, comment=" ".join(part.comments))
        if member is not None:
            table.columns.setdefault(found.column.lower(), member)
        else:
            reading.diagnostics.append(_unread(part, text, table, block))
    table.primary = table.primary or found.primary
    for name, changes in found.about.items():
        _refine(table, name, changes, block, part.line)


def _refine(table: _Table, name: str, changes: dict[str, Any], block: CodeBlock, line: int) -> None:
    known = table.columns.get(name.lower())
    if known is None:
        told = None if table.created else column(name, block.at(line), changes)
        if told is not None:
            table.columns[name.lower()] = told
        return
    if changes.get("values"):
        changes = {**changes, "type": "enum", "type_exact": True}
    table.columns[name.lower()] = replace(known, **changes)


def _unread(part: Part, text: str, table: _Table, block: CodeBlock) -> Diagnostic:
    return warning(
        "PRD122",
        block.at(part.line),
        f"{table.name}: this line is not read as a column: {one_line(text)[:60]}",
        "write `name TYPE`, then the constraints, and end it with a comma",
    )


def _with_key(table: _Table, name: str, member: FieldTelling) -> FieldTelling:
    keys = [key.lower() for key in table.primary]
    if name not in keys:
        return member
    if len(keys) == 1:
        return replace(member, primary_key=True, unique=True, nullable=False)
    return replace(member, primary_key=member.foreign_key or member.primary_key, nullable=False)


def _index(match: re.Match[str], statement: Statement, tables: dict[str, _Table]) -> None:
    table = tables.get(_bare(match.group(2)).lower())
    if table is None or len(statement.parts) != 1:
        return
    words = statement.parts[0].text.split()
    known = table.columns.get(_bare(words[0]).lower()) if words else None
    if known is not None and "where" not in statement.tail.lower():
        name = _bare(words[0]).lower()
        table.columns[name] = replace(known, unique=True) if match.group(1) else replace(known, indexed=True)


def _actions(statement: Statement, first: str) -> Iterator[str]:
    """The actions of an ALTER TABLE, separated by commas outside of parentheses."""
    depth = start = 0
    for index, char in enumerate(first):
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            yield first[start:index]
            start = index + 1
    yield first[start:]


def _alter(
    match: re.Match[str],
    statement: Statement,
    dialect: str,
    tables: dict[str, _Table],
    block: CodeBlock,
    reading: Reading,
) -> None:
    table = _table(tables, match.group(1), statement.line)
    for index, raw in enumerate(_actions(statement, match.group(3))):
        action = raw.strip()
        word = match.group(2).lower() if index == 0 else action.partition(" ")[0].lower()
        rest = action if index == 0 else action.partition(" ")[2].strip()
        if word == "add" or (
            index > 0 and word not in {"alter", "drop", "rename", "owner", "enable", "modify", "set"}
        ):
            text = rest if word == "add" else action
            text = text[_ADDED.match(text).end() :]  # type: ignore[union-attr]
            # T-SQL adds several columns after one ADD, and MySQL in parentheses.
            text = text[1:-1] if text.startswith("(") and text.endswith(")") else text
            _element(Part(statement.line, text), text, dialect, table, block, reading)
        elif word == "alter" and (known := _NOT_NULL.match(rest)):
            _refine(table, _bare(known.group(1)), {"nullable": False}, block, statement.line)


def _comment(match: re.Match[str], statement: Statement, tables: dict[str, _Table]) -> None:
    text = match.group(3).replace("''", "'").strip()
    name = match.group(2)
    if match.group(1).lower() == "table":
        table = tables.get(_bare(name).lower())
        if table is not None:
            table.description = text
        return
    owner, _, column_name = name.rpartition(".")
    table = tables.get(_bare(owner).lower())
    known = table.columns.get(_bare(column_name).lower()) if table else None
    if table is not None and known is not None:
        table.columns[_bare(column_name).lower()] = with_comment(known, text)
