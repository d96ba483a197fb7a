"""The answers that a project's answers file says, kept beside the repository's data as they were written.

In a large project the file has more than a hundred thousand lines, and a sync would spend most of its time on
reading, checking and writing YAML that hardly changes. What is kept stands in for one text only, byte for byte,
and is never needed: without it the file is read.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from spec_extractor import __version__

_FOLDER = "prdgen-answers"
# A sync that is taken back, or another branch, has the text of before.
_KEPT = 4
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MEMBER = re.compile(r"\n[^\s-]")


def data_folder(root: Path) -> Path:
    """Where the repository's data are, which nobody commits; of a worktree or submodule, they lie elsewhere."""
    data = root / ".git"
    if data.is_file():
        data = root / data.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
    return data


def keep(root: Path, text: bytes, answers: Mapping[str, Any]) -> None:
    """Remember that ``text`` is what prdgen wrote for ``answers`` in the repository at ``root``."""
    if b"\r" in text:
        # Windows' line ends, which the next text is to be given only once.
        return
    head = text.decode("utf-8").partition("\nanswers_version:")[0]
    known = {**answers, **yaml.load(head, Loader=_LOADER)}  # noqa: S506 - both loaders are safe
    # Lost, it is missed by nobody.
    with suppress(OSError):
        file = _file(root, text)
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(known), encoding="utf-8")
        for old in sorted(file.parent.iterdir(), key=lambda path: -path.stat().st_mtime_ns)[_KEPT:]:
            old.unlink()


def recall(root: Path, text: bytes) -> dict[str, Any] | None:
    """The answers for which prdgen wrote ``text``, with Copier's own members; None where that is not known."""
    try:
        kept = json.loads(_file(root, text).read_bytes())
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) and {"_commit", "_src_path"} <= kept.keys() else None


def pieces(text: str, answers: Mapping[str, Any], as_json: Callable[[Any], str | None]) -> dict[str, str]:
    """How ``text``, which was written for ``answers``, has their members and, of lists, each item.

    By the item ``as_json``, that of a member after its name: ``auth: {"enabled": true}``.
    """
    found: dict[str, str] = {}
    begin = {name: text.find(f"\n{name}:") for name in answers}
    for name, value in answers.items():
        if begin[name] < 0 or not value or not isinstance(value, list | dict):
            continue
        end = min((at for at in begin.values() if at > begin[name]), default=len(text) - 1)
        member = text[begin[name] + 1 : end + 1]
        # Whatever else may follow the last member stands at a line's beginning, as nothing inside one does.
        if _MEMBER.search(member):
            continue
        if isinstance(value, dict):
            found[f"{name}: {as_json(value) or ''}"] = member
            continue
        written = member.removesuffix("\n").split("\n- ")[1:]
        if len(value) == len(written):
            found |= {as_json(item) or "": f"- {piece}\n" for item, piece in zip(value, written, strict=True)}
    return found


def _file(root: Path, text: bytes) -> Path:
    """Where the answers for ``text`` are; another version of prdgen may have written another text for them."""
    digest = hashlib.sha256(__version__.encode() + b"\0" + text).hexdigest()
    return data_folder(root) / _FOLDER / f"{digest}.json"
