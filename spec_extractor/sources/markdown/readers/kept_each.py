"""Requirements that say which fields are kept of each thing: ``store the following fields for each berth: …``.

Such a sentence is explicit enough to be the only one of its document: criteria of EARS, numbered requirements in
lines, in tables and behind bold numbers, in any of the languages that put the list at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key, singular, words
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.headings import Kind, context
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.prose_text import MAX_SENTENCE, sentences_of
from spec_extractor.sources.markdown.readers.nouns import may_have_rows
from spec_extractor.sources.markdown.readers.recorded_attributes import attribute
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.readers.told import unread_parts
from spec_extractor.sources.markdown.recorded_text import SHOWN
from spec_extractor.sources.markdown.split import word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document, Section, Text
from spec_extractor.sources.markdown.vocabulary import (
    ARTICLES,
    ATTRIBUTE_WORDS,
    EACH_WORDS,
    FOR_WORDS,
    HAS_WORDS,
    INFORMATION_WORDS,
    PREDICATES,
    STORE_WORDS,
    WITH_WORDS,
)

_NO_DATA = frozenset({Kind.INTEGRATIONS, Kind.AUTH})
_MUST = rf"(?:{either(word for word in PREDICATES['modal'] if word not in {'can', 'may'})})"
_STORE = rf"(?:{either(STORE_WORDS)})(?:(?: and |/|, )(?:{either(STORE_WORDS)}))?"
_EACH = rf"(?:{either(EACH_WORDS)})"
_THE = rf"(?:{either(ARTICLES)})"
_FOR = rf"(?:{either(FOR_WORDS)})"
_WORD = r"[^\W\d][\w-]{1,30}"
_NOUN = rf"[`\"']?(?P<noun>{_WORD}(?: {_WORD}){{0,2}}?)[`\"']?"
_ROW = r"(?: (?:record|entry|row|document|registro|enregistrement|datensatz))?"
_FOLLOWING = rf"(?:{either(PREDICATES['following'])}|şu)"
_INFORMATION = rf"(?:{either((*ATTRIBUTE_WORDS, *INFORMATION_WORDS))}|metadata|info)"
_LEAST = rf"(?:,? ?(?:{either(PREDICATES['least'])}),?)"
_SAID = (
    rf"(?:(?:{_THE} )?(?:{_FOLLOWING}(?: (?:\w{{3,15}} )?{_INFORMATION})?|{_INFORMATION}(?: {_FOLLOWING})?)"
    rf"{_LEAST}?)"
)
"""``the following fields``, ``les champs suivants``."""
_LIST = r"(?P<list>\S.{3,1200})"
_STORED = lazy(
    rf"\b{_MUST}{_LEAST}? (?:\w{{3,15}}ly )?{_STORE}{_LEAST}? (?:{_SAID},? )?{_FOR} {_EACH} {_NOUN}{_ROW}"
    rf"(?:,? {_SAID})?\s?:\s?{_LIST}",
    re.I,
)
"""``shall store the following fields for each berth: …``, ``shall record for each berth: …``."""
_STORED_OF = lazy(
    rf"\b{_MUST} {_STORE} (?:{_THE} )?{_FOLLOWING} (?:\w{{3,15}} )?{_INFORMATION} {_FOR} (?:{_THE} )?{_NOUN}{_ROW}"
    rf"\s?:\s?{_LIST}",
    re.I,
)
"""``shall store the following fields for berths: …``."""
_FOR_EACH = lazy(
    rf"(?:^|[,.] |\b{_MUST} ){_FOR} {_EACH} {_NOUN},? (?:(?:{_THE} )?(?:{_WORD} ){{0,3}}?{_MUST} {_STORE} )?"
    rf"(?:{_STORE} )?{_SAID} ?(?:{_MUST} )?(?:(?:be |{either(PREDICATES['auxiliary'])} )?"
    rf"(?:{either((*STORE_WORDS, *PREDICATES['kept']))}))?\s?:\s?{_LIST}",
    re.I,
)
"""``muss für jeden Liegeplatz folgende Felder speichern: …``."""
_FOR_EACH_STORED = lazy(
    rf"(?:^|[,.] ){_FOR} {_EACH} {_NOUN},? (?:{_THE} )?(?:{_WORD} ){{1,3}}?{_MUST} {_STORE}(?:\s?:)? {_LIST}", re.I
)
"""``For each berth, the system shall store its depth, …``."""
_TURKISH = lazy(
    r"^(?:sistem,? )?her (?:bir )?(?P<noun>[^\W\d][\w-]{1,30}(?: [\w-]{2,30})??) için (?:(?:şu|aşağıdaki) )?"
    r"(?:alanlar|bilgiler|veriler|öznitelikler)[ıi]? (?:sakla|kayde|tut|depola)\w{1,14}"
    rf"\s?:\s?{_LIST}",
    re.I,
)
"""``Sistem her tekne için şu alanları saklamalıdır: …``."""
_HAS = rf"(?:{_MUST} )?(?:{either((*PREDICATES['having'], *HAS_WORDS))}|a|records)"
_EACH_HAS = lazy(
    rf"^(?:every|{_EACH}) {_NOUN}{_ROW} {_HAS}(?:\s?:|{_LEAST}? {_SAID}\s?:|{_LEAST}\s?:)\s?{_LIST}", re.I
)
"""``Each berth has: …``."""
_THE_HAS = lazy(
    rf"^{_THE} {_NOUN}{_ROW} {_HAS}{_LEAST}? (?:{_THE} )?(?:{_FOLLOWING} )?(?:{either(ATTRIBUTE_WORDS)})"
    rf"(?: {_FOLLOWING})?\s?:\s?{_LIST}",
    re.I,
)
"""``A berth has the fields: …``."""
_EACH_MUST = lazy(rf"^{_EACH} {_NOUN}{_ROW} {_MUST} (?:{either(PREDICATES['having'])}) {_LIST}", re.I)
_LAST = lazy(
    rf"\b{_MUST} {_STORE} (?P<list>[^.:;]{{8,400}}?) (?:{_FOR}|per) {_EACH} {_NOUN}$",
    re.I,
)
"""``shall store the depth, length and fee for each berth``."""
_OWNED = lazy(rf"\b{_MUST} {_STORE} {_EACH} {_NOUN}['’]s? {_LIST}", re.I)
"""``must record each berth's depth, length and fee``."""
_PLAIN = r"[^\W\d][\w-]{1,30}(?: (?!then\b)[\w-]{2,30})?"
_MADE = lazy(
    rf"^(?:when|while|if) (?:(?:an?|the|new) ){{0,2}}(?:(?P<noun>{_PLAIN}) is|[\w-]{{2,30}}) "
    r"(?:creat|regist|add|submit|record|book|made|makes|import|enter)\w{0,6}"
    rf"(?: (?:an?|the|new) (?P<made>{_PLAIN}))?,? (?:then )?(?:the )?(?:{_WORD} ){{1,3}}?{_MUST} {_STORE} "
    rf"(?:its |{_SAID}\s?:\s?)?(?!(?:the |an? |each )?(?:[\w-]{{2,30}} ){{1,3}}(?:with|containing|including) |"
    rf"(?:the |an? )?[\w-]{{2,30}}(?: [\w-]{{2,30}})?['’]){_LIST}",
    re.I,
)
"""``When a berth is added, the system shall store its depth, length and fee``."""
_INFORMED = lazy(
    rf"\b{_MUST} {_STORE} (?:(?:{_THE}|{_FOLLOWING}) ){{0,2}}{_NOUN} {_INFORMATION}"
    rf"(?:\s?:\s?| including:? |,? (?:{either(WITH_WORDS)}):? |\s?(?P<open>\())"
    r"(?P<list>(?(open)[^()]{8,400}|\S.{3,800}))",
    re.I,
)
"""``shall store berth metadata (depth, length, fee)``."""
_EXPLICIT = (_STORED, _STORED_OF, _FOR_EACH, _TURKISH)
_LIKELY_ONE = (_EACH_HAS, _THE_HAS, _FOR_EACH_STORED, _OWNED, _LAST)
_LIKELY_HALF = (_INFORMED, _EACH_MUST, _MADE)
_NUMBER = lazy(r"^\W{0,3}(?:[A-Z]{1,8}[-_. ]){0,3}[A-Z]{0,4}-?\d{1,4}(?:[.-]\d{1,3}){0,3}[a-z]?\W{1,4}(?=\w)")
_NO_THINGS = SHOWN | word_set(
    "input attempt call search operation sentence paragraph answer suggestion module phase reports screen grid "
    "list listing overview matrix retry failure"
)
_END = lazy(r"\. (?=[A-Z])|; (?=(?:[A-Z]|the |it ))|\.$")
_BECAUSE = lazy(
    r",? (?:so that|in order to|to (?:support|preserve|enable|ensure|allow)|without|separately|when applicable|"
    r"if applicable|where applicable|as applicable|where available|when available|in (?-i:[A-Z]))\b.*$",
    re.I,
)
_OPTIONAL = lazy(r" (?:when|if|where|as) (?:applicable|available|provided|present|known|any)$", re.I)
_ITS = lazy(rf"^(?:{_THE}|its|their|whether (?:the|an?) \w{{2,20}} is) ", re.I)
_WHETHER_IS = lazy(
    r"^(?:whether (?P<noun>[\w -]{3,40}?) (?:is|are|was) )?(?P<state>enabled|active|required|allowed)$", re.I
)
_SHARED = lazy(
    r"^(?P<one>\w{3,15}) and (?P<other>\w{3,15}) (?P<noun>time|date|timestamp|number|name|status)$", re.I
)
_MAX_WORDS = 5
_FEW = 3


