"""The project's migrations as they stand in its files, those written by hand among them."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from spec_extractor.diagnostics import ScaffoldError


def head(root: Path, folder: str) -> str | None:
    """The revision that the next migration goes after; None where no file in ``folder`` says so.

    Raises `ScaffoldError` where two migrations claim to be the last.
    """
    found = {revision: (name, before) for name, revision, before in _revisions(root, folder)}
    followed = {revision for _, before in found.values() for revision in before}
    heads = sorted((name, revision) for revision, (name, _) in found.items() if revision not in followed)
    if len(heads) > 1:
        raise ScaffoldError(
            "PRD338",
            f"{' and '.join(name for name, _ in heads)} both claim to be the last migration",
            "join them with `alembic merge heads` (`flask db merge heads`, `manage.py makemigrations --merge`); "
            "where two branches have each synced, see docs/sync.md, 'Two branches'",
        )
    return heads[0][1] if heads else None


def by_hand(root: Path, folder: str, ledger: Collection[str]) -> list[str]:
    """The migrations in ``root`` whose revisions are none of the ``ledger``'s, as paths."""
    return [f"{folder}/{name}" for name, revision, _ in _revisions(root, folder) if revision not in ledger]


def is_one(path: str, folder: str) -> bool:
    """Whether a file of a project is a migration."""
    return Path(path).parent == Path(folder)


def _revisions(root: Path, folder: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each migration's file, its revision and those that it goes after.

    One of Django's that was written by hand has no revision but its name, by which others go after it.
    """
    paths = sorted(path for suffix in _READERS for path in (root / folder).glob(f"*{suffix}"))
    told = {path.stem: (path.name, _read(path, folder)) for path in paths}
    for stem, (name, names) in told.items():
        before, dependencies = names.get("down_revision"), names.get("dependencies")
        parents = before if isinstance(before, tuple) else (str(before),) if before else ()
        revision = names.get("revision")
        if isinstance(dependencies, list):
            parents = tuple(
                str(told[each][1].get("revision") or each) if each in told else each for each in dependencies
            )
            revision = revision or stem
        if isinstance(revision, str):
            yield name, revision, parents


def _read(path: Path, folder: str) -> dict[str, object]:
    try:
        return _READERS[path.suffix](path.read_bytes())
    except (SyntaxError, ValueError, OSError) as problem:
        message = f"{folder}/{path.name} can't be read: {problem}"
        raise ScaffoldError("PRD338", message, "make it a migration again, or move it away") from problem


def _python(source: bytes) -> dict[str, object]:
    """A module's constants, and as ``dependencies`` the names of those that a migration of Django's goes after."""
    # The first migration of a large project is long, and what is looked for stands at its beginning.
    top, _, rest = source.partition(b"\ndef ")
    if rest and not _MARKER.search(rest):
        result = _constants(ast.parse(top).body)
        if {"revision", "down_revision"} <= result.keys():
            return result
    tree = ast.parse(source)
    result = _constants(tree.body)
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name == "Migration":
            found = _constants(node.body).get("dependencies", ())
            result["dependencies"] = [pair[1] for pair in found] if isinstance(found, tuple) else []
    return result


def _constants(body: Iterable[ast.stmt]) -> dict[str, object]:
    """The literals that a module gives names to: ``x = "a"`` and ``x: str = "a"``."""
    result: dict[str, object] = {}
    for node in body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        if not isinstance(value, ast.Constant | ast.Tuple | ast.List):
            continue
        try:
            literal = ast.literal_eval(value)
        except ValueError:
            continue
        for target in targets:
            if isinstance(target, ast.Name):
                result[target.id] = tuple(literal) if isinstance(literal, list) else literal
    return result


_MARKER = re.compile(rb"^(?:<{7}|={7}|>{7})", re.MULTILINE)
_EXPORT = re.compile(r"""^export const (revision|downRevision)\b[^=\n]*= ["'](\w+)["']""", re.MULTILINE)


def _typescript(source: bytes) -> dict[str, object]:
    """The names that a module exports, under those that Python's migrations have."""
    found = dict(_EXPORT.findall(source.decode("utf-8")))
    return {"revision": found.get("revision"), "down_revision": found.get("downRevision")}


_READERS = {".py": _python, ".ts": _typescript}
