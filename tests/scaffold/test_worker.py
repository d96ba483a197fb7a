"""The faster worker writes what Copier writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import StrictUndefined, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from jinja2_ansible_filters.core_filters import to_nice_yaml

from spec_extractor.scaffold.worker import FastEnvironment, FastWorker
from spec_extractor.scaffold.writing import nice_yaml

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


_TEMPLATES = {
    "static": "{{ two }}",
    "of_one.jinja": "{{ one }}",
    "of_two.jinja": "{{ two }}",
    "by_inclusion.jinja": "{% include 'template/parts/two' %}",
    "each_other.jinja": "{% if one == 7 %}{% include 'template/parts/ring' %}{% endif %}",
    "by_import.jinja": "{% from 'template/parts/macro' import shown with context %}{{ shown() }}",
    "by_closed_import.jinja": "{% from 'template/parts/closed' import shown %}{{ shown(one) }}",
    "by_name.jinja": "{% include 'template/parts/' ~ one %}",
    "missing.jinja": "{% include 'template/parts/none' ignore missing %}",
    "answers.jinja": "{{ _copier_answers['one'] }}",
    "{% yield item from many %}{{ item }}{% endyield %}.jinja": "{{ item }} {{ one }}",
    "parts/two": "{{ two }}",
    "parts/1": "",
    "parts/ring": "{{ two }}{% if one == 7 %}{% include 'template/parts/ring' %}{% endif %}",
    "parts/macro": "{% macro shown() %}{{ two }}{% endmacro %}",
    "parts/closed": "{% macro shown(two) %}{{ two }}{% endmacro %}",
}


def test_what_a_file_is_made_of(tmp_path: Path) -> None:
    """Of a change of ``two`` and of a new item, what follows from them is told, and what can't be told."""
    for name, text in _TEMPLATES.items():
        path = tmp_path / "source" / "template" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    questions = (
        "_subdirectory: template\n_exclude: [parts]\none: {type: int}\ntwo: {type: str}\nmany: {type: json}\n"
    )
    (tmp_path / "source" / "copier.yml").write_text(questions)
    made = []
    for name, data in (
        ("before", {"one": 1, "two": "a", "many": ["x"]}),
        ("after", {"one": 1, "two": "b", "many": ["x", "y"]}),
    ):
        source, target = str(tmp_path / "source"), tmp_path / name
        with FastWorker(src_path=source, dst_path=target, data=data, defaults=True, quiet=True) as worker:
            made.append(worker.postponed())
            assert not [path for path in target.rglob("*") if path.is_file()]
            worker.render_postponed({"of_two", "y"})
            rendered = {path.name: path.read_text() for path in target.rglob("*") if path.is_file()}
            assert rendered == {"of_two": data["two"]} | ({"y": "y 1"} if name == "after" else {})
    before, after = made
    differing = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    told = {"of_two", "by_inclusion", "each_other", "by_import", "y"}
    assert differing == told | {"by_name", "missing", "answers"}
    assert {*after} - differing == {"static", "of_one", "by_closed_import", "x"}