def read_kept_each(document: Document, texts: Sequence[tuple[Section, Text]], reading: Reading) -> set[int]:
    """Tell the things of which such sentences list the fields; the lines of these sentences."""
    read: set[int] = set()
    for section, text in texts:
        if context(section) in _NO_DATA:
            continue
        title, held = section.title.plain[:100], ""
        for sentence, line in sentences_of(text):
            whole = f"{held}. {sentence}" if held else sentence
            # "length (approx. 20 m), depth" is one sentence.
            held = whole if whole.count("(") > whole.count(")") else ""
            place = Location(document.file, line)
            if not held and line not in reading.items and _read(whole[:MAX_SENTENCE], place, title, reading):
                read.add(line)
    reading.items |= read
    return read


def _read(sentence: str, location: Location, title: str, reading: Reading) -> bool:
    bare = _NUMBER.sub("", sentence.replace("**", "")).replace("：", ":")
    for pattern in (*_EXPLICIT, *_LIKELY_ONE, *_LIKELY_HALF):
        found = pattern.search(bare)
        if found is None:
            continue
        noun = found["noun"] or found.groupdict().get("made") or ""
        label = read_label(noun) if noun else None
        name = _known(label.name, title, reading) if label else ""
        # "message" alone is no thing, the only "Pilot Message" that is told is one.
        described = pattern is _INFORMED and " metadata" in bare[: found.start("list")]
        if label is None or not (is_kept_thing(label.name) or name != label.name or described):
            continue
        fields, left = listed_fields(_BECAUSE.sub("", _END.split(found["list"])[0]), label.name, location)
        likely = sum(map(is_likely_column, fields))
        needed = 0 if pattern in _EXPLICIT else 1 if pattern in _LIKELY_ONE else (len(fields) + 1) // 2
        if len(fields) < _FEW or len(left) * 4 > len(fields) or likely < needed:
            continue
        reading.diagnostics.extend(unread_parts(name, left, location))
        reading.tellings.append(
            EntityTelling(name, location, tuple(fields), certainty=Certainty.INFERRED, exactness=Exactness.PROSE)
        )
        return True
    return False


