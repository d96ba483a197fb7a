"""Lists of attributes behind a name with what else is said of the thing: ``title, price. Belongs to a shop.``"""

from __future__ import annotations

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.comma_lists import without_end
from spec_extractor.sources.markdown.phrases import parse_relations, starts_relation
from spec_extractor.sources.markdown.readers.listed import inline_fields
from spec_extractor.sources.markdown.readers.members import Members
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.readers.unique_keys import apply_keys, key_of
from spec_extractor.sources.markdown.split import split
from spec_extractor.sources.markdown.tellings import FieldTelling

_LEAST = 2
_MANY = 3


def read_list_with_sentences(body: str, members: Members, location: Location) -> bool:
    """A list of attributes, then what else is said: ``title, price. Belongs to a shop. Unique: (shop, code)``."""
    if "`" in body:
        # Lists in code are read for themselves.
        return False
    clauses = split(body.replace("。", ". "), ";")
    first, *others = [part.strip() for clause in clauses for part in clause.split(". ") if part.strip()] or [""]
    fields = inline_fields(without_end(first), location, strict=False) if others else None
    if not fields or not _are_attributes(fields):
        return False
    keys = {other: key for other in others if (key := key_of(other))}
    others = [other for other in others if other not in keys]
    if any(not starts_relation(other) and _lists(other, location) for other in others):
        return False
    members.reading.diagnostics.extend(
        apply_keys([(location, key) for key in keys.values()], fields, members.subject)
    )
    members.fields.extend(fields)
    for other in others:
        if starts_relation(other):
            members.relations.extend(parse_relations(other.rstrip("."), members.subject, location)[0])
        else:
            members.description = members.description or other[:500]
    return True


def _are_attributes(fields: list[FieldTelling]) -> bool:
    usual = any(is_typed(field) or is_column_name(field.name) for field in fields)
    return len(fields) >= _LEAST and (usual or len(fields) >= _MANY)


def _lists(text: str, location: Location) -> bool:
    """Whether a later part is one more of the list: a name, or several."""
    fields = inline_fields(text.rstrip("."), location, strict=False)
    if fields and len(fields) > 1:
        return True
    # "One per ticket (shop_id, number)" is said of the thing.
    short = len(text.partition("(")[0].split()) <= _LEAST
    return bool(fields) and short and (len(text.split()) <= _LEAST or is_typed((fields or [])[0]))
