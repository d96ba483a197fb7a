"""Several fields in one line of a drawn tree: ``Date, state, note`` below a name, or in brackets behind one."""

from __future__ import annotations

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, classify
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import split
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.vocabulary import DATA_LABELS

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
