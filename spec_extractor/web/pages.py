"""The page: rendered here, with or without its script; the script asks the API for the same parts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup, escape
from starlette.datastructures import FormData

from spec_extractor import __version__, bundle
from spec_extractor.diagnostics import ScaffoldError
from spec_extractor.genome.matching import Consent
from spec_extractor.genome.stacks import DEFAULT_STACK, STACKS
from spec_extractor.reporting import explanations
from spec_extractor.reporting.display import visible
from spec_extractor.web import work
from spec_extractor.web.models import Artifact, File
from spec_extractor.web.prompts import Prompts
from spec_extractor.web.refusals import RefusedError
from spec_extractor.web.service import Compiled, Service, artifact

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).resolve().parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_CODE = re.compile("`([^`]+)`")


def _as_code(text: str) -> Markup:
    """Escaped text, with what stands between backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped before


_TEMPLATES.filters["code"] = _as_code
_TEMPLATES.filters["visible"] = visible
# Content under its own hash never changes.
_FOREVER = {"Cache-Control": "private, max-age=31536000, immutable"}
_QUOTED = 160
_MOST_FINDINGS = 200


def routes(service: Service, prompts: Prompts | None) -> APIRouter:
    """The page's routes."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    def index(given: Mapping[str, Any], result: str = "") -> Response:
        offered = prompts is not None and prompts.configured()
        fields = {"document": "", "stack": DEFAULT_STACK, "answers": "", "prompt": "", **_CONSENT, **given}
        return _page("index.html", **fields, prompts=offered, result=result, stacks=STACKS, samples=_samples())

    @router.get("/")
    async def start(example: str = "") -> Response:
        path = _samples().get(example)
        return index({"document": "" if path is None else path.read_text(encoding="utf-8")})

    @router.post("/")
    async def submit(request: Request) -> Response:
        fields = await _fields(request, service.settings.body_bytes)
        if fields["stack"] not in STACKS:
            raise RefusedError(422, "PRD489", "there is no such stack", "take one of those that the page offers")
        action = fields.pop("action", "check")
        compiled = await service.compile(_to_work(fields), render=action != "check")
        if action == "zip" and compiled.artifact is not None and compiled.outcome.archive is not None:
            return download(compiled.artifact, compiled.outcome.archive)
        return index(fields, _result(compiled, fields["document"], rendered=action != "check"))

    @router.post("/prompt")
    async def prompted(request: Request) -> Response:
        fields = await _fields(request, service.settings.body_bytes)
        if prompts is None or not prompts.configured():
            raise RefusedError(404, "PRD489", "there is no language model here", "write a document instead")
        try:
            document = await run_sync(prompts.write, fields["prompt"])
        except ScaffoldError as problem:
            raise RefusedError(503, problem.code, problem.message, problem.remedy) from problem
        fields |= {"document": document}
        # Shown, to be read and changed: nothing is rendered of what a model wrote before somebody says so.
        return index(
            fields, _result(await service.compile(_to_work(fields), render=False), document, rendered=False)
        )

    @router.get("/artifacts/{identity}")
    async def project(identity: str) -> Response:
        made = artifact(identity, await service.archive(identity))
        return _page("project.html", artifact=made, tree=_tree(made.files), path=None, file=None)

    @router.get("/artifacts/{identity}/project.zip")
    async def zip_(identity: str) -> Response:
        content = await service.archive(identity)
        return download(artifact(identity, content), content)

    @router.get("/artifacts/{identity}/files/{path:path}")
    async def file(identity: str, path: str) -> Response:
        made = artifact(identity, await service.archive(identity))
        lines = await service.coloured(identity, path)
        response = _page("project.html", artifact=made, tree=_tree(made.files), path=path, file=lines)
        response.headers["Cache-Control"] = "private, max-age=3600"
        return response

    @router.get("/explain/{code}")
    async def explain(code: str) -> Response:
        page = explanations.page(code)
        if page is None:
            raise RefusedError(404, "PRD489", "there is no such code", "codes are in the diagnostics")
        return _page("explain.html", title=code, html=MarkdownIt("commonmark", {"html": False}).render(page))

    return router


def result(compiled: Compiled, document: str, *, rendered: bool) -> Response:
    """What was made of ``document``, as the part of the page that shows it."""
    return HTMLResponse(_result(compiled, document, rendered=rendered))


def download(made: Artifact, archive: bytes) -> Response:
    """A project's ZIP, to be saved under its name."""
    headers = {
        **_FOREVER,
        "Content-Disposition": f'attachment; filename="{made.name}.zip"',
        "Content-Location": made.zip,
        "ETag": f'"{made.id}"',
    }
    return Response(archive, media_type="application/zip", headers=headers)


