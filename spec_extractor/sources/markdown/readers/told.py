"""Sentences and labels that list the attributes of a thing in a document without a data model.

``Each supplier has a name, a phone and a price``, ``Datos del proveedor: nombre, teléfono``, ``Lieferanten anlegen
(Name, Telefon)``; in scripts without blanks see `told_wide`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spec_extractor.diagnostics import Diagnostic, Location, warning
from spec_extractor.ir import Certainty
from spec_extractor.naming import singular, words
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded
from spec_extractor.sources.markdown.kept_lists import is_likely
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.prose_text import sentences_of
from spec_extractor.sources.markdown.readers.made_below import made_below
from spec_extractor.sources.markdown.readers.nouns import may_have_rows
from spec_extractor.sources.markdown.readers.passing import NOT_HANDLED
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.readers.told_wide import listed_wide
from spec_extractor.sources.markdown.split import split, word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document, texts_in
from spec_extractor.sources.markdown.vocabulary import AND_WORDS, FIELD_QUALIFIERS, SENTENCE_PARTS, is_wide

_NO_DATA = frozenset({Kind.STORIES, Kind.ACCEPTANCE, Kind.INTEGRATIONS, Kind.AUTH})
_P = {part: alternatives(told) for part, told in SENTENCE_PARTS.items()}
_EACH = rf"(?:(?:{_P['each']}) |[dl]['’])"
_NOUN = r"(?P<noun>[^\W\d_][\w'’-]{1,40}(?: (?:(?:de|del|do|da|di|of) )?[^\W\d_][\w-]{1,30}){0,2}?)"
_LIST = r"(?P<list>[^.;:()]{3,300}(?:\([^()]{1,80}\)[^.;:()]{0,200}){0,6})"
_MODAL = (
    r"(?:(?:must|shall|should|will|may|can|debe|deben|deberá|deve|devem|doit|doivent|muss|müssen|soll|deve|moet) )"
)
_HAS = (
    rf"(?:{_P['has']}|have|contain|include|tener|contener|incluir|ter|conter|possuir|avoir|contenir|comporter|"
    r"avere)"
)
_FOLLOWING = (
    rf"(?:{_EACH})?(?:(?:{_P['following']}) (?:{_P['information']})|(?:{_P['information']}) (?:{_P['following']}))"
)
_KEPT = rf"(?: (?:{_P['kept']}))?"
_KEEPING = rf"(?:{_P['keeping']})(?!\w)"
_ABOUT_IT = r"(?:de la |de los |de |del |do |da |dos |du |des |d['’]|di |dei |of (?:the |each |a )?)"
_NEW = r"(?:new |nuevos? |nuevas? |novos? |novas? |nouveaux? |nuovi? |neue )?"
_INFORMATION = rf"(?:{_P['information']}|{_P['record']})"
_VERBS = (
    rf"(?:{_P['verbs']})(?:(?:\s?[,/&]\s?|,? (?:and|or|y|o|e|ou|et|und|oder|ve|i|и) )(?:{_P['verbs']})){{0,5}}"
)
_VERBS_BEHIND = (
    rf"(?:{_P['verbs_behind']})(?:(?:\s?[,/&]\s?|,? (?:und|oder|ve|/) )(?:{_P['verbs_behind']})){{0,5}}"
)
_OPENS = rf"(?:\s?:\s?|\s?\(|\s(?:{_P['with']})\s?:?\s(?:{_EACH})?|,\s?(?:{_P['with']})\s(?:{_EACH})?)"
_FOR = r"(?:for|para|pour|für|zu|per|voor|для|dla|untuk)"
_CLOSES = r"\)?\s?$"
_PATTERNS = tuple(
    lazy(pattern, re.I)
    for pattern in (
        rf"^(?:{_EACH})?{_NOUN}(?: (?:{_P['record']}))? {_MODAL}?{_HAS}\s?(?:{_FOLLOWING}\s?:?\s)?:?\s?{_LIST}$",
        rf"^(?:{_EACH})?{_INFORMATION} {_ABOUT_IT}?{_NOUN}(?: {_MODAL}?{_HAS}\s?:?\s|\s?:\s?){_LIST}$",
        rf"^(?:{_EACH})?(?:following )?{_NOUN} {_INFORMATION}"
        rf"(?: {_MODAL}?{_HAS}\s|\s?:\s?|,? such as |,? like | (?:{_P['kept']})\s?:\s?){_LIST}{_KEPT}$",
        rf"^{_FOR} {_EACH}{_NOUN}(?:,|(?= {_KEEPING})) ?(?:[^,:;]{{0,40}} )?"
        rf"{_KEEPING}\s?(?:(?:{_EACH})?(?:{_P['following']})[^:]{{0,30}})?:?\s?{_LIST}{_KEPT}$",
        rf"^{_FOR} {_EACH}{_NOUN},? (?:[^:]{{0,60}}(?:{_P['following']})[^:]{{0,60}})\s?:\s?{_LIST}$",
        rf"^(?:{_EACH})?{_NOUN} için {_LIST} (?:{_P['kept']})$",
        rf"^(?:{_P['management_of']})(?: |(?<=['’]))(?:{_EACH})?{_NOUN}{_OPENS}{_LIST}{_CLOSES}",
        rf"^{_NOUN} (?:{_P['management']}){_OPENS}{_LIST}{_CLOSES}",
        rf"^(?P<noun>[^\W\d_]\w{{2,40}}?)s?(?:{_P['compound']}){_OPENS}{_LIST}{_CLOSES}",
        rf"^{_NOUN} {_VERBS_BEHIND}{_OPENS}{_LIST}{_CLOSES}",
        rf"(?:^|\s){_VERBS} (?:{_EACH})?{_NEW}{_NOUN}{_OPENS}{_LIST}{_CLOSES}",
        rf"(?:^|\s)(?:muss|müssen|kann|können|soll|sollen) (?:{_EACH})?{_NEW}{_NOUN} mit (?:{_EACH})?{_LIST} "
        rf"(?:{_P['verbs_behind']})(?: können)?$",
        rf"(?:^|\s)(?:{_P['management_of']}) (?:{_EACH})?{_NOUN}{_OPENS}{_LIST}{_CLOSES}",
        rf"^(?:{_P['making']})\s?(?:{_EACH})?{_NOUN},? (?:[^,:]{{0,30}} )?(?:{_P['asked']})(?!\w)"
        rf"\s?:?\s?{_LIST}{_KEPT}$",
        rf"^(?:{_P['making']})\s?(?:{_EACH})?{_NOUN}, {_LIST} (?:{_P['kept']})$",
        rf"^(?:[^,:]{{0,40}} )?{_KEEPING} (?:{_EACH})?(?:{_P['information']}) {_ABOUT_IT}(?:{_EACH})?{_NOUN}"
        rf"(?:\s?:\s?|,? (?:{_P['with']}) ){_LIST}$",
    )
)
_NUMBER = lazy(r"^(?:[A-Z]{1,4}[-_ ]?\d{1,4}(?:\.\d{1,3})?|\d{1,3}(?:\.\d{1,3}){0,2}[.)]?)\s{0,3}[:.–—-]?\s{1,3}")
_ARTICLE = lazy(
    rf"^(?:d['’]une? |(?:{_P['each']}|its|their|su|sus|seu|sua|seus|suas|son|sa|ses|leur|sein|ihr) |[dl]['’])",
    re.I,
)
_ABOUT = lazy(rf"^(?:{_INFORMATION}) (?:(?:de la|de los|de|del|do|da|dos|du|des|di|dei|of) |d['’])?(?=\w)", re.I)
_DECLINED = {"namen": "Name", "Namen": "Name"}
_AND = lazy(rf",?\s(?:{alternatives(word for word in AND_WORDS if not is_wide(word))})\s", re.I)
_BARE = lazy(r"[^\W\d_][\w'’/-]{0,30}(?: [\w'’/-]{1,24}){0,3}(?:\s?\([^()]{1,80}\))?")
_SHOWN = word_set(
    "step rule error wizard slide tile panel box screen popup tooltip tab row column field icon label"
)
_LEAST = 2
_FEW = 3
_MAX = 500


def read_told(document: Document, reading: Reading) -> None:
    """Read them where no reader has found a stated entity with fields."""
    told = [t for t in reading.tellings if isinstance(t, EntityTelling)]
    stated = (t for t in told if t.fields and t.certainty is Certainty.STATED)
    if any(t.exactness > Exactness.PROSE for t in stated):
        return
    lines = {
        place.line for t in told for place in (t.location, *(field.location for field in t.fields)) if t.fields
    }
    found: list[EntityTelling] = []
    left: list[Diagnostic] = []
    for section in document.sections:
        if is_excluded(section) or context(section) in _NO_DATA:
            continue
        for noun, fields, line in made_below(document.file, section):
            label = read_label(noun)
            if label is not None and _is_thing(label.name):
                found.append(_entity(label.name, fields, Location(document.file, line)))
        for text in texts_in(section.blocks):
            for sentence, line in sentences_of(text):
                if line not in lines and len(sentence) <= _MAX:
                    found.extend(_told(sentence, Location(document.file, line), left))
    if len({one.name for one in found} | {t.name for t in told}) < _LEAST and not _is_sure(found):
        return
    reading.diagnostics.extend(left)
    said = {word for one in document.sections for text in texts_in(one.blocks) for word in text.plain.split()}
    reading.tellings.extend(replace(one, name=_in_the_singular(one.name, said)) for one in found)


def _is_sure(found: list[EntityTelling]) -> bool:
    """Whether one thing alone has so many attributes that they are stored: others only describe what is shown."""
    return any(len(one.fields) > _FEW for one in found)


def _told(sentence: str, location: Location, left: list[Diagnostic]) -> Iterator[EntityTelling]:
    """The thing that a sentence tells; parts of its list that are no fields are added to what is ``left``."""
    bare = _NUMBER.sub("", sentence.replace("*", "").replace("`", "").strip()).strip()
    if is_wide(bare):
        noun, listed = listed_wide(bare)
        # "价格信息" speaks of an attribute.
        label = read_label(noun) if noun and not is_column_name(noun) else None
        fields, rest = _fields(listed, location)
        likely = sum(is_likely(one, noun) for one in fields)
        if label is not None and likely >= _LEAST and likely * 2 >= len(fields) and _is_thing(label.name):
            left.extend(unread_parts(label.name, rest, location))
            yield _entity(label.name, fields, location)
        return
    for pattern in _PATTERNS:
        match = pattern.search(bare)
        if match is None:
            continue
        label = read_label(_ABOUT.sub("", _ARTICLE.sub("", match["noun"])))
        fields, rest = _fields(match["list"], location)
        if label is not None and _is_thing(label.name) and _are_likely(fields):
            left.extend(unread_parts(label.name, rest, location))
            yield _entity(label.name, fields, location)
            return


def _entity(name: str, fields: list[FieldTelling], location: Location) -> EntityTelling:
    return EntityTelling(name, location, tuple(fields), certainty=Certainty.INFERRED, exactness=Exactness.PROSE)


def _is_thing(name: str) -> bool:
    said = set(name.lower().split()) | {singular(name)}
    handled = said.isdisjoint(NOT_HANDLED) or singular(name) == "user"
    # "Atributos clave:" names no thing.
    return handled and said.isdisjoint(_SHOWN) and name.lower() not in FIELD_QUALIFIERS and may_have_rows(name)


def _fields(listed: str, location: Location) -> tuple[list[FieldTelling], list[str]]:
    """The fields of a list whose members are, nearly all, short names, and the other members; or nothing."""
    parts = [_ARTICLE.sub("", part).strip() for part in split(_AND.sub(", ", listed.strip()), ",")]
    parts = [_DECLINED.get(part, part) for part in parts if part]
    told = [parse_field(part, location) if _BARE.fullmatch(part) else None for part in parts]
    fields = [one for one in told if one is not None]
    if len(fields) <= _LEAST or len(fields) * 5 < len(parts) * 4:
        return [], []
    return fields, [part for part, one in zip(parts, told, strict=True) if one is None]


def unread_parts(name: str, parts: Iterable[str], location: Location) -> Iterator[Diagnostic]:
    """A warning for each part of a list that is no attribute of the thing of that name."""
    for part in parts:
        message = f"{name}: this is not read as a field: {part[:60]}"
        yield warning("PRD122", location, message, "name the field in a few words, without punctuation")


def _are_likely(fields: list[FieldTelling]) -> bool:
    likely = sum(is_typed(field) or is_column_name(field.name) for field in fields)
    return likely >= _LEAST and (likely * 2 >= len(fields) or likely > _FEW)


_ENDS = ("en", "n", "i")
"""With what nouns are put into the plural in German and Italian, and words of English seldom end otherwise."""


def _in_the_singular(name: str, said: set[str]) -> str:
    """The word that the document has for one of them: ``Lieferanten`` beside ``Lieferant``."""
    if len(words(name)) > 1:
        return name
    for end in _ENDS:
        stem = name.removesuffix(end)
        one = next((word for last in ("", "e", "o") if (word := stem + last) != name and word in said), "")
        if stem != name and len(stem) > _LEAST + 1 and one:
            return one
    return name
