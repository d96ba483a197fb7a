"""Tables stated in a task or a requirement: ``Add `orders` table (id, total)``, ``a `permits` table with …``.

EARS criteria (``THE system SHALL keep a `permits` table with the following columns: …``) are such sentences.
"""

from __future__ import annotations

import re

from spec_extractor.diagnostics import Location
from spec_extractor.naming import plural, singular, snake
from spec_extractor.sources.markdown.code.stored import is_call
from spec_extractor.sources.markdown.headings import Kind, classify, context, is_excluded
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import either, lazy
from spec_extractor.sources.markdown.readers.listed import inline_fields
from spec_extractor.sources.markdown.readers.shall import read_shall
from spec_extractor.sources.markdown.readers.stated_tables import read_stated
from spec_extractor.sources.markdown.split import group_end, one_line, outside, split, split_list, unquote
from spec_extractor.sources.markdown.tellings import EntityTelling, Exactness, FieldTelling, Reading
from spec_extractor.sources.markdown.tree import Document, Item, List, Paragraph, Text, texts_in
from spec_extractor.sources.markdown.vocabulary import PREDICATES

_MAX_TEXT = 8000
_STORE = r"(?:database |db |data )?(?:table|collection|entity|model|record|document|row)s?"
_STATED = lazy(
    rf"(?:`(?P<code>[A-Za-z_]\w{{1,60}})`|\b(?P<word>[A-Za-z]\w{{2,60}}))\s+{_STORE}\b"
    r"(?: \w{1,20}){0,2}?\s*"
    r"(?P<list>\(|(?P<colon>: )|"
    r",?\s*(?:with|containing|having|consisting of|that (?:has|contains|stores|includes))\s+"
    r"(?:the\s+)?(?:following\s+)?(?P<noun>columns?|fields?|attributes?|properties)\b\s*:?\s*)",
    re.I,
)
_TABLE_NAME = r"[`\"]?(?P<name>[^\W\d]\w{2,40})[`\"]?"
_PUT = lazy(
    r"\b(?:(?:new |an? )(?:record|row|entry) (?:in|into|to|of) (?:the |an? )?"
    rf"{_TABLE_NAME.replace('name', 'before')} (?:table|collection)|"
    r"(?:nuevo |nueva |un |una )(?:registro|fila) en la (?:tabla|colección)|"
    r"(?:novo |nova |um |uma )(?:registro|registo|linha) na (?:tabela|coleção)|"
    r"(?:nouvel |nouvelle |un |une )(?:enregistrement|ligne) dans la (?:table|collection)|"
    r"(?:neuen |einen |neue |eine )(?:Datensatz|Eintrag|Zeile) in (?:der|die) Tabelle|"
    r"(?:nuovo |nuova |un |una )(?:record|riga) nella tabella)"
    rf"(?(before)|(?: de| des| d[ao]s?| der| dei| degli| delle)? {_TABLE_NAME})"
    r"[^()`.:;]{0,80}?\((?P<list>[^()]{5,300})\)",
    re.I,
)
"""``a new record in the boats table with what the form has (name, length, colour)``."""
_PUTS = lazy(
    r"\b(?:creat|insert|add|sav|stor|writ|persist|cr[eé]|cri[ae]|inser|guard|salv|regist|enregistr|insér|insèr|leg|"
    r"speicher|schreib|aggiung)\w{0,8}\b",
    re.I,
)
_NEAR = 60
_CODED = lazy(r"`(?P<name>[A-Za-z]\w{1,60})` [^:`]{2,160}: ?(?P<list>`.*)")
_TABLE = "|".join((rf"\b(?:{either(PREDICATES['table'])})\b", either(PREDICATES["table"], wide=True)))
_CALLED = lazy(
    rf"(?:(?P<role>{_TABLE})\s?:?\s?)?`(?P<name>[A-Za-z]\w{{1,60}})\s?"
    r"\((?P<list>(?:[^()`]|\([^()`]{0,40}\)){3,800})\)`"
    rf"(?P<after>\s?(?:{_TABLE}))?",
    re.I,
)
_VALUES = lazy(r"\b(?:enum|values?|one of|either|options?|states?|status|types?)\b", re.I)
_DATA = frozenset({Kind.MODEL, Kind.WEAK_MODEL})
_MAKES = lazy(r"\b(?:add|create|extend|define|introduce|new|implement|design|set ?up|migrate)\b", re.I)
_COLUMN = lazy(r"id|[a-z]+(?:_[a-z]+)+|[a-z]+(?:[A-Z][a-z]+)+")
_NAMES = lazy(r"`[A-Za-z_]\w{1,60}`")
_LEAST_AFTER_COLON = 3
_GENERIC = frozenset(
    {"the", "a", "an", "this", "that", "database", "each", "new", "following", "data", "join", "same"}
    | {"return", "returns", "show", "shows", "display", "displays", "send", "sends", "list", "lists", "exports"}
    | {"header", "heading", "footer", "total", "summary", "csv", "excel", "pdf", "export", "spreadsheet"}
)


