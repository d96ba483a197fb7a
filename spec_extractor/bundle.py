"""Where the files that ship beside the code are: ``copier.yml``, ``template/``, ``schemas/``, ``examples/``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder that holds them: inside the package once installed, its parent in a checkout.

    Raises `FileNotFoundError` where neither does: the installation is broken.
    """
    for folder in (_PACKAGE / "_bundle", _PACKAGE.parent):
        if (folder / "schemas").is_dir():
            return folder
    raise FileNotFoundError(f"no schemas/ beside or inside {_PACKAGE}: install prdgen again")
