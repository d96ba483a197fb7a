"""Trees drawn with ``├──``: entities that own others, tables with their fields, collections with their documents.

Only in places that speak of data: folders, pages and components are drawn alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spec_extractor.ir import FIELD_TYPES, Certainty
from spec_extractor.naming import plural, snake
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import with_comment
from spec_extractor.sources.markdown.code.stored import in_data_place, is_message
from spec_extractor.sources.markdown.fields import is_name, parse_field
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.listed_values import is_enum_like
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.tree_lists import fields_beside, in_brackets, not_read, several
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.tree import Document
from spec_extractor.sources.markdown.types import read_type
from spec_extractor.sources.markdown.vocabulary import COMMON_NAMES, LIKELY_NAMES

_BRANCH = lazy(r"^[\s│|]*(?:[├└╰]|\+--|\|--|`--)", re.M)
_LEAD = lazy(r"(?:[\s│├└╰─┬┌]|[|+`](?=[-\s|])|(?<=[|+`─-])-)*+")
_COLLECTION = lazy(
    r"/?([^\W\d][\w-]{0,60})((?:/(?:\{[^{}/]{1,40}\}|:[\w-]{1,40}|<[^<>/]{1,40}>|\[[^\[\]/]{1,40}\]|\$\w{1,40}))?)"
    r"((?:/[^\W\d][\w-]{0,60}(?:/(?:\{[^{}/]{1,40}\}|:[\w-]{1,40}|<[^<>/]{1,40}>|\[[^\[\]/]{1,40}\]|\$\w{1,40}))?){0,4})/?$"
)
_SEGMENT = lazy(r"(?:^|/)([^\W\d][\w-]{0,60})(?=/|$)")
_PLACEHOLDER = lazy(r"(?:[{<\[(:$].{0,60}[}>\])]?|documents?|fields?|document ?id|auto-?id)\s*:?$", re.I)
_PASCAL = lazy(r"[A-Z][A-Za-z0-9]{1,60}")
_ENTITY = lazy(
    r"`?([^\W\d][\w-]{0,60}(?: [A-Z]\w{0,40}){0,2})`?\s*(?:\(([^()]{0,200})\))?\s*(?:(?:→|->|=>)\s*(\w{1,60}))?$"
)
_PHRASE = lazy(r"[^\W\d][\w-]{1,40}(?: [\w-]{1,30}){1,2}")
_NESTED = lazy(r"\(?(?:sub)?collection\)?$", re.I)
_COMMENT = lazy(r"\s+(?:#|//|←|<--|--)\s?(.*)$")
_PLACES = lazy(
    r"\b(?:entit\w+|data|database|firestore|firebase|collections?|schema|models?|domain|mongo\w*|realtime)\b", re.I
)
_BORDER = lazy(r"^\s*\+-{3,80}\+\s*$", re.M)
_ARROW = lazy(r"[vV]|[01NnMm*]\s?[:.-]{1,2}\s?[01NnMm*]|[01NM]")
"""The point of an arrow that is drawn downwards, and how many there are at its ends."""
_PLAIN = frozenset(FIELD_TYPES) - {"json"}
_KEYED = lazy(r"\b(?:PK|FK|primary key|foreign key)\b", re.I)
_MAX_LINE = 300
_FILE = lazy(r"\.\w")
_BRACKETS = str.maketrans("（）：", "():")


@dataclass(slots=True)
class _Node:
    text: str
    line: int
    column: int
    comment: str
    children: list[_Node] = field(default_factory=list)
    root: str = ""
    """``one`` where its text is the name of a root, ``many`` where it was the plural of one."""


def read_trees(document: Document, reading: Reading) -> None:
    """Read every tree in a place that speaks of data."""
    for block in code_blocks(document, reading):
        heads = f"{block.section.title.plain[:200]} {block.before}"
        drawn = _BRANCH.search(block.text) is not None and not _BORDER.search(block.text)
        # Keys are told of tables alone, wherever they stand.
        keyed = drawn and len(_KEYED.findall(block.text)) > 1
        if not (keyed or in_data_place(block) or (not block.kind and _PLACES.search(heads))):
            continue
        if drawn or "/{" in block.text:
            _read(block, reading)


def _read(block: CodeBlock, reading: Reading) -> None:
    roots = _roots(block.text)
    if any(
        _FILE.search(node.text.split()[0]) and not node.text.endswith(":")
        for node in _all(roots)
        if node.text.split()
    ):
        # File names: a folder.
        return
    bare = [node.text.split()[0].removesuffix("Schema") for node in roots if node.text.endswith("Schema")]
    if len(bare) > 1 and len(bare) == len(roots) and any(map(is_message, bare)):
        # `InsertNoteSchema` and `NoteSchema` say what requests and answers hold.
        return
    found: list[EntityTelling] = []
    relations: list[RelationTelling] = []
    _call_as_roots(roots)
    for root in roots:
        _entity(root, None, block, found, relations)
    if found:
        reading.used.add(block.fence.line)
        reading.tellings.extend(found)
        reading.tellings.extend(relations)
        for node in [one for root in roots for one in _all([root]) if one.children]:
            beside = _beside(_below(node), block)
            unread = [child for child in _below(node) if child.line in beside and not beside[child.line]]
            reading.diagnostics.extend(not_read(node.text, one.text, block.at(one.line)) for one in unread)


def _call_as_roots(roots: list[_Node]) -> None:
    """Give a name alone in a branch that is another root's in the plural that root's name: ``Lieferungen``."""
    names = {
        root.text
        for root in roots
        if root.children and (_PASCAL.fullmatch(root.text) or _PHRASE.fullmatch(root.text))
    }
    for node in _all(roots):
        bare = node.text.partition("(")[0].strip()
        called = next((stem for end in _ENDS if (stem := bare.removesuffix(end)) != bare and stem in names), "")
        if called and not node.children and "," not in node.text:
            node.text, node.root = called, "many"
        elif bare in names and not node.children:
            node.root = "one"


_ENDS = ("en", "er", "es", "e", "n", "s")
"""What the plural of a noun ends with in the languages that write it with Latin letters."""


def _all(nodes: list[_Node]) -> Iterator[_Node]:
    open_nodes = list(nodes)
    while open_nodes:
        node = open_nodes.pop()
        yield node
        open_nodes.extend(node.children)


def _roots(text: str) -> list[_Node]:
    """The nodes by the columns in which their texts begin."""
    roots: list[_Node] = []
    stack: list[_Node] = []
    for number, raw in enumerate(text.split("\n")):
        line = raw.expandtabs(4)[:_MAX_LINE]
        lead = _LEAD.match(line)
        column = lead.end() if lead else 0
        body = line[column:].strip().lstrip("-•* ").translate(_BRACKETS).strip()
        comment = _COMMENT.search(body)
        if comment:
            body = body[: comment.start()]
        if not any(char.isalnum() for char in body) or _ARROW.fullmatch(body):
            continue
        node = _Node(body, number, column, comment.group(1) if comment else "")
        while stack and stack[-1].column >= column:
            stack.pop()
        (stack[-1].children if stack else roots).append(node)
        if len(stack) < 12:
            stack.append(node)
    return roots


def _entity(
    node: _Node,
    parent: str | None,
    block: CodeBlock,
    found: list[EntityTelling],
    relations: list[RelationTelling],
) -> None:
    if _PLACEHOLDER.fullmatch(node.text):
        for child in node.children:
            _entity(child, parent, block, found, relations)
        return
    name, remark, target = _named(node)
    above = _SEGMENT.findall(node.text) if "/" in node.text else []
    parent = above[-2] if len(above) > 1 else parent
    if not name or is_message(name):
        return
    where = block.at(node.line)
    fields = in_brackets(remark, where)
    inner = _below(node)
    attributes = _are_attributes(inner)
    beside = _beside(inner, block)
    for child in inner:
        if child.line in beside and not child.children:
            fields.extend(beside[child.line])
            continue
        if listed := [] if child.children else several(child.text, block.at(child.line)):
            fields.extend(listed)
            continue
        told = _attribute(child, block) if attributes and child.root != "many" else _field(child, block)
        if told is not None:
            fields.append(told)
        else:
            _entity(child, name, block, found, relations)
    exactness = Exactness.TYPED if any(f.exactness is Exactness.TYPED for f in fields) else Exactness.LOOSE
    found.append(EntityTelling(name, where, tuple(fields), node.comment, exactness=exactness))
    if parent is not None and parent != name:
        relations.append(RelationTelling("has_many", parent, name, where, weak=True, certainty=Certainty.INFERRED))
    if target:
        relations.append(
            RelationTelling("belongs_to", name, target, where, weak=True, certainty=Certainty.INFERRED)
        )


def _beside(nodes: list[_Node], block: CodeBlock) -> dict[int, list[FieldTelling]]:
    """The fields of branches with several names, by the branch's line in the block."""
    told = fields_beside([(node.text, block.at(node.line)) for node in nodes if not node.children])
    return {line - block.fence.start: fields for line, fields in told.items()}