def is_kept_thing(name: str) -> bool:
    """Whether a noun may name a thing of which rows are kept, and nothing that is shown or done: ``berth``."""
    said = {name.lower(), *name.lower().split()[-1:], singular(words(name)[-1])} if words(name) else {""}
    return said.isdisjoint(_NO_THINGS | {""}) and may_have_rows(name)


def _known(noun: str, title: str, reading: Reading) -> str:
    """The entity that a noun stands for: ``log`` for the only ``Quay Log``, or for the one of the heading."""
    names = {entity_key(t.name): t.name for t in reading.tellings if isinstance(t, EntityTelling) and not t.weak}
    key = entity_key(noun)
    if key in names:
        return names[key]
    told = {one for word in words(title) for one in (entity_key(word), word.removesuffix("s"))}
    parts = {name: [entity_key(word) for word in words(name)] for name in names.values()}
    ends = [name for name, keys in parts.items() if keys[-1:] == [key]]
    near = [name for name, keys in parts.items() if key in keys and told.issuperset(keys)]
    return next((one[0] for one in (near, ends) if len(one) == 1), noun)


def listed_fields(listed: str, name: str, location: Location) -> tuple[list[FieldTelling], list[str]]:
    """The fields of ``depth, start and finish time and fee if any``, and the parts that are none."""
    fields: list[FieldTelling] = []
    left: list[str] = []
    for part in members(listed):
        shared = _SHARED.match(part)
        for one in (
            (f"{shared['one']} {shared['noun']}", f"{shared['other']} {shared['noun']}") if shared else (part,)
        ):
            field = _field(one, name, location)
            if field is None or len(field.name.split()) > _MAX_WORDS:
                left.append(one)
            else:
                fields.append(replace(field, certainty=Certainty.INFERRED, exactness=Exactness.PROSE))
    return fields, left


def _field(part: str, name: str, location: Location) -> FieldTelling | None:
    whether = _WHETHER_IS.match(part)
    if whether is not None:
        return FieldTelling(f"{whether['noun'] or ''} {whether['state']}".strip(), location, type="boolean")
    bare = _ITS.sub("", part)
    optional = _OPTIONAL.search(bare)
    field = attribute(bare[: optional.start()] if optional else bare, name, location)
    return replace(field, nullable=True) if field is not None and optional else field


def is_likely_column(field: FieldTelling) -> bool:
    """Whether a field states a type or is called as columns are, by its last word too: ``owner name``."""
    return is_typed(field) or is_column_name(field.name) or is_column_name(field.name.split()[-1])
