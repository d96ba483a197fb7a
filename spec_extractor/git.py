"""Git as prdgen calls it: apart from the caller's hooks and repository, and with its failures as diagnostics."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from spec_extractor.diagnostics import ScaffoldError

# Set while a Git hook runs; they would lead Git to the caller's repository.
REPOSITORY_VARIABLES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
_SETTINGS = {
    "commit.gpgSign": "false",
    "tag.gpgSign": "false",
    "core.autocrlf": "false",
    "core.hooksPath": os.devnull,
    "advice.defaultBranchName": "false",
    "advice.detachedHead": "false",
    # Nothing goes on in a project once the command is over, as tidying up would after a large first commit.
    "gc.auto": "0",
    "maintenance.auto": "false",
}


def run(folder: Path, *arguments: str, **variables: str) -> str:
    """What ``git arguments`` prints in ``folder``, with ``variables`` in its environment.

    Raises `ScaffoldError` where Git can't be started or fails.
    """
    done = attempt(folder, *arguments, **variables)
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip()
        raise ScaffoldError("PRD404", f"git {arguments[0]} failed: {told}")
    return done.stdout.decode("utf-8", "surrogateescape")


def attempt(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Like `run`, for calls whose failure says something."""
    options = [part for key, value in _SETTINGS.items() for part in ("-c", f"{key}={value}")]
    environment = {name: value for name, value in os.environ.items() if name not in REPOSITORY_VARIABLES}
    command = ["git", *options, *arguments]
    try:
        return subprocess.run(command, cwd=folder, env=environment | variables, capture_output=True, check=False)  # noqa: S603
    except OSError as problem:
        remedy = "install git: projects and templates are repositories"
        raise ScaffoldError("PRD403", f"git can't be run: {problem}", remedy) from problem


def has_identity(folder: Path) -> bool:
    """Whether commits in ``folder`` would have an author that somebody has set."""
    # Without the setting, git makes a name up from the machine's, where it can.
    strict = settings({"user.useConfigOnly": "true"})
    return attempt(folder, "var", "GIT_COMMITTER_IDENT", **strict).returncode == 0


def settings(values: Mapping[str, str]) -> dict[str, str]:
    """Settings of Git as environment variables, after those that the caller's environment already has."""
    first = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    variables = {"GIT_CONFIG_COUNT": str(first + len(values))}
    for index, (key, value) in enumerate(values.items(), start=first):
        variables |= {f"GIT_CONFIG_KEY_{index}": key, f"GIT_CONFIG_VALUE_{index}": value}
    return variables
