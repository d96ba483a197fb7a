"""What a heading says about its section: its kind, by the vocabulary."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from spec_extractor.naming import words
from spec_extractor.sources.markdown.below_headings import (
    heads_facet,
    heads_fields,
    lists_columns,
    names_of_columns,
    table_columns,
)
from spec_extractor.sources.markdown.heading_numbers import COUNTED, NUMBER, PLANNED, without_pictograms
from spec_extractor.sources.markdown.heading_roles import (
    fields_by_words,
    is_chapter,
    is_title,
    model_by_words,
    name_with_role,
    names_entity,
    names_enum,
)
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import without_role
from spec_extractor.sources.markdown.tree import List, Section, Table, once_a_section
from spec_extractor.sources.markdown.vocabulary import (
    EXCLUDED_WORDS,
    HEADING_PHRASES,
    HEADINGS,
    WIDE_PHRASES,
    is_wide,
)


class Kind(StrEnum):
    """The kinds of sections that readers tell apart.

    ``WEAK_MODEL`` (``Database``) is a data model only with exact evidence; ``FIELDS`` belongs to the entity
    around it; ``SOFT`` is ignored except inside a data model, where its word may name an entity.
    """

    MODEL = "model"
    WEAK_MODEL = "weak_model"
    FIELDS = "fields"
    RELATIONS = "relations"
    ENUMS = "enums"
    COMPUTED = "computed"
    STORIES = "stories"
    ACCEPTANCE = "acceptance"
    INTEGRATIONS = "integrations"
    AUTH = "auth"
    OVERVIEW = "overview"
    SOFT = "soft"
    IGNORED = "ignored"
    UNKNOWN = ""


_OPEN = frozenset({Kind.RELATIONS, Kind.WEAK_MODEL})
_MAX_LEVEL = 6
"""The level of the lowest real heading: below it are lines in bold."""
_SUFFIX = lazy(r"\s*[(（][^()（）]{0,200}[)）]\s*$")


def without_number(title: str) -> str:
    """A heading without its leading number: ``3.1 Task`` → ``Task``; pictograms before it go too."""
    title = without_pictograms(title)
    for pattern in (NUMBER, COUNTED):
        match = pattern.match(title)
        if match and match.end() < len(title):
            title = without_pictograms(title[match.end() :])
            if pattern is COUNTED and title[0] in "(（" and title[-1] in ")）":
                title = title[1:-1].strip()
    return title


def without_suffix(title: str) -> tuple[str, str]:
    """A heading and what stands in parentheses at its end: ``Tag (shared)`` → ``("Tag", "shared")``."""
    match = _SUFFIX.search(title[-220:])
    if not match or len(match.group()) >= len(title):
        return title.strip(), ""
    return title[: -len(match.group())].strip(), match.group().strip().strip("()（）").strip()


@lru_cache(maxsize=4096)
def classify(title: str) -> Kind:
    """The kind that a heading's words give it; `Kind.UNKNOWN` where they give none."""
    if len(title) > 200:
        return Kind.UNKNOWN
    planned = PLANNED.match(without_number(title))
    if planned and classify(title.rpartition(planned[0])[2]) is Kind.MODEL:
        # "Week 1: data model" heads what is to be done, unless its items are exact.
        return Kind.WEAK_MODEL
    bare, remark = without_suffix(without_number(title).rstrip(":").strip())
    parts = words(bare.replace("&", " and ").rstrip(":"))
    whole = " ".join(parts)
    if names_enum(bare):
        return Kind.ENUMS
    if " ".join(words(remark)) in _EXCLUDED:
        # "Entities (post-MVP)".
        return Kind.IGNORED
    if HEADINGS.get(whole) in _OPEN and remark and classify(remark) is Kind.MODEL:
        # "ERD (table design)".
        return Kind.MODEL
    if whole in HEADINGS:
        return Kind(HEADINGS[whole])
    # `KPIs` and `DTOs` are one word.
    first, joined, last = whole.partition(" and ")
    if joined and HEADINGS.get(first) == Kind.MODEL and HEADINGS.get(last) in {Kind.MODEL, Kind.RELATIONS}:
        # "Data model and ER diagram".
        return Kind.MODEL
    flat = " ".join(words(bare.lower().replace("&", " and ")))
    if flat in HEADINGS:
        return Kind(HEADINGS[flat])
    if is_wide(bare):
        joined = bare.replace(" ", "").lower()
        found = next((kind for phrase, kind in WIDE_PHRASES.items() if phrase in joined), None)
        if found is not None:
            return Kind(found)
        # "구현된 관계": the last word says what it is.
        if HEADINGS.get(" ".join(words(bare.rpartition(" ")[2]))) == Kind.RELATIONS:
            return Kind.RELATIONS
    if _says_excluded(title):
        return Kind.IGNORED
    padded = f" {whole} "
    phrased = next((kind for phrase, kind in HEADING_PHRASES.items() if f" {phrase} " in padded), "")
    if not phrased and fields_by_words(bare, flat.split()):
        return Kind.FIELDS
    if phrased or (phrased := "" if names_entity(bare) else model_by_words(flat.split())):
        return Kind(phrased)
    head, dash, _ = bare.partition(" — ") if " — " in bare else bare.partition(" – ")
    if dash and (classify(head) in {Kind.MODEL, Kind.WEAK_MODEL}):
        # "Schema (Prisma) — high level".
        return Kind.WEAK_MODEL
    # "Podatki (Entities)": what a word of another language means; "Podatek (entity)" is one of them.
    translated = HEADINGS.get(" ".join(words(remark))) == Kind.MODEL and (remark.endswith("s") or " " in remark)
    return Kind.MODEL if translated else Kind.UNKNOWN