def _are_attributes(nodes: list[_Node]) -> bool:
    """Whether names with a capital letter, none with anything below, are mostly what things have: ``Email``."""
    told = [node for node in nodes if not node.root]
    if any(node.children for node in nodes) or len(nodes) < _LEAST_ATTRIBUTES or not told:
        return False
    found = [_ATTRIBUTE.fullmatch(node.text) for node in told]
    return all(found) and sum(_is_common(match) for match in found if match) * 2 >= len(told)


def _is_common(attribute: re.Match[str]) -> bool:
    """Whether things usually have an attribute of that name, or it is said what the attribute is."""
    name = snake(attribute["name"])
    said = attribute["said"] is not None or modifier(attribute["remark"] or "") is not None
    return said or name in _COMMON or infer_type(name) != "string"


_COMMON = COMMON_NAMES | LIKELY_NAMES
_ATTRIBUTE = lazy(
    r"(?P<name>[^\W\d_a-z][\w-]{0,40}(?: [\w-]{1,30}){0,3})(?: ?\((?P<remark>[^()]{1,80})\))?"
    r"(?:\s[–—-]\s.{1,200}|(?P<said>\s?:\s.{1,200}))?"
)
_LEAST_ATTRIBUTES = 2


def _attribute(node: _Node, block: CodeBlock) -> FieldTelling | None:
    told = parse_field(node.text, block.at(node.line))
    return with_comment(told, node.comment) if told is not None else None


