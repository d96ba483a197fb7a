"""``python -m benchmarks [NAME…]`` prints tables; with ``--write`` they replace those in docs/performance.md."""

from __future__ import annotations

import argparse
import os
import platform
import re
from collections.abc import Callable
from pathlib import Path

from benchmarks import backend, reading, rendering, scaling, size, startup, syncing

_PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_TABLES: dict[str, Callable[..., str]] = {
    "startup": startup.table,
    "reading": reading.table,
    "rendering": rendering.table,
    "syncing": syncing.table,
    "scaling": scaling.table,
    "size": size.table,
    "backend": backend.table,
}
_KEPT = ("startup", "rendering", "syncing", "size")


def main() -> None:
    """Run the benchmarks that are named, or those that the page keeps."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(_TABLES))
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    ours = parser.add_argument_group("backend")
    ours.add_argument("--stack", action="append", help="only this one; may be given again")
    ours.add_argument("--peers", type=Path, metavar="DIR", help="other generators' output, set up to run")
    ours.add_argument("--rows", type=int, default=backend.ROWS, help="rows of the account whose list is long")
    asked = parser.parse_args()
    unknown = set(asked.names) - set(_TABLES)
    if unknown:
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}; there is: {', '.join(_TABLES)}")
    for name in asked.names or _KEPT:
        options = (
            {"stacks": asked.stack or (), "peers": asked.peers, "rows": asked.rows} if name == "backend" else {}
        )
        table = f"{_machine()}\n\n{_TABLES[name](**options)}"
        print(f"{name}\n\n{table}")
        if asked.write:
            _write(name, table)


def _machine() -> str:
    return f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores."


def _write(name: str, table: str) -> None:
    page = _PAGE.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    pattern = re.compile(rf"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    replaced = pattern.sub(lambda _: f"{begin}\n\n{table}\n{end}", page)
    _PAGE.write_text(replaced, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
