"""The cells of a field table: what its columns say about a field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.fields import apply, parse_field
from spec_extractor.sources.markdown.listed_values import VALUES, alternatives, is_enum_like, is_value, said_values
from spec_extractor.sources.markdown.modifiers import modifier, run, says_unique
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.segments import MAX_PHRASE, Collected, read_segment, without_remarks
from spec_extractor.sources.markdown.split import one_line, split, unquote
from spec_extractor.sources.markdown.tellings import Exactness, FieldTelling
from spec_extractor.sources.markdown.types import Changes, is_plain_type, read_type
from spec_extractor.sources.markdown.vocabulary import PREDICATES

_SCALE = lazy(r"(?<![\d.])[0-9]\s?(?:-|–|—|~|\.\.|bis|to|à|a)\s?(?:[2-9]|1\d|100)(?![\d.])")
_LISTS = frozenset({"list", "liste", "lista", "elenco", "lijst", "список", "列表", "リスト", "목록"})

_LETTERS: dict[str, Changes] = {
    "A": {"type": "string", "type_words": "A", "type_exact": False},
    "AN": {"type": "string", "type_words": "AN", "type_exact": False},
    "N": {"type": "number", "type_words": "N", "type_exact": False},
}
"""What data dictionaries write for letters, letters and digits, and numbers."""


def parse_cells(name: str, cells: Sequence[tuple[str, str]], location: Location) -> FieldTelling | None:
    """The field of a table row: its name's cell, and pairs of role and cell, as in `readers.tables`."""
    base = parse_field(name, location)
    if base is None:
        return None
    collected = Collected()
    remarks: list[str] = [base.description] if base.description else []
    for role, cell in cells:
        text = _uncoded(one_line(cell), role)
        if (
            not text
            or len(text) > MAX_PHRASE
            or (text in {"-", "–", "—", "n/a", "N/A", "none", "None"} and role != "default")
        ):
            continue
        if role == "type":
            _type_cell(text, collected, remarks)
        elif collected.changes.get("type_words", "").lower() in _LISTS and _is_choice(role, text):
            # "Liste" with its values beside it is a choice, without them a list.
            collected.changes = {k: v for k, v in collected.changes.items() if not k.startswith("type")}
            collected.values.extend(split(text, ",/"))
        elif role in {"rules", "references", "key", "values", "length"}:
            remarks.extend(_rules_cell(role, text, base.name, collected))
        else:
            typeless = not any(told == "type" for told, _ in cells)
            remarks.extend(_description_cell(text, base.name, collected, typeless=typeless))
    merged = apply(base, collected)
    merged = replace(merged, exactness=Exactness.TYPED, description="; ".join(r for r in remarks if r))
    scaled = any(_SCALE.search(cell) for role, cell in cells if role != "type")
    if scaled and merged.type == "boolean" and merged.type_words[:7].lower() == "tinyint":
        # `tinyint(1)` of a mark from 1 to 5 is a number after all.
        merged = replace(merged, type="integer")
    return merged


def _uncoded(text: str, role: str) -> str:
    """``` `open | closed` ```, values with their pipes within one piece of code, without its marks."""
    if "|" not in text or text[0] != "`" or text[-1] != "`" or text.count("`") != len("``"):
        return text
    return f"values: {text[1:-1]}" if role == "description" else text[1:-1]


def _is_choice(role: str, text: str) -> bool:
    listed = split(text, ",/")
    return (
        role in {"rules", "values"} and len(listed) > 1 and all(map(is_value, listed)) and not modifier(listed[0])
    )


_OWN_TYPE = lazy(r"(?P<type>`?[A-Za-z]\w{2,40}`?) (?P<said>(?:NOT NULL|NULL|UNIQUE|DEFAULT|PK|FK)\b.{0,80})")


_REFERENCE_TYPES = frozenset(PREDICATES["reference_types"])


def _type_cell(text: str, collected: Collected, remarks: list[str]) -> None:
    if unquote(text).lower() in _REFERENCE_TYPES:
        collected.add({"foreign_key": True})
        return
    own = _OWN_TYPE.fullmatch(text)
    said = run(own["said"]) if own and read_type(text) is None and read_type(own["type"]) is None else None
    if own is not None and said:
        # "berth_state NOT NULL": a type of the document's own.
        collected.add(said)
        text = own["type"]
    found = _LETTERS.get(text.partition("(")[0].strip()) or read_type(text)
    if found is not None:
        collected.add(found)
        if text.rstrip("`").endswith("?") and found.get("nullable"):
            collected.add({"optional_by_mark": True})
        return
    first, *others = split(text, "/") or [text]
    if others and read_type(first) is not None and all(modifier(part) is not None for part in others):
        # "String/nullable": a type with what else is said of it, and no choice.
        text = ", ".join((first, *others))
    remarks.extend(read_segment(text, "", collected, "colon"))
    if not {"type", "target", "foreign_key"} & collected.changes.keys() and not collected.values:
        if remarks and remarks[-1] == text:
            remarks.pop()
        collected.add({"type": unquote(text), "type_words": unquote(text), "type_exact": False})