@once_a_section
def kind_of(section: Section) -> Kind:
    """The kind of a section by its own heading, with soft words resolved by what is around it."""
    title = without_number(section.title.plain)
    kind = classify(section.title.plain)
    if kind is Kind.MODEL and heads_fields(section):
        return Kind.FIELDS
    parts = words(without_suffix(title.rstrip(":： "))[0].lower()) if kind is Kind.FIELDS else ()
    if parts and " ".join(parts) not in HEADINGS:
        # A chapter "Entity attributes" has all of them; "Required fields" of a form are no entity's.
        inside = section.parent is not None and context(section.parent) in _AROUND_FIELDS
        told = model_by_words(parts) if section.level <= len("##") else ""
        kind = Kind(told) if told else kind if inside else Kind.UNKNOWN
    if kind is Kind.MODEL and section.level <= 1 and not is_chapter(section):
        return Kind.WEAK_MODEL
    if kind is Kind.IGNORED and is_title(section) and not _says_excluded(section.title.plain):
        return Kind.UNKNOWN
    if kind is Kind.WEAK_MODEL and section.parent and context(section.parent) is Kind.IGNORED:
        # A chapter on technology has none of ours, but for tables that are listed with their columns.
        lists = (block for block in section.blocks[:60] if isinstance(block, List))
        return kind if any(lists_columns(item) for one in lists for item in one.items[:60]) else Kind.IGNORED
    if kind is Kind.MODEL and _names_one(section):
        return Kind.UNKNOWN
    if _names_in_code(section, kind) or _names_as_others(section, kind) or _glosses_a_table(section, kind):
        # A name in code is the name of something, whatever it means as a word.
        return Kind.UNKNOWN
    if kind in _MAY_BE_FACETS and _is_facet(section):
        return Kind.IGNORED
    if kind is Kind.SOFT:
        inside = section.parent is not None and context(section.parent) in {Kind.MODEL, Kind.WEAK_MODEL}
        if section.level > _MAX_LEVEL and section.parent and kind_of(section.parent) is Kind.UNKNOWN:
            # "**Notes:**" below an entity's own heading speaks of that entity.
            return Kind.IGNORED
        return Kind.UNKNOWN if inside and (section.level > 2 or names_of_columns(section)) else Kind.IGNORED
    return kind


