"""Runs the application under uvicorn, in this process or in several."""

from __future__ import annotations

import os

import uvicorn

from spec_extractor.web.app import MODEL, create_app
from spec_extractor.web.settings import Settings

_FACTORY = "spec_extractor.web.app:from_workers_environment"


def run(settings: Settings, host: str, port: int, workers: int) -> None:
    """Serve until the process is told to stop."""
    if workers == 1:
        uvicorn.run(create_app(settings, MODEL), host=host, port=port, access_log=False)
        return
    os.environ.update(settings.to_environment())
    uvicorn.run(_FACTORY, factory=True, host=host, port=port, workers=workers, access_log=False)
