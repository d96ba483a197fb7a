"""Headings that only say that a thing's shape follows: ``**Schema:**`` and ``#### Structure`` below ``### boats``.

What stands below them stands below the thing's own heading, so that every reader finds it there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spec_extractor.sources.markdown.code.blocks import SHAPE_LABELS
from spec_extractor.sources.markdown.document import BOLD_HEADING_LEVEL
from spec_extractor.sources.markdown.headings import Kind, classify, without_number
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.split import label_of
from spec_extractor.sources.markdown.tree import Block, Document, Fence, Paragraph, Section, rebuilt
from spec_extractor.sources.markdown.vocabulary import SENTENCE_PARTS

_EXAMPLES = frozenset(map(label_of, SENTENCE_PARTS["labels_of_examples"]))
_MODELS = frozenset({Kind.MODEL, Kind.WEAK_MODEL})
_MAX_TITLE = 60


def with_joined_shapes(document: Document) -> Document:
    """The document with the blocks below such headings as blocks of the thing that they stand below."""
    owners: dict[int, Section] = {}
    for index, section in enumerate(document.sections):
        before = document.sections[index - 1] if index else None
        owner = _owner(section, before)
        if owner is not None:
            owners[id(section)] = owner
    return replace(document, sections=_joined(document.sections, owners)) if owners else document


def _owner(section: Section, before: Section | None) -> Section | None:
    """The section of the thing whose shape stands below a heading, if that says nothing else."""
    if len(section.title.plain) > _MAX_TITLE or not section.blocks:
        return None
    label = label_of(without_number(section.title.plain))
    coded = isinstance(section.blocks[0], Fence)
    if not (label in SHAPE_LABELS and (coded or classify(label) is not Kind.FIELDS)) and not (
        coded and label in _EXAMPLES
    ):
        return None
    around = section.parent
    if around is not None and _names_one(around):
        alone = all(isinstance(block, Paragraph) for block in around.blocks) and len(around.children) == 1
        return around if alone or label in SHAPE_LABELS else None
    beside = section.level >= BOLD_HEADING_LEVEL and before is not None and before.parent is section.parent
    if beside and before is not None and _names_one(before):
        return before if all(isinstance(block, Paragraph) for block in before.blocks) else None
    return None


def _names_one(section: Section) -> bool:
    """Whether a heading in a data model names a thing."""
    title = section.title.plain
    above = (classify(one.title.plain) for one in section.ancestors() if one is not section)
    named = section.level > 1 and classify(title) is Kind.UNKNOWN and read_label(section.title.marked) is not None
    return (
        named
        and label_of(without_number(title)) not in SHAPE_LABELS | _EXAMPLES
        and any(one in _MODELS for one in above)
    )


def _joined(sections: Sequence[Section], owners: Mapping[int, Section]) -> tuple[Section, ...]:
    blocks: dict[int, tuple[Block, ...]] = {}
    for section in sections:
        if id(section) in owners:
            owner = owners[id(section)]
            blocks[id(owner)] = blocks.get(id(owner), owner.blocks) + section.blocks
    return rebuilt(sections, blocks=blocks, owners=owners)
