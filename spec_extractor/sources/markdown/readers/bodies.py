"""What stands after an entity's name in its own line or bullet: a list of fields, a sentence, a description."""

from __future__ import annotations

import re
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.sources.markdown.attributes import read_attributes
from spec_extractor.sources.markdown.comma_lists import parted_by_commas
from spec_extractor.sources.markdown.described import described_fields
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.kept_lists import is_likely, kept_list
from spec_extractor.sources.markdown.listed_values import is_enum_like
from spec_extractor.sources.markdown.moments import with_timestamps
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.phrases import parse_relations, starts_relation
from spec_extractor.sources.markdown.readers.after_dash import read_after_dash, read_in_brackets
from spec_extractor.sources.markdown.readers.listed import inline_fields
from spec_extractor.sources.markdown.readers.marked_lists import read_list_before_verb, read_marked_list
from spec_extractor.sources.markdown.readers.members import Members, not_read, take_relations
from spec_extractor.sources.markdown.readers.mentions import LEFT_OUT, read_dashed, read_mentions
from spec_extractor.sources.markdown.readers.named_kinds import says_what_it_is
from spec_extractor.sources.markdown.readers.plain_lists import read_list_with_sentences
from spec_extractor.sources.markdown.readers.said_lists import read_said_list
from spec_extractor.sources.markdown.readers.several import is_typed, slashed
from spec_extractor.sources.markdown.split import group_end, split, with_commas
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.vocabulary import PREDICATES, is_wide

_ATTRIBUTES = lazy(
    r"(?:^|[.;,] |\s|\*)(?:key |main |its |with |the |core |important )*"
    r"(?:(?:attributes|fields|properties|columns|data)(?: include| includes| are| of)?\s*:\s*|"
    r"(?:attributes|fields|properties|columns) (?:include|includes|including|are|being|such as)\s+"
    r"(?!\w{2,20}ed\b)|"
    r"(?:includes?|contains?|stores?|captures?|tracks?|records?|has)\s*:\s*)",
    re.I,
)

_MAX_BODY = 4000
_HAS = lazy(r"(?:(?:which|that|it|each|and) )?(?:also )?(?:has|have|includes?|contains?|with) ", re.I)


_SHAPE = lazy(
    rf"(?:(?:an? )?(?:{either(PREDICATES['list'])})(?: of| de| di| van| von)?\s?|"
    rf"(?:{either(PREDICATES['list'], wide=True)})[:：]?\s?)?"
    r"`?\[?\s?(?P<object>\{[^{}]{3,1500}\})\s?\]?(?:\[\])?`?\.?",
    re.I,
)
"""``array of `{ id, title }` ``, ``[{ id: string }]``."""
_SHAPE_AND_REMARK = lazy(r"`(?P<object>\{[^{}`]{3,1500}\})`(?P<remark>[\s,;–—-][^{}`]{2,300})")
"""`` `{ id, title }` for the archive``."""


def read_body(body: str, members: Members, location: Location, *, table: bool = False) -> None:
    """Add what the text after an entity's name says: its fields, its relations, or a description.

    After the name of a ``table`` in code even a list with parts of many words is its columns.
    """
    if shape := _SHAPE.fullmatch(body):
        body = shape["object"]
    elif shape := _SHAPE_AND_REMARK.fullmatch(body):
        body = f"{shape['object']} {shape['remark']}"
    body = take_relations(body, members, location)
    said, listed = parted_by_commas(with_timestamps(with_commas(body[:_MAX_BODY])))
    members.description = members.description or said
    told = listed + body[_MAX_BODY:]
    if told:
        _read_told(told, members, location, table=table)
    if told != body and members.description == told[:500]:
        members.description = body[:500]


