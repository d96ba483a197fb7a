"""Mermaid: ``erDiagram`` and ``classDiagram``, their attributes and relations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column, typed
from spec_extractor.sources.markdown.code.plantuml import as_class_diagram
from spec_extractor.sources.markdown.code.stored import is_message
from spec_extractor.sources.markdown.code.ts_types import ts_type
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tellings import (
    EntityTelling,
    EnumTelling,
    Exactness,
    FieldTelling,
    Reading,
    RelationTelling,
)
from spec_extractor.sources.markdown.tree import Document
from spec_extractor.sources.markdown.types import read_type

_KIND = lazy(r"(?:^|\n)[ \t]*(erDiagram|classDiagram)\b")
_NAME = r'(?:"[^"\n]{1,80}"|[^\W\d][\w.-]{0,80})'
_RELATION = lazy(
    rf"({_NAME})\s*([|}}o][|o{{])\s*(?:--|\.\.)\s*([|}}o][|o{{])\s*({_NAME})\s*(?::\s*(.{{0,120}}))?$"
)
_OPENS = lazy(rf"({_NAME})(?:\s*\[\s*\"?([^\"\]\n]{{1,80}})\"?\s*\])?\s*(\{{)?\s*(.*)$")
_ATTRIBUTE = lazy(r"([^\s\"]+)\s+([^\s\",]+)((?:\s*+,?\s*+(?:PK|FK|UK))*+)\s*(?:\"([^\"]*)\"?)?\s*$", re.I)
_CLASS = lazy(r"class\s+`?([^\W\d][\w-]{0,80})`?(?:~[^~]*~)?(?:\s*\[\"[^\"]*\"\])?(?:\s*:::\w+)?\s*(\{)?\s*(.*)$")
_CLASS_RELATION = lazy(
    r"`?([^\W\d][\w-]{0,80}?)`?\s*(\"[^\"]{0,12}\")?\s*(<\|--|<\|\.\.|--\|>|\.\.\|>|\*--|--\*|o--|--o|"
    r"-->|<--|\.\.>|<\.\.|--|\.\.)\s*(\"[^\"]{0,12}\")?\s*`?([^\W\d][\w-]{0,80})`?\s*(?::\s*(.{0,120}))?$"
)
_MEMBER = lazy(r"`?([^\W\d][\w-]{0,80})`?\s*:\s*([^\s].{0,200})$")
_WORDS = frozenset(
    {"erDiagram", "title", "direction", "accTitle", "accDescr", "classDef", "style", "class", "config"}
)
_SIZED = lazy(r"(n?(?:var)?char|decimal|numeric|tinyint)_?(\d{1,4}(?:_\d{1,2})?)$", re.I)
"""``varchar_120``: Mermaid has no brackets in types."""
_VALUE = lazy(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")
_OF_SENTENCES = word_set(
    "the a an is are was of what which who how to in for with by on at as de del la el los las que un una le les "
    "du des une der die das den ein eine von zu im"
)
"""Words that make a sentence of a comment."""
_MOST_VALUES = 10
_MAX_LINE = 400


@dataclass(slots=True)
class _Class:
    name: str
    line: int
    fields: list[FieldTelling] = field(default_factory=list)
    methods: int = 0
    enumeration: bool = False
    values: list[str] = field(default_factory=list)
    drawn: bool = False


def read_mermaid(document: Document, reading: Reading) -> None:
    """Read every entity-relationship and class diagram."""
    for block in code_blocks(document, reading):
        if "@startuml" in block.text[:3000]:
            _read_plantuml(block, reading)
            continue
        kind = _KIND.search(block.text[:3000])
        if not kind:
            continue
        reading.used.add(block.fence.line)
        if kind.group(1) == "erDiagram":
            _read_entities(block, reading)
        else:
            _read_classes(block, reading)


def _read_plantuml(block: CodeBlock, reading: Reading) -> None:
    diagram = as_class_diagram(block.text)
    if "class " not in diagram:
        return
    reading.used.add(block.fence.line)
    # The first line is Mermaid's word for the kind: every other one keeps its number.
    fence = replace(block.fence, content=diagram, start=block.fence.start - 1)
    _read_classes(replace(block, fence=fence), reading)


def _lines(block: CodeBlock) -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(block.text.split("\n")):
        text = raw.partition("%%")[0].strip().rstrip(";").strip()
        if text and len(text) <= _MAX_LINE:
            yield number, text


def _unquoted(name: str) -> str:
    return name.strip().strip('"`').strip()


def _read_entities(block: CodeBlock, reading: Reading) -> None:
    found: dict[str, _Class] = {}
    relations: list[RelationTelling] = []
    names: dict[str, str] = {}
    current: _Class | None = None
    for number, text in _lines(block):
        if current is not None:
            current = _entity_line(text, number, current, block)
            continue
        relation = _RELATION.match(text)
        if relation:
            ends = [_unquoted(relation.group(1)), _unquoted(relation.group(4))]
            for end in ends:
                found.setdefault(end, _Class(end, number))
            relations.append(_drawn(ends, relation.group(2), relation.group(3), block, number))
            continue
        opens = _OPENS.match(text)
        if opens and opens.group(1) not in _WORDS:
            name = _unquoted(opens.group(1))
            one = found.setdefault(name, _Class(name, number))
            if opens.group(2):
                names[name] = opens.group(2).strip()
            if opens.group(3):
                one.line = number
                current = _entity_line(opens.group(4), number, one, block)
            elif opens.group(4):
                del found[name]
    for one in found.values():
        one.name = names.get(one.name, one.name)
        exactness = Exactness.TYPED if one.fields else Exactness.LOOSE
        reading.tellings.append(
            EntityTelling(one.name, block.at(one.line), tuple(one.fields), exactness=exactness)
        )
    times = Counter((r.kind, r.source, r.target) for r in relations)
    reading.tellings.extend(
        replace(
            r,
            source=names.get(r.source, r.source),
            target=names.get(r.target, r.target),
            times=times[r.kind, r.source, r.target],
        )
        for r in relations
    )


def _entity_line(text: str, number: int, one: _Class, block: CodeBlock) -> _Class | None:
    """Read the attributes on a line within braces; returns the entity while it stays open."""
    inside, closed, _ = text.partition("}")
    match = _ATTRIBUTE.match(inside.strip())
    if match:
        kind, name, keys, comment = match.groups()
        kind = _SIZED.sub(lambda told: f"{told[1]}({told[2].replace('_', ',')})", kind)
        comment = _choices(comment) if kind.lower() == "enum" and comment else comment
        if read_type(kind) is None and read_type(name) is not None:
            kind, name = name, kind
        changes: dict[str, Any] = typed(kind.replace("~", "<", 1).replace("~", ">"), otherwise="string")
        marks = {mark.upper() for mark in re.findall(r"\w+", keys or "")}
        changes |= {"primary_key": True} if "PK" in marks else {}
        changes |= {"foreign_key": True} if "FK" in marks else {}
        changes |= {"unique": True} if "UK" in marks else {}
        member = column(
            name.strip("*"), block.at(number), changes, comment=comment or "", exactness=Exactness.TYPED
        )
        if member is not None:
            one.fields.append(member)
    return None if closed else one


def _choices(comment: str) -> str:
    """``open held closed``, words alone in the comment of an enumeration, as its values."""
    words = [word for word in comment.split() if word.lower() not in {"o", "or", "ou", "oder"}]
    if not 1 < len(words) <= _MOST_VALUES or not all(_VALUE.fullmatch(word) for word in words):
        return comment
    return comment if _OF_SENTENCES.intersection(words) else " | ".join(words)


def _drawn(ends: list[str], left: str, right: str, block: CodeBlock, number: int) -> RelationTelling:
    """The relation that two crow's feet draw: the side with one of it is referenced by the other."""
    many_left, many_right = "}" in left, "{" in right
    where = block.at(number)
    if many_left and many_right:
        return RelationTelling("many_to_many", ends[0], ends[1], where)
    if many_left:
        return RelationTelling("belongs_to", ends[0], ends[1], where, nullable="o" in right)
    if many_right:
        return RelationTelling("belongs_to", ends[1], ends[0], where, nullable="o" in left)
    return RelationTelling("has_one", ends[0], ends[1], where)


