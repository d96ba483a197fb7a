"""What a fork of the template breaks: rendered over prdgen's cases, and compared with prdgen's own template."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from spec_extractor import bundle, carried, git, ir, scaffold
from spec_extractor.diagnostics import Diagnostic, Location, ScaffoldError, error
from spec_extractor.genome import resolve
from spec_extractor.genome.answers import Answers
from spec_extractor.genome.matching import Consent
from spec_extractor.pipeline import compile_document

# What people write for people: a fork may say it otherwise.
_WORDS = {"summary", "description", "tags", "operationId", "info", "title", "examples", "example"}
_METHODS = {"get", "put", "post", "patch", "delete"}
_YIELD = re.compile(r"\{%-?\s*yield\s+(\w+)\s+from\s+(\w+)")
_READ: Mapping[str, Callable[[str], object]] = {
    ".py": ast.parse,
    ".json": json.loads,
    ".toml": tomllib.loads,
    ".yml": lambda text: list(yaml.safe_load_all(text)),
    ".yaml": lambda text: list(yaml.safe_load_all(text)),
}


def cases() -> list[Path]:
    """The documents that a template is checked with, from one bare entity to everything that there is."""
    return sorted((bundle.root() / "tests" / "specs").glob("*.yaml"))


def check(folder: Path, stack: str, *, test: bool) -> Iterator[Diagnostic]:
    """Render the template at ``folder``, as it stands there, over the `cases`; yields an error for each fault.

    ``test`` also runs every project's own tests with ``make test``: minutes, and packages are downloaded.
    """
    if not (folder / "copier.yml").is_file() or not (folder / "template" / stack).is_dir():
        remedy = "`prdgen template fork DEST` starts a template"
        yield error(
            "PRD424", Location(str(folder)), f"there is no copier.yml with template/{stack}/ in it", remedy
        )
        return
    with tempfile.TemporaryDirectory(prefix="prdgen-") as scratch:
        template = Path(scratch) / "template"
        git.run(Path(scratch), "init", "--quiet", str(template))
        # As it stands: what is checked need not be committed yet.
        carried.add_version(template, folder, "v0.0.1")
        for case in cases():
            yield from _check_case(template, case, stack, Path(scratch) / case.stem, test=test)


def _check_case(template: Path, case: Path, stack: str, work: Path, *, test: bool) -> Iterator[Diagnostic]:
    answers, later = _two_revisions(case, stack)
    yield from _unknown_names(template, stack, answers, case)
    rendered, next_, own = work / "rendered", work / "next", work / "own"
    try:
        scaffold.render(answers, rendered, str(template))
        scaffold.render(later, next_, str(template))
    except ScaffoldError as problem:
        yield _fault(case, "", problem.message)
        return
    scaffold.render(answers, own)
    yield from _answers_file(rendered, answers, case)
    yield from _unparsable(rendered, case)
    yield from _contract(rendered, own, case)
    yield from _changed_migrations(rendered, next_, own, case)
    if test:
        yield from _own_tests(rendered, case)


def _two_revisions(case: Path, stack: str) -> tuple[Answers, Answers]:
    """The case's answers, and those after a field has been added to its first entity."""
    compilation = compile_document(str(case), stack)
    assert compilation.answers is not None and compilation.spec is not None  # noqa: S101 - our own cases
    spec, answers = compilation.spec, compilation.answers
    first = next(entity for entity in spec.entities if entity.name != "User")
    grown = replace(first, fields=(*first.fields, ir.Field("added_later", "string")))
    changed = replace(spec, entities=tuple(grown if entity is first else entity for entity in spec.entities))
    later, _ = resolve(changed, stack, answers, Consent())
    return answers, later


def _fault(case: Path, path: str, message: str) -> Diagnostic:
    return error("PRD424", Location(path or "template"), f"{message} (rendered from {case.name})")


def _unknown_names(template: Path, stack: str, answers: Answers, case: Path) -> Iterator[Diagnostic]:
    """Copier drops a file whose name reads a member that is not there, without a word."""
    data: Mapping[str, Any] = answers
    root = template / "template" / stack
    for path in sorted(root.rglob("*")):
        for item, source in _YIELD.findall(path.name):
            place = path.relative_to(template).as_posix()
            if source not in data:
                yield _fault(case, place, f"the file's name loops over {source!r}, which the answers don't have")
                continue
            read = set(re.findall(rf"\b{item}\.(\w+)", path.name))
            for name in sorted(read - set.intersection(read, *map(set, data[source]))):
                yield _fault(case, place, f"the file's name reads {item}.{name}, which the answers don't have")


