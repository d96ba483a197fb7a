"""What a sync would do, or has done, as text for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spec_extractor.reporting.display import printable
from spec_extractor.reporting.operations import as_sql, in_words

Steps = Sequence[Mapping[str, Any]]


def files_json(
    writes: Mapping[str, Any],
    deletes: Sequence[str],
    lists: Mapping[str, Sequence[str]],
    conflicts: Mapping[str, Sequence[int]],
    moved: Sequence[tuple[str, str]],
) -> dict[str, Any]:
    """The files by what happens to them."""
    away = {old for old, _ in moved}
    told = {name for names in lists.values() for name in names} | set(conflicts)
    return {
        **{kind: list(names) for kind, names in lists.items()},
        "document": sorted(set(writes) - told),
        "moved": [{"from": old, "to": new} for old, new in moved],
        "deleted": [path for path in deletes if path not in away],
        "conflicts": {path: list(lines) for path, lines in conflicts.items()},
    }


def as_json(steps: Steps, files: Mapping[str, Any], versions: tuple[str, str]) -> dict[str, Any]:
    """``{version, template: {from, to}, migrations: [{name, operations: [{words, sql, operation}]}], files}``."""
    migrations = [
        {
            "name": step_name(step),
            "operations": [
                {"words": in_words(operation), "sql": as_sql(operation), "operation": operation}
                for operation in step["operations"]
            ],
        }
        for step in steps
    ]
    template = {"from": versions[0], "to": versions[1]}
    return {"version": 1, "template": template, "migrations": migrations, "files": dict(files)}


def as_text(steps: Steps, files: Mapping[str, Any], versions: tuple[str, str]) -> str:
    """The plan for a terminal; nothing at all where nothing is to be done."""
    before, after = versions
    lines = [] if before == after else [f"Template {before} → {after}", ""]
    for step in steps:
        lines.append(f"Migration {step_name(step)}")
        lines += [f"  {in_words(operation)}" for operation in step["operations"]]
        lines += ["", "SQL for PostgreSQL"]
        lines += [f"  {line}" for operation in step["operations"] for line in as_sql(operation).splitlines()]
        lines.append("")
    rows: list[tuple[str, str]] = []
    rows += [("document", path) for path in files["document"]]
    rows += [("moved", f"{pair['from']} → {pair['to']}") for pair in files["moved"]]
    for kind in ("added", "updated", "merged", "deleted", "kept", "left_deleted"):
        rows += [(kind.replace("_", " "), path) for path in files[kind]]
    rows += [("conflict", f"{path}:{line}") for path, found in files["conflicts"].items() for line in found]
    if rows:
        lines.append("Files")
        lines += [f"  {kind:<12}  {path}" for kind, path in rows]
    return "".join(f"{printable(line)}\n" for line in lines)


def step_name(step: Mapping[str, Any]) -> str:
    """A step as its file is called: ``0002_add_priority_to_tasks``."""
    return f"{step['number']}_{step['slug']}"


def history(steps: Steps) -> str:
    """The whole ledger in words."""
    lines = []
    for step in steps:
        lines.append(f"{step_name(step)} ({step['revision']})")
        lines += [f"  {in_words(operation)}" for operation in step["operations"]]
    return "".join(f"{printable(line)}\n" for line in lines)