def _read_classes(block: CodeBlock, reading: Reading) -> None:
    found: dict[str, _Class] = {}
    relations: list[RelationTelling] = []
    parents: list[tuple[str, str]] = []
    current: _Class | None = None
    for number, text in _lines(block):
        if current is not None:
            inside, closed, _ = text.partition("}")
            _class_member(inside.strip(), number, current, block)
            current = None if closed else current
            continue
        declared = _CLASS.match(text)
        relation = None if declared else _CLASS_RELATION.match(text)
        if declared:
            current = found.setdefault(declared.group(1), _Class(declared.group(1), number))
            inside, closed, _ = declared.group(3).partition("}")
            _class_member(inside.strip(), number, current, block)
            current = None if closed or not declared.group(2) else current
        elif relation:
            _class_relation(relation, number, found, relations, parents, block)
        elif text.startswith("<<") and (name := re.match(r"<<(\w+)>>\s+(\w+)", text)):
            one = found.setdefault(name.group(2), _Class(name.group(2), number))
            one.enumeration = name.group(1).lower().startswith("enum")
        elif (member := _MEMBER.match(text)) and member.group(1) not in {"note", "direction"}:
            one = found.setdefault(member.group(1), _Class(member.group(1), number))
            _class_member(member.group(2), number, one, block)
    stored = {name for name, one in found.items() if _is_stored(one, block)}
    for child, parent in parents:
        if child in found and parent in found:
            known = {member.name for member in found[child].fields}
            found[child].fields += [member for member in found[parent].fields if member.name not in known]
    for one in found.values():
        if one.enumeration:
            values = tuple(dict.fromkeys(one.values))
            reading.tellings.append(EnumTelling(one.name, values, block.at(one.line)))
        elif one.name in stored:
            exactness = Exactness.TYPED if one.fields else Exactness.LOOSE
            reading.tellings.append(
                EntityTelling(one.name, block.at(one.line), tuple(one.fields), exactness=exactness)
            )
    reading.tellings.extend(r for r in relations if r.source in stored and r.target in stored)


