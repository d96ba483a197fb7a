"""Sentences that seem to say what is stored, and of which nothing was read."""

from __future__ import annotations

from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, Location, warning
from spec_extractor.sources.markdown.headings import context, is_excluded
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.prose_text import sentences_of
from spec_extractor.sources.markdown.readers.recorded_attributes import read_list_of_attributes
from spec_extractor.sources.markdown.readers.recorded_known import SAYS_NO_DATA
from spec_extractor.sources.markdown.recorded_text import EACH_STORES, NO_RECORDS, STATED
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.tellings import EntityTelling, Reading
from spec_extractor.sources.markdown.tree import Document, texts_in
from spec_extractor.sources.markdown.vocabulary import COMMON_NAMES, STORE_WORDS

_STORES = lazy(rf"\b(?:{either(STORE_WORDS)}) (?:the )?(?P<list>[^.;]{{8,400}})")
_LEAST = 3
_LEAST_COMMON = 2
_SHOWN = 60


def unread_sentences(document: Document, reading: Reading) -> Iterator[Diagnostic]:
    """A warning for each, outside of parts that hold no data."""
    told = _told_lines(document, reading)
    for section in document.sections:
        if is_excluded(section) or context(section) in SAYS_NO_DATA:
            continue
        for text in texts_in(section.blocks):
            for sentence, line in sentences_of(text):
                if line not in told and _names_fields(sentence):
                    shown = sentence if len(sentence) <= _SHOWN else f"{sentence[:_SHOWN].rstrip()}…"
                    yield warning(
                        "PRD122",
                        Location(document.file, line),
                        f"a sentence seems to say what is stored, and is not read: {shown}",
                        "write `- Name: field (type), field (type)`",
                    )


def _told_lines(document: Document, reading: Reading) -> set[int]:
    """The lines of which something was read."""
    told = [telling.location for telling in reading.tellings]
    told += [
        f.location for telling in reading.tellings if isinstance(telling, EntityTelling) for f in telling.fields
    ]
    return {*reading.used, *reading.items, *(place.line for place in told if place.file == document.file)}


def _names_fields(sentence: str) -> bool:
    """Whether what is stored is a list of several members that are called like fields."""
    for pattern in (*STATED, EACH_STORES, _STORES):
        match = pattern.search(sentence)
        if match is None:
            continue
        noun = match.groupdict().get("noun") or ""
        if {noun.lower(), noun.lower().rpartition(" ")[2]} & NO_RECORDS:
            continue
        found = read_list_of_attributes(one_line(match["list"]).rstrip("."), noun, Location(""), lenient=True)
        names = [field.name for field in found[0]] if found else []
        common = sum(name.lower() in COMMON_NAMES or infer_type(name) not in {"string", "email"} for name in names)
        if len(names) >= _LEAST and common >= _LEAST_COMMON:
            return True
    return False
