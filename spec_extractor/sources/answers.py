"""Answers files: what ``prdgen extract`` wrote, read back and checked against ``schemas/answers.json``."""

from __future__ import annotations

from typing import Any

from spec_extractor import schema
from spec_extractor.diagnostics import Diagnostic, Location, error
from spec_extractor.sources.json_tree import read_json
from spec_extractor.sources.yaml_tree import read_yaml


def read(text: str, file: str) -> tuple[Any, list[Diagnostic]]:
    """The answers in ``text``, JSON or YAML, without Copier's own members (``_src_path``, ``_commit``).

    None with at least one error where they can't be used; else they have the form of the genome's ``Answers``.
    """
    reader = read_json if text.lstrip().startswith("{") else read_yaml
    root, diagnostics = reader(text, file)
    if root is None or diagnostics:
        return None, diagnostics or [_not_answers(Location(file))]
    data = root.data()
    if not isinstance(data, dict):
        return None, [_not_answers(Location(file, root.line))]
    found = [
        error("PRD115", Location(file, root.at(violation.path)[0]), violation.message, violation.help)
        for violation in schema.validate(data, "answers")
    ]
    if found:
        return None, found
    return {key: value for key, value in data.items() if not key.startswith("_")}, []


def _not_answers(place: Location) -> Diagnostic:
    return error("PRD115", place, "these are no answers", "pipe in what `prdgen extract PRD` prints")
