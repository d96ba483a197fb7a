"""Included templates, rendered once for the values that they are made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, Template, meta, nodes
from jinja2.runtime import Context
from jinja2.utils import missing

from spec_extractor import __version__
from spec_extractor.scaffold.renderings import Renderings

_SCALARS = (str, int, float, bool, type(None))


class Values:
    """The values of templates' contexts as text, each written once.

    They are told apart by identity: those that are known live as long as this does.
    """

    def __init__(self) -> None:
        self._known: dict[int, Any] = {}
        self._texts: dict[int, str] = {}

    def know(self, context: Mapping[str, Any]) -> None:
        """Know the values of ``context`` and the items of its lists, none of which is changed later."""
        for value in context.values():
            items = value if isinstance(value, list) else ()
            self._known |= {id(each): each for each in (value, *items)}

    def text(self, value: Any) -> str | None:
        """A known value, or one that nothing can change, as JSON; None for any other."""
        if id(value) not in self._known:
            return json.dumps(value, ensure_ascii=False) if type(value) in _SCALARS else None
        if id(value) not in self._texts:
            text = self._written(value)
            if text is None:
                return None
            self._texts[id(value)] = text
        return self._texts[id(value)]

    def _written(self, value: Any) -> str | None:
        if type(value) is list:
            items = [self.text(item) for item in value]
            if None not in items:
                return f"[{', '.join(filter(None, items))}]"
        try:
            return json.dumps(value, ensure_ascii=False)
        except (TypeError, ValueError):
            return None


@dataclass(frozen=True, slots=True)
class Source:
    """A template and those that it includes and imports: a digest of their texts, the names that they look up."""

    digest: str
    names: frozenset[str]


class Includes:
    """Remembers what templates were rendered to that a file's template includes again and again."""

    def __init__(self, renderings: Renderings, values: Values) -> None:
        self._renderings = renderings
        self._values = values
        self._wrapped: dict[str, Included | None] = {}
        self._met: set[str] | None = None

    def begin(self, *, remember: bool) -> None:
        """Another file is rendered next."""
        self._met = set() if remember else None

    def wrap(self, environment: Environment, template: Template) -> Template | Included:
        """``template``; what stands for it where it is met again and it can be told what it depends on."""
        if self._met is None or template.name is None:
            return template
        if template.name not in self._met:
            self._met.add(template.name)
            return template
        if template.name not in self._wrapped:
            source = _source(environment, template.name)
            self._wrapped[template.name] = None if source is None else Included(self, template, source)
        return self._wrapped[template.name] or template

    def render(self, template: Template, source: Source, context: Context) -> Iterable[str]:
        """What ``template`` makes of ``context``."""
        digest = self._digest(template, source, context)
        if digest is None:
            return template.root_render_func(context)
        text = self._renderings.get(digest)
        if text is None:
            text = "".join(template.root_render_func(context))
            self._renderings.add(digest, text)
        return (text,)

    def _digest(self, template: Template, source: Source, context: Context) -> str | None:
        digest = hashlib.sha256(source.digest.encode())
        for name in sorted(source.names):
            value = context.resolve_or_missing(name)
            if value is missing or value is template.environment.globals.get(name, missing):
                continue
            text = None if name.startswith("_") else self._values.text(value)
            if text is None:
                return None
            digest.update(f"\0{name}\0{text}".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


class Included:
    """Stands for ``template`` in one that includes it; whatever else is done with it is done with ``template``."""

    def __init__(self, includes: Includes, template: Template, source: Source) -> None:
        self._includes = includes
        self._template = template
        self._source = source

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)

    def root_render_func(self, context: Context) -> Iterator[str]:
        """As the template's."""
        yield from self._includes.render(self._template, self._source, context)


def _source(environment: Environment, name: str) -> Source | None:
    """None where an included template's name is made up in rendering, or where templates fill others' blocks."""
    names: set[str] = set()
    digest = hashlib.sha256(__version__.encode())
    found = [name]
    for each in found:  # Grows meanwhile; templates may include each other.
        assert environment.loader is not None  # noqa: S101 - Copier's environment has one
        text, _, _ = environment.loader.get_source(environment, each)
        digest.update(f"\0{each}\0{text}".encode())
        tree = environment.parse(text)
        names |= meta.find_undeclared_variables(tree)
        if tree.find(nodes.Extends) or tree.find(nodes.Block):
            return None
        for node in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport)):
            source = getattr(node, "template")  # noqa: B009 - the common base of the three has no such attribute
            if not isinstance(source, nodes.Const):
                return None
            if source.value not in found:
                found.append(source.value)
    return Source(digest.hexdigest(), frozenset(names))
