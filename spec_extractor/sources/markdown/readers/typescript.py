"""TypeScript: interfaces, object types, entity classes, enumerations; object types that a heading names.

A type is an entity where it is stored: requests, responses, props, services and types that only another type
embeds are not. In a place that does not speak of data it needs an ``id``, or adds to an entity told elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from spec_extractor.naming import entity_key
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column
from spec_extractor.sources.markdown.code.named_by_comments import named_by_comments
from spec_extractor.sources.markdown.code.row_types import row_types
from spec_extractor.sources.markdown.code.stored import in_data_place, is_base, is_message, may_be_message
from spec_extractor.sources.markdown.code.tokens import Entry, Token, entries, source, tokenize
from spec_extractor.sources.markdown.code.ts_types import decorated, ts_type
from spec_extractor.sources.markdown.headings import Kind
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.tellings import EntityTelling, EnumTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document

_SIGNS = lazy(r"(?:^|\s)(?:interface|type|enum|class)\s+[^\W\d][\w$]*[^\n]{0,200}[{=]", re.M)
_ANONYMOUS = lazy(r"\s*\{\s*(?://[^\n]*+\s*+)*+(?:readonly\s+)?['\"]?[^\W\d]\w*['\"]?\??\s*:")
_COMMENTED = lazy(r"\s*//[^\n]{2,80}\n\s*\{")
_IN_CODE = lazy(r"\b(?:typescript|ts|frontend|client|interfaces?|types)\b", re.I)
_LANGUAGES = frozenset({"typescript", "ts", "tsx", "javascript", "js", "", "text", "plaintext"})
_IDS = frozenset({"id", "_id", "uuid", "uid"})
_MODIFIERS = frozenset({"readonly", "public", "private", "protected", "declare", "override", "static"})
_MAX_TYPE = 2000


@dataclass(slots=True)
class _Type:
    """A declared object type: its members, the names that it extends, whether it has methods."""

    name: str
    line: int
    bases: list[str]
    fields: list[FieldTelling] = field(default_factory=list)
    has_id: bool = False
    methods: int = 0
    mentions: set[str] = field(default_factory=set)
    stored: bool = False


def read_typescript(document: Document, reading: Reading) -> None:
    """Read the declarations of every TypeScript block."""
    stated: set[str] = set()
    seen = 0
    for block in code_blocks(document, reading):
        if block.language not in _LANGUAGES:
            continue
        told = reading.tellings[seen:]
        stated |= {entity_key(one.name) for one in told if isinstance(one, EntityTelling) and not one.weak}
        seen += len(told)
        if _ANONYMOUS.match(block.text[:2000]) or _COMMENTED.match(block.text[:2000]):
            _read_anonymous(block, reading)
        elif _SIGNS.search(block.text):
            _read(block, stated, reading)


def _read(block: CodeBlock, stated: set[str], reading: Reading) -> None:
    tokens = tokenize(block.text)
    types: dict[str, _Type] = {}
    enums: list[EnumTelling] = []
    index = 0
    while index < len(tokens):
        index = _declaration(tokens, index, block, types, enums)
    if rows := row_types(tokens):
        # What holds the tables is none itself.
        types = {}
        for name, opening in rows:
            types[name.value] = _Type(name.value, name.line, [], stored=True)
            _body(tokens, opening, block, types[name.value])
    if not types and not enums:
        return
    reading.used.add(block.fence.line)
    reading.tellings.extend(enums)
    mentioned = {name for one in types.values() for name in one.mentions if name != one.name}
    # What the program calls what the tables hold is none of them: `### TypeScript types` beside DDL.
    schema = any(isinstance(t, EntityTelling) and t.exactness is Exactness.SCHEMA for t in reading.tellings)
    some_have_ids = any(one.has_id for one in types.values())
    again = any(entity_key(_unprefixed(one.name)) in stated for one in types.values())
    for one in types.values():
        members = _with_bases(one, types)
        one.has_id = one.has_id or any(member.name in _IDS for member in members)
        embedded = some_have_ids and not one.has_id and one.name in mentioned
        acts = one.methods * 2 > len(members)
        if one.stored or not (acts or embedded or is_base(one.name) or is_message(one.name)):
            open_name = may_be_message(one.name) and not one.has_id and not one.stored
            telling = _telling(one, members, block)
            beside = schema and not one.stored and _IN_CODE.search(block.section.title.plain)
            if beside or (again and not (one.has_id or one.stored)):
                # Beside types that repeat what is stated elsewhere one without an id is made for them.
                telling = replace(telling, weak=True)
            reading.tellings.extend([telling] if members and not open_name else [])


def _with_bases(one: _Type, types: dict[str, _Type]) -> list[FieldTelling]:
    members = list(one.fields)
    for base in one.bases[:4]:
        parent = types.get(base)
        if parent is not None and parent is not one:
            known = {member.name for member in members}
            members += [member for member in parent.fields if member.name not in known]
    return members


def _telling(one: _Type, members: list[FieldTelling], block: CodeBlock) -> EntityTelling:
    sure = in_data_place(block) or one.stored or (one.has_id and block.kind is Kind.UNKNOWN)
    told = tuple(
        replace(m, target=_unprefixed(m.target or "") or None, type=_unprefixed(m.type or "") or None)
        for m in members
    )
    return EntityTelling(_unprefixed(one.name), block.at(one.line), told, weak=not sure, exactness=Exactness.TYPED)


def _unprefixed(name: str) -> str:
    """``IOrder`` and ``OrderRow`` are how some write what they have of ``Order``."""
    name = name.removesuffix("Row") if len(name) > len("XxRow") else name
    return name[1:] if re.match(r"I[A-Z][a-z]", name) else name


def _declaration(
    tokens: list[Token], index: int, block: CodeBlock, types: dict[str, _Type], enums: list[EnumTelling]
) -> int:
    """Read the declaration that begins at a token; returns where the next one may begin."""
    token = tokens[index]
    word = token.text if token.kind == "word" else ""
    name = tokens[index + 1] if index + 1 < len(tokens) else None
    if word in {"interface", "type", "enum", "class"} and name is not None and name.kind == "word":
        opening = _find(tokens, index + 2, "{=;" if word == "type" else "{;")
        if word == "type" and opening is not None and tokens[opening].text == "=":
            return _alias(tokens, name, opening + 1, block, types, enums)
        if opening is not None and tokens[opening].text == "{":
            close = tokens[opening].close
            if word == "enum":
                enums.append(EnumTelling(name.text, _enum_values(tokens, opening), block.at(token.line)))
            else:
                bases = _bases(tokens[index + 2 : opening])
                one = _Type(name.text, token.line, bases)
                one.stored = word == "class" and _is_entity_class(tokens, index)
                if word == "interface" or one.stored or _has_typed_members(tokens, opening):
                    _body(tokens, opening, block, one)
                    types.setdefault(one.name, one)
            return close + 1
    return token.close + 1 if token.close > index else index + 1


def _find(tokens: list[Token], start: int, marks: str) -> int | None:
    """The next of some marks, outside of brackets, within a declaration's head."""
    index = start
    while index < min(len(tokens), start + 60):
        token = tokens[index]
        if token.kind == "mark" and token.text in marks:
            return index
        index = token.close + 1 if token.close > index else index + 1
    return None


