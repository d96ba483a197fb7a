"""The words that documents use, as data: one module per language, all of them read at once.

A table's values are lists of spellings, separated by commas. To add a language, write a module with the same
tables and add it to `_LANGUAGES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from spec_extractor.naming import words
from spec_extractor.sources.markdown.vocabulary import (
    chinese,
    dutch,
    english,
    facets,
    field_names,
    french,
    further,
    german,
    italian,
    japanese,
    korean,
    portuguese,
    predicates,
    russian,
    scripts,
    sentences,
    services,
    spanish,
    turkish,
    types,
)

_LANGUAGES = (
    english,
    spanish,
    french,
    german,
    portuguese,
    chinese,
    japanese,
    korean,
    turkish,
    italian,
    dutch,
    russian,
    further,
    scripts,
)


def _spellings(text: str) -> list[str]:
    return text.split(", ")


def _by_spelling(tables: Iterable[Mapping[str, str]], key: Callable[[str], str] = str) -> dict[str, str]:
    """Spelling → meaning; of two languages that share a spelling the first holds."""
    merged: dict[str, str] = {}
    for table in tables:
        for meaning, text in table.items():
            for spelling in _spellings(text) if text else ():
                merged.setdefault(key(spelling), meaning)
    return merged


def is_wide(text: str) -> bool:
    """Whether a text has letters of a script that writes words without blanks, or with them at will.

    Pictograms are no letters.
    """
    return not text.isascii() and any(
        char >= "\u2e80" and char != "\ufe0f" and not "\U0001f000" <= char < "\U00020000" for char in text
    )


def _phrases(part: str) -> tuple[str, ...]:
    """All that the languages say for a part of speech, the longest first."""
    told = {w for language in _LANGUAGES for w in _spellings(language.PHRASES.get(part, "")) if w}
    return tuple(sorted(told, key=lambda word: (-len(word), word)))


SENTENCE_PARTS = {
    part: tuple(sorted({w.replace("\\,", ",") for w in re.split(r"(?<!\\), ", told)}, key=lambda w: (-len(w), w)))
    for part, told in sentences.PARTS.items()
}
"""What sentences about attributes are made of: part → its spellings, the longest first."""


def _heading(spelling: str) -> str:
    return " ".join(words(spelling))


def _heading_words(part: str) -> frozenset[str]:
    """Single words of a part of speech, as headings are compared."""
    return frozenset(word for phrase in _phrases(part) for word in words(phrase.lower()))


def _label(spelling: str) -> str:
    """A label as it is compared: without its blanks where the script has none."""
    return spelling.replace(" ", "") if is_wide(spelling) else _heading(spelling)


HEADINGS = _by_spelling((language.HEADINGS for language in _LANGUAGES), _heading)
"""A heading's words → the kind of its section (see `headings.Kind`)."""

FIELD_NOUNS = frozenset(
    spelling for spelling, kind in HEADINGS.items() if kind == "fields" and " " not in spelling
)
FIELD_QUALIFIERS = frozenset(word for told in SENTENCE_PARTS["field_qualifiers"] for word in words(told.lower()))
FIELD_WORDS = FIELD_NOUNS | frozenset(word for told in SENTENCE_PARTS["field_nouns"] for word in words(told))
"""Single words of which the headings of fields are made: ``Main attributes``, ``Campos obligatorios``."""

_PHRASES = _by_spelling(language.HEADING_PHRASES for language in _LANGUAGES)

HEADING_PHRASES = {_heading(phrase): kind for phrase, kind in _PHRASES.items() if not is_wide(phrase)}
"""Words within a longer heading → the kind of its section."""

WIDE_PHRASES = {
    phrase.replace(" ", ""): kind
    for phrase, kind in sorted(_PHRASES.items(), key=lambda item: (-len(item[0]), item[0]))
    if is_wide(phrase)
}
"""The same in scripts without blanks, the longest first: found anywhere in a heading without its blanks."""

COLUMNS = _by_spelling((language.COLUMNS for language in _LANGUAGES), _heading)
"""A table column's heading → its role (see `readers.tables`)."""

VALUE_WORDS = frozenset(
    word for language in _LANGUAGES for word in _spellings(language.COLUMNS.get("values", "")) if word
)
"""What announces the values of an enumeration: ``values``, ``valores posibles``."""

TRUE_WORDS = frozenset(word for language in _LANGUAGES for word in _spellings(language.TRUE_WORDS))
FALSE_WORDS = frozenset(word for language in _LANGUAGES for word in _spellings(language.FALSE_WORDS)) | {""}

