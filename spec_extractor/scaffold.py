"""Rendering: answers → project, through Copier. Nothing else imports it.

A project records one canonical address of its template, whichever machine it was made on. While prdgen renders,
that address leads to the template that this installation carries (Git's ``url.<base>.insteadOf``), so it works
offline; plain ``copier update`` follows the same address to the public repository.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from spec_extractor import __version__, bundle

TEMPLATE_ADDRESS = "https://github.com/prdgen/prdgen.git"
TEMPLATE_VERSION = f"v{__version__}"
ANSWERS_FILE = ".copier-answers.yml"

_JUNK = shutil.ignore_patterns("__pycache__", "*.py[co]", ".DS_Store", ".*_cache")
# Set while a Git hook runs; they would lead Git to the caller's repository.
_REPOSITORY_VARIABLES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
# Fixed, so that the template's commit is the same on every machine.
_RELEASE = {
    "GIT_AUTHOR_NAME": "prdgen",
    "GIT_AUTHOR_EMAIL": "prdgen@localhost",
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00+0000",
    "GIT_COMMITTER_NAME": "prdgen",
    "GIT_COMMITTER_EMAIL": "prdgen@localhost",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00+0000",
}


class ScaffoldError(Exception):
    """The project could not be rendered or written; nothing was left behind. ``code`` is a diagnostic's."""

    def __init__(self, code: str, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy


def render(
    answers: Mapping[str, Any], folder: Path, template: str | None = None, revision: str | None = None
) -> list[str]:
    """Render ``answers`` into the empty ``folder``; returns what Copier warned of.

    ``template`` is what Copier takes (a folder, a Git address) and ``revision`` one of its versions, the newest
    tag if None; a ``template`` of None is the one that prdgen carries, in prdgen's own version. Raises
    `ScaffoldError`, with ``folder`` in an undefined state, where the template can't be fetched or rendered.
    """
    if shutil.which("git") is None:
        raise ScaffoldError(
            "PRD403", "git is not installed", "install git: projects and templates are repositories"
        )
    with tempfile.TemporaryDirectory(prefix="prdgen-") as scratch, _environment(Path(scratch), template):
        # Copier takes most of a second to import, and copies the environment when it does.
        from copier import run_copy  # noqa: PLC0415
        from copier.errors import CopierError  # noqa: PLC0415
        from jinja2 import TemplateError  # noqa: PLC0415
        from plumbum import ProcessExecutionError  # noqa: PLC0415

        try:
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                run_copy(
                    template or TEMPLATE_ADDRESS,
                    folder,
                    # Plain values, none shared: YAML would write a shared list as an alias, and other bytes.
                    data=json.loads(json.dumps(answers)),
                    vcs_ref=revision if template else revision or TEMPLATE_VERSION,
                    defaults=True,
                    overwrite=True,
                    quiet=True,
                )
        except ProcessExecutionError as problem:
            lines = str(problem.stderr).strip().splitlines() or ["git failed"]
            raise ScaffoldError("PRD420", f"the template can't be fetched: {lines[-1]}") from problem
        except (CopierError, TemplateError, ValueError, TypeError) as problem:
            place = getattr(problem, "filename", None)
            where = f" ({place}, line {getattr(problem, 'lineno', '?')})" if place else ""
            raise ScaffoldError("PRD421", f"the template can't be rendered: {problem}{where}") from problem
        except OSError as problem:
            raise ScaffoldError("PRD402", f"the project can't be written: {problem}") from problem
    return [str(w.message) for w in caught if not issubclass(w.category, DeprecationWarning)]


@contextmanager
def _environment(scratch: Path, template: str | None) -> Iterator[None]:
    """Git as Copier is to see it: no repository of the caller's, no line-end conversion, our own cache.

    Copier's cache of remote templates is keyed by address; the carried template must not end up in the user's.
    """
    changed = {"COPIER_CACHE_DIR": str(scratch / "cache")} if template is None else {}
    config = {"core.autocrlf": "false"}
    if template is None:
        config[f"url.{carried_template(scratch / 'template')}.insteadOf"] = TEMPLATE_ADDRESS
    changed |= _git_config(config)
    from plumbum import local  # noqa: PLC0415

    before = dict(os.environ)
    try:
        for name in _REPOSITORY_VARIABLES:
            os.environ.pop(name, None)
        os.environ.update(changed)
        # Copier's git calls see the environment as it was when plumbum was imported.
        with local.env(**changed):
            for name in _REPOSITORY_VARIABLES:
                if name in local.env:
                    del local.env[name]
            yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _git_config(settings: Mapping[str, str]) -> dict[str, str]:
    """Settings as environment variables, after those that the caller's environment already has."""
    first = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    variables = {"GIT_CONFIG_COUNT": str(first + len(settings))}
    for index, (key, value) in enumerate(settings.items(), start=first):
        variables |= {f"GIT_CONFIG_KEY_{index}": key, f"GIT_CONFIG_VALUE_{index}": value}
    return variables


def carried_template(folder: Path) -> Path:
    """Make ``folder`` a repository of the template that this installation carries, tagged with its version."""
    root = bundle.root()
    folder.mkdir(parents=True)
    shutil.copy(root / "copier.yml", folder)
    shutil.copytree(root / "template", folder / "template", ignore=_JUNK, symlinks=True)
    _git(folder, "init", "--quiet")
    # Forced: the template holds files called .gitignore, which are content here.
    _git(folder, "add", "--force", "--all")
    _git(folder, "commit", "--quiet", "--message", f"Template {TEMPLATE_VERSION}", **_RELEASE)
    _git(folder, "tag", TEMPLATE_VERSION)
    return folder


def first_commit(folder: Path, message: str) -> None:
    """Make ``folder`` a Git repository with all its files in one commit, under the user's own name if set."""
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _git(folder, "add", "--force", "--all")
    identity = {} if _has_identity(folder) else {k: v for k, v in _RELEASE.items() if not k.endswith("_DATE")}
    _git(folder, "commit", "--quiet", "--no-verify", "--message", message, **identity)


def _has_identity(folder: Path) -> bool:
    command = ["git", "var", "GIT_COMMITTER_IDENT"]
    environment = _clean_environment()
    # Without this, git makes a name up from the machine's, where it can.
    environment |= _git_config({"user.useConfigOnly": "true"})
    return subprocess.run(command, cwd=folder, capture_output=True, env=environment, check=False).returncode == 0  # noqa: S603


def _clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _REPOSITORY_VARIABLES}


def _git(folder: Path, *arguments: str, **variables: str) -> None:
    quiet = ("-c", "commit.gpgSign=false", "-c", "tag.gpgSign=false", "-c", "core.autocrlf=false")
    command = ["git", *quiet, "-c", "core.hooksPath=/dev/null", "-c", "advice.defaultBranchName=false", *arguments]
    environment = _clean_environment() | variables
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise ScaffoldError("PRD404", f"git {arguments[0]} failed: {done.stderr.strip()}")
