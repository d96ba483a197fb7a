"""What follows the name of a field: its segments in brackets, after a colon, after a dash, and their parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from spec_extractor.sources.markdown.led_types import led_by_type, with_type_apart
from spec_extractor.sources.markdown.listed_values import (
    VALUES,
    alternatives,
    are_parts,
    bare_values,
    glossed_values,
    is_enum_like,
    is_value,
    natural_values,
    said_values,
)
from spec_extractor.sources.markdown.modifiers import modifier, run
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import group_end, outside, split, unquote
from spec_extractor.sources.markdown.types import Changes, read_type
from spec_extractor.sources.markdown.vocabulary import is_wide

MAX_PHRASE = 2000
"""Characters: a longer phrase is prose."""

SEPARATORS = (":", "=", "→", "->", "=>", " - ", " – ", " — ", "—", "：", "--", " … ")
_BARE_SEPARATORS = tuple(separator.strip() for separator in SEPARATORS)

_REMARKS = ("e.g", "i.e", "eg.", "ie.", "for example", "such as", "etc", "see ", "like ", "including ")

_ARROWS = ("→", "->", "=>")
_DASHES = frozenset("-–—")
_MOST_TRAILING = 4
_TRAILING = lazy(r"(?P<base>.{2,300})[(（](?P<remark>[^()（）]{2,120})[)）]", re.S)


@dataclass(slots=True)
class Collected:
    """What the parts of one phrase add up to."""

    changes: Changes = field(default_factory=dict)
    values: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    unknown_first: bool = False
    in_values: bool = False

    def holds_no_values(self) -> bool:
        """Whether the type stated so far has no values (``sealed (boolean): true | false``)."""
        return self.changes.get("type") not in {None, "string", "text", "enum"}

    def add(self, changes: Changes) -> None:
        if "type" in changes and "type" in self.changes and not changes.get("values"):
            # The first type holds: what follows repeats it in other words.
            kept = {key: value for key, value in changes.items() if not key.startswith("type")}
            self.changes = {**kept, **self.changes}
        else:
            self.changes = {**self.changes, **changes}
        self.in_values = False


def read_rest(rest: str, name: str, collected: Collected) -> str:
    """Read what follows the name into ``collected``; returns what is description."""
    remarks: list[str] = []
    for _ in range(12):
        rest = rest.strip()
        if not rest:
            break
        if rest[0] in "([（":
            end = group_end(rest, 0)
            if end < 0:
                remarks.append(rest)
                break
            if rest[0] == "[" and (end == 1 or rest[1] == "{"):
                collected.add({"many": True, "type": "json", "type_words": rest[: end + 1], "type_exact": False})
            else:
                remarks.extend(read_segment(rest[1:end], name, collected, "paren"))
            rest = rest[end + 1 :]
            continue
        arrow = next((arrow for arrow in _ARROWS if rest.startswith(arrow)), None)
        if arrow:
            segment, rest = _until_dash(rest)
            remarks.extend(read_segment(segment, name, collected, "arrow"))
            continue
        separator = next((s for s in _BARE_SEPARATORS if rest.startswith(s)), None)
        if separator in {"-", "–", "—", "--", "…"} or rest[0] in ",;.":
            body = rest[len(separator or rest[0]) :].strip()
            segment, rest = _until_dash(body)
            remarks.extend(read_segment(segment, name, collected, "dash"))
            continue
        if separator == "=":
            segment, rest = _until_dash(rest)
            remarks.extend(read_segment(segment, name, collected, "dash"))
            continue
        body = rest[len(separator) :].strip() if separator else rest
        if body[:1] in "([（" and body and separator:
            rest = body
            continue
        segment, rest = _until_dash(body)
        if separator:
            remarks.extend(read_segment(segment, name, collected, "colon"))
        else:
            remarks.extend(_run_segment(segment, name, collected))
    return ", ".join(remark for remark in remarks if remark)


def _run_segment(text: str, name: str, collected: Collected) -> list[str]:
    """Read a type and modifiers without separators, whatever brackets follow them."""
    found = run(text)
    at = text.find(" (")
    if found is None and at > 0:
        found = run(text[:at])
        if found is not None:
            collected.add(found)
            return read_segment(text[at:].strip().removeprefix("(").removesuffix(")"), name, collected, "paren")
    if found is not None:
        collected.add(found)
        return []
    return read_segment(text, name, collected, "run")


def _until_dash(text: str) -> tuple[str, str]:
    """The text up to a free-standing dash, and the rest from it on."""
    if _DASHES.isdisjoint(text):
        return text, ""
    free = outside(text)
    for i in range(1, len(text) - 1):
        if text.startswith(" -- ", i - 1) and free[i]:
            return text[:i].strip(), text[i:].strip()
        if (
            text[i] in "-–—"
            and free[i]
            and text[i - 1] == " "
            and text[i + 1] == " "
            and not _between_numbers(text, i)
        ):
            return text[:i].strip(), text[i:].strip()
    return text, ""


def _between_numbers(text: str, i: int) -> bool:
    return text[i - 2 : i - 1].isdigit() and text[i + 2 : i + 3].isdigit()


def read_segment(text: str, name: str, collected: Collected, position: str) -> list[str]:
    """Read one segment; returns its parts that are description."""
    text = text.strip()
    if not text:
        return []
    if text.lower().startswith(_REMARKS):
        return [text]
    text = with_type_apart(_without_default(text, collected))
    piped = split(text, "|")
    separated = any(modifier(part) is not None for part in piped[1:])
    found = read_type(text) if ("," in text or "|" in text) and not separated else None
    if (
        found is not None
        and found.get("type") != "json"
        and not (found.get("values") and collected.holds_no_values())
    ):
        collected.add(found)
        return []
    if (
        len(piped) > 1
        and ("," not in text or all(len(part.split()) <= 4 for part in piped))
        and not any(modifier(part) is not None for part in piped[1:])
    ):
        return _piped(text, name, collected, position)
    start, collected.in_values = len(collected.unknown), False
    listed = natural_values(split(text, ",;"), name, position) if "type" not in collected.changes else []
    if listed:
        collected.values.extend(listed)
        return []
    take_parts(split(text, ",;|" if len(piped) > 1 else ",;"), collected)
    unknown = collected.unknown[start:]
    del collected.unknown[start:]
    return _settle(unknown, text, name, collected, position)


def _without_default(text: str, collected: Collected) -> str:
    """``'a' | 'b' = 'a'`` without the default after its last value."""
    last = text.rfind("|")
    head, equals, tail = text[last + 1 :].partition(" = ")
    if last < 0 or not equals:
        return text
    default, comma, rest = tail.partition(",")
    found = modifier(f"= {default.strip()}")
    if found is None:
        return text
    collected.add(found)
    return f"{text[: last + 1]}{head}{comma}{rest}"


def _piped(text: str, name: str, collected: Collected, position: str) -> list[str]:
    """``open | closed, default open``: values up to the first comma after the last pipe."""
    free = outside(text)
    last = max(i for i, char in enumerate(text) if char == "|" and free[i])
    cut = next((i for i in range(last, len(text)) if text[i] in ",;" and free[i]), len(text))
    head, tail = text[:cut], text[cut + 1 :]
    values = VALUES.match(head)
    label, colon, listed = head.partition(":")
    typed = read_type(label) if colon and not values else None
    if typed is not None:
        collected.add(typed)
        head = listed.strip()
    found = read_type(values.group(1) if values else head)
    if found is None or collected.holds_no_values():
        return [text]
    collected.add(found)
    return read_segment(tail, name, collected, position) if tail.strip() else []


def take_parts(parts: Iterable[str], collected: Collected) -> None:
    """Add what the parts of a phrase say; what is neither type, modifier nor value stays in ``unknown``."""
    for index, whole in enumerate(parts):
        part = whole
        remark = ""
        found = _part(part)
        if found is None and part.endswith(")"):
            at = part.find("(")
            base, remark = part[:at].strip(), part[at + 1 : -1].strip()
            found = _part(base) if at > 0 else None
        if found is None and (led := led_by_type(part)) is not None:
            found, remark = led
        if found is not None:
            collected.add(found)
            if remark:
                take_parts(split(remark, ",;"), collected)
            continue
        part = without_remarks(part, collected)
        values = VALUES.match(part)
        if values:
            members = [
                unquote(member) for member in split(values.group(1), "|/") for member in alternatives(member)
            ]
            if all(is_value(member) for member in members):
                collected.values.extend(members)
                collected.in_values = True
                collected.changes.setdefault("type", "enum")
                continue
        if collected.in_values and is_value(unquote(part)):
            collected.values.extend(unquote(member) for member in alternatives(part))
            continue
        collected.unknown_first = collected.unknown_first or index == 0
        collected.unknown.append(part)


def without_remarks(text: str, collected: Collected) -> str:
    """What stands before modifiers in brackets, which are added: ``what lists show (required) (unique)``."""
    for _ in range(_MOST_TRAILING):
        told = _TRAILING.fullmatch(text) if text[-1:] in {")", "）"} else None
        pieces = [one for one in split(told["remark"], ",;|、，") if one[:1] != "["] if told else []
        if told is None or not pieces or not all(modifier(piece) is not None for piece in pieces):
            break
        take_parts(pieces, collected)
        text = told["base"].strip()
    return text


_DASHED = lazy(r"(?P<said>[^—–]{2,60}?) (?:—|–|-) (?P<remark>.{1,200})")


def _part(part: str) -> Changes | None:
    dashed = _DASHED.fullmatch(part)
    if dashed is not None and (found := modifier(dashed["said"])) is not None:
        # "required — see the rules": what is said, with a remark.
        return found
    for candidate in (part, part.partition(": ")[2] if part.lower().startswith(("type: ", "data type: ")) else ""):
        if not candidate:
            continue
        found = modifier(candidate)
        if found is None:
            found = read_type(candidate)
        if found is None and " " in candidate:
            found = run(candidate)
        if found is not None:
            return found
    return None


def _settle(unknown: list[str], text: str, name: str, collected: Collected, position: str) -> list[str]:
    """Decide what the parts that are neither type nor modifier are: values, a type, or description."""
    if not unknown:
        return []
    typed = collected.changes.get("type")
    if typed is None and are_parts(unknown) and not is_enum_like(name):
        return unknown
    if typed in {None, "enum", "string"} and not collected.values:
        values = glossed_values(unknown) or bare_values(unknown, name, position, typed)
        if values:
            collected.values.extend(values)
            return []
        if typed != "string" and (told := said_values(text, name, position, chosen=typed == "enum")) is not None:
            collected.values.extend(told[1])
            return [told[0]]
    first = unquote(unknown[0])
    plain = re.fullmatch(r"[A-Za-z_][\w.]{0,60}(?: [A-Z]\w{0,40}){0,3}(?:\[\])?\??", first) or (
        is_wide(first) and re.fullmatch(r"\w{1,12}", first)
    )
    if typed is None and position in {"paren", "colon", "arrow"} and plain and "target" not in collected.changes:
        collected.add({"type": first.rstrip("?"), "type_words": first, "type_exact": False})
        if first.endswith("?"):
            collected.changes["nullable"] = True
        return unknown[1:]
    return unknown