_AROUND_FIELDS = frozenset({Kind.MODEL, Kind.WEAK_MODEL, Kind.FIELDS})
_MAY_BE_FACETS = frozenset({Kind.UNKNOWN, Kind.SOFT, Kind.AUTH, Kind.ACCEPTANCE})


def _is_facet(section: Section) -> bool:
    """Whether a heading in a data model speaks of the entity around it, and lists no columns."""
    inside = section.parent is not None and context(section.parent) in {Kind.MODEL, Kind.WEAK_MODEL}
    return inside and heads_facet(section) and not (names_of_columns(section) or table_columns(section))


def _names_one(section: Section) -> bool:
    """Whether a heading in a data model is a word for an entity with a name: ``Entità Cliente``."""
    around = section.parent
    if around is None or section.level <= len("##") or context(around) is not Kind.MODEL or not section.blocks:
        return False
    title = without_number(section.title.plain)[:100]
    name = name_with_role(title) if " ".join(words(title)) not in HEADINGS else ""
    return bool(name) and classify(name) is Kind.UNKNOWN


def _names_in_code(section: Section, kind: Kind) -> bool:
    """Whether a heading of a word that means something else is a name in code, alone or with what it is called.

    ``### `notes` `` everywhere, ``### `personas` — People`` in a data model.
    """
    if section.level <= len("##") or not section.title.lead_code:
        return False
    if kind is Kind.SOFT and _CODED.fullmatch(section.title.marked):
        return True
    named = kind in {Kind.SOFT, Kind.IGNORED, Kind.OVERVIEW} and _CODED_HEAD.fullmatch(section.title.marked[:200])
    inside = section.parent is not None and context(section.parent) in {Kind.MODEL, Kind.WEAK_MODEL, Kind.FIELDS}
    if inside and kind in _OTHER_KINDS and _CODED.fullmatch(section.title.marked):
        # "### `tokens`" over its columns.
        return bool(named or table_columns(section) or names_of_columns(section)) and not _says_excluded(
            section.title.plain
        )
    return bool(named) and inside and not _says_excluded(section.title.plain)


_OTHER_KINDS = frozenset({Kind.SOFT, Kind.IGNORED, Kind.OVERVIEW})
_PLAIN_NAME = lazy(r"[\d. ]{0,6}(?P<name>[A-Za-z][a-z_]{2,30})")
_GLOSSED = lazy(r"(?P<name>[a-z][a-z0-9_]{1,60})\s?[(（](?P<gloss>[^()（）]{1,60})[)）]")
_MAX_NEIGHBOURS = 60


def _names_as_others(section: Section, kind: Kind) -> bool:
    """Whether a heading of a word that means something else is a table's name as its neighbours' are.

    ``jobs（修理）`` beside ``tools（道具）`` and ``loans（貸出）``, all of them over tables of the same columns.
    """
    if kind in {Kind.UNKNOWN, Kind.MODEL, Kind.WEAK_MODEL} or section.parent is None:
        return False
    if kind is Kind.AUTH and _names_as_identifiers(section):
        return True
    others = [one for one in section.parent.children[:_MAX_NEIGHBOURS] if one is not section]
    alike = [one for one in others if classify(one.title.plain) is Kind.UNKNOWN]
    columns = _glossed_columns(section)
    if columns:
        return sum(_glossed_columns(one) == columns for one in alike) > 1
    plain = kind in _OTHER_KINDS and _PLAIN_NAME.fullmatch(section.title.plain)
    columns = table_columns(section) if plain and context(section.parent) is Kind.MODEL else ()
    return bool(columns) and sum(table_columns(one) == columns for one in alike) > 1


