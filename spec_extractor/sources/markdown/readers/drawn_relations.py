"""Relations drawn in a code block, a line each: ``users 1 ──< orders (buyer_id)``, ``Band 1───* Song``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.cardinality import between
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.relation_blocks import relation_block
from spec_extractor.sources.markdown.tellings import Reading, RelationTelling
from spec_extractor.sources.markdown.tree import Document
from spec_extractor.sources.markdown.vocabulary import AND_WORDS, is_wide

PLAIN = frozenset({"", "text", "txt", "plaintext", "plain", "ascii"})
_COUNT = r"(?:0\.\.1|0\.\.[*nN]|1\.\.[*nN]|[1NMnm*?])"
_LINE = r"[-–—─]{1,16}"
_SIGN = lazy(
    rf"\s+(?:(?P<a>{_COUNT})\s?)?(?P<left>>)?{_LINE}(?:(?P<c>{_COUNT}):(?P<d>{_COUNT}){_LINE})?(?P<right><)?"
    rf"(?:\s?(?P<b>{_COUNT}))?(?=\s)\s+"
)
_REMARK = lazy(r"\s*\(\s*(?:via\s+)?(?P<field>\w{1,60})?[^()]{0,80}\)\s*$")
_NAME = lazy(r"[`\"]?[^\W\d]\w{0,60}[`\"]?(?: [^\W\d]\w{0,30}){0,3}")
_COLUMN = lazy(r"[a-z]\w{0,40}(?:_[a-z]\w{0,20}|Id|By)")
_OTHERS = lazy(rf",|\s(?:{'|'.join(re.escape(word) for word in AND_WORDS if not is_wide(word))})\s", re.I)
_MAX_LINE = 300
MAX_LINES = 200


def read_drawn(document: Document, reading: Reading) -> None:
    """Read the lines with signs between names; what is no entity in the end is left out."""
    for block in code_blocks(document, reading):
        if block.language in PLAIN:
            for number, line in enumerate(block.text.split("\n")[:MAX_LINES]):
                if len(line) <= _MAX_LINE:
                    reading.tellings.extend(_relations(line, block, number))


def drawn_names(document: Document, reading: Reading) -> list[tuple[str, Location]]:
    """The names of such lines, where they draw a model: three names at least, each sign with its counts.

    Those of the blocks of a data model that hold relations alone count as well: ``Club → Boat (1:N)``.
    """
    found: dict[str, Location] = {}
    for block in code_blocks(document, reading):
        held = relation_block(block)
        for text in held.relations if held else ():
            told_between = between(text.plain)
            for name in (told_between.source, told_between.target) if told_between else ():
                found.setdefault(name, Location(document.file, text.line))
        for number, line in enumerate(block.text.split("\n")[:MAX_LINES] if block.language in PLAIN else ()):
            told = list(_relations(line, block, number)) if len(line) <= _MAX_LINE else []
            for relation in told if len(told) == len(_SIGN.findall(f"{line} ")) else ():
                for name in (relation.source, relation.target):
                    found.setdefault(name, relation.location)
    return list(found.items()) if len(found) >= _LEAST else []


_LEAST = 3


def _relations(line: str, block: CodeBlock, number: int) -> Iterator[RelationTelling]:
    remark = _REMARK.search(line)
    told = line[: remark.start()] if remark else line
    field = (remark["field"] or "") if remark else ""
    signs = list(_SIGN.finditer(f"{told} "))
    if not signs:
        return
    starts = [0, *(sign.end() for sign in signs)]
    ends = [*(sign.start() for sign in signs), len(told)]
    parts = [told[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    names = [[part] for part in parts[:-1]] + [[one.strip() for one in _OTHERS.split(parts[-1])]]
    if not all(_NAME.fullmatch(name) for group in names for name in group):
        return
    named = field if len(signs) == 1 and _COLUMN.fullmatch(field) else ""
    for (sources, targets), sign in zip(pairwise(names), signs, strict=True):
        for target in targets:
            telling = _relation(sources[0], target, sign, named, block.at(number))
            if telling is not None:
                yield telling


def _relation(
    left: str, right: str, sign: re.Match[str], field: str, location: Location
) -> RelationTelling | None:
    """The relation of a sign: feet say more than counts, which only say something on both sides."""
    source, target = read_label(left), read_label(right)
    if source is None or target is None:
        return None
    if sign["left"] or sign["right"]:
        many_left, many_right = bool(sign["left"]), bool(sign["right"])
    elif sign["a"] and sign["b"]:
        many_left, many_right = (any(char in "NMnm*" for char in sign[side]) for side in "ab")
    elif sign["c"] and sign["d"]:
        many_left, many_right = (any(char in "NMnm*" for char in sign[side]) for side in "cd")
    else:
        return None
    if many_left and many_right:
        return RelationTelling("many_to_many", source.name, target.name, location, weak=True)
    if many_right:
        source, target = target, source
    kind = "belongs_to" if many_left or many_right else "has_one"
    name = field if kind == "belongs_to" else ""
    return RelationTelling(kind, source.name, target.name, location, name=name, weak=True)
