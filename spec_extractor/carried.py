"""The template that this installation carries: its working state and the versions released before.

`releases/template.bundle` is a Git bundle of the released versions, one tagged commit each. While prdgen is
between two releases, the template beside the code is a version of its own on top of them.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from spec_extractor import __version__, bundle, git
from spec_extractor.diagnostics import ScaffoldError

TEMPLATE_ADDRESS = "https://github.com/prdgen/prdgen.git"
TEMPLATE_VERSION = f"v{__version__}"
RELEASES = Path("releases/template.bundle")
# Fixed, so that a version's commit is the same on every machine.
IDENTITY = {
    "GIT_AUTHOR_NAME": "prdgen",
    "GIT_AUTHOR_EMAIL": "prdgen@localhost",
    "GIT_COMMITTER_NAME": "prdgen",
    "GIT_COMMITTER_EMAIL": "prdgen@localhost",
}
_DATES = {"GIT_AUTHOR_DATE": "2026-01-01T00:00:00+0000", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00+0000"}
_JUNK = shutil.ignore_patterns("__pycache__", "*.py[co]", ".DS_Store", ".*_cache")


def carried_template(folder: Path) -> Path:
    """Make ``folder`` a repository of the template, one tag per version, with prdgen's own version checked out."""
    folder.mkdir(parents=True)
    git.run(folder, "init", "--quiet", "--initial-branch=main")
    released = bundle.root() / RELEASES
    if released.is_file():
        git.run(folder, "fetch", "--quiet", str(released), "refs/tags/*:refs/tags/*")
    known = versions(folder)
    if TEMPLATE_VERSION in known:
        git.run(folder, "reset", "--quiet", "--hard", TEMPLATE_VERSION)
    else:
        if known:
            git.run(folder, "reset", "--quiet", "--soft", known[-1])
        add_version(folder, bundle.root(), TEMPLATE_VERSION)
    return folder


def carried_files(folder: Path, version: str) -> Path:
    """Put the template's files of one ``version`` into ``folder``; raises `ScaffoldError` where there is none."""
    if version == TEMPLATE_VERSION:
        _copy_template(bundle.root(), folder)
        return folder
    repository = folder.with_name(f"{folder.name}-releases")
    repository.mkdir(parents=True)
    git.run(repository, "init", "--quiet")
    released = bundle.root() / RELEASES
    if released.is_file():
        git.run(repository, "fetch", "--quiet", str(released), "refs/tags/*:refs/tags/*")
    known = versions(repository)
    if version not in known:
        raise ScaffoldError(
            "PRD422",
            f"this prdgen does not carry the version {version} of its template, "
            f"only {', '.join([*known, TEMPLATE_VERSION])}",
            "install the prdgen that has made or last upgraded the project, or a newer one",
        )
    folder.mkdir(parents=True)
    git.run(repository, "--work-tree", str(folder), "checkout", "--quiet", version, "--", ".")
    return folder


def _copy_template(source: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(source / "copier.yml", folder)
    shutil.copytree(source / "template", folder / "template", ignore=_JUNK, symlinks=True)


def add_version(repository: Path, source: Path, version: str) -> None:
    """Commit ``source``'s template in ``repository``, on top of what is checked out there, tagged ``version``."""
    shutil.rmtree(repository / "template", ignore_errors=True)
    _copy_template(source, repository)
    # Forced: the template holds files called .gitignore, which are content here.
    git.run(repository, "add", "--force", "--all")
    message = f"Template {version}"
    git.run(repository, "commit", "--quiet", "--allow-empty", "--message", message, **IDENTITY, **_DATES)
    git.run(repository, "tag", version)


def versions(repository: Path) -> list[str]:
    """The versions that ``repository`` holds, the oldest first."""
    return git.run(repository, "tag", "--list", "v*", "--sort=version:refname").split()
