"""The project's migrations as they stand in its files, those written by hand among them."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
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
    trees = {path.stem: _parsed(path, folder) for path in sorted((root / folder).glob("*.py"))}
    revisions = {stem: _constants(tree).get("revision") for stem, tree in trees.items()}
    for stem, tree in trees.items():
        before = _constants(tree).get("down_revision")
        parents = before if isinstance(before, tuple) else (str(before),) if before else ()
        dependencies = _dependencies(tree)
        if dependencies is not None:
            parents = tuple(str(revisions.get(name) or name) for name in dependencies)
        revision = revisions[stem] or (stem if dependencies is not None else None)
        if isinstance(revision, str):
            yield f"{stem}.py", revision, parents


def _parsed(path: Path, folder: str) -> ast.Module:
    try:
        return ast.parse(path.read_bytes())
    except (SyntaxError, ValueError, OSError) as problem:
        message = f"{folder}/{path.name} can't be read: {problem}"
        raise ScaffoldError("PRD338", message, "make it a migration again, or move it away") from problem


def _dependencies(tree: ast.Module) -> list[str] | None:
    """The names of the migrations that one of Django's goes after; None where the module holds none."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name == "Migration":
            found = _constants(ast.Module(node.body, [])).get("dependencies", ())
            return [pair[1] for pair in found] if isinstance(found, tuple) else []
    return None


def _constants(tree: ast.Module) -> dict[str, object]:
    """The literals that a module gives names to: ``x = "a"`` and ``x: str = "a"``."""
    result: dict[str, object] = {}
    for node in tree.body:
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
