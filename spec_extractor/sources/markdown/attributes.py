"""What a sentence says that a thing has: ``a title, a due date, many Comments and belongs to a Project``."""

from __future__ import annotations

import re
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import plural, singular, words
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.phrases import parse_relations, starts_relation
from spec_extractor.sources.markdown.prose_text import MAX_SENTENCE
from spec_extractor.sources.markdown.split import one_line, split_list, word_set
from spec_extractor.sources.markdown.tellings import Exactness, FieldTelling, RelationTelling

_LEAD = lazy(
    r"(?:(?:also|then|it|they|and|optionally|possibly|can|may|must|should|has|have|includes?|"
    r"contains?|stores?|records?|any|some|"
    r"with|a|an|the|its|their|his|her|exactly|one|single) )+",
    re.I,
)
_ADJECTIVE = lazy(r"(required|mandatory|optional|unique|non-empty|single|own) ", re.I)
_MANY = lazy(
    r"(?:many|multiple|several|zero or more|one or more|any of|a list of|a set of|a collection of|"
    r"at least one|some) (.+)",
    re.I,
)
_WITH_MANY = lazy(
    r"(?:can |may )?[a-z]{3,20} (?:at|in|for|on|to|with|by) (?:many|multiple|several) ((?-i:[A-Z]).+)", re.I
)
_CONNECTS = lazy(
    r"(?:connects?|links?|joins?|relates?|associates?|ties|assigns?) (?:one|an?|the)? ?((?-i:[A-Z])\w{1,40}) "
    r"(?:with|to|and) (?:one|an?|the)? ?((?-i:[A-Z])\w{1,40})$",
    re.I,
)
_WITH_ONE = lazy(
    r"(?:(?:is|are|can be|may be) )?[a-z]{3,20}(?: [a-z]{2,12}){0,2}? (?:exactly |at most )?(?:one|a single) "
    r"((?-i:[A-Z])\w{1,40}(?: (?-i:[A-Z])\w{1,40})?)$",
    re.I,
)
_CLAUSE = lazy(
    r"(?:^|,? )(?:that|which|who|whose|where|when|in|from|so|as|for|if|because|used|using|being|by|"
    r"on|at|per|under|"
    r"with|containing|showing|to|describing|indicating|between|across) ",
    re.I,
)
_ALTERNATIVES = lazy(
    r" (?:which|that) (?:is|can be|may be|must be)(?: one of| either)? "
    r"((?:[\w-]{1,30}(?: [\w-]{1,30})?, ){0,12}[\w-]{1,30}(?: [\w-]{1,30})?,? or [\w-]{1,30})",
    re.I,
)
_NOT_FIELDS = word_set(
    "ability access option chance way right relation relationship reference need problem view page "
    "screen button responsibility purpose lifecycle lot variety range set list history support control"
)
_ACTIVITIES = word_set(
    "tracking management assignment authentication authorization integration validation handling processing "
    "threading scheduling reporting monitoring storage support collaboration communication navigation"
)
"""What a thing is good for; no attribute is called so alone or as its last word."""


def read_attributes(
    text: str, subject: str, location: Location
) -> tuple[list[FieldTelling], list[RelationTelling], list[str]]:
    """Fields, relations and what could not be read of the text after ``A <subject> has``."""
    text = one_line(text).rstrip(".").strip()
    if len(text) > MAX_SENTENCE:
        return [], [], [text[:80]]
    text = _ALTERNATIVES.sub(
        lambda m: " (" + re.sub(r",? or ", " | ", m.group(1)).replace(", ", " | ") + ")", text
    )
    fields: list[FieldTelling] = []
    relations: list[RelationTelling] = []
    left: list[str] = []
    in_relation = False
    for piece in split_list(text):
        phrase = piece
        if starts_relation(phrase) or starts_relation(_unled(phrase)):
            found, _ = parse_relations(phrase if starts_relation(phrase) else _unled(phrase), subject, location)
            relations.extend(replace(f, certainty=Certainty.INFERRED, weak=True) for f in found)
            in_relation = bool(found)
            continue
        several = _WITH_MANY.match(phrase)
        if several:
            found, _ = parse_relations(f"many-to-many with {several.group(1)}", subject, location)
            relations.extend(replace(f, certainty=Certainty.INFERRED, weak=True) for f in found)
            continue
        two = _CONNECTS.match(phrase)
        if two:
            for end in two.groups():
                found, _ = parse_relations(f"belongs to {end}", subject, location)
                relations.extend(replace(f, certainty=Certainty.INFERRED, weak=True) for f in found)
            continue
        one = _WITH_ONE.match(phrase)
        if one:
            found, _ = parse_relations(f"belongs to {one.group(1)}", subject, location)
            relations.extend(replace(f, certainty=Certainty.INFERRED, weak=True) for f in found)
            continue
        many = _MANY.match(phrase)
        if many:
            found, _ = parse_relations(f"has many {many.group(1)}", subject, location)
            relations.extend(replace(f, certainty=Certainty.INFERRED, weak=True) for f in found)
            continue
        if in_relation and phrase[:1].isupper():
            kind = relations[-1].kind.replace("_", " ").replace("many to many", "many-to-many with")
            found, _ = parse_relations(f"{kind} {phrase}", subject, location)
            relations.extend(replace(f, certainty=Certainty.INFERRED, weak=True) for f in found)
            continue
        head, _, clause = _unled(phrase).partition(" with ")
        if clause and is_plural(head):
            # "tasks with a state, a priority": what follows belongs to the tasks.
            found, _ = parse_relations(f"has many {head}", subject, location)
            relations.extend(replace(f, certainty=Certainty.INFERRED, weak=True) for f in found)
            break
        telling = _field(phrase, location)
        if telling is None:
            left.append(piece)
        else:
            fields.append(telling)
            in_relation = False
    return fields, relations, left


def is_activity(name: str) -> bool:
    """Whether a name in a sentence is what somebody does instead of what is stored: ``payment tracking``."""
    return name.rsplit(maxsplit=1)[-1].lower() in _ACTIVITIES


def is_plural(noun: str) -> bool:
    """Whether a noun stands in the plural."""
    return plural(noun) != singular(noun) and plural(noun) == "_".join(words(noun))


def _unled(phrase: str) -> str:
    lead = _LEAD.match(phrase)
    return phrase[lead.end() :] if lead else phrase


def _field(piece: str, location: Location) -> FieldTelling | None:
    phrase = _unled(piece).strip()
    nullable: bool | None = None
    unique = False
    for _ in range(3):
        adjective = _ADJECTIVE.match(phrase)
        if not adjective:
            break
        word = adjective.group(1).lower()
        unique = unique or word == "unique"
        if word in {"required", "mandatory", "optional", "non-empty"}:
            nullable = word == "optional"
        phrase = _unled(phrase[adjective.end() :]).strip()
    head, bracket, _ = phrase.partition("(")
    clause = _CLAUSE.search(head)
    if clause and clause.start() == 0:
        return None
    if clause:
        if clause.group().strip(" ,").lower() in {"to", "between", "across"}:
            return None
        phrase = head[: clause.start()].strip()
    elif not bracket:
        phrase = head.strip()
    telling = parse_field(phrase, location)
    if telling is None or telling.name.split()[0].lower() in _NOT_FIELDS or len(telling.name.split()) > 4:
        return None
    if telling.type is None and is_activity(telling.name):
        return None
    return replace(
        telling,
        nullable=nullable if nullable is not None else telling.nullable,
        unique=unique or telling.unique,
        certainty=Certainty.INFERRED,
        exactness=Exactness.PROSE,
    )
