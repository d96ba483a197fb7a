"""Release a version: ``python -m releases 0.2.0``, called by ``make release VERSION=0.2.0``.

Writes the version into the package, adds the template to the bundle of released versions, commits and tags that,
and goes on with a development version in a second commit. Nothing is pushed.
"""

from __future__ import annotations

import datetime
import re
import sys
import tempfile
from pathlib import Path

from packaging.version import InvalidVersion, Version

from spec_extractor import carried, git
from spec_extractor.diagnostics import ScaffoldError

ROOT = Path(__file__).resolve().parents[1]
_PACKAGE = Path("spec_extractor/__init__.py")
_CHANGELOG = Path("CHANGELOG.md")
_UNRELEASED = "## [Unreleased]"
_ASSIGNED = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)


def release(root: Path, version: str, day: str) -> None:
    """Make two commits in ``root``: the release, tagged ``v<version>``, and the next development version.

    Raises `ValueError`, with nothing changed, where the version or the checkout is not fit for it.
    """
    changes = (root / _CHANGELOG).read_text(encoding="utf-8")
    _check(root, version, changes)
    tag = f"v{version}"
    _write_version(root, version)
    _write(root / _CHANGELOG, changes.replace(_UNRELEASED, f"{_UNRELEASED}\n\n## [{version}] - {day}", 1))
    _extend_bundle(root, tag)
    git.run(root, "add", str(carried.RELEASES))
    git.run(root, "commit", "--quiet", "--all", "--message", f"Release {version}")
    git.run(root, "tag", tag)
    parts = Version(version).release
    _write_version(root, f"{parts[0]}.{parts[1] + 1}.0.dev0")
    git.run(root, "commit", "--quiet", "--all", "--message", f"Go on after {version}")


def _check(root: Path, version: str, changes: str) -> None:
    try:
        final = Version(version)
    except InvalidVersion as problem:
        raise ValueError(f"{version} is no version: write 1.2.0") from problem
    if str(final) != version or final.is_prerelease or len(final.release) != 3:
        raise ValueError(f"{version} is no final version of three numbers: write 1.2.0")
    if git.run(root, "status", "--porcelain"):
        raise ValueError("there are uncommitted changes: commit them first")
    section = changes.partition(_UNRELEASED)[2].partition("\n## ")[0]
    if not section.strip():
        raise ValueError(f"{_CHANGELOG} has nothing under {_UNRELEASED}: say what has changed")
    with tempfile.TemporaryDirectory() as scratch:
        known = carried.versions(_released(root, Path(scratch)))
    if known and Version(known[-1]) >= final:
        raise ValueError(f"{known[-1]} has been released already: choose a later version")


def _released(root: Path, folder: Path) -> Path:
    """``folder`` as a repository of the versions released so far, the last one checked out."""
    git.run(folder, "init", "--quiet", "--initial-branch=main")
    if (root / carried.RELEASES).is_file():
        git.run(folder, "fetch", "--quiet", str(root / carried.RELEASES), "refs/tags/*:refs/tags/*")
        git.run(folder, "reset", "--quiet", "--hard", carried.versions(folder)[-1])
    return folder


def _extend_bundle(root: Path, tag: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        repository = _released(root, Path(scratch))
        carried.add_version(repository, root, tag)
        git.run(repository, "bundle", "create", "--quiet", str(root / carried.RELEASES), "--tags")


def _write_version(root: Path, version: str) -> None:
    text = (root / _PACKAGE).read_text(encoding="utf-8")
    _write(root / _PACKAGE, _ASSIGNED.sub(f'__version__ = "{version}"', text))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    try:
        release(ROOT, sys.argv[1].removeprefix("v"), datetime.datetime.now(tz=datetime.UTC).date().isoformat())
    except (ValueError, ScaffoldError) as problem:
        sys.exit(f"not released: {problem}")
    print("Released. Push it: git push --follow-tags")
