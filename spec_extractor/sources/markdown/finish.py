"""The last step of a field: from the merged telling to the IR's field, every member in its own type."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from spec_extractor.diagnostics import Diagnostic, note, warning
from spec_extractor.ir import FIELD_TYPES, Certainty, Field, OnDelete, Reference
from spec_extractor.naming import snake
from spec_extractor.sources.markdown.inference import infer_type, number_type
from spec_extractor.sources.markdown.patterns import lazy
from spec_extractor.sources.markdown.split import unquote
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.vocabulary import FALSE_WORDS, TRUE_WORDS

_NOW = frozenset(
    {
        "now",
        "now()",
        "current_timestamp",
        "current_timestamp()",
        "current time",
        "utcnow",
        "timezone.now",
        "current date and time",
        "auto_now_add",
        "getdate()",
        "current datetime",
        "creation time",
    }
)
_TODAY = frozenset(
    {"today", "today()", "current_date", "current_date()", "current date", "date.today", "now", "now()"}
)
_GENERATED = lazy(
    r"(?:gen_random_uuid|uuid_generate_v\d|uuid|uuidv?\d|uuid\.uuid4|newid|auto|autoincrement|cuid|"
    r"nextval.*)(?:\(.*\))?",
    re.I,
)
_NOTHING = frozenset({"null", "none", "nil", "undefined", "n/a", "empty", "-"})


def finish_field(entity: str, telling: FieldTelling, target: str | None) -> tuple[Field, list[Diagnostic]]:
    """The IR's field for a merged telling; ``target`` is the resolved entity that it references."""
    told: list[Diagnostic] = []
    name = snake(telling.name)
    if target is not None:
        return _reference(telling, name, target), told
    telling = _typed(entity, name, telling, told)
    kind = telling.type or "string"
    default = _default(entity, name, kind, telling, told)
    length = telling.max_length
    minimum, maximum = _bound(telling, kind, low=True), _bound(telling, kind, low=False)
    if kind in {"string", "text", "email", "url"}:
        stated = telling.maximum
        if length is None and stated is not None and re.fullmatch(r"\d{1,9}", stated):
            length = int(stated)
        minimum = maximum = None
    else:
        length = None
    if length == 0:
        length = None
    field = Field(
        name,
        kind,
        nullable=_nullable(telling, default),
        unique=telling.unique or telling.primary_key,
        indexed=telling.indexed,
        default=default,
        max_length=length,
        minimum=minimum,
        maximum=maximum,
        precision=telling.precision if kind == "decimal" else None,
        scale=telling.scale if kind == "decimal" else None,
        values=telling.values if kind == "enum" else (),
        renamed_from=snake(telling.renamed_from) if telling.renamed_from else None,
        label=telling.name if telling.name != name else None,
        description=telling.description,
        certainty=telling.certainty,
        location=telling.location,
    )
    return field, told


def _reference(telling: FieldTelling, name: str, target: str) -> Field:
    full = name if name.endswith("_id") else f"{name}_id"
    nullable = _nullable(telling, None) if telling.on_delete is not OnDelete.SET_NULL else True
    renamed = snake(telling.renamed_from) if telling.renamed_from else None
    return Field(
        full,
        "uuid",
        nullable=nullable,
        unique=telling.unique,
        indexed=telling.indexed,
        references=Reference(target, telling.on_delete),
        renamed_from=renamed if renamed is None or renamed.endswith("_id") else f"{renamed}_id",
        label=telling.name if telling.name != full else None,
        description=telling.description,
        certainty=telling.certainty,
        location=telling.location,
    )


def _nullable(telling: FieldTelling, default: object | None) -> bool:
    if telling.nullable is not None:
        return telling.nullable
    return not (telling.primary_key or default is not None or telling.not_null_by_type)