def _below(node: _Node) -> list[_Node]:
    """The children, those of placeholders such as ``{userId}`` included."""
    inner: list[_Node] = []
    for child in node.children:
        inner.extend(child.children if _PLACEHOLDER.fullmatch(child.text) and child.children else [child])
    return inner


def _named(node: _Node) -> tuple[str, str, str]:
    """The entity that a node names, its remark, and what an arrow after it leads to."""
    text = node.text.rstrip(":").strip()
    path = _COLLECTION.fullmatch(text)
    if path and ("/" in text or node.children):
        return _SEGMENT.findall(f"/{path.group(1)}{path.group(3)}")[-1], "", ""
    match = _ENTITY.fullmatch(text)
    if not match:
        named = node.root or (_PHRASE.fullmatch(text) and _are_attributes(_below(node)))
        return (text if named else ""), "", ""
    name = match.group(1)
    glossed = read_label(f"{name} ({match.group(2)})") if match.group(2) and node.children else None
    if glossed is not None and glossed.name != name:
        # "Schiffe (ships)": the identifier in parentheses names the table.
        return glossed.name, "", match.group(3) or ""
    like_table = "_" in name or plural(name) == snake(name)
    nested = _NESTED.search(text) is not None
    if _PASCAL.match(name) or nested or (node.children and like_table):
        return name, match.group(2) or "", match.group(3) or ""
    return "", "", ""


_GLOSSED = lazy(r"(?P<name>[A-Za-z_]\w{0,60})\s{2,60}(?P<gloss>[^\s(:=\[].*)")
"""A name, and behind a gap what it is: the columns of a drawing have no other sign between them."""


def _described(glossed: re.Match[str], block: CodeBlock, line: int) -> FieldTelling | None:
    """The field of a name with what stands behind a gap: its type or its values, else what it means."""
    name, gloss = glossed["name"], glossed["gloss"]
    told = parse_field(f"{name}: {_REMARK.sub('', gloss)}", block.at(line))
    if told is None or not told.values or is_enum_like(name) or "|" in gloss:
        known = told is not None and told.type is not None and read_type(told.type_words or told.type) is not None
        if told is not None and (known or told.values or told.primary_key or told.foreign_key):
            return told
    named = parse_field(name, block.at(line))
    return named and replace(named, description=gloss)


_REMARK = lazy(r"\s\([^()]{0,200}\)$")


def _field(node: _Node, block: CodeBlock) -> FieldTelling | None:
    """The field of a node such as ``email: string (unique)`` or ``email``; None where it is an entity."""
    text = node.text
    head = re.split(r"[:(\s]", text, maxsplit=1)[0].strip("`")
    if "/" in head or (node.children and not re.match(r"[\w`]+\s*(?::\s*\w|\((?:map|object|array|list)\b)", text)):
        return None
    named = (_PASCAL.fullmatch(head) and ":" not in text) or _NESTED.search(text)
    if named or not is_name(head):
        return None
    glossed = _GLOSSED.fullmatch(text)
    told = _described(glossed, block, node.line) if glossed else parse_field(text, block.at(node.line))
    if told is None:
        return None
    if node.children and not _is_plain(told):
        told = replace(told, type="json", type_words="map", type_exact=True)
    elif told.type is not None and told.type == told.type_words:
        told = replace(told, otherwise="string")
    return with_comment(told, node.comment)


def _is_plain(told: FieldTelling) -> bool:
    """Whether a field's own type has nothing inside, so that what is drawn below it are remarks."""
    return bool(told.values or told.target or told.foreign_key) or (told.type in _PLAIN and not told.many)
