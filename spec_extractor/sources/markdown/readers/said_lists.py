"""Lists of attributes at the end of what a thing is: ``Stores vessels including hull code, flag and length``."""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.attributes import read_attributes
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.comma_lists import without_end
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.phrases import starts_relation
from spec_extractor.sources.markdown.readers.members import Members
from spec_extractor.sources.markdown.vocabulary import (
    INCLUDING_WORDS,
    INFORMATION_WORDS,
    SENTENCE_PARTS,
    WITH_WORDS,
)

_NOUN = rf"(?:(?:{either(INFORMATION_WORDS)}|{either(SENTENCE_PARTS['field_nouns'])}) ?)"
_LIKE = rf"(?:(?:{either(SENTENCE_PARTS['like'])}|{either(INCLUDING_WORDS)}) )"
_BEHIND = lazy(
    rf"(?P<said>[^.:;(`]{{3,120}}?)(?:,? (?:{either(INCLUDING_WORDS)}|(?P<with>{either(WITH_WORDS)})|like|"
    rf"{either(SENTENCE_PARTS['along_with'])}) {_NOUN}?{_LIKE}?|(?<= ){_NOUN}: )(?P<listed>[^:`]+)",
    re.I,
)
_LEAST = 2
_MANY = 3
_MOST_WORDS = 4


def read_said_list(body: str, members: Members, location: Location) -> bool:
    """Add the fields that the first sentence lists behind ``including``, ``with`` or ``such as``; whether it does.

    Two are a list behind ``with``, or where names that many things have are among them, and else three.
    """
    sentence = body.partition(". ")[0].strip().rstrip(".")
    found = _BEHIND.fullmatch(sentence)
    if found is None or starts_relation(sentence):
        return False
    fields, relations, left = read_attributes(without_end(found["listed"]), members.subject, location)
    usual = found["with"] is not None or any(is_column_name(field.name) for field in fields)
    short = all(len(field.name.split()) <= _MOST_WORDS for field in fields)
    if left or not short or len(fields) < (_LEAST if usual else _MANY):
        return False
    members.fields.extend(fields)
    members.relations.extend(relations)
    members.description = members.description or body[:500]
    return True
