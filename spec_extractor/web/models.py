"""The API's requests and answers, as OpenAPI shows them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from spec_extractor.genome import matching
from spec_extractor.genome.stacks import DEFAULT_STACK, STACKS
from spec_extractor.web import work


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Consent(_Strict):
    """What an update of a project may do beyond the document: the options of `prdgen sync` by the same names."""

    rename: dict[str, str] = Field(default={}, examples=[{"Task.headline": "title"}])
    drop: list[str] = Field(default=[], examples=[["Task.notes"]])
    backfill: dict[str, str] = Field(default={}, examples=[{"Task.priority": "normal"}])
    allow_destructive: bool = False


class ZipRequest(_Strict):
    """A document, and the stack to render it in."""

    document: str = Field(description="A PRD in Markdown, or a spec in JSON or YAML.")
    stack: str = Field(default=DEFAULT_STACK, json_schema_extra={"enum": list(STACKS)})

    @field_validator("stack")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in STACKS:
            raise ValueError(f"there is no stack {value!r}; there is: {', '.join(STACKS)}")
        return value

    def to_work(self) -> work.Request:
        """The same for a job."""
        return work.Request(self.document, self.stack)


class CompileRequest(ZipRequest):
    """A document, and what to do with it beyond reading it."""

    render: bool = Field(default=False, description="Also make the project, or the plan of its update.")
    answers: str | None = Field(
        default=None,
        description="The content of a project's .copier-answers.yml: its stack and its migrations are carried on.",
    )
    consent: Consent = Consent()

    def to_work(self) -> work.Request:
        """The same for a job."""
        allowed = matching.Consent(
            renames=self.consent.rename,
            drops=frozenset(self.consent.drop),
            backfill=self.consent.backfill,
            allow_destructive=self.consent.allow_destructive,
        )
        return work.Request(self.document, self.stack, self.answers or None, allowed)


class Finding(BaseModel):
    """A diagnostic; line 0 is the document as a whole."""

    code: str
    severity: Literal["error", "warning", "note"]
    message: str
    help: str
    file: str
    line: int


class Counts(BaseModel):
    """How many diagnostics there are of each severity."""

    error: int
    warning: int
    note: int


class Report(BaseModel):
    """Everything that was found; what every refusal is answered with as well."""

    version: int
    diagnostics: list[Finding]
    counts: Counts


class File(BaseModel):
    """A file of the project, with its size in bytes."""

    path: str
    size: int


class Artifact(BaseModel):
    """A project that was made: ``id`` is the SHA-256 of its ZIP; ``page`` and ``zip`` are paths on this server."""

    id: str
    name: str
    page: str
    zip: str
    files: list[File]


class CompileReport(Report):
    """What was understood, and what was made of it."""

    understood: dict[str, Any] | None = Field(
        description="The spec, in the form of `prdgen schema spec`, each part with its line."
    )
    diagram: str | None = Field(description="Entities and relations as an SVG element.")
    artifact: Artifact | None = Field(description="The project; with `render` and without `answers`.")
    plan: dict[str, Any] | None = Field(
        description="What the update would do, as `prdgen plan --format json` has it; with `render` and `answers`."
    )