def _read_told(body: str, members: Members, location: Location, *, table: bool) -> None:
    if body[0] in "([（{" and body[:2] != "{{":
        end = group_end(body, 0)
        inside, tail = (body[1:end], body[end + 1 :].strip()) if end > 0 else ("", body)
        fields = inline_fields(inside, location, strict=False)
        if fields and (len(fields) > 1 or not tail):
            members.fields.extend(fields)
            members.description = tail.lstrip(":-–— ") if tail.strip(".。;") else ""
            return
        body = tail.lstrip(":-–— ") or inside
    body = LEFT_OUT.sub("", body)
    if read_list_before_verb(body, members, location):
        return
    if read_dashed(body, members, location) or read_mentions(body, members, location):
        return
    if read_after_dash(body, members, location) or read_in_brackets(body, members, location, table=table):
        return
    marker = _ATTRIBUTES.search(body[:600])
    if marker:
        _read_marked(body, marker, members, location)
        return
    if read_said_list(body, members, location):
        return
    if _HAS.match(body):
        for sentence in body.split(". "):
            _read_prose(sentence, members, location)
        return
    if _read_kept(body, members, location):
        return
    if starts_relation(body):
        members.relations.extend(parse_relations(body, members.subject, location)[0])
        return
    if read_list_with_sentences(body, members, location):
        return
    described = described_fields(body, location) or described_fields(_told_apart(body), location)
    if described:
        members.fields.extend(described)
        members.description = body[:500]
        for sentence in body.split(". ")[1:]:
            if starts_relation(sentence):
                _read_prose(sentence, members, location)
        return
    fields = inline_fields(body, location, strict=False)
    if not fields and read_marked_list(body, members, location):
        return
    if fields and len(fields) == 1 and says_what_it_is(fields[0], body):
        # "Boxes linked to a boathouse" says what the entity is.
        members.description = body[:500]
        return
    single = bool(fields) and len(fields or []) == 1 and not is_typed((fields or [])[0])
    if glosses(body) or (fields and len(fields) == 1 and fields[0].values and _explains(body)):
        members.description = body[:500]
        return
    if fields and not (single and (" " in body or body[:1].isupper() or is_wide(body))):
        members.fields.extend(fields)
        return
    if _partly(body, members, location) or (table and _columns(body, members, location)):
        return
    if _mostly(body, members, location):
        return
    members.description = body[:500]
    for sentence in body.split(". ")[1:]:
        if _HAS.match(sentence) or starts_relation(sentence):
            _read_prose(sentence, members, location)


def glosses(body: str) -> bool:
    """Whether it says what a thing is, and gives examples: ``図形：キャンバスの要素（カード、矢印）``."""
    found = _GLOSS.fullmatch(body)
    return found is not None and is_wide(found["said"]) and not is_enum_like(found["said"])


def _explains(body: str) -> bool:
    """Whether brackets say more of what a thing is, and no values: ``audit entry (who, what, day) of a berth``."""
    found = _EXPLAINED.match(body[:_MAX_BODY])
    return found is not None and " " in found["said"] and not is_enum_like(found["said"])


_EXPLAINED = lazy(r"(?P<said>[^\W\d_][^():,;`]{2,60}?) ?\([^()`|]{2,80},[^()`|]{1,200}\)")
_GLOSS = lazy(r"(?P<said>[^():,;`]{5,40}?) ?\([^():`]{2,80},[^():`]{1,80}\)")
"""A word for a state or a kind is shorter than what stands before the examples."""


def _read_marked(body: str, marker: re.Match[str], members: Members, location: Location) -> None:
    """Read a body with a word such as ``Attributes:`` before its fields."""
    listed, _, after = body[marker.end() :].partition(". ")
    members.description = body[: marker.start()].strip().rstrip(".;")
    first, *others = split(listed, ";") or [listed]
    related = [part for part in others if starts_relation(part)]
    listed = "; ".join([first, *(part for part in others if part not in related)])
    for part in [*split(members.description.replace(". ", "; "), ";"), *related, *split(after, ".;")]:
        if starts_relation(part):
            _read_prose(part, members, location)
    parts = list(map(_plain, split(_without_and(listed), ",;")))
    ends = [part for part in parts if _REFERENCE.match(part)]
    plain = ", ".join(part for part in parts if part not in ends)
    fields = inline_fields(plain, location, strict=False, most_words=5)
    for part in ends if fields else ():
        _read_prose(part, members, location)
    if fields:
        members.fields.extend(fields)
    else:
        _read_prose(listed, members, location)


def _read_kept(body: str, members: Members, location: Location) -> bool:
    """``品目名、数量、購入日を持つ``: the verb stands behind the list."""
    for sentence in body.replace("; ", ". ").split(". "):
        kept = kept_list(sentence)
        listed = ", ".join(kept.parts) if kept is not None and not kept.states else ""
        fields = (inline_fields(listed, location, strict=False) if listed else None) or []
        if any(is_typed(one) or is_likely(one, members.subject) for one in fields):
            told = [one if is_typed(one) else replace(one, certainty=Certainty.INFERRED) for one in fields]
            members.fields.extend(told)
            members.description = body[:500]
            return True
    return False


_REFERENCE = lazy(r"(?:a )?references? to [\w ]{2,40}$", re.I)
_TWO = lazy(r"(?:(?P<before>and )?(?P<one>[a-z]{2,12})/(?P<two>[a-z]{2,12})(?P<after>(?: [a-z]+){1,3}))$", re.I)
_ENDS_IN_TWO = lazy(r"(?P<head>(?:[a-z]+ ){1,2})(?P<one>[a-z]{2,12})/(?P<two>[a-z]{2,12})$", re.I)


