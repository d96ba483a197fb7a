"""A fork as a Git repository: its branch ``main`` is the team's, its branch ``upstream`` prdgen's template.

Only the team's own versions are tags in it, so that Copier and `prdgen sync` never take one of prdgen's for the
newest version of the fork.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from spec_extractor import destination, git
from spec_extractor.carried import IDENTITY, TEMPLATE_VERSION, carried_template
from spec_extractor.diagnostics import ScaffoldError

FIRST_VERSION = "v1.0.0"
_UPSTREAM = "upstream"
_README = """# Our backend template

A fork of the template of prdgen. `main` is ours, `upstream` is prdgen's; a version is a tag.

- Make a project: `prdgen new prd.md app --template {address}`
- Change it: edit `template/`, `prdgen template check .`, commit, `git tag v1.1.0`, `git push --follow-tags`
- Bring a project to it: in the project, `prdgen sync --template-version latest`
- Take what is new in prdgen's: `prdgen template pull .`, check, commit, tag

What a template may rely on: docs/template-contract.md of prdgen.
"""


def fork(folder: Path, address: str | None) -> None:
    """Start a fork at ``folder``: prdgen's template as branch ``upstream``, the first version on ``main``.

    ``address`` is where the team will push it, and what projects record. All or nothing; raises `ScaffoldError`.
    """
    with (
        tempfile.TemporaryDirectory(prefix="prdgen-") as scratch,
        destination.staged(folder, force=False) as stage,
    ):
        carried = carried_template(Path(scratch) / "template")
        git.run(stage, "init", "--quiet", "--initial-branch=main")
        _fetch(stage, carried)
        git.run(stage, "reset", "--quiet", "--hard", _UPSTREAM)
        (stage / "README.md").write_text(_README.format(address=address or "."), encoding="utf-8", newline="\n")
        git.run(stage, "add", "--all")
        message = f"Fork template {TEMPLATE_VERSION} of prdgen"
        git.run(stage, "commit", "--quiet", "--message", message, **_identity(stage))
        git.run(stage, "tag", FIRST_VERSION)
        if address is not None:
            git.run(stage, "remote", "add", "origin", address)


def pull(folder: Path) -> list[str]:
    """Merge the template that this prdgen carries into the fork at ``folder``; returns the files in conflict.

    Without conflicts the merge is committed; with them it is left for the user to end, as ``git merge`` does.
    Raises `ScaffoldError`, with nothing changed.
    """
    if git.attempt(folder, "rev-parse", "--verify", "--quiet", _UPSTREAM).returncode:
        raise ScaffoldError(
            "PRD425",
            f"{folder} is no fork of the template: it has no branch {_UPSTREAM!r}",
            "`prdgen template fork DEST` starts one; in a clone, `git branch upstream origin/upstream`",
        )
    if git.run(folder, "status", "--porcelain", "--untracked-files=no"):
        raise ScaffoldError("PRD444", f"{folder} has uncommitted changes", "commit or stash them first")
    with tempfile.TemporaryDirectory(prefix="prdgen-") as scratch:
        _fetch(folder, carried_template(Path(scratch) / "template"))
    message = f"Take template {TEMPLATE_VERSION} of prdgen"
    merged = git.attempt(folder, "merge", "--no-ff", "--message", message, _UPSTREAM, **_identity(folder))
    if not merged.returncode:
        return []
    conflicts = sorted(set(git.run(folder, "diff", "--name-only", "--diff-filter=U", "-z").split("\0")) - {""})
    if not conflicts:
        told = (merged.stderr + merged.stdout).decode(errors="replace").strip()
        raise ScaffoldError("PRD404", f"git merge failed: {told}")
    return conflicts


def _fetch(folder: Path, carried: Path) -> None:
    # Forced: between two releases prdgen's branch does not go straight forward.
    git.run(
        folder,
        "fetch",
        "--quiet",
        "--no-tags",
        str(carried),
        f"+refs/tags/{TEMPLATE_VERSION}:refs/heads/{_UPSTREAM}",
    )


def _identity(folder: Path) -> dict[str, str]:
    return {} if git.has_identity(folder) else IDENTITY