FLAGS = _by_spelling(language.FLAGS for language in _LANGUAGES)
"""A whole modifier → its meaning (see `modifiers`)."""

TYPE_SPELLINGS = _by_spelling((types.SPELLINGS,))
"""A type's spelling → the type: read without a word."""

OTHER_TYPE_WORDS = _by_spelling((types.OTHER_WORDS, *(language.TYPES for language in _LANGUAGES)))
"""A word that means a type → the type: told in a note."""

RELATION_WORDS = _by_spelling(language.RELATIONS for language in _LANGUAGES)
"""What a relation is called (``one-to-many``) → its kind (see `tellings.RelationTelling`)."""

ATTRIBUTE_WORDS = _phrases("attributes")
"""What announces a list of fields: ``attributes``, ``campos``."""

HAS_WORDS = _phrases("has")
"""Verbs between an entity and its fields."""

WITH_WORDS = _phrases("with")
"""Prepositions between an entity and its fields."""

SPECIFYING_WORDS = _phrases("specifying")
"""What stands between what is made and a list of what is put in: ``create a booking specifying: day``."""

# Of "thực thể" neither word alone is one.
MODEL_THINGS = frozenset(
    word for phrase in _phrases("things_of_models") if len(words(phrase)) == 1 for word in words(phrase.lower())
)
MODEL_DATA = _heading_words("data_of_models")
MODEL_KEEPING = _heading_words("keeping_of_models")
MODEL_SHAPES = _heading_words("shapes_of_models")
DATABASES = _heading_words("databases")
MODEL_WORDS = (
    _heading_words("things_of_models")
    | MODEL_DATA
    | MODEL_KEEPING
    | MODEL_SHAPES
    | DATABASES
    | _heading_words("words_of_models")
)
"""Single words of which headings of data models are made: ``Proposed Prisma Models``, ``Diseño de tablas``."""

MAKING_WORDS = _phrases("making")
"""Nouns of making something, with what leads to it: ``creation of``."""

ENTITY_WORDS = _phrases("entities")
"""What sentences call entities as a whole: ``these five tables``."""

GROUP_WORDS = frozenset(word.lower() for word in _phrases("groups"))
"""What heads a column of which the cells name groups of fields and no things."""

NO_VALUE = frozenset(word.lower() for word in _phrases("no_value"))
"""What a column of defaults says where a field has none."""

STAMP_WORDS = _phrases("stamps")
MAKING_OF_ROWS = _phrases("making_of_rows")
CHANGING_OF_ROWS = _phrases("changing_of_rows")
"""``timestamps``, ``creation``, ``last update``: in one phrase they are what the server keeps of each row."""

AND_WORDS = _phrases("and")
"""What stands before the last member of a list."""

OR_WORDS = _phrases("or")
"""What parts two values: words of one letter are left out, which other languages have for something else."""

ARTICLES = _phrases("articles")
"""What may stand before a noun."""

REFERENCE_WORDS = _phrases("references")
"""What stands before the entity that a field refers to."""

EXCLUDED_WORDS = _phrases("excluded")
"""Headings of parts that shall not be built, or only explain words."""

RULES_WORDS = _phrases("rules")
"""Headings of rules about fields that are told elsewhere."""

DEFAULT_WORDS = _phrases("default")
"""What stands before a default value."""

EACH_WORDS = _phrases("each")
"""What stands before a noun of which every one is meant."""

STORE_WORDS = _phrases("stores")
"""Verbs whose object is kept in a database."""

KEPT_WORDS = _phrases("kept")
"""Verbs behind a list of attributes, in scripts without blanks: ``名前、価格を持つ``."""

KEPT_HOW = _phrases("kept_how")
"""What stands between such a list and its verb: ``함께``."""

WHOLE_WORDS = _phrases("as_a_whole")
"""What is said there of attributes as a whole: ``名前、価格などの基本情報``."""

STATE_NOUNS = _phrases("state_nouns")
"""What is said there of values as a whole: ``준비중, 판매중과 같은 상태를 가진다``."""

NO_THINGS = frozenset(_phrases("no_things"))
"""What shows or carries data, in scripts without blanks."""

MESSAGE_WORDS = frozenset(_phrases("messages"))
"""What travels between programs, in scripts without blanks."""

NO_OWNERS = frozenset(_phrases("no_owners"))
"""What stands there before ``information`` and is no thing that has it: ``基本``."""

GLOSSARY_WORDS = frozenset(_heading(word) for word in _phrases("glossary"))
"""Headings of parts that explain words."""

