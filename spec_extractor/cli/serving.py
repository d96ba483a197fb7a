"""The command ``serve``: the web page and its API."""

from __future__ import annotations

import importlib.util
from typing import Annotated

import typer

from spec_extractor.cli.printing import fail


def serve(
    host: Annotated[str, typer.Option("--host", envvar="HOST", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", envvar="PORT", min=0, max=65535, help="The port.")] = 8080,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes that answer.")] = 1,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            envvar="PRDGEN_STORE",
            metavar="ADDRESS",
            help="Where projects are kept: a folder, or an address that fsspec takes. Else the user's cache.",
        ),
    ] = None,
    document_kilobytes: Annotated[int, typer.Option(min=1, help="The largest document, in KB.")] = 512,
    seconds: Annotated[float, typer.Option(min=0.1, help="How long the work on one document may take.")] = 30,
    megabytes: Annotated[int, typer.Option(min=128, help="How much memory it may take, in MB.")] = 1024,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Documents at a time, of each worker. Else one a core.")
    ] = None,
    per_minute: Annotated[int, typer.Option(min=1, help="Requests of one client, to each worker.")] = 240,
    keep_days: Annotated[int, typer.Option(min=1, help="For how many days projects are kept.")] = 7,
) -> None:
    """Serve the web page and its API. Behind a proxy, set FORWARDED_ALLOW_IPS to its address."""
    if importlib.util.find_spec("fastapi") is None or importlib.util.find_spec("uvicorn") is None:
        fail("PRD490", "the page needs packages that are not installed", "pip install 'prdgen[web]'")
    from spec_extractor.web import server  # noqa: PLC0415
    from spec_extractor.web.settings import Settings, cores, default_store  # noqa: PLC0415

    settings = Settings(
        store=store or default_store(),
        document_kilobytes=document_kilobytes,
        seconds=seconds,
        megabytes=megabytes,
        jobs=jobs or cores(),
        per_minute=per_minute,
        keep_days=keep_days,
    )
    server.run(settings, host, port, workers)
