"""What sentences in Chinese, Japanese and Korean say is stored: ``상품은 상품명, 가격 등의 정보를 가진다``.

Also labels (``书籍信息：书名、作者``) and what is registered (``書籍の登録`` over ``書名、著者などの情報``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spec_extractor.diagnostics import Location
from spec_extractor.ir import ACCOUNT, Certainty
from spec_extractor.sources.markdown.described import members
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded
from spec_extractor.sources.markdown.kept_lists import (
    Kept,
    called_information,
    information_of,
    is_likely,
    is_thing,
    kept_members,
    kept_of,
    recorded_noun,
)
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.made_text import WIDE_NEEDED, WIDE_NOUN_MADE, WIDE_TREATED
from spec_extractor.sources.markdown.prose_text import MAX_SENTENCE, sentences_of
from spec_extractor.sources.markdown.readers.recorded_attributes import attribute
from spec_extractor.sources.markdown.recorded_text import SHOWN_FIRST, WIDE_EACH, WIDE_EACH_HAS
from spec_extractor.sources.markdown.split import one_line
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document, List, Section, Table, Text
from spec_extractor.sources.markdown.vocabulary import ACCOUNT_WORDS, is_wide

_SOME = 2
_LEAST = 3
_MAX_NAME = 12
_MAX_COLUMNS = 4
_NO_DATA = frozenset({Kind.STORIES, Kind.ACCEPTANCE, Kind.INTEGRATIONS, Kind.AUTH})


def read_wide(document: Document, texts: Sequence[tuple[Section, Text]], reading: Reading) -> None:
    """Tell the entities of ``texts`` and of the lists of the document's sections."""
    for section, text in texts:
        if not is_wide(text.plain):
            continue
        for sentence, line in sentences_of(text):
            location = Location(document.file, line)
            _read_each(sentence[:MAX_SENTENCE], location, reading)
            if context(section) not in _NO_DATA:
                said = sentence[:MAX_SENTENCE]
                kept = kept_of(said) or information_of(said) or _had_by_each(said)
                _tell(kept, location, reading)
                _read_needed(sentence[:MAX_SENTENCE], location, reading)
    _read_treated(document, texts, reading)
    rows: list[tuple[Kept, Location]] = []
    for section in document.sections:
        if context(section) not in _NO_DATA and not is_excluded(section):
            for made, location in _registered(document, section):
                _tell(made, location, reading)
            rows += _rows(document, section, reading)
    # One such row alone may say what a page shows.
    for kept, location in rows if len({kept.noun for kept, _ in rows}) > 1 else ():
        _tell(kept, location, reading)


def _had_by_each(text: str) -> Kept | None:
    """``每个订单包含编号、交付日期和金额``."""
    match = WIDE_EACH_HAS.match(text.rstrip("。 "))
    parts = tuple(kept_members(match["list"])) if match and is_thing(match["noun"]) else ()
    return Kept(match["noun"], parts) if match and parts else None


def _read_each(text: str, location: Location, reading: Reading) -> None:
    """Read ``各巣箱について、名前、場所を記録する`` and its like."""
    match = next((found for pattern in WIDE_EACH if (found := pattern.search(text))), None)
    if match is None:
        return
    noun = match.group("noun") or match.groupdict().get("per") or ""
    label = read_label(noun)
    parts = [part for piece in members(match.group("list")) for part in piece.split("、") if part]
    told = _fields(parts, noun, location)
    if label is None or len(told) < _SOME or len(told) < len(parts):
        return
    _add(label.name, told, location, reading)


def _read_needed(text: str, location: Location, reading: Reading) -> None:
    """Read ``회원 등록 시 이름과 이메일은 필수이다``: what is made has these, and none of them is empty."""
    match = WIDE_NEEDED.search(text)
    label = read_label(match["noun"].strip()) if match and is_thing(match["noun"]) else None
    if match is None or label is None:
        return
    parts = kept_members(match["list"])
    told = _fields(parts, label.name, location)
    if len(told) == len(parts) >= _SOME and any(is_likely(one, label.name) for one in told):
        _add(label.name, tuple(replace(one, nullable=False) for one in told), location, reading)


