"""Fields: from the spec's form to the answers', with every default of the contract filled in."""

from __future__ import annotations

from typing import Any

from spec_extractor import ir
from spec_extractor.genome.answers import Field, Filter
from spec_extractor.genome.stacks import Stack
from spec_extractor.naming import camel, pascal
from spec_extractor.values import MAX_INTEGER, MAX_LENGTHS, PRECISION, SCALE

_ORDERED = frozenset({"integer", "float", "decimal", "date", "datetime"})
_LIST_PARAMETERS = frozenset({"limit", "cursor", "sort"})

# One pattern per type, in the regular-expression subset that every stack's engine shares, so that all of them take
# and refuse the same values. E-mail: words joined by single dots, at a domain name. URL: absolute, http or https.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]"
_EMAIL = (
    rf"^{_ATOM}+(?:\.{_ATOM}+)*"
    r"@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$"
)
_URL = r"^https?://[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?(?::[0-9]{1,5})?(?:[/?#][!-~]*)?$"


def _pattern(type_: str, precision: int | None, scale: int | None) -> str | None:
    """The pattern of the value's text on the wire; None where the type has another form or none."""
    if type_ == "decimal":
        whole, fraction = (precision or 0) - (scale or 0), scale or 0
        integer = "0" if not whole else f"(?:0|[1-9][0-9]{{0,{whole - 1}}})"
        return f"^-?{integer}(?:\\.[0-9]{{1,{fraction}}})?$" if fraction else f"^-?{integer}$"
    return {"email": _EMAIL, "url": _URL}.get(type_)


def _filters(name: str, type_: str, nullable: bool) -> list[Filter]:
    filters: list[Filter] = []
    if type_ != "json":
        parameter = f"{name}__eq" if name in _LIST_PARAMETERS else name
        filters.append({"parameter": parameter, "operator": "eq"})
    if type_ in _ORDERED:
        filters += [{"parameter": f"{name}__{op}", "operator": op} for op in ("gte", "lte")]
    if nullable:
        filters.append({"parameter": f"{name}__isnull", "operator": "isnull"})
    return filters


def make_field(stack: Stack, name: str, type_: str, role: str = "data", **given: Any) -> Field:
    """A field with the contract's defaults; ``given`` overrides members of `Field` by name."""
    nullable = bool(given.get("nullable", False))
    hidden = bool(given.get("hidden", False))
    required = bool(given.get("required", False))
    field: Field = {
        "name": name,
        "camel": camel(name),
        "pascal": pascal(name),
        "attribute": stack.attribute(name),
        "label": name.replace("_", " "),
        "description": "",
        "role": role,
        "type": type_,
        "writable": role == "data",
        "hidden": hidden,
        "nullable": nullable,
        "required": required,
        "default": None,
        "unique": False,
        "indexed": False,
        "min_length": 1 if type_ == "string" and required else None,
        "max_length": MAX_LENGTHS.get(type_),
        "minimum": -MAX_INTEGER if type_ == "integer" else None,
        "maximum": MAX_INTEGER if type_ == "integer" else None,
        "precision": PRECISION if type_ == "decimal" else None,
        "scale": SCALE if type_ == "decimal" else None,
        "pattern": None,
        "values": [],
        "references": None,
        "sortable": type_ != "json" and not hidden,
        "filters": [] if hidden else _filters(name, type_, nullable),
    }
    for member, value in given.items():
        if value is not None:
            field[member] = value  # type: ignore[literal-required]
    field["pattern"] = _pattern(type_, field["precision"], field["scale"])
    return field


def from_spec(stack: Stack, field: ir.Field, label: str, description: str) -> Field:
    """The answers' form of a field that the author stated; its reference is attached later.

    A field whose default is ``""`` or that has any default may be left out of a body.
    """
    required = not field.nullable and field.default is None
    return make_field(
        stack,
        field.name,
        field.type,
        label=label,
        description=description,
        nullable=field.nullable,
        required=required,
        default=_default(field),
        unique=field.unique,
        indexed=field.indexed,
        max_length=field.max_length,
        minimum=field.minimum,
        maximum=field.maximum,
        precision=field.precision,
        scale=_scale(field),
        values=list(field.values),
    )


def _default(field: ir.Field) -> object:
    """As the server keeps it: ids and e-mail addresses in lower case."""
    lower = field.type in ("uuid", "email") and isinstance(field.default, str)
    return str(field.default).lower() if lower else field.default


def _scale(field: ir.Field) -> int | None:
    """SQL's rule for a precision without a scale would be 0; the contract's default of 2 holds where it fits."""
    if field.type != "decimal" or field.scale is not None or field.precision is None:
        return field.scale
    return min(SCALE, field.precision)