def _bases(head: list[Token]) -> list[str]:
    return [token.text for token in head if token.kind == "word" and token.text not in {"extends", "implements"}]


def _is_entity_class(tokens: list[Token], index: int) -> bool:
    """Whether ``@Entity()`` stands right before a class."""
    before = [token.text for token in tokens[max(0, index - 24) : index]]
    last = max((i for i, text in enumerate(before) if text == "}"), default=-1)
    return any(text in {"@Entity", "@Schema", "@Table", "@ObjectType"} for text in before[last + 1 :])


def _has_typed_members(tokens: list[Token], opening: int) -> bool:
    close = min(tokens[opening].close, len(tokens) - 1)
    return any(t.text == ":" for t in tokens[opening + 1 : min(close, opening + 12)])


def _alias(
    tokens: list[Token],
    name: Token,
    start: int,
    block: CodeBlock,
    types: dict[str, _Type],
    enums: list[EnumTelling],
) -> int:
    """``type X = …``: an object type, a union of literals, or something else."""
    end = start
    bases = []
    body: int | None = None
    while end < len(tokens) and tokens[end].text != ";":
        token = tokens[end]
        if end > start and token.breaks and token.text not in "|&.=>?:" and tokens[end - 1].text not in "|&=?:":
            break
        if token.text == "{" and body is None and (end == start or tokens[end - 1].text == "&"):
            body = end
        elif token.kind == "word" and body is None:
            bases.append(token.text)
        end = token.close + 1 if token.close > end else end + 1
    strings = [token.value for token in tokens[start:end] if token.kind == "string"]
    if body is not None and "|" not in {token.text for token in tokens[tokens[body].close : end]}:
        one = _Type(name.text, name.line, bases)
        _body(tokens, body, block, one)
        types.setdefault(one.name, one)
    elif strings and all(token.kind == "string" or token.text == "|" for token in tokens[start:end]):
        enums.append(EnumTelling(name.text, tuple(dict.fromkeys(strings)), block.at(name.line)))
    return max(end, start)


