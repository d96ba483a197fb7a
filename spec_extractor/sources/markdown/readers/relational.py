"""Relational notation: ``VESSEL (#vessel_no, name, port_id)`` per line, and the foreign keys below it.

The form of textbooks and theses, in paragraphs and in code blocks without a language, braces as well; ``#``, ``↑``
and ``*`` mark keys, a line such as ``FK: port_id → PORT`` names the target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.naming import entity_key, plural, snake
from spec_extractor.sources.markdown.code.relations import has_types, relation_lines
from spec_extractor.sources.markdown.code.stored import is_call
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, context, is_excluded
from spec_extractor.sources.markdown.inline import half_width
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.several import columns_in_code, is_typed
from spec_extractor.sources.markdown.readers.tables import names_message
from spec_extractor.sources.markdown.split import one_line, split
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document, Fence, Item, List, Paragraph, Section

_DATA = frozenset({Kind.MODEL, Kind.WEAK_MODEL, Kind.RELATIONS, Kind.FIELDS})
_MAX_LINE = 2000
_MAX_LINES = 500
_MAX_ALIKE = 8
_RELATION = lazy(
    r"(?:\d{1,2}[.)]\s)?(?P<name>[^\W\d]\w{0,60}(?: [^\W\d]\w{0,30}){0,2})\s{0,2}[=:]?\s{0,2}"
    r"[({](?P<list>[^(){}].{3,1900})[)}]\s{0,2}[.;,]?$"
)
_FOREIGN = lazy(
    r"(?:FK|foreign key|clave foránea|clave externa|llave foránea|chave estrangeira|clé étrangère|fremdschlüssel|"
    r"chiave esterna|外键|外部キー|외래키)\s{0,2}[:(]?\s{0,2}[`\"']?(?P<field>[^\W\d]\w{0,60})[`\"']?\)?\s{0,2}"
    r"(?:→|->|=>|⟶|references|referencia(?: a)?|referência a|refere-se a|référence|verweist auf|ref\.?|参照|引用)"
    r"\s{0,2}"
    r"(?:tabla |tabela |table )?[`\"']?(?P<target>[^\W\d]\w{0,60})",
    re.I,
)
_POINTED = lazy(r"[`\"']?(?P<field>[^\W\d]\w{0,60})[`\"']?\s{0,2}(?:→|->|⟶|⇒)\s{0,2}(?P<target>[^\W\d]\w{0,60})")
_KEY_MARKS = "#↑*_$⬆"
_TAGS = lazy(r"</?(?:u|b|i|em|strong|ins)>", re.I)
_GENERIC = frozenset({"id", "name", "nome", "nombre", "nom", "code", "codigo", "código", "date", "编号", "名称"})
_COLOURED = frozenset({"js", "javascript", "ts", "typescript", "json"})
"""What blocks of documents in braces are called for their colours."""
_PLAIN = frozenset({"", "text", "txt", "plaintext", "plain", "md", "markdown"})


def read_relational(document: Document, reading: Reading) -> None:
    """Read the relations of every section that is a data model, where two at least stand together."""
    for section in document.sections:
        if context(section) not in _DATA or is_excluded(section):
            continue
        lines = list(_lines(section, reading))
        signs = _signs(section)
        lines = [(line, _spelled(text, signs), block) for line, text, block in lines]
        told = [(line, text, block, _relation(text, Location(document.file, line))) for line, text, block in lines]
        beside = {block for _, _, block, one in told if one is not None}
        told = [
            (line, text, block, one or (_pair(text, Location(document.file, line)) if block in beside else None))
            for line, text, block, one in told
        ]
        for line, text, block in _coded(section):
            call = _call(text, Location(document.file, line))
            if call is not None:
                reading.tellings.append(call)
                reading.used.update({line, block})
        alone = any(isinstance(block, Fence) and _says_what_it_is(block) for block in section.blocks)
        if sum(one is not None for *_, one in told) > (0 if alone else 1):
            _tell(told, document, reading)


_DOCUMENT = lazy(r"[a-z]\w{0,60} \{")
"""Documents in braces have a key that is not told: their first attribute is none."""
_LEGEND = lazy(
    r"(?<!\w)[`\"'(]{0,2}(?P<sign>[^\w\s`\"'(),.:;|=→-]{1,2})[`\"')]{0,2}\s?[=:–—-]\s?"
    r"(?P<said>[a-zA-Z][\w -]{1,30})"
)


def _signs(section: Section) -> dict[str, str]:
    """What a section says that its signs mean, where a field may be said to be it: ``★ = unique``."""
    texts = [block.text.plain for block in section.blocks[:40] if isinstance(block, Paragraph)]
    texts += [item.text.plain for block in section.blocks[:40] if isinstance(block, List) for item in block.items]
    found = [match for text in texts for match in _LEGEND.finditer(one_line(text)[:_MAX_LINE])]
    return {match["sign"]: match["said"].strip() for match in found if modifier(match["said"])}


def _spelled(text: str, signs: Mapping[str, str]) -> str:
    for sign, said in signs.items():
        text = re.sub(rf"(?<=\w)\s?{re.escape(sign)}", f" ({said})", text)
    return text


def _tell(told: list[tuple[int, str, int, EntityTelling | None]], document: Document, reading: Reading) -> None:
    found: list[EntityTelling] = []
    documents: set[int] = set()
    for line, text, block, entity in told:
        if entity is not None:
            found.append(entity)
            if _DOCUMENT.match(text):
                documents.add(line)
            reading.used.update({line, block})
            continue
        foreign = _FOREIGN.match(text) or _POINTED.match(text)
        if foreign and found:
            found[-1] = _referring(found[-1], foreign.group("field"), foreign.group("target"))
            reading.items.add(line)
            reading.used.add(block)
    keys: dict[str, list[EntityTelling]] = {}
    names = {entity_key(entity.name) for entity in found}
    for entity in found:
        if entity.location.line in documents:
            continue
        led = _first(entity).removesuffix("_id")
        if led != _first(entity) and entity_key(led) in names - {entity_key(entity.name)}:
            # Its first column is another's key.
            continue
        alike = keys.setdefault(_first(entity), [])
        if len(alike) < _MAX_ALIKE:
            alike.append(entity)
    reading.tellings.extend(
        entity if entity.location.line in documents else _by_keys(entity, keys) for entity in found
    )


def _first(entity: EntityTelling) -> str:
    return entity.fields[0].name.lower()


def _by_keys(entity: EntityTelling, keys: dict[str, list[EntityTelling]]) -> EntityTelling:
    """The relation with what bears the name of another's key as a reference to it: textbooks say no more."""
    named = [field.name.lower() for field in entity.fields if field.name.lower() in keys.keys() - _GENERIC]
    for name in named:
        others = [one for one in keys[name] if one is not entity]
        # Of a key of two each part leads to another relation; a key of one is its own.
        own = name == _first(entity) and len(named) < 2
        plain = [one for one in others if sum(f.name.lower() in keys for f in one.fields) == 1] or others
        if plain and not own and not any(f.target for f in entity.fields if f.name.lower() == name):
            entity = _referring(entity, name, plain[0].name)
    return entity


