"""Sources: a file or standard input, as text, then as a `Spec` through the reader that its form asks for."""

from __future__ import annotations

import re
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from spec_extractor.diagnostics import Diagnostic, Location, error
from spec_extractor.ir import Spec

MAX_BYTES = 16 * 2**20
STDIN = "-"
STDIN_NAME = "<stdin>"

FOLDER_DOCUMENTS = ("spec.md", "requirements.md", "data-model.md", "design.md")
"""What is read of a folder, in this order."""

_MARKDOWN = (".md", ".markdown", ".txt")
_SPEC = (".json", ".yml", ".yaml")
# `{{title}}` is Markdown with a placeholder left in it; a mapping starts with one brace.
_SPEC_START = re.compile(r"""\s*\{\s*["'}\w]|(?:^|.*\n)["']?spec_version["']?[ \t]*:""", re.DOTALL)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read(path: str, stdin: BinaryIO | None = None) -> tuple[Spec | None, list[Diagnostic]]:
    """The spec that the file at ``path`` states, or the one on ``stdin`` where ``path`` is ``-``."""
    text, diagnostics = load(path, stdin)
    if text is None:
        return None, diagnostics
    return read_text(text, name_of(path))


def read_text(text: str, file: str) -> tuple[Spec | None, list[Diagnostic]]:
    """The spec in ``text``; the suffix of ``file`` chooses the reader, or else the text itself."""
    # Each reader brings a parser of its own; one is enough for one file.
    if is_spec(text, file):
        from spec_extractor.sources import specfile  # noqa: PLC0415

        return specfile.read(text, file)
    from spec_extractor.sources import markdown  # noqa: PLC0415

    return markdown.read(text, file)


def read_parts(path: str, stdin: BinaryIO | None = None) -> tuple[list[tuple[str, str]], list[Diagnostic]]:
    """Pairs of text and name: of the document at ``path``, or of those in a folder; empty with an error."""
    names = _documents(path)
    parts = []
    found: list[Diagnostic] = []
    for name in names or [path]:
        text, diagnostics = load(name, stdin)
        found += diagnostics
        if text is not None:
            parts.append((text, name_of(name)))
    return ([] if found else parts), found


def read_all(parts: Sequence[tuple[str, str]], path: str) -> tuple[Spec | None, list[Diagnostic]]:
    """The spec that one document states, or several of the folder ``path`` together."""
    if len(parts) == 1:
        return read_text(*parts[0])
    from spec_extractor.sources import markdown  # noqa: PLC0415

    # `001-tool-library` is how such folders are called.
    words = re.sub(r"^\d+[-_. ]*", "", Path(path).resolve().name).replace("-", " ").replace("_", " ")
    return markdown.read_together(parts, words.strip().capitalize())


def _documents(path: str) -> list[str]:
    """The documents in a folder that describe one feature, as Spec Kit and Kiro lay them out."""
    if path == STDIN:
        return []
    try:
        inside = [Path(path) / name for name in FOLDER_DOCUMENTS]
        return [str(document) for document in inside if document.is_file()]
    except (OSError, ValueError):
        return []


def name_of(path: str) -> str:
    """How diagnostics call the input at ``path``."""
    return STDIN_NAME if path == STDIN else path


def load(path: str, stdin: BinaryIO | None = None) -> tuple[str | None, list[Diagnostic]]:
    """The text at ``path``, without byte order mark and with ``\\n`` as its only line end.

    None, with one error, where there is no text: no such file, a folder, unreadable, empty, too large, binary.
    """
    place = Location(name_of(path))
    try:
        content = _bytes(path, stdin)
    except FileNotFoundError:
        return None, [error("PRD100", place, "there is no such file", "check the path; `-` reads standard input")]
    except IsADirectoryError:
        help_ = (
            f"name the file in it that holds the PRD; of a folder, {', '.join(FOLDER_DOCUMENTS)} are read together"
        )
        return None, [error("PRD101", place, "this is a folder without a document", help_)]
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        return None, [error("PRD102", place, f"the file can't be read: {reason}", "check its permissions")]
    if len(content) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 2**20} MB"
        return None, [error("PRD106", place, message, "give the PRD alone; leave images and archives out")]
    return _decode(content, place)


def _bytes(path: str, stdin: BinaryIO | None) -> bytes:
    """At most one byte more than may be read, so that an endless device ends."""
    if path == STDIN:
        return stdin.read(MAX_BYTES + 1) if stdin is not None else b""
    if stat.S_ISDIR(Path(path).stat().st_mode):
        raise IsADirectoryError
    with Path(path).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _decode(content: bytes, place: Location) -> tuple[str | None, list[Diagnostic]]:
    encoding = "utf-16" if content.startswith(_UTF16) else "utf-8-sig"
    if encoding != "utf-16" and b"\0" in content:
        return None, [_binary(place)]
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as problem:
        if encoding == "utf-16":
            return None, [_binary(place)]
        line = problem.object.count(b"\n", 0, problem.start) + 1
        message = f"the file is not UTF-8: the byte 0x{problem.object[problem.start]:02X} starts no character"
        help_ = "save it as UTF-8"
        return None, [error("PRD105", Location(place.file, line), message, help_)]
    if "\0" in text:
        return None, [_binary(place)]
    if not text.strip():
        return None, [error("PRD103", place, "the file is empty", "`prdgen sample` shows a PRD to start from")]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def _binary(place: Location) -> Diagnostic:
    return error("PRD104", place, "the file is not text", "give a PRD in Markdown, or a spec in JSON or YAML")


def is_spec(text: str, file: str) -> bool:
    """Whether ``text`` is a spec in JSON or YAML, by the suffix of ``file``, or else by itself."""
    suffix = Path(file).suffix.lower()
    if suffix in _SPEC:
        return True
    return suffix not in _MARKDOWN and _SPEC_START.match(text) is not None
