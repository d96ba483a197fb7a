"""The Markdown source: any document becomes a `Spec` and diagnostics, without an exception."""

from __future__ import annotations

from spec_extractor.diagnostics import Diagnostic
from spec_extractor.ir import Spec
from spec_extractor.sources.markdown.compose import compose
from spec_extractor.sources.markdown.document import parse
from spec_extractor.sources.markdown.readers import READERS
from spec_extractor.sources.markdown.tellings import Reading

__all__ = ["read"]


def read(text: str, file: str) -> tuple[Spec, list[Diagnostic]]:
    """Read a PRD; ``file`` is its name in locations. Never raises; time is linear in the text's length."""
    document = parse(text, file)
    reading = Reading()
    for _, reader in READERS:
        reader(document, reading)
    return compose(document, reading)
