"""Patterns of workflows: what is put into a form, what a form makes, the states through which a thing goes."""

from __future__ import annotations

import re

from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.vocabulary import (
    AND_WORDS,
    ARTICLES,
    CLICK_WORDS,
    CREATED_WORDS,
    ENTER_WORDS,
    MAKE_WORDS,
    STATE_WORDS,
    WITH_WORDS,
    is_wide,
)

_WORD = r"[^\W\d_][\w-]{0,30}"
_NOUN = rf"(?P<noun>{_WORD}(?: {_WORD}){{0,2}})"
_NEW = r"new|neue[nrs]?|nuev[oa]|nov[oa]|nouve(?:au|lle|l)|nuov[oa]|nieuwe?"
_ARTICLE = rf"(?:(?:{either(ARTICLES)}|{_NEW}) |l['’])"
_MAKES = rf"(?:{either(MAKE_WORDS)})"
_WIDE_MAKES = either(tuple(word for word in MAKE_WORDS if word[0] not in "をの"), wide=True)
_WIDE_MADE = either(tuple(word for word in MAKE_WORDS if word[0] in "をの" or word[0] >= "\uac00"), wide=True)
_WIDE_NOUN = r"(?P<noun>[^\W\d_]{1,12}?)"

_BUTTON = lazy(
    rf"(?:(?:→|->|»|›|“|«|\"|>) ?|\b(?:{either(CLICK_WORDS)})(?: on| auf| en| em| sur| su| op)? ){_MAKES} "
    rf"{_NOUN}(?=\W|$)",
    re.I,
)
_WIDE_BUTTON = lazy(rf"(?:→|->|>|“|「|『|\")\s?(?:{_WIDE_MAKES})\s?(?P<noun>[^\W\d_]{{1,12}})")
_TITLE = lazy(rf"(?:{_MAKES} )(?:(?:{either(AND_WORDS)}) \w{{1,20}} )?{_ARTICLE}{{0,2}}{_NOUN}$", re.I)
_TITLE_BEHIND = lazy(rf"{_ARTICLE}?{_NOUN} {_MAKES}$", re.I)
_WIDE_TITLE = lazy(
    rf"(?:{_WIDE_MAKES})(?P<noun>[^\W\d_]{{1,12}})$|(?P<behind>[^\W\d_]{{1,12}}?)\s?(?:{_WIDE_MADE})\w{{0,4}}$"
)
_ENTERS = lazy(rf"\b(?:{either(ENTER_WORDS)}) (?P<list>.{{3,}})", re.I)
_WIDE_ENTERS = lazy(
    rf"(?:{either(tuple(w for w in ENTER_WORDS if w[0] not in 'を을를'), wide=True)})(?P<list>.{{2,}})|"
    rf"(?:^|[는은がは]|は、)\s*(?P<behind>[^はがを]{{2,300}}?)"
    rf"(?:{either(tuple(w for w in ENTER_WORDS if w[0] in 'を을를'), wide=True)})"
)
MADE = lazy(
    rf"\b{_MAKES} {_ARTICLE}{{1,2}}{_NOUN}(?: record)?(?P<by>:| (?:{either(WITH_WORDS)})) (?P<list>.{{8,}})", re.I
)
_ENDS = lazy(rf"(?:,? (?:{either(AND_WORDS)}|then|to|dann) | |,)\b(?:{either(CLICK_WORDS)})\b.*$", re.I)
_SEPARATED = lazy(r" (?:ein|aus|an|in)$")
CONDITION = lazy(r"(?:if|when|once|wenn|falls|sobald|si|cuando|se|quando|quand|lorsque|als)\b|[如若当]|もし", re.I)
MANY = lazy(
    r"(?:at least one|one or more|several|multiple|any number of|mindestens eine?n?|mehrere|al menos una?|"
    r"vari[oa]s|"
    r"pelo menos uma?|au moins une?|plusieurs) (?P<noun>\w{3,30})",
    re.I,
)
OWNER = lazy(rf"(?:the |an? )?(?P<noun>{_WORD}(?: {_WORD})?)['’]s (?P<rest>\S.*)$", re.I)
OF = lazy(r"(?P<rest>\S.*) (?:of|de|del|do|da|du|des|der|di|van) (?:the |la |het )?(?P<noun>\w{3,30})$", re.I)
WIDE_OF = lazy(r"(?P<noun>[^\W\d_]{1,12}?)(?:的|の|의 )(?P<rest>.+)$")
_OR_ANOTHER = lazy(r" \((?:or|oder|o|ou) (?:the |an? )?(\w{3,30})\b[^()]{0,80}\)", re.I)
AGAIN = lazy(rf"^(?:{either(ENTER_WORDS)}) ", re.I)
CODED_VALUES = lazy(r"`(?P<name>[a-z]\w{1,40})`: (?P<values>`[\w-]{1,40}`(?:,? (?:or )?`[\w-]{1,40}`){1,12})")
_ALTERNATIVES = lazy(r"\(([^()]{1,200},[^()]{1,60}?) (?:or|oder|o|ou|u|of) ([^()]{1,60})\)", re.I)
_OPTIONAL = lazy(r"\((?:optionally|optional|optionale?s?|opcional|facultatif)\)\s*|optionally ", re.I)
WHETHER = lazy(r"(?:whether|if) (?:it|they|he|she|the \w{1,30})(?:['’]s| is| are) (?P<word>[a-z]{3,30})\b", re.I)
VALUE = lazy(r"`([^\W\d_][\w -]{1,30})`")
_FROM_TO = lazy(
    r"\b(?:from|von|de|da) [\"'“]?(?P<first>[a-zà-ÿ]{3,20})[\"'”]? (?:to|zu|nach|a|à|para) "
    r"[\"'“]?(?P<then>[a-zà-ÿ]{3,20})[\"'”]?(?=\W|$)"
)
_STATES = lazy(rf"\b(?:{either(STATE_WORDS)})\b|{either(STATE_WORDS, wide=True)}", re.I)
CREATED = lazy(rf"\b(?:{either(CREATED_WORDS)})\b|{either(CREATED_WORDS, wide=True)}", re.I)
CODE_OF = lazy(
    r"(?P<noun>\w{3,30})['’]s (?P<list>`[a-z]\w{1,40}`(?:,? (?:and )?`[a-z]\w{1,40}`){0,12})"
    r"(?= (?:and|or|is|are|may|must|can|cannot|should|will|to|when|if|by)\b|[.,;:)]|$)"
)


