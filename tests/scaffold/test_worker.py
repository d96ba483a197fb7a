"""The faster worker writes what Copier writes."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import StrictUndefined, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from jinja2_ansible_filters.core_filters import to_nice_yaml

from spec_extractor.scaffold.worker import FastEnvironment, nice_yaml

# The characters that YAML's writers treat in ways of their own, beside any others.
_PIECES = st.sampled_from(
    (
        *" \n:#'\"-\\{}[]%@`!&*?|>,~=\t\r\x00\x1b\x7f\x85\xa0\xad",
        *("\u2028", "\u200f", "\ufeff", "é", "中", "🎉", ": ", " #", "- ", "<<", "word ", "words in a row "),
        *("true", "null", "y", "1", "1.5", "0x1f", "2026-01-01"),
    )
)
_TEXTS = st.lists(st.one_of(_PIECES, st.characters()), max_size=60).map("".join)
_SCALARS = st.one_of(_TEXTS, st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False))
_KEYS = st.sampled_from(["name", "on", "line", "1", "a b"])
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3), max_leaves=8
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=4))
@example({"a": [], "b": {}, "c": [[], {}], "d": None})
@example({"d": ["\x7f", "\x85", "\u2028", "🎉", "a\nb", "\\", '"', "\\n"]})
def test_yaml_is_written_as_the_filter_writes_it(data: dict[str, Any]) -> None:
    options: dict[str, Any] = {"sort_keys": False, "width": 110}
    assert nice_yaml(data, **options) == to_nice_yaml(data, **options)


def test_other_data_and_options_are_the_filters_as_well() -> None:
    for data in ([1, "a"], {}, "text", None, {"b": 1, "a": [1]}):
        assert nice_yaml(data) == to_nice_yaml(data)
        assert nice_yaml(data, indent=2, sort_keys=False) == to_nice_yaml(data, indent=2, sort_keys=False)


def test_members_are_read_as_in_the_sandbox() -> None:
    row = {"name": "a", "values": [1], "items": "shadowed", "_private": 1, "__class__": 2}
    for source in (
        "name",
        "values",
        "['values']",
        "items",
        "_private",
        "__class__",
        "__init__",
        "missing",
        "get('name')",
    ):
        expression = f"{{{{ row{source if source[0] == '[' else '.' + source} }}}}"
        shown = []
        for kind in (SandboxedEnvironment, FastEnvironment):
            environment = kind(undefined=StrictUndefined)
            try:
                text = environment.from_string(expression).render(row=row)
                shown.append(text if "built-in method" not in text else "a method")
            except (UndefinedError, Exception) as problem:
                shown.append(f"{type(problem).__name__}: {problem}")
        assert shown[0] == shown[1], expression
