"""JSON with line numbers. The standard library finds syntax errors; it has no lines for what it accepts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from spec_extractor.diagnostics import Diagnostic, Location, error
from spec_extractor.sources.numbers import number
from spec_extractor.sources.tree import Event, Node, assemble, too_deep

_TOKEN = re.compile(r'(?P<text>"[^"\\]*(?:\\.[^"\\]*)*")|(?P<mark>[{}\[\]])|(?P<blank>[\s,:]+)|[^\s,:{}\[\]"]+')
_LITERALS = {"true": True, "false": False, "null": None}


def read_json(text: str, file: str) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a JSON document, or what is wrong with it."""
    try:
        # Numbers are read below, where one that is too large has a line.
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as problem:
        what = problem.msg[:1].lower() + problem.msg[1:]
        remedy = "check commas, quotes and brackets there; JSON has no comments and no trailing commas"
        message = f"the file is not valid JSON: {what} (column {problem.colno})"
        return None, [error("PRD110", Location(file, problem.lineno), message, remedy)]
    except RecursionError:
        return None, [too_deep(Location(file))]
    diagnostics: list[Diagnostic] = []
    root, found = assemble(_events(text, file, diagnostics), file)
    return root, diagnostics + found


def _events(text: str, file: str, diagnostics: list[Diagnostic]) -> Iterator[Event]:
    line = 1
    for token in _TOKEN.finditer(text):
        written = token[0]
        if token["blank"]:
            line += written.count("\n")
        elif token["text"]:
            yield Event("scalar", line, json.loads(written))
        elif token["mark"]:
            kind = {"{": "mapping", "[": "list"}.get(written)
            yield Event("mapping" if kind == "mapping" else "list" if kind else "end", line)
        elif written in _LITERALS:
            yield Event("scalar", line, _LITERALS[written], written)
        else:
            yield Event("scalar", line, number(written, Location(file, line), diagnostics), written)