def _referring(entity: EntityTelling, name: str, target: str) -> EntityTelling:
    fields = tuple(
        replace(field, target=target, foreign_key=True) if field.name.lower() == name.lower() else field
        for field in entity.fields
    )
    return replace(entity, fields=fields)


def _lines(section: Section, reading: Reading) -> Iterator[tuple[int, str, int]]:
    """The number and the text of every line, and the line of its block."""
    for block in section.blocks:
        if block.line in reading.used:
            continue
        if isinstance(block, Paragraph):
            lines = block.text.lines()
            if any(_RELATION.match(line.marked[:_MAX_LINE]) for line in lines):
                yield from ((line.line, line.marked, block.line) for line in lines)
            else:
                yield block.line, one_line(block.text.marked), block.line
        elif isinstance(block, List):
            yield from _items(block.items, block.line)
        elif isinstance(block, Fence) and (calls := _calls(block)):
            yield from ((number, text, block.line) for number, text in calls)
        elif isinstance(block, Fence) and block.info.lower() in _PLAIN:
            for number, line in enumerate(block.content.split("\n")[:_MAX_LINES]):
                yield block.start + number, line.strip(), block.line


_CODED_CALL = lazy(r"`(?P<call>[a-z]\w{2,60}\([^`]{5,800}\))`")
_REMARK = lazy(r"/\*[^*]{0,200}\*/")
_RULE = lazy(r"(?:unique|primary key|index|check|foreign key)\s?\(.*", re.I)