def states_of(sentence: str) -> list[str]:
    """The states that a sentence gives to a thing: words in code, or ``from draft to signed``."""
    sentence = CODE_OF.sub("", sentence)
    if not _STATES.search(sentence):
        return []
    passed = _FROM_TO.search(sentence)
    told = [value for value in VALUE.findall(sentence) if "." not in value and not value.isupper()]
    return told + ([passed.group("first"), passed.group("then")] if passed else [])


def plain_list(listed: str) -> str:
    """A list of what is put in, with every alternative and every optional member as a member of its own."""
    listed = _ALTERNATIVES.sub(r"(\1, \2)", _OR_ANOTHER.sub(r", \1", listed))
    return _SEPARATED.sub("", _ENDS.sub("", _OPTIONAL.sub("optional ", listed)).rstrip("。. "))


def button_noun(sentence: str) -> str:
    """What the button or the menu entry of a sentence makes: ``Guests → New Guest``."""
    found = _BUTTON.search(sentence) or _WIDE_BUTTON.search(sentence)
    return found.group("noun") if found else ""


def title_noun(title: str) -> str:
    """What a heading says is made: ``Add a guest``, ``Kunden anlegen``, ``新增图书``."""
    found = _TITLE.match(title) or _TITLE_BEHIND.match(title)
    if found is None and is_wide(title):
        found = _WIDE_TITLE.match(title)
    return (found.group("noun") or found.groupdict().get("behind") or "") if found else ""


def entered_list(sentence: str) -> str:
    """What a sentence says is put in, up to its end; nothing where it does not."""
    found = _ENTERS.search(sentence) or (_WIDE_ENTERS.search(sentence) if is_wide(sentence) else None)
    return (found.group("list") or found.groupdict().get("behind") or "") if found else ""
