"""Copier's own worker, without the work that it repeats for every file.

Copier 9.19 compiles the template of a file's name anew for each file that a ``yield`` makes, starts ``git config``
for each file that it writes, builds the context of the templates anew for each of them, and fetches a template by
cloning it. Here each is done once. What is written is the same, byte for byte: tests/scaffold holds plain ``copier
copy`` against it. The overrides lean on Copier's private names, so its version is pinned.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import yaml
from copier._jinja_ext import SandboxedEnvironment, get_yield_context
from copier._main import Worker
from copier._template import Template
from copier._types import Phase
from jinja2 import Template as Compiled
from jinja2 import nodes
from packaging.version import Version

# Without line breaks (escaped in JSON, like all other control characters) and without characters beyond those that
# both of PyYAML's emitters take for printable. A backslash starts an escape in JSON, or is one itself.
_WRITTEN_ALIKE = re.compile(r"(?:[ -\[\]-~\u00a1-\u1fff\u2030-\ud7ff\ue000-\ufdff]|\\[\"\\])*")
_DICT_ATTRIBUTES = frozenset(dir(dict))

# A file's template, its path in the project, and what its template is given besides the answers.
_File = tuple[Path, Path, dict[str, Any]]
Inputs = tuple[object, ...]


class FastEnvironment(SandboxedEnvironment):
    """Reads a dictionary's member at once, instead of looking for an attribute of that name first."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """As the base class does, whose other cases it leaves alone."""
        if type(obj) is dict and attribute not in _DICT_ATTRIBUTES:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


class FastWorker(Worker):
    """Renders into a folder that is no repository yet, or one whose index keeps the files' modes.

    It can also find out first what each file would be made of (`postponed`), and then render some of them only.
    """

    def _render_template(self) -> None:
        # The answers are complete by now; nothing below changes them.
        self.__dict__["_remembered"] = super()._answers_to_remember()
        self.__dict__["_relpath"] = super().answers_relpath
        self.__dict__["_context"] = super()._render_context()
        super()._render_template()

    def know(self, pieces: Mapping[str, str]) -> None:
        """Take ``pieces`` of the answers file as they are: how a list's item is written, by the item as JSON."""
        self.__dict__["_pieces"] = pieces

    def share(self, other: FastWorker) -> None:
        """Take what ``other``, of the same template, has compiled and found out about it."""
        for name in ("jinja_env", "_compiled", "_known_names"):
            self.__dict__[name] = getattr(other, name)

    def _answers_to_remember(self) -> Mapping[str, Any]:
        remembered: Mapping[str, Any] | None = self.__dict__.get("_remembered")
        return super()._answers_to_remember() if remembered is None else remembered

    @property
    def answers_relpath(self) -> Path:
        """Where the answers file goes, below the project."""
        known: Path | None = self.__dict__.get("_relpath")
        return super().answers_relpath if known is None else known

    def _render_context(self) -> Any:
        context = self.__dict__.get("_context")
        return super()._render_context() if context is None else context

    @cached_property
    def jinja_env(self) -> SandboxedEnvironment:
        """Copier's environment, with faster means to the same ends."""
        environment: SandboxedEnvironment = super().jinja_env
        environment.__class__ = FastEnvironment
        environment.filters["to_nice_yaml"] = partial(nice_yaml, known=self.__dict__.get("_pieces"))
        return environment

    @cached_property
    def _compiled(self) -> dict[str, Compiled]:
        return {}

    def _render_string(self, string: str, extra_context: dict[str, Any] | None = None) -> str:
        compiled = self._compiled.get(string)
        if compiled is None:
            compiled = self._compiled[string] = self.jinja_env.from_string(string)
        self._forget_yield()
        return compiled.render(**self._render_context(), **(extra_context or {}))

    def _render_file(
        self, src_relpath: Path, dst_relpath: Path, extra_context: dict[str, Any] | None = None
    ) -> None:
        postponed: dict[str, _File] | None = self.__dict__.get("_postponed")
        if postponed is not None:
            postponed[dst_relpath.as_posix()] = (src_relpath, dst_relpath, extra_context or {})
            return
        self._forget_yield()
        super()._render_file(src_relpath, dst_relpath, extra_context)

    def postponed(self) -> dict[str, Inputs]:
        """Go through the template without rendering a file; for each path what its file would be made of.

        Files of two workers with equal inputs are equal.
        """
        self.__dict__["_postponed"] = {}
        self.run_copy()
        files: dict[str, _File] = self.__dict__["_postponed"]
        return {path: self._inputs(source, context) for path, (source, _, context) in files.items()}

    def render_postponed(self, paths: Collection[str]) -> None:
        """Render those of ``paths`` that there are."""
        files: dict[str, _File] = self.__dict__.pop("_postponed")
        with Phase.use(Phase.RENDER):
            for path in paths & files.keys():
                self._render_file(*files[path])

    def _inputs(self, source: Path, extra_context: Mapping[str, Any]) -> Inputs:
        """The template and the values of what it names."""
        if not source.name.endswith(self.template.templates_suffix):
            return (source.as_posix(),)
        context = {**self._render_context(), **extra_context}
        named = self._named(source.as_posix())
        if named is None or any(name.startswith("_") for name in named & context.keys()):
            # The answers file, and what can't be told.
            named = frozenset(self.data)
        return source.as_posix(), *(
            (name, self._written(context[name])) for name in sorted(named & context.keys())
        )

    @cached_property
    def _known_values(self) -> dict[int, str]:
        return {}

    def _written(self, value: Any) -> str:
        """``value`` as text, made once for each; they all live as long as the worker, so ids tell them apart."""
        if id(value) not in self._known_values:
            self._known_values[id(value)] = json.dumps(value, sort_keys=True, default=repr)
        return self._known_values[id(value)]

    @cached_property
    def _known_names(self) -> dict[str, frozenset[str] | None]:
        return {}

    def _named(self, template: str) -> frozenset[str] | None:
        """Every name in a template and in those that share its context; None where these can't be told."""
        if template not in self._known_names:
            self._known_names[template] = self._find_names(template)
        return self._known_names[template]

    def _find_names(self, template: str) -> frozenset[str] | None:
        names: set[str] = set()
        found = [template]
        for each in found:  # Grows meanwhile; templates may include each other.
            file = self.template.local_abspath / each
            if not file.is_file():
                return None
            tree = self.jinja_env.parse(file.read_text(encoding="utf-8"))
            names.update(node.name for node in tree.find_all(nodes.Name))
            for node in tree.find_all((nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)):
                if isinstance(node, nodes.Import | nodes.FromImport) and not node.with_context:
                    continue
                source = getattr(node, "template")  # noqa: B009 - the common base of the four has no such attribute
                if not isinstance(source, nodes.Const):
                    return None
                if source.value not in found:
                    found.append(source.value)
        return frozenset(names)

    def _forget_yield(self) -> None:
        """As compiling does: who reads what a name's ``yield`` has left takes it for the present template's."""
        found = get_yield_context(self.jinja_env)
        found.yield_name = found.yield_iterable = None

    @cached_property
    def _index_keeps_modes(self) -> bool:
        """Whether Git does not see modes on disk, so that the index has to be told of them."""
        from spec_extractor import git  # noqa: PLC0415

        asked = git.attempt(self.subproject.local_abspath, "config", "--type=bool", "--get", "core.fileMode")
        return asked.stdout.strip() == b"false"

    def _sync_git_index_executable_bit(self, dst_relpath: Path, src_mode: int) -> None:
        if self._index_keeps_modes:
            super()._sync_git_index_executable_bit(dst_relpath, src_mode)


