"""DBML: tables with column settings, enumerations, references inside and beside the tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from spec_extractor.ir import OnDelete
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column, typed, with_comment
from spec_extractor.sources.markdown.code.tokens import Entry, Token, entries, tokenize
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    EnumTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.tree import Document

_SIGNS = lazy(r'^[ \t]*Table\s+[\w."]+[^\n{]{0,120}\{', re.M | re.I)
_ON_DELETE = {
    "cascade": OnDelete.CASCADE,
    "set null": OnDelete.SET_NULL,
    "restrict": OnDelete.RESTRICT,
    "no action": OnDelete.RESTRICT,
}
_ARROWS = frozenset({">", "<", "-", "<>"})


@dataclass(slots=True)
class _Table:
    name: str
    line: int
    columns: dict[str, FieldTelling] = field(default_factory=dict)
    note: str = ""
    keys: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Script:
    """What a block declares; ``aliases`` are other names of tables."""

    block: CodeBlock
    tokens: list[Token]
    tables: dict[str, _Table] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    references: list[tuple[list[str], str, list[str], dict[str, Any], int]] = field(default_factory=list)


def read_dbml(document: Document, reading: Reading) -> None:
    """Read every DBML block."""
    for block in code_blocks(document, reading):
        if _SIGNS.search(block.text):
            _read(_Script(block, tokenize(block.text)), reading)


def _read(script: _Script, reading: Reading) -> None:
    tokens = script.tokens
    index = 0
    while index < len(tokens):
        word = tokens[index].text.lower() if tokens[index].kind == "word" and tokens[index].breaks else ""
        if word in {"table", "enum"} and index + 1 < len(tokens):
            index = _declared(script, index, reading)
        elif word == "ref":
            index = _reference(script, index)
        else:
            token = tokens[index]
            index = token.close + 1 if token.close > index else index + 1
    reading.used.add(script.block.fence.line)
    relations = [relation for told in script.references if (relation := _related(script, *told)) is not None]
    for table in script.tables.values():
        members = tuple(_keyed(table, name, member) for name, member in table.columns.items())
        reading.tellings.append(
            EntityTelling(table.name, script.block.at(table.line), members, table.note, exactness=Exactness.SCHEMA)
        )
    reading.tellings.extend(relations)


def _declared(script: _Script, index: int, reading: Reading) -> int:
    tokens = script.tokens
    opening = next((i for i in range(index + 1, min(index + 60, len(tokens))) if tokens[i].text == "{"), None)
    if opening is None:
        return index + 1
    names = [t.value for t in tokens[index + 1 : opening] if t.kind in {"word", "string"}]
    dotted = 2 if len(names) > 1 and tokens[index + 2].text == "." else 1
    close = min(tokens[opening].close, len(tokens))
    name = names[dotted - 1] if len(names) >= dotted else ""
    line = tokens[index].line
    if not name:
        return close + 1
    if tokens[index].text.lower() == "enum":
        body = entries(tokens, opening + 1, close, (), by_line=True)
        values = [tokens[entry.start].value for entry in body]
        reading.tellings.append(EnumTelling(name, tuple(dict.fromkeys(values)), script.block.at(line)))
        return close + 1
    table = script.tables.setdefault(name.lower(), _Table(name, line))
    lowered = [n.lower() for n in names]
    if "as" in lowered[dotted:] and lowered.index("as", dotted) + 1 < len(names):
        script.aliases[names[lowered.index("as", dotted) + 1].lower()] = name.lower()
    for entry in entries(tokens, opening + 1, close, (), by_line=True):
        _column(script, table, entry)
    return close + 1


def _column(script: _Script, table: _Table, entry: Entry) -> None:
    tokens = script.tokens
    first = tokens[entry.start]
    following = tokens[entry.start + 1].text if entry.start + 1 < entry.end else ""
    lowered = first.text.lower()
    if lowered == "note" and following in {":", "{"}:
        table.note = tokens[entry.end - 1].value if following == ":" else tokens[entry.start + 2].value
        return
    if lowered in {"indexes", "checks"} and following == "{":
        _indexes(script, table, entry.start + 1)
        return
    if first.kind not in {"word", "string"}:
        return
    settings = _settings_start(tokens, entry)
    words = "".join(t.value if t.kind == "string" else t.text for t in tokens[entry.start + 1 : settings])
    changes = typed(words, otherwise="string") if words else {}
    for key, value in _settings(tokens, settings, entry.end):
        _setting(script, table, first.value, key, value, changes, first.line)
    note = changes.pop("description", "")
    member = column(first.value, script.block.at(first.line), changes, comment=note)
    if member is not None:
        table.columns[first.value.lower()] = with_comment(member, entry.comment)


def _settings_start(tokens: list[Token], entry: Entry) -> int:
    for index in range(entry.start + 1, entry.end):
        if tokens[index].text == "[" and tokens[index].close != index + 1:
            return index
    return entry.end


def _settings(tokens: list[Token], start: int, end: int) -> list[tuple[str, list[Token]]]:
    """The settings in brackets: key in lower case and the tokens of its value."""
    if start >= end:
        return []
    found = []
    for entry in entries(tokens, start + 1, min(tokens[start].close, end), ",", by_line=False):
        colon = next((i for i in range(entry.start, entry.end) if tokens[i].text == ":"), entry.end)
        key = " ".join(t.text for t in tokens[entry.start : colon]).lower()
        found.append((key, tokens[colon + 1 : entry.end]))
    return found


def _setting(
    script: _Script, table: _Table, name: str, key: str, value: list[Token], changes: dict[str, Any], line: int
) -> None:
    text = " ".join(token.value for token in value).strip("`")
    match key:
        case "pk" | "primary key":
            table.keys.append(name.lower())
        case "not null":
            changes["nullable"] = False
        case "null":
            changes["nullable"] = True
        case "unique":
            changes["unique"] = True
        case "default" if "(" not in text or text.replace(" ", "").lower() == "now()":
            changes["default"] = text.replace(" ( )", "()")
        case "note":
            changes["description"] = text
        case "ref" if value:
            target = [t.value for t in value if t.kind in {"word", "string"}]
            arrow = "<>" if "<>" in text else value[0].text
            if target and arrow in _ARROWS:
                script.references.append(([table.name, name], arrow, target, {}, line))


def _indexes(script: _Script, table: _Table, opening: int) -> None:
    tokens = script.tokens
    for entry in entries(tokens, opening + 1, min(tokens[opening].close, len(tokens)), (), by_line=True):
        keys = {key for key, _ in _settings(tokens, _settings_start(tokens, entry), entry.end)}
        first = tokens[entry.start]
        inside = tokens[entry.start + 1 : first.close] if first.text == "(" else [first]
        names = [t.value.lower() for t in inside if t.kind in {"word", "string"}]
        known = table.columns.get(names[0]) if len(names) == 1 else None
        if keys & {"pk", "primary key"}:
            table.keys = names
        elif known is not None:
            table.columns[names[0]] = replace(known, unique=known.unique or "unique" in keys, indexed=True)


def _reference(script: _Script, index: int) -> int:
    """``Ref: posts.author_id > users.id [delete: cascade]``, also with a name and in braces."""
    tokens = script.tokens
    start = next((i for i in range(index, min(index + 8, len(tokens))) if tokens[i].text in {":", "{"}), None)
    if start is None:
        return index + 1
    end = tokens[start].close if tokens[start].text == "{" else start + 1
    while tokens[start].text == ":" and end < len(tokens) and not tokens[end].breaks:
        end += 1
    for entry in entries(tokens, start + 1, min(end, len(tokens)), (), by_line=True):
        settings = _settings_start(tokens, entry)
        arrow = next((i for i in range(entry.start, settings) if tokens[i].text in _ARROWS), None)
        if arrow is None:
            continue
        left = [t.value for t in tokens[entry.start : arrow] if t.kind in {"word", "string"}]
        right = [t.value for t in tokens[arrow + 1 : settings] if t.kind in {"word", "string"}]
        changes = {}
        for key, value in _settings(tokens, settings, entry.end):
            action = _ON_DELETE.get(" ".join(t.value for t in value).lower())
            if key == "delete" and action:
                changes["on_delete"] = action
        if len(left) > 1 and right:
            script.references.append((left, tokens[arrow].text, right, changes, tokens[entry.start].line))
    return max(end, index + 1)


def _related(
    script: _Script, left: list[str], arrow: str, right: list[str], changes: dict[str, Any], line: int
) -> RelationTelling | None:
    """Set the reference at the column that holds it; a relation of many to many is returned."""
    ends = [(path[-2] if len(path) > 1 else path[-1], path[-1]) for path in (left, right)]
    names = [script.aliases.get(table.lower(), table.lower()) for table, _ in ends]
    shown = [script.tables[name].name if name in script.tables else ends[i][0] for i, name in enumerate(names)]
    if arrow == "<>":
        return RelationTelling("many_to_many", shown[0], shown[1], script.block.at(line))
    holder, other = (1, 0) if arrow == "<" else (0, 1)
    table = script.tables.get(names[holder])
    if arrow == "-" and ends[0][1].lower() == "id" and names[1] in script.tables:
        holder, other, table = 1, 0, script.tables[names[1]]
    key = ends[holder][1].lower()
    known = table.columns.get(key) if table else None
    if table is not None and known is not None:
        table.columns[key] = replace(
            known, target=shown[other], foreign_key=True, unique=known.unique or arrow == "-", **changes
        )
    return None


def _keyed(table: _Table, name: str, member: FieldTelling) -> FieldTelling:
    if name not in table.keys:
        return member
    alone = len(table.keys) == 1
    return replace(member, nullable=False, primary_key=alone or member.foreign_key, unique=alone or member.unique)
