"""Prisma schemas: models and enumerations. A relation's field is the reference that its columns hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from spec_extractor.ir import OnDelete
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column, typed
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.tellings import EntityTelling, EnumTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document

_SIGNS = lazy(r"^[ \t]*model\s+\w+\s*\{", re.M)
_HEAD = lazy(r"\s*(model|enum|type|view)\s+(\w+)\s*\{?\s*(.*)$")
_FIELD = lazy(r"([^\W\d]\w*)\s+(Unsupported\([^)]{0,80}\)|[^\W\d]\w*)\s*(\[\])?\s*(\?)?(?![\w.(])\s*(.*)$")
_ATTRIBUTE = lazy(r"@(?:db\.)?(\w+)(?:\(((?:[^()]|\([^()]{0,200}\)){0,400})\))?")
_COLUMNS = lazy(r"fields:\s*\[([^\]]{0,200})\]")
_ON_DELETE = lazy(r"onDelete:\s*(\w+)")
_ACTIONS = {
    "Cascade": OnDelete.CASCADE,
    "SetNull": OnDelete.SET_NULL,
    "Restrict": OnDelete.RESTRICT,
    "NoAction": OnDelete.RESTRICT,
}
_TEXT = lazy(r'"(?:[^"\\]|\\.)*+"')
_MAX_LINE = 1000


@dataclass(slots=True)
class _Model:
    name: str
    line: int
    fields: dict[str, FieldTelling] = field(default_factory=dict)
    relations: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)


def read_prisma(document: Document, reading: Reading) -> None:
    """Read every Prisma schema."""
    told: set[frozenset[str]] = set()
    for block in code_blocks(document, reading):
        if _SIGNS.search(block.text):
            _read(block, reading, told)


def _read(block: CodeBlock, reading: Reading, told: set[frozenset[str]]) -> None:
    models: list[_Model] = []
    for kind, name, line, body in _declarations(block.text):
        if kind == "enum":
            values = [text.split()[0] for _, text, _ in body if text and not text.startswith("@")]
            reading.tellings.append(EnumTelling(name, tuple(dict.fromkeys(values)), block.at(line)))
        elif kind == "model":
            model = _Model(name, line)
            for number, text, comment in body:
                _line(text, comment, number, model, block)
            models.append(model)
    reading.used.add(block.fence.line)
    for model in models:
        members = tuple(_finished(model, told))
        reading.tellings.append(
            EntityTelling(model.name, block.at(model.line), members, exactness=Exactness.SCHEMA)
        )


def _declarations(text: str) -> Iterator[tuple[str, str, int, list[tuple[int, str, str]]]]:
    """Kind, name, line and the body's lines (number, text, comment) of every declaration."""
    current: tuple[str, str, int, list[tuple[int, str, str]]] | None = None
    for number, raw in enumerate(text.split("\n")):
        # Braces and slashes in strings are no syntax; what the strings hold is not needed where they do.
        raw = _TEXT.sub(_without_syntax, raw)  # noqa: PLW2901
        code, _, comment = raw.partition("//")
        code = code.strip()
        head = _HEAD.match(code[:_MAX_LINE]) if "{" in code or current is None else None
        if head:
            if current:
                yield current
            current = (head.group(1), head.group(2), number, [])
            code = head.group(3)
        if current is None:
            continue
        inside, closed, _ = code.partition("}")
        # Semicolons part members that share a line, blanks the values of an enumeration.
        parts = inside.split() if current[0] == "enum" and "@" not in inside else inside.split(";")
        current[3].extend(
            (number, part.strip()[:_MAX_LINE], comment.strip(" /")) for part in parts if part.strip()
        )
        if closed:
            yield current
            current = None
    if current:
        yield current


def _without_syntax(match: re.Match[str]) -> str:
    return '""' if any(mark in match.group() for mark in ("{", "}", "//")) else match.group()


def _line(text: str, comment: str, number: int, model: _Model, block: CodeBlock) -> None:
    if text.startswith("@@"):
        for attribute in _ATTRIBUTE.finditer(text):
            names = re.findall(r"\w+", re.sub(r"\w+\s*:\s*\"[^\"]*\"", "", attribute.group(2) or ""))
            if attribute.group(1) == "id":
                model.keys = [name for name in names if name in model.fields]
            elif attribute.group(1) == "unique" and len(names) == 1 and names[0] in model.fields:
                model.fields[names[0]] = replace(model.fields[names[0]], unique=True)
        return
    match = _FIELD.match(text)
    if not match:
        return
    name, kind, many, optional, attributes = match.groups()
    changes: dict[str, Any] = typed("json" if kind.startswith("Unsupported") else kind, otherwise="string")
    if many:
        named = "otherwise" in changes
        changes = {"type": "json", "type_words": f"{kind}[]", "type_exact": False, "many": named}
        changes |= {"target": kind} if named else {}
    else:
        changes["nullable"] = bool(optional)
    for attribute in _ATTRIBUTE.finditer(attributes):
        word, inside = attribute.group(1), (attribute.group(2) or "").strip()
        if word == "relation":
            _relation(inside, kind, changes, model)
            if _COLUMNS.search(inside):
                return
        else:
            _attribute(word, inside, changes)
    member = column(name, block.at(number), changes, comment=comment)
    if member is not None:
        model.fields[name] = member


def _relation(inside: str, kind: str, changes: dict[str, Any], model: _Model) -> None:
    action = _ON_DELETE.search(inside)
    on_delete = _ACTIONS.get(action.group(1)) if action else None
    columns = _COLUMNS.search(inside)
    if columns:
        names = re.findall(r"\w+", columns.group(1))
        if len(names) == 1:
            model.relations[names[0]] = (kind, {"on_delete": on_delete})
    elif on_delete:
        changes["on_delete"] = on_delete


def _attribute(word: str, inside: str, changes: dict[str, Any]) -> None:
    match word:
        case "id":
            changes["primary_key"] = True
        case "unique":
            changes["unique"] = True
        case "default":
            if inside[:1] != "[" and not inside.startswith(
                ("cuid", "uuid", "autoincrement", "dbgenerated", "auto")
            ):
                changes["default"] = inside.strip("\"'") or None
        case "VarChar" | "Char" if inside.isdigit() and changes.get("type") == "string":
            changes["max_length"] = int(inside)
        case "Text" | "LongText" | "MediumText" if changes.get("type") == "string":
            changes["type"] = "text"
        case "Uuid" | "Date" if changes.get("type") in {"string", "datetime"}:
            changes["type"] = word.lower()
        case "Decimal" | "Money":
            numbers = [int(number) for number in re.findall(r"\d{1,4}", inside)]
            changes["type"] = "decimal"
            if numbers:
                changes["precision"], changes["scale"] = numbers[0], numbers[1] if len(numbers) > 1 else 0


def _finished(model: _Model, told: set[frozenset[str]]) -> Iterator[FieldTelling]:
    for name, member in model.fields.items():
        if name in model.relations:
            kind, changes = model.relations[name]
            member = replace(member, target=kind, foreign_key=True, **changes)  # noqa: PLW2901
        if member.many and member.target:
            pair = frozenset((model.name, member.target))
            # Both sides list the other: one set says it.
            if pair in told:
                continue
            told.add(pair)
        if name in model.keys:
            alone = len(model.keys) == 1
            member = replace(member, primary_key=alone or member.foreign_key, unique=alone or member.unique)  # noqa: PLW2901
        yield member
