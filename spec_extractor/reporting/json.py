"""Diagnostics as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from spec_extractor.diagnostics import Diagnostic, Severity
from spec_extractor.reporting.display import ordered

VERSION = 1


def document(diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """``{version, diagnostics: [{code, severity, message, help, file, line}], counts}``.

    Line 0 is the whole file.
    """
    found = ordered(diagnostics)
    return {
        "version": VERSION,
        "diagnostics": [
            {
                "code": diagnostic.code,
                "severity": diagnostic.severity.value,
                "message": diagnostic.message,
                "help": diagnostic.help,
                # A path of the command line may hold bytes that are not UTF-8.
                "file": diagnostic.location.file.encode("utf-8", "backslashreplace").decode(),
                "line": diagnostic.location.line,
            }
            for diagnostic in found
        ],
        "counts": {severity.value: sum(d.severity is severity for d in found) for severity in Severity},
    }


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """The document as text. In ASCII: messages quote documents, and those may hold anything."""
    return json.dumps(document(diagnostics), indent=2) + "\n"
