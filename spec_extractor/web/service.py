"""What page and API do alike: compile in a job, keep what was made."""

from __future__ import annotations

from dataclasses import dataclass

from anyio.to_thread import run_sync

from spec_extractor.web import highlight, work
from spec_extractor.web.jobs import Jobs
from spec_extractor.web.models import Artifact, CompileReport, File
from spec_extractor.web.refusals import RefusedError
from spec_extractor.web.settings import Settings
from spec_extractor.web.store import Store


@dataclass(frozen=True, slots=True)
class Compiled:
    """A job's outcome, and the artifact where one was made."""

    outcome: work.Outcome
    artifact: Artifact | None

    def report(self) -> CompileReport:
        """As the API answers."""
        outcome = self.outcome
        return CompileReport.model_validate(
            {
                **outcome.report,
                "understood": outcome.understood,
                "diagram": outcome.diagram or None,
                "artifact": self.artifact,
                "plan": outcome.plan,
            }
        )


@dataclass(frozen=True, slots=True)
class Service:
    """The settings, and what they have made: where jobs run and where artifacts are."""

    settings: Settings
    jobs: Jobs
    store: Store

    async def compile(self, request: work.Request, *, render: bool) -> Compiled:
        """Compile, and keep the project where it is rendered. Raises `RefusedError`."""
        size = len(request.document.encode("utf-8", "replace"))
        if size > self.settings.document_kilobytes * 1024:
            message = f"the document is larger than {self.settings.document_kilobytes:,} KB"
            raise RefusedError(413, "PRD480", message, "leave images and attachments out of the document")
        outcome = await self.jobs.run(work.compile_request, request, render=render)
        artifact = None if outcome.archive is None else await self._kept(outcome.archive)
        return Compiled(outcome, artifact)

    async def archive(self, identity: str) -> bytes:
        """The artifact's ZIP. Raises `RefusedError` where there is none."""
        try:
            content = await run_sync(self.store.get, identity)
        except OSError as problem:
            raise _unreachable() from problem
        if content is None:
            message = "there is no such project here, or no longer"
            raise RefusedError(
                404, "PRD486", message, "compile the document again: the same document gives the same project"
            )
        return content

    async def coloured(self, identity: str, path: str) -> list[str]:
        """The lines of a file of an artifact as HTML. Raises `RefusedError` where there is none."""
        lines = await self.jobs.run(highlight.coloured, await self.archive(identity), path)
        if lines is None:
            raise RefusedError(
                404, "PRD486", "the project has no such file", "open it from the project's list of files"
            )
        return lines

    async def _kept(self, archive: bytes) -> Artifact:
        try:
            identity = await run_sync(self.store.put, archive)
        except OSError as problem:
            raise _unreachable() from problem
        return artifact(identity, archive)


def artifact(identity: str, archive: bytes) -> Artifact:
    """What the API says of an artifact."""
    return Artifact(
        id=identity,
        name=highlight.name(archive),
        page=f"/artifacts/{identity}",
        zip=f"/artifacts/{identity}/project.zip",
        files=[File(path=file.path, size=file.size) for file in highlight.listed(archive)],
    )


def _unreachable() -> RefusedError:
    return RefusedError(503, "PRD488", "the place for projects can't be used", "tell whoever runs this server")
