"""The list in a sentence that says what is stored: its fields and relations, in any of the languages."""

from __future__ import annotations

import re
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.sources.markdown.attributes import is_activity, read_attributes
from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.phrases import parse_relations, starts_relation
from spec_extractor.sources.markdown.recorded_text import IN_BRACKETS, LEADS, LED, OF, VERB, WHETHER
from spec_extractor.sources.markdown.tellings import Exactness, FieldTelling, RelationTelling

_MAX_WORDS = 5


_DATE_TIME = lazy(r"\b(date)(?:/| & )time\b", re.I)
_EITHER = lazy(r"^(?P<one>[^\W\d][\w -]{1,30}\w) ?/ ?[^\W\d][\w -]{2,30}?(?P<remark> \([^()]{1,60}\)|)$")
"""``Datum/Zeit``: one attribute by two names."""


_AND_SO_ON = lazy(r",?\s(?:etc|usw|ecc|enz|и т\.\s?д)\b[.…]{0,3}\s*$", re.I)


def read_list_of_attributes(
    listed: str, subject: str, location: Location, *, lenient: bool = False
) -> tuple[list[FieldTelling], list[RelationTelling]] | None:
    """The fields and relations of a list, or None where a part is neither; ``lenient`` leaves that part out."""
    fields: list[FieldTelling] = []
    relations: list[RelationTelling] = []
    bracketed = IN_BRACKETS.match(listed)
    listed = _AND_SO_ON.sub("", bracketed["list"] if bracketed else listed)
    for part in _parts(listed):
        related = starts_relation(part) or (bool(relations) and not fields and LEADS.match(part) is not None)
        if related:
            kind = "" if starts_relation(part) else f"{relations[-1].kind.replace('_', ' ')} "
            bare = part if not kind else LEADS.sub("", part, count=1).strip()
            found, _ = parse_relations(f"{kind}{bare}", subject, location)
            relations.extend(replace(one, certainty=Certainty.INFERRED, weak=True) for one in found)
            if found:
                continue
        verb = VERB.match(part)
        bare = LED.sub("", part[verb.end() :] if verb else part, count=1)
        field = attribute(OF.sub("", bare), subject, location)
        if field is None and not lenient:
            return None
        fields.extend([field] if field is not None else [])
    return fields, relations


def _parts(listed: str) -> list[str]:
    """The members of a list; a relation's several ends are members too: ``pertenece a un socio y a una clase``."""
    found: list[str] = []
    for part in members(listed):
        found += members(part) if starts_relation(part) else [part]
    return [part.strip() for part in found]


def attribute(part: str, subject: str, location: Location) -> FieldTelling | None:
    """One member of a list in a sentence as a field, or None where it can't be one."""
    part = _EITHER.sub(r"\g<one>\g<remark>", _DATE_TIME.sub(r"\1 time", part))
    whether = WHETHER.match(part)
    if whether:
        return FieldTelling(
            whether.group(1), location, type="boolean", certainty=Certainty.INFERRED, exactness=Exactness.PROSE
        )
    if part.isascii():
        fields, _, _ = read_attributes(part, subject, location)
        field = fields[0] if len(fields) == 1 else None
    else:
        field = parse_field(members(part)[0] if members(part) else part, location)
    if field is None or len(field.name.split()) > _MAX_WORDS or is_activity(field.name):
        return None
    return replace(field, certainty=Certainty.INFERRED, exactness=Exactness.PROSE)
