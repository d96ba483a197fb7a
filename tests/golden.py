"""``python -m tests.golden``: write everything anew that a test compares with what the code writes."""

from __future__ import annotations

import os
import sys

import pytest

from tests import cases_support
from tests.markdown import regenerate, test_format_page

# These modules write their files in place of comparing them where the variable is set.
_MODULES = ("tests/sources", "tests/review", "tests/reporting")

if __name__ == "__main__":
    cases_support.regenerate()
    regenerate.main([])
    test_format_page.main()
    os.environ["UPDATE_GOLDENS"] = "1"
    sys.exit(pytest.main(["-q", "--no-header", "-p", "no:cacheprovider", *_MODULES]))