def _glosses_a_table(section: Section, kind: Kind) -> bool:
    """Whether a heading such as ``tables（餐桌集合）`` says that a word for data is the name of a table here."""
    around = section.parent
    if kind is Kind.UNKNOWN or around is None or context(around) not in {Kind.MODEL, Kind.WEAK_MODEL}:
        return False
    found = _GLOSSED.fullmatch(without_number(section.title.plain)[:130])
    gloss = found["gloss"] if found else ""
    bare = without_role(gloss)
    return 0 < len(bare) < len(gloss) and classify(gloss) is Kind.UNKNOWN


def _names_as_identifiers(section: Section) -> bool:
    """Whether ``accounts`` stands in a data model beside ``orders`` and ``order_lines``, as tables are called."""
    around = section.parent
    if not _TABLE_NAME.fullmatch(section.title.plain) or around is None:
        return False
    others = [one.title.plain for one in around.children[:_MAX_NEIGHBOURS] if one is not section]
    alike = [one for one in others if _TABLE_NAME.fullmatch(one) and classify(one) is Kind.UNKNOWN]
    most = len(alike) > _LEAST_ALIKE and len(alike) * 4 >= len(others) * 3
    return most and any("_" in one for one in alike) and context(around) in {Kind.MODEL, Kind.WEAK_MODEL}


_TABLE_NAME = lazy(r"[a-z][a-z0-9]*(?:_[a-z0-9]+){0,5}s")
_LEAST_ALIKE = 2


def _glossed_columns(section: Section) -> tuple[str, ...]:
    """The columns of the table below an identifier with what it is called in another language, or nothing."""
    found = _GLOSSED.fullmatch(without_number(section.title.plain)[:130])
    table = next((block for block in section.blocks[:3] if isinstance(block, Table)), None) if found else None
    if found is None or table is None or found["gloss"].isascii() or len(table.header) < _LEAST_COLUMNS:
        return ()
    if classify(found["gloss"]) in {Kind.FIELDS, Kind.RELATIONS, Kind.ENUMS}:
        # "properties（属性）" heads the fields of what is around it.
        return ()
    return tuple(cell.plain for cell in table.header)


@once_a_section
def context(section: Section) -> Kind:
    """The kind of the nearest section around it that has one, itself included."""
    for ancestor in section.ancestors():
        kind = kind_of(ancestor)
        if kind is not Kind.UNKNOWN:
            return kind
    return Kind.UNKNOWN


def in_model_chapter(section: Section) -> bool:
    """Whether a section stands in a chapter on the data model; the title of a whole document is none."""
    return any(above.level > 1 and kind_of(above) is Kind.MODEL for above in section.ancestors())


_CODED = lazy(r"[\d. ]{0,12}`\w{1,60}`")
_CODED_HEAD = lazy(r"[\d. ]{0,12}`\w{1,60}`\s?[-–—:：].*")
_LEAST_COLUMNS = 3
_EXCLUDED = frozenset(" ".join(words(phrase)) for phrase in EXCLUDED_WORDS)


@lru_cache(maxsize=4096)
def _says_excluded(title: str) -> bool:
    bare, remark = without_suffix(without_number(title).rstrip(":").strip())
    if is_wide(bare):
        return any(
            is_wide(phrase) and phrase.replace(" ", "") in bare.replace(" ", "") for phrase in EXCLUDED_WORDS
        )
    whole = f" {' '.join(words(bare))} "
    return any(f" {phrase} " in whole if " " in phrase else f" {phrase} " == whole for phrase in _EXCLUDED) or (
        " ".join(words(remark)) in _EXCLUDED
    )


def is_excluded(section: Section) -> bool:
    """Whether a section lies in a part that shall not be built, or only explains words."""
    return any(len(s.title.plain) <= 200 and _says_excluded(s.title.plain) for s in section.ancestors())
