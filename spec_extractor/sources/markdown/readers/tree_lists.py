"""Several fields in one line of a drawn tree: ``Date, state, note`` below a name, or in brackets behind one.

Slashes and dots part them as well, each with a remark of its own: ``name / code (unique) / berth_id``.
"""

from __future__ import annotations

from spec_extractor.diagnostics import Diagnostic, Location, warning
from spec_extractor.sources.markdown.column_names import is_column_name, joins_words
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.inference import infer_type
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.split import split
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.vocabulary import COMMON_NAMES, DATA_LABELS, LIKELY_NAMES

_LEAST = 2
_PLAIN = lazy(r"[a-z_]\w*")
_PART = lazy(r"[^\W\d][\w-]{0,40}(?: [\w-]{1,30})?(?:\s?\([^()]{0,40}\))?")
_LEADS = lazy(r"(?:→|->|=>)\s?(?P<target>[^\W\d]\w{0,60})")
_GROUP = lazy(r"(?P<group>[^\W\d][\w -]{1,40}?)\s?\((?P<listed>[^()]{3,300})\)")
_POINTS = lazy(r"(?P<name>[^\W\d][\w-]{0,40}) \((?:→|->|=>)\s?(?P<target>[^\W\d]\w{0,60})(?: [^(),]{1,60})?\)")
_SIGNS = lazy(r"\s?\([^\w()]{1,20}\)$")
_REST = frozenset({"...", "…", "etc", "etc."})


def several(text: str, location: Location) -> list[FieldTelling]:
    """The fields of a line that lists some, or of a group of them: ``Master data (name, city)``; else nothing."""
    if points := _POINTS.fullmatch(text):
        # "Reference (→ Delivery or receipt)".
        return _fields([f"{points['name']}: → {points['target']}"], location)
    group = _GROUP.fullmatch(text)
    if group and (group["group"].lower() in DATA_LABELS or classify(group["group"]) is Kind.FIELDS):
        return _fields(_parts(group["listed"]), location)
    parts = _parts(text)
    return _fields(parts, location) if len(parts) >= _LEAST and all(map(_PART.fullmatch, parts)) else []


def fields_beside(branches: list[tuple[str, Location]]) -> dict[int, list[FieldTelling]]:
    """The fields of the branches of a thing in which signs part several, by their lines: ``name / code (unique)``.

    None in a line that is not read: ``north / south`` are what there is of the thing, where things often have
    nothing of what its branches name.
    """
    parted = [(_parted(text), location) for text, location in branches]
    told = {location.line: _fields(parts, location) for parts, location in parted if parts}
    sure = [field for fields in told.values() for field in fields if _is_known(field)]
    # One may have its name by chance: "models / views".
    known = len(sure) >= _LEAST or any(is_typed(field) for field in sure)
    return {line: fields if known and _are_columns(fields) else [] for line, fields in told.items()}


def not_read(name: str, text: str, location: Location) -> Diagnostic:
    """What is told of a branch that is left out."""
    message = f"{name.split(maxsplit=1)[0]}: this is not read as fields: {text[:80]}"
    return warning("PRD122", location, message, "write each in a line of its own")


def _parted(text: str) -> list[str]:
    told = _DASHED.sub("", text)
    sign = next((sign for sign in _BETWEEN if f" {sign} " in told), "/")
    parts = split(told, sign)
    found = [_BESIDE.fullmatch(part) for part in parts]
    names = [match["name"] for match in found if match]
    # Of a path nothing but its form tells: "opened_at/closed_at".
    tight = f" {sign} " not in told and not all(map(joins_words, names))
    return [] if tight or len(names) < max(len(parts), _LEAST) else parts


def _is_known(field: FieldTelling) -> bool:
    name = field.name.lower()
    common = name in COMMON_NAMES or name in LIKELY_NAMES or name.endswith("_id")
    return common or is_typed(field) or infer_type(name) != "string"


def _are_columns(fields: list[FieldTelling]) -> bool:
    return any(_is_known(field) or is_column_name(field.name) for field in fields)


_BETWEEN = "/·|+"
_BESIDE = lazy(r"`?(?P<name>[A-Za-z_]\w{0,60})`?\??(?:\s{0,8}\([^()]{1,80}\))?(?:\s?(?:→|->|=>)\s?[\w.]{1,80})?")
_DASHED = lazy(r"\s[—–-]{1,2}\s.{1,200}$")


def in_brackets(remark: str, location: Location) -> list[FieldTelling]:
    """The fields in brackets behind a name: ``(price, capacity)``, ``(→ Boat, Price)``.

    Words with a capital letter may be kinds of the thing, so that an arrow or the name of a column has to be
    among them.
    """
    parts = _parts(remark)
    plain = all(map(_PLAIN.fullmatch, parts))
    sure = any(_LEADS.fullmatch(part) or is_column_name(part) for part in parts)
    told = plain or (sure and all(_PART.fullmatch(part) or _LEADS.fullmatch(part) for part in parts))
    return _fields(parts, location) if len(parts) >= _LEAST and told else []


def _parts(text: str) -> list[str]:
    return [_SIGNS.sub("", part) for part in split(text, ",") if part not in _REST]


def _fields(parts: list[str], location: Location) -> list[FieldTelling]:
    leads = [_LEADS.fullmatch(part) for part in parts]
    told = [
        parse_field(f"{lead['target']}: → {lead['target']}" if lead else part, location)
        for part, lead in zip(parts, leads, strict=True)
    ]
    return [one for one in told if one is not None]
