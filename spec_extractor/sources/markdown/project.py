"""The project's name and description, from the title and the overview."""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.headings import Kind, classify, kind_of, without_number
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line, unquote
from spec_extractor.sources.markdown.tree import Document, Paragraph, Section

_MAX_NAME = 100
_LABELLED = lazy(
    r"(?:product|project|app|application|system|service)(?: name)?\s*:\s*(.{1,100})$|name\s*:\s*(.{1,100})$", re.I
)
_WORDS = (
    r"product requirements? documents?(?: \(prd\))?|product requirements?|prd|requirements document|"
    r"requirements specification|"
    r"software requirements specification|srs|feature specification|technical specification|"
    r"functional specification|"
    r"product specification|specification|spec|design document|technical design|data models?|"
    r"database schema|database design|"
    r"entity relationship diagram|er diagram|mvp|backend|requirements|project plan|product brief"
)
_AFFIX = lazy(
    rf"^(?:{_WORDS})\s*(?:\([^()]{{0,30}}\)\s*)?(?:[:–—|-]|\bfor\b)\s*|\s*(?:[:–—|-]|\()\s*(?:{_WORDS})\s*\)?\s*$",
    re.I,
)
_TRAILING = lazy(r"\s+(?:prd|product requirements? document|specification)$", re.I)
_ONLY = lazy(rf"(?:{_WORDS})(?: \([^()]{{0,30}}\))?", re.I)
_LABEL = lazy(r"(?:[\w/]{1,30} ){0,2}[\w/]{1,30}:\s", re.I)


def project_name(document: Document) -> tuple[str, Location]:
    """The name and its place; an empty name where the document states none."""
    for key in ("name", "project", "product", "title"):
        stripped = _stripped(document.front_matter.get(key, ""))
        if stripped:
            return stripped, Location(document.file, 1)
    titles = [s for s in document.sections if s.level == 1] or [
        s for s in document.sections if s.level > 0 and s is document.sections[min(1, len(document.sections) - 1)]
    ]
    title = titles[0] if titles else None
    labelled = _labelled(document)
    if title is not None:
        name = _stripped(without_number(one_line(title.title.plain)))
        generic = (
            classify(title.title.plain) is not Kind.UNKNOWN
            and _ONLY.fullmatch(title.title.plain.strip()) is not None
        )
        usable = classify(name) is Kind.UNKNOWN or (title.level == 1 and not labelled)
        if name and usable and not generic and not (labelled and title.level > 1):
            return name, Location(document.file, title.line)
    return labelled or ("", Location(document.file))


def _stripped(title: str) -> str:
    name = unquote(title.strip().strip("*_#").strip())
    for _ in range(4):
        if _ONLY.fullmatch(name):
            return ""
        shorter = unquote(_TRAILING.sub("", _AFFIX.sub("", name)).strip(" :–—-|"))
        if shorter == name:
            break
        name = shorter
    return name[:_MAX_NAME].strip()


def _labelled(document: Document) -> tuple[str, Location] | None:
    for section in document.sections[:4]:
        for block in section.blocks[:4]:
            if isinstance(block, Paragraph):
                for line in block.text.lines()[:12]:
                    match = _LABELLED.match(line.plain[:140])
                    name = _stripped((match.group(1) or match.group(2)) if match else "")
                    if name:
                        return name, Location(document.file, line.line)
    return None


def project_description(document: Document) -> str:
    """The first real paragraph of an overview section, else the first one after the title."""
    overviews = [s for s in document.sections if kind_of(s) is Kind.OVERVIEW]
    for section in overviews:
        text = _first_paragraph(section)
        if text:
            return text
    for section in document.sections[:3]:
        text = _first_paragraph(section)
        if text and kind_of(section) in {Kind.UNKNOWN, Kind.WEAK_MODEL} and section.level <= 1:
            return text
    return ""


def _first_paragraph(section: Section) -> str:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            text = one_line(block.text.plain)
            if len(text.split()) >= 4 and not _LABEL.match(text) and not text.endswith(":"):
                return text[:1000]
    return ""