def _told_apart(body: str) -> str:
    """``old/new values, entity type/id`` → ``old values, new values, entity type, entity id``."""
    if "/" not in body:
        return body
    parts = [_DATE_TIME.sub(r"\1 time", part) for part in split(body, ",")]
    parts = [_TWO.sub(r"\g<one>\g<after>, \g<two>\g<after>", part) for part in parts]
    return ", ".join(_ENDS_IN_TWO.sub(r"\g<head>\g<one>, \g<head>\g<two>", part) for part in parts)


_DATE_TIME = lazy(r"\b(date)/time\b", re.I)
_OPTIONAL = lazy(r"optional(?:ly)? (?P<name>[a-z][\w /]{1,40})$", re.I)
_WHAT_FOR = lazy(r"(?<=\w) (?:for|of|about|behind) (?:the|this|each|that) [\w ]{2,40}$", re.I)
_OR = lazy(r"(?<=\w\w\w)/[a-z]{3,20}$", re.I)


def _plain(part: str) -> str:
    """``optional note/reason for the change`` → ``note (optional)``."""
    part = _DATE_TIME.sub(r"\1 time", part)
    bare = _WHAT_FOR.sub("", part)
    optional = _OPTIONAL.match(bare)
    if optional is None:
        return part
    return f"{_OR.sub('', optional['name'])} (optional)"


def _without_and(listed: str) -> str:
    """``a, b and c`` → ``a, b, c``."""
    head, found, last = listed.rpartition(" and ")
    plain = found and "," in head and "(" not in last and "," not in last
    return f"{head.rstrip(',')}, {last}" if plain else listed


def _partly(body: str, members: Members, location: Location) -> bool:
    """An inline list in which most parts are typed fields: the others are relations or told."""
    parts = split(body, ",;")
    parsed = [(part, parse_field(part, location)) for part in parts]
    typed = sum(1 for _, field in parsed if field is not None and is_typed(field))
    if typed < 1 or (typed < 2 and typed * 2 < len(parts)):
        return False
    for part, field in parsed:
        found, _ = parse_relations(part, members.subject, location) if starts_relation(part) else ([], [])
        if found:
            members.relations.extend(found)
        elif field is not None:
            members.fields.append(field)
        else:
            members.reading.diagnostics.append(not_read(members, part, location))
    return True


_LEAST_COLUMNS = 3


def _columns(body: str, members: Members, location: Location) -> bool:
    """The list in the first sentence after a table's name: what has too many words for a name is told."""
    listed, _, after = body.partition(". ")
    parts = [one for part in split(listed.rstrip("."), ",;") for one in slashed(part)]
    parsed = [(part, parse_field(part, location)) for part in parts]
    named = [field for _, field in parsed if field is not None and len(field.name.split()) < _MANY_WORDS]
    if len(named) < _LEAST_COLUMNS or len(named) * 3 < len(parts) * 2:
        coded = [] if _VALUES.search(listed) else _CODED.findall(listed)
        members.fields.extend(FieldTelling(name, location) for name in coded)
        members.description = body[:500]
        return bool(coded)
    members.fields.extend(named)
    members.description = after[:500]
    for part, field in parsed:
        if field is None or len(field.name.split()) >= _MANY_WORDS:
            members.reading.diagnostics.append(not_read(members, part, location))
    return True


def _mostly(body: str, members: Members, location: Location) -> bool:
    """A list of short names of which some are what most attributes are called; what is told in words is left out.

    ``ID, reference to the buyer, start date, total, status (open/paid), list of the chosen extras``.
    """
    parts = split(body.partition(". ")[0].rstrip("."), ",;")
    if len(parts) <= _LEAST_COLUMNS:
        return False
    parsed = [(part, inline_fields(part, location, strict=False) or []) for part in parts]
    named = [field for _, fields in parsed for field in fields]
    untold = [part for part, fields in parsed if not fields]
    if not parsed[0][1] or not untold or len(untold) * 4 > len(parts):
        return False
    if sum(is_typed(one) or is_likely(one, members.subject) for one in named) < _LEAST_COLUMNS:
        return False
    members.fields.extend(named)
    for part in untold:
        members.reading.diagnostics.append(not_read(members, part, location))
    return True


_MANY_WORDS = 4
_CODED = lazy(r"`([a-z]+(?:_[a-z0-9]+)+)`")
_VALUES = lazy(r"\b(?:status|state|enum|values?|either|one of)\b", re.I)


def _read_prose(body: str, members: Members, location: Location) -> None:
    fields, relations, _ = read_attributes(body, members.subject, location)
    members.fields.extend(fields)
    members.relations.extend(relations)
