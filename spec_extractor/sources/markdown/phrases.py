"""Relations in words: ``belongs to a Project``, ``has many Notes``, ``many-to-many with Tags (via task_tags)``."""

from __future__ import annotations

import re
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty, OnDelete
from spec_extractor.naming import plural, singular, snake, words
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.split import one_line, split, split_list, unquote, word_set
from spec_extractor.sources.markdown.tellings import RelationTelling
from spec_extractor.sources.markdown.vocabulary import ARTICLES, PREDICATES, RELATION_WORDS


def _also(kind: str) -> str:
    """What other languages say for a kind of relation, as the end of a pattern."""
    told = sorted((word for word, meant in RELATION_WORDS.items() if meant == kind), key=len, reverse=True)
    return "".join(f"|{re.escape(word)}" for word in told if word[0].isalpha())


_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, lazy(rf"(?:{pattern}{_also(kind)})(?=\W|$)\s*:?\s*", re.I))
    for kind, pattern in (
        (
            "many_to_many",
            r"(?:has |have )?(?:an? )?(?:many[- ]to[- ]many|m2m|m:n|n:m|m:m|n:n|habtm|has and belongs to many)"
            r"(?: relation(?:ship)?)?(?: with| to| between)?",
        ),
        (
            "has_many",
            r"one[- ]to[- ]many(?: relation(?:ship)?)?(?: with| to)?|1:n(?: with| to)?|1:m|"
            r"(?:can |may |also |could )?(?:has|have|having|owns?|contains?|holds?|includes?|with)"
            r" (?:many|multiple|several|zero or more|0 or more|one or more|1 or more|any number of|a "
            r"list of|a set of|"
            r"a collection of|at least one|a number of(?= (?-i:[A-Z]))|0\.\.n|0\.\.\*|1\.\.\*)",
        ),
        (
            "has_one",
            r"one[- ]to[- ]one(?: relation(?:ship)?)?(?: with| to)?|1:1(?: with| to)?|"
            r"(?:has|have|owns?) (?:exactly one|at most one|one|a single|zero or one)",
        ),
        (
            "belongs_to",
            r"many[- ]to[- ]one(?: relation(?:ship)?)?(?: with| to)?|n:1(?: with| to)?|"
            r"(?:is |are |can be |may be |optionally |always |must )*"
            r"(?:belongs? to|owned by|assigned to|linked to|attached to|associated with|part of|a "
            r"child of|child of|"
            r"(?:a )?references? to|references?|refers? to|related to|placed by|tied to|connected to)"
            r"(?: exactly one| at most one| one| a single| zero or one)?",
        ),
    )
)
_EITHER_WAY = lazy(r"\b(?:related|associated|connected|linked)\b", re.I)
_RELATED = "related"
"""A relation of which the number of the noun says the side: ``related to Visits``, ``related to a Visit``."""
_ARTICLE = lazy(
    r"(?:exactly |at most )?(?:an?|the|its|their|one|single|some|many|multiple|other|another|his|her|"
    rf"optional|required|{alternatives(PREDICATES['sole'])}|{alternatives(ARTICLES)}) ",
    re.I,
)
_VIA = lazy(r"(?:via|through|using|by way of)(?: the)? [`\"']?([\w ]{1,60}?)[`\"']?(?: (?:join )?table)?$", re.I)
_NOUN = lazy(r"[`\"']?([^\W\d][\w]*(?:[ -][^\W\d]\w*){0,3})[`\"']?")
_AFTER_NOUN = word_set(
    "via through that which who when where and or on in with for by as to from if is are can may must using so "
    "ao por para en no na con com durante que qui dans avec pour según conforme"
)


