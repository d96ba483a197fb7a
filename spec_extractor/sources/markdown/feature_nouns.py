"""The thing that a feature is about, by its heading: ``Product management``, ``農具管理``."""

from __future__ import annotations

import re

from spec_extractor.naming import entity_name, singular, words
from spec_extractor.sources.markdown.headings import without_number
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.recorded_text import NO_RECORDS
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.vocabulary import (
    AND_WORDS,
    ARTICLES,
    CREATE_WORDS,
    DELETE_WORDS,
    EDIT_WORDS,
    FEATURE_WORDS,
    PREDICATES,
    SENTENCE_PARTS,
    VIEW_WORDS,
    is_wide,
)
from spec_extractor.sources.markdown.workflow_text import title_noun

_NO_THINGS = NO_RECORDS | word_set(
    "dashboard report reports login search notification notifications analytics settings export import home "
    "overview feature features api integration onboarding navigation persona user experience map filter filters"
)
_AROUND = tuple(word for word in FEATURE_WORDS if not is_wide(word))
_WIDE_AROUND = tuple(word for word in FEATURE_WORDS if is_wide(word))
_BEFORE = lazy(
    rf"(?:{'|'.join(map(re.escape, _AROUND))})"
    r"(?: (?:of|for|de|do|da|des|du|del|von|der|di|van|the|los|las|os|as|les))* ",
    re.I,
)
_FOR = lazy(r"^(\w{3,30}) for (?:the |an? )?(\w{3,30})$", re.I)
_BEHIND = lazy(rf" (?:{'|'.join(map(re.escape, _AROUND))})$", re.I)


_COMPOUND = lazy(rf"(?<=\w\w\w\w)(?:{'|'.join(re.escape(w) for w in _AROUND if len(w) > 4)})$", re.I)


_DONE = either((*CREATE_WORDS, *EDIT_WORDS, *DELETE_WORDS, *VIEW_WORDS), wide=True)
_WIDE_DONE = lazy(rf"の?(?:(?:{_DONE})(?:[与和及、・/]|와|과|및)?\s?){{1,5}}$")
"""``农具新增与编辑``: what is done with the thing."""


_ALSO_NOUNS = word_set("change update archive register")
"""A "change order" is none that is changed."""
_DONE_WITH = (*CREATE_WORDS, *EDIT_WORDS, *DELETE_WORDS, "manage", "managing")
_DOING = rf"(?:{either(word for word in _DONE_WITH if word not in _ALSO_NOUNS)})"
_VERBS = lazy(
    rf"^{_DOING}(?:(?:\s?[/,&]\s?|,? (?:{either(AND_WORDS)}) ){_DOING}){{0,5}} "
    rf"(?:(?:{either(ARTICLES)}|new) ){{0,2}}",
    re.I,
)
"""``Create, edit and delete a ``."""
_MANAGED = lazy(
    rf"^(?:{either(SENTENCE_PARTS['management_of'])}) |"
    r"(?<=\w) (?:management|administration|creation|crud|beheer|yönetimi)$|"
    r"\wverwaltung$|管理$|관리$",
    re.I,
)


def managed_noun(title: str) -> str:
    """What a heading says is made or managed: ``Create/edit a grower``, ``Growers CRUD``; else nothing."""
    title = without_number(title)
    verbs = _VERBS.match(title)
    # A "maintenance plan" and a "work log" are what they are called.
    made = is_wide(title) and title_noun(title)
    return feature_noun(title) if verbs or made or _MANAGED.search(title) else ""


_CLASS = lazy(r"(?:[A-Z][a-z0-9]{1,20}){2,5}")


def feature_noun(title: str, *, entered: bool = False) -> str:
    """What a feature is about: ``Manage growers``, ``Growers module``; what is put in belongs to what is made."""
    if _CLASS.fullmatch(title):
        return title
    verbs = _VERBS.match(title)
    if verbs:
        title = title[verbs.end() :]
        entered = False
    # "Hides / skins" are one thing by two names; a "fee for guests" is a guest fee.
    title = _FOR.sub(lambda match: f"{singular(match[2])} {match[1]}", title.partition(" / ")[0])
    noun = title_noun(title) or ("" if entered and not _MANAGED.search(title) else title)
    if is_wide(noun):
        noun = _WIDE_DONE.sub("", noun)
        for word in _WIDE_AROUND:
            noun = noun.replace(word, "")
    else:
        noun = _COMPOUND.sub("", noun)
        noun = _BEHIND.sub("", _BEFORE.sub("", noun, count=1) if _BEFORE.match(noun) else noun)
    label = read_label(noun) if noun else None
    if label is None or len(noun.split()) > 3:
        return ""
    parts = {noun.lower(), *words(noun)[-1:], *words(noun)[:1]}
    if parts & _NO_THINGS or noun.endswith(PREDICATES["interfaces"]):
        return ""
    return entity_name(label.name) if label.name.isascii() else label.name
