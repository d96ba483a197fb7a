"""The grammar of one field: a name, then its type, modifiers and description in any order and punctuation.

``due date (date, optional, default today)``, ``title: string, required``, ``status: open | closed``,
``project_id → projects.id``, ``title VARCHAR(80) NOT NULL``, ``rating - 1..5``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from spec_extractor.diagnostics import Location
from spec_extractor.naming import words
from spec_extractor.sources.markdown.bullet_remarks import without_pictograms
from spec_extractor.sources.markdown.coded_types import plainer
from spec_extractor.sources.markdown.led_types import closed_up, name_first, unpiped
from spec_extractor.sources.markdown.modifiers import run
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.segments import (
    MAX_PHRASE,
    SEPARATORS,
    Collected,
    read_rest,
)
from spec_extractor.sources.markdown.split import one_line, unquote, word_set
from spec_extractor.sources.markdown.tellings import Exactness, FieldTelling
from spec_extractor.sources.markdown.types import Changes, is_plain_type, read_type
from spec_extractor.sources.markdown.vocabulary import is_wide

_MOMENT = lazy(r"^(\w{3,30}[- ]at) (?:timestamp|date-time|datetime)$", re.I)
"""``completed-at timestamp``: the name says when already."""
_BRACKETED = lazy(
    r"^(?P<name>`?[A-Za-z_]\w{0,60}`?) {0,8}\[ {0,8}(?P<type>[A-Za-z]\w{1,20}) ?"
    r"(?P<size>\([\d, ]{1,10}\))? {0,20}\]"
)


def _closed_up(told: re.Match[str]) -> str:
    """``plate [ VARCHAR (8) ]`` → ``plate [VARCHAR(8)]``."""
    return f"{told['name']} [{told['type']}{told['size'] or ''}]"


_CODE = lazy(r"`[^`]*`")
_PIPED = lazy(r"(?<![(\[:=])(?P<label>\b\w{2,12}: )?`(?P<values>\w[^`|]{0,60}(?:\| ?[\w-][^`|]{0,60}){1,40})`")
_MAX_NAME = 60
_MAX_WIDE_REST = 16
"""Characters after a name without a separator, in a script without blanks, from which on they are a sentence."""

_STOP = word_set(
    "the a an is are was were be been has have had can could should must will shall may might with that "
    "which who whose when where while if because so i we they you it this these those not"
)
"""Words that no unquoted field name contains."""

_NAME_LIKE_TYPES = word_set(
    "date text email e-mail mail url time timestamp datetime date-time enum uri slug bit short long fixed real"
)
"""Types whose word is as likely the last word of a name (``start date``)."""

_IN_NO_NAME = frozenset(".!;:,()\n/\\<>@#$%^&*={}|")
_NAME_ENDS = frozenset({"URL", "URI"})

_WIDE_WORD = r"[\u2e80-\ud7ff]{1,12}"
_REQUIREMENT = lazy(r"[A-Z]{1,5}-\d{1,4}")
"""The number of a requirement."""
_UNIQUE = lazy(r"unique (?P<name>(?!id\b|key|ident|index|constraint)[a-z][\w -]{1,40})", re.I)
_CONSTANT = lazy(r"(?P<name>[^\W\d][\w -]{1,40}) [\"“][^\"“”]{1,40}[\"”]")
"""``record kind "boat"``: the value is always this one."""
_BOTH_NAMES = lazy(rf"{_WIDE_WORD}(?: {_WIDE_WORD}){{0,2}} (?P<code>[a-z][A-Za-z0-9]+(?:_[A-Za-z0-9]+)*)")

_CONSTRAINTS = frozenset(
    {
        "unique",
        "primary key",
        "foreign key",
        "check",
        "constraint",
        "unique key",
        "unique constraint",
        "composite key",
        "required",
        "optional",
    }
)
"""What begins a rule about several fields, or a remark, and names none."""


def split_name(text: str) -> tuple[str, str]:
    """A field phrase's name and the rest, which begins with its separator."""
    if text[:1] in "`\"'“*" and text[:1]:
        closing = {"“": "”"}.get(text[0], text[0])
        end = text.find(closing, 1, _MAX_NAME + 2)
        if end > 1:
            return text[1:end], text[end + 1 :].strip()
    found = _split_run(text)
    if found:
        return found
    end = len(text)
    for separator in (*SEPARATORS, "(", "[", "（", "{"):
        at = text.find(separator, 1, min(end, 400))
        if at > 0:
            end = min(end, at)
    return text[:end].strip(), text[end:].strip()


