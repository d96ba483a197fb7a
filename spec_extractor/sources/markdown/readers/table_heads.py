"""What names a table where only its columns' names follow, and which lines are surely columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spec_extractor.diagnostics import Location
from spec_extractor.sources.markdown.code.stored import is_call, is_message
from spec_extractor.sources.markdown.column_names import is_column_name
from spec_extractor.sources.markdown.fields import parse_field
from spec_extractor.sources.markdown.headings import Kind, classify, without_number
from spec_extractor.sources.markdown.labels import read_label
from spec_extractor.sources.markdown.patterns import alternatives, lazy
from spec_extractor.sources.markdown.readers.several import is_typed
from spec_extractor.sources.markdown.readers.tables import names_message
from spec_extractor.sources.markdown.split import one_line, word_set
from spec_extractor.sources.markdown.tellings import FieldTelling
from spec_extractor.sources.markdown.tree import Text
from spec_extractor.sources.markdown.vocabulary import PREDICATES, ROLE_WORDS

_NO_NAMES = frozenset(
    {Kind.FIELDS, Kind.RELATIONS, Kind.ENUMS, Kind.COMPUTED, Kind.STORIES, Kind.ACCEPTANCE, Kind.MODEL}
)
ROLE = alternatives(sorted({"table", "collection", "entity", "model", *map(str.lower, ROLE_WORDS)}))
NAME = (
    rf"(?:(?:{ROLE}) ?:? )?\[?[`\"']?(?P<name>[^\W\d][\w-]{{0,60}}(?: [\w-]{{1,30}}){{0,2}}?)[`\"']?\]?"
    rf"(?: ?(?:{ROLE}))?"
)
REMARK = r"(?P<remark> ?\([^()]{1,60}\))"
_HEAD = lazy(rf"{NAME}{REMARK}?(?P<mark> {{0,3}}[:：=]? {{0,3}}[{{(]?)", re.I)
_SAID_TABLE = lazy(rf"(?:{ROLE})\b", re.I)
_NO_TABLES = word_set(
    "index indexes indices constraint constraints key keys field fields column columns attribute attributes "
    "relation relations relationships references validation validations rules notes note enum enums values"
)
_DECLARE = word_set(
    "key index unique primary foreign constraint check fk pk references create alter insert select"
)
"""What begins a statement about a table."""
_GROUPING = frozenset(PREDICATES["grouping"])
LEAST = 2
_MOST_WORDS = 3
MAX_LINES = 400


def head_of(text: Text) -> str:
    """The name of a table in its own line with the remark behind it, or nothing."""
    said = without_number(one_line(text.marked)).strip()
    found = _HEAD.fullmatch(said) if len(said) < 160 else None
    return called(found) if found is not None else ""


def called(found: re.Match[str]) -> str:
    """The name that a line begins with and the remark behind it, or nothing where it can't be a table's."""
    name = found["name"]
    parts = name.lower().split()
    if _NO_TABLES.issuperset(parts) or parts[0] in _DECLARE or is_key(name) or classify(name) in _NO_NAMES:
        return ""
    if (
        name.lower() in _GROUPING
        or names_message(name)
        or is_message(name)
        or is_call(name)
        or read_label(name) is None
    ):
        return ""
    return name + (found["remark"] or "")


def is_marked(line: Text) -> bool:
    """Whether a line shows by itself that a table begins: ``orders:``, ``Table orders``, ``orders {``."""
    found = _HEAD.fullmatch(line.marked) if head_of(line) else None
    return found is not None and bool(found["mark"].strip() or _SAID_TABLE.match(line.marked))


def bare(line: Text) -> Text:
    """A column's line without the comma behind it, with its comment as others write one."""
    marked = line.marked.strip().lstrip("+").rstrip(",;").strip().replace(" -- ", " - ").replace(" // ", " - ")
    return Text(marked.replace("`", ""), marked, line.line)


def are_columns(lines: Sequence[Text]) -> bool:
    """Whether every line is a column, and half of them surely."""
    fields = [column_of(line) for line in lines[:MAX_LINES]]
    return len(fields) >= LEAST and all(fields) and enough([field for field in fields if field])


def column_of(line: Text) -> FieldTelling | None:
    """The column that a line or a part of one tells, if it can be one."""
    field = parse_field(one_line(bare(line).marked), Location(""))
    return field if field is not None and len(field.name.split()) <= _MOST_WORDS else None


def enough(fields: Sequence[FieldTelling]) -> bool:
    """Whether half of the fields are surely columns, or the first is a key."""
    sure = sum(1 for field in fields if is_typed(field) or is_column_name(field.name))
    led = bool(fields) and fields[0].name.lower().strip("_") == "id"
    return len(fields) >= LEAST and (led or sure * 2 >= len(fields))


def is_key(part: str) -> bool:
    """Whether a column is called as keys are: ``id``, ``pier_id``, ``pierId``."""
    return part.strip("` ").lower() == "id" or part.strip("` ").endswith(("_id", "Id"))
