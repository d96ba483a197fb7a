"""Random products over several revisions, with a team's edits in between and rows in the database.

After each sync: every edit of a file that still belongs to the project is present or in a file that is reported in
conflict, what was not edited is as rendered, the data of surviving columns is what it was, the database that came
along is the one that a fresh start makes, and another sync of the same document has nothing to do.
"""

from __future__ import annotations

import itertools
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from spec_extractor import ir, scaffold
from spec_extractor.diagnostics import Diagnostic
from spec_extractor.genome import resolve
from spec_extractor.genome.answers import Answers
from spec_extractor.genome.database import Database, replay
from spec_extractor.genome.matching import Consent
from spec_extractor.genome.tables import tables_of
from spec_extractor.review import review
from spec_extractor.sync import apply
from spec_extractor.sync.plan import make_plan
from spec_extractor.sync.project import Project
from tests.harness import postgres
from tests.harness.stacks import TOOLCHAINS
from tests.strategies import specs
from tests.sync import rendering, rows
from tests.sync.databases import Databases, Rows
from tests.sync.edits import Edit, Work, edits
from tests.sync.evolution import evolved

_numbers = itertools.count()


@dataclass(frozen=True)
class Revision:
    """A version of the document, what the team did to the files before it, and how its losses are agreed to."""

    spec: ir.Spec
    edits: list[Edit]
    destructive: bool


@st.composite
def histories(draw: st.DrawFn) -> list[Revision]:
    spec = draw(specs(max_entities=4))
    result = [Revision(spec, [], False)]
    for _ in range(draw(st.integers(1, 3))):
        spec = draw(evolved(spec))
        result.append(Revision(spec, draw(edits), draw(st.booleans())))
    return result


@pytest.fixture(scope="module", params=[name for name, toolchain in TOOLCHAINS.items() if toolchain.sequences])
def databases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    result = base(request.param, tmp_path_factory.mktemp("base"))
    yield result
    result.close()


def base(stack: str, folder: Path) -> Databases:
    """Databases of whatever project; the one that the worker runs in is the smallest."""
    thing = ir.Entity("Thing", (ir.Field("id", "uuid", nullable=False, primary_key=True),))
    spec = ir.Spec("Base", auth=ir.Auth(False), entities=(thing,))
    return Databases(TOOLCHAINS[stack], folder, plain(resolve(spec, stack)[0]))


