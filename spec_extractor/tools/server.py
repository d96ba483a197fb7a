"""The server: each tool runs the command of the same name, in the folder, and answers with what it printed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import anyio
import yaml
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import BaseModel, Field

from spec_extractor import __version__
from spec_extractor.diagnostics import Location, ScaffoldError, error
from spec_extractor.genome.stacks import DEFAULT_STACK, STACKS
from spec_extractor.reporting import text
from spec_extractor.tools.folder import Folder

INSTRUCTIONS = """\
prdgen compiles a product requirements document (PRD) in Markdown into a complete backend, and keeps the two in
step. Change what is stored by changing the PRD, never by editing models, schemas or migrations by hand: check the
PRD until it has no errors and is understood as meant, look at the plan, then run `prdgen sync` in the project."""

Document = Annotated[str, Field(description="Path of a PRD in Markdown or a spec in JSON or YAML.", min_length=1)]
Project = Annotated[str, Field(description="Path of a project's folder, the top of its Git repository.")]
Stack = Annotated[str, Field(description="What to render.", json_schema_extra={"enum": [*STACKS]})]
Names = Annotated[list[str], Field(description="Entities or fields, such as Task.headline or Ticket.")]
Pairs = Annotated[list[str], Field(description="Pairs of the form Task.headline=title or Ticket=Task.")]
Values = Annotated[list[str], Field(description="For rows without a value: Task.priority=normal.")]

_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_MAKES = ToolAnnotations(read_only_hint=False, destructive_hint=False, open_world_hint=False)


class Finding(BaseModel):
    """A diagnostic; line 0 is the whole file. ``help`` says what to write instead, `prdgen explain CODE` more."""

    code: str
    severity: str
    message: str
    file: str
    line: int
    help: str


class Checked(BaseModel):
    """``understood`` is the spec as read, each part with its line; None where nothing could be read."""

    ok: bool
    diagnostics: list[Finding]
    understood: dict[str, Any] | None


class Extracted(BaseModel):
    """``answers`` is all that the template knows of the document, ``messages`` what was noted on the way."""

    answers: dict[str, Any]
    messages: str


class Planned(BaseModel):
    """``plan`` has the migrations with their SQL and the files by what happens to them."""

    plan: dict[str, Any]
    messages: str


class Made(BaseModel):
    """``folder`` is where the project is now, a Git repository with its first commit."""

    folder: str
    messages: str


def build(start: Path) -> MCPServer:
    """The server whose tools work in ``start`` and below."""
    folder = Folder.at(start)
    server: MCPServer = MCPServer("prdgen", version=__version__, instructions=INSTRUCTIONS, log_level="ERROR")

    async def run(*arguments: str, may_fail: bool = False) -> subprocess.CompletedProcess[bytes]:
        # A process of its own: what it prints can't get into the protocol, and what it needs is free afterwards.
        # -P: modules are not looked for in the folder that it works in.
        command = [sys.executable, "-P", "-m", "spec_extractor", *arguments]
        done = await anyio.run_process(command, stdin=subprocess.DEVNULL, check=False, cwd=folder.root)
        if done.returncode and not may_fail:
            raise ToolError(_said(done).strip() or f"exit status {done.returncode}")
        return done

    @server.tool(annotations=_READS)
    async def check(document: Document, stack: Stack = DEFAULT_STACK) -> Checked:
        """Say what is wrong with a document, at which line and what to write instead, and what was understood."""
        path = _confined(folder.document, document)
        done = await run("check", "--format", "json", f"--stack={stack}", "--", path, may_fail=True)
        if not done.stdout:
            raise ToolError(_said(done).strip())
        return Checked.model_validate({"ok": done.returncode == 0, **json.loads(done.stdout)})

    @server.tool(annotations=_READS)
    async def extract(document: Document, stack: Stack = DEFAULT_STACK) -> Extracted:
        """The answers that a document resolves to: names, relations, routes and migrations."""
        path = _confined(folder.document, document)
        done = await run("extract", "--format", "json", f"--stack={stack}", "--", path)
        return Extracted(answers=json.loads(done.stdout), messages=_said(done))

    @server.tool(annotations=_READS)
    async def plan(
        project: Project = ".",
        document: Annotated[str | None, Field(description="Another document than the project's own.")] = None,
        rename: Pairs = [],  # noqa: B006 - the schema states the default
        drop: Names = [],  # noqa: B006
        backfill: Values = [],  # noqa: B006
        allow_destructive: bool = False,
    ) -> Planned:
        """What `prdgen sync` would do after a change of the document: migration, SQL, files. Writes nothing."""
        where = _confined(folder.project, project)
        _confined_template(folder, where)
        options = [f"--project={where}"]
        options += [f"--rename={pair}" for pair in rename]
        options += [f"--drop={name}" for name in drop]
        options += [f"--backfill={pair}" for pair in backfill]
        options += ["--allow-destructive"] if allow_destructive else []
        named = [] if document is None else [_confined(folder.document, document)]
        done = await run("plan", "--format", "json", *options, "--", *named)
        return Planned(plan=json.loads(done.stdout), messages=_said(done))

    @server.tool(annotations=_MAKES)
    async def new(
        document: Document,
        destination: Annotated[str, Field(description="Path of the folder to make.", min_length=1)],
        stack: Stack = DEFAULT_STACK,
    ) -> Made:
        """Make a project of a document: a Git repository with its first commit, the document inside."""
        path = _confined(folder.document, document)
        where = _confined(folder.destination, destination)
        done = await run("new", f"--stack={stack}", "--", path, where)
        return Made(folder=where, messages=_said(done))

    return server


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode(errors="replace")


def _confined(check: Callable[[str], Path], path: str) -> str:
    try:
        return str(check(path))
    except ScaffoldError as problem:
        raise _refused(problem) from problem


def _refused(problem: ScaffoldError) -> ToolError:
    shown = text.render([error(problem.code, Location("path"), problem.message, problem.remedy)])
    return ToolError(shown.strip())


def _confined_template(folder: Folder, project: str) -> None:
    """Refuse a project whose answers lead to a template in a folder outside."""
    answers = folder.root / project / ".copier-answers.yml"
    try:
        recorded = yaml.safe_load(answers.read_text(encoding="utf-8"))
        address = recorded.get("_src_path") if isinstance(recorded, dict) else None
    except (OSError, ValueError, yaml.YAMLError):
        return  # `plan` says so, with what to do.
    if isinstance(address, str):
        try:
            folder.template(address)
        except ScaffoldError as problem:
            raise _refused(problem) from problem
