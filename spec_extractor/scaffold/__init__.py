"""Rendering: answers → project, through Copier. Nothing else imports it.

A project records one address of its template, whichever machine it was made on. While prdgen renders, that
address may lead elsewhere (Git's ``url.<base>.insteadOf``): prdgen's own to the template that this installation
carries, so it works offline, and a team's to a clone of theirs. Plain ``copier update`` follows the same address.
"""

from __future__ import annotations

import json
import marshal
import os
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from spec_extractor import carried, git
from spec_extractor.carried import TEMPLATE_ADDRESS, TEMPLATE_VERSION
from spec_extractor.diagnostics import ScaffoldError
from spec_extractor.scaffold.renderings import Renderings

if TYPE_CHECKING:
    from spec_extractor.scaffold.worker import FastWorker

ANSWERS_FILE = ".copier-answers.yml"
# The version of marshal's format in which equal values have equal bytes.
_WITHOUT_REFERENCES = 2


def render(
    answers: Mapping[str, Any],
    folder: Path,
    template: str | None = None,
    revision: str | None = None,
    source: str | None = None,
    renderings: Renderings | None = None,
) -> list[str]:
    """Render ``answers`` into the empty ``folder``; returns what Copier warned of.

    ``template`` is what Copier takes (a folder, a Git address), None prdgen's own, and ``revision`` one of its
    versions: without it prdgen's own of a template that prdgen carries, and the newest tag of another. ``source``
    is where to fetch it instead of from the address that the project records; a ``template`` that is the folder
    of a repository with a remote called origin is recorded under that remote's address. ``renderings`` are taken
    as they are, and added to. Raises `ScaffoldError`,
    with ``folder`` in an undefined state, where the template can't be fetched or rendered.
    """
    with (
        _template(template, revision, source) as found,
        _problems() as warned,
        found.worker(answers, folder) as worker,
    ):
        worker.remember(renderings or Renderings())
        worker.run_copy()
    return warned


def render_changes(
    previous: Mapping[str, Any],
    answers: Mapping[str, Any],
    folders: tuple[Path, Path],
    template: str,
    revision: str,
    source: str | None = None,
    written: str | None = None,
    renderings: Renderings | None = None,
) -> None:
    """Render ``previous`` and ``answers`` into two empty folders, but only the files that may differ.

    Those are files of one of them alone, and files whose template names something that the two have in different
    values. The answers file is rendered for ``answers`` alone: it is replaced, never merged. ``written`` is what
    was rendered as that of ``previous``, where that is known. Other parameters and errors are those of `render`.
    """
    with (
        _template(template, revision, source) as found,
        _problems(),
        found.worker(previous, folders[0], plain=written is not None) as before,
        found.worker(answers, folders[1], like=previous if written is not None else None) as after,
    ):
        before.remember(renderings or Renderings())
        if written is not None:
            before.know(written)
        after.share(before)
        old, new = before.postponed(), after.postponed()
        differing = {path for path in {*old, *new} if old.get(path) != new.get(path)}
        before.render_postponed(differing - {ANSWERS_FILE})
        after.render_postponed(differing)


class _Template(NamedTuple):
    """``files`` is a folder with the template's files, where nothing has to be fetched."""

    address: str
    revision: str | None
    files: Path | None

    def worker(
        self,
        answers: Mapping[str, Any],
        folder: Path,
        *,
        plain: bool = False,
        like: Mapping[str, Any] | None = None,
    ) -> FastWorker:
        """What renders ``answers`` into ``folder``; ``plain``: they are just read, and shared with nobody.

        Items of their lists that equal those of ``like``, which are plain, become these.
        """
        # Copier takes most of a second to import, and copies the environment when it does.
        from spec_extractor.scaffold.worker import FastWorker, use_local_files  # noqa: PLC0415

        worker = FastWorker(
            src_path=self.address,
            dst_path=folder,
            # Plain values, none shared: YAML would write a shared list as an alias, and other bytes.
            data=dict(answers) if plain else _plain(answers, like or {}),
            vcs_ref=self.revision,
            defaults=True,
            overwrite=True,
            quiet=True,
        )
        if self.files is not None and self.revision is not None:
            use_local_files(worker, self.files, self.revision)
        return worker