CREATE_WORDS = _phrases("creates")
EDIT_WORDS = _phrases("edits")
DELETE_WORDS = _phrases("deletes")
VIEW_WORDS = _phrases("views")
"""What is done with things that are kept: ``create, edit and delete categories``."""

ACCOUNT_WORDS = frozenset(_phrases("account"))
"""What those are called who sign in."""

INFORMATION_WORDS = _phrases("information")
"""What is said of attributes as a whole: ``information``, ``details``."""

INCLUDING_WORDS = _phrases("including")
"""What stands between a thing and a list of its attributes that need not be whole: ``such as``."""

MANAGE_WORDS = _phrases("manages")
"""Verbs between a system and the things that it is about."""

FOR_WORDS = _phrases("for")
"""Prepositions between attributes and the thing that has them."""

ENTER_WORDS = _phrases("enters")
"""Verbs whose object is what somebody puts into a form; in Japanese and Korean they stand behind it."""

MAKE_WORDS = _phrases("makes")
"""What stands beside a noun in the heading or on the button of a form that makes one: ``New order``."""

CLICK_WORDS = _phrases("clicks")
"""Verbs that end what is put into a form."""

CREATED_WORDS = _phrases("created")
"""What is said of a record after its form is sent."""

FACETS = frozenset(_label(word) for told in facets.ALWAYS.values() for word in _spellings(told))
"""What is said of an entity beside its fields: ``Indexes``, ``Business rules``."""

FACETS_AMONG = FACETS | frozenset(_label(word) for told in facets.AMONG.values() for word in _spellings(told))
"""The same with what a field may be called as well: ``Notes``, ``Permissions``."""

STATUS_LABELS = _phrases("status_labels")
"""What the label of a list says that has the values of a status."""

STATE_WORDS = _phrases("states")
"""What a sentence says that names the states of a thing."""

DATA_LABELS = frozenset(_label(word) for word in _phrases("data_labels"))
"""What stands before a list of attributes in a feature: ``Data: name, phone``."""

INPUT_LABELS = frozenset(_label(word) for word in _phrases("input_labels"))
"""The same before what is put into a form."""

FEATURE_WORDS = _phrases("feature_words")
"""What a feature is called beside the thing that it is about: ``Growers module``."""

EXISTING_WORDS = _phrases("existing")
"""What a heading says that speaks of the system to be replaced."""

STORY_AS_WORDS = _phrases("story_as")
STORY_WANT_WORDS = _phrases("story_want")
STORY_SO_WORDS = _phrases("story_so")
"""The three parts of a user story: ``como …, quiero …, para que …``; English ones are patterns in `story_text`."""

STORY_HEADING_WORDS = _phrases("story_heading")
"""What the heading of one story begins with: ``Historia de usuario 3``."""

PRIORITY_WORDS = _phrases("priority")
"""What the heading of a story may say of it in parentheses."""

GIVEN_WORDS = _phrases("given")
"""What acceptance criteria begin with."""

PREDICATES = {
    kind: tuple(sorted(set(_spellings(text)), key=lambda word: (-len(word), word)))
    for kind, text in predicates.PREDICATES.items()
}
"""What rules say of fields (``is required``) → its spellings, the longest first."""

SHEET_WORDS = _phrases("sheets")
"""What a table is called in a spreadsheet that is the database."""

_ROLES = {form for word in _phrases("roles") for form in ((word,) if is_wide(word) else (word, _heading(word)))}
ROLE_WORDS = tuple(sorted(_ROLES, key=lambda word: (-len(word), word)))
"""What a name is called beside itself, with its accents or without: ``users table``, ``用户表``, ``coleccion``."""

NAME_NOUNS = _by_spelling((field_names.FIRST_OR_LAST,), _heading)
"""A noun that a field's name begins or ends with → the type that it suggests."""

COMMON_NAMES = frozenset(_spellings(field_names.COMMON))
"""Names that attributes have in most models."""

LIKELY_NAMES = frozenset(_spellings(field_names.LIKELY))
"""Names that attributes have beside others that are surely ones."""

NAME_ENDINGS = _by_spelling((field_names.ENDINGS,), str.lower)
"""The same for the end of a word."""

NUMBER_WORDS = frozenset(_spellings(types.NUMBER_WORDS))
"""Numbers without a kind: the field's name decides (see `inference`)."""

CATEGORIES = _by_spelling((services.CATEGORIES,))
"""A word for what an outside system does → its category."""
