"""Attributes that are created, edited and deleted themselves: the ``Category`` of a product, in some documents.

Such a thing is an entity of which only the name is told, and the attribute refers to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key, singular, snake
from spec_extractor.sources.markdown.patterns import alternatives, either, lazy
from spec_extractor.sources.markdown.recorded_text import NO_RECORDS
from spec_extractor.sources.markdown.resolve import USER
from spec_extractor.sources.markdown.split import one_line, word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document, Section, Text
from spec_extractor.sources.markdown.vocabulary import (
    ACCOUNT_WORDS,
    AND_WORDS,
    ARTICLES,
    CREATE_WORDS,
    DELETE_WORDS,
    EDIT_WORDS,
    VIEW_WORDS,
    is_wide,
)

_MAX_TEXT = 120
_LEAST_STEM = 3
_OF_EACH = word_set("name title description email phone password address price date number")
"""What people edit of a thing, which is none itself: ``edit their name, email``."""
_KINDS = (("create", CREATE_WORDS), ("edit", EDIT_WORDS), ("delete", DELETE_WORDS), ("view", VIEW_WORDS))
_ALL = (*CREATE_WORDS, *EDIT_WORDS, *DELETE_WORDS, *VIEW_WORDS)
_VERB = f"(?:{either(sorted(_ALL, key=len, reverse=True))})"
_DONE = lazy(
    rf"(?:^|\b)(?P<verbs>{_VERB}(?:(?:,? (?:{either(AND_WORDS)}|or|o|ou|oder) |, |/| & ){_VERB}){{0,5}}) "
    rf"(?:(?:{either(ARTICLES)}|new|all|their|nuevas?|nuevos?|novas?|novos?) )?"
    r"(?P<noun>[^\W\d_]{3,20}(?: [^\W\d_]{3,20})?)"
    r"(?=$|[.,;:(]| (?:to|for|so|that|para|pour|um) )",
    re.I,
)
_WIDE_VERB = f"(?:{alternatives(sorted({word for word in _ALL if is_wide(word)}, key=lambda w: (-len(w), w)))})"
_WIDE_DONE = lazy(
    r"(?P<noun>[^\W\d_]{1,8}?)\s?[のを을를]?\s?"
    rf"(?P<verbs>{_WIDE_VERB}(?:[・·/,、と및 ]{{1,2}}{_WIDE_VERB}){{1,5}})"
)
_WIDE_DOING = lazy(
    rf"(?P<verbs>{_WIDE_VERB}(?:[/,、和及或 ]{{1,2}}{_WIDE_VERB}){{1,5}})\s?"
    r"(?P<noun>[^\W\d_]{1,8})(?=$|[.,;:( ])"
)


def read_managed(document: Document, texts: Sequence[tuple[Section, Text]], reading: Reading) -> None:
    """Tell the attributes of what sentences tell that ``texts`` create, and edit, delete or look up."""
    told = [t for t in reading.tellings if isinstance(t, EntityTelling) and not t.weak]
    if any(t.exactness >= Exactness.TYPED for t in told):
        return
    known = {entity_key(t.name) for t in told}
    wanted = {
        entity_key(field.name): field.name
        for telling in told
        for field in telling.fields
        if _may_be_thing(field) and entity_key(field.name) not in known
    }
    if not wanted:
        return
    done: dict[str, set[str]] = {}
    lines: dict[str, int] = {}
    for _, text in texts:
        for verbs, noun in _handled(one_line(text.plain)[:_MAX_TEXT]):
            key = next((key for key in _keys(noun) if key in wanted), None)
            if key is not None:
                lines.setdefault(key, text.line)
                done.setdefault(key, set()).update(verbs)
    for key, kinds in done.items():
        if "create" in kinds and len(kinds) > 1:
            reading.items.add(lines[key])
            reading.tellings.append(
                EntityTelling(wanted[key], Location(document.file, lines[key]), certainty=Certainty.INFERRED)
            )


def _may_be_thing(field: FieldTelling) -> bool:
    """Whether the name of a field may be that of an entity: one thing, of no stated type."""
    name = field.name.lower()
    plain = field.type is None and not (field.values or field.many or field.target)
    one = is_wide(name) or snake(name) == singular(name)
    return plain and one and len(name.split()) <= 2 and name not in NO_RECORDS | ACCOUNT_WORDS | _OF_EACH | {USER}


def _handled(text: str) -> Iterator[tuple[set[str], str]]:
    """What a text does with what: the kinds of its verbs, and the noun."""
    patterns = (_WIDE_DONE, _WIDE_DOING) if is_wide(text) else (_DONE,)
    for pattern in patterns:
        for match in pattern.finditer(text):
            verbs = match["verbs"].lower()
            yield {kind for kind, words in _KINDS if any(word in verbs for word in words)}, match["noun"]


def _keys(noun: str) -> list[str]:
    """The keys under which an attribute of that name stands, whatever its plural looks like."""
    # "product categories" are those of the product.
    keys = (entity_key(noun), entity_key(noun.rpartition(" ")[2]))
    return [key[: len(key) - cut] for cut in (0, 1, 2) for key in keys if len(key) - cut >= _LEAST_STEM]