def read_statements(document: Document, reading: Reading) -> None:
    """Read the sentences and tasks that state a table with its columns, and lists of tables' names."""
    for section in document.sections:
        if is_excluded(section):
            continue
        # The line of a list's first item is the list's own.
        paragraphs = {block.line for block in section.blocks if isinstance(block, Paragraph)}
        for text in texts_in(section.blocks):
            if read_stated(document, text, reading) or read_shall(document, text, reading):
                continue
            if _STATED.search(text.marked[:_MAX_TEXT]):
                _read(document, text, reading)
                continue
            if _PUT.search(text.marked[:_MAX_TEXT]):
                _read_put(document, text, reading)
                continue
            if "(" in text.marked and (called := _called(document, text, alone=context(section) not in _DATA)):
                reading.tellings.extend(called)
                reading.items.add(text.line)
                continue
            free = context(section) in _DATA and text.line not in reading.items
            if free and _read_coded(document, text, reading) and text.line in paragraphs:
                reading.used.add(text.line)
        if _names_tables(section.title.plain):
            for block in section.blocks:
                if isinstance(block, List) and block.line not in reading.used:
                    _read_names(document, block, reading)


def _called(document: Document, text: Text, *, alone: bool) -> list[EntityTelling]:
    """Tables with their columns in one piece of code beside what says so: ``the table `rooms(id, floor)` ``.

    ``alone``: a plural with a key and other columns is a table without another word.
    """
    location = Location(document.file, text.line)
    found = []
    for match in _CALLED.finditer(one_line(text.marked[:_MAX_TEXT])):
        name, parts = match["name"], split(match["list"], ",")
        many = len(parts) >= _LEAST_AFTER_COLON or plural(name) == snake(name) != singular(name)
        keyed = alone and parts[0].split()[0] == "id" and plural(name) == snake(name) != singular(name)
        if (
            not (match["role"] or match["after"] or keyed)
            or not many
            or is_call(name)
            or not all(map(_NAME.match, parts))
        ):
            continue
        coded = ", ".join(_NAME.sub(r"`\1`", part, count=1) for part in parts)
        fields = inline_fields(coded, location, strict=False) or []
        if len(fields) > 1:
            exactness = max(field.exactness for field in fields)
            found.append(EntityTelling(name, location, tuple(fields), exactness=exactness))
    return found


_NAME = lazy(r"^([A-Za-z_]\w{0,60})(?=\s|$)")


def _read_coded(document: Document, text: Text, reading: Reading) -> bool:
    """``` `wallets` stores what is connected: `address` (unique), `chain` ```: a name in code, a list in code.

    Whether it is one.
    """
    match = _CODED.fullmatch(one_line(text.marked[:_MAX_TEXT]))
    parts = split(match.group("list").rstrip("."), ",;") if match else []
    if match is None or len(parts) < 2 or not all(part.startswith("`") for part in parts):
        return False
    name = match.group("name")
    if not plural(name) == snake(name) != singular(name) or _VALUES.search(match.group()[: match.start("list")]):
        return False
    location = Location(document.file, text.line)
    fields = inline_fields(match.group("list").rstrip("."), location, strict=False) or []
    if len(fields) > 1:
        exactness = max(field.exactness for field in fields)
        reading.tellings.append(EntityTelling(match.group("name"), location, tuple(fields), exactness=exactness))
        reading.items.add(text.line)
        return True
    return False


