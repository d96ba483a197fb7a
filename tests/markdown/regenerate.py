"""Write every ``expected.yaml`` anew: ``python -m tests.markdown.regenerate [case …]``."""

from __future__ import annotations

import sys

from tests.markdown.compact import CASES, case_names, expected_text


def main(names: list[str]) -> None:
    """Regenerate the named cases, or all."""
    for name in names or case_names():
        (CASES / name / "expected.yaml").write_text(expected_text(name), encoding="utf-8")
        print(name)


if __name__ == "__main__":
    main(sys.argv[1:])
