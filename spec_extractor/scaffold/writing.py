"""The answers file's YAML: PyYAML's own bytes, sooner."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import yaml

# Without line breaks (escaped in JSON, like all other control characters) and without characters beyond those that
# both of PyYAML's emitters take for printable. A backslash starts an escape in JSON, or is one itself.
_WRITTEN_ALIKE = re.compile(r"(?:[ -\[\]-~\u00a1-\u1fff\u2030-\ud7ff\ue000-\ufdff]|\\[\"\\])*")
_TAG = "tag:yaml.org,2002:"


class FastDumper(yaml.CDumper):
    """For values as JSON has them, none of which is shared, in block style."""

    def represent_data(self, data: Any) -> yaml.Node:
        """As the base class does, which looks for aliases, and for each type anew among all that it knows."""
        kind = type(data)
        if kind is str:
            return yaml.ScalarNode(f"{_TAG}str", data)
        if kind is dict:
            pairs = [(self.represent_data(key), self.represent_data(value)) for key, value in data.items()]
            return yaml.MappingNode(f"{_TAG}map", pairs, flow_style=False)
        if kind is list:
            return yaml.SequenceNode(f"{_TAG}seq", list(map(self.represent_data, data)), flow_style=False)
        if data is None:
            return yaml.ScalarNode(f"{_TAG}null", "null")
        if kind is bool:
            return yaml.ScalarNode(f"{_TAG}bool", "true" if data else "false")
        if kind is int:
            return yaml.ScalarNode(f"{_TAG}int", str(data))
        node: yaml.Node = super().represent_data(data)
        return node

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> Any:
        """As the base class does, once for each text."""
        if kind is yaml.ScalarNode and isinstance(implicit, tuple):
            return _resolved(value, implicit)
        return super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]


_RESOLVER = yaml.resolver.Resolver()


@lru_cache(maxsize=10_000)
def _resolved(value: str, implicit: tuple[bool, bool]) -> Any:
    return _RESOLVER.resolve(yaml.ScalarNode, value, implicit)  # type: ignore[no-untyped-call]


def nice_yaml(
    data: Any,
    indent: int = 4,
    *,
    known: Mapping[str, str] | None = None,
    text_of: Callable[[Any], str | None] = lambda _: None,
    **options: Any,
) -> str:
    """What Jinja's filter ``to_nice_yaml`` makes of ``data``, plain values of which none is shared.

    ``known`` has members with their names and items of lists, as JSON, with what was made of them under the same
    options; ``text_of`` gives a value's JSON where it is there already. PyYAML writes most of it in C, where it is
    sure to write the same: its two emitters differ in what they escape, and in how they fold what they escape. So
    the data goes piece by piece, each as fast as its characters allow.
    """
    given = {"indent": indent, "allow_unicode": True, "default_flow_style": False, **options}
    if not isinstance(data, dict) or not data or given.get("sort_keys", True):
        return str(yaml.dump(data, **given))
    return "".join(_member(str(key), value, known or {}, text_of, given) for key, value in data.items())


def _member(
    key: str,
    value: Any,
    known: Mapping[str, str],
    text_of: Callable[[Any], str | None],
    given: dict[str, Any],
) -> str:
    if not isinstance(value, list) or not value:
        text = text_of(value)
        return (known.get(f"{key}: {text}") if text else None) or _piece({key: value}, given)
    # A list stands below its key without an indent of its own.
    head = _piece({key: None}, given).removesuffix(" null\n")
    items = ((item, text_of(item) or json.dumps(item, ensure_ascii=False)) for item in value)
    return f"{head}\n" + "".join(known.get(text) or _piece([item], given, text) for item, text in items)


def _piece(data: Any, given: dict[str, Any], text: str | None = None) -> str:
    alike = _WRITTEN_ALIKE.fullmatch(text or json.dumps(data, ensure_ascii=False))
    usual = given["default_flow_style"] is False and "default_style" not in given
    return str(yaml.dump(data, Dumper=FastDumper if alike and usual else yaml.Dumper, **given))
