"""The command ``mcp``: a server for coding agents."""

from __future__ import annotations

import gc
from pathlib import Path

from spec_extractor.cli.printing import fail


def mcp() -> None:
    """Serve check, extract, plan and new to a coding agent, by the Model Context Protocol over standard streams.

    Its tools work in the folder that it is started in, and nowhere else.
    """
    try:
        from spec_extractor.tools import server  # noqa: PLC0415
    except ModuleNotFoundError as problem:
        message = f"the tools need the extra 'mcp', which is not installed: there is no module {problem.name!r}"
        fail("PRD501", message, "pip install 'prdgen[mcp]'")
    # Unlike the other commands, this one lives long.
    gc.enable()
    server.build(Path()).run("stdio")
