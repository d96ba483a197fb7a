"""Zod schemas of what is stored: ``const boatSchema = z.object({ name: z.string().max(80) })``.

Only in places that speak of data, since forms and requests are written so too; a form in a data model is one more
telling of what it fills.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spec_extractor.ir import Certainty
from spec_extractor.naming import words
from spec_extractor.sources.markdown.code.blocks import CodeBlock, code_blocks
from spec_extractor.sources.markdown.code.columns import column
from spec_extractor.sources.markdown.code.literals import Call, Literal, Member, read_literal
from spec_extractor.sources.markdown.code.stored import in_data_place, is_message, may_be_message
from spec_extractor.sources.markdown.code.tokens import Token, tokenize
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import by_word, word_set
from spec_extractor.sources.markdown.tellings import EntityTelling, EnumTelling, Exactness, Reading
from spec_extractor.sources.markdown.tree import Document

_SIGNS = lazy(r"\bz\s*\.\s*(?:object|strictObject|looseObject)\s*\(")
_DECLARES = lazy(r"\b(?:interface\s+\w+|type\s+\w+\s*=\s*\{)")
"""Types that another reader finds in the same block."""
_OBJECTS = frozenset({"object", "strictObject", "looseObject"})
_CALLED = lazy(r"(?P<name>[A-Za-z]\w*?)_?(?:Schema|Validator|Zod|Model|schema)|Z(?P<short>[A-Z][a-z]\w*)")
_TYPES = by_word(
    {
        "string": "string cuid cuid2 ulid nanoid ip ipv4 ipv6 base64 jwt time bigint templateLiteral",
        "email": "email",
        "url": "url",
        "uuid": "uuid guid uuidv4 uuidv7",
        "integer": "int int32 uint32",
        "boolean": "boolean stringbool",
        "date": "isodate",
        "datetime": "date datetime",
        "json": "record object any unknown map set tuple json strictObject looseObject",
    }
)
_REFINED = by_word({"email": "email", "url": "url", "uuid": "uuid", "datetime": "datetime", "date": "date"})
_NULL = frozenset({"optional", "nullable", "nullish"})
_BOUNDS = {"min": "min", "max": "max", "gte": "min", "lte": "max"}
_MAX_DIGITS = 9


def read_zod(document: Document, reading: Reading) -> None:
    """Read every block in a place that speaks of data which defines objects of Zod."""
    for block in code_blocks(document, reading):
        if _SIGNS.search(block.text) and in_data_place(block):
            _read(block, reading)


def _read(block: CodeBlock, reading: Reading) -> None:
    # Beside the schema of a database they check what comes in.
    weak = any(isinstance(one, EntityTelling) and one.exactness is Exactness.SCHEMA for one in reading.tellings)
    tokens = tokenize(block.text)
    made = [(name, line, value) for name, line, value in _constants(tokens) if value.calls]
    for name, line, value in made:
        if value.calls[0].name == "enum" and (values := _values(value.calls[0])):
            reading.tellings.append(EnumTelling(_bare(name), values, block.at(line)))
    kept = {name: _bare(name) for name, _, value in made if value.calls[0].name in _OBJECTS}
    enums = {name: _bare(name) for name, _, value in made if value.calls[0].name == "enum"}
    for name, line, value in made:
        form = words(kept.get(name, ""))[-1:] == ("form",)
        if name not in kept or (_travels(kept[name]) and not (form and block.inside_model)):
            continue
        fields = []
        for member in _members(value):
            changes = {"nullable": False, **_type(member.value, kept, enums, 0)}
            told = column(
                member.name,
                block.at(member.line),
                changes,
                comment=member.comment,
                exactness=Exactness.LOOSE if form else Exactness.TYPED,
            )
            fields += [told] if told is not None else []
        if not _DECLARES.search(block.text):
            reading.used.add(block.fence.line)
        reading.tellings.append(
            EntityTelling(
                kept[name].removesuffix("Form") if form else kept[name],
                block.at(line),
                tuple(fields),
                certainty=Certainty.INFERRED if form else Certainty.STATED,
                exactness=Exactness.LOOSE if form else Exactness.TYPED,
                weak=weak,
            )
        )


def _members(value: Literal) -> Iterator[Member]:
    """The members of the object, and those that ``.extend({…})`` adds."""
    for call in value.calls:
        if call.name in _OBJECTS or call.name == "extend":
            for argument in call.arguments[:1]:
                yield from argument.members


_NO_THINGS = word_set(
    "login logout register signup signin search filter query pagination env config response error"
)


def _travels(name: str) -> bool:
    return is_message(name) or may_be_message(name) or name.lower() in _NO_THINGS


def _bare(name: str) -> str:
    """``boatSchema`` and ``ZBoat`` → ``Boat``."""
    found = _CALLED.fullmatch(name)
    bare = (found["name"] or found["short"]) if found else name
    return bare[:1].upper() + bare[1:]


def _constants(tokens: list[Token]) -> Iterator[tuple[str, int, Literal]]:
    """The constants that begin with ``z``, with their lines and values: ``const boatSchema = z.object({…})``."""
    reached = 0
    for index, token in enumerate(tokens[:-4]):
        if index < reached or token.text not in {"const", "let", "var"}:
            continue
        start = next((i for i in range(index + 2, min(index + 12, len(tokens))) if tokens[i].text == "="), 0) + 1
        if start == 1 or start >= len(tokens) or tokens[start].text != "z":
            continue
        end = start + 1
        while (
            end < len(tokens) and (tokens[end].text == "." or not tokens[end].breaks) and tokens[end].text != ";"
        ):
            end = max(tokens[end].close, end) + 1
        reached = end
        yield tokens[index + 1].value, token.line, read_literal(tokens, start, min(end, len(tokens)))


def _type(value: Literal, kept: dict[str, str], enums: dict[str, str], depth: int) -> dict[str, Any]:
    """What a member's chain says of its type, whether it may be empty, and its bounds."""
    if value.kind == "word":
        return _named(value.text, kept, enums)
    if value.kind != "call" or not value.calls or depth > _MAX_DEPTH:
        return dict(_JSON)
    first, *others = value.calls
    told = _first(first, value.text, kept, enums, depth)
    for call in others:
        told |= _said(call, told)
    return told


