"""The API: ``POST /api/compile`` and ``/api/zip``. The page asks it too, for its answers as HTML."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from spec_extractor.web import pages
from spec_extractor.web.models import CompileReport, CompileRequest, Report, ZipRequest
from spec_extractor.web.service import Service

_REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"model": Report, "description": description}
    for status, description in {
        403: "Sent by another site's page.",
        408: "The request did not arrive in time.",
        413: "Larger than this server takes.",
        422: "Not of this form.",
        429: "More requests than one client may make; Retry-After says when the next one is taken.",
        503: "Too much to do, too long, or no place for the project.",
    }.items()
}


def routes(service: Service) -> APIRouter:
    """The API's routes."""
    router = APIRouter(prefix="/api", tags=["compiler"], responses=_REFUSALS)

    @router.post(
        "/compile",
        summary="Compile a document",
        response_model=CompileReport,
        responses={
            200: {
                "description": "What was understood and found, errors in the document included.",
                "content": {"text/html": {"schema": {"type": "string"}}},
            }
        },
    )
    async def compile_(request: Request, body: CompileRequest) -> Response:
        compiled = await service.compile(body.to_work(), render=body.render)
        if request.headers.get("accept", "").startswith("text/html"):
            return pages.result(compiled, body.document, rendered=body.render)
        return Response(compiled.report().model_dump_json(), media_type="application/json")

    @router.post(
        "/zip",
        summary="Make a project",
        response_class=Response,
        responses={
            200: {
                "description": "The project; Content-Location says where it stays.",
                "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
            },
            422: {"model": Report, "description": "The document has errors, or the request is not of this form."},
        },
    )
    async def zip_(body: ZipRequest) -> Response:
        compiled = await service.compile(body.to_work(), render=True)
        if compiled.artifact is None or compiled.outcome.archive is None:
            report = Report.model_validate(compiled.outcome.report)
            return Response(report.model_dump_json(), 422, media_type="application/json")
        return pages.download(compiled.artifact, compiled.outcome.archive)

    return router