def _enum_values(tokens: list[Token], opening: int) -> tuple[str, ...]:
    values = []
    for entry in entries(tokens, opening + 1, min(tokens[opening].close, len(tokens)), ",", by_line=False):
        last = tokens[entry.end - 1]
        values.append(last.value if last.kind == "string" else tokens[entry.start].value)
    return tuple(dict.fromkeys(value for value in values if value.strip()))


def _body(tokens: list[Token], opening: int, block: CodeBlock, one: _Type) -> None:
    close = min(tokens[opening].close, len(tokens))
    above: list[str] = []
    for entry in entries(tokens, opening + 1, close, ";,", by_line=True):
        index, decorators = _after_decorators(tokens, entry)
        above += decorators
        # A decorator on a line of its own belongs to the member below it.
        if index < entry.end:
            _member(tokens, index, entry, above, block, one)
            above = []


def _member(
    tokens: list[Token], index: int, entry: Entry, decorators: list[str], block: CodeBlock, one: _Type
) -> None:
    while index < entry.end - 1 and tokens[index].text in _MODIFIERS and tokens[index + 1].text not in ":?!":
        index += 1
    name = tokens[index]
    following = [token.text for token in tokens[index + 1 : index + 3]] if index + 1 < entry.end else []
    if name.kind not in {"word", "string"} or not following:
        return
    if following[0] in {"(", "<"}:
        one.methods += 1
        return
    optional = following[0] == "?"
    start = index + (3 if following[0] in {"?", "!"} else 2)
    if start >= entry.end or tokens[start - 1].text != ":":
        return
    if "=>" in {token.text for token in tokens[start : entry.end]}:
        one.methods += 1
        return
    end = next((i for i in range(start, entry.end) if tokens[i].text == "="), entry.end)
    words = source(block.text, tokens, start, end).lstrip("| ")[:_MAX_TYPE]
    one.has_id = one.has_id or name.value in _IDS
    one.mentions |= {token.text for token in tokens[start:end] if token.kind == "word"}
    changes = ts_type(words, name.value)
    if optional:
        changes["nullable"] = True
    changes.setdefault("nullable", False)
    for decorator in decorators:
        decorated(decorator, changes)
    member = column(name.value, block.at(name.line), changes, comment=entry.comment, exactness=Exactness.TYPED)
    if member is not None:
        one.fields.append(member)


def _after_decorators(tokens: list[Token], entry: Entry) -> tuple[int, list[str]]:
    """Where a member's name stands, and its decorators as text."""
    found = []
    index = entry.start
    while index < entry.end and tokens[index].text.startswith("@"):
        end = index + 1
        if end < entry.end and tokens[end].text == "(":
            end = min(tokens[end].close + 1, entry.end)
        found.append(" ".join(token.text for token in tokens[index:end]))
        index = end
    return index, found


def _read_anonymous(block: CodeBlock, reading: Reading) -> None:
    """Object types without a name, below a heading that names one (``### Invoice schema``) or comments that do."""
    tokens = tokenize(block.text)
    named = named_by_comments(block.text, tokens) if in_data_place(block) else []
    label = block.label() if not named and _ANONYMOUS.match(block.text[:2000]) else None
    opening = next((i for i, token in enumerate(tokens) if token.text == "{"), None)
    coded = block.section.title.lead_code and block.inside_model
    if label is not None and opening is not None and (coded or not is_message(label.name)):
        named = [(label.name, opening)]
    for name, opening in named:
        one = _Type(name, tokens[opening].line, [])
        _body(tokens, opening, block, one)
        types = [member for member in one.fields if member.type and member.type != "json"]
        shown = len(types) * 2 > len(one.fields) or (types and block.section.title.lead_code)
        if len(one.fields) < 2 or not shown or not _looks_typed(tokens, opening):
            continue
        if one.has_id or in_data_place(block):
            reading.used.add(block.fence.line)
            reading.tellings.append(_telling(one, one.fields, block))


def _looks_typed(tokens: list[Token], opening: int) -> bool:
    """Whether the values are types (``id: string;``) and not an example's (``id: 1,``)."""
    close = min(tokens[opening].close, len(tokens) - 1)
    values = [tokens[i + 1] for i in range(opening, close) if tokens[i].text == ":" and i + 1 < len(tokens)]
    if any(one.kind == "word" and behind.text == "(" for one, behind in pairwise(tokens[opening : close + 1])):
        # "int (1..5)" is a type with a remark, of no language.
        return False
    literal = sum(1 for token in values if token.kind in {"number"} or (token.kind == "string"))
    unions = sum(1 for token in tokens if token.text == "|")
    return bool(values) and (literal * 3 <= len(values) or unions > 0)
