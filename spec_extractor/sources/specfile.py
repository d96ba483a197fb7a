"""Spec files: hand-written or made by another program, JSON or YAML, version 1.0 or 1.1."""

from __future__ import annotations

import json
import re

from spec_extractor import schema
from spec_extractor.diagnostics import Diagnostic, Location, error
from spec_extractor.ir import Spec
from spec_extractor.sources.json_tree import read_json
from spec_extractor.sources.tree import Node
from spec_extractor.sources.yaml_tree import read_yaml
from spec_extractor.wording import unknown_type

VERSIONS = ("1.0", "1.1")
_OBJECT = re.compile(r'\s*\{\s*["}]')


def read(text: str, file: str) -> tuple[Spec | None, list[Diagnostic]]:
    """The spec in ``text``, with every diagnostic; None where an error leaves nothing to go on with.

    A name ending in ``.json`` takes JSON alone, one in ``.yml`` or ``.yaml`` YAML and with it JSON; under any
    other name the text decides.
    """
    reader = read_json if _is_json(text, file) else read_yaml
    root, diagnostics = reader(text, file)
    if root is None or diagnostics:
        return None, diagnostics or [_not_a_spec(Location(file))]
    if root.members is None:
        return None, [_not_a_spec(Location(file, root.line))]
    data = root.data()
    version, diagnostics = _version(data, root, file)
    diagnostics += _check(data, version, root, file)
    if diagnostics:
        return None, diagnostics

    def locate(path: tuple[str | int, ...]) -> Location:
        return Location(file, root.at(path)[0])

    return schema.from_dict(data, locate), []


def _is_json(text: str, file: str) -> bool:
    if file.lower().endswith(".json"):
        return True
    if not _OBJECT.match(text):
        return False
    if not file.lower().endswith((".yml", ".yaml")):
        return True
    # JSON may be indented with tabs, which YAML refuses; a flow mapping of YAML may look like JSON.
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return False
    return True


def _not_a_spec(place: Location) -> Diagnostic:
    remedy = 'start with `spec_version: "1.1"`, then `project:` and `entities:`'
    return error("PRD114", place, "the document must be a mapping", remedy)


def _version(data: dict[str, object], root: Node, file: str) -> tuple[str, list[Diagnostic]]:
    """The stated version; where it is no known one, the newest, so that the rest is checked all the same."""
    stated = data.get("spec_version")
    if isinstance(stated, str) and stated in VERSIONS:
        return stated, []
    line, node = root.at(("spec_version",))
    version = VERSIONS[-1]
    if node is None:
        message = "the document has no 'spec_version'"
    elif node.plain in VERSIONS:
        version = node.plain
        message = f"the spec_version {version} is a number, and a version is text"
    else:
        message = f"the spec_version {json.dumps(stated, ensure_ascii=False)[:60]} is not known"
    data["spec_version"] = version
    return version, [error("PRD116", Location(file, line), message, f'write spec_version: "{version}"')]


def _check(data: dict[str, object], version: str, root: Node, file: str) -> list[Diagnostic]:
    violations = schema.validate(data, f"spec-{version}")
    newest = VERSIONS[-1]
    known_later: set[tuple[str | int, ...]] = set()
    if violations and version != newest:
        later = schema.validate({**data, "spec_version": newest}, f"spec-{newest}")
        known_later = {v.path for v in violations} - {v.path for v in later}
    diagnostics = []
    for path, message, remedy in violations:
        line, node = root.at(path)
        place = Location(file, line)
        more = f', or set spec_version: "{newest}", which takes this' if path in known_later else ""
        if _is_type(path) and node is not None and isinstance(node.value, str):
            types = schema.load(f"spec-{version}")["$defs"]["field"]["properties"]["type"]["enum"]
            field = schema.where(data, path[:-1])
            diagnostics.append(unknown_type(field, node.value, place, types, more))
        elif remedy == schema.QUOTE_IT and node is not None and node.plain and node.value is not None:
            quote = f'write "{node.plain}" in quotes: without them it is no text'
            diagnostics.append(error("PRD114", place, message, quote))
        else:
            diagnostics.append(error("PRD114", place, message, f"{remedy}{more}"))
    return diagnostics


def _is_type(path: tuple[str | int, ...]) -> bool:
    return path[:1] == ("entities",) and path[2:3] == ("fields",) and path[4:] == ("type",)
