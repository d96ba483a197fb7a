"""Where a language model comes in, if there is one: it writes a document, which is then read like any other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prompts:
    """``configured`` says whether there is a model; ``write`` turns a prompt into a PRD in Markdown.

    ``write`` may take as long as the model does, and raises `ScaffoldError` where it gives no document.
    """

    configured: Callable[[], bool]
    write: Callable[[str], str]
