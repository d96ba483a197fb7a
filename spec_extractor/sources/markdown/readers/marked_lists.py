"""A list behind words for fields, in any language: ``Who rows a boat. Atributos clave: nombre, popa/proa, tipo``.

What is no name in it is told: a list that such words announce is one of fields, whatever some of its parts are.
"""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.described import members as parted
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.readers.listed import inline_fields
from spec_extractor.sources.markdown.readers.members import Members, not_read
from spec_extractor.sources.markdown.readers.several import slashed
from spec_extractor.sources.markdown.vocabulary import ATTRIBUTE_WORDS, SENTENCE_PARTS

_QUALIFIERS = either(SENTENCE_PARTS["field_qualifiers"])
_MARK = lazy(
    rf"(?:^|[.;,(*] ?|\s)(?:(?:{_QUALIFIERS}) ){{0,2}}(?:{either(ATTRIBUTE_WORDS)})(?: (?:{_QUALIFIERS})){{0,2}}"
    rf"\s?[:：]\s?|(?:{either(ATTRIBUTE_WORDS, wide=True)})[:：]\s?",
    re.I,
)
_BEFORE_VERB = lazy(
    rf"(?:(?P<said>[^;:]{{3,160}})[;:] )?(?P<listed>[^;:]{{5,1500}}) "
    rf"(?:{either(SENTENCE_PARTS['has_behind'])})\.?",
    re.I,
)
_MAX_LEAD = 600
_LEAST = 2


def read_marked_list(body: str, members: Members, location: Location) -> bool:
    """Add the fields of such a list and tell its other parts; False where most of it is none."""
    found = _MARK.search(body[:_MAX_LEAD])
    if found is None:
        return False
    listed, _, after = body[found.end() :].partition(". ")
    parts = [one for part in parted(listed) for one in slashed(part)]
    read = [(part, inline_fields(part, location, strict=False, most_words=5) or []) for part in parts]
    fields = [field for _, told in read for field in told]
    if len(fields) < _LEAST or sum(not told for _, told in read) * 3 > len(read):
        return False
    members.fields.extend(fields)
    members.description = f"{body[: found.start()].strip(' .;')}. {after}"[:500].strip(" .")
    members.reading.diagnostics.extend(not_read(members, part, location) for part, told in read if not told)
    return True


def read_list_before_verb(body: str, members: Members, location: Location) -> bool:
    """``Limandaki yer; numara, derinlik, durum (dolu, boş) içerir``: the verb stands behind what a thing has."""
    sentence, _, after = body.partition(". ")
    found = _BEFORE_VERB.fullmatch(sentence)
    fields = inline_fields(found["listed"], location, strict=False) or [] if found else []
    if found is None or len(fields) < _LEAST:
        return False
    members.fields.extend(fields)
    members.description = f"{found['said'] or ''}. {after}"[:500].strip(" .")
    return True
