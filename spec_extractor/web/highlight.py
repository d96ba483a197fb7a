"""A project's files as the page shows them: read from the ZIP, coloured by Pygments."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_for_filename
from pygments.lexers.special import TextLexer
from pygments.util import ClassNotFound

from spec_extractor.reporting.display import visible

# Colours of what is longer than anybody reads are not worth the time.
_COLOURED_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of an artifact: ``path`` without the ZIP's top folder, ``size`` in bytes."""

    path: str
    size: int


def listed(archive: bytes) -> list[Listed]:
    """The files of an artifact in the order of their paths."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return [Listed(_inside(entry.filename), entry.file_size) for entry in opened.infolist()]


def name(archive: bytes) -> str:
    """The artifact's top folder, which is the project's slug."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.infolist()[0].filename.partition("/")[0]


def coloured(archive: bytes, path: str) -> list[str] | None:
    """The lines of the file at ``path``, each as HTML of its own; None where there is no such file."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        known = {_inside(entry.filename): entry for entry in opened.infolist()}
        if path not in known:
            return None
        content = opened.read(known[path])
    # What makes text read in another order than it is stored in would mislead here as anywhere else.
    text = "\n".join(visible(line) for line in content.decode("utf-8", "replace").split("\n"))
    try:
        lexer = (
            get_lexer_for_filename(path, stripnl=False)
            if len(content) <= _COLOURED_BYTES
            else TextLexer(stripnl=False)
        )
    except ClassNotFound:
        lexer = TextLexer(stripnl=False)
    # Pygments closes at the end of a line what it has opened there.
    html: str = highlight(text, lexer, HtmlFormatter(nowrap=True))
    return html.removesuffix("\n").split("\n")


def _inside(filename: str) -> str:
    return filename.partition("/")[2]
