"""Random specs that pass the review: what must hold for every document is tested with these."""

from __future__ import annotations

import keyword
import string

from hypothesis import strategies as st

from spec_extractor import ir
from spec_extractor.naming import entity_key, pascal, plural, singular, snake

# Names that mean something to a language, a database or a framework, mixed with ordinary ones.
RESERVED = [
    *(word for word in keyword.kwlist if word.isalpha()),
    *("metadata", "query", "order", "group", "select", "table", "user", "limit", "cursor", "sort", "json", "type"),
    *("list", "str", "int", "date", "datetime", "uuid", "decimal", "model_config", "registry", "schema", "copy"),
    *(
        "self",
        "items",
        "session",
        "body",
        "request",
        "response",
        "base",
        "field",
        "value",
        "values",
        "index",
        "key",
    ),
    *("enum", "annotations", "owner", "total", "count", "offset", "current", "user_name", "status", "app", "test"),
    *(
        "float",
        "bool",
        "object",
        "bytes",
        "set",
        "dict",
        "property",
        "float_value",
        "sa",
        "dt",
        "orm",
        "col",
        "row",
    ),
]
_words = st.text(string.ascii_lowercase, min_size=1, max_size=9)
_names = st.one_of(st.sampled_from(RESERVED), _words, st.builds("{}_{}".format, _words, _words)).map(snake)
_text = st.text(max_size=60)
_ROUTES = {"auth", "health", "docs", "redoc"}
_SERVER = {"id", ir.OWNER_FIELD, *ir.TIMESTAMP_FIELDS, *ir.ACCOUNT_FIELDS}
field_names = _names.filter(lambda n: n not in _SERVER and not n.endswith("_id") and n[0].isalpha())


def entity_names(count: int) -> st.SearchStrategy[list[str]]:
    usable = _names.map(lambda name: pascal(singular(name))).filter(
        lambda name: (
            len(name) > 1
            and plural(name) not in _ROUTES
            and plural(name) not in {"revoked_tokens", "login_failures"}
            and entity_key(name) not in _ROUTES
            and not snake(name).startswith("sqlite")
        )
    )
    return st.lists(usable, min_size=count, max_size=count, unique_by=(entity_key, plural))


@st.composite
def fields(draw: st.DrawFn, name: str) -> ir.Field:
    type_ = draw(st.sampled_from(ir.FIELD_TYPES))
    nullable = draw(st.booleans())
    given: dict[str, object] = {"unique": type_ not in ("json", "boolean") and draw(st.integers(0, 5)) == 0}
    given["indexed"] = type_ != "json" and draw(st.integers(0, 4)) == 0
    default: object = None
    with_default = draw(st.integers(0, 2)) == 0
    match type_:
        case "string":
            given["max_length"] = draw(st.none() | st.integers(1, 400))
            default = "x"
        case "text":
            default = draw(_text.filter(lambda t: "\0" not in t and t.isprintable()))
        case "integer":
            low = draw(st.none() | st.integers(-1000, 0))
            given |= {"minimum": low, "maximum": draw(st.none() | st.integers(1, 1000))}
            default = draw(st.integers(0, 1))
        case "float":
            given["minimum"] = draw(st.none() | st.floats(-10, 0))
            default = draw(st.floats(0, 10))
        case "decimal":
            precision = draw(st.integers(1, 38))
            given |= {"precision": precision, "scale": draw(st.integers(0, precision))}
            default = "0"
        case "boolean":
            default = draw(st.booleans())
        case "date":
            default = draw(st.sampled_from(["today", "2026-02-28"]))
        case "datetime":
            default = draw(st.sampled_from(["now", "2026-02-28T10:00:00Z"]))
        case "enum":
            words = st.text(string.ascii_letters + string.digits + " '\"-_.äß中\\", min_size=1, max_size=20)
            values = draw(st.lists(words.map(str.strip).filter(bool), min_size=1, max_size=5, unique=True))
            given["values"] = tuple(values)
            default = draw(st.sampled_from(values))
        case "json":
            default = draw(st.sampled_from([{}, [], {"a": [1, None, "'"]}, "text"]))
    return ir.Field(name, type_, nullable=nullable, default=default if with_default else None, **given)  # type: ignore[arg-type]


@st.composite
def specs(draw: st.DrawFn, max_entities: int = 5) -> ir.Spec:
    """A spec whose review has no errors: references are acyclic where required."""
    auth = draw(st.booleans())
    names = draw(entity_names(draw(st.integers(1, max_entities))))
    entities = []
    for position, name in enumerate(names):
        account = auth and name == ir.ACCOUNT
        named = draw(st.lists(field_names, max_size=6, unique=True))
        members = [ir.Field("id", "uuid", nullable=False, primary_key=True)]
        members += [draw(fields(field)) for field in named]
        for target in draw(st.lists(st.sampled_from(names), max_size=2, unique=True)):
            # Required only towards what stands before it: no cycle can arise.
            may_be_required = names.index(target) < position and not account
            nullable = not (may_be_required and draw(st.booleans()))
            choices: list[ir.OnDelete | None] = [None, ir.OnDelete.CASCADE, ir.OnDelete.RESTRICT]
            reference = ir.Reference(target, draw(st.sampled_from(choices)))
            field_name = f"{snake(target)}_ref_id"
            members.append(ir.Field(field_name, "uuid", nullable=nullable, references=reference))
        targets = () if account else draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
        taken = {field.name for field in members}
        sets = [
            ir.ManyToMany(plural(f"linked_{target}"), target)
            for target in targets
            if f"{singular(f'linked_{target}')}_ids" not in taken and plural(f"linked_{target}") not in taken
        ]
        entities.append(
            ir.Entity(
                name,
                tuple(members),
                tuple(sets),
                crud=position == 0 or draw(st.integers(0, 5)) > 0,
                access=draw(st.sampled_from(ir.Access)) if auth else ir.Access.OWNER,
                description=draw(_text),
            )
        )
    return ir.Spec(draw(_text.filter(bool)), draw(_text), ir.Auth(auth, 30), tuple(entities))