def _read_treated(document: Document, texts: Sequence[tuple[Section, Text]], reading: Reading) -> None:
    """Read criteria such as ``作品登録時に題名を必須項目として扱う``, where several speak of one thing."""
    found: dict[str, list[FieldTelling]] = {}
    for _, text in texts:
        match = WIDE_TREATED.search(one_line(text.marked)[:MAX_SENTENCE])
        noun = match["noun"] if match else ""
        label = read_label(match["list"]) if match and is_thing(noun) else None
        if match is not None and label is not None:
            told = FieldTelling(label.name, Location(document.file, text.line), nullable=match["said"] != "必須")
            found.setdefault(noun, []).append(replace(told, exactness=Exactness.PROSE))
    for noun, fields in found.items():
        if len({field.name for field in fields}) >= _SOME:
            reading.items.update(field.location.line for field in fields)
            _add(noun, tuple(fields), fields[0].location, reading)


def _registered(document: Document, section: Section) -> Iterator[tuple[Kept, Location]]:
    """Items such as ``書籍の登録・編集`` with one below that lists attributes and calls them information."""
    for block in section.blocks:
        for item in block.items if isinstance(block, List) else ():
            match = WIDE_NOUN_MADE.match(one_line(item.text.marked)[:60]) if item.items else None
            if match is None or not is_thing(match["noun"]):
                continue
            for child in item.items[:20]:
                parts = called_information(one_line(child.text.marked)[:MAX_SENTENCE])
                if parts:
                    yield Kept(match["noun"], parts, whole=True), Location(document.file, child.line)


def _rows(document: Document, section: Section, reading: Reading) -> Iterator[tuple[Kept, Location]]:
    """Rows that say what is recorded and list nothing but attributes: ``疫苗记录 | 名称、日期、费用``."""
    for block in section.blocks:
        table = block if isinstance(block, Table) and block.line not in reading.used else None
        for row in table.rows[:100] if table is not None and len(table.header) < _MAX_COLUMNS else ():
            for name, listed in pairwise(row.cells):
                noun = recorded_noun(one_line(name.plain)[:40], section.title.plain[:40])
                parts = tuple(members(one_line(listed.marked)[:300])) if noun else ()
                short = all(len(part.partition("(")[0].strip()) <= _MAX_NAME for part in parts)
                if len(parts) >= _LEAST and short and "等" not in parts[-1]:
                    yield Kept(noun, parts, whole=True), Location(document.file, row.line)


def _tell(kept: Kept | None, location: Location, reading: Reading) -> None:
    label = read_label(kept.noun) if kept is not None else None
    if kept is None or label is None:
        return
    others = _fields(kept.parts[:-1], label.name, location) if kept.states else ()
    if sum(is_likely(one, label.name) for one in others) >= _SOME:
        # "작성자, 등록일, 공개 상태": the state is one of the attributes.
        kept = replace(kept, parts=(*kept.parts[:-1], f"{kept.parts[-1]} {kept.states}"), states="")
    if kept.states:
        field = FieldTelling(
            kept.states,
            location,
            type="enum",
            values=tuple(part.strip("\"'`") for part in kept.parts),
            certainty=Certainty.INFERRED,
            exactness=Exactness.PROSE,
        )
        # Two may be anything.
        if len(kept.parts) >= _LEAST:
            _add(label.name, (field,), location, reading)
        return
    told = _fields(kept.parts, label.name, location)
    likely = sum(is_likely(one, label.name) for one in told)
    # What the sentence itself calls information needs less evidence.
    least, common = (_SOME, 1) if kept.whole else (_LEAST, _SOME)
    if len(told) == len(kept.parts) >= least and likely >= common:
        _add(label.name, told, location, reading)


def _fields(parts: Sequence[str], noun: str, location: Location) -> tuple[FieldTelling, ...]:
    fields = [attribute(part, noun, location) for part in parts]
    return tuple(one for one in fields if one is not None and len(one.name) <= _MAX_NAME)


def _add(name: str, fields: tuple[FieldTelling, ...], location: Location, reading: Reading) -> None:
    if name.startswith(SHOWN_FIRST):
        return
    reading.items.add(location.line)
    told = tuple(replace(one, certainty=Certainty.INFERRED) for one in fields)
    called = ACCOUNT if name in ACCOUNT_WORDS else name
    reading.tellings.append(
        EntityTelling(called, location, told, certainty=Certainty.INFERRED, exactness=Exactness.PROSE)
    )