def _is_stored(one: _Class, block: CodeBlock) -> bool:
    """Whether a class holds data; one that only acts, or is only drawn outside a data model, does not."""
    if one.enumeration or is_message(one.name) or re.search(r"(?:Service|Manager|Client|Factory|Api)$", one.name):
        return False
    return bool(one.fields) or (block.inside_model and not one.methods)


def _class_member(text: str, number: int, one: _Class, block: CodeBlock) -> None:
    if not text:
        return
    if text.startswith("<<"):
        one.enumeration = "enum" in text.lower()
        return
    bare = text.lstrip("+-#~").strip().rstrip("$*").strip()
    if "(" in bare:
        one.methods += 1
        return
    if one.enumeration or (" " not in bare and ":" not in bare and bare.isupper()):
        one.values.append(bare)
        if one.enumeration:
            return
    name, colon, kind = bare.partition(":")
    if not colon:
        kind, _, name = bare.rpartition(" ")
    name, kind = name.strip(), kind.strip().replace("~", "<", 1).replace("~", ">")
    optional = name.endswith("?")
    name = name.rstrip("?")
    if not kind and not name:
        return
    changes = ts_type(kind, name) if kind else {}
    changes |= {"nullable": True} if optional else {}
    member = column(name, block.at(number), changes, exactness=Exactness.TYPED)
    if member is not None:
        one.fields.append(member)


def _class_relation(
    match: re.Match[str],
    number: int,
    found: dict[str, _Class],
    relations: list[RelationTelling],
    parents: list[tuple[str, str]],
    block: CodeBlock,
) -> None:
    left, many_left, line, many_right, right, _ = match.groups()
    for name in (left, right):
        found.setdefault(name, _Class(name, number))
    where = block.at(number)
    if "|" in line:
        parents.append((right, left) if line.startswith("<") else (left, right))
        return
    one_left, one_right = _is_many(many_left) is False, _is_many(many_right) is False
    if _is_many(many_left) and _is_many(many_right):
        relations.append(RelationTelling("many_to_many", left, right, where))
    elif _is_many(many_right):
        relations.append(RelationTelling("has_many", left, right, where))
    elif _is_many(many_left):
        relations.append(RelationTelling("has_many", right, left, where))
    elif one_left and one_right:
        relations.append(RelationTelling("has_one", left, right, where))
    elif line in {"*--", "o--"}:
        relations.append(RelationTelling("has_many", left, right, where))
    elif line in {"--*", "--o"}:
        relations.append(RelationTelling("has_many", right, left, where))


def _is_many(text: str | None) -> bool | None:
    if not text:
        return None
    return any(mark in text for mark in ("*", "n", "N", "m", "many"))