def plain(answers: Answers) -> Any:
    """The answers as they are read back from a file."""
    return json.loads(json.dumps(answers))


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_sequences(databases: Databases, database: str) -> None:
    # More of them on request: HYPOTHESIS_PROFILE=thorough. A database of a server takes longer to make.
    number = databases.toolchain.sequences * settings.default.max_examples // 100

    @settings(max_examples=number if database == "sqlite" else max(number // 8, 4))
    @given(histories())
    def live(history: list[Revision]) -> None:
        folder = Path(tempfile.mkdtemp(prefix="prdgen-test-"))
        try:
            life = Life(folder, databases, history[0].spec, maker(database, folder, "sequences"))
            life.live(history[1:])
            for what in life.seen:
                event(what)
        finally:
            # libsql takes its last files away by itself, when its objects are collected.
            shutil.rmtree(folder, ignore_errors=True)

    live()


def maker(database: str, folder: Path, name: str) -> Callable[[int], str]:
    """What makes the n-th empty database. A server's have a few names in turn: a life has fewer at once."""
    if database == "sqlite":
        return lambda number: f"sqlite:///{folder}/{number}.db"
    server = postgres.require()
    return lambda number: server.fresh(f"{name}_{number % 8}")


class Life:
    """A project with its team and its database, from revision to revision."""

    def __init__(self, folder: Path, databases: Databases, spec: ir.Spec, new: Callable[[int], str]) -> None:
        self.folder, self.databases = folder, databases
        self.seen: list[str] = []
        self.new_database = lambda: new(next(_numbers))
        self.stack = databases.toolchain.stack
        self.root = folder / "project"
        self.answers: Any = plain(resolve(review(spec, self.stack)[0], self.stack)[0])
        self.tree = rendering.render(self.answers)
        rendering.write(self.tree, self.root)
        (self.root / ".git").mkdir()
        self.work = Work(self.root)
        self.url = self.fresh()

    def live(self, revisions: list[Revision]) -> None:
        for number, revision in enumerate(revisions):
            for edit in revision.edits:
                self.work.do(edit)
            before = self.fill(number)
            agreed = self.agree(review(revision.spec, self.stack)[0], revision.destructive, before)
            if agreed is None:
                self.seen.append("a required reference to nothing")
                continue
            answers, told = agreed
            self.sync(answers, revision.spec)
            self.migrate(revision.spec, answers, told, before)
            self.answers = answers
        empty = self.fresh(down=True)
        assert self.databases.schema(empty) == self.databases.schema(self.url)
        self.back_and_forth()

    def back_and_forth(self) -> None:
        """With its rows: down to the first step and up again, as far as keys that were dropped allow it."""
        schema, versions = self.databases.schema(self.url), self.versions()
        first = self.answers["migrations"][0]["revision"]
        for revision, down in ((first, True), ("head", False)):
            problem = self.databases.migrate(self.url, versions, revision, down=down)
            if problem is not None:
                # A unique field, or a reference, of old that the rows of today do not satisfy; a value that the
                # way down had to lose.
                known = "unique|foreign key|would refer to|which is required: set it"
                assert re.search(known, problem, re.IGNORECASE), problem
                return
        assert self.databases.schema(self.url) == schema

    def tables(self, answers: Any = None) -> Database:
        return replay((answers or self.answers)["migrations"])

    def versions(self, answers: Any = None) -> Path:
        """The migrations as rendered, without what the team did to them."""
        target = self.folder / f"versions{next(_numbers)}"
        for path, file in rendering.render(answers or self.answers).items():
            if path.startswith(f"{self.databases.toolchain.migrations}/"):
                target.mkdir(exist_ok=True)
                (target / Path(path).name).write_bytes(file.content)
        return target

    def fresh(self, answers: Any = None, *, down: bool = False) -> str:
        """A database made by all migrations from nothing; ``down``: back to nothing in between."""
        url = self.new_database()
        versions = self.versions(answers)
        steps: list[tuple[str, bool]] = [("head", False), *([("base", True), ("head", False)] if down else [])]
        for revision, is_down in steps:
            assert (found := self.databases.migrate(url, versions, revision, down=is_down)) is None, found
        return url

    def fill(self, number: int) -> Rows:
        """All rows, after some more were inserted."""
        tables = self.tables()
        present = self.databases.read(self.url, tables)
        made = rows.make(tables, present, 10 * number, 4)
        self.databases.insert(self.url, tables, made)
        return self.databases.read(self.url, tables)

    def agree(self, spec: ir.Spec, destructive: bool, present: Rows) -> tuple[Any, list[Diagnostic]] | None:
        """The next answers, with consent to all that the step needs; None where no value can be given."""
        backfill = {"owner": "ada@example.com"}
        for _ in range(2):
            consent = Consent({}, self._everything(), backfill, destructive)
            answers, found = resolve(spec, self.stack, self.answers, consent)
            errors = [diagnostic for diagnostic in found if diagnostic.severity == "error"]
            if not errors:
                return plain(answers), found
            assert {error.code for error in errors} <= {"PRD333", "PRD334"}, errors
            for error in errors:
                label = error.message.split()[0]
                value = self._value(spec, label, present)
                if value is None:
                    return None
                backfill[label] = value
        raise AssertionError(errors)

    def _everything(self) -> frozenset[str]:
        entities = self.answers["entities"]
        members = {f"{e['name']}.{m['name']}" for e in entities for m in (*e["fields"], *e["many_to_many"])}
        return frozenset({e["name"] for e in entities} | members | {"owner"})

    def _value(self, spec: ir.Spec, label: str, present: Rows) -> str | None:
        """What rows without a value get, as it is written on the command line."""
        entity, _, name = label.partition(".")
        if label == "User.email":
            return "b@example.com"  # A table of users becomes that of the accounts.
        field = next(f for e in spec.entities if e.name == entity for f in e.fields if f.name == name)
        if field.references:
            origin = next(e.renamed_from or e.name for e in spec.entities if e.name == field.references.entity)
            table = next((e["table"] for e in self.answers["entities"] if e["name"] == origin), None)
            found = present.get(table or "", [])
            return found[0]["id"] if found else None
        values = {
            "string": "b",
            "text": "b",
            "email": "b@example.com",
            "url": "https://example.com/b",
            "integer": "1",
            "float": "1.5",
            "decimal": "0",
            "boolean": "true",
            "date": "2026-01-02",
            "datetime": "2026-01-02T03:04:05Z",
            "uuid": "01234567-89ab-7def-8123-456789abcdef",
            "json": '{"b": 1}',
        }
        return field.values[0] if field.type == "enum" else values[field.type]

    def sync(self, answers: Any, spec: ir.Spec) -> None:
        assert answers["migrations"][: len(self.answers["migrations"])] == self.answers["migrations"]
        again, found = resolve(review(spec, self.stack)[0], self.stack, answers)
        assert plain(again) == answers
        assert not [diagnostic for diagnostic in found if diagnostic.severity == "error"]
        project = Project(self.root, scaffold.TEMPLATE_ADDRESS, scaffold.TEMPLATE_VERSION)
        tree = rendering.render(answers)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(scaffold, "render_changes", rendering.write_both)
            plan = make_plan(project, self.answers, answers, None)
            apply.apply(self.root, plan.merged)
            self.work.check(self.tree, tree, plan.merged)
            if plan.merged.conflicts:
                self.seen.append("a conflict")
            assert make_plan(project, answers, answers, None).nothing
        self.tree = tree

    def migrate(self, spec: ir.Spec, answers: Any, told: list[Diagnostic], before: Rows) -> None:
        schema = self.databases.schema(self.url)
        tables = self.tables(answers)
        problem = self.databases.migrate(self.url, self.versions(answers))
        if problem is not None:
            self.seen.append("a migration that two equal rows stopped")
            assert "PRD335" in {diagnostic.code for diagnostic in told}, problem
            assert "unique" in problem.lower(), problem
            assert self.databases.schema(self.url) == schema
            assert self.databases.read(self.url, self.tables()) == before
            self.url = self.fresh(answers)
            return
        after = self.databases.read(self.url, tables)
        self.compare(spec, answers, before, after)
        made_new = self.new_database()
        self.databases.create(made_new, tables_of(answers["entities"], answers["auth"]["enabled"]))
        assert self.databases.schema(self.url) == self.databases.schema(made_new)

    def compare(self, spec: ir.Spec, answers: Any, before: Rows, after: Rows) -> None:
        stated = {entity.name: entity for entity in review(spec, self.stack)[0].entities}
        old_entities = {entity["name"]: entity for entity in self.answers["entities"]}
        old_tables, new_tables = self.tables(), self.tables(answers)
        for entity in answers["entities"]:
            source = stated.get(entity["name"])
            old = old_entities.get(entity["name"]) or old_entities.get(source.renamed_from or "" if source else "")
            if old is None:
                continue
            origins = {f.name: f.renamed_from or f.name for f in source.fields} if source else {}
            found = {row["id"]: row for row in after[entity["table"]]}
            known = {row["id"]: row for row in before[old["table"]]}
            assert set(known) <= set(found), f"rows of {entity['name']} are gone"
            targets = {f["name"]: f["references"]["entity"] for f in old["fields"] if f["references"]}
            for field in entity["fields"]:
                origin = origins.get(field["name"], field["name"])
                if (old_column := old_tables[old["table"]].columns.get(origin)) is None:
                    continue
                column = new_tables[entity["table"]].columns[field["name"]]
                target = field["references"]["entity"] if field["references"] else None
                was = target in stated and stated[target].renamed_from
                elsewhere = targets.get(origin) not in (target, was)
                for row_id, row in known.items():
                    now = found[row_id][field["name"]]
                    value = None if elsewhere else rows.expected(row[origin], old_column, column)
                    label = f"{entity['name']}.{field['name']} of {row_id}: {row[origin]!r} became {now!r}"
                    if value is None and row[origin] is None and column["nullable"]:
                        assert now is None, label
                    elif value is not None and value is not rows.ANYTHING:
                        assert now == value, label
            self._compare_sets(entity, old, before, after)

    def _compare_sets(self, entity: Any, old: Any, before: Rows, after: Rows) -> None:
        old_sets = {many["name"]: many for many in old["many_to_many"]}
        for many in entity["many_to_many"]:
            was = old_sets.get(many["name"])
            if was is None or was["entity"] != many["entity"]:
                continue
            pairs = {(row[was["source_column"]], row[was["target_column"]]) for row in before[was["table"]]}
            now = {(row[many["source_column"]], row[many["target_column"]]) for row in after[many["table"]]}
            assert now == pairs, f"{entity['name']}.{many['name']}"
