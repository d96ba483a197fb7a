"""User stories: ``As a …, I want …, so that …`` anywhere, and story headings, with acceptance criteria."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spec_extractor.diagnostics import Location, warning
from spec_extractor.ir import Story
from spec_extractor.sources.markdown.document import parse_within
from spec_extractor.sources.markdown.headings import Kind, classify, context, kind_of, without_number
from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.readers.criteria import (
    GIVEN,
    criteria_lines,
    criteria_of,
    looks_like_criteria,
)
from spec_extractor.sources.markdown.readers.story_tables import read_story_table
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.story_text import (
    MAX_STORY,
    START,
    among_stories,
    begins,
    identified,
    joined_items,
    numbered_story,
    parse_story,
)
from spec_extractor.sources.markdown.tellings import Reading
from spec_extractor.sources.markdown.tree import (
    Block,
    Document,
    Fence,
    Item,
    List,
    Paragraph,
    Section,
    Table,
)
from spec_extractor.sources.markdown.vocabulary import PRIORITY_WORDS, STORY_HEADING_WORDS

_HEADING = lazy(
    rf"(?:(?:user )?story|US|{'|'.join(re.escape(word) for word in STORY_HEADING_WORDS)})"
    r"[ -]*#?\d{1,4}(?:\.\d{1,3})?\s*(?:[-–—:：.]\s*)?(.*)$",
    re.I,
)

_TEXT = frozenset({"", "text", "txt", "plain", "plaintext", "md", "markdown", "gherkin"})
_LINES = 500

_PRIORITY = lazy(rf"\s*[(（](?:{alternatives(PRIORITY_WORDS)}|p\d)[^()（）]{{0,40}}[)）]\s*|\s*🎯.{{0,20}}$", re.I)


def read_stories(document: Document, reading: Reading) -> None:
    """Read every story; a story's section, list item or row is then used."""
    for section in document.sections:
        if context(section) is Kind.ACCEPTANCE and not _is_story_heading(section):
            continue
        if _is_story_heading(section):
            _read_heading(document, section, reading)
        else:
            _read_blocks(document, section, section.blocks, reading)


def _read_blocks(document: Document, section: Section, blocks: Sequence[Block], reading: Reading) -> None:
    story: Story | None = None
    announced = False
    for block in blocks:
        if isinstance(block, Paragraph):
            found = list(_in_paragraph(document, section, block))
            if found:
                _emit(story, reading)
                story = found[-1]
                reading.tellings.extend(found[:-1])
                reading.used.add(block.line)
                announced = False
            elif story is not None:
                announced = classify(block.text.plain[:80].rstrip(":* ")) is Kind.ACCEPTANCE
                if GIVEN.match(block.text.plain[:60]):
                    story = _with(story, criteria_lines(block.text))
                    reading.used.add(block.line)
        elif isinstance(block, List):
            if story is not None and (announced or looks_like_criteria(block)):
                story = _with(story, criteria_of(block.items))
                reading.used.add(block.line)
                announced = False
            else:
                _emit(story, reading)
                story = None
                _read_list(document, section, block, reading)
        elif isinstance(block, Table) and block.line not in reading.used:
            read_story_table(document, section, block, reading)
        elif isinstance(block, Fence):
            _read_fence(document, section, block, reading)
    if story is not None:
        _emit(_with_acceptance(document, section, story, reading), reading)


def _read_fence(document: Document, section: Section, block: Fence, reading: Reading) -> None:
    """Read the stories of a code block that was made to keep the layout of a text."""
    if block.info.lower() not in _TEXT or not any(
        begins(line.strip()) for line in block.content.split("\n")[:_LINES]
    ):
        return
    for inside in parse_within(block.content, document.file, block.start, [section.title]).sections:
        _read_blocks(document, inside, inside.blocks, reading)


def _emit(story: Story | None, reading: Reading) -> None:
    if story is not None:
        reading.tellings.append(story)


def _with(story: Story, criteria: Sequence[str]) -> Story:
    return replace(story, acceptance=(*story.acceptance, *criteria))


def _in_paragraph(document: Document, section: Section, block: Paragraph) -> Iterator[Story]:
    """The stories of a paragraph: one per line that begins with one, else the paragraph as a whole."""
    lines = block.text.lines()
    inside = among_stories(section)
    starts = [i for i, line in enumerate(lines) if begins(line.plain) or (inside and identified(line.plain))]
    if not starts or starts[0] > 2:
        return
    for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        text = " ".join(line.plain for line in lines[begin:end])[:MAX_STORY]
        location = Location(document.file, lines[begin].line)
        story = parse_story(text, location, told=inside) or (numbered_story(text, location) if inside else None)
        if story is not None:
            yield story


