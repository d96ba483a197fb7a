"""The server: its routes, and what surrounds them."""

from __future__ import annotations

import os
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import anyio
from anyio.to_thread import run_sync
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from spec_extractor import __version__, agents
from spec_extractor.web import api, pages
from spec_extractor.web.guard import Guard, Throttle
from spec_extractor.web.jobs import Jobs
from spec_extractor.web.prompts import Prompts
from spec_extractor.web.refusals import RefusedError
from spec_extractor.web.service import Service
from spec_extractor.web.settings import Settings, from_environment
from spec_extractor.web.store import Store

_STATIC = Path(__file__).resolve().parent / "static"
_SWEEP_SECONDS = 3600
MODEL = Prompts(agents.configured, agents.write)
"""The language model that the environment names, if it does."""


def from_workers_environment() -> FastAPI:
    """What each of several workers serves."""
    return create_app(from_environment(os.environ), MODEL)


def create_app(settings: Settings, prompts: Prompts | None = None) -> FastAPI:
    """The application. Without ``prompts``, or while they are not configured, the page takes documents only."""
    service = Service(settings, Jobs(settings.jobs, settings.seconds, settings.megabytes), Store(settings.store))
    app = FastAPI(
        title="prdgen",
        version=__version__,
        description="Compiles a product requirements document into a backend.",
        # Their pages load scripts of other sites.
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        lifespan=_sweeping(service.store, timedelta(days=settings.keep_days)),
    )
    app.include_router(api.routes(service))
    app.include_router(pages.routes(service, prompts))
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    throttle = Throttle(settings.per_minute, time.monotonic, OrderedDict())
    app.add_middleware(Guard, throttle=throttle, body_bytes=settings.body_bytes, refuse=pages.refused)

    @app.get("/health/ready", include_in_schema=False)
    async def ready() -> dict[str, str]:
        return {"status": "ok"}

    @app.exception_handler(RefusedError)
    async def refuse(request: Request, problem: RefusedError) -> Response:
        return pages.refused(request, problem)

    @app.exception_handler(RequestValidationError)
    async def misread(request: Request, problem: RequestValidationError) -> Response:
        first = problem.errors()[0]
        place = ".".join(str(part) for part in first["loc"][1:])
        message = f"the request is not as it should be: {place}: {first['msg']}"
        return pages.refused(request, RefusedError(422, "PRD489", message, "/openapi.json says what is taken"))

    @app.exception_handler(HTTPException)
    async def unknown(request: Request, problem: HTTPException) -> Response:
        return pages.refused(
            request, RefusedError(problem.status_code, "PRD489", str(problem.detail), "the page is at /")
        )

    return app


def _sweeping(store: Store, kept: timedelta) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_sweep, store, kept)
            yield
            tasks.cancel_scope.cancel()

    return lifespan


async def _sweep(store: Store, kept: timedelta) -> None:
    while True:
        # A store that can't be reached is told to those who need it; the next sweep may find it again.
        with suppress(OSError):
            await run_sync(store.sweep, datetime.now(UTC) - kept)
        await anyio.sleep(_SWEEP_SECONDS)
