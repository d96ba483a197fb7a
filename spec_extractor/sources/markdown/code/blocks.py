"""The code blocks of a document: where each stands, and which entity the text before it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spec_extractor.diagnostics import Location
from spec_extractor.naming import words
from spec_extractor.sources.markdown.heading_roles import is_facet
from spec_extractor.sources.markdown.headings import Kind, classify, context, kind_of, without_number
from spec_extractor.sources.markdown.labels import Label, read_label, says_kind, without_kind
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import label_of, one_line, word_set
from spec_extractor.sources.markdown.tellings import Reading
from spec_extractor.sources.markdown.tree import Block, Document, Fence, List, Paragraph, Section
from spec_extractor.sources.markdown.vocabulary import SENTENCE_PARTS

_PUT_OFF = word_set(
    "future later backlog deprecated legacy rejected alternatives obsolete postponed deferred removed"
)
_OUTSIDE = lazy(r"out of scope|not in scope|non goals?|not to be built")
_GENERIC = word_set(
    "example examples sample samples record records document documents data json yaml object structure structures "
    "format schema schemas definition definitions interface interfaces type types shape code storage model models"
)
_THINGS = frozenset({"Document", "Record", "Model"})
"""Generic words that name a thing as well, where the headings beside them do."""
_DOING = word_set(
    "create read update delete insert save add get list query fetch load store usage run response request"
)
_MODEL_KINDS = frozenset({Kind.MODEL, Kind.WEAK_MODEL, Kind.FIELDS, Kind.RELATIONS})


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A code block with its place: ``before`` is the label right before it, or of the list item that holds it."""

    document: Document
    section: Section
    fence: Fence
    before: str
    kind: Kind

    @property
    def language(self) -> str:
        """The lower-case word after the fence, empty without one."""
        found = re.match(r"\{?\.?([\w#+-]{1,30})", self.fence.info)
        return found.group(1).lower() if found else ""

    @property
    def text(self) -> str:
        """The code."""
        return self.fence.content

    @property
    def inside_model(self) -> bool:
        """Whether it stands below a heading that announces data."""
        return self.kind in _MODEL_KINDS

    def at(self, line: int) -> Location:
        """The place of a line of the code, counted from 0."""
        return Location(self.document.file, self.fence.start + line)

    def label(self) -> Label | None:
        """The entity that the text before the code names, or the nearest heading that names more than examples."""
        for text in (self.before, *_titles(self.section)):
            # "Fields:" before a block names nothing.
            label = read_label(without_kind(text)) if text and classify(text) is not Kind.FIELDS else None
            if label is None:
                continue
            parts = words(label.name)
            if parts[0] in _DOING:
                return None
            if not _GENERIC.issuperset(parts) or (text is self.section.title.marked and _is_one_of(self.section)):
                return label
        return None


SHAPE_LABELS = frozenset(map(label_of, SENTENCE_PARTS["labels_of_shapes"]))
"""Labels that say of what is named above them that its shape follows: ``Schema``, ``Document structure``."""
_PATH_SAID = lazy(
    r"\**(?P<label>[^:：`/*]{1,24})\**[:：]\**\s?`?/?(?:[\w-]{1,60}/[{:<$][\w-]{1,60}[}>]?/){0,4}"
    r"(?P<collection>\w[\w-]{0,60})/[{:<$][\w-]{1,60}[}>]?`?"
)
"""``**Path**: `/voyages/{voyageId}` ``: where it is kept, by the name of what it is."""


def _is_one_of(section: Section) -> bool:
    """Whether a heading such as ``Document`` stands in a data model beside others, each over its own block."""
    around = section.parent
    if around is None or without_number(section.title.plain) not in _THINGS or kind_of(around) not in _MODEL_KINDS:
        return False
    others = [one for one in around.children[:60] if one is not section and kind_of(one) is Kind.UNKNOWN]
    over = [one for one in others if any(isinstance(block, Fence) for block in one.blocks[:3])]
    return len(over) > 1 and len(over) * 3 >= len(others) * 2


def _titles(section: Section) -> Iterator[str]:
    for ancestor in section.ancestors():
        if ancestor.level <= 1 or kind_of(ancestor) not in {Kind.UNKNOWN, Kind.FIELDS}:
            return
        if kind_of(ancestor) is Kind.UNKNOWN:
            yield ancestor.title.marked


def code_blocks(document: Document, reading: Reading) -> Iterator[CodeBlock]:
    """Every code block that no reader has used, in list items too, outside of what is put off or out of scope."""
    for section in document.sections:
        if not is_put_off(section):
            kind = context(section)
            for fence, before in fences(section.blocks):
                if fence.line not in reading.used:
                    # "Data models:" says it of the block below it, whatever the heading around speaks of.
                    said = Kind.MODEL if before and classify(before) is Kind.MODEL else kind
                    yield CodeBlock(document, section, fence, before, said)


def fences(blocks: tuple[Block, ...], lead: str = "") -> Iterator[tuple[Fence, str]]:
    """The code blocks among blocks and within their lists, each with the label before it."""
    before = lead
    for block in blocks:
        if isinstance(block, Fence):
            yield block, before
            before = ""
        elif isinstance(block, List):
            for item in block.items:
                yield from fences(item.blocks, item.text.lead or _announced(item.text.marked))
            before = ""
        elif isinstance(block, Paragraph):
            lines = block.text.lines()
            lead = lines[-1].lead if lines else ""
            # "**Purpose**: who may moor" says something of what stands above.
            lead = "" if is_facet(lead.rstrip(":： "), among=True) else lead
            said = (lead or _announced(lines[-1].marked)) if lines else ""
            # "Schema:" in an item says that the shape of what the item names follows.
            before = before if label_of(said) in SHAPE_LABELS else said
            path = _PATH_SAID.fullmatch(one_line(lines[-1].marked)[:_MAX_PATH]) if lines else None
            if path and not says_kind(path["label"]):
                before = f"`{path['collection']}`"
        else:
            before = ""


_MAX_LABEL = 60
_MAX_PATH = 300


def _announced(text: str) -> str:
    """A short line that ends with a colon, or has a kind before a name: ``Users:``, ``Collection: rooms``."""
    line = one_line(text)
    if len(line) < _MAX_LABEL and " " not in without_kind(line) != line:
        return line
    return line.rstrip(":： ") if len(line) < _MAX_LABEL and line.endswith((":", "：")) else ""


def is_put_off(section: Section) -> bool:
    """Whether a heading around says that this is not to be built now."""
    for ancestor in section.ancestors():
        parts = words(ancestor.title.plain[:200])
        if _PUT_OFF.intersection(parts) or _OUTSIDE.search(" ".join(parts)):
            return True
    return False
