"""Bullets that state several fields: ``city, zip``, ``x (float), y (float)``, ``Start/End date``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spec_extractor.diagnostics import Location
from spec_extractor.naming import plural, snake, words
from spec_extractor.sources.markdown.fields import is_name, parse_field
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.led_types import has_type_behind
from spec_extractor.sources.markdown.listed_values import is_enum_like
from spec_extractor.sources.markdown.modifiers import modifier
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import one_line, split, unquote
from spec_extractor.sources.markdown.tellings import Exactness, FieldTelling
from spec_extractor.sources.markdown.tree import Item
from spec_extractor.sources.markdown.types import read_type
from spec_extractor.sources.markdown.vocabulary import COMMON_NAMES

_BOTH = lazy(
    r"([^\W\d_]{2,20}) ?/ ?([^\W\d_]{2,20}) (?P<noun>date|time|name|number|code|price|amount|year|status)"
    r"(?P<rest>(?:\s*[:(].*)?)",
    re.I,
)
"""``Start/End date``: two fields of one noun."""
_CODED = lazy(
    r"(?P<names>`\w{1,60}`(?: / `\w{1,60}`){1,8}|`\w{1,60}(?:(?:`, ?`|, ?)\w{1,60}){1,8}`(?=\s?[:：–—]))"
    r"(?P<rest>(?:\s?[(:：–—…-].*)?)$"
)
"""``` `archivedAt` / `deletedAt` … when it was put away```, ``` `opens, closes`: the hours ```."""
_NAME_IN_CODE = lazy(r"\w+")
_MAX_PARTS = 20
_LOOSE = lazy(r"[`*]{0,3}[^\W\d][\w '%-]{0,40}(?:\?|\[\])?[`*]{0,3}(?:\s?\([^()]{1,120}\))?\??")
_STARTS_FIELD = lazy(r"[`*]{0,3}[^\W\d][\w ]{0,40}[`*]{0,3}\s*\(")


_WITH_LIST = lazy(r"(?P<name>[^\W\d][\w ]{2,40}?)\s?\((?P<list>[^(),]{2,100},[^()]{2,400})\)\.?")


def several_fields(item: Item, location: Location) -> list[FieldTelling]:
    """The fields of a bullet with several: ``city, zip``, ``x (float), y (float)``, ``` `from`, `to` DATE ```."""
    return (
        _with_values(item.text.marked, location)
        or _coded_values(item.text.marked, location)
        or _several(item, location)
        or coded_list(item.text.marked, location)
        or _key_of_several(item.text.marked, location)
        or _parted_by_slash(item.text.marked, location)
    )


_SLASHED = lazy(
    r"(?P<names>`?[^\W\d]\w{0,30}`?(?: ?/ ?`?[^\W\d]\w{0,30}`?){1,3}(?P<shared> [^\W\d]\w{1,20})?)"
    r"(?P<rest>\s?[(:：].{1,300})"
)


def _parted_by_slash(marked: str, location: Location) -> list[FieldTelling]:
    """``latitude/longitude (decimal)``, ``start/end date: date``: fields of one type, which is stated."""
    found = _SLASHED.fullmatch(one_line(marked)[:400])
    if found is None:
        return []
    shared = found["shared"] or ""
    names = [name.strip() for name in found["names"].removesuffix(shared).split("/")]
    fields = [parse_field(f"{name}{shared}{found['rest']}", location) for name in names]
    typed = [field for field in fields if field is not None and is_typed(field)]
    return typed if len(typed) == len(fields) else []


_TYPED_VALUES = lazy(
    r"(?P<field>`\w{1,60}` ?\([^()]{2,100}(?:\([\d, ]{1,10}\))?[^()]{0,100}\)) ?[-–—:] ?(?:one of |either )?"
    r"(?P<values>`[^`,]{1,40}`(?: ?(?:,|/|\||,? or) ?`[^`,]{1,40}`){1,24})\.?"
)


def _with_values(marked: str, location: Location) -> list[FieldTelling]:
    """The one field of ``` `role` (VARCHAR) - `student`, `judge` ```: its values stand after its type."""
    found = _TYPED_VALUES.fullmatch(one_line(marked)[:1500])
    field = parse_field(found["field"], location) if found else None
    if found is None or field is None or field.type not in {None, "string", "text", "enum"} or field.values:
        return []
    values = tuple(found["values"].split("`")[1::2])
    return [replace(field, type="enum", values=values, exactness=Exactness.TYPED)]


_CODED_VALUES = lazy(
    r"(?P<field>`\w{1,60}`)\s?[:：]\s?"
    r"(?P<values>`[^`,:]{1,40}`(?:\s?(?:,|、|，|/|\||,? or\b|或者?|または|또는)\s?`[^`,:]{1,40}`){1,24})"
    r"(?:\s?等[^`]{0,20}|,? etc\.?)?[.。]?"
)
_VALUE = lazy(r"`([\w.+-]{1,40})`")


def _coded_values(marked: str, location: Location) -> list[FieldTelling]:
    """The one field of ``` `level`：`easy`、`hard` ```: values in code, not its parts."""
    found = _CODED_VALUES.fullmatch(one_line(marked)[:1500])
    field = FieldTelling(unquote(found["field"]), location) if found else None
    values = [unquote(value) for value in found["values"].split("`")[1::2]] if found else []
    if found is None or field is None or not all(_VALUE.fullmatch(f"`{value}`") for value in values):
        return []
    if all(value.isdigit() for value in values):
        return [replace(field, type="integer", exactness=Exactness.TYPED)]
    said = (modifier(value) is not None or read_type(value) is not None for value in values)
    if any(said) and not (is_enum_like(field.name) and all(value.isupper() for value in values)):
        return []
    parts = [infer_type(value) != "string" or value.lower() in COMMON_NAMES for value in values]
    if any("_id" in value for value in values) or (any(parts) and not is_enum_like(field.name)):
        return []
    return [replace(field, type="enum", values=tuple(values), exactness=Exactness.TYPED)]


_KEY = lazy(
    r"(?P<before>PK|primary key)?\s?:?\s?`\((?P<names>[A-Za-z_]\w{0,60}(?:, ?[A-Za-z_]\w{0,60}){1,6})\)`\s?"
    r"(?P<after>\(?(?:PK|primary key)\)?)?(?P<rest>.{0,200})",
    re.I,
)
_OTHER_RULE = lazy(r"\b(?:unique|index|indexed|constraint|check|foreign|exclude)", re.I)


def _key_of_several(marked: str, location: Location) -> list[FieldTelling]:
    """The fields of a key, where an entity has no other: ``PK `(meeting_id, person_id)` ``."""
    found = _KEY.fullmatch(one_line(marked)[:400])
    if found is None or _OTHER_RULE.search(found["rest"]):
        return []
    names = split(found["names"], ",")
    said = found["before"] or found["after"] or found["rest"].strip()[:1] in {"", "-", "–", "—"}
    return [FieldTelling(name, location) for name in names] if said or all("_" in name for name in names) else []


def _several(item: Item, location: Location) -> list[FieldTelling]:
    coded = _CODED.match(one_line(item.text.marked)[:400])
    if coded:
        names = _NAME_IN_CODE.findall(coded["names"])
        each = [parse_field(f"`{name}`{coded['rest']}", location) for name in names]
        return [field for field in each if field is not None]
    if has_type_behind(one_line(item.text.marked)[:400]):
        return []
    parts = split(one_line(item.text.marked), ",;")
    both = _BOTH.fullmatch(parts[0]) if len(parts) == 1 else None
    if both:
        two = [parse_field(f"{both.group(n)} {both.group('noun')}{both.group('rest')}", location) for n in (1, 2)]
        return [field for field in two if field is not None]
    if 1 < len(parts) <= 40 and all(_STARTS_FIELD.match(part) for part in parts):
        each = [parse_field(part, location, strict=True) for part in parts]
        typed = [field for field in each if field is not None and is_typed(field)]
        if len(typed) == len(parts) and not any(modifier(field.name) for field in typed):
            return typed
    if 2 < len(parts) <= _MAX_PARTS and all(_LOOSE.fullmatch(part) and not modifier(part) for part in parts):
        # "label, colour (red, blue), note": every name with its own remark.
        each = [parse_field(part, location) for part in parts]
        if sum("(" in part for part in parts[:-1]) and not any(one is None for one in each):
            return [one for one in each if one is not None]
    if not 1 < len(parts) <= _MAX_PARTS or not all(is_name(unquote(part)) for part in parts[:-1]):
        return []
    fields = [parse_field(part, location) for part in parts]
    if any(field is None for field in fields) or (item.text.marked[:1] == "`") != (parts[-1][:1] == "`"):
        return []
    told = [field for field in fields if field is not None]
    last = told[-1]
    bare = all(unquote(part) == field.name for part, field in zip(parts[:-1], told[:-1], strict=True))
    alike = _is_key(last) or not any(map(_is_key, told))
    if (
        bare
        and alike
        and not last.many
        and last.type is not None
        and (last.type_exact or "(" not in parts[-1])
        and not last.values
    ):
        told = [replace(last, name=field.name) for field in told]
    return told


def _is_key(field: FieldTelling) -> bool:
    return words(field.name)[-1:] == ("id",)


_VALUED = lazy(r"`\w{1,60}` \(?(?:enum\w{0,8}|values?|one of)\)?\s?[:=]", re.I)
"""``` `state` enum: `open`, `closed` ```: one field with its values."""
_EXAMPLES = lazy(r"`\w{1,60}` ?\([^()]{2,100}\) ?[-–—:] ?(?:e\.g\.|i\.e\.|for example|such as|like)", re.I)
_LABEL = lazy(r"[^\W\d`][\w /&-]{0,40}:\s+(?=`)")
_PART = lazy(r"`[A-Za-z_][^`]{0,80}`")


def coded_list(marked: str, location: Location) -> list[FieldTelling]:
    """``Profile: `name`, `bio?`, `links: string[]`, `role` (a|b).``: a list in code, with a label or without."""
    text = one_line(marked)
    if _VALUED.match(text) or _EXAMPLES.match(text):
        return []
    label = _LABEL.match(text)
    parts = split((text[label.end() :] if label else text).rstrip("."), ",;")
    if label is None and len(parts) > _TWO and all(_PART.match(part) for part in parts[:-1]):
        # "`made_by`, `sent_by`, timestamps": the last says what the server adds.
        parts = parts[: -(_UNNAMED.fullmatch(parts[-1]) is not None) or None]
    if len(parts) > _MOST_CODED or not parts or (len(parts) == 1 and not (label and _PART.fullmatch(parts[0]))):
        return []
    if not all(_PART.match(part) for part in parts) or not any("`" in part[1:] for part in parts):
        return []
    fields = [parse_field(_opened(part), location) for part in parts]
    if label is None and len(parts) == _TWO and any(field is None for field in fields):
        return []
    return [field for field in fields if field is not None and field.name != text]


_ONE_CODE = lazy(r"`(?P<list>[^`]{12,1500})`(?:\s?[.。;；—–-].*)?", re.S)
_PLAIN_PART = lazy(r"\w+(?: [\w' ]+)?")
_LEAST_COLUMNS = 4


def columns_in_code(parts: Sequence[str], location: Location) -> tuple[FieldTelling, ...]:
    """The columns of a list that is one piece of code: ``id``, ``title text``, ``club_id → clubs``."""
    return tuple(field for part in parts if (field := _column(part, location)) is not None)


def _column(part: str, location: Location) -> FieldTelling | None:
    field = parse_field(f"`{part}`" if _PLAIN_PART.fullmatch(part) else part, location)
    name, _, rest = part.partition(" ")
    if name.isidentifier() and rest and (field is None or " " in field.name):
        # "state open|closed", "kind default 'small'": what follows the name is said of it.
        return parse_field(f"{name} ({rest})", location)
    return field


def one_code_list(marked: str, location: Location) -> tuple[FieldTelling, ...]:
    """The columns of a line that begins with all of them in one piece of code, by names as code has them."""
    found = _ONE_CODE.fullmatch(one_line(marked)[:3000])
    parts = split(found["list"], ",") if found else []
    names = [part.split()[0] for part in parts]
    coded = sum(name == "id" or "_" in name for name in names)
    if len(parts) < _LEAST_COLUMNS or coded < _TWO or not all(name.isidentifier() for name in names):
        return ()
    fields = columns_in_code(parts, location)
    return fields if len(fields) * 3 >= len(parts) * 2 else ()


_UNNAMED = lazy(
    r"(?:and |plus |\+ ?)?(?:audit )?(?:timestamps?|etc\.?|audit (?:fields|columns))(?:/\w{1,20})?", re.I
)
_MOST_CODED = 40
_TWO = 2


def _opened(part: str) -> str:
    """``` `window { start, end }` ``` is one field with parts of its own."""
    head, brace, _ = part.partition("{")
    return f"{head.rstrip(' `:[<')}` (json)" if brace and part.startswith("`") and head.count("`") == 1 else part


def is_typed(field: FieldTelling) -> bool:
    """Whether a field states a type, a key or its values."""
    if field.foreign_key or field.primary_key:
        return True
    return field.type is not None and (
        field.type != field.type_words or read_type(field.type) is not None or bool(field.values)
    )


def things_with_lists(items: Sequence[Item]) -> list[tuple[Item, re.Match[str]]]:
    """The items that are things with their attributes in parentheses, ``Products (name, price)``: two or more."""
    matches = [(item, _WITH_LIST.fullmatch(one_line(item.text.plain)[:1000])) for item in items]
    told = [(item, match) for item, match in matches if match and plural(match["name"]) == snake(match["name"])]
    return told if len(told) > 1 and len(told) * 5 >= len(items) * 3 else []


_PAIRED = lazy(r"(?P<names>`\w{1,60}`(?: ?/ ?`\w{1,60}`){1,4})(?P<rest>(?:\s?[(\w].{0,200})?)")


_KEYED = lazy(
    r"\((?P<names>`?[A-Za-z_]\w{0,60}`?(?:, ?`?[A-Za-z_]\w{0,60}`?){1,6})\) ?(?:PK|(?:composite )?primary key)",
    re.I,
)


_MARKED_KEY = lazy(
    r"(?P<kind>[PF]K)\s?: ?(?P<name>`?[A-Za-z]\w{0,60}`?)(?: ?(?:->|→) ?[a-z]\w{0,60})?",
    re.I,
)


def paired(part: str) -> list[str]:
    """``` `login`/`email` (unique) ``` and ``(day, room) PK`` as several fields; anything else as it is."""
    keyed = _KEYED.fullmatch(part)
    if keyed:
        return split(keyed["names"], ",")
    marked = _MARKED_KEY.fullmatch(part)
    if marked:
        # "FK: memberId -> number": a key and the column that it leads to; "PK: cuid" says how ids are made.
        return [f"{marked['name']} (FK)"] if marked["kind"].lower() == "fk" else []
    found = _PAIRED.fullmatch(part)
    return [f"{name.strip()}{found['rest']}" for name in found["names"].split("/")] if found else [part]


def slashed(part: str) -> list[str]:
    """``subtotal/discount/total`` is three columns where columns are listed."""
    names = part.split("/")
    return names if all(name.isidentifier() for name in names) else [part]


_FOREIGN = lazy(r"(?P<label>[^\W\d_]{2,20}): (?P<listed>[A-Za-z]\w{0,60}\b.*)", re.S)
_IDENTIFIER = lazy(r"[a-z][a-z0-9]{0,40}(?:_[a-z0-9]{1,40}|[A-Z][a-z0-9]{1,40}){1,6}")
_LEAST_LISTED = 3


def without_foreign_label(text: str) -> str:
    """``पंक्तियाँ: full_name, phone, joined_at`` without its label, in a script of which no word is known."""
    match = _FOREIGN.fullmatch(text)
    if match is None or match["label"].isascii():
        return text
    names = [part.partition("(")[0].strip() for part in split(match["listed"], ",;")]
    coded = all(name.isascii() for name in names) and any(_IDENTIFIER.fullmatch(name) for name in names)
    return match["listed"] if coded and len(names) >= _LEAST_LISTED else text