def _coded(section: Section) -> Iterator[tuple[int, str, int]]:
    """What looks like a call in a piece of code of a paragraph or a bullet: ``` `boats(id, name, club_id)` ```."""
    for block in section.blocks:
        if isinstance(block, Paragraph | List):
            texts = block.text.lines() if isinstance(block, Paragraph) else [item.text for item in block.items]
            for text in texts:
                for found in _CODED_CALL.finditer(one_line(text.marked)[:_MAX_LINE]):
                    yield text.line, found["call"], block.line


def _call(text: str, location: Location) -> EntityTelling | None:
    """A table of several columns with a key in what looks like a call; functions have a verb in their names."""
    name, _, listed = _REMARK.sub("", text).partition("(")
    parts = [part for part in split(listed.removesuffix(")"), ",") if not _RULE.fullmatch(part)]
    keyed = parts[:1] and (parts[0].split()[0] == "id" or parts[0].endswith(" PK"))
    if not keyed or is_call(name) or plural(name) != snake(name):
        return None
    fields = columns_in_code(parts, location)
    if len(fields) < _LEAST_COLUMNS or len(fields) * 3 < len(parts) * 2:
        return None
    return EntityTelling(name, location, fields, exactness=max(field.exactness for field in fields))


_LEAST_COLUMNS = 3


def _calls(block: Fence) -> list[tuple[int, str]]:
    """The relations of a block of nothing else, closed by semicolons or over several lines."""
    language = block.info.lower()
    if language not in _PLAIN | {"sql"} and not (language in _COLOURED and _DOCUMENT.match(block.content)):
        return []
    found = relation_lines(block.content, block.start)
    return found if len(found) > 1 or _says_what_it_is(block) else []


def _says_what_it_is(block: Fence) -> bool:
    """Whether one relation is enough: in SQL, or with the types of its columns."""
    return block.info.lower() == "sql" or (block.info.lower() in _PLAIN and has_types(block.content))


def _items(items: tuple[Item, ...], line: int) -> Iterator[tuple[int, str, int]]:
    """Items are read elsewhere, but for the foreign keys of the relation above."""
    for item in items:
        text = one_line(item.text.marked)
        if _FOREIGN.match(text) or _POINTED.match(text):
            yield item.line, text, line


def _pair(text: str, location: Location) -> EntityTelling | None:
    """A table of two columns beside others, with its key or of a store of documents: ``tags(id, name)``."""
    match = _RELATION.match(half_width(text)[:_MAX_LINE])
    name = match["name"] if match else ""
    keyed = match is not None and (match["list"].partition(",")[0].strip() == "id" or _DOCUMENT.match(text))
    own = keyed and plural(name) == snake(name) and name not in _INDEXES
    return _relation(text, location, least=2) if own else None


_INDEXES = frozenset({"indexes", "indices", "constraints", "relations", "rules"})


def _relation(text: str, location: Location, least: int = 0) -> EntityTelling | None:
    match = _RELATION.match(half_width(_TAGS.sub("", text))[:_MAX_LINE])
    label = read_label(match.group("name")) if match else None
    if match is None or label is None or names_message(label.name) or not _is_titled(match.group("name")):
        return None
    parts = split(match.group("list"), ",;")
    fields = [_field(part, location) for part in parts]
    told = tuple(field for field in fields if field is not None)
    plain = match.group("name").islower() and not any(is_typed(field) for field in told)
    least = least or (3 if plain else 2)
    if len(told) < least or len(told) < len(parts):
        return None
    exactness = max(field.exactness for field in told)
    return EntityTelling(label.name, location, told, exactness=exactness, original=label.original)


def _is_titled(name: str) -> bool:
    """Whether it is one word, or several in capitals: others are the beginning of a sentence."""
    return " " not in name or not any(word[0].islower() for word in name.split())


def _field(part: str, location: Location) -> FieldTelling | None:
    bare = part.strip().strip(_KEY_MARKS).strip()
    field = parse_field(bare, location)
    if field is None or len(field.name.split()) > 4:
        return None
    marked = part.strip()[:1] in "#↑" or part.strip()[-1:] in "#↑"
    key = marked and not field.primary_key
    return replace(field, foreign_key=field.foreign_key or key, exactness=max(field.exactness, Exactness.LOOSE))
