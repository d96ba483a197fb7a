"""YAML with line numbers, as far as JSON reaches: no tags, no aliases, no merge keys, one document.

Unquoted scalars mean what they mean in JSON. Of what YAML 1.1 adds, the spellings of booleans (``no``, ``off``)
stay booleans, so that one in the place of a name is told; its numbers (``0x1f``, ``1:30``) and dates are text.
What is a number in JSON alone (``1e5``, ``0E0``: no point, or no sign after the ``e``) is text too, as it is to
the writers of YAML 1.1, which put no quotes around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from spec_extractor.diagnostics import Diagnostic, Location, error
from spec_extractor.sources.numbers import NUMBER, number
from spec_extractor.sources.tree import Event, Node, assemble

# libyaml's scanner is about ten times as fast; a platform without it reads the same.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_INFINITE = re.compile(r"[-+]?\.inf|\.nan", re.IGNORECASE)
_IN_JSON_ALONE = re.compile(r"-?[0-9]+[eE].*|[^eE]+[eE][0-9]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class _NotTakenError(Exception):
    """A feature of YAML that a spec file may not use; carries its diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def read_yaml(text: str, file: str) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a YAML document, or what is wrong with it."""
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        message = f"the file holds the control character U+{ord(found[0]):04X}"
        return None, [error("PRD110", Location(file, line), message, "leave the character out")]
    diagnostics: list[Diagnostic] = []
    try:
        root, found_ = assemble(_events(text, file, diagnostics), file)
    except _NotTakenError as refusal:
        return None, [*diagnostics, refusal.diagnostic]
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 0
        return None, [*diagnostics, _syntax_error(Location(file, line), str(problem.problem))]
    except yaml.YAMLError as problem:
        reason = str(getattr(problem, "reason", "it holds a character that YAML refuses"))
        return None, [*diagnostics, _syntax_error(Location(file), reason)]
    return root, diagnostics + found_


def _syntax_error(place: Location, problem: str) -> Diagnostic:
    return error(
        "PRD110",
        place,
        f"the file is not valid YAML: {problem}",
        "check indentation (blanks, no tabs), quotes and colons in this line and the one before it",
    )


def _events(text: str, file: str, diagnostics: list[Diagnostic]) -> Iterator[Event]:
    documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        place = Location(file, line)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _refused(place, "a second document", "keep one document, without further `---` lines")
        elif isinstance(event, yaml.AliasEvent):
            raise _refused(place, f"the alias *{event.anchor}", "write the value out")
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            raise _refused(place, f"the tag {event.tag}", "leave the tag out")
        if isinstance(event, yaml.ScalarEvent):
            yield _scalar(event, place, diagnostics)
        elif isinstance(event, yaml.MappingStartEvent):
            yield Event("mapping", line)
        elif isinstance(event, yaml.SequenceStartEvent):
            yield Event("list", line)
        elif isinstance(event, yaml.CollectionEndEvent):
            yield Event("end", line)


def _refused(place: Location, what: str, remedy: str) -> _NotTakenError:
    shown = what if len(what) <= 80 else f"{what[:79]}…"
    return _NotTakenError(error("PRD112", place, f"a spec file does not take {shown}", remedy))


def _scalar(event: yaml.ScalarEvent, place: Location, diagnostics: list[Diagnostic]) -> Event:
    written = event.value
    if event.style not in (None, ""):
        return Event("scalar", place.line, written)
    if written == "<<":
        raise _refused(place, "the merge key <<", "write the members out")
    value: str | float | bool | None = written
    if written in _NULL:
        value = None
    elif written.lower() in _TRUE | _FALSE:
        value = written.lower() in _TRUE
    elif (NUMBER.fullmatch(written) and not _IN_JSON_ALONE.fullmatch(written)) or _INFINITE.fullmatch(written):
        value = number(written, place, diagnostics)
    return Event("scalar", place.line, value, written)
