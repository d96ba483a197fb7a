"""Fields that stand in one line, after their entity's name or a word that groups them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.columns import field_parts
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.readers.several import is_typed, paired, slashed
from spec_extractor.sources.markdown.split import AND_OTHERS, one_line, split, unquote, with_commas
from spec_extractor.sources.markdown.tellings import Exactness, FieldTelling
from spec_extractor.sources.markdown.tree import Item
from spec_extractor.sources.markdown.types import read_type
from spec_extractor.sources.markdown.vocabulary import ARTICLES, INCLUDING_WORDS, PREDICATES, is_wide

_WHETHER = lazy(
    r"(?:whether|if) (?:it|they|he|she|the \w{1,30})(?:['’]s| is| are| was| were| has been| have been) (?:an? )?"
    r"(\w{3,30})$",
    re.I,
)
_REFERS = lazy(
    rf"(?:(?:{either(ARTICLES)}) )?(?:{either(PREDICATES['reference_to'])}) (?:(?:{either(ARTICLES)}) )?"
    r"(?P<noun>[^\W\d]\w{2,40})",
    re.I,
)
"""``reference to the customer``: a field that is called by what it refers to."""
MOST_WORDS = 5
_MAX_WIDE = 14
"""Characters of a name without a type in a script without blanks."""
_IDENTIFIER = lazy(r"`?[a-z][a-z0-9]{0,40}(?:_[a-z0-9]{1,40}|[A-Z][a-z0-9]{0,40}){1,6}`?")
_AND_SO_ON = frozenset({"", "etc", "usw", "и т.д", "等"})
_SAID_AFTERWARDS = frozenset({"nullable", "default", "unique"})


def inline_fields(
    text: str, location: Location, *, strict: bool, most_words: int = 3
) -> list[FieldTelling] | None:
    """The fields of a list in one line (``name (string), status``), or None where it is something else.

    ``most_words`` is the limit of a name that states no type.
    """
    listed = AND_OTHERS.sub("", with_commas(one_line(text)).rstrip("."))
    parts = [one for part in field_parts(listed) for one in paired(part)]
    if any(map(_IDENTIFIER.fullmatch, parts)):
        # "id, ownerId, createdAt/updatedAt": among names as code has them.
        parts = [one for part in parts for one in slashed(part)]
    # "id, name, …": what is left out is no field.
    parts = [part for part in parts if part.strip("….` ").lower() not in _AND_SO_ON] if len(parts) > 1 else parts
    if not parts or len(parts) > 500:
        return None
    fields: list[FieldTelling] = []
    typed = 0
    for part in parts:
        bare = part.removeprefix("and ").removeprefix("plus ")
        said = modifier(bare) if fields else None
        if said and said.keys() <= _SAID_AFTERWARDS:
            # "zone: cold | warm, default warm": it belongs to the field before it.
            fields[-1] = replace(fields[-1], **said)
            continue
        bare = _marked_optional(bare) if fields else bare
        whether = _WHETHER.match(bare) if fields else None
        refers = _REFERS.fullmatch(bare)
        told = f"{refers['noun']} (FK → {refers['noun']})" if refers else bare
        field = parse_field(whether[1] if whether else told, location)
        if field is None or (_is_sentence(field.name, most_words) and not is_typed(field)):
            return None
        if whether:
            field = replace(field, type="boolean", exactness=Exactness.TYPED)
        typed += is_typed(field)
        fields.append(field)
    return _told_apart(fields) if not strict or typed * 2 > len(parts) else None


def _marked_optional(part: str) -> str:
    """``optional `state` `` within a list of names as ``` `state` (optional)```, in any language."""
    word, _, name = part.partition(" ")
    said = modifier(word) if name and word.isalpha() else None
    return f"{name} ({word})" if said and said.get("nullable") and "(" not in name and ":" not in name else part


def _told_apart(fields: list[FieldTelling]) -> list[FieldTelling]:
    """The fields with what tells two of one name apart in their names: ``Rate (day), Rate (week)``."""
    names = Counter(field.name.lower() for field in fields)
    return [_apart(field) if names[field.name.lower()] > 1 and not is_typed(field) else field for field in fields]


def _apart(field: FieldTelling) -> FieldTelling:
    said = field.description or field.type_words
    if not _APART.fullmatch(said):
        return field
    return replace(
        field, name=f"{field.name} {said}", description="", type=None, type_words="", exactness=Exactness.LOOSE
    )


_APART = lazy(r"[\w-]{1,16}(?: [\w-]{1,16})?")


_INCLUDING = lazy(rf"(?:{either(INCLUDING_WORDS)})\s", re.I)


def _is_sentence(name: str, most_words: int) -> bool:
    return (
        _INCLUDING.match(name) is not None
        or len(name.split()) > most_words
        or (is_wide(name) and (len(name) > _MAX_WIDE or "を" in name))
    )


_BRACKETED = lazy(r"(?P<label>[^()（）]{2,40}?)\s?[(（](?P<list>[^()（）]{3,400})[)）]")
_GROUPING = frozenset(PREDICATES["grouping"])
_MANY = 3


def grouped_fields(item: Item, location: Location) -> list[FieldTelling]:
    """The fields behind or below a word that only groups them: ``Stats: games, wins, losses``."""
    label, colon, rest = one_line(item.text.marked).replace("：", ":").partition(":")
    if not colon and (bracketed := _BRACKETED.fullmatch(label)):
        label, colon, rest = bracketed["label"], ":", bracketed["list"]
    if unquote(label.strip()).strip("* ").lower() not in _GROUPING:
        return []
    if item.items and not rest.strip():
        told = [parse_field(child.text.marked, replace(location, line=child.line)) for child in item.items]
        found = [field for field in told if field is not None]
        return found if len(found) > 1 and len(found) == len(told) else []
    parts = split(rest.rstrip(".。 "), ",;") if colon else []
    if len(parts) < 2 or any(read_type(part) is not None or modifier(part) is not None for part in parts):
        return []
    fields = inline_fields(rest.rstrip("。 "), location, strict=False) or []
    likely = len(fields) >= _MANY or any(infer_type(field.name) != "string" for field in fields)
    return fields if likely and len(fields) == len(parts) else []