def _split_run(text: str, *, coded: bool = False) -> tuple[str, str] | None:
    """Where nothing separates name from type (``title string required``): at the first type or modifier."""
    parts = text[:400].split()
    if not 2 <= len(parts) <= 24:
        return None
    for i in range(1, min(4, len(parts))):
        head = parts[i].partition("(")[0]
        if any(separator.strip() in parts[i - 1] for separator in SEPARATORS) or "(" in parts[i - 1]:
            return None
        if head.lower() in {"yes/no", "y/n", "true/false"}:
            return " ".join(parts[:i]), " " + text.split(maxsplit=i)[i]
        if head in _NAME_ENDS and i == len(parts) - 1 and not coded:
            # "image URL" is a name of two words, which says the type as well.
            return None
        if is_plain_type(head) and (
            coded or head.isupper() or head.lower() not in _NAME_LIKE_TYPES or "_" in parts[0]
        ):
            return " ".join(parts[:i]), " " + text.split(maxsplit=i)[i]
    for i in range(len(parts) - 1, 0, -1):
        rest = " ".join(parts[i:])
        found = run(rest)
        if found and "type" not in found and run(" ".join(parts[i - 1 :])) is None:
            return " ".join(parts[:i]), f" {rest}"
    return None


def is_name(name: str) -> bool:
    """Whether a text can be the name of a field: a few words, no sentence."""
    bare = unquote(name)
    if not bare or len(bare) > _MAX_NAME or not _IN_NO_NAME.isdisjoint(bare):
        return False
    if "`" in bare[1:] and bare[0] != "`":
        # "For `serial` items": words around a name.
        return False
    parts = bare.split()
    if not 1 <= len(parts) <= 5 or not words(bare) or _REQUIREMENT.fullmatch(bare):
        return False
    if len(parts) > 1 and parts[0].isdigit():
        return False
    # A stop word alone is a name like any other: `when (date)`.
    if parts[0].lower() in {"is", "has", "can", "was"} and len(parts) < 4:
        # `is booked` says what `is_booked` does.
        parts = parts[1:]
    return len(parts) == 1 or not _STOP.intersection(part.lower() for part in parts)


_TYPED_CODE = lazy(r"[^\W\d]\w{0,59} ?\((?P<type>[^()`]{2,40})\)")


def _is_typed_code(text: str) -> bool:
    """Whether one piece of code is a name with its type in parentheses: ``` `id (uuid)` ```."""
    found = _TYPED_CODE.fullmatch(text)
    return found is not None and "type" in (run(found["type"]) or {})


def _begins_with_type(rest: str) -> bool:
    first = rest.split(maxsplit=1)[0].partition("(")[0].rstrip(",;:")
    return run(first) is not None or run(" ".join(rest.split()[:2]).rstrip(",;:")) is not None