def _plain(answers: Mapping[str, Any], like: Mapping[str, Any]) -> dict[str, Any]:
    """``answers`` as JSON has them; the items of ``like``, where they are the same."""
    result = {}
    for name, value in answers.items():
        known = like.get(name)
        if isinstance(value, list) and isinstance(known, list):
            # Most changes leave the order as it is, or add to the end.
            pairs = zip_longest(value, known[: len(value)])
            result[name] = [same if _same(item, same) else json.loads(json.dumps(item)) for item, same in pairs]
        else:
            result[name] = json.loads(json.dumps(value))
    return result


def _same(value: Any, other: Any) -> bool:
    """Whether both are written as the same: ``1`` and ``True``, which are equal, are not."""
    try:
        return marshal.dumps(value, _WITHOUT_REFERENCES) == marshal.dumps(other, _WITHOUT_REFERENCES)
    except ValueError:
        return False


@contextmanager
def _template(template: str | None, revision: str | None, source: str | None) -> Iterator[_Template]:
    address = template or TEMPLATE_ADDRESS
    if source is None and template is not None:
        address, source = _published(template)
    with tempfile.TemporaryDirectory(prefix="prdgen-") as scratch:
        files = None
        if address == TEMPLATE_ADDRESS and source is None:
            revision = revision or TEMPLATE_VERSION
            files = carried.carried_files(Path(scratch) / "template", revision)
        with _environment(Path(scratch), address, source):
            yield _Template(address, revision, files)


@contextmanager
def _problems() -> Iterator[list[str]]:
    """What goes wrong inside becomes a `ScaffoldError`; what is warned of is in the list afterwards."""
    from copier.errors import CopierError  # noqa: PLC0415
    from jinja2 import TemplateError  # noqa: PLC0415
    from plumbum import ProcessExecutionError  # noqa: PLC0415

    warned: list[str] = []
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield warned
    except ProcessExecutionError as problem:
        lines = str(problem.stderr).strip().splitlines() or ["git failed"]
        raise ScaffoldError("PRD420", f"the template can't be fetched: {lines[-1]}") from problem
    except (CopierError, TemplateError, ValueError, TypeError) as problem:
        place = getattr(problem, "filename", None)
        where = f" ({place}, line {getattr(problem, 'lineno', '?')})" if place else ""
        raise ScaffoldError("PRD421", f"the template can't be rendered: {problem}{where}") from problem
    except OSError as problem:
        raise ScaffoldError("PRD402", f"the project can't be written: {problem}") from problem
    warned += [str(w.message) for w in caught if not issubclass(w.category, DeprecationWarning)]


def _published(template: str) -> tuple[str, str | None]:
    """The address to record for ``template``, and where to fetch it from instead, if elsewhere."""
    folder = Path(template)
    if not folder.is_dir():
        return template, None
    top = git.attempt(folder, "rev-parse", "--show-toplevel")
    origin = git.attempt(folder, "remote", "get-url", "origin")
    if top.returncode or origin.returncode or Path(os.fsdecode(top.stdout).strip()).resolve() != folder.resolve():
        return template, None
    return os.fsdecode(origin.stdout).strip(), str(folder.resolve())


@contextmanager
def _environment(scratch: Path, address: str, source: str | None) -> Iterator[None]:
    """Git as Copier is to see it: no repository of the caller's, no line-end conversion, our own cache.

    Copier's cache of remote templates is keyed by address; what is fetched from ``source`` must not end up in the
    user's.
    """
    changed = {}
    config = {"core.autocrlf": "false"}
    if source is not None:
        changed["COPIER_CACHE_DIR"] = str(scratch / "cache")
        config[f"url.{source}.insteadOf"] = address
    changed |= git.settings(config)
    from plumbum import local  # noqa: PLC0415

    before = dict(os.environ)
    try:
        for name in git.REPOSITORY_VARIABLES:
            os.environ.pop(name, None)
        os.environ.update(changed)
        # Copier's git calls see the environment as it was when plumbum was imported.
        with local.env(**changed):
            for name in git.REPOSITORY_VARIABLES:
                if name in local.env:
                    del local.env[name]
            yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def first_commit(folder: Path, message: str) -> None:
    """Make ``folder`` a Git repository with all its files in one commit, under the user's own name if set."""
    git.run(folder, "init", "--quiet", "--initial-branch=main")
    git.run(folder, "add", "--force", "--all")
    identity = {} if git.has_identity(folder) else carried.IDENTITY
    git.run(folder, "commit", "--quiet", "--no-verify", "--message", message, **identity)