def _typed(entity: str, name: str, telling: FieldTelling, told: list[Diagnostic]) -> FieldTelling:
    where = f"{entity}.{name}"
    kind = telling.type
    if kind not in FIELD_TYPES and kind != "number" and telling.otherwise:
        kind = telling.otherwise
    if kind is None:
        kind = "enum" if telling.values else infer_type(telling.name)
        if kind == "string" and _is_number(telling):
            kind = "integer" if _is_whole(telling) else "float"
        told.append(
            note(
                "PRD130",
                telling.location,
                f"{where} has no stated type: read as {kind}",
                f"write `{telling.name} ({kind})` or another type",
            )
        )
        certainty = Certainty.INFERRED if telling.certainty is Certainty.STATED else telling.certainty
        telling = replace(telling, certainty=certainty)
    elif kind == "number":
        kind = number_type(name)
        if kind == "float" and telling.scale is not None:
            kind = "decimal"
    if kind == "enum" and not telling.values:
        kind = "string"
        told.append(
            warning(
                "PRD137",
                telling.location,
                f"{where} is an enumeration without values: read as string",
                f"write `{telling.name} (enum: first, second)`",
            )
        )
    elif (
        telling.type is not None
        and not telling.type_exact
        and kind in FIELD_TYPES
        and telling.type_words.lower() != kind
    ):
        told.append(
            note(
                "PRD131",
                telling.location,
                f"{where}: '{telling.type_words}' is read as {kind}",
                f"write `{telling.name} ({kind})` to say so",
            )
        )
    if telling.values and kind != "enum":
        told.append(
            warning(
                "PRD137",
                telling.location,
                f"{where} is {kind} and lists values, which only an enumeration checks",
                f"write `{telling.name} (enum: {', '.join(telling.values[:3])})`, or a range such as `1-5`",
            )
        )
    return replace(telling, type=kind)


def _is_number(telling: FieldTelling) -> bool:
    return telling.minimum is not None and telling.maximum is not None


def _is_whole(telling: FieldTelling) -> bool:
    return "." not in f"{telling.minimum}{telling.maximum}"


def _bound(telling: FieldTelling, kind: str, *, low: bool) -> int | float | str | None:
    """An inclusive bound in the form of its type: an exclusive one moves by the smallest step of the type."""
    text = telling.minimum if low else telling.maximum
    exclusive = telling.above_minimum if low else telling.below_maximum
    if text is None:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    sign = 1 if low else -1
    if kind == "integer":
        whole = math.ceil(number) if low else math.floor(number)
        return whole + sign if exclusive and whole == number else whole
    if kind == "decimal":
        step = Decimal(1).scaleb(-(telling.scale if telling.scale is not None else 2))
        # As digits: `str` would write a small step with an exponent, which is no decimal of the answers.
        return f"{number + sign * step if exclusive else number:f}"
    return float(number) if kind == "float" else None


def _default(entity: str, name: str, kind: str, telling: FieldTelling, told: list[Diagnostic]) -> object | None:
    if telling.default is None:
        return None
    text = telling.default.strip()
    if text.endswith(")") and " (" in text:
        text = text[: text.find(" (")]
    bare = unquote(text.split("::")[0])
    lowered = bare.lower().rstrip(".")
    literal = kind in {"string", "text"} and text[:1] in "'\"" and bool(bare)
    if literal:
        return bare
    if kind == "enum" and (value := _converted(kind, bare, lowered, telling.values)) is not None:
        # `none` may be one of the values.
        return value
    if lowered in _NOTHING or (not bare and kind not in {"string", "text"}) or _GENERATED.fullmatch(bare):
        return None
    value = _converted(kind, bare, lowered, telling.values)
    if value is None:
        told.append(
            warning(
                "PRD138",
                telling.location,
                f"{entity}.{name}: the default '{bare[:40]}' is no {kind} and is left out",
                _default_help(kind, telling.values),
            )
        )
    return value


def _truth(lowered: str) -> bool | None:
    if lowered == "on" or lowered in TRUE_WORDS:
        return True
    return False if lowered == "off" or lowered in FALSE_WORDS else None


def _default_help(kind: str, values: tuple[str, ...]) -> str:
    if kind == "enum":
        return f"write one of {', '.join(values)}"
    examples = {
        "boolean": "true or false",
        "integer": "a whole number",
        "date": "today or 2026-01-31",
        "datetime": "now",
    }
    return f"write {examples.get(kind, f'a value of the type {kind}')}"


def _converted(kind: str, bare: str, lowered: str, values: tuple[str, ...]) -> object | None:
    match kind:
        case "boolean":
            return _truth(lowered)
        case "integer":
            return int(bare) if re.fullmatch(r"[+-]?\d{1,15}", bare) else None
        case "float":
            return float(bare) if re.fullmatch(r"[+-]?\d{1,15}(?:\.\d{1,15})?", bare) else None
        case "decimal":
            return bare if re.fullmatch(r"-?\d{1,15}(?:\.\d{1,10})?", bare) else None
        case "enum":
            return next(
                (value for value in values if value.lower() == lowered or snake(value) == snake(bare)), None
            )
        case "datetime":
            return (
                "now"
                if lowered in _NOW or lowered.startswith("now")
                else bare
                if re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)", bare)
                else None
            )
        case "date":
            return "today" if lowered in _TODAY else bare if re.fullmatch(r"\d{4}-\d\d-\d\d", bare) else None
        case "string" | "text" | "email" | "url":
            return bare
    return None