def refused(request: Request, refusal: RefusedError) -> Response:
    """A refusal as a page, or as the API's report for programs."""
    report = refusal.report()
    accepted = request.headers.get("accept", "")
    if "text/html" not in accepted:
        return Response(json.dumps(report), refusal.status, refusal.headers(), "application/json")
    response = _page("refusal.html", findings=_findings(report, ""), status=refusal.status)
    response.status_code = refusal.status
    response.headers.update(refusal.headers())
    return response


def _page(name: str, **values: Any) -> Response:
    return HTMLResponse(_TEMPLATES.get_template(name).render(version=__version__, **values))


_CONSENT = {"rename": "", "drop": "", "backfill": "", "allow_destructive": ""}


async def _fields(request: Request, limit: int) -> dict[str, str]:
    """The form's fields as text; files count as what is in them, where they hold anything."""
    async with request.form(max_files=2, max_fields=20, max_part_size=limit) as form:
        fields = {"document": "", "stack": DEFAULT_STACK, "answers": "", "prompt": "", **_CONSENT}
        fields |= {name: value for name, value in form.multi_items() if isinstance(value, str)}
        for name in ("document", "answers"):
            if content := await _uploaded(form, f"{name}_file"):
                fields[name] = content
    return fields


async def _uploaded(form: FormData, name: str) -> str:
    file = form.get(name)
    return "" if file is None or isinstance(file, str) else (await file.read()).decode("utf-8", "replace")


def _to_work(fields: Mapping[str, str]) -> work.Request:
    allowed = Consent(
        renames=_pairs(fields["rename"]),
        drops=frozenset(_lines(fields["drop"])),
        backfill=_pairs(fields["backfill"]),
        allow_destructive=bool(fields["allow_destructive"]),
    )
    return work.Request(
        fields["document"], fields["stack"], (fields["answers"].strip() and fields["answers"]) or None, allowed
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _pairs(text: str) -> dict[str, str]:
    return {name.strip(): value.strip() for name, _, value in (line.partition("=") for line in _lines(text))}


def _samples() -> dict[str, Path]:
    return {path.stem: path for path in sorted((bundle.root() / "examples").glob("*.md"))}


def _result(compiled: Compiled, document: str, *, rendered: bool) -> str:
    outcome = compiled.outcome
    made = compiled.artifact
    return _TEMPLATES.get_template("result.html").render(
        outcome=outcome,
        findings=_findings(outcome.report, document)[:_MOST_FINDINGS],
        untold=max(len(outcome.report["diagnostics"]) - _MOST_FINDINGS, 0),
        counts=outcome.report["counts"],
        auth=(outcome.understood or {}).get("auth"),
        artifact=made,
        tree=None if made is None else _tree(made.files),
        rendered=rendered,
        empty=not document.strip(),
    )


def _findings(report: Mapping[str, Any], document: str) -> list[dict[str, Any]]:
    """The diagnostics, each with the line that it is about, the worst first."""
    lines = document.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    worst = ("error", "warning", "note")
    return [
        {
            **finding,
            "message": visible(finding["message"]),
            "help": visible(finding["help"]),
            "quoted": _quoted(finding, lines),
        }
        for finding in sorted(report["diagnostics"], key=lambda finding: worst.index(finding["severity"]))
    ]


def _quoted(finding: Mapping[str, Any], lines: Sequence[str]) -> str:
    number = finding["line"]
    if finding["file"] != work.DOCUMENT or not 0 < number <= len(lines):
        return ""
    line = visible(lines[number - 1])
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED - 1]}…"


def _tree(files: Sequence[File]) -> dict[str, Any]:
    """Folders as dictionaries of what is in them, files as paths; folders first."""
    root: dict[str, Any] = {}
    for file in files:
        *folders, name = file.path.split("/")
        place = root
        for folder in folders:
            place = place.setdefault(folder, {})
        place[name] = file.path
    return _folders_first(root)


def _folders_first(folder: dict[str, Any]) -> dict[str, Any]:
    inside = {name: _folders_first(part) if isinstance(part, dict) else part for name, part in folder.items()}
    return dict(sorted(inside.items(), key=lambda item: (isinstance(item[1], str), item[0])))
