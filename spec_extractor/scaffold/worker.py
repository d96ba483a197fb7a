"""Copier's own worker, without the work that it repeats for every file.

Copier 9.19 compiles the template of a file's name anew for each file that a ``yield`` makes, starts ``git config``
for each file that it writes, builds the context of the templates anew for each of them, and fetches a template by
cloning it. Here each is done once. What is written is the same, byte for byte: tests/scaffold holds plain ``copier
copy`` against it. The overrides lean on Copier's private names, so its version is pinned.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, MutableMapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any, cast

from copier._jinja_ext import SandboxedEnvironment, get_yield_context
from copier._main import Worker
from copier._template import Template
from copier._tools import scantree
from copier._types import Phase
from jinja2 import Template as Compiled
from jinja2 import nodes
from jinja2.runtime import Context, Macro
from jinja2.utils import Namespace
from packaging.version import Version

from spec_extractor.scaffold import recollection
from spec_extractor.scaffold.includes import Includes, Values
from spec_extractor.scaffold.renderings import Renderings
from spec_extractor.scaffold.writing import nice_yaml

_DICT_ATTRIBUTES = frozenset(dir(dict))
_PLAIN = frozenset({str, int, bool, list, dict})

# A file's template, its path in the project, and what its template is given besides the answers.
_File = tuple[Path, Path, dict[str, Any]]
Inputs = tuple[object, ...]


class FastEnvironment(SandboxedEnvironment):
    """Reads a dictionary's member at once, instead of looking for an attribute of that name first.

    Templates that others include remember what they were rendered to.
    """

    includes: Includes

    def get_template(
        self,
        name: Any,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - its name there
    ) -> Any:
        """As the base class does; or what stands for the template."""
        return self.includes.wrap(self, super().get_template(name, parent, globals))

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that every template knows, as one dictionary: the base class's chain is slow to copy."""
        return {**self.globals, **(d or {})}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """As the base class does, whose other cases it leaves alone."""
        if type(obj) is dict and attribute not in _DICT_ATTRIBUTES:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if type(obj) is Namespace and not attribute.startswith("_"):
            value = getattr(obj, attribute, None)
            if type(value) in _PLAIN:
                return value
        return super().getattr(obj, attribute)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as there
        """As the base class does, which finds out anew at each call that a macro may be called, and with what."""
        if type(__obj) is Macro:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return __obj(__context.eval_ctx, *args, **kwargs)
        return super().call(__context, __obj, *args, **kwargs)


class FastWorker(Worker):
    """Renders into a folder that is no repository yet, or one whose index keeps the files' modes.

    It can also find out first what each file would be made of (`postponed`), and then render some of them only.
    """

    def _render_template(self) -> None:
        # The answers are complete by now; nothing below changes them.
        self.__dict__["_remembered"] = super()._answers_to_remember()
        self.__dict__["_relpath"] = super().answers_relpath
        self.__dict__["_context"] = super()._render_context()
        self.__dict__["_names_context"] = self._name_context
        self._values.know(self._render_context())
        if "_postponed" not in self.__dict__ or not self._postpone_all():
            super()._render_template()

    def _postpone_all(self) -> bool:
        """Postpone every file, sooner than the base class would: the folder is empty, so no link leads out of it.

        False where the template has a link, or a name leads out: the base class knows what to do then.
        """
        root = self.template_copy_root
        for source in scantree(str(root), not self.template.preserve_symlinks):
            if source.is_symlink():
                return False
            if source.is_dir():
                continue
            path = Path(source.path)
            file = path.relative_to(self.template.local_abspath)
            for name, extra_context in self._render_path(path.relative_to(root)):
                if name.is_absolute() or ".." in name.parts:
                    return False
                if not self.match_exclude(name):
                    self._render_file(file, name, extra_context)
        return True

    def know(self, written: str) -> None:
        """Take what is in ``written``, the answers file as it stands for the data, as it is."""
        self._values.know(self.data)
        self.__dict__["_pieces"] = recollection.pieces(written, self.data, self._values.text)

    def remember(self, renderings: Renderings) -> None:
        """Take what is in ``renderings`` as it is, and add what is rendered."""
        self.__dict__["_renderings"] = renderings

    def share(self, other: FastWorker) -> None:
        """Take what ``other``, of the same template, has compiled and found out about it."""
        for name in ("jinja_env", "_compiled", "_known_names", "_values"):
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
    def jinja_env(self) -> FastEnvironment:
        """Copier's environment, with faster means to the same ends."""
        plain: SandboxedEnvironment = super().jinja_env
        plain.__class__ = FastEnvironment
        environment = cast("FastEnvironment", plain)
        environment.includes = Includes(self.__dict__.get("_renderings") or Renderings(), self._values)
        # Nobody changes a template meanwhile.
        environment.auto_reload = False
        environment.filters["to_nice_yaml"] = partial(
            nice_yaml, known=self.__dict__.get("_pieces"), text_of=self._values.text
        )
        return environment

    @cached_property
    def _compiled(self) -> dict[str, Compiled]:
        return {}

    def _render_string(self, string: str, extra_context: dict[str, Any] | None = None) -> str:
        compiled = self._compiled.get(string)
        if compiled is None:
            compiled = self._compiled[string] = self.jinja_env.from_string(string)
        self._forget_yield()
        context = {**self._name_context, **(extra_context or {})}
        try:
            return self.jinja_env.concat(compiled.root_render_func(compiled.new_context(context, shared=True)))
        except Exception:
            return str(self.jinja_env.handle_exception())

    @property
    def _name_context(self) -> dict[str, Any]:
        """All that a name's template can see, made once where the answers are known."""
        known: dict[str, Any] | None = self.__dict__.get("_names_context")
        return {**self.jinja_env.globals, **self._render_context()} if known is None else known

    def _render_file(
        self, src_relpath: Path, dst_relpath: Path, extra_context: dict[str, Any] | None = None
    ) -> None:
        postponed: dict[str, _File] | None = self.__dict__.get("_postponed")
        if postponed is not None:
            postponed[dst_relpath.as_posix()] = (src_relpath, dst_relpath, extra_context or {})
            return
        self._forget_yield()
        # A file of one entity is made anew wherever that has changed.
        self.jinja_env.includes.begin(remember=not extra_context)
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
        path = source.as_posix()
        if not path.endswith(self.template.templates_suffix):
            return (path,)
        if path not in self._common_inputs:
            context = self._render_context()
            named = self._named(path)
            if named is None or any(name.startswith("_") for name in named & {*context, *extra_context}):
                # The answers file, and what can't be told.
                named = frozenset(self.data)
            own = tuple(sorted(named & extra_context.keys()))
            common = sorted(named & context.keys() - extra_context.keys())
            self._common_inputs[path] = own, tuple((name, self._text(context[name])) for name in common)
        names, inputs = self._common_inputs[path]
        return path, inputs, tuple(self._text(extra_context[name]) for name in names)

    @cached_property
    def _common_inputs(self) -> dict[str, tuple[tuple[str, ...], Inputs]]:
        """By template, whose files are all given the same names: their own ones, and what they have in common."""
        return {}

    def _text(self, value: Any) -> str:
        return self._values.text(value) or repr(value)

    @cached_property
    def _values(self) -> Values:
        return Values()

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
