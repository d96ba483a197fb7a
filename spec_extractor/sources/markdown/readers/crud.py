"""Things of which a document says in one word that their rows are kept: ``Boat CRUD``, ``船只增删改查``.

Only documents that tell no entity otherwise are read so, and only where two things are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spec_extractor.diagnostics import Location
from spec_extractor.ir import Certainty
from spec_extractor.naming import entity_key, singular
from spec_extractor.sources.markdown.headings import is_excluded
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.readers.nouns import may_have_rows
from spec_extractor.sources.markdown.recorded_text import NO_RECORDS
from spec_extractor.sources.markdown.split import one_line, word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, Reading
from spec_extractor.sources.markdown.tree import Document, Text, texts_in
from spec_extractor.sources.markdown.vocabulary import AND_WORDS, ARTICLES, is_wide

_LEAST = 2
_MAX = 400
_CRUD = r"(?:CRUD|ABM|ABMC)"
_WIDE_CRUD = r"(?:CRUD|增删改查|增刪改查|增删查改)"
_NOUN = r"[^\W\d_][\w-]{2,30}"
_NAME = rf"{_NOUN}(?: (?!(?:{either(AND_WORDS)}) ){_NOUN})?"
_NOUNS = rf"{_NAME}(?:(?:, | ?/ ?|,? (?:{either(AND_WORDS)}) ){_NAME}){{0,8}}"
_OF = r"(?:for|of|on|over|de|des|du|del|dos|das|da|do|den|für|von|di|dei|delle|per|van|voor|untuk|для)"
_ARTICLE = rf"(?:{either(ARTICLES)}|all|any|each|todos|todas|los|las|les|alle)"
_MANAGING = r"(?:management|gestión|gestion|gestão|verwaltung|gestione|beheer|administración|administration)"
_BEHIND = lazy(
    rf"\b{_CRUD}(?: (?:operations?|functionality|actions|screens|pages|endpoints|apis?|completo|completa|complet|"
    rf"operationen|opérations|operaciones|operações|işlemleri))?(?: {_OF}(?: {_ARTICLE})?)? (?P<nouns>{_NOUNS})"
)
_BEFORE = lazy(
    rf"^(?:\[[^\[\]]{{1,20}}\] )?(?:(?:full|basic|simple|admin|complete) )?(?:{_MANAGING} {_OF} (?:{_ARTICLE} )?)?"
    rf"(?P<nouns>{_NOUNS}?)(?: management)?"
    rf" ?(?::|-|–|—|\(|（)? ?(?:full |basic |complete )?{_CRUD}\b",
    re.I,
)
_WIDE = lazy(
    rf"(?P<nouns>[^\W\d_a-zA-Z]{{2,10}}?)(?:管理|관리)? ?[:：(（的の을를]? ?(?:기본 )?{_WIDE_CRUD}|"
    rf"{_WIDE_CRUD} ?[:：] ?(?P<behind>[^\W\d_a-zA-Z]{{2,10}}(?:[、,，][^\W\d_a-zA-Z]{{2,10}}){{0,8}})"
)
_PARTS = lazy(rf", | ?/ ?|、|，|,| (?:{either(AND_WORDS)}) ")
_LAST = lazy(r" (?:management|administration|module)$", re.I)
_NO_THINGS = word_set(
    "operations operation api apis endpoint endpoints rest functionality feature features basic full complete "
    "simple standard admin data database entity entities model models resource resources table tables records "
    "record item items management system application backend frontend app page pages screen screens service "
    "services implement implementation provide support with via using and the all them it each"
)


def read_crud(document: Document, reading: Reading) -> None:
    """Read every line that says so, where nothing else tells an entity."""
    if any(isinstance(telling, EntityTelling) for telling in reading.tellings):
        return
    found: dict[str, EntityTelling] = {}
    for section in document.sections:
        if is_excluded(section):
            continue
        for text in (section.title, *texts_in(section.blocks, cells=True)):
            for line in text.lines():
                for name in _named(line):
                    told = EntityTelling(
                        name,
                        Location(document.file, line.line),
                        exactness=Exactness.LOOSE,
                        certainty=Certainty.INFERRED,
                    )
                    found.setdefault(entity_key(name), told)
    if len(found) >= _LEAST:
        reading.tellings.extend(found.values())
        reading.items.update(told.location.line for told in found.values())


def _named(line: Text) -> Iterator[str]:
    text = one_line(line.plain)[:_MAX]
    if not any(word in text for word in ("CRUD", "ABM", "增删", "增刪")):
        return
    patterns = (_WIDE,) if is_wide(text) else (_BEFORE, _BEHIND)
    found = (match for pattern in patterns if (match := pattern.search(text)) is not None)
    yield from next(filter(None, map(_things, found)), ())


def _things(match: re.Match[str]) -> list[str]:
    told = match.groupdict()
    names = []
    for part in _PARTS.split(told.get("nouns") or told.get("behind") or ""):
        name = _LAST.sub("", part.strip())
        label = read_label(name) if name and not _NO_THINGS.intersection(name.lower().split()) else None
        known = label is not None and may_have_rows(label.name) and singular(label.name) not in NO_RECORDS
        if label is not None and known:
            names.append(label.name)
    return names
