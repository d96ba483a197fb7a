"""Tools that tests need and a machine may not have."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def lacking(reason: str) -> NoReturn:
    """Skip on a laptop, fail in CI, where whatever the tests need has to be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}; .ci/run installs and starts all that is needed", pytrace=False)
    pytest.skip(reason)
