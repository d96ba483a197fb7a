"""Lists behind what an entity is: ``**Loan**: A copy that is lent — due date, state (open/closed)``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.kept_lists import is_likely
from spec_extractor.sources.markdown.listed_values import is_enum_like
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.phrases import parse_relations, starts_relation
from spec_extractor.sources.markdown.readers.joined import group_fields
from spec_extractor.sources.markdown.readers.members import Members, not_read
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.split import split
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.vocabulary import is_wide

_LEAST_COLUMNS = 3
_MANY_WORDS = 4
_AFTER_DASH = lazy(r"(?P<said>[^`;:(]{3,120}?) ?(?:—|–| -) ?(?P<listed>[^\W\d`].{2,1500})", re.S)


def read_after_dash(body: str, members: Members, location: Location) -> bool:
    """``A copy that was lent — due date, return date, state (open/closed); belongs to a member``."""
    found = _AFTER_DASH.fullmatch(body)
    said = found["said"] if found else ""
    many = len(said.split()) >= _LEAST_WORDS + said.count(",") or (is_wide(said) and len(said) >= _LEAST_WIDE)
    if found is None or not many:
        return False
    listed, _, after = found["listed"].partition(". ")
    first, *others = split(listed.rstrip("."), ";") or [""]
    signs = ",、，" if is_wide(first) else ","
    parts = [one for part in split(first, signs) for one in _both(_LED.sub("", part, count=1))]
    parsed = [(part, parse_field(part, location)) for part in parts]
    named = _named(parsed)
    likely = sum(is_typed(one) or is_likely(one, members.subject) for one in named)
    plain = len(named) == len(parts) >= _LEAST_COLUMNS and likely > 0
    sure = len(named) * 4 >= len(parts) * 3 and likely >= _LEAST_WORDS and likely * 3 >= len(named)
    if not (plain or sure):
        return False
    _take(parsed, said, members, location)
    for part in [*others, *split(after, ".;")]:
        if starts_relation(part):
            members.relations.extend(parse_relations(part, members.subject, location)[0])
    return True


_LED = lazy(r"^(?:and |or )?(?:an? |the |its |their )?(?=[^\W\d])", re.I)
_IN_BRACKETS = lazy(r"(?P<said>[^()（）:;,`]{3,80}?)\s?[(（](?P<listed>[^()（）]{8,400})[)）]\.?")


def read_in_brackets(body: str, members: Members, location: Location, *, table: bool) -> bool:
    """``those who moor here (full name, phone, member_since)``: a description and the attributes behind it.

    After the name of a ``table`` in code fewer of them have to be likely.
    """
    if group := group_fields(body, location):
        members.fields.extend(group)
        return True
    sentence, _, after = body.partition(". ")
    found = _IN_BRACKETS.fullmatch(sentence)
    said = found["said"].strip() if found else ""
    if found is None or not said or is_enum_like(said.split()[-1]):
        return False
    parts = split(found["listed"], ",;、，")
    parsed = [(part, parse_field(part, location)) for part in parts]
    named = _named(parsed)
    likely = sum(_is_usual(one, members.subject) and not one.values for one in named)
    keyed = any(one.name.endswith(("_id", "Id")) for one in named)
    many = likely > 0 and len(named) > _LEAST_COLUMNS
    sure = (
        likely >= _LEAST_WORDS
        or many
        or keyed
        or (table and not after and (likely > 0 or len(named) > _LEAST_COLUMNS))
    )
    least = _LEAST_WORDS if likely == len(parts) else _LEAST_COLUMNS
    if len(parts) < least or len(named) * 4 < len(parts) * 3 or not sure:
        return False
    _take(parsed, f"{said}. {after}"[:500].rstrip(". "), members, location)
    return True


def _is_usual(field: FieldTelling, subject: str) -> bool:
    last = field.name.split()[-1]
    return is_column_name(field.name) or is_likely(field, subject) or is_column_name(last)


def _named(parsed: Sequence[tuple[str, FieldTelling | None]]) -> list[FieldTelling]:
    """The parts of a list that are fields by their names."""
    return [field for _, field in parsed if field is not None and len(field.name.split()) < _MANY_WORDS]


def _take(
    parsed: Sequence[tuple[str, FieldTelling | None]], said: str, members: Members, location: Location
) -> None:
    """Add the fields of a list and what the entity is; a part that is no field is told."""
    named = _named(parsed)
    members.fields.extend(named)
    members.description = said
    for part, field in parsed:
        if field not in named:
            members.reading.diagnostics.append(not_read(members, part, location))


_LEAST_WORDS = 2
_LEAST_WIDE = 4
"""Characters of a description in a script without blanks."""
_TWO_NAMES = lazy(r"(?P<one>[^\W\d][\w ]{1,30}(?: \([^()]{1,80}\))?) and (?P<other>[^\W\d][\w ]{1,30})")


def _both(part: str) -> list[str]:
    """``amount (in cents) and currency`` names two."""
    two = _TWO_NAMES.fullmatch(part)
    return [two["one"], two["other"]] if two else [part]