def _read_list(document: Document, section: Section, block: List, reading: Reading) -> None:
    joined = joined_items(block)
    if joined:
        story = parse_story(joined, Location(document.file, block.line))
        if story is not None:
            reading.tellings.append(story)
            reading.used.add(block.line)
            return
    for item in block.items:
        whole = one_line(item.text.plain) if len(item.text.plain) < 10_000 else item.text.plain[:MAX_STORY]
        story = parse_story(whole, Location(document.file, item.line), told=context(section) is Kind.STORIES)
        rest: Sequence[Item] = item.items
        if (
            story is None
            and item.items
            and not any(begins(i.text.plain) and parse_story(i.text.plain, Location("")) for i in item.items)
        ):
            pieces = [whole, *(one_line(child.text.plain) for child in item.items)]
            first = next((i for i, piece in enumerate(pieces) if begins(piece)), None)
            if first is not None:
                story = parse_story(" ".join(pieces[first:]), Location(document.file, item.line))
                rest = ()
                if story is not None and first == 1:
                    story = replace(story, title=whole.rstrip(":"))
        elif story is None and item.items:
            for child in item.blocks:
                if isinstance(child, List):
                    _read_list(document, section, child, reading)
        if story is not None:
            reading.tellings.append(_with(story, criteria_of(rest)))
            reading.items.add(item.line)
            reading.used.add(block.line)
    if kind_of(section) is Kind.STORIES:
        _read_plain(document, block, reading)
    elif among_stories(section):
        _read_identified(document, block, reading)


def _read_identified(document: Document, block: List, reading: Reading) -> None:
    """``### Visitors`` below the stories' heading, then ``- US-2 Find the way to the exit``."""
    for item in block.items:
        story = numbered_story(one_line(item.text.plain)[:MAX_STORY], Location(document.file, item.line))
        if item.line not in reading.items and story is not None:
            reading.tellings.append(_with(story, criteria_of(item.items)))
            reading.items.add(item.line)
            reading.used.add(block.line)


def _read_plain(document: Document, block: List, reading: Reading) -> None:
    for item in block.items:
        text = one_line(item.text.plain)[:MAX_STORY]
        if item.line in reading.items:
            continue
        if begins(text):
            reading.diagnostics.append(
                warning(
                    "PRD136",
                    Location(document.file, item.line),
                    f"this user story says not what is wanted: {text[:80]}",
                    "write `As a <role>, I want <what> so that <why>`",
                )
            )
        elif len(text.split()) >= 3:
            story = Story((identified(text) or text).rstrip("."), location=Location(document.file, item.line))
            reading.tellings.append(_with(story, criteria_of(item.items)))
            reading.items.add(item.line)
            reading.used.add(block.line)


def _is_story_heading(section: Section) -> bool:
    title = without_number(section.title.plain[:200])
    below = section.parent is not None and among_stories(section.parent)
    return section.level > 0 and bool(
        _HEADING.match(title)
        or (below and identified(section.title.plain[:200]) and not _holds_list(section))
        or (section.parent and kind_of(section.parent) is Kind.STORIES and _holds_story(section))
    )


def _holds_list(section: Section) -> bool:
    """Whether the text below a heading is a list of stories: the heading is that of a group."""
    lists = [block for block in section.blocks if isinstance(block, List)]
    return any(identified(item.text.plain[:200]) for block in lists for item in block.items[:1])


def _holds_story(section: Section) -> bool:
    """A subsection of a stories section that tells one story in its own text."""
    if kind_of(section) not in {Kind.UNKNOWN, Kind.SOFT, Kind.IGNORED} or START.match(section.title.plain):
        return False
    first = next((block for block in section.blocks if isinstance(block, Paragraph)), None)
    lists = [block for block in section.blocks if isinstance(block, List)]
    as_a = first is not None and any(begins(line.plain) for line in first.text.lines())
    listed = any(parse_story(item.text.plain, Location("")) for block in lists for item in block.items)
    many = sum(1 for block in section.blocks if isinstance(block, Paragraph) and begins(block.text.plain))
    return (
        not listed
        and many <= 1
        and (as_a or any(classify(child.title.plain) is Kind.ACCEPTANCE for child in section.children))
    )


def _read_heading(document: Document, section: Section, reading: Reading) -> None:
    title = without_number(one_line(section.title.plain)[:200])
    match = _HEADING.match(title)
    title = _PRIORITY.sub("", match.group(1) if match else identified(title) or title).strip()
    location = Location(document.file, section.line)
    story: Story | None = None
    text = ""
    criteria: list[str] = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            found = list(_in_paragraph(document, section, block))
            if found and story is None:
                story = found[0]
            elif GIVEN.match(block.text.plain[:60]):
                criteria.extend(criteria_lines(block.text))
            elif not text and classify(block.text.plain[:80].rstrip(":* ")) is Kind.UNKNOWN:
                text = one_line(block.text.plain)[:MAX_STORY]
            reading.used.add(block.line)
        elif isinstance(block, List):
            joined = joined_items(block)
            parsed = (
                parse_story(joined or one_line(block.items[0].text.plain)[:MAX_STORY], location)
                if block.items
                else None
            )
            if parsed is not None and story is None:
                story = parsed
                criteria.extend(criteria_of(block.items[0].items))
            else:
                criteria.extend(criteria_of(block.items))
            reading.used.add(block.line)
        elif isinstance(block, Table) and block.line not in reading.used:
            read_story_table(document, section, block, reading)
    told = replace(story, title=story.title or title) if story else Story(text or title, title=title)
    if not told.want:
        return
    told = _with(replace(told, location=location), criteria)
    reading.tellings.append(_with_acceptance(document, section, told, reading))


def _with_acceptance(document: Document, section: Section, story: Story, reading: Reading) -> Story:
    for child in section.children:
        if kind_of(child) is not Kind.ACCEPTANCE:
            continue
        for block in child.blocks:
            if isinstance(block, List):
                story = _with(story, criteria_of(block.items))
            elif isinstance(block, Paragraph) and GIVEN.match(block.text.plain[:60]):
                story = _with(story, criteria_lines(block.text))
            reading.used.add(block.line)
    return story
