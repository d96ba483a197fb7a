"""Fields in code within what a bullet says of its entity: ``what happened — `action`, `made_at` ``."""

from __future__ import annotations

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.readers.members import Members
from spec_extractor.sources.markdown.readers.several import coded_list, is_typed
from spec_extractor.sources.markdown.tellings import FieldTelling

LEFT_OUT = lazy(r"^`?(?:\.\.\.|…)`?, ?(?=`?\w)")
"""``..., dose``: what stands there already is not told again."""
_HELD = lazy(r"(?P<said>[^`,;(]{3,200}) \((?P<listed>`\w{1,60}`(?:, `\w{1,60}`){1,20})\)")
_DASHED = lazy(r"(?P<said>[^`,;]{3,200}) [—–-] (?=`\w)")


def read_dashed(body: str, members: Members, location: Location) -> bool:
    """Read ``what happened to it — `action`, `made_at` `` and ``who had it (`from_id`, `to_id`), …``."""
    dashed, held = _DASHED.match(body), _HELD.match(body)
    listed = body[dashed.end() :].partition(". ")[0] if dashed else held["listed"] if held else ""
    coded = coded_list(listed, location) if listed else []
    told = dashed or held
    if told is None or len(coded) <= 1 or (held and not any("_" in field.name for field in coded)):
        return False
    members.fields.extend(coded)
    members.description = told["said"]
    return True


_LEAST = 3
"""Words that make a sentence of what stands around code."""
_SPAN = lazy(r"`(?P<code>[^`]{2,200})`")
_TYPED_SPAN = lazy(r"[a-z]\w{0,40}\??: ?\S.*")
_COLUMN = lazy(r"[a-z][a-z0-9]{0,30}(?:_[a-z0-9]{1,30}|[A-Z][a-z0-9]{1,30}){1,5}")


def read_mentions(body: str, members: Members, location: Location) -> bool:
    """Add what a sentence has in code, one with its type at least: ``now has `kind: 'a' | 'b'`, `orderId` ``."""
    spans = [match["code"] for match in _SPAN.finditer(body[:1000])]
    typed = [parse_field(span, location) for span in spans if _TYPED_SPAN.fullmatch(span)]
    plain = [span for span in spans if _COLUMN.fullmatch(span)]
    sentence = len(_SPAN.sub("", body).replace(",", " ").split()) >= _LEAST
    if not sentence or not typed or len(typed) + len(plain) < len(spans) or "`" in _SPAN.sub("", body):
        return False
    told = [field for field in typed if field is not None and is_typed(field)]
    if len(told) < len(typed):
        return False
    members.fields.extend([*told, *(FieldTelling(name, location) for name in plain)])
    members.description = body[:500]
    return True