def parse_field(marked: str, location: Location, *, strict: bool = False) -> FieldTelling | None:
    """The field that a phrase states, or None where it is no field.

    ``strict`` takes only what shows a type, a modifier or a code-like name: for places where prose is likely.
    """
    plain = without_pictograms(one_line(marked))
    text = _MOMENT.sub(r"\1 (timestamp)", _BRACKETED.sub(_closed_up, closed_up(plainer(plain))))
    if not text or len(text) > MAX_PHRASE:
        return None
    if (
        text.endswith(("。", "."))
        and is_wide(text)
        and not any(separator.strip() in _CODE.sub("", text) for separator in SEPARATORS)
    ):
        return None
    text = name_first(unpiped(text) if "|" in text else text)
    inner = unquote(text) if text[:1] == "`" else text
    # `` `name text not null` ``: the code is the whole definition.
    whole = _split_run(inner, coded=True) if inner is not text and " " in inner else None
    name, rest = whole or split_name(inner if ":" in inner[:_MAX_NAME] or _is_typed_code(inner) else text)
    flags: Changes = {}
    name = name.strip()
    # ``enum: `open | closed` ``: values in one piece of code are values.
    rest = _PIPED.sub(lambda told: f"({told['label'] or ''}{told['values']})", rest)
    if name.endswith("?"):
        name, flags = name[:-1].strip(), {"nullable": True, "optional_by_mark": True}
    elif name.endswith("*"):
        name, flags = name[:-1].strip(), {"nullable": False}
    if rest[:1] in "?*!" and rest:
        flags = {"nullable": rest[0] == "?", "optional_by_mark": rest[0] == "?"}
        rest = rest[1:].strip()
    name = unquote(name.rstrip(":").removesuffix("%").rstrip())
    if (unique := _UNIQUE.fullmatch(name)) and "`" not in text:
        # "unique label" is a label that is unique.
        name, flags = unique["name"], {**flags, "unique": True}
    if constant := _CONSTANT.fullmatch(name):
        name = constant["name"]
    if text[:1] != "`" and (behind := _NAMED_BEHIND.match(rest)):
        # "day of arrival (`arrivedOn`)".
        name, rest = behind["code"], rest[behind.end() :].lstrip(" ,;")
    if both := _BOTH_NAMES.fullmatch(name):
        # "名称 name": the name in code, with what it is called before it.
        name = both["code"]
    constraint = name.lower() in _CONSTRAINTS and rest[:1] in {"", "(", ":"} and not text.startswith("`")
    if not is_name(name) or constraint:
        return None
    long = len(rest.split()) > 3 or (is_wide(rest[:1]) and len(rest) > _MAX_WIDE_REST and ":" not in rest)
    if rest[:1].isalnum() and long and not _begins_with_type(rest):
        # "`token` is a random string": a sentence, not a field.
        return None
    collected = Collected(dict(flags))
    description = read_rest(rest, name, collected)
    gloss, told = _typed_behind(rest)
    if told and collected.changes.get("type") is None and not collected.values:
        read_rest(told, name, collected)
        description = gloss
    if strict and not (collected.changes or collected.values or _looks_like_code(text, name)):
        return None
    return FieldTelling(name, location, description=description, **_stated(collected))


_NAMED_BEHIND = lazy(r"[(（]`(?P<code>[a-z][a-z0-9]{0,40}(?:_[a-z0-9]{1,40}|[A-Z][a-z0-9]{0,40}){1,6})`[)）]")
"""What a field is called in code, behind what it is called in words."""


def _typed_behind(rest: str) -> tuple[str, str]:
    """A gloss and the parentheses behind it that begin with a type: ``: how many fit in (Number, required)``."""
    at = max(rest.rfind("("), rest.rfind("（"))
    gloss = rest[:at].strip().lstrip(":：-–— ").strip() if rest[-1:] in {")", "）"} else ""
    inner = rest[at + 1 : -1].replace("，", ",").replace("、", ",").strip()
    typed = bool(gloss) and read_type(unquote(inner.partition(",")[0].strip())) is not None
    return (gloss, f"({inner})") if typed else ("", "")


def apply(telling: FieldTelling, collected: Collected) -> FieldTelling:
    """The telling with what was collected."""
    return replace(telling, **_stated(collected))


def _stated(collected: Collected) -> Changes:
    """What was collected, as a telling has it; how exact that is follows from whether a type was stated."""
    changes = dict(collected.changes)
    if collected.values:
        if changes.get("type") in {None, "string", "text", "enum"}:
            changes["type"] = "enum"
        changes["values"] = tuple(dict.fromkeys(collected.values))
    if changes.get("type") is not None:
        changes["exactness"] = Exactness.TYPED
    return changes


def _looks_like_code(text: str, name: str) -> bool:
    return text.startswith("`") or "_" in name or any(a.islower() and b.isupper() for a, b in pairwise(name))
