"""What is done with a client's input, in a process of its own (`spec_extractor.web.jobs`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spec_extractor import project, sources
from spec_extractor.carried import TEMPLATE_ADDRESS
from spec_extractor.diagnostics import Diagnostic, Location, ScaffoldError, error, warning
from spec_extractor.genome.answers import Answers
from spec_extractor.genome.matching import Consent
from spec_extractor.genome.stacks import STACKS
from spec_extractor.ir import Spec
from spec_extractor.pipeline import Compilation, compile_document
from spec_extractor.reporting import json as json_report
from spec_extractor.reporting import plan as plan_report
from spec_extractor.reporting import table
from spec_extractor.sources import answers as answers_source
from spec_extractor.sync.plan import plan_unedited
from spec_extractor.sync.project import read_project
from spec_extractor.web import diagram

# How diagnostics call what was sent: it had no name, and none with a suffix, so that its text says what it is.
DOCUMENT = "document"
ANSWERS = ".copier-answers.yml"
# More than this nobody reads on a page; the report has all of it.
_MOST_TABLES = 200
_MOST_ROWS = 100


@dataclass(frozen=True, slots=True)
class Request:
    """A document for ``stack``; with the text of a project's answers file, for that project's stack and ledger."""

    document: str
    stack: str
    answers: str | None = None
    consent: Consent = field(default_factory=Consent)


@dataclass(frozen=True, slots=True)
class EntityTable:
    """An entity as a table: ``rows`` are the first of `table.members` below the header, ``more`` are left."""

    heading: str
    line: int
    rows: list[tuple[str, ...]]
    more: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was made of a `Request`; every part is as good as None or empty where it did not come to that.

    ``report`` is `json_report.document`'s; ``understood`` `table.understood_json`'s; ``diagram`` an SVG element;
    ``plan`` `plan_report.as_json`'s; ``archive`` the project as a ZIP, whose name is ``name``.
    """

    report: dict[str, Any]
    understood: dict[str, Any] | None = None
    entities: list[EntityTable] = field(default_factory=list)
    stories: list[str] = field(default_factory=list)
    diagram: str = ""
    plan: dict[str, Any] | None = None
    archive: bytes | None = None
    name: str = ""
    usable: bool = False


def compile_request(request: Request, *, render: bool) -> Outcome:
    """Read, review and resolve; with ``render`` also render, or, with answers, plan the update."""
    previous, told = (None, []) if request.answers is None else _read_answers(request.answers)
    stack = previous["stack"] if previous is not None else request.stack
    Path(DOCUMENT).write_text(request.document, encoding="utf-8", errors="replace", newline="")
    compilation = compile_document(DOCUMENT, stack, previous=previous, consent=request.consent)
    told += compilation.diagnostics
    spec, answers = compilation.spec, compilation.answers
    archive, plan = None, None
    usable = answers is not None and (request.answers is None or previous is not None)
    if answers is not None and usable and render:
        try:
            if previous is None:
                archive, warned = project.create_zip(answers, document=_inside(compilation))
                told += [warning("PRD430", Location("template"), message) for message in warned]
            else:
                plan = _plan(previous, answers)
        except ScaffoldError as problem:
            usable = False
            told.append(
                error(problem.code, Location(ANSWERS if previous else ""), problem.message, problem.remedy)
            )
    report = json_report.document(told)
    if spec is None or not spec.entities:
        return Outcome(report)
    return Outcome(
        report,
        understood=table.understood_json(spec),
        entities=_tables(spec),
        stories=[table.story_text(story) for story in spec.user_stories],
        diagram=diagram.svg(spec.entities),
        plan=plan,
        archive=archive,
        name=answers["project"]["slug"] if answers is not None else "",
        usable=usable,
    )


def _read_answers(text: str) -> tuple[Answers | None, list[Diagnostic]]:
    Path(ANSWERS).write_text(text, encoding="utf-8", errors="replace", newline="")
    content, told = sources.load(ANSWERS)
    if content is None:
        return None, told
    previous, told = answers_source.read(content, ANSWERS)
    if previous is not None and previous["stack"] not in STACKS:
        message = f"this prdgen has no stack {previous['stack']!r}; it has {', '.join(STACKS)}"
        return None, [error("PRD485", Location(ANSWERS), message, "run `prdgen plan` in the project")]
    return previous, told


def _plan(previous: Answers, answers: Answers) -> dict[str, Any]:
    opened = read_project(Path())
    if opened.source != TEMPLATE_ADDRESS:
        # Fetching an address that a client names would reach whatever the server reaches.
        raise ScaffoldError(
            "PRD485",
            "the project is of another template than prdgen's own, which is not fetched from here",
            "run `prdgen plan` in the project",
        )
    made = plan_unedited(opened, previous, answers)
    merged = made.merged
    files = plan_report.files_json(merged.writes, merged.deletes, merged.lists(), merged.conflicts, merged.moved)
    return plan_report.as_json(made.steps, files, made.versions)


def _inside(compilation: Compilation) -> tuple[str, str]:
    """The document's name and text inside the project."""
    text = compilation.text or ""
    if not sources.is_spec(text, DOCUMENT):
        return "prd.md", text
    return ("spec.json" if text.lstrip().startswith("{") else "spec.yaml"), text


def _tables(spec: Spec) -> list[EntityTable]:
    tables = []
    for entity in spec.entities[:_MOST_TABLES]:
        rows = list(table.members(entity))[1:]
        more = max(len(rows) - _MOST_ROWS, 0)
        tables.append(EntityTable(table.heading(entity), entity.location.line, rows[:_MOST_ROWS], more))
    return tables
