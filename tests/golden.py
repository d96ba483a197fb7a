"""``python -m tests.golden``: write the expected files of every folder case anew."""

from tests import cases_support

if __name__ == "__main__":
    cases_support.regenerate()
