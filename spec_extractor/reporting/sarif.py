"""Diagnostics as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), for code-scanning tools."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from spec_extractor import __version__
from spec_extractor.diagnostics import Diagnostic, Location
from spec_extractor.reporting import explanations
from spec_extractor.reporting.display import ordered, printable

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """One run with a rule for each code in it. A severity is a level by the same name."""
    found = ordered(diagnostics)
    codes = sorted({diagnostic.code for diagnostic in found})
    run = {
        "tool": {
            "driver": {"name": "prdgen", "version": __version__, "rules": [_rule(code) for code in codes]},
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in found],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    page = explanations.page(code)
    rule: dict[str, Any] = {"id": code, "shortDescription": {"text": explanations.title(code)}}
    if page is not None:
        rule["help"] = {"text": page, "markdown": page}
    return rule


def _result(diagnostic: Diagnostic, rule: int) -> dict[str, Any]:
    text = printable(diagnostic.message)
    if diagnostic.help:
        text += f"\nhelp: {printable(diagnostic.help)}"
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": diagnostic.severity.value,
        "message": {"text": text},
    }
    if diagnostic.location.file:
        result["locations"] = [{"physicalLocation": _place(diagnostic.location)}]
    return result


def _place(location: Location) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(location.file)}}
    if location.line:
        place["region"] = {"startLine": location.line}
    return place


def _uri(file: str) -> str:
    """A relative path as a relative reference (RFC 3986), an absolute one as a file URI."""
    path = PurePath(file)
    # `safe` leaves no colon in the first segment, which would read as a scheme.
    encoded = quote(path.as_posix(), safe="/~", errors="surrogatepass")
    return f"file://{encoded}" if path.is_absolute() else encoded
