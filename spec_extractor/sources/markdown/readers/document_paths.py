"""Documents of a store by their paths, with what each has in braces: ``boats/{boatId} { name, length }``."""

from __future__ import annotations

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded
from spec_extractor.sources.markdown.labels import parent_of
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.bodies import read_body
from spec_extractor.sources.markdown.readers.members import Members
from spec_extractor.sources.markdown.split import group_end, one_line
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, Reading, RelationTelling
from spec_extractor.sources.markdown.tree import Document, Fence

_NO_DATA = frozenset({Kind.IGNORED, Kind.STORIES, Kind.ACCEPTANCE, Kind.INTEGRATIONS})
_ID = r"\{\w{1,40}\}"
_HEAD = lazy(
    rf"^ {{0,8}}(?P<path>/?(?:[\w-]{{1,60}}/{_ID}/){{0,4}}(?P<name>[A-Za-z][\w-]{{0,60}})/{_ID}) ?[:=]? ?(?=\{{)"
)
_LEAST = 2
_MAX = 20_000
_MAX_LINES = 400


def read_document_paths(document: Document, reading: Reading) -> None:
    """Read every fence in which at least two such paths stand."""
    for section in document.sections:
        if context(section) in _NO_DATA or is_excluded(section):
            continue
        for block in section.blocks:
            if isinstance(block, Fence) and block.line not in reading.used and "{" in block.content:
                _read(document, block, reading)


def _read(document: Document, fence: Fence, reading: Reading) -> None:
    lines = fence.content.split("\n")
    found = [(at, match) for at, line in enumerate(lines) if (match := _HEAD.match(line[:400]))]
    if len(found) < _LEAST:
        return
    for at, match in found:
        text = "\n".join([lines[at][match.end() :], *lines[at + 1 : at + _MAX_LINES]])[:_MAX]
        end = group_end(text, 0)
        if end < 0:
            continue
        location = Location(document.file, fence.start + at)
        members = Members(document, match["name"], reading)
        read_body(one_line(text[: end + 1]), members, location)
        fields = tuple(members.fields)
        reading.tellings.append(EntityTelling(match["name"], location, fields, exactness=Exactness.LOOSE))
        if parent := parent_of(match["path"]):
            reading.tellings.append(
                RelationTelling("belongs_to", match["name"], parent, location, nullable=True, weak=True)
            )
    reading.used.add(fence.line)
