"""Classes and records: Java, Kotlin, C#, Go, Swift, Rust, and ``Name { field: type }`` in no language at all.

Line by line: a head opens a type, its members stand at the first depth of braces. What names a request, a service
or a part of another type is left out, as in TypeScript.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from spec_extractor.naming import snake
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.class_types import annotated, class_type
from spec_extractor.sources.markdown.code.columns import column
from spec_extractor.sources.markdown.code.stored import in_data_place, is_base, is_message, may_be_message
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.tellings import EntityTelling, EnumTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document
from spec_extractor.sources.markdown.types import is_plain_type

_CODE = frozenset(
    ["java", "kotlin", "kt", "csharp", "cs", "c#", "go", "golang", "swift", "rust", "rs", "scala", "dart"]
)
_LOOSE = frozenset({"", "text", "plaintext", "txt", "pseudo", "pseudocode", "plain", "yaml", "model"})
_MISNAMED = frozenset({"typescript", "ts", "tsx", "javascript", "js", "json", "jsonc", "graphql", "prisma"})
"""Languages that blocks of ``Name { field: type }`` are given for their colours, in which that is nothing."""
_STRICT_NULLS = frozenset({"typescript", "ts", "tsx", "kotlin", "kt", "swift", "rust", "rs", "dart", "scala"})
_VALUE_TYPES = frozenset({"integer", "float", "decimal", "boolean", "uuid", "datetime", "date"})
_MODIFIERS = (
    r"(?:(?:public|private|protected|internal|final|abstract|sealed|open|data|partial|export|pub|static|readonly|val|"
    r"var|let|virtual|override|required|late|lateinit|const|transient|volatile)\s+)*"
)
_HEAD = lazy(
    rf"{_MODIFIERS}(?:(?P<kind>class|struct|record|entity|model|table|enum class|enum|type|object|case class)\s+)?"
    r"(?P<name>[A-Z][A-Za-z0-9]{1,60}|[a-z][a-z0-9_]{2,60}(?=\s*\{))(?:\s+(?P<go>struct))?(?:<[^<>]{0,60}>)?\s*"
    r"(?:(?:\(table\)|:|extends|implements|with)[^{(]{0,200})?(?P<open>[{(])\s*(?P<rest>.*)$"
)
_COLON = lazy(
    rf"[+*#~-]?\s*{_MODIFIERS}`?(?P<name>[A-Za-z_]\w{{0,60}})`?(?P<mark>[?!]?)\s*:\s*(?P<type>[^=;]{{1,120}}?)(?:\s*=\s*(?P<default>[^;,]{{1,80}}))?\s*[,;]?$"
)
_TYPED = lazy(
    rf"{_MODIFIERS}(?P<type>[A-Za-z_][\w.]{{0,60}}(?:<[\w<>,. ?]{{1,80}}>)?(?:\[\])?\??)\s+"
    r"(?P<name>[A-Za-z_]\w{0,60})\s*(?:=\s*(?P<default>[^;]{1,80}?))?\s*(?:;|,|\{[^{}]{0,80}\}.*)?$"
)
_GO = lazy(r"(?P<name>[A-Z]\w{0,60})\s+(?P<type>[*\[\]\w.]{1,80})\s*(?P<tags>`[^`]{0,300}`)?$")
_ANNOTATION = lazy(
    r"(?:@[\w.:]{1,60}(?:\((?:[^()]|\([^()]{0,100}\)){0,300}\))?|\[\w{1,40}[^\[\]]{0,200}\]|#\[[^\]]{0,200}\])\s*"
)
_ALONE = lazy(r"[ \t]*\n[ \t]*\{[ \t]*$", re.M)
_STORED = lazy(r"@(?:Entity|Table|Document|Collection|RealmClass|Model)\b|\[Table\b")
_COMMENT = lazy(r"(?:^|\s)(?://|#(?!\[)|--)\s*(.*)$")
_SIGN = lazy(
    r"^\s*(?:[\w@]+\s+){0,4}[A-Za-z]\w{1,60}(?:\s+struct)?[^\n;={]{0,200}[{(]\s*(?:[^\n]{0,300}\}?)$", re.M
)
_MAX_LINE = 500


@dataclass(slots=True)
class _Class:
    name: str
    line: int
    stored: bool
    enumeration: bool
    go: bool
    closing: str
    depth: int = 1
    fields: list[FieldTelling] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    methods: int = 0
    has_id: bool = False


def read_classes(document: Document, reading: Reading) -> None:
    """Read the types of every block in one of the languages, and of blocks without one that speak of data."""
    for block in code_blocks(document, reading):
        loose = block.language in _LOOSE | _MISNAMED and in_data_place(block)
        if (block.language in _CODE or loose) and _SIGN.search(block.text[:20_000]):
            _read(block, reading)


def _read(block: CodeBlock, reading: Reading) -> None:
    found = _classes(block)
    names = {one.name for one in found}
    for one in found:
        keys = {snake(member.name) for member in one.fields}
        # `AisleId` and `Aisle` are one reference, told as a key and as what it leads to.
        one.fields = [m for m in one.fields if m.type not in names or f"{snake(m.name)}_id" not in keys]
    told: list[EntityTelling | EnumTelling] = []
    for one in found:
        if one.enumeration:
            if one.values:
                told.append(EnumTelling(one.name, tuple(dict.fromkeys(one.values)), block.at(one.line)))
            continue
        acts = one.methods > len(one.fields)
        passing = is_message(one.name) or is_base(one.name) or (may_be_message(one.name) and not one.has_id)
        if len(one.fields) < 2 or (not one.stored and (acts or passing)):
            continue
        sure = one.stored or in_data_place(block) or (one.has_id and block.kind is Kind.UNKNOWN)
        told.append(
            EntityTelling(
                one.name, block.at(one.line), tuple(one.fields), weak=not sure, exactness=Exactness.TYPED
            )
        )
    if told:
        reading.used.add(block.fence.line)
        reading.tellings.extend(told)


def _classes(block: CodeBlock) -> list[_Class]:
    found: list[_Class] = []
    current: _Class | None = None
    annotations = ""
    # A brace on a line of its own belongs to the line before.
    for number, raw in enumerate(_ALONE.sub(" {\n", block.text).split("\n")):
        if len(raw) > _MAX_LINE:
            continue
        comment = _COMMENT.search(raw)
        text = (raw[: comment.start()] if comment else raw).strip()
        annotations, text = _annotations(annotations, text)
        if not text:
            continue
        if current is None:
            head = _HEAD.match(text)
            if head and _is_head(head, block):
                current = _opened(head, number, annotations, block)
                found.append(current)
                rest = head.group("rest").strip()
                current = _inside(rest, number, "", current, block, "") if rest else current
            annotations = ""
            continue
        current = _inside(text, number, annotations, current, block, comment.group(1) if comment else "")
        annotations = ""
    return found


def _is_head(head: re.Match[str], block: CodeBlock) -> bool:
    """Whether it opens a type: named as one, or a name before a brace and nothing else on the line."""
    kind = head.group("kind")
    alone = head.group("rest").strip() in {"", "}"}
    if block.language in _MISNAMED:
        return not kind and head.group("open") == "{" and alone and head["name"][0].isupper()
    if head.group("open") == "(":
        return kind in {"class", "record", "case class"} or "data class" in head.group()
    return bool(kind) or (block.language in _LOOSE and alone)


def _opened(head: re.Match[str], number: int, annotations: str, block: CodeBlock) -> _Class:
    kind = head.group("kind") or ""
    return _Class(
        head.group("name"),
        number,
        stored=bool(_STORED.search(annotations)),
        enumeration=kind.startswith("enum"),
        go=block.language in {"go", "golang"} or bool(head.group("go")),
        closing="}" if head.group("open") == "{" else ")",
    )


def _annotations(before: str, text: str) -> tuple[str, str]:
    """What stands before a member in annotations, added to those of the lines before, and the rest."""
    while match := _ANNOTATION.match(text):
        if text.startswith("[") and not re.match(r"\[[A-Z]", text):
            break
        before, text = f"{before} {match.group()}", text[match.end() :]
    return before[-1000:], text.strip()


def _inside(
    text: str, number: int, annotations: str, one: _Class, block: CodeBlock, comment: str
) -> _Class | None:
    """Read a line within a type; returns the type while it stays open."""
    if one.depth == 1 and not text.startswith(one.closing):
        parts = text.rstrip(one.closing).split(",") if one.closing == ")" or one.enumeration else [text]
        for part in parts:
            notes, part = _annotations(annotations, part.strip())  # noqa: PLW2901
            if part:
                _member(part, number, notes, one, block, comment)
    opening = "{" if one.closing == "}" else "("
    one.depth += text.count(opening) - text.count(one.closing)
    return one if one.depth > 0 else None


def _said(text: str, words: str, block: CodeBlock, number: int) -> FieldTelling | None:
    """The field of a line of no language that says more than its type: ``email: string, unique``."""
    if not any(sign in words for sign in ",(→["):
        return None
    told = parse_field(text.lstrip("+-*• ").rstrip(",; "), block.at(number))
    return told if told is not None and is_typed(told) else None


def _member(text: str, number: int, annotations: str, one: _Class, block: CodeBlock, comment: str) -> None:
    if one.enumeration:
        value = re.match(r"(?:case\s+)?([A-Za-z_]\w{0,60})\s*(?:[,;(=}]|$)", text)
        one.values += [value.group(1)] if value else []
        return
    match = _GO.match(text) if one.go else (_COLON.match(text) or _TYPED.match(text))
    if match is None:
        one.methods += "(" in text
        return
    groups = match.groupdict()
    name, words = groups["name"], groups["type"].strip()
    if block.language in _LOOSE and (said := _said(text, words, block, number)) is not None:
        one.has_id = one.has_id or name.lower() == "id"
        one.fields.append(replace(said, description=said.description or comment))
        return
    if block.language in _LOOSE and is_plain_type(name) and not is_plain_type(words):
        # In no language the type may stand behind the name.
        name, words = words, name
    if words in {
        "return",
        "import",
        "package",
        "using",
        "fun",
        "func",
        "fn",
        "def",
        "throw",
        "new",
        "case",
        "type",
    }:
        return
    changes: dict[str, Any] = class_type(words, name, block.language)
    if groups.get("mark") == "?":
        changes["nullable"] = True
    strict = block.language in _STRICT_NULLS or (
        block.language in {"csharp", "cs", "c#"} and changes.get("type") in _VALUE_TYPES
    )
    if strict:
        changes.setdefault("nullable", False)
    annotated(f"{annotations} {groups.get('tags') or ''}", changes)
    default = (groups.get("default") or "").strip()
    if default and re.fullmatch(r"true|false|\d{1,9}|\"[^\"]{0,60}\"|'[^']{0,60}'", default):
        changes.setdefault("default", default.strip("\"'"))
    one.has_id = one.has_id or name.lower() == "id"
    told = column(name, block.at(number), changes, comment=comment, exactness=Exactness.TYPED)
    if told is not None:
        one.fields.append(told)
