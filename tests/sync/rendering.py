"""Rendering in memory, in a tenth of the time: for tests that render a project hundreds of times.

It reads the template as Copier does, and `test_rendering` holds it to Copier's bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

from spec_extractor.scaffold import TEMPLATE_ADDRESS, TEMPLATE_VERSION
from spec_extractor.scaffold.writing import nice_yaml
from spec_extractor.sync.merge import File
from tests.harness.project import ROOT

_YIELD = re.compile(r"{% yield (\w+) from (\w+) %}(.*){% endyield %}")
_SUFFIX = ".jinja"


class Bare:
    """Jinja with Copier's settings and nothing of Copier around it; what it has compiled it keeps."""

    def __init__(self, kind: type[Environment] = SandboxedEnvironment) -> None:
        self._environment = kind(
            loader=FileSystemLoader(ROOT),
            extensions=["jinja2_ansible_filters.AnsibleCoreFiltersExtension"],
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            cache_size=-1,
        )
        self._environment.filters["to_nice_yaml"] = nice_yaml
        self._names: dict[str, Template] = {}

    def render(self, answers: Mapping[str, Any]) -> dict[str, File]:
        """Every file of the project, by its path."""
        remembered = {"_commit": TEMPLATE_VERSION, "_src_path": TEMPLATE_ADDRESS, **answers}
        context = {**answers, "_copier_answers": remembered}
        result = {}
        for name, content, executable in _sources(answers["stack"]):
            for path, extra in self._paths(name.removesuffix(_SUFFIX), context):
                if "" in path.split("/"):
                    continue
                rendered = content
                if name.endswith(_SUFFIX):
                    template = self._environment.get_template(f"template/{answers['stack']}/{name}")
                    rendered = template.render(**context, **extra).encode()
                result[path] = File(rendered, executable)
        return result

    def _paths(self, name: str, context: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        found = _YIELD.search(name)
        if found is None:
            yield self._compiled(name).render(**context), {}
            return
        variable, source, inner = found.groups()
        template = self._compiled(name[: found.start()] + inner + name[found.end() :])
        for item in context[source]:
            yield template.render(**context, **{variable: item}), {variable: item}

    def _compiled(self, source: str) -> Template:
        if source not in self._names:
            self._names[source] = self._environment.from_string(source)
        return self._names[source]


@cache
def _sources(stack: str) -> tuple[tuple[str, bytes, bool], ...]:
    """Every file of a stack's template: path, content, whether it may be executed."""
    folder = ROOT / "template" / stack
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    return tuple(
        (path.relative_to(folder).as_posix(), path.read_bytes(), bool(path.stat().st_mode & 0o100))
        for path in paths
        if not any(part.startswith(".") and part.endswith("_cache") for part in path.parts)
    )


@cache
def _bare() -> Bare:
    return Bare()


def render(answers: Mapping[str, Any]) -> dict[str, File]:
    """Every file of the project, by its path."""
    return dict(_rendered(json.dumps(answers)))


@lru_cache(maxsize=8)
def _rendered(text: str) -> dict[str, File]:
    # A sync's test asks for the same revision many times in a row.
    return _bare().render(json.loads(text))


def write_both(
    previous: Mapping[str, Any], answers: Mapping[str, Any], folders: tuple[Path, Path], *_: object
) -> None:
    """In the place of `scaffold.render_changes`, which renders less: every file of both."""
    for each, folder in zip((previous, answers), folders, strict=True):
        write(render(each), folder)


def write(tree: Mapping[str, File], folder: Path) -> None:
    """The files below ``folder``."""
    for path, file in tree.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
        target.chmod(0o755 if file.executable else 0o644)
