"""Code blocks of a data model that hold names and relations alone: ``Club → Boat (1:N)`` in each line.

With labels the names may stand above them, as YAML has it: ``Entities:`` over ``- Boats``, and ``Relationships:``
over ``- Club → has many → Boats``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.cardinality import between
from spec_extractor.sources.markdown.code.blocks import CodeBlock
from spec_extractor.sources.markdown.code.stored import in_data_place
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.phrases import parse_relations
from spec_extractor.sources.markdown.tree import Text

_LANGUAGES = frozenset({"", "text", "txt", "plaintext", "plain", "ascii", "yaml", "yml"})
_COMMENT = lazy(r"\s*(?:#|//|--\s)")
_BULLET = lazy(r"^\s*(?:[-*•]|\d{1,3}[.)])\s+")
_NAME = lazy(r"[`\"]?[^\W\d]\w{0,60}(?: [^\W\d]\w{0,30}){0,2}[`\"]?(?:\s?\([^()]{1,80}\))?")
_MAX_LINES = 200
_MAX_LINE = 300


@dataclass(slots=True)
class RelationBlock:
    """What such a block holds: names, relations, and below a label for relations what states none."""

    names: list[Text] = field(default_factory=list)
    relations: list[Text] = field(default_factory=list)
    unread: list[Text] = field(default_factory=list)


def relation_block(block: CodeBlock) -> RelationBlock | None:
    """The names and relations of a block in a data model that is nothing else, two relations at least, or None."""
    if block.language not in _LANGUAGES or not in_data_place(block):
        return None
    found = RelationBlock()
    label = Kind.UNKNOWN
    for at, line in enumerate(block.text.split("\n", _MAX_LINES)[:_MAX_LINES]):
        bare = _BULLET.sub("", line[:_MAX_LINE]).strip()
        if not bare or _COMMENT.match(line):
            continue
        text = Text(bare, bare, block.fence.start + at)
        relation = _in_signs(bare)
        if relation and label is not Kind.MODEL:
            found.relations.append(Text(relation, relation, text.line))
        elif bare.endswith(":") and classify(bare[:-1]) in {Kind.MODEL, Kind.RELATIONS}:
            label = classify(bare[:-1])
        elif label is Kind.MODEL and _NAME.fullmatch(bare):
            found.names.append(text)
        elif label is Kind.RELATIONS:
            found.unread.append(text)
        else:
            return None
    return found if len(found.relations) > 1 else None


_SAID = lazy(
    r"(?P<one>[^\W\d]\w{0,60}(?: [A-Z]\w{0,30}){0,2}) (?:(?:→|->|-->|—|–|-) )?"
    r"(?P<said>[a-z]{2,12}(?: [a-z]{1,12}){0,3}) (?:(?:→|->|-->|—|–|-) )?"
    r"(?P<other>[^\W\d]\w{0,60}(?: [A-Z]\w{0,30}){0,2}(?: ?\([^()]{1,80}\))?)\.?"
)
_SIGNS = {"has_many": "1:N", "belongs_to": "N:1", "has_one": "1:1", "many_to_many": "N:M"}


def _in_signs(line: str) -> str:
    """The line where it is a relation in signs, or one in words with signs instead: ``Club has many Boats``."""
    relation = between(line)
    if relation is not None and relation.kind:
        return line
    said = _SAID.fullmatch(line)
    told, left = (
        parse_relations(f"{said['said']} {said['other']}", said["one"], Location("")) if said else ([], [])
    )
    return f"{told[0].source} {_SIGNS[told[0].kind]} {told[0].target}" if len(told) == 1 and not left else ""
