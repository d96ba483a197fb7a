"""A real Chromium, driven by Playwright: the one that ``PRDGEN_TEST_CHROMIUM`` names, or one that is installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright

VARIABLE = "PRDGEN_TEST_CHROMIUM"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Nothing but the page under test: no sandbox, which root can't have, and nothing that calls home.
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def require() -> str:
    """The browser's path. Without one a test is skipped on a laptop and fails where ``CI`` is true."""
    found = os.environ.get(VARIABLE) or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium")
        pytest.skip(f"no Chromium: install it, or name it in {VARIABLE}")
    return found


@contextmanager
def opened(playwright: Playwright, profile: Path, *, script: bool = True) -> Iterator[BrowserContext]:
    """A browser with the new profile folder ``profile``; without ``script`` pages run no JavaScript."""
    context = playwright.chromium.launch_persistent_context(
        str(profile),
        executable_path=require(),
        headless=True,
        args=list(_FLAGS),
        java_script_enabled=script,
        accept_downloads=True,
        viewport={"width": 1280, "height": 900},
    )
    try:
        yield context
    finally:
        context.close()