def use_local_files(worker: Worker, folder: Path, version: str) -> None:
    """Let ``worker`` take the template from ``folder``, as what its address has under the tag ``version``."""
    template = Template(url=worker.src_path or "", ref=version)
    known = {"local_abspath": folder, "commit": version, "version": Version(version), "git_index_modes": {}}
    template.__dict__.update(known)
    worker.__dict__["template"] = template


def nice_yaml(data: Any, indent: int = 4, *, known: Mapping[str, str] | None = None, **options: Any) -> str:
    """What Jinja's filter ``to_nice_yaml`` makes of ``data``, plain values of which none is shared.

    ``known`` has items of lists, as JSON, with what was made of them under the same options. PyYAML writes most of
    it in C, where it is sure to write the same: its two emitters differ in what they escape, and in how they fold
    what they escape. So the data goes piece by piece, each as fast as its characters allow.
    """
    given = {"indent": indent, "allow_unicode": True, "default_flow_style": False, **options}
    if not isinstance(data, dict) or not data or given.get("sort_keys", True):
        return str(yaml.dump(data, **given))
    return "".join(_member(str(key), value, known or {}, given) for key, value in data.items())


def _member(key: str, value: Any, known: Mapping[str, str], given: dict[str, Any]) -> str:
    if not isinstance(value, list) or not value:
        return _piece({key: value}, given)
    # A list stands below its key without an indent of its own.
    head = _piece({key: None}, given).removesuffix(" null\n")
    items = ((item, json.dumps(item, ensure_ascii=False)) for item in value)
    return f"{head}\n" + "".join(known.get(text) or _piece([item], given, text) for item, text in items)


def _piece(data: Any, given: dict[str, Any], text: str | None = None) -> str:
    alike = _WRITTEN_ALIKE.fullmatch(text or json.dumps(data, ensure_ascii=False))
    return str(yaml.dump(data, Dumper=yaml.CDumper if alike else yaml.Dumper, **given))
