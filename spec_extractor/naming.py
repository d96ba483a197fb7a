"""Names: splitting into words, casing, number, transliteration. Pure functions on strings.

Plural and singular come from the ``inflection`` package with corrections for words that documents use as
they are (``data``, ``media``) or that its rules get wrong. ``inflect`` was tried and left: it pluralises plurals
again (``categoriess``), cuts ``bus`` to ``bu``, and takes a second to import.
"""

from __future__ import annotations

import re
from functools import lru_cache

import inflection
from anyascii import anyascii

# Words that are their own plural in a data model; `men` is part of what other scripts sound like (`部门`).
_UNCOUNTABLE = ("data", "metadata", "media", "feedback", "staff", "sms", "cms", "os", "dns", "gps", "lens", "men")
# Singular, plural: where the package's rules go wrong.
_IRREGULAR = (
    ("cache", "caches"),
    ("cookie", "cookies"),
    ("tie", "ties"),
    ("leaf", "leaves"),
    ("hero", "heroes"),
    ("bonus", "bonuses"),
    ("campus", "campuses"),
    ("canvas", "canvases"),
    ("gas", "gases"),
    ("virus", "viruses"),
    ("criterion", "criteria"),
    ("index", "indexes"),
    ("cafe", "cafes"),
    ("oasis", "oases"),
    ("bacterium", "bacteria"),
    ("loaf", "loaves"),
)
# Plurals in -es of Spanish and Portuguese that no English word ends like: `talleres`, `inscripciones`, `lectores`.
_ROMANCE_PLURAL = re.compile(
    r"\w+(?:ion|(?:[cinopu]t|[dl]|rr|ns|rs|fes|ces|pres|ses)or|(?:i|e|l)dad|tad|[jl]er|(?:rs|on|im|ri|ni)al|(?:iv|ap|art|ot)el|"
    r"(?:rd|mag|am|um|rig)en)es|(?:mes|pais|autobus|interes)es"
)
# `bestellungen`, `kategorisierungen`, `transaktionen`: no word of English ends so.
_GERMAN_PLURAL = re.compile(r"\w+(?:ung|heit|keit|schaft|ion|[lrt]ant|ient|dent|zent|alist|ogist)en")
_ITALIAN_PLURAL = re.compile(r"(?:\w{2,}(?:(?P<o>ment|ott|icol|gett)|t?tor|[iu]ent|azion)|ordin|utent)i")
# German plurals that are too much like words of other languages for a rule.
_ONE_LETTER_LESS = frozenset({"adressen", "artikeln", "termine", "produkte", "projekte"})
# In the singular, of Latin and of other languages: `examen`, `specimen`; others are `women`, `salesmen`.
_SINGULAR_IN_MEN = re.compile(r"\w*(?<!se)[aiu]men|(?:abd)?omen|hymen|semen|germen")
_ROMANCE_SINGULAR = re.compile(r"\w{2,}(?:cion|[ie]dad)")
# `avaliações`, `sessões`, `reuniões`; English has none of these but `calicoes`.
_PORTUGUESE_PLURAL = re.compile(r"\w+[csi]oes")
# The only English words in -is and -us that stand in the plural.
_PLURALS_OF_VOWELS = ("api", "kpi", "emoji", "taxi", "wiki", "alibi", "poi", "menu", "guru", "cpu", "gpu", "sku")
# The words in -ves that end in -f or -fe alone: all others are `waves`, `valves`, `llaves`.
_PLURAL_OF_F = re.compile(
    r"\w*(?:kni|wi|shel|hal|cal|wol|loa|lea|thie|shea|scar|hoo|dwar|whar)ves|(?:\w*sel|el|(?:after)?li)ves"
)
inflection.UNCOUNTABLES.update(_UNCOUNTABLE)
_PLURALS = dict(_IRREGULAR)
_SINGULARS = {plural: singular for singular, plural in _IRREGULAR} | {"indices": "index", "lenses": "lens"}
_ALREADY_SINGULAR = frozenset(_PLURALS)

_BREAKS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NOT_WORD = re.compile(r"[^0-9A-Za-z]+")


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The lower-case ASCII words of a name: ``dueDate`` → ``("due", "date")``, ``Café`` → ``("cafe",)``.

    Other scripts are transliterated; an apostrophe joins (``user's`` → ``users``). A name without any letter
    or digit gives an empty tuple.
    """
    ascii_name = anyascii(name.replace("'", "").replace("’", ""))
    return tuple(part.lower() for chunk in _NOT_WORD.split(ascii_name) for part in _BREAKS.split(chunk) if part)


def snake(name: str) -> str:
    """``snake_case``."""
    return "_".join(words(name))


def kebab(name: str) -> str:
    """``kebab-case``."""
    return "-".join(words(name))


def pascal(name: str) -> str:
    """``PascalCase``; acronyms become words: ``APIKey`` → ``ApiKey``."""
    return "".join(word[0].upper() + word[1:] for word in words(name))


def camel(name: str) -> str:
    """``camelCase``."""
    whole = pascal(name)
    return whole[:1].lower() + whole[1:]


@lru_cache(maxsize=65536)
def singular_word(word: str) -> str:
    """The singular of one lower-case word; a singular one stays as it is."""
    if word in _ALREADY_SINGULAR or word in _UNCOUNTABLE:
        return word
    if word in _SINGULARS:
        return _SINGULARS[word]
    if word.endswith(("a", "is", "us")) and word[:-1] not in _PLURALS_OF_VOWELS:
        # The package's Latin rules cut what other languages have in the singular: `categoria`, `consulta`, `país`.
        return word
    if _SINGULAR_IN_MEN.fullmatch(word):
        return word
    if word in _ONE_LETTER_LESS or word.endswith("kunden"):
        return word[:-1]
    if italian := _ITALIAN_PLURAL.fullmatch(word):
        return f"{word[:-1]}{'o' if italian['o'] else 'e'}"
    if _ROMANCE_PLURAL.fullmatch(word) or _GERMAN_PLURAL.fullmatch(word):
        return word[:-2]
    if _PORTUGUESE_PLURAL.fullmatch(word):
        return f"{word[:-3]}ao"
    if word.endswith("ves") and not _PLURAL_OF_F.fullmatch(word):
        return word[:-1]
    return inflection.singularize(word)


@lru_cache(maxsize=65536)
def plural_word(word: str) -> str:
    """The plural of one lower-case word; a plural one stays as it is."""
    if word in _SINGULARS or word in _UNCOUNTABLE:
        return word
    if _ROMANCE_SINGULAR.fullmatch(word):
        return f"{word}es"
    return _PLURALS.get(word) or (f"{word}s" if word.endswith("a") else inflection.pluralize(word))


def singular(name: str) -> str:
    """A snake-case name with its last word in the singular: ``order_lines`` → ``order_line``."""
    parts = words(name)
    return "_".join((*parts[:-1], singular_word(parts[-1]))) if parts else ""


def plural(name: str) -> str:
    """A snake-case name with its last word in the plural: ``OrderLine`` → ``order_lines``."""
    parts = words(name)
    return "_".join((*parts[:-1], plural_word(parts[-1]))) if parts else ""


def entity_name(name: str) -> str:
    """What documents call an entity, as singular PascalCase: ``order lines`` → ``OrderLine``."""
    return pascal(singular(name))


def entity_key(name: str) -> str:
    """What two spellings of one entity share, whatever their case, number and separators."""
    return singular(name).replace("_", "")