def _read_put(document: Document, text: Text, reading: Reading) -> None:
    marked, location = one_line(text.marked[:_MAX_TEXT]), Location(document.file, text.line)
    put = _PUT.search(marked)
    if put is None or not _PUTS.search(marked[max(0, put.start() - _NEAR) : put.start()]):
        return
    label = read_label(put["before"] or put["name"])
    fields = inline_fields(put["list"], location, strict=False) or []
    if label is not None and len(fields) > 1:
        exactness = max(field.exactness for field in fields)
        reading.tellings.append(EntityTelling(label.name, location, tuple(fields), exactness=exactness))
        reading.items.add(text.line)


def _read(document: Document, text: Text, reading: Reading) -> None:
    marked = one_line(text.marked[:_MAX_TEXT])
    for match in _STATED.finditer(marked):
        name = match.group("code") or match.group("word")
        coded = bool(match.group("code"))
        columned = bool(match.group("colon")) and (coded or "_" in name)
        if not coded and not columned and (match.group("noun") is None or name.lower() in _GENERIC):
            continue
        if match.group("colon") and (match.start() or not columned):
            # "`orders` table: number, total" is all that the text says.
            continue
        if match.group("noun") is None and not (
            _MAKES.search(marked[: match.start()]) or "table" in match.group()
        ):
            continue
        start = match.end() - 1 if match.group("list") == "(" else match.end()
        location = Location(document.file, text.line)
        fields = _fields(marked, start, location, parenthesised=match.group("list") == "(")
        label = read_label(name)
        if label is None or len(fields) < (_LEAST_AFTER_COLON if match.group("colon") else 2):
            continue
        made = match.group("noun") is not None or _MAKES.search(marked[: match.start()])
        if not made and not any(_COLUMN.fullmatch(field.name) for field in fields):
            # "Style the `orders` table (striped, sticky)": no columns.
            continue
        exactness = max(field.exactness for field in fields)
        reading.tellings.append(EntityTelling(label.name, location, tuple(fields), exactness=exactness))
        reading.items.add(text.line)


def _fields(text: str, start: int, location: Location, *, parenthesised: bool) -> list[FieldTelling]:
    """The fields of the list that begins at ``start``: what is in its parentheses, or up to the sentence's end."""
    if parenthesised:
        end = group_end(text, start)
        return (inline_fields(text[start + 1 : end], location, strict=False) or []) if end > 0 else []
    free = outside(text)
    end = next(
        (i for i in range(start, len(text) - 1) if text[i] == "." and text[i + 1] == " " and free[i]), len(text)
    )
    return inline_fields(", ".join(split_list(text[start:end])), location, strict=False) or []


def _names_tables(title: str) -> bool:
    return classify(title) is Kind.MODEL


def _read_names(document: Document, block: List, reading: Reading) -> None:
    """``- Sales: `orders`, `order_lines` ``: groups of tables of which only the names are told."""
    groups = [(item, _listed(item)) for item in block.items]
    if not all(names for _, names in groups):
        return
    names = [name for _, listed in groups for name in listed]
    many = sum(1 for name in names if plural(name) == snake(name) != singular(name))
    if len(names) < 2 or many * 3 < len(names) * 2:
        return
    for item, listed in groups:
        for name in listed:
            location = Location(document.file, item.line)
            reading.tellings.append(EntityTelling(name, location, exactness=Exactness.LOOSE))
        reading.items.add(item.line)
    reading.used.add(block.line)


def _listed(item: Item) -> list[str]:
    """The names in code that an item lists after a label that is none, or nothing."""
    label, colon, listed = one_line(item.text.marked[:_MAX_TEXT]).partition(":")
    parts = split(listed if colon else label, ",")
    if item.items or "`" in (label if colon else "") or not all(_NAMES.fullmatch(part) for part in parts):
        return []
    return [unquote(part) for part in parts]