def _rules_cell(role: str, text: str, name: str, collected: Collected) -> list[str]:
    if role == "length":
        text = f"max {text} chars" if text.isdigit() else text
    if role == "references" and modifier(text) is None:
        found = modifier(f"references {text}")
        if found is not None:
            collected.add(found)
            return []
    if role == "values" and collected.changes.get("type") == "text":
        # No column of long texts has values: they are remarks.
        return [text]
    if role == "values":
        members = _members(text, collected)
        if len(members) > 1 and all(is_value(member) for member in members):
            collected.values.extend(members)
            return []
    textual = collected.changes.get("type") in {"string", None} and not collected.values
    if role == "rules" and textual and _chosen(text, name, collected):
        return []
    remarks = []
    for sentence in _sentences(text):
        remarks.extend(
            read_segment(sentence, name if collected.changes.get("type") == "enum" else "", collected, "cell")
        )
    return remarks


def _description_cell(text: str, name: str, collected: Collected, *, typeless: bool) -> list[str]:
    """A free text: whole parts that are modifiers count, types only where no column states them."""
    listed = split(text.rpartition(":")[2], "/|")
    known = collected.changes.get("type")
    own = known is not None and known == collected.changes.get("type_words") and read_type(known) is None
    coded = _CODED_VALUES.search(text) if own and is_enum_like(name) else None
    stated, said = (split(coded["values"], ",/|"), text[: coded.start()]) if coded else ([], text)
    if own and len(listed) > 1 and all(_is_word(value) for value in listed):
        stated, said = listed, text
    if stated:
        # A type of the document's own, whose values stand beside it.
        collected.changes = {key: value for key, value in collected.changes.items() if not key.startswith("type")}
        collected.values.extend(unquote(value) for value in stated)
        return [said]
    text = without_remarks(text, collected)
    textual = collected.changes.get("type") in {"string", None} and not collected.values
    if textual and len(listed) > 1 and is_enum_like(name) and all(is_value(value) for value in listed):
        collected.values.extend(unquote(value) for value in listed)
        return [text]
    if textual and _chosen(text, name, collected):
        return [text]
    told = said_values(text, name, "colon") if textual else None
    if told is not None:
        collected.values.extend(told[1])
        return [told[0]]
    remarks = []
    for sentence in _sentences(text):
        for part in split(sentence, ",;"):
            found = modifier(part) or _keyed(part)
            if found is not None and collected.changes.get("target"):
                # Another column has said to what it refers.
                found = {key: value for key, value in found.items() if key not in {"target", "foreign_key"}}
            if found is not None and part.lower() not in {"id", "auto", "protected", "index"}:
                collected.add(found)
            elif found is None and typeless and is_plain_type(part) and "type" not in collected.changes:
                collected.add(read_type(part) or {})
            elif found is None:
                collected.add(_key_after_words(part))
                if says_unique(part) and collected.changes.get("type") in _UNIQUE_TYPES:
                    collected.add({"unique": True})
                remarks.append(part)
    values = VALUES.match(text)
    members = (
        [unquote(m) for p in split(values.group(1).rstrip("."), ",;|/") for m in alternatives(p)] if values else []
    )
    if not members and collected.changes.get("type") == "enum" and not collected.values:
        members = _members(text.rstrip("."), collected)
    known = collected.values or collected.changes.get("values")
    if len(members) > 1 and all(is_value(member) for member in members) and not known:
        collected.values.extend(members)
        return []
    return [", ".join(remarks)] if remarks else []


def _chosen(text: str, name: str, collected: Collected) -> bool:
    """Whether all of a cell is the values of a field that has such: ``Dry, Wet, Own`` of the ``Kind of food``."""
    values = [value for part in split(text.rstrip("."), ",") for value in alternatives(part)]
    if not is_enum_like(name) or len(values) < _LEAST_VALUES or not all(_is_word(value) for value in values):
        return False
    collected.values.extend(unquote(value) for value in values)
    return True


_CODED_VALUES = lazy(r"(?:[:：]|(?<=\w))\s?(?P<values>`[\w.-]{1,40}`(?:\s?[,/|]\s?`[\w.-]{1,40}`){1,20})\s?\.?$")
"""``Where it stands: `open`, `done` ``."""
_LEAST_VALUES = 2
_UNIQUE_TYPES = frozenset({None, "string", "uuid", "email", "url"})
_MAX_KEYED = 6


def _keyed(part: str) -> Changes | None:
    """``Nullable FK to mechanics``: modifiers in a row, one of which is a key."""
    found = run(part) if len(part.split()) <= _MAX_KEYED else None
    return found if found and found.get("foreign_key") and found.keys() & {"nullable", "unique"} else None


_KEY_AFTER_WORDS = lazy(
    r".{2,160}?[(（\s](?P<key>(?:fk|foreign key)\s?(?:→|->|=>|⟶|➜|:)[^()（）]{2,80}(?:\(\w{1,60}\))?)[)）]?", re.I
)


def _key_after_words(part: str) -> Changes:
    """``Welder (FK → mechanics)``: what ends a description and refers to another entity."""
    found = _KEY_AFTER_WORDS.fullmatch(part)
    return (run(found["key"].strip()) or {}) if found else {}


def _is_word(value: str) -> bool:
    """Whether a part of a description can be one of a field's values: no modifier, a word or two."""
    return is_value(value) and len(value.split()) < 3 and modifier(value) is None and read_type(value) is None


def _members(text: str, collected: Collected) -> list[str]:
    """The values in a cell; what is a modifier among them (``a / b, required``) is none."""
    members = []
    for part in split(text, ",;|/"):
        found = modifier(part)
        if found is None or not found:
            members.append(unquote(part))
        else:
            collected.add(found)
    return members


def _sentences(text: str) -> list[str]:
    return [part.strip().rstrip(".") for part in text.split(". ") if part.strip()]