_MAX_DEPTH = 6
_JSON = {"type": "json", "type_words": "object", "type_exact": False}


def _named(name: str, kept: dict[str, str], enums: dict[str, str]) -> dict[str, Any]:
    if name in enums:
        return {"type": enums[name], "type_words": enums[name], "type_exact": False, "otherwise": "enum"}
    return {**_JSON, "type_words": kept.get(name, name) or "object"}


def _first(call: Call, path: str, kept: dict[str, str], enums: dict[str, str], depth: int) -> dict[str, Any]:
    argument = call.arguments[0] if call.arguments else None
    if path not in _ROOTS:
        # "addressSchema.optional()": another constant, and what is said of it.
        return {**_named(path.partition(".")[0], kept, enums), **_said(call, {})}
    match call.name:
        case "enum":
            return {"type": "enum", "values": _values(call)}
        case "nativeEnum" if argument is not None:
            return {"type": argument.text, "type_words": argument.text, "type_exact": False, "otherwise": "enum"}
        case "literal" if argument is not None:
            return (
                {"type": "enum", "values": (argument.text,)} if argument.kind == "string" else {"type": "string"}
            )
        case "union" if argument is not None:
            values = tuple(one.calls[0].arguments[0].text for one in argument.items if _is_literal(one))
            told = bool(values) and len(values) == len(argument.items)
            return {"type": "enum", "values": values} if told else dict(_JSON)
        case "array":
            many = kept.get(argument.text, "") if argument is not None and argument.kind == "word" else ""
            listed = {"type": "json", "type_words": "array", "type_exact": False}
            return {**listed, "target": many, "many": True} if many else listed
        case "lazy" | "optional" | "nullable" | "nullish" if argument is not None:
            inner = _type(argument, kept, enums, depth + 1)
            return {**inner, "nullable": True} if call.name in _NULL else inner
        case "number":
            return {"type": "number", "type_words": "number", "type_exact": False}
    if path.endswith("iso") and call.name == "date":
        return {"type": "date"}
    kind = _TYPES.get(call.name)
    return {"type": kind or "string", "type_words": call.name, "type_exact": kind is not None}


_ROOTS = frozenset({"z", "z.coerce", "z.iso"})


def _is_literal(value: Literal) -> bool:
    call = value.calls[0] if value.kind == "call" and value.calls else None
    return call is not None and call.name == "literal" and bool(call.arguments) and bool(call.arguments[0].text)


def _values(call: Call) -> tuple[str, ...]:
    return call.arguments[0].strings() if call.arguments else ()


def _said(call: Call, told: dict[str, Any]) -> dict[str, Any]:
    """What one call of the chain adds: ``.optional()``, ``.email()``, ``.max(80)``."""
    first = call.arguments[0].text if call.arguments else ""
    textual = told.get("type") in {"string", "email", "url"}
    if call.name in _NULL:
        return {"nullable": True}
    if call.name == "default" and call.arguments and call.arguments[0].kind in {"string", "number", "word"}:
        return {"default": first}
    if call.name in _REFINED and textual:
        return {"type": _REFINED[call.name], "type_exact": True}
    if call.name == "int":
        return {"type": "integer", "type_exact": True}
    if call.name == "length" and textual and first.isdigit():
        return {"max_length": int(first[:_MAX_DIGITS])}
    bound = _BOUNDS.get(call.name)
    if bound and textual:
        return {"max_length": int(first[:_MAX_DIGITS])} if bound == "max" and first.isdigit() else {}
    if bound and first and told.get("type") in {"number", "integer"}:
        return {"minimum": first} if bound == "min" else {"maximum": first}
    return {}
