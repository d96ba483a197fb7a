"""Names with more than the name: the schema that a table lies in, the same name in another number."""

from __future__ import annotations

from itertools import takewhile

from spec_extractor.naming import entity_key, words
from spec_extractor.sources.markdown.headings import without_number, without_suffix
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import unquote, word_set

_IN_SCHEMA = lazy(r"[a-z][a-z0-9_]{1,40}\.(?P<table>[a-z][a-z0-9_]{2,60})")
_FILES = word_set(
    "css csv dart env html java json jsx key less lock log mdx pem php png prisma proto py rs scss sh sql svg "
    "swift toml ts tsx txt vue xml yaml yml com org net dev app io"
)


def in_schema(title: str) -> bool:
    """Whether a heading is a table in code with the schema that it lies in: ``` `sales.orders` ```."""
    name = unquote(without_suffix(without_number(title))[0])
    return "`" in title and without_schema(name) != name


def without_schema(name: str) -> str:
    """``sales.order_lines`` → ``order_lines``: a table with the schema that it lies in, but no file."""
    found = _IN_SCHEMA.fullmatch(name)
    return found["table"] if found and found["table"] not in _FILES else name


def one_of_two(text: str) -> str:
    """``Vessel / vessels`` → ``Vessel``: one name in two numbers, in two languages, or as table and class."""
    one, slash, other = text.partition(" / ")
    if not slash or not words(one) or not words(other):
        return text
    first, second = entity_key(one), entity_key(other)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
    cognates = shared >= _LEAST_SHARED and len(first) != shared and shared * 2 >= max(len(first), len(second))
    return one if cognates or second in {first, *(f"{first}{suffix}" for suffix in _CLASSES)} else text


_LEAST_SHARED = 6
"""``Reservation / Reserva``."""
_CLASSES = ("record", "entity", "model", "document", "doc", "row")
"""``orders / OrderRecord``."""