def _answers_file(rendered: Path, answers: Answers, case: Path) -> Iterator[Diagnostic]:
    path = rendered / scaffold.ANSWERS_FILE
    if not path.is_file():
        yield _fault(case, scaffold.ANSWERS_FILE, "the answers file is missing: no project can be updated")
        return
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as problem:
        yield _fault(case, scaffold.ANSWERS_FILE, f"the answers file is not YAML: {problem}")
        return
    kept = {key: value for key, value in written.items() if not key.startswith("_")}
    if kept != json.loads(json.dumps(answers)):
        lost = sorted(key for key, value in answers.items() if kept.get(key) != value) or sorted(kept)
        yield _fault(case, scaffold.ANSWERS_FILE, f"the answers file does not keep {', '.join(lost)}")
    for key in ("_src_path", "_commit"):
        if key not in written:
            yield _fault(case, scaffold.ANSWERS_FILE, f"the answers file does not name the template's {key}")


def _unparsable(rendered: Path, case: Path) -> Iterator[Diagnostic]:
    for path in sorted(path for path in rendered.rglob("*") if path.is_file()):
        read = _READ.get(path.suffix)
        if read is None:
            continue
        try:
            read(path.read_text(encoding="utf-8"))
        except (SyntaxError, ValueError, yaml.YAMLError) as problem:
            place = path.relative_to(rendered).as_posix()
            yield _fault(case, place, f"the file can't be parsed: {' '.join(str(problem).split())}")


def _contract(rendered: Path, own: Path, case: Path) -> Iterator[Diagnostic]:
    """What the fork's API document says otherwise than prdgen's; it may say more."""
    path = rendered / "openapi.yaml"
    try:
        theirs = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError):
        yield _fault(case, path.name, "there is no openapi.yaml that can be read")
        return
    ours = yaml.safe_load((own / path.name).read_text(encoding="utf-8"))
    for route, operations in ours["paths"].items():
        for method in sorted(_METHODS & set(operations)):
            found = theirs.get("paths", {}).get(route, {}).get(method)
            if found is None:
                yield _fault(case, path.name, f"the contract's operation {method.upper()} {route} is missing")
            elif _meaning(found) != _meaning(operations[method]):
                yield _fault(case, path.name, f"{method.upper()} {route} differs from the contract")
    schemas = theirs.get("components", {}).get("schemas", {})
    for name, schema in ours["components"]["schemas"].items():
        if name not in schemas:
            yield _fault(case, path.name, f"the contract's schema {name} is missing")
        elif _meaning(schemas[name]) != _meaning(schema):
            yield _fault(case, path.name, f"the schema {name} differs from the contract")


def _meaning(part: object) -> object:
    if isinstance(part, dict):
        return {
            key: _meaning(value) for key, value in part.items() if key not in _WORDS or isinstance(value, dict)
        }
    if isinstance(part, list):
        return [_meaning(item) for item in part]
    return part


def _changed_migrations(rendered: Path, later: Path, own: Path, case: Path) -> Iterator[Diagnostic]:
    """A migration that a database has run must not change when the document does, and a new one must come."""
    where = next(own.rglob("0001_*")).parent.relative_to(own)
    before = {path.name: path.read_bytes() for path in sorted((rendered / where).glob("0*"))}
    after = {path.name: path.read_bytes() for path in sorted((later / where).glob("0*"))}
    if not before or len(after) <= len(before):
        yield _fault(case, where.as_posix(), "there is no migration for each step of the ledger")
    for name, content in before.items():
        if after.get(name) != content:
            place = (where / name).as_posix()
            yield _fault(
                case, place, "the migration changes when a later step is added: loop over `migrations` alone"
            )


def _own_tests(rendered: Path, case: Path) -> Iterator[Diagnostic]:
    command = ["make", "test"]
    done = subprocess.run(command, cwd=rendered, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        lines = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        last = lines[:5] or (done.stdout + done.stderr).strip().splitlines()[-1:]
        yield _fault(case, "make test", f"the project's own tests fail: {'; '.join(last)}")