def parse_relations(
    text: str, subject: str, location: Location, *, certainty: Certainty = Certainty.STATED
) -> tuple[list[RelationTelling], list[str]]:
    """The relations of ``subject`` that a phrase states, and the parts that state none."""
    found: list[RelationTelling] = []
    left: list[str] = []
    kind = ""
    for raw in split_list(one_line(text).rstrip(".")):
        part = _turned(unquote(raw))
        started = _kind_at_start(part)
        if started:
            kind, part = started
        telling = _target(part, kind, subject, location, certainty) if kind else None
        if telling is None:
            left.append(raw)
            kind = "" if not started else kind
        else:
            found.append(telling)
    on_delete = next((t.on_delete for t in reversed(found) if t.on_delete), None)
    if on_delete and found and found[-1].on_delete:
        # A remark after a list ("Books, Notes (cascade delete)") holds for all of the same kind before it.
        found = [replace(t, on_delete=t.on_delete or on_delete) if t.kind == found[-1].kind else t for t in found]
    return found, left


def starts_relation(text: str) -> bool:
    """Whether a text begins as a relation does."""
    return _kind_at_start(_turned(unquote(text.strip()))) is not None


_COUNTED = lazy(
    r"`?(?:\w{1,40}\.)?(?P<noun>[^\W\d]\w{0,60})`?(?: \w{1,4})? (?P<count>(?:[1NM]|0\.\.1):[1NM])\b"
    r"(?: [^\W\d]\w{2,20})?(?P<remark>\s?\([^()]{2,60}\))?\.?",
    re.I,
)


def _turned(text: str) -> str:
    """``ships ile N:1 ilişki (opsiyonel)``, a name with a cardinality behind it, as ``n:1 ships (opsiyonel)``."""
    found = _COUNTED.fullmatch(text[:200])
    count = found["count"].lower().replace("0..1", "1") if found else ""
    return f"{count} {found['noun']}{found['remark'] or ''}" if found else text


def _kind_at_start(text: str) -> tuple[str, str] | None:
    head = text[:200]
    for kind, pattern in _KINDS:
        match = pattern.match(head)
        if match:
            loose = kind == "belongs_to" and _EITHER_WAY.search(match.group())
            return _RELATED if loose else kind, text[match.end() :].strip()
    return None


def _target(
    part: str, kind: str, subject: str, location: Location, certainty: Certainty
) -> RelationTelling | None:
    nullable: bool | None = None
    for _ in range(3):
        article = _ARTICLE.match(part)
        if article:
            nullable = True if "optional" in article.group().lower() else nullable
            part = part[article.end() :].strip()
    match = _NOUN.match(part[:200])
    if not match:
        return None
    noun = []
    for word in match.group(1).split(" "):
        if word.lower() in _AFTER_NOUN:
            break
        noun.append(word)
    if not noun or not words(" ".join(noun)):
        return None
    if kind == _RELATED:
        name = " ".join(noun)
        several = name[0].isupper() and plural(name) == snake(name) != singular(name)
        kind = "has_many" if several else "belongs_to"
    remark = part[len(" ".join(noun)) :].strip().strip("`\"'").strip()
    telling = RelationTelling(kind, subject, " ".join(noun), location, nullable=nullable, certainty=certainty)
    return _remarks(telling, remark)


def _remarks(telling: RelationTelling, remark: str) -> RelationTelling:
    texts = [remark]
    if "(" in remark:
        inside = remark[remark.find("(") + 1 :].partition(")")[0]
        texts = [remark[: remark.find("(")].strip(), *split(inside, ",;")]
    for text in texts:
        via = _VIA.match(text.strip())
        if via:
            name = via.group(1).strip()
            telling = replace(telling, name=name) if name.endswith("_id") else replace(telling, through=name)
        found = modifier(text) or {}
        on_delete = found.get("on_delete")
        if isinstance(on_delete, OnDelete):
            telling = replace(telling, on_delete=on_delete)
        if isinstance(found.get("nullable"), bool):
            telling = replace(telling, nullable=found["nullable"])
        if text.lower() in {"deleted with it", "deleted together", "cascade delete"}:
            telling = replace(telling, on_delete=OnDelete.CASCADE)
    return telling
